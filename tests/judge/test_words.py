import re
import unicodedata
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.embeddings import TokenEmbeddings
from aligner.judge.words import Side, Words, words_of
from tests.judge.samples import WIDTH, directions

THAI = "สวัสดี ครับ"


def tokens(*spans: list[tuple[int, int]]) -> TokenEmbeddings:
    """Random vectors of the tokens of each segment, which stand there."""
    flat = [span for one in spans for span in one]
    return TokenEmbeddings(
        directions(len(flat), np.random.default_rng(0)).astype(np.float16),
        np.cumsum([0, *map(len, spans)]).astype(np.int64),
        np.array(flat, np.int32).reshape(-1, 2),
    )


def split(pattern: str, text: str) -> list[tuple[int, int]]:
    """The spans of tokens that match a pattern."""
    return [match.span() for match in re.finditer(pattern, text)]


def words(pattern: str, *texts: str, language: str = "und") -> Words:
    return words_of(texts, tokens(*(split(pattern, text) for text in texts)), language)


def strings(found: Words, text: str) -> list[str]:
    return [text[start:end] for start, end in found.spans.tolist()]


def test_words_have_their_tokens_and_punctuation_has_none() -> None:
    text = "Wir, sagte er: 3,5 (ja)!"
    found = words(r"\w{1,2}|[^\w\s]", text)
    assert strings(found, text) == ["Wir", "sagte", "er", "3", "5", "ja"]
    assert found.owners.tolist() == [0, 0, -1, 1, 1, 1, 2, -1, 3, -1, 4, -1, 5, -1, -1]


def test_marks_belong_to_the_word() -> None:
    text = "दोनों पक्षों ने।"
    assert strings(words(r"\S", text), text) == ["दोनों", "पक्षों", "ने"]


def test_a_token_that_begins_before_its_word() -> None:
    found = words_of(["ab 'cde"], tokens([(0, 2), (3, 6), (6, 7)]), "und")
    assert found.spans.tolist() == [[0, 2], [4, 7]]
    assert found.owners.tolist() == [0, 1, 1]


def test_a_token_that_stands_on_nothing_is_no_word() -> None:
    found = words_of(["Ab cd"], tokens([(0, 0), (0, 2), (3, 3), (3, 5)]), "und")
    assert found.owners.tolist() == [-1, 0, -1, 1]


def test_where_no_spaces_stand_each_token_is_a_word() -> None:
    found = words(r"[^\s]{1,3}", THAI)
    assert strings(found, THAI) == ["สวั", "สดี", "ครั", "บ"]
    assert found.owners.tolist() == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("text", "pattern", "expected"),
    [
        ("2023年に3月", r"\d+|\D", ["2023", "年", "に", "3", "月"]),
        ("วันที่5มกราคม", r"\d|[^\d]{3}", ["วัน", "ที่", "5", "มกร", "าคม"]),
        ("iPhoneを", r"iPho|ne|を", ["iPhone", "を"]),
    ],
)
def test_a_number_or_a_name_among_them_is_a_word_of_its_own(
    text: str, pattern: str, expected: list[str]
) -> None:
    assert strings(words(pattern, text), text) == expected


def test_of_punctuation_alone_each_token_is_a_word() -> None:
    found = words(r"\S", "Ja.", "?!", "Nein.")
    assert found.offsets.tolist() == [0, 1, 3, 4]
    assert found.owners.tolist() == [0, 0, -1, 1, 2, 3, 3, 3, 3, -1]
    assert (found.information > 0).all()


def test_function_words_say_little_and_negations_say_what_they_say() -> None:
    text = "Lokomotive Kirsche während nicht"
    known, unknown = (words(r"\S+", text, language=code).information for code in ("de-AT", "und"))
    assert known[2] < unknown[2]
    np.testing.assert_array_equal(known[[0, 1, 3]], unknown[[0, 1, 3]])


def test_a_segment_without_a_token_has_no_words() -> None:
    found = words(r"\w+", "", "ein Wort", "")
    assert found.offsets.tolist() == [0, 0, 2, 2]
    assert (found.rows(range(0, 1)), found.rows(range(1, 3))) == (slice(0, 0), slice(0, 2))
    nothing = words_of([], tokens(), "de")
    assert (nothing.spans.shape, nothing.offsets.tolist()) == ((0, 2), [0])


def test_a_side_has_the_words_of_its_segments() -> None:
    texts = ["Der Rat, wählt", "...", "einen neuen"]
    made = tokens(*(split(r"\w{1,2}|[^\w\s]", text) for text in texts))
    found = words_of(texts, made, "de")
    side = Side.of(found, made, range(1, 3))
    assert side.owners.tolist() == [0, 1, 2, 3, 3, 3, 4, 4, 4]
    np.testing.assert_array_equal(side.tokens, made.floats(slice(-9, None)))
    np.testing.assert_array_equal(side.information, found.information[3:])
    np.testing.assert_allclose(np.linalg.norm(side.words, axis=1), 1, atol=1e-5)
    mean = side.tokens[3:6].mean(axis=0)
    np.testing.assert_allclose(side.words[3], mean / np.linalg.norm(mean), atol=1e-5)
    means = side.by_word(np.arange(9, dtype=np.float32))
    assert means.tolist() == [0, 1, 2, 4, 7]


def test_a_side_leaves_out_punctuation() -> None:
    made = tokens(split(r"\w+|[^\w\s]", "ja, nein."))
    side = Side.of(words_of(["ja, nein."], made, "de"), made, range(1))
    np.testing.assert_array_equal(side.tokens, made.floats()[[0, 2]])
    assert Side.of(words_of([""], tokens([]), "de"), tokens([]), range(1)).words.shape == (0, WIDTH)


@st.composite
def _cut(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    """A text, and tokens that cover all of it but the spaces."""
    text = draw(st.text("abcÄ3é\u0301 कि,.-'’()", max_size=30))
    spans = []
    for start, end in split(r"[^ ]+", text):
        inner = draw(st.sets(st.integers(start, end)))
        spans += list(pairwise(sorted({start, end} | inner)))
    return text, spans


@given(st.lists(_cut(), max_size=4))
def test_every_letter_is_of_a_word_and_every_word_has_tokens(
    made: list[tuple[str, list[tuple[int, int]]]],
) -> None:
    texts = [text for text, _ in made]
    vectors = tokens(*(spans for _, spans in made))
    found = words_of(texts, vectors, "und")
    assert (np.diff(found.offsets) > 0).tolist() == [bool(spans) for _, spans in made]
    owned = found.owners[found.owners >= 0]
    assert (np.diff(owned) >= 0).all()
    assert set(owned.tolist()) == set(range(len(found.spans))) == set(range(found.offsets[-1]))
    for k, (text, spans) in enumerate(made):
        rows, mine = vectors.rows(range(k, k + 1)), found.spans[found.rows(range(k, k + 1))]
        assert (mine[1:, 0] >= mine[:-1, 1]).all()
        for (start, end), owner in zip(spans, found.owners[rows].tolist(), strict=True):
            letters = any(unicodedata.category(c)[0] in "LMN" for c in text[start:end])
            assert owner >= 0 or not letters
            if owner >= 0:
                first, last = found.spans[owner].tolist()
                assert max(first, start) < min(last, end)

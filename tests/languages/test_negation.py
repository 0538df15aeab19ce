import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.languages.negation import denies, negates, negations, tells_denials


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "kam nicht an"),
        ("de", "Niemandem"),
        ("de", "keinesfalls"),
        ("de", "es gab nichts"),
        ("de-AT", "ohne"),
        ("en", "It is NOT so"),
        ("en", "cannot"),
        ("en", "they don't"),
        ("en", "they won’t come"),
        ("es", "Ningún vecino"),
        ("es", "jamás"),
        ("fr", "il n'est"),
        ("fr", "il n’y a"),
        ("fr", "aucune idée"),
        ("hi", "वे नहीं आए"),
        ("hi", "मत जाओ"),
        ("hi", "न"),
    ],
)
def test_words_that_say_no(language: str, text: str) -> None:
    assert negates(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", ""),
        ("de", "vernichtet"),
        ("de", "ohnehin"),
        ("de", "die Nichte"),
        ("de", "die Knie"),
        ("en", "another note, known now"),
        ("es", "noche y nariz"),
        ("fr", "le passé neuf"),
        ("hi", "उसने मना लिया"),
        ("hi", "नदी"),
    ],
)
def test_words_that_only_look_so(language: str, text: str) -> None:
    assert not negates(text, language)


@pytest.mark.parametrize("language", ["und", "th", "nl", ""])
def test_in_a_language_that_is_not_known_nothing_negates(language: str) -> None:
    assert not negates("nicht not no ne नहीं", language)


def words(text: str, language: str) -> list[str]:
    return [text[span.start : span.end] for span in negations(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Es kam nicht an, und keiner fragte.", ["nicht", "keiner"]),
        ("de", "Nicht nur er kam nicht.", ["nicht"]),
        ("de", "Obwohl er nicht kam, ging sie.", ["nicht"]),  # no `ob`
        ("de", "Er fragte, ob sie nicht käme.", []),
        ("de", "Eher nicht.", ["nicht"]),
        ("de", "Das Haus ist nicht unbewohnt.", []),
        ("de", "Kommst du nicht? Er kommt nicht.", ["nicht"]),
        ("de", "Er kam ohne sie, kaum zu glauben.", []),
        ("en", "No. 1 came no later than noon.", []),
        ("en", "It wasn’t me, 𝕏 never came.", ["wasn’t", "never"]),
        ("hi", "वह नहीं आया।", ["नहीं"]),
        ("hi", "न केवल वह, बल्कि हम भी आए।", []),
        ("hi", "कोई न कोई आएगा।", []),
        ("hi", "तुम आओगे न?", []),
        ("hi", "न वह आया, न मैं।", ["न", "न"]),
        ("th", "ไม่", []),
    ],
)
def test_what_a_translation_has_to_render(language: str, text: str, expected: list[str]) -> None:
    assert words(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Plan scheiterte."),
        ("de", "Das ist unsicher."),
        ("de", "Er ist arbeitslos."),
        ("en", "She was unable to come."),
        ("en", "It is endless."),
        ("hi", "यह असंभव है।"),
        ("hi", "वह नाराज़ है।"),
        ("hi", "वह नारा\N{DEVANAGARI LETTER ZA} है।"),
        ("hi", "उसने इनकार किया।"),
    ],
)
def test_what_denies_in_other_words(language: str, text: str) -> None:
    assert denies(text, language)
    assert not negates(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Universität unter uns und die Union."),
        ("en", "The union under the universe."),
        ("hi", "बच्चा घर आया।"),
    ],
)
def test_what_denies_nothing(language: str, text: str) -> None:
    assert not denies(text, language)


def test_where_denials_are_known() -> None:
    assert [code for code in ("de-AT", "en", "hi", "fr", "und") if tells_denials(code)] == [
        *("de-AT", "en", "hi")
    ]


@given(st.text(), st.sampled_from(["de", "en", "hi"]))
def test_negations_are_words_of_the_text_in_order(text: str, language: str) -> None:
    spans = negations(text, language)
    assert spans == sorted(spans)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert not spans or negates(text, language)

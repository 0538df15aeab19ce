import pytest

from aligner.languages.negation import negates


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

"""Lists say whether a language has a word."""

import pytest

from aligner.languages.dictionary import base_form, has_words, is_compound, is_word


@pytest.mark.parametrize(
    ("word", "language", "known"),
    [
        ("Krankenhaus", "de", True),
        ("krankenhaus", "de-AT", True),
        ("Krankenhaus", "en", False),
        ("hus", "no", True),
        ("บ้าน", "th", None),
    ],
)
def test_whether_a_word_is_known(word: str, language: str, known: bool | None) -> None:
    assert is_word(word, language) is known
    assert has_words(language) is (known is not None)


def test_compounds_with_and_without_an_s() -> None:
    assert is_compound("Wirtschaftsstandort", "de")
    assert is_compound("Gartenzaun", "de")
    assert not is_compound("Xqzwvbnmklp", "de")


def test_base_forms() -> None:
    assert base_form("Ziegen", "de") == "Ziege"
    assert base_form("บ้าน", "th") == "บ้าน"

"""Which scripts a language is written in, and which one a letter is of."""

import re

import pytest

from aligner.languages.cldr import countries, likely_script
from aligner.languages.scripts import letters, script_of, scripts_of


@pytest.mark.parametrize(
    ("language", "scripts"),
    [
        ("de", {"Latn"}),
        ("hi", {"Deva"}),
        ("hi-Latn", {"Latn"}),
        ("ne", {"Deva"}),
        ("ja", {"Kana", "Hani"}),
        ("zh-Hant", {"Hani"}),
        ("sr", set()),
        ("und", set()),
    ],
)
def test_scripts_of_languages(language: str, scripts: set[str]) -> None:
    assert scripts_of(language) == scripts


def test_no_script_is_made_up() -> None:
    assert likely_script("xyz") is None


@pytest.mark.parametrize(("letter", "script"), [("ä", "Latn"), ("क", "Deva"), ("1", None)])
def test_the_script_of_a_letter(letter: str, script: str | None) -> None:
    assert script_of(letter) == script


def test_letters_go_into_brackets() -> None:
    both = re.compile(f"[{letters(frozenset({'Latn', 'Deva'}))}]+")
    assert both.findall("aक 1 б") == ["aक"]


def test_countries_in_their_language() -> None:
    assert "Spanien" in countries("de")
    assert "Spanien" not in countries("en")
    assert countries("xyz") == frozenset()

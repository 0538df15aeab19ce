import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.languages.stems import adjective_keys, heads, modifiers, word_keys


@pytest.mark.parametrize(
    ("language", "one", "other", "same"),
    [
        ("de", "Speicher", "Speichern", True),
        ("de", "Haus", "Häuser", True),
        ("de", "Übersetzungsspeicher", "Übersetzungsspeichers", True),
        ("de", "Haus", "Hausen", False),
        ("hi", "लड़का", "लड़कों", True),
        ("hi", "लड़का", "लड़के", True),
        ("hi", "लड़की", "लड़कियाँ", True),
        ("hi", "लड़का", "लड़की", False),
        ("hi", "हिन्दी", "हिंदी", True),
        ("hi", "क़ानून", "कानूनों", True),
        ("hi", "रुपया", "रुपए", True),
        ("hi", "किताब", "किताबें", True),
        ("hi", "अनुबंध", "अनुभव", False),
        ("en", "memory", "memories", True),
        ("en", "run", "running", True),
        ("tlh", "memory", "Memory", True),
    ],
)
def test_forms_of_one_word_share_a_key(language: str, one: str, other: str, same: bool) -> None:
    assert bool(word_keys(one, language) & word_keys(other, language)) is same


def test_a_hindi_adjective_agrees() -> None:
    assert adjective_keys("नई", "hi") & adjective_keys("नया", "hi")
    assert adjective_keys("अच्छी", "hi") & adjective_keys("अच्छे", "hi")


def test_parts_of_a_compound() -> None:
    assert "Speicher" in heads("Datenspeicher")
    assert "Vertrag" in modifiers("Vertragsstrafe")
    assert "Arten" not in modifiers("Arten")


@settings(deadline=None)  # the first opens dictionaries
@given(st.text(), st.sampled_from(["de", "hi", "en", "th", "und"]))
def test_each_word_has_a_key(word: str, language: str) -> None:
    assert word_keys(word, language)
    assert word_keys(word, language) <= adjective_keys(word, language)

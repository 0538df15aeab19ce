"""Words of two scripts are found where they stand, and others left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.entities.mixed_scripts import Mixture, mixed_scripts


@pytest.mark.parametrize(
    ("text", "language", "mixture", "meant"),
    [
        ("S\u0430tz", "de", Mixture.LOOKALIKE, "Satz"),
        ("\u041cosc\u043ew", "en", Mixture.LOOKALIKE, "Moscow"),
        ("д\u006fм", "ru", Mixture.LOOKALIKE, "д\u043eм"),
        ("\u0441\u043e\u0440", "en", Mixture.LOOKALIKE, "cop"),
        ("कaम", "hi", Mixture.LETTER, None),
        ("हैl", "hi", Mixture.LETTER, None),
        ("घ\u200dर", "hi", Mixture.JOINER, "घर"),
        ("Auf\u00adla\u00adge", "de", Mixture.HYPHEN, "Auflage"),
        ("1२3", "hi", Mixture.DIGITS, "123"),
    ],
)
def test_what_is_mixed(text: str, language: str, mixture: Mixture, meant: str | None) -> None:
    (found,) = mixed_scripts(f"😀\r\n {text}.", language)
    assert (found.mixture, found.text, found.meant) == (mixture, text, meant)
    assert found.span.start == len("😀\r\n ")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("BBCने T-शर्ट 5kmकी Xकिरण", "hi"),
        ("क्\u200dया क्\u200cया", "hi"),
        ("می\u200cخواهم", "fa"),
        ("5 µm, ΔT, αx", "de"),
        ("USB-порт", "ru"),
        ("ใช้Facebook", "th"),
        ("а", "ru"),
        ("Ångström naïve", "en"),
    ],
)
def test_what_is_not(text: str, language: str) -> None:
    assert mixed_scripts(text, language) == ()


ANY = st.text(st.characters(codec=None)) | st.text("aаοкaमर् \u200d\u200c\u00ad1२3l")


@given(ANY, st.sampled_from(["de", "hi", "th", "ru"]))
def test_spans_lie_in_the_text(text: str, language: str) -> None:
    for each in mixed_scripts(text, language):
        assert each.span.start < each.span.end <= len(text)
        assert text[each.span.start : each.span.end] == each.text

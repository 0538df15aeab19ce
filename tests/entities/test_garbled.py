"""Characters that went wrong are found where they stand, and others left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.entities.garbled import Fault, garbled


def misread(text: str) -> str:
    """UTF-8 as Windows-1252 shows it."""
    return "".join(
        bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in text.encode()
    )


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (misread("ä"), "ä"),
        (misread("“"), "“"),
        (misread("काम"), "काम"),
        (misread("дом"), "дом"),
        (misread("😀"), "😀"),
        ("&uuml;", "ü"),
        ("&amp;#252;", "ü"),
        ("&#x1F600;", "😀"),
        ("&#xFFFFFF;"[:9] + ";", None),
        ("\ufffd", None),
        ("\x93", None),
    ],
)
def test_what_was_meant(text: str, meant: str | None) -> None:
    (found,) = garbled(f"Aa {text} bb", "de")
    assert (found.text, found.meant) == (text, meant)
    assert (found.span.start, found.span.end) == (3, 3 + len(text))


def test_words_that_came_misread_in_one_piece() -> None:
    found = garbled(misread("Größe über Öl"), "de")
    assert [each.meant for each in found] == ["öß", "ü", "Ö"]


@pytest.mark.parametrize("text", ["Spaß“", "„Ä“", "l’été…”", "CAFÉ»", "AMANHÔ", "3×“", "Übung–Ö"])
def test_letters_before_quotation_marks_are_what_they_are(text: str) -> None:
    assert garbled(text, "de") == ()


def test_old_fonts_are_known_in_hindi_only() -> None:
    text = "mlus dgk fd ckx esa dke dj fn;k gS"
    assert [each.fault for each in garbled(text, "hi")] == [Fault.FONT]
    assert garbled(text, "de") == ()


ANY = st.text(st.characters(codec=None)) | st.text("Ãâà€œ¤¹&?;#x1uml \ufeffß“")


@given(ANY, st.sampled_from(["de", "hi", "th"]))
def test_spans_lie_in_the_text(text: str, language: str) -> None:
    for each in garbled(text, language):
        assert each.span.start < each.span.end <= len(text)
        assert each.fault is Fault.FONT or text[each.span.start : each.span.end] == each.text

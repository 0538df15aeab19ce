import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.entities.address import read


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Sie kommen, wenn Sie Ihre Karte haben.", [("Sie", "Sie"), ("Ihre", "Sie")]),
        ("de-AT", "Hast du dein Buch?", [("du", "du"), ("dein", "du")]),
        ("de", "Dann kamen sie und ihr Hund.", []),
        ("en", "You and yours, not youth.", [("You", "you"), ("yours", "you")]),
        ("hi", "क्या आपको तुम्हारा घर या तू?", [("आपको", "आप"), ("तुम्हारा", "तुम"), ("तू", "तू")]),
        ("hi", "दरवाज़ा अपने आप खुला, आपस में।", []),
        ("fr", "Tu viens, vous aussi ?", [("Tu", "tu"), ("vous", "vous")]),
        ("es", "¿Usted o tú?", [("Usted", "usted"), ("tú", "tú")]),
        ("th", "คุณ", []),
        ("und", "you", []),
    ],
)
def test_forms_of_address(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    found = [(text[a.span.start : a.span.end], a.form) for a in read(text, language)]
    assert found == expected


def test_the_first_form_is_the_polite_one() -> None:
    assert [each.polite for each in read("आप, तुम, तू", "hi")] == [True, False, False]


@given(st.text(), st.sampled_from(["de", "en", "hi", "fr", "es"]))
def test_any_text_can_be_read(text: str, language: str) -> None:
    assert all(0 <= each.span.start < each.span.end <= len(text) for each in read(text, language))

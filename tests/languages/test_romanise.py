import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.languages.romanise import likeness, sounds


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Merkel", "मर्केल"),
        ("Schröder", "श्रोडर"),
        ("Jelzin", "येल्तसिन"),
        ("Kim", "किम"),
        ("BBC", "बीबीसी"),
        ("Kavanaugh", "कवानौघ"),
        ("Gorbatschow", "Gorbachev"),
    ],
)
def test_one_name_in_two_spellings(one: str, other: str) -> None:
    assert likeness(one, other) >= 75


@pytest.mark.parametrize(("one", "other"), [("Merkel", "मुलर"), ("Pelosi", "कवानौघ"), ("", "x")])
def test_two_names(one: str, other: str) -> None:
    assert likeness(one, other) < 60


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    assert all(each.key for each in sounds(text))

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.entities.names import read


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("de", "Die Regierung sprach mit Wladimir Putin in Moskau.", ["Wladimir Putin", "Moskau"]),
        ("de", "Die Brücke wurde am Montag gesperrt.", []),
        ("de", "Die Vereinten Nationen warnen.", ["Vereinten Nationen"]),
        ("en", "In May the White House called Kavanaugh.", ["Kavanaugh"]),
        ("en", "They like Manchester City a lot.", ["Manchester City"]),
        ("hi", "वे उत्तर कोरिया गए।", ["उत्तर कोरिया"]),
    ],
)
def test_what_is_surely_a_name(language: str, text: str, names: list[str]) -> None:
    found = [text[each.span.start : each.span.end] for each in read(text, language) if each.sure]
    assert found == names


@given(st.text(), st.sampled_from(["de", "en", "hi", "th", "und"]))
def test_names_stand_in_the_text_in_order(text: str, language: str) -> None:
    spans = [each.span for each in read(text, language)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert spans == sorted(spans)

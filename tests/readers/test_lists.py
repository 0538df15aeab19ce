import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.errors import LanguageError
from aligner.readers.lists import document_of


@given(st.lists(st.text(max_size=8), max_size=6))
def test_each_string_is_one_segment(texts: list[str]) -> None:
    document = document_of(texts, "de")
    assert document.texts == texts
    assert [s.paragraph for s in document.segments] == list(range(len(texts)))
    assert all(document.text[s.start : s.end] == s.text for s in document.segments)


def test_name_and_language() -> None:
    document = document_of(["Das ist ein kleines Haus am Wald."], name="a")
    assert (document.name, document.language) == ("a", "de")
    assert document_of(["eins"], "de-AT").language == "de-AT"
    with pytest.raises(LanguageError):
        document_of(["eins"], "no such language")

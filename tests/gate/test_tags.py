"""Languages in paths."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.gate.tags import Tag, tags


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("content/de/a.md", [("de", "de", True)]),
        ("x.pt_BR.md", [("pt_BR", "pt-BR", True)]),
        ("x_zh-Hans.md", [("zh-Hans", "zh-Hans", True)]),
        ("README.HI.md", [("HI", "hi", True)]),
        ("content/pt-br/a.md", [("pt-br", "pt-BR", True)]),
        ("x_zh-hant.md", [("zh-hant", "zh-Hant", True)]),
        ("deu/x.txt", [("deu", "de", True)]),
        ("docs/is/a.txt", [("is", "is", False)]),
        ("report-Hindi.docx", [("Hindi", "hi", True)]),
        ("हिन्दी.txt", []),  # the vowel signs divide it
        ("deutsch/a.txt", [("deutsch", "de", True)]),
        ("model/aide/x1de.txt", []),
        ("De/xx/a.txt", []),
    ],
)
def test_tags(path: str, found: list[tuple[str, str, bool]]) -> None:
    assert [(tag.text, tag.language, tag.sure) for tag in tags(path)] == found


def test_a_name_is_no_code() -> None:
    assert [tag.code for tag in tags("de/hindi/pt_BR")] == [True, True, False]  # names come last


@given(st.text())
def test_tags_are_in_the_path(path: str) -> None:
    for tag in tags(path):
        assert isinstance(tag, Tag)
        assert path.startswith(tag.text, tag.start)

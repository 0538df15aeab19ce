"""Which tables speak of which paths."""

import pytest

from aligner.config.model import Config, Override, Pairs
from aligner.config.which import Table, overrides_of, table_of, table_with

CONFIG = Config(
    pairs=[
        Pairs(source="de/**/*.md", target="{language}/**/*.md", target_languages=["hi", "th"]),
        Pairs(source="{name}.txt", target=["{name}.{language}.txt", "{name}-hindi.txt"]),
        Pairs(files=[("a.html", "b.html")]),
        Pairs(source="po/*.po"),
        Pairs(source="de/extra.md", target="fr/extra.md", target_language="fr"),
    ],
    overrides=[
        Override(paths=["de/legal/**", "imprint.md"]),
        Override(paths=["**/*.po"]),
        Override(paths=["*/legal/*.md"]),
    ],
)


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("de/a.md", "hi/a.md", Table(0, "hi")),
        ("de/x/y/a.md", "th/x/y/a.md", Table(0, "th")),
        ("de/x/a.md", "hi/y/a.md", None),
        ("de/a.md", "hi/b.md", None),
        ("de/a.md", "fr/a.md", None),
        ("de/extra.md", "fr/extra.md", Table(4)),
        ("de/extra.md", "hi/extra.md", Table(0, "hi")),
        ("a.txt", "a.hi-Latn.txt", Table(1, "hi-Latn")),
        ("a.txt", "a.draft.txt", Table(1)),
        ("a.txt", "a-hindi.txt", Table(1)),
        ("a.txt", "b-hindi.txt", None),
        ("a.html", "b.html", Table(2)),
        ("b.html", "a.html", None),
        ("po/a.po", None, Table(3)),
        ("de/a.md", None, None),
        ("po/a.po", "po/b.po", None),
    ],
)
def test_the_table_of_a_pair(source: str, target: str | None, expected: Table | None) -> None:
    assert table_of(CONFIG, source, target) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("de/a.md", Table(0)),
        ("hi/x/a.md", Table(0, "hi")),
        ("fr/a.md", None),
        ("fr/extra.md", Table(4)),
        ("b.html", Table(2)),
        ("po/a.po", Table(3)),
        ("c.html", None),
    ],
)
def test_the_table_with_a_file(path: str, expected: Table | None) -> None:
    assert table_with(CONFIG, path) == expected


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["de/a.md"], []),
        (["imprint.md"], [0]),
        (["de/legal/x/a.md"], [0]),
        (["de/legal/a.md", "hi/legal/a.md"], [0, 2]),
        (["x.txt", "hi/legal/a.md"], [2]),
        (["po/a.po"], [1]),
        (["../de/legal/a.md"], []),
        ([], []),
    ],
)
def test_overrides(paths: list[str], expected: list[int]) -> None:
    assert overrides_of(CONFIG, paths) == expected

"""The usual layouts of translated documents, told from names."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.gate.layouts import layouts
from aligner.gate.slots import slots
from tests.gate.conftest import Grow


def told(source: str, target: Any, *languages: str, original: str | None = None) -> dict[str, Any]:
    """A table."""
    table = {"source": source, "target": target, "target-languages": list(languages)}
    return table | ({"source-language": original} if original else {})


def filled(pattern: str, names: str, languages: str) -> list[str]:
    """A file for each name in each language."""
    return [
        pattern.replace("NAME", name).replace("LANG", language)
        for name in names.split()
        for language in languages.split()
    ]


LAYOUTS: list[tuple[str, list[str], list[tuple[dict[str, Any], int, int]]]] = [
    (
        "a language before the suffix",
        [*filled("content/NAME/index.LANG.md", "a b", "de hi"), "content/c/index.de.md"],
        [(told("content/**/*.de.md", "content/**/*.{language}.md", "hi", original="de"), 2, 1)],
    ),
    (
        "after a line",
        [*filled("NAME_LANG.txt", "a b_c", "en pt_BR"), "d_en.txt"],
        [(told("*_en.txt", "*_{language}.txt", "pt_BR", original="en"), 2, 1)],
    ),
    (
        "before the name",
        [*filled("LANG-NAME.html", "a b", "de hi"), "de-c.html"],
        [(told("de-*.html", "{language}-*.html", "hi", original="de"), 2, 1)],
    ),
    (
        "as the name",
        ["text/de.txt", "text/hi.txt"],
        [(told("text/de.txt", "text/{language}.txt", "hi", original="de"), 1, 0)],
    ),
    (
        "as a folder",
        [*filled("content/LANG/NAME.md", "a x/b", "de hi en"), "content/de/c.md"],
        [
            (
                told("content/de/**/*.md", "content/{language}/**/*.md", "en", "hi", original="de"),
                4,
                2,
            )
        ],
    ),
    (
        "as a folder with documents of several kinds",
        [*filled("LANG/NAME", "a.md x/b.html c.png", "de hi"), "de/c.md"],
        [(told("de/**", "{language}/**", "hi", original="de"), 2, 1)],
    ),
    (
        "in the name of a folder",
        [*filled("docs-LANG/NAME.md", "a b", "de hi"), "docs-de/c.md"],
        [(told("docs-de/**/*.md", "docs-{language}/**/*.md", "hi", original="de"), 2, 1)],
    ),
    (
        "in the names of folder and file",
        ["docs/de/a.de.md", "docs/hi/a.hi.md", "docs/de/x/b.de.md", "docs/hi/x/b.hi.md"],
        [
            (
                told(
                    "docs/de/**/*.de.md", "docs/{language}/**/*.{language}.md", "hi", original="de"
                ),
                2,
                0,
            )
        ],
    ),
    (
        "folders in several places",
        [*filled("book/NAME/x.md", "1/de 1/hi 2/de 2/hi 3/de", "-"), "book/2/en/x.md"],
        [
            (
                told(
                    "book/**/de/**/*.md",
                    "book/**/{language}/**/*.md",
                    "en",
                    "hi",
                    original="de",
                ),
                3,
                3,
            )
        ],
    ),
    (
        "languages by their names",
        ["german/a.md", "hindi/a.md", "german/b.md"],
        [(told("german/**/*.md", ["hindi/**/*.md"], "hi", original="de"), 1, 1)],
    ),
    (
        "originals without a language",
        ["docs/a.md", "docs/x/b.md", "docs/a.hi.md", "docs/x/b.hi.md", "docs/x/b.fr.md"],
        [(told("docs/**/*.md", "docs/**/*.{language}.md", "fr", "hi"), 3, 1)],
    ),
    (
        "originals above the folder of a language",
        ["docs/a.md", "docs/x/b.md", "docs/hi/a.md", "docs/hi/x/b.md", "docs/hi/lost.md"],
        [(told("docs/**/*.md", "docs/{language}/**/*.md", "hi"), 2, 0)],
    ),
    (
        "some names among many",
        ["README.md", "README.hi.md", "CHANGELOG.md", "docs/a.md", "docs/b.md"],
        [(told("README.md", "README.{language}.md", "hi"), 1, 0)],
    ),
    (
        "a name in many folders",
        [*filled("NAME/README.md", "a b", "-"), "a/README.hi.md", "a/x.md", "b/y.md", "c/z.md"],
        [(told("a/README.md", "a/README.{language}.md", "hi"), 1, 0)],
    ),
    (
        "some pages of a site",
        ["about.md", "hi/about.md", "a.md", "b.md", "c.md"],
        [(told("about.md", "{language}/about.md", "hi"), 1, 0)],
    ),
    (
        "Docusaurus",
        [
            "docs/a.md",
            "docs/x/b.md",
            "blog/p.md",
            "versioned_docs/version-1/a.md",
            "i18n/hi/docusaurus-plugin-content-docs/current/a.md",
            "i18n/hi/docusaurus-plugin-content-docs/current/x/b.md",
            "i18n/hi/docusaurus-plugin-content-docs/version-1/a.md",
            "i18n/hi/docusaurus-plugin-content-blog/p.md",
        ],
        [
            (
                told(
                    "docs/**/*.md",
                    "i18n/{language}/docusaurus-plugin-content-docs/current/**/*.md",
                    "hi",
                ),
                2,
                0,
            ),
            (
                told(
                    "blog/**/*.md", "i18n/{language}/docusaurus-plugin-content-blog/**/*.md", "hi"
                ),
                1,
                0,
            ),
            (
                told(
                    "versioned_docs/version-1/**/*.md",
                    "i18n/{language}/docusaurus-plugin-content-docs/version-1/**/*.md",
                    "hi",
                ),
                1,
                0,
            ),
        ],
    ),
    (
        "files of pairs",
        ["locale/de/LC_MESSAGES/a.po", "locale/hi/LC_MESSAGES/a.po", "x/m.xlf", "x/data.csv"],
        [({"source": "locale/**/*.po"}, 2, 0), ({"source": "x/*.xlf"}, 1, 0)],
    ),
    (
        "words",
        ["docs/is/a.md", "docs/no/a.md", "how-to-do.md", "how-so-do.md", "new/a.md", "run/a.md"],
        [],
    ),
    (
        "words beside a language",
        ["docs/de/a.md", "docs/no/a.md", "docs/de/b.md"],
        [(told("docs/de/**/*.md", "docs/{language}/**/*.md", "no", original="de"), 1, 1)],
    ),
    (
        "what is made of other files",
        ["docs/a.de.md", "docs/a.hi.md", "docs/b.de.md", "build/a.de.md", "build/a.hi.md"],
        [(told("docs/*.de.md", "docs/*.{language}.md", "hi", original="de"), 1, 1)],
    ),
    ("nothing", ["a.md", "b/c.md", "de/x.md"], []),
    ("no documents", ["a.de.png", "a.hi.png", "de.json", "hi.json"], []),
    ("a name that is no pattern", ["a**/de/a.md", "a**/hi/a.md"], []),
]


@pytest.mark.parametrize(
    ("files", "tables"),
    [(files, tables) for _, files, tables in LAYOUTS],
    ids=[name for name, _, _ in LAYOUTS],
)
def test_layouts(
    grow: Grow, files: list[str], tables: list[tuple[dict[str, Any], int, int]]
) -> None:
    found = layouts(grow(*files))
    assert [(each.table, each.pairs, each.missing) for each in found] == tables


def test_which_side_is_the_original_may_be_open(grow: Grow) -> None:
    (layout,) = layouts(grow("a.de.md", "a.hi.md"))
    assert (layout.table["source"], layout.tied) == ("*.de.md", "hi")
    (layout,) = layouts(grow("b.hi.md"))
    assert (layout.table["source"], layout.tied) == ("*.hi.md", None)


LETTERS = st.sampled_from(["a", "b/c", "d.e", "de", "is", "x-y"])


@given(st.sets(st.tuples(LETTERS, st.sampled_from([".de", ".hi", ".no", "_de", "-hi", ""]))))
def test_counterparts_differ_by_their_languages_alone(names: set[tuple[str, str]]) -> None:
    paths = {f"{stem}{tag}.md" for stem, tag in names}
    for slot in slots(paths):
        for each in slot.counterparts().values():
            assert set(each.values()) <= paths
            assert len(set(each.values())) == len(each)

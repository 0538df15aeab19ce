"""From tables of pairs to files."""

import os
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.config.model import Pairs
from aligner.errors import ConfigError
from aligner.gate.pairs import Orphan, PairFiles, find_pairs, orphans, under
from tests.gate.conftest import Grow


def tables(*each: dict[str, Any]) -> list[Pairs]:
    return [Pairs.model_validate(table) for table in each]


def names(root: Path, *each: dict[str, Any]) -> list[tuple[str, str | None]]:
    """The pairs that are there."""
    return [(pair.source, pair.target) for pair in find_pairs(root, tables(*each)) if pair.exists]


def test_a_suffix_before_the_suffix(grow: Grow) -> None:
    root = grow("content/b.de.md", "content/b.hi.md", "content/a.de.md", "content/a.txt")
    table = {"source": "content/{name}.de.md", "target": "content/{name}.hi.md"}
    assert find_pairs(root, tables(table)) == (
        PairFiles("content/a.de.md", "content/a.hi.md", 0, None, None, False),
        PairFiles("content/b.de.md", "content/b.hi.md", 0, None, None, True),
    )


def test_several_languages(grow: Grow) -> None:
    root = grow("a.de.md", "a.hi.md", "a.en.md", "b.de.md", "b.hi.md")
    table = {
        "source": "{name}.de.md",
        "target": "{name}.{language}.md",
        "target-languages": ["hi", "en"],
        "source-language": "deu",
    }
    assert find_pairs(root, tables(table)) == (
        PairFiles("a.de.md", "a.en.md", 0, "de", "en", True),
        PairFiles("a.de.md", "a.hi.md", 0, "de", "hi", True),
        PairFiles("b.de.md", "b.en.md", 0, "de", "en", False),
        PairFiles("b.de.md", "b.hi.md", 0, "de", "hi", True),
    )


def test_a_language_as_it_is_written_and_as_it_is_called(grow: Grow) -> None:
    root = grow("en/a.md", "pt_BR/a.md")
    table = {"source": "en/*.md", "target": "{language}/*.md", "target-languages": ["pt_BR"]}
    assert find_pairs(root, tables(table)) == (
        PairFiles("en/a.md", "pt_BR/a.md", 0, None, "pt-BR", True),
    )


def test_several_targets_and_their_languages_in_order(grow: Grow) -> None:
    root = grow("a.md", "hindi/a.md", "english/a.md")
    table = {
        "source": "*.md",
        "target": ["hindi/*.md", "english/*.md"],
        "target-languages": ["hi", "en"],
    }
    found = {pair.target: pair.target_language for pair in find_pairs(root, tables(table))}
    assert found == {"hindi/a.md": "hi", "english/a.md": "en"}


def test_the_language_of_the_table(grow: Grow) -> None:
    root = grow("a.de.md", "a.hi.md")
    table = {"source": "*.de.md", "target": "*.hi.md", "target-language": "hi-Deva"}
    assert [pair.target_language for pair in find_pairs(root, tables(table))] == ["hi-Deva"]


def test_folders_at_any_depth(grow: Grow) -> None:
    root = grow("de/a.md", "hi/a.md", "de/x/y/b.md", "hi/x/y/b.md", "de/x/c.txt", "hi/x/c.txt")
    assert names(root, {"source": "de/**/*.md", "target": "hi/**/*.md"}) == [
        ("de/a.md", "hi/a.md"),
        ("de/x/y/b.md", "hi/x/y/b.md"),
    ]


def test_what_a_reader_knows(grow: Grow) -> None:
    files = ["a.md", "x/b.HTML", "c.png", "d.po", "e"]
    root = grow(*(f"{language}/{name}" for language in ("de", "hi") for name in files))
    known = [("de/a.md", "hi/a.md"), ("de/x/b.HTML", "hi/x/b.HTML")]
    assert names(root, {"source": "de/**", "target": "hi/**"}) == known
    plain = {"source": "de/*", "target": "hi/*", "source-format": "text"}
    assert len(names(root, plain)) == 4


def test_other_suffixes(grow: Grow) -> None:
    root = grow("de/a.md", "html/a.html")
    assert names(root, {"source": "de/*.md", "target": "html/*.html"}) == [
        ("de/a.md", "html/a.html")
    ]


def test_files_one_by_one(grow: Grow) -> None:
    root = grow("a [1] *.de.txt", "a.hi.txt", "b.de.txt")
    table = {"files": [("a [1] *.de.txt", "./a.hi.txt"), ("b.de.txt", "b.hi.txt")]}
    found = find_pairs(root, tables(table))
    assert [(pair.source, pair.target, pair.exists) for pair in found] == [
        ("a [1] *.de.txt", "a.hi.txt", True),
        ("b.de.txt", "b.hi.txt", False),
    ]


def test_files_of_pairs(grow: Grow) -> None:
    root = grow("locales/hi.po", "locales/fr.po", "locales/notes.txt")
    assert find_pairs(root, tables({"source": "locales/*.po"})) == (
        PairFiles("locales/fr.po", None, 0, None, None, True),
        PairFiles("locales/hi.po", None, 0, None, None, True),
    )
    some = {"source": "locales/{language}.po", "target-languages": ["hi"]}
    assert find_pairs(root, tables(some)) == (
        PairFiles("locales/hi.po", None, 0, None, "hi", True),
    )


def test_every_language_there_is(grow: Grow) -> None:
    root = grow("v1.it.md", "a.b.md", "a.b.hi.md", "c.md", "c.pt-BR.md", "c.xx.md", "lost.fr.md")
    table = {"source": "{name}.md", "target": "{name}.{language}.md"}
    found = [pair for pair in find_pairs(root, tables(table)) if pair.exists]
    assert [(pair.target, pair.target_language) for pair in found] == [
        ("a.b.hi.md", "hi"),
        ("c.pt-BR.md", "pt-BR"),
    ]
    every = find_pairs(grow("po/fr.po", "po/hi.po"), tables({"source": "po/{language}.po"}))
    assert [pair.target_language for pair in every] == ["fr", "hi"]


def test_a_translation_is_no_original(grow: Grow) -> None:
    root = grow("README.md", "README.hi.md", "README.fr.md", "v1.no.md", "lost.hi.md")
    table = {"source": "{name}.md", "target": "{name}.{language}.md", "target-languages": ["hi"]}
    assert [(pair.source, pair.exists) for pair in find_pairs(root, tables(table))] == [
        ("README.md", True),
        ("v1.no.md", False),  # nothing that it would be the translation of
    ]


def test_originals_above_their_translations(grow: Grow) -> None:
    root = grow("docs/a.md", "docs/x/b.md", "docs/hi/a.md", "docs/hi/x/b.md", "docs/th/a.md")
    table = {
        "source": "docs/**/*.md",
        "target": "docs/{language}/**/*.md",
        "target-languages": ["hi"],
    }
    assert [pair.source for pair in find_pairs(root, tables(table))] == ["docs/a.md", "docs/x/b.md"]


def test_hidden_folders_only_by_name(grow: Grow) -> None:
    folders = [".git", ".github", "node_modules/x", "docs"]
    root = grow(*(f"{folder}/a.{code}.md" for folder in folders for code in ("de", "hi")))
    assert names(root, {"source": "**/*.de.md", "target": "**/*.hi.md"}) == [
        ("docs/a.de.md", "docs/a.hi.md")
    ]
    named = {"source": ".github/*.de.md", "target": ".github/*.hi.md"}
    assert names(root, named) == [(".github/a.de.md", ".github/a.hi.md")]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("written", ["NFC", "NFD"])
def test_names_in_either_form(grow: Grow, form: Any, written: Any) -> None:
    folder, name = (unicodedata.normalize(form, text) for text in ("Übung", "क़लम é"))
    root = grow(f"{folder}/{name}.de.md", f"{folder}/{name}.hi.md")
    prefix = unicodedata.normalize(written, "Übung")
    table = {"source": f"{prefix}/{{n}}.de.md", "target": f"{prefix}/{{n}}.hi.md"}
    (pair,) = find_pairs(root, tables(table))
    assert pair.exists
    assert (root / pair.source).is_file()
    assert pair.target
    assert (root / pair.target).is_file()
    assert under([pair], [root / prefix], root) == (pair,)


def test_links_in_a_circle(grow: Grow) -> None:
    root = grow("de/a.md", "hi/a.md", "real/b.md")
    (root / "de" / "again").symlink_to(root / "de", target_is_directory=True)
    (root / "hi" / "up").symlink_to(root, target_is_directory=True)
    (root / "hi" / "gone.md").symlink_to(root / "nowhere.md")
    (root / "linked").symlink_to(root / "real", target_is_directory=True)
    assert names(root, {"source": "de/**/*.md", "target": "hi/**/*.md"}) == [("de/a.md", "hi/a.md")]
    assert names(root, {"source": "real/*.md", "target": "linked/*.md"}) == [
        ("real/b.md", "linked/b.md")
    ]


def test_each_pair_once_and_sorted(grow: Grow) -> None:
    root = grow("b.de.md", "b.hi.md", "a.de.md", "a.hi.md")
    table = {"source": "*.de.md", "target": "*.hi.md"}
    named = {"files": [("b.de.md", "b.hi.md")], "target-language": "hi"}
    found = find_pairs(root, tables(named, table))
    assert [(pair.source, pair.table) for pair in found] == [("a.de.md", 1), ("b.de.md", 0)]


def test_an_empty_configuration(tmp_path: Path) -> None:
    assert find_pairs(tmp_path, ()) == ()


FAULTS: list[tuple[list[dict[str, Any]], str]] = [
    (
        [{"source": "de/*.md", "target": "hi/*.md"}, {"source": "*.de.tx", "target": "*.hi.tx"}],
        '[[pairs]] 2: no file matches "*.de.tx". The folder of the configuration is there',
    ),
    (
        [{"source": "d/*.md", "target": "hi/*.md"}],
        '[[pairs]] 1: no file matches "d/*.md": no folder "d". Did you mean "de"?',
    ),
    (
        [{"source": "de/xyz/*.md", "target": "hi/*.md"}],
        '[[pairs]] 1: no file matches "de/xyz/*.md": no folder "de/xyz". Correct the pattern.',
    ),
    ([{"source": "de", "target": "hi"}], 'which is a folder. Write "de/**".'),
    ([{"source": "de\\*.md", "target": "hi\\*.md"}], 'Write "/" between folders'),
    (
        [{"source": "de/*.html", "target": "hi/*.html"}],
        'The folder "de" is there and has none.',
    ),
    ([{"files": [("de/aa.md", "hi/a.md")]}], 'no file matches "de/aa.md". Did you mean "de/a.md"?'),
    ([{"files": [("../a.md", "hi/a.md")]}], '"../a.md" leaves the folder'),
    (
        [{"source": "de/*.md", "target": "hx/*.md"}],
        'no translation is there: that of "de/a.md" would be "hx/a.md".',
    ),
    (
        [{"source": "de/*.md", "target": ["hi/*.md", "en/*.md"]}],
        'no translation is there: that of "de/a.md" would be "en/a.md".',
    ),
    (
        [{"source": "{any}/{name}.md", "target": "hi/{name}.md"}],
        '"de/a.md" and "x/a.md" would have one translation, "hi/a.md".',
    ),
    (
        [{"source": "*/*.md", "target": "*/*.md"}],
        'every file that matches "*/*.md" is a translation by the target "*/*.md"',
    ),
    (
        [{"source": "x/*.md", "target": "x/{language}/*.md"}],
        'no file matches "x/{language}/*.md" with the code of a language',
    ),
    (
        [{"source": "de/*.md", "target": "hi/*.md", "target-languages": ["hi", "en"]}],
        "2 target-languages, and no {language} in a pattern.",
    ),
    (
        [
            {
                "source": "de/*.md",
                "target": "hi/*.md",
                "target-languages": ["hi"],
                "target-language": "hi",
            }
        ],
        "target-language and target-languages. Leave one of them out.",
    ),
    (
        [
            {"source": "de/*.md", "target": "hi/*.md", "target-language": "hi"},
            {"files": [("de/a.md", "hi/a.md")], "target-language": "mr"},
        ],
        '[[pairs]] 2: "de/a.md" with "hi/a.md" has the target language "mr", and in [[pairs]] 1',
    ),
]


@pytest.mark.parametrize(("given_tables", "message"), FAULTS)
def test_faults(grow: Grow, given_tables: list[dict[str, Any]], message: str) -> None:
    root = grow("de/a.md", "hi/a.md", "hi/de.md", "x/a.md")
    with pytest.raises(ConfigError) as caught:
        find_pairs(root, tables(*given_tables))
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_orphans(grow: Grow) -> None:
    root = grow("a.md", "a.hi.md", "lost.hi.md", "de/b.md", "hi/b.md", "hi/lost.md", "hi/c.png")
    each = tables(
        {"source": "{name}.md", "target": "{name}.{language}.md", "target-languages": ["hi", "en"]},
        {"source": "de/**", "target": "hi/**"},
    )
    assert orphans(root, each) == (
        Orphan("hi/lost.md", "de/lost.md", 1),
        Orphan("lost.hi.md", "lost.md", 0),
    )


def test_no_orphan_where_another_table_has_the_original(grow: Grow) -> None:
    root = grow("one/a.md", "two/b.md", "hi/a.md", "hi/b.md")
    each = tables(
        {"source": "one/*.md", "target": "hi/*.md"}, {"source": "two/*.md", "target": "hi/*.md"}
    )
    assert orphans(root, each) == ()


def test_an_orphan_whose_original_cannot_be_told(grow: Grow) -> None:
    root = grow("x-a.md", "hi/a.md", "hi/b.md")
    each = tables({"source": "{any}-{name}.md", "target": "hi/{name}.md"})
    assert orphans(root, each) == (Orphan("hi/b.md", None, 0),)


def test_pairs_under_paths(grow: Grow, monkeypatch: pytest.MonkeyPatch) -> None:
    root = grow("de/a.md", "hi/a.md", "de/x/b.md", "hi/x/b.md", "de/xy/c.md")
    pairs = find_pairs(root, tables({"source": "de/**/*.md", "target": "hi/**/*.md"}))
    a, b, c = pairs

    def found(*paths: Path) -> tuple[PairFiles, ...]:
        return under(pairs, paths, root)

    assert found(root / "hi" / "a.md") == (a,)
    assert found(root / "de" / "x") == (b,)
    assert found(root / "hi" / "xy" / "c.md") == (c,)  # it is not there
    assert found(root) == found(root.parent) == pairs
    assert found(root / "other", root.parent / "hi") == found() == ()
    (root / "link").symlink_to(root / "de" / "x", target_is_directory=True)
    assert found(root / "link") == (b,)
    monkeypatch.chdir(root / "hi")
    assert found(Path("a.md"), Path("../de/x/b.md")) == (a, b)
    assert found(Path()) == pairs


@given(
    st.sets(st.from_regex(r"[a-c]{1,2}(/[a-c]{1,2}){0,2}", fullmatch=True), min_size=1), st.data()
)
def test_all_originals_and_no_others(
    tmp_path_factory: pytest.TempPathFactory, stems: set[str], data: st.DataObject
) -> None:
    root = tmp_path_factory.mktemp("tree")
    there = data.draw(st.sets(st.sampled_from(sorted(stems)), min_size=1))
    for name in [f"de/{stem}.md" for stem in stems] + [f"hi/{stem}.md" for stem in there]:
        path = root / name
        os.makedirs(path.parent, exist_ok=True)  # noqa: PTH103 - many examples, and this is quick
        path.touch()
    found = find_pairs(root, tables({"source": "de/**/*.md", "target": "hi/**/*.md"}))
    assert [(pair.source, pair.exists) for pair in found] == [
        (f"de/{stem}.md", stem in there) for stem in sorted(stems, key=lambda stem: f"{stem}.md")
    ]

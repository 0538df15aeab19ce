"""Checks on files with markup: what the text does not show is compared as well."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from aligner.bitext import Bead, Bitext
from aligner.checks import CHECKS, Check
from aligner.documents import read
from aligner.mqm import Finding
from aligner.readers.pairs import bitext_of
from aligner.report.places import place
from aligner.settings import Settings
from tests.checks.test_any_text import found
from tests.checks.test_examples import BY_VECTORS, Example, cases, evidence, marked, sides
from tests.readers.web.test_markdown import SPECIAL

NAMES = ("url-mismatch", "email-mismatch", "placeholder-mismatch")

GERMAN = """# Anleitung

Lesen Sie die [Hilfe](https://example.org/de/hilfe) und schreiben Sie [uns](mailto:a@example.org).

```sh
# installieren
npm install aligner
```

Dann `npm start` und [weiter](kapitel.de.md). ![Karte](karte_de.png)

Die Taste <kbd>X</kbd>.
"""
ENGLISH = """# Manual

Read the [help](https://example.org/en/help) and write to [us](mailto:a@example.org).

```sh
# how to install
npm install aligner
```

Then `npm start` and [on](kapitel.en.md). ![Map](karte_en.png)

The key <kbd>X</kbd>.
"""


def bitext(folder: Path, source: str, target: str, suffixes: tuple[str, str]) -> Bitext:
    """Two files, one segment a line, the n-th of one with the n-th of the other."""
    documents = []
    for name, text, language in (("a", source, "de"), ("b", target, "en")):
        path = folder / f"{name}{suffixes[name == 'b']}"
        path.write_text(text, encoding="utf-8")
        documents.append(read(path, Settings(segmented=True), language=language))
    count = len(documents[0].segments)
    assert count == len(documents[1].segments)
    beads = tuple(Bead(range(k, k + 1), range(k, k + 1)) for k in range(count))
    return Bitext(documents[0], documents[1], beads)


def findings(given: Bitext) -> list[Finding]:
    checks = [check for check in CHECKS if check.name in NAMES]
    return [each for check in checks for each in check.findings(evidence(given, {}))]


def test_a_good_translation_is_left_alone(tmp_path: Path) -> None:
    assert findings(bitext(tmp_path, GERMAN, ENGLISH, (".md", ".md"))) == []


@pytest.mark.parametrize(
    ("change", "message", "line"),
    [
        (("npm install al", "npm instal al"),
         "The original has npm install aligner, the translation npm instal aligner.", 6),
        (("`npm start`", "`npm stop`"), "The original has npm start, the translation npm stop.",
         10),
        (("kapitel.en", "kapitell.en"),
         "The original has kapitel.de.md, the translation kapitell.en.md.", 10),
        (("[on](kapitel.en.md)", "on"),
         "The URL kapitel.de.md is missing in the translation.", None),
        (("[us](mailto:a@example.org)", "us"),
         "The e-mail address a@example.org is missing in the translation.", None),
        (("karte_en", "carte_en"),
         "The original has karte_de.png, the translation carte_en.png.", 10),
        (("</kbd>", ""), "The tag </kbd> is missing in the translation.", None),
    ],
)  # fmt: skip
def test_each_fault_is_one_finding(
    tmp_path: Path, change: tuple[str, str], message: str, line: int | None
) -> None:
    assert change[0] in ENGLISH
    given = bitext(tmp_path, GERMAN, ENGLISH.replace(*change), (".md", ".md"))
    (finding,) = findings(given)
    assert finding.message == message
    target = finding.target_span
    assert (place(given.target, target).line if target else None) == line
    assert finding.source_span
    assert finding.source_span.start < finding.source_span.end


def test_a_code_block_that_is_missing_is_shown_at_its_place(tmp_path: Path) -> None:
    lost = ENGLISH.replace(ENGLISH[ENGLISH.index("```sh") : ENGLISH.index("Then")], "")
    given = bitext(tmp_path, GERMAN, lost, (".md", ".md"))
    (finding,) = findings(given)
    assert finding.message == (
        "The code # installieren npm install aligner is missing in the translation."
    )
    assert finding.source_span
    assert place(given.source, finding.source_span).line == 6


def test_plain_text_cannot_have_links(tmp_path: Path) -> None:
    plain = "Titel\nMehr dazu in der Hilfe."
    page = "<h1>Title</h1><p>More in the <a href='https://example.org'>help</a>."
    assert findings(bitext(tmp_path, plain, page, (".txt", ".html"))) == []


def test_two_formats_with_links(tmp_path: Path) -> None:
    source = "Mehr in der [Hilfe](https://example.org/a)."
    page = "<p>More in the <a href='https://example.org/b'>help</a>."
    (finding,) = findings(bitext(tmp_path, source, page, (".md", ".html")))
    assert finding.message.startswith("The original has https://example.org/a, ")


def written(lines: list[str]) -> str:
    """As Markdown, a paragraph a line, with markup around the first word of each."""
    escaped = (SPECIAL.sub(r"\\\1", line) for line in lines)
    return "\n\n".join(re.sub(r"^(\w+)(?= )", r"**\1**", line) for line in escaped)


def plain_examples() -> list[Any]:
    return [
        case
        for case in cases("flag")
        if case.values[0].name not in BY_VECTORS
        and all(
            re.fullmatch(r"\S+(?: \S+)*", text) for side in sides(case.values[1]) for text in side
        )
    ]


@pytest.mark.parametrize(("each", "example"), plain_examples())
def test_text_reads_alike_whatever_the_format(
    each: Check, example: Example, tmp_path: Path
) -> None:
    languages = example["languages"].split("-")
    plain = bitext_of(*sides(example), *languages)
    documents = []
    for document, name in ((plain.source, "a.md"), (plain.target, "b.md")):
        (tmp_path / name).write_text(written(document.texts), encoding="utf-8")
        documents.append(
            read(tmp_path / name, Settings(segmented=True), language=document.language)
        )
    other = replace(plain, source=documents[0], target=documents[1])
    assert other.source.texts == plain.source.texts
    assert [(bare(f), marked(plain, f)) for f in found(each, plain, example)] == [
        (bare(f), marked(other, f)) for f in found(each, other, example)
    ]


def bare(finding: Finding) -> str:
    """What it says, whatever the number of a line that it names."""
    return re.sub(r"line \d+", "line", finding.message)

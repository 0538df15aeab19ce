"""Makes the pictures of the documents: what commands print of drafts with planted faults.

Each is an SVG file beside this one, light or dark as the reader's screen is, that fetches nothing.
Run it from anywhere, for all of them or for some: `python docs/make_pictures.py [NAME ...]`.
"""

import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from rich.console import RenderableType
from rich.text import Text

from aligner import check
from aligner.mqm import Report
from aligner.report.diff import DiffOptions, diff
from aligner.report.picture import picture
from aligner.report.terminal import render

DOCS = Path(__file__).parent
SEEDS = DOCS.parent / "seeds"
ORIGINAL, TRANSLATION = "block-report.de.txt", "block-report.hi.txt"
DRAFT = "block-report.draft.hi.txt"

Edit = tuple[str, str]
"""What a sentence or a part of one begins with, as a pattern, and what stands there instead."""

DELETED: Edit = (r" ?समन्वय की विषय-वस्तु दोनों इकाइयों के[^।]*।", "")
REPLACED: Edit = (
    r"सम्मेलन में दोनों इकाइयों के प्रतिनिधियों ने[^।]*।",
    "कल सुबह शहर में तेज़ बारिश हुई, इसलिए स्कूल के बच्चों ने छुट्टी का आनंद लेते हुए घर पर ही अपने "
    "माता-पिता के साथ समय बिताया और शाम को बारिश रुकने के बाद मैदान में फुटबॉल खेला।",
)
OTHER_YEAR: Edit = ("2023 - 2025", "2023 - 2026")
CLAUSE: Edit = (
    "सीमाओं और कठिनाइयों को इंगित किया तथा आने वाले समय में समन्वय में सुधार के लिए ",
    "",
)
ADDED: Edit = (
    "\nस्रोत\n",
    "\nमौसम विभाग ने कल भारी बारिश की चेतावनी दी है।\nस्रोत\n",
)


def edited(text: str, *edits: Edit) -> str:
    """The text with its faults planted.

    Raises:
        ValueError: if one finds its place not exactly once: then the seed has changed.
    """
    for pattern, instead in edits:
        text, count = re.subn(pattern, instead, text)
        if count != 1:
            raise ValueError(f"found {count} times in the seed, not once: {pattern}")
    return text


@contextmanager
def working_on(*edits: Edit) -> Iterator[None]:
    """In a folder with the original and a draft that has these faults."""
    with tempfile.TemporaryDirectory() as folder:
        translation = (SEEDS / TRANSLATION).read_text(encoding="utf-8")
        (Path(folder) / ORIGINAL).write_bytes((SEEDS / ORIGINAL).read_bytes())
        (Path(folder) / DRAFT).write_text(edited(translation, *edits), encoding="utf-8")
        before = Path.cwd()
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(before)


def report_on_draft(*edits: Edit) -> Report:
    """Without the seconds, so that only a change of what is found changes a picture."""
    with working_on(*edits):
        return replace(check(ORIGINAL, DRAFT), seconds={})


def pictured(command: str, shown: RenderableType, width: int) -> str:
    """The SVG of a command and what it prints."""
    return picture(Text(f"$ aligner {command}\n", "bold"), shown, width=width)


def check_picture() -> str:
    """Of a draft that lost a sentence and has another that says something else."""
    report = report_on_draft(DELETED, REPLACED)
    return pictured(f"check {ORIGINAL} {DRAFT}", render(report), 100)


def diff_picture() -> str:
    """Of a draft with a wrong year, a sentence and a clause too little, and one too much."""
    report = report_on_draft(DELETED, OTHER_YEAR, CLAUSE, ADDED)
    return pictured(
        f"diff --context 0 {ORIGINAL} {DRAFT}", diff(report, DiffOptions(context=0)), 120
    )


PICTURES: Mapping[str, Callable[[], str]] = {"check": check_picture, "diff": diff_picture}
"""By the names of their files."""


def main(names: list[str]) -> None:
    for name in names or PICTURES:
        (DOCS / f"{name}.svg").write_text(PICTURES[name](), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])

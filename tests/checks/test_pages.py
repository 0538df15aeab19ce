"""Each check has a manual page that says what it has to."""

import runpy
from pathlib import Path

import pytest

from aligner.checks import CHECKS, Check
from aligner.checks.pages import OPTIONS, PARTS, Page

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_a_page_is_whole(check: Check) -> None:
    page = Page.of(check)
    options = [OPTIONS] if check.option_names() else []
    assert list(page.paragraphs) == [*PARTS, *options]
    assert all(page.paragraphs.values())
    assert page.summary.endswith(".")
    assert all(f"`{name}`" in page.paragraphs[OPTIONS] for name in check.option_names())


def test_names_are_unique_and_like_their_modules() -> None:
    assert len({check.name for check in CHECKS}) == len(CHECKS)
    for check in CHECKS:
        assert __import__(f"aligner.checks.{check.name.replace('-', '_')}")


def test_the_docs_say_the_same() -> None:
    made = runpy.run_path(str(ROOT / "docs" / "make_checks.py"))["text"]()
    assert (ROOT / "docs" / "checks.md").read_text(encoding="utf-8") == made, (
        "run python docs/make_checks.py"
    )

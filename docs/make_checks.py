"""Writes docs/checks.md from the manual pages of the checks: `python docs/make_checks.py`."""

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from aligner.checks import CHECKS, Check
from aligner.checks.pages import Page

PAGE = Path(__file__).parent / "checks.md"
INTRO = """\
# The checks

What `aligner explain` says, on one page, made by docs/make_checks.py. `--select` and `--ignore`
take names of checks, MQM paths such as `accuracy`, `default` and `all`. Severities and options are
set in `Settings`. To add a check, see [Contributing](../CONTRIBUTING.md).

| check | category | severity | what it finds |
|---|---|---|---|
"""


def text() -> str:
    """The page."""
    rows = "".join(map(_row, CHECKS))
    return INTRO + rows + "".join("\n" + "\n".join(_section(check)) for check in CHECKS)


def _row(check: Check) -> str:
    link = f"[{check.name}](#{check.name})"
    return f"| {link} | {check.category} | {check.severity} | {Page.of(check).summary} |\n"


def _section(check: Check) -> Iterator[str]:
    page = Page.of(check)
    runs = "runs by default" if check.default else "runs only where it is selected"
    yield f"## {check.name}\n"
    yield f"{page.summary} *{check.category}, {check.severity}, {runs}.*\n"
    for name, paragraph in page.paragraphs.items():
        yield f"**{name}.** {paragraph}\n"
    for field in fields(check.options):
        yield f"- `{field.name}` = `{getattr(check.options, field.name)!r}`\n"


if __name__ == "__main__":
    PAGE.write_text(text(), encoding="utf-8")

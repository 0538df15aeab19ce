"""Writes examples/site/expected anew, from a real run: `python examples/make_expected.py`."""

from contextlib import chdir
from pathlib import Path

from aligner.config.load import load_config
from aligner.gate.run import run_gate
from aligner.report import written
from aligner.report.gate_terminal import render
from aligner.report.layout import plain
from aligner.results import Results

SITE = Path(__file__).parent / "site"
EXPECTED = SITE / "expected"
FILES = {
    "json": "report.json",
    "sarif": "aligner.sarif",
    "github": "github.txt",
    "gitlab": "gl-code-quality-report.json",
    "junit": "junit.xml",
    "rdjson": "report.rdjson",
    "checkstyle": "checkstyle.xml",
    "markdown": "summary.md",
}
"""The formats, and the names that the pages of documentation give their files."""


def found() -> Results:
    """What the gate finds in the site."""
    with chdir(SITE):
        return run_gate(load_config("aligner.toml")).results


def reports(results: Results) -> dict[str, str]:
    """The reports, by the names of their files."""
    rest = {name: written(results, form) for form, name in FILES.items()}
    return {"terminal.txt": plain(render(results), 80), **rest}


def main() -> None:
    EXPECTED.mkdir(exist_ok=True)
    for name, text in reports(found()).items():
        (EXPECTED / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

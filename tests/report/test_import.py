import subprocess
import sys
from pathlib import Path


def test_importing_reports_is_cheap() -> None:
    """A program that wants JSON does not wait for the libraries of the terminal."""
    code = (
        "import sys, aligner; before = set(sys.modules); import aligner.report;"
        "print({'rich', 'regex', 'jinja2'} & (set(sys.modules) - before))"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, cwd=root, text=True
    )
    assert done.stdout == "set()\n"

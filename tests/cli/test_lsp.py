"""`aligner lsp` as a command; what it does with an editor is in tests/lsp."""

import subprocess
import sys

import pytest

from tests.cli.conftest import process

WITHOUT = (
    "import sys; sys.modules['{}'] = None; sys.argv = ['aligner', 'lsp', '--stdio']\n"
    "from aligner.cli.main import main; main()"
)


@pytest.mark.parametrize("missing", ["pygls", "lsprotocol"])
def test_without_its_library_one_line_says_what_to_install(missing: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT.format(missing)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert done.returncode == 2
    assert done.stderr == (
        "aligner: The language server needs a library that is not installed. "
        "Install it: pip install 'aligner[lsp]'.\n"
    )


def test_what_is_no_message_of_an_editor_ends_in_silence() -> None:
    done = process("lsp")
    assert (done.code, done.out) == (1, "")

"""The server as an editor meets it: a process, and its streams."""

from pathlib import Path

import pytest

from tests.lsp.client import editing, run

GERMAN = """\
Die Brücke hat 24 Pfeiler.

Die Schule bleibt bis Ende August geschlossen.

Am Montag wählte der Stadtrat einen neuen Sprecher.
"""
TRANSLATED = GERMAN
WRONG = GERMAN.replace("24", "42")
CONFIG = """\
source-language = "de"
target-language = "de"

[[pairs]]
source = "{name}.de.txt"
target = "{name}.xx.txt"
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "aligner.toml").write_text(CONFIG, "utf-8")
    (tmp_path / "a.de.txt").write_text(GERMAN, "utf-8")
    (tmp_path / "a.xx.txt").write_text(WRONG, "utf-8")
    return tmp_path


def test_faults_are_underlined_and_go_when_they_are_mended(project: Path) -> None:
    async def story() -> None:
        async with editing(project) as editor:
            uri = editor.open(project / "a.xx.txt")
            print(await editor.diagnostics(uri))
            print(editor.messages, editor.logged)
            editor.edit(uri, GERMAN)
            print(await editor.diagnostics(uri))

    run(story())

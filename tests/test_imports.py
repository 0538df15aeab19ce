"""Who may import whom, who may print, and what must not be loaded before it is needed."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import aligner

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "aligner"

# A module imports from its own package and from lower layers only, so never from a sibling.
# `aligner/__init__.py` names the public API without importing it.
LAYERS = {
    "bitext": 0,
    "digest": 0,
    "embeddings": 2,
    "errors": 0,
    "extras": 1,
    "threads": 0,
    "vectors": 1,
    "words": 0,
    "terms": 0,
    "cache": 1,
    "json_text": 0,
    "machine": 0,
    "mqm": 1,
    "output": 1,
    "patterns": 0,
    "pool": 1,
    "settings": 1,
    "evidence": 3,
    "results": 2,
    "store": 2,
    "languages": 3,
    "srx": 4,
    "entities": 4,
    "readers": 5,
    "segment": 5,
    "embed": 5,
    "alignment": 5,
    "judge": 6,  # measures beads against the background that align gives
    "checks": 6,
    "writers": 6,
    "documents": 6,
    "pipeline": 7,
    "report": 7,
    "config": 8,
    "gate": 9,
    "session": 10,
    "lsp": 11,
    "watch": 11,
    "review": 11,
    "pairing": 10,
    "batch": 11,
    "cli": 12,
    "__main__": 13,
}

FILES = sorted(PACKAGE.rglob("*.py"))
MODULES = [path for path in FILES if path != PACKAGE / "__init__.py"]
HEAVY = {"numpy", "faiss", "onnxruntime", "torch", "pygls", "lsprotocol"}
HEAVY = {"numpy", "faiss", "onnxruntime", "torch", "textual"}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def top(path: Path) -> str:
    """`alignment` of aligner/alignment/beads.py, `mqm` of aligner/mqm.py."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), name(path))


def imported(code: ast.AST) -> Iterator[str]:
    """The top-level parts of aligner that are imported, at whatever place."""
    for node in ast.walk(code):
        if isinstance(node, ast.Import):
            dotted = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            dotted = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for parts in (each.split(".") for each in dotted):
            if parts[0] == "aligner" and parts[1:2] != ["__version__"]:
                yield parts[1] if len(parts) > 1 else "aligner"


def test_every_module_has_its_layer() -> None:
    assert sorted({top(path) for path in MODULES}) == sorted(LAYERS)


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_imports_come_from_below(path: Path) -> None:
    here = top(path)
    others = {other for other in imported(tree(path)) if other != here}
    assert [other for other in sorted(others) if LAYERS[other] >= LAYERS[here]] == []


def test_imports_are_found_wherever_they_stand() -> None:
    code = ast.parse(
        "from aligner import __version__, pipeline\nimport aligner.mqm\nimport os\n"
        "def f():\n    from aligner.embed.encoder import Encoder\n"
    )
    assert sorted(imported(code)) == ["embed", "mqm", "pipeline"]


def speech(code: ast.AST) -> Iterator[int]:
    """The lines that print, write to a standard stream, or end the program."""
    for node in ast.walk(code):
        match node:
            case ast.Name(id="print" | "exit" | "quit" | "SystemExit"):
                yield node.lineno
            case ast.Attribute(
                value=ast.Name(id="sys"), attr="exit" | "stdout" | "stderr" | "__stdout__"
            ):
                yield node.lineno
            case ast.Attribute(value=ast.Name(id="os"), attr="_exit"):
                yield node.lineno


@pytest.mark.parametrize("path", [path for path in FILES if top(path) != "cli"], ids=name)
def test_only_the_command_line_speaks(path: Path) -> None:
    assert list(speech(tree(path))) == []


def test_speech_is_recognised() -> None:
    code = "print(1)\nsys.exit(2)\nraise SystemExit\nsys.stderr.write('')\nsys.stdin.read()\n"
    assert sorted(speech(ast.parse(code))) == [1, 2, 3, 4]


def loaded(code: str) -> set[str]:
    """The heavy packages that are loaded once `code` has run in a fresh process."""
    report = f"import sys\nsys.stderr.write(' '.join({HEAVY!r} & sys.modules.keys()))"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{report}"],
        capture_output=True,
        check=True,
        cwd=ROOT,
        text=True,
    )
    return set(done.stderr.split())


COMMANDS = ("check", "diff", "watch", "review", "batch", "pairs", "align", "config", "model", "lsp")
HELP = """
import sys
from aligner.cli.main import main
sys.argv = ["aligner", {}"--help"]
try:
    main()
except SystemExit as stop:
    assert stop.code == 0
"""


@pytest.mark.parametrize(
    "code",
    ["import aligner", "from aligner import Severity, Settings", HELP.format("")]
    + [HELP.format(f'"{command}", ') for command in COMMANDS],
    ids=["package", "records", "help", *COMMANDS],
)
def test_nothing_heavy_is_loaded_before_it_is_needed(code: str) -> None:
    assert loaded(code) == set()


def test_what_is_loaded_is_seen() -> None:
    assert loaded("import numpy") == {"numpy"}


def test_public_names_stay_functions_whatever_was_imported_before() -> None:
    code = (
        "import aligner.alignment, aligner.checks, aligner.pipeline, aligner\n"
        "assert callable(aligner.align) and callable(aligner.check)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def test_every_public_name_can_be_imported_and_is_explained() -> None:
    assert sorted(aligner.__all__) == aligner.__all__
    for public in aligner.__all__:
        assert getattr(aligner, public) is not None
        assert re.search(rf"`{public}\b", aligner.__doc__ or "")

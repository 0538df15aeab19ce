"""Manifests, and runs of `aligner batch` that take no time or end badly."""

import csv
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from aligner.batch.local import Checks
from aligner.batch.run import BatchResult, Engine, Local, run_with
from aligner.batch.shards import Form
from tests.batch.stub import Stub

ROOT = Path(__file__).parents[2]
_COMMAND = "from tests.batch.stub import run_command; run_command()"
NAMES = ("id", "source_text", "target_text")


def write_manifest(folder: Path, pairs: Iterable[tuple[str, str, str]]) -> Path:
    path = folder / "pairs.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(NAMES)
        writer.writerows(pairs)
    return path


def numbered(count: int, texts: Mapping[int, str] | None = None) -> list[tuple[str, str, str]]:
    return [(f"n{k}", (texts or {}).get(k, f"Text {k}"), f"लेख {k}") for k in range(count)]


def stubbed(
    manifest: Path,
    output: Path,
    *,
    checks: Checks | None = None,
    engine: Engine | None = None,
    rows: int = 10,
    form: Form = Form.JSONL,
    stop: int = 10**9,
) -> BatchResult:
    """A run with `Stub`, ended after so many shards."""
    left = iter(range(stop))
    return run_with(
        checks or Stub(),
        manifest,
        output,
        {"format": form.value},
        form=form,
        rows_per_shard=rows,
        shards=None,
        engine=engine or Local(1),
        progress=lambda _: None,
        stop=lambda: next(left, None) is None,
    )


def started(*arguments: str | Path, **environment: str) -> "subprocess.Popen[str]":
    """A run with `Stub` in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", _COMMAND, "batch", *map(str, arguments)],
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=_deaf_to_nothing,  # noqa: PLW1509
    )


def _deaf_to_nothing() -> None:
    """Where the tests are started in the background, an interrupt may be ignored."""
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, signal.SIG_DFL)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def files(folder: Path) -> dict[str, bytes]:
    """What is in a folder, but for what is ours."""
    return {
        path.name: path.read_bytes()
        for path in sorted(folder.iterdir())
        if not path.name.startswith(".aligner-lock")
    }


def rows_in(folder: Path) -> list[dict[str, object]]:
    return [
        json.loads(line)
        for path in sorted(folder.glob("part-*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def reasons(folder: Path) -> dict[str, str]:
    found = {}
    for row in rows_in(folder):
        error = row["error"]
        assert isinstance(error, dict)
        found[str(row["id"])] = error["reason"]
    return found

"""`aligner batch` as a user runs it, with the real encoder."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from aligner.batch import run as batch
from aligner.batch.run import Progress
from aligner.cli.batch import line
from tests.batch.stub import stub
from tests.cli.conftest import COMMAND, Aligner, process


@pytest.fixture
def manifest(tmp_path: Path, german: Path, hindi: Path) -> Path:
    path = tmp_path / "pairs.csv"
    rows = [
        "id,source,target,source_text,target_text",
        f"report,{german},{hindi},,",
        "short,,,Die Brücke kostet 12 Millionen Euro.,पुल की लागत 13 मिलियन यूरो है।",
        f"missing,gone.txt,{hindi},,",
        'broken,"gone.txt',
    ]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_a_corpus_is_checked_and_gone_on_with(tmp_path: Path, manifest: Path) -> None:
    out = tmp_path / "rows"
    options = (manifest, "-o", out, "--shard-rows", "2", "--jobs", "1", "--no-config")
    first = process("batch", *options)
    assert (first.code, first.out) == (0, "")
    assert first.err == f"aligner: {out}: 4 pairs checked, 2 of them with an error\n"
    rows = [
        json.loads(text)
        for path in sorted(out.glob("part-*.jsonl"))
        for text in path.read_text(encoding="utf-8").splitlines()
    ]
    assert [row["id"] for row in rows] == ["report", "short", "missing", None]
    assert [row["verdict"] for row in rows] == ["translation", "translation", None, None]
    assert [finding["check"] for finding in rows[1]["findings"]] == ["number-mismatch"]
    assert rows[2]["error"]["file"] == "gone.txt"
    assert (rows[3]["error"]["file"], rows[3]["error"]["line"]) == ("pairs.csv", 5)
    (out / "part-00000.jsonl").rename(tmp_path / "before")
    again = process("batch", *options)
    assert again.err == f"aligner: {out}: 2 pairs checked; 2 were there\n"
    assert (out / "part-00000.jsonl").read_bytes() == (tmp_path / "before").read_bytes()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--shards", "2", "--shard-rows", "2"), "contradict each other"),
        (("--actors", "2"), "say something of --engine ray only"),
        (("--engine", "ray", "--jobs", "2"), "--actors says how many"),
        (("--device", "cuda"), "the embedded encoder runs on the processor"),
        (("--select", "omision"), 'Did you mean "omission"?'),
        (("--source-language", "klingon!"), "klingon"),
        (("--glossary", "gone.csv"), "gone.csv"),
        (("--source-format", "tmx"), "no documents of a batch"),
    ],
)
def test_what_makes_no_sense_is_refused(
    tmp_path: Path, manifest: Path, more: tuple[str, ...], said: str
) -> None:
    result = process("batch", manifest, "-o", tmp_path / "rows", "--no-config", *more)
    assert result.code == 2
    assert said in result.err
    assert not (tmp_path / "rows").exists()


def test_an_interrupt_ends_it_at_once(tmp_path: Path, manifest: Path) -> None:
    out = tmp_path / "rows"
    start = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    command = (sys.executable, "-c", start + COMMAND[-1])
    with subprocess.Popen(
        [*command, "batch", str(manifest), "-o", str(out), "--no-config"],
        stderr=subprocess.PIPE,
        env=os.environ,
        text=True,
    ) as running:
        end = time.monotonic() + 60
        while not (out / "_run.json").exists():
            assert time.monotonic() < end
            time.sleep(0.01)
        running.send_signal(signal.SIGINT)
        said = running.communicate(timeout=60)[1]
    assert (running.returncode, said) == (130, "aligner: interrupted.\n")
    assert sorted(path.name for path in out.iterdir()) == [".aligner-lock", "_run.json"]


def test_how_far_it_is_is_told_now_and_then(
    tmp_path: Path, manifest: Path, aligner: Aligner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "Checker", stub)
    monkeypatch.setattr("aligner.cli.batch._EVERY", 0.0)
    options = ("--shard-rows", "2", "--jobs", "1", "--no-config")
    told = aligner("batch", manifest, "-o", tmp_path / "rows", *options).err.splitlines()
    assert len(told) == 3  # of two chunks, and in the end
    assert told[0].startswith("aligner: 2 of 4 pairs, ")
    assert aligner("batch", manifest, "-o", tmp_path / "quiet", *options, "--quiet").err == ""


def test_how_far_it_is_fits_in_a_line() -> None:
    now = Progress(total=20_000, before=1000, rows=3000, segments=36_000, seconds=200.0)
    assert line(now) == "4,000 of 20,000 pairs, 15.0 pairs/s, 180 segments/s, 17:46 left"
    assert line(Progress(3)) == "0 of 3 pairs, 0.0 pairs/s, 0 segments/s, -:-- left"

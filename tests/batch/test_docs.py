"""docs/batch.md says what is so."""

import re
from pathlib import Path

import pytest

from aligner.batch.checker import Checked, Checker
from aligner.batch.manifest import COLUMNS, open_manifest
from aligner.batch.schema import ROW
from aligner.batch.shards import Form, shard_file
from aligner.embed.encoder import Encoder
from tests.batch.conftest import ROOT
from tests.batch.test_checker import entry, how, texts
from tests.batch.test_manifest import manifest

PAGE = (ROOT / "docs" / "batch.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def test_every_column_is_explained() -> None:
    tables = "\n".join(line.split("|")[1] for line in PAGE.splitlines() if line.startswith("|"))
    named = set(re.findall(r"`(\w+)`", tables))
    assert set(COLUMNS) <= named
    assert set(ROW) <= named


def test_the_manifest_is_one(tmp_path: Path) -> None:
    (example,) = blocks("csv")
    rows = list(open_manifest(manifest(tmp_path, "m.csv", example)).entries())
    assert [row.id for row in rows] == ["2024/03/17", "2024/03/18"]


def test_pandas_reads_rows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], encoder: Encoder
) -> None:
    pytest.importorskip("pandas")
    checker = Checker(how(tmp_path), lambda _: encoder)
    found = checker([texts(1), texts(2), entry(3, source="a", target="b")])
    assert isinstance(found, Checked)
    for number, row in enumerate(found.rows):
        with shard_file(tmp_path, f"part-{number}.jsonl", Form.JSONL) as file:
            file.add(row)
    example = blocks("python")[0]
    exec(example, {"folder": tmp_path})
    shown = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["translation", "2"] in shown
    assert ["number-mismatch", "2"] in shown

import json
from pathlib import Path
from typing import Any

import pytest

from aligner.batch.checker import Checked, Checker
from aligner.batch.manifest import Broken, Place
from aligner.batch.rows import error_row
from aligner.batch.schema import ROW
from aligner.batch.shards import Form, shard_file, shard_name
from tests.batch.conftest import files, numbered, rows_in, stubbed, write_manifest
from tests.batch.test_checker import entry, how, pretended, rows, texts


def test_names_sort_by_number() -> None:
    assert shard_name(7, 12, Form.JSONL) == "part-00007.jsonl"
    names = [shard_name(k, 1_000_001, Form.PARQUET) for k in (0, 9, 10, 99_999, 1_000_000)]
    assert names == sorted(names)


def test_every_row_has_every_column(tmp_path: Path) -> None:
    found = rows(Checker(how(tmp_path), pretended), [texts(1), entry(2, source="a", target="b")])
    assert [list(row) for row in found] == [list(ROW)] * 2


def described(value: Any) -> Any:
    """What a value has, in the words of `ROW`."""
    match value:
        case bool():
            return "bool"
        case dict():
            return {name: described(each) for name, each in value.items()}
        case list():
            return [described(each) for each in value[:1]]
    return type(value).__name__.replace("str", "string")


def fits(value: Any, told: Any) -> bool:
    if value is None:
        return True
    if isinstance(told, list):
        return isinstance(value, list) and all(fits(each, told[0]) for each in value)
    if isinstance(told, dict):
        return set(value) <= set(told) and all(fits(value[name], told[name]) for name in value)
    return bool(described(value) == told or (told == "float" and described(value) == "int"))


def test_rows_are_what_the_schema_says(tmp_path: Path) -> None:
    checker = Checker(how(tmp_path, texts=True), pretended)
    found = rows(checker, [texts(1), entry(2, source="a", target="b")])
    assert all(fits(row, dict(ROW)) for row in found)
    assert found[0]["beads"]
    assert not fits({"id": 3}, dict(ROW))
    assert not fits({"more": "x"}, dict(ROW))


def test_parquet_holds_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    monkeypatch.setattr("aligner.batch.shards._GROUP", 5000)  # several groups of rows
    odd = entry(4, source_text="a", target_text="\0")
    half = Broken(Place(5, None, 4), "Half \ud83d of \\ud83d a character, \0 and 2026-11-21.")
    entries = [texts(1), texts(2), entry(3, source="a", target="b"), odd]
    found = Checker(how(tmp_path, texts=True), pretended)(entries)
    assert isinstance(found, Checked)
    with shard_file(tmp_path, "part.parquet", Form.PARQUET) as file:
        for row in (*found.rows, error_row(half, half.reason)):
            file.add(row)
    table = parquet.read_table(tmp_path / "part.parquet")
    assert table.schema.names == list(ROW)
    read = table.to_pylist()
    for row, line in zip(read, found.rows, strict=False):
        told = json.loads(line)
        for bead in told["beads"] or ():
            assert bead["source_text"] is not None
        assert row == told
    assert read[4]["error"]["reason"] == "Half \ufffd of \\ud83d a character, \0 and 2026-11-21."


def test_a_run_writes_parquet(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    manifest = write_manifest(tmp_path, numbered(35))
    stubbed(manifest, tmp_path / "rows")
    stubbed(manifest, tmp_path / "out", form=Form.PARQUET, stop=2)
    stubbed(manifest, tmp_path / "out", form=Form.PARQUET)
    assert [name for name in files(tmp_path / "out") if name != "_run.json"] == [
        f"part-{k:05}.parquet" for k in range(4)
    ]
    assert parquet.read_table(tmp_path / "out").to_pylist() == rows_in(tmp_path / "rows")

from pathlib import Path

import pytest

from aligner.batch.manifest import Row as BatchRow
from aligner.batch.manifest import open_manifest
from aligner.errors import SettingsError
from aligner.pairing.manifest import FORMS, Row, form_of, manifest

ROWS = (
    Row(Path("a/one.txt"), Path("b/eins.txt"), "en", "de", 0.99999),
    Row(Path("a/one.txt"), Path('b/एक, "दो".txt'), "en", "hi", 0.75),
    Row(Path("a/two.txt"), Path("c/zwei.txt"), "en", "de", 0.5),
)


@pytest.mark.parametrize("form", FORMS)
def test_batch_reads_what_is_written(form: str, tmp_path: Path) -> None:
    rows = [
        row._replace(source=tmp_path / row.source, target=tmp_path / row.target) for row in ROWS
    ]
    path = tmp_path / "lists" / f"pairs.{form}"
    path.parent.mkdir()
    path.write_text(manifest(rows, form, path.parent), encoding="utf-8")
    read = list(open_manifest(path).entries())
    assert len(read) == len(ROWS)
    for entry, row in zip(read, rows, strict=True):
        assert isinstance(entry, BatchRow)
        assert (path.parent / str(entry.source)).resolve() == row.source.resolve()
        assert (path.parent / str(entry.target)).resolve() == row.target.resolve()
        assert (entry.source_language, entry.target_language) == row[2:4]
    assert len({entry.id for entry in read}) == len(ROWS)


def test_a_source_with_two_versions_has_two_ids(tmp_path: Path) -> None:
    text = manifest(ROWS, "tsv", Path())
    assert [line.split("\t")[0] for line in text.splitlines()] == [
        "id",
        "a/one.txt",
        "a/one.txt:hi",
        "a/two.txt",
    ]


def test_scores_are_rounded() -> None:
    assert '"score": 1.0}' in manifest(ROWS[:1], "jsonl", Path())
    assert manifest(ROWS[1:2], "csv", Path()).endswith(",en,hi,0.75\n")


def test_no_pair_is_an_empty_list_with_a_head() -> None:
    assert manifest((), "jsonl", Path()) == ""
    assert manifest((), "csv", Path()).startswith("id,source,target,")


@pytest.mark.parametrize(
    ("path", "form"),
    [(None, "jsonl"), ("p.csv", "csv"), ("p.TSV", "tsv"), ("/dev/stdout", "jsonl")],
)
def test_the_suffix_tells_the_form(path: str | None, form: str) -> None:
    assert form_of(Path(path) if path else None) == form


def test_other_suffixes_are_refused() -> None:
    with pytest.raises(SettingsError, match=r"p\.txt: no list of pairs"):
        form_of(Path("p.txt"))

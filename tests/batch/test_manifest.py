import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.batch import manifest_lines, manifest_table
from aligner.batch.manifest import COLUMNS, Broken, Entry, Row, digest_of, open_manifest
from aligner.errors import InputError

HEAD = "id,source,target,source_language,target_language\n"


def manifest(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def entries(path: Path) -> list[Entry]:
    return list(open_manifest(path).entries())


def faults(path: Path) -> list[tuple[int | None, str]]:
    return [(each.place.line, each.reason) for each in entries(path) if isinstance(each, Broken)]


def ids(path: Path) -> list[str | None]:
    return [each.id for each in entries(path)]


def test_a_table_names_its_columns(tmp_path: Path) -> None:
    path = manifest(
        tmp_path, "m.csv", HEAD + "a,a.de.txt,a.hi.txt,de,hi\n\nb,b.de.txt,b.hi.txt,,\n"
    )
    first, second = entries(path)
    assert isinstance(first, Row)
    assert isinstance(second, Row)
    assert (first.id, first.source, first.target) == ("a", "a.de.txt", "a.hi.txt")
    assert (first.source_language, first.target_language) == ("de", "hi")
    assert (second.id, second.source_language, second.source_text) == ("b", None, None)
    assert [tuple(each.place)[:2] for each in (first, second)] == [(1, 2), (2, 4)]


def test_columns_in_any_order_with_others_between_and_any_divider(tmp_path: Path) -> None:
    text = "\ufeffTarget;score;ID;Source_Text\r\nb.txt;.5;1;„Ja“, sagt sie.\r\n"
    (row,) = entries(manifest(tmp_path, "m.csv", text))
    assert isinstance(row, Row)
    assert (row.id, row.target, row.source_text) == ("1", "b.txt", "„Ja“, sagt sie.")


def test_a_quoted_cell_holds_lines_commas_and_quotation_marks(tmp_path: Path) -> None:
    text = 'id,source_text,target_text\n1,"Eins,\n""zwei""\n\ndrei.", "एक" \n2,x,y\n'
    first, second = entries(manifest(tmp_path, "m.csv", text))
    assert isinstance(first, Row)
    assert (first.source_text, first.target_text) == ('Eins,\n"zwei"\n\ndrei.', "एक")
    assert second.place.line == 6


def test_tsv_quotes_nothing(tmp_path: Path) -> None:
    (row,) = entries(manifest(tmp_path, "m.tsv", 'id\tsource_text\ttarget_text\n1\t"Ja\tहाँ"\n'))
    assert isinstance(row, Row)
    assert (row.source_text, row.target_text) == ('"Ja', 'हाँ"')


def test_json_lines(tmp_path: Path) -> None:
    rows = [{"id": 7, "source": "a", "target_text": " b\n"}, {"id": "x", "source": "", "more": {}}]
    path = manifest(tmp_path, "m.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    first, second = entries(path)
    assert isinstance(first, Row)
    assert (first.id, first.source, first.target_text) == ("7", "a", " b\n")
    assert isinstance(second, Broken)
    assert (second.id, second.place.line) == ("x", 2)


def test_broken_lines_leave_the_others_alone(tmp_path: Path) -> None:
    lines = [b'{"id": "1", "source": "a", "target": "b"}', b"{", b"[]", b"\xff", b'{"source": "a"}']
    lines += [b'{"id": true, "source": "a", "target": "b"}', b'{"id":"2","source":1,"target":"b"}']
    lines += [b'{"id": "3", "source": "a", "source_text": "b", "target": "c"}', b"[" * 200_000]
    lines += [b'{"id": ' + b"9" * 5000 + b"}", lines[0]]
    path = manifest(tmp_path, "m.jsonl", b"\n".join(lines))
    assert ids(path) == ["1", None, None, None, None, None, "2", "3", None, None, "1"]
    assert [line for line, _ in faults(path)] == [2, 3, 4, 5, 6, 7, 8, 9, 10]
    assert faults(path)[2] == (4, "It is not UTF-8 at its byte 1.")


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("b,only.txt", "It has 2 columns, and the first line 5."),
        ("b,a,b,de,hi,more", "It has 6 columns, and the first line 5."),
        ('b,"a,b,de,hi', "A quotation mark is not closed."),
        ('b,"a"s,b,de,hi', "Column 2 has text behind its closing quotation mark."),
        (",a,b,de,hi", "It has no id."),
        ("b,,b,de,hi", "It has neither source and source_text: give one."),
    ],
)
def test_a_broken_row_of_a_table_costs_only_itself(tmp_path: Path, bad: str, reason: str) -> None:
    path = manifest(tmp_path, "m.csv", f"{HEAD}a,a,b,de,hi\n{bad}\nc,a,b,de,hi\nd,a,b,de,hi\n")
    assert [each.id for each in entries(path) if isinstance(each, Row)] == ["a", "c", "d"]
    ((line, said),) = faults(path)
    assert (line, said.startswith(reason)) == (3, True)


def test_a_row_that_is_too_long_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(manifest_lines, "LONGEST", 100)
    monkeypatch.setattr(manifest_table, "LONGEST", 100)
    long = "x" * 150
    path = manifest(tmp_path, "m.csv", f'id,source,target\na,"{long}",b\nb,a,b\n')
    assert ids(path) == [None, "b"]
    open_cell = '\n"'.join(["a" * 30] * 6)
    path = manifest(tmp_path, "n.csv", f'id,source,target\na,"{open_cell}\nb,a,b\n')
    assert ids(path)[-1] == "b"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("m.csv", "", "empty"),
        ("m.csv", "source,target\n", "no column id"),
        ("m.csv", "id,source\n", "no column target or target_text"),
        ("m.csv", "id,id,source,target\n", "two columns are called id"),
        ("m.tsv", "id,source,target\n", "no column id"),
        ("m.txt", "", "no manifest by its suffix"),
        ("m.parquet", "PAR1", "cannot be read as Parquet"),
    ],
)
def test_what_is_no_manifest_is_refused(tmp_path: Path, name: str, text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        open_manifest(manifest(tmp_path, name, text))
    with pytest.raises(InputError, match="no such file"):
        open_manifest(tmp_path / f"missing-{name}")


def test_utf_16_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="UTF-16"):
        open_manifest(manifest(tmp_path, "m.csv", HEAD.encode("utf-16")))


def test_parquet(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    columns = {
        "id": list(range(300)),
        "source": ["a.txt"] * 300,
        "target_text": ["b"] * 299 + [None],
        "score": [0.5] * 300,
    }
    path = tmp_path / "m.parquet"
    parquet.write_table(pyarrow.table(columns), path, row_group_size=128)
    found = entries(path)
    assert [each.id for each in found] == list(map(str, range(300)))
    assert isinstance(found[299], Broken)
    assert str(found[299].place) == "row 300"
    for start in (0, 5, 128, 299):
        assert list(open_manifest(path).entries(found[start].place)) == found[start:]


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), min_size=1)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=8))
def test_what_other_programs_write_is_read_from_any_row_on(
    tmp_path_factory: pytest.TempPathFactory, texts: list[tuple[str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("manifests")
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["id", "source_text", "target_text"])
    writer.writerows([str(n), *pair] for n, pair in enumerate(texts))
    rows = [dict(zip(COLUMNS[3:5], pair, strict=True)) for pair in texts]
    jsonl = "".join(json.dumps({"id": str(n), **row}) + "\n" for n, row in enumerate(rows))
    for name, content in (("m.csv", out.getvalue()), ("m.jsonl", jsonl)):
        path = manifest(folder, name, content)
        found = entries(path)
        assert [(r.id, r.source_text, r.target_text) for r in found if isinstance(r, Row)] == [
            (str(n), *pair) for n, pair in enumerate(texts)
        ]
        assert [each.place.number for each in found] == list(range(1, len(texts) + 1))
        for k, each in enumerate(found):
            assert list(open_manifest(path).entries(each.place)) == found[k:]


@given(st.text('a,"\n ;\r', max_size=60))
def test_no_row_of_a_table_stops_the_reading(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = manifest(tmp_path_factory.mktemp("manifests"), "m.csv", f"{HEAD}{text}\nz,s,t,de,hi\n")
    found = entries(path)
    numbers = [each.place.line for each in found]
    assert numbers == sorted(set(numbers), key=lambda n: n or 0)
    assert found[-1].id == "z" or text.count('"') > 0


def test_a_digest_is_of_the_bytes(tmp_path: Path) -> None:
    first = manifest(tmp_path, "a.csv", HEAD)
    assert digest_of(first) == digest_of(manifest(tmp_path, "b.csv", HEAD))
    assert digest_of(first) != digest_of(manifest(tmp_path, "c.csv", HEAD + " "))

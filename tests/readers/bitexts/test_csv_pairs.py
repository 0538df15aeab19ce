import contextlib
import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.errors import InputError
from aligner.readers.bitexts.csv_pairs import read_csv
from aligner.readers.bitexts.csv_rows import rows
from aligner.readers.bitexts.tsv import read_tsv
from aligner.readers.options import AS_USUAL, Reading
from aligner.readers.pairs import Pairs, bitext
from tests.readers.letter_places import assert_in_place, expected, place_of
from tests.readers.refused import refused


def pairs(content: str, reading: Reading = AS_USUAL) -> Pairs:
    return read_csv("a.csv", content.encode(), reading)


def texts(content: str, reading: Reading = AS_USUAL) -> list[tuple[str, str]]:
    return [(pair.source.text, pair.target.text) for pair in pairs(content, reading).pairs]


QUOTED = (
    'key,source,target\na,"Ein ""Haus"", das\n  steht",एक घर\n\nb, "Zwei" ,"दो\r\n"\n,,\nc,Drei,\n'
)


def test_quotation_marks() -> None:
    assert texts(QUOTED) == [('Ein "Haus", das steht', "एक घर"), ("Zwei", "दो"), ("Drei", "")]
    found = bitext(pairs(QUOTED), None, None)
    assert found.ids == ("a", "b", "c")
    assert place_of(found.source, "steht") == expected(QUOTED, "steht")
    assert place_of(found.source, "Drei") == expected(QUOTED, "Drei")
    for document in (found.source, found.target):
        assert_in_place(document, QUOTED)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters(delimiter: str) -> None:
    rows_ = [("Eins, zwei; drei | vier", "एक, दो"), ("Fünf; sechs", "पाँच")]
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows_)
    assert texts(text.getvalue()) == rows_
    assert texts(f"sep={delimiter}\r\n{text.getvalue()}") == rows_


@pytest.mark.parametrize(
    ("header", "languages"),
    [
        ("source,target", (None, None)),
        ("Original,Translation", (None, None)),
        ("de,hi", ("de", "hi")),
        ("de-DE,hi_IN", ("de-DE", "hi-IN")),
        ("German,Hindi", ("de", "hi")),
        ("Deutsch,हिन्दी", ("de", "hi")),
    ],
)
def test_headers(header: str, languages: tuple[str | None, str | None]) -> None:
    for found in (
        pairs(f"{header}\nEins,एक\n"),
        read_tsv("a.tsv", f"{header}\nEins,एक\n".replace(",", "\t").encode(), AS_USUAL),
    ):
        assert [(pair.source.text, pair.target.text) for pair in found.pairs] == [("Eins", "एक")]
        assert (found.source_language, found.target_language) == languages
        assert [pair.id for pair in found.pairs] == ["2"]


@pytest.mark.parametrize("first", ["so,also", "Eins,एक", "de,de", "it,Haus"])
def test_a_first_line_that_is_a_pair(first: str) -> None:
    assert texts(f"{first}\nzwei,दो\n")[0] == tuple(first.split(","))


def test_columns_by_name() -> None:
    content = "note,target,id,source\nn,एक,x,eins\n"
    assert [(p.id, p.source.text, p.target.text) for p in pairs(content).pairs] == [
        ("x", "eins", "एक")
    ]


def test_more_languages() -> None:
    content = "id;de;hi;th;comment\n1;eins;एक;หนึ่ง;\n"
    assert texts(content) == [("eins", "एक")]
    assert pairs(content).notes == (
        "a.csv: has de, hi, th; de and hi were taken. "
        "Choose with --source-language and --target-language.",
    )
    wanted = Reading(source_language="th", target_language="de-AT")
    assert texts(content, wanted) == [("หนึ่ง", "eins")]
    missing = refused("a.csv", content, Reading(target_language="fr"))
    assert missing == "has no fr, only de, hi, th."
    assert refused("a.tsv", content.replace(";", "\t"), Reading(target_language="fr")) == missing


def test_empty_cells_at_the_end_of_a_row() -> None:
    assert texts("eins,एक\nzwei,दो,,,\n") == [("eins", "एक"), ("zwei", "दो")]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("eins\nzwei\n", "line 1 has 1 column; 2 (source, target)"),
        ("eins,एक\nzwei\n", "line 2 has 1 column; 2 (source, target)"),
        ("eins,एक\nzwei,दो,x,y\n", "line 2 has 4 columns; 2 (source, target)"),
        ("a,b,c,d\n", "line 1 has 4 columns; 2 (source, target)"),
        ('eins,एक\n\n"zwei,दो\n', "line 3: a quotation mark that is not closed. "),
        ("a," * 1001, "line 1 has more than 1,000 columns."),
        ("", "empty. "),
        (b"PK\x03\x04\x00\x00", "binary content (ZIP archive"),
    ],
)
def test_no_pairs(content: str | bytes, message: str) -> None:
    assert refused("a.csv", content).startswith(message)


def test_much_of_one_thing_takes_linear_time() -> None:
    for piece in ('"', '""', ",", "\r", ' "', '"a"'):
        with contextlib.suppress(InputError):
            pairs("a,b\n" + piece * 200_000)


CELLS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('",;\t\n '), max_size=8)


@given(
    st.lists(st.lists(CELLS, min_size=2, max_size=3), min_size=1, max_size=4),
    st.sampled_from(",;\t|"),
)
def test_reads_what_python_writes(table: list[list[str]], delimiter: str) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(table)
    found = list(rows("a.csv", text.getvalue(), delimiter))
    assert [[cell.text for cell in row.cells] for row in found] == [
        row for row in table if any(cell.strip() for cell in row)
    ]
    for row in found:
        for cell in row.cells:
            for piece, at in cell.pieces:
                assert text.getvalue()[at : at + len(piece)] == piece


@given(st.lists(st.lists(CELLS, min_size=1, max_size=3), max_size=4))
def test_cells_without_quotation_marks(table: list[list[str]]) -> None:
    plain = [[cell.translate(str.maketrans('",\r\n', "    ")) for cell in row] for row in table]
    text = "\r\n".join(",".join(row) for row in plain)
    found = [(row.line, [cell.text for cell in row.cells]) for row in rows("a", text, ",")]
    assert found == [(n, row) for n, row in enumerate(plain, 1) if any(map(str.strip, row))]

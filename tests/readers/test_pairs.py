import json
from pathlib import Path

import pytest

from aligner.bitext import Bitext
from aligner.errors import InputError
from aligner.readers import read_pairs
from aligner.readers.pairs import bitext_of
from aligner.settings import Settings


def pairs(folder: Path, name: str, content: str, settings: Settings | None = None) -> Bitext:
    path = folder / name
    path.write_bytes(content.encode())
    return read_pairs(path, settings or Settings())[0]


def texts(bitext: Bitext) -> list[tuple[list[str], list[str]]]:
    source, target = bitext.source.texts, bitext.target.texts
    return [([source[i] for i in b.source], [target[j] for j in b.target]) for b in bitext.beads]


def refusal(folder: Path, name: str, content: str) -> str:
    path = folder / name
    path.write_bytes(content.encode())
    with pytest.raises(InputError) as caught:
        read_pairs(path, Settings())
    assert str(caught.value).startswith(f"{path}: ")
    return str(caught.value).removeprefix(f"{path}: ")


def test_json_lines(tmp_path: Path) -> None:
    bitext = pairs(
        tmp_path,
        "a.jsonl",
        '{"id": "x", "source": "eins", "target": "एक"}\n\n{"source": "zwei", "target": "दो"}',
    )
    assert bitext.ids == ("x", "3")
    assert texts(bitext) == [(["eins"], ["एक"]), (["zwei"], ["दो"])]
    assert [(s.line, s.column) for s in bitext.source.segments] == [(1, 1), (3, 1)]


@pytest.mark.parametrize(("given", "id_"), [("null", "1"), ("7", "7"), ('""', ""), ('"ü"', "ü")])
def test_ids(tmp_path: Path, given: str, id_: str) -> None:
    line = f'{{"id": {given}, "source": "a", "target": "b"}}'
    assert pairs(tmp_path, "a.jsonl", line).ids == (id_,)


def test_tab_separated_with_ids(tmp_path: Path) -> None:
    bitext = pairs(tmp_path, "a.tsv", "n1\teins\tएक\nn0\tzwei\tदो\n")
    assert bitext.ids == ("n1", "n0")
    assert [s.column for s in bitext.source.segments] == [4, 4]
    assert [s.column for s in bitext.target.segments] == [9, 9]


def test_tab_separated_without_ids(tmp_path: Path) -> None:
    bitext = pairs(tmp_path, "a.tsv", "Source\tTARGET\r\neins\tएक\r\n")
    assert bitext.ids == ("2",)
    assert texts(bitext) == [(["eins"], ["एक"])]
    assert (bitext.target.segments[0].line, bitext.target.segments[0].column) == (2, 6)


def test_a_header_counts_in_the_first_line_only(tmp_path: Path) -> None:
    assert len(pairs(tmp_path, "a.tsv", "eins\tएक\nsource\ttarget\n").beads) == 2


def test_empty_sides(tmp_path: Path) -> None:
    bitext = pairs(tmp_path, "a.tsv", "1\teins\t\n2\t\tदो\n3\t \t\n4\tvier\tचार\n")
    assert bitext.ids == ("1", "2", "3", "4")
    assert texts(bitext) == [(["eins"], []), ([], ["दो"]), ([], []), (["vier"], ["चार"])]
    assert [bead.kind for bead in bitext.beads] == ["1-0", "0-1", "0-0", "1-1"]


def test_space_around_a_text_is_left_out(tmp_path: Path) -> None:
    bitext = pairs(tmp_path, "a.tsv", "  eins \t एक\n")
    assert texts(bitext) == [(["eins"], ["एक"])]
    assert bitext.source.segments[0].column == 3
    assert bitext.target.segments[0].column == 10


def test_offsets(tmp_path: Path) -> None:
    bitext = pairs(tmp_path, "a.tsv", "eins\tएक\n\tदो\ndrei und vier\tतीन\n")
    for document in (bitext.source, bitext.target):
        for segment in document.segments:
            assert document.text[segment.start : segment.end] == segment.text


def test_lines_end_where_editors_end_them(tmp_path: Path) -> None:
    text = "eins\u2028zwei\x85drei"
    row = json.dumps({"source": text, "target": text}, ensure_ascii=False)
    assert pairs(tmp_path, "a.jsonl", row).source.texts == [text]
    assert pairs(tmp_path, "a.tsv", f"{text}\t{text}").target.texts == [text]


def test_a_line_break_within_a_text_is_a_space(tmp_path: Path) -> None:
    bitext = pairs(tmp_path, "a.jsonl", r'{"source": "eins\nzwei\n", "target": "एक"}')
    assert bitext.source.texts == ["eins zwei"]


def test_languages(tmp_path: Path) -> None:
    given = pairs(tmp_path, "a.tsv", "eins\tएक\n", Settings("de-AT", "ne"))
    assert (given.source.language, given.target.language) == ("de-AT", "ne")
    line = "Das ist ein kleines Haus am Wald.\tयह जंगल के पास एक छोटा घर है।\n"
    found = pairs(tmp_path, "b.tsv", line)
    assert (found.source.language, found.target.language) == ("de", "hi")


def test_notes(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_bytes("Größe der Häuser über Straßen\tsize\n".encode("cp1252"))
    assert read_pairs(path, Settings())[1] == (
        f"{path}: read as windows-1252 (not UTF-8); pass --encoding if that is wrong",
    )


NOT_JSON = "Every line must be one JSON object."
NO_TEXTS = (
    'has no texts "source" and "target". '
    'Every line must be an object such as {"id": "1", "source": "...", "target": "..."}.'
)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "is not JSON (column 2: Expecting property name enclosed in double quotes). "),
        ("[" * 100_000, "is not JSON (nested too deep, or a number too long). "),
        ('{"id": ' + "9" * 5000 + "}", "is not JSON (nested too deep, or a number too long). "),
    ],
    ids=["cut off", "deep", "long"],
)
def test_not_json(tmp_path: Path, line: str, message: str) -> None:
    content = '{"source": "a", "target": "b"}\n' + line + "\n"
    assert refusal(tmp_path, "a.jsonl", content) == f"line 2 {message}{NOT_JSON}"


@pytest.mark.parametrize(
    "line", ["[]", "1", '"text"', "{}", '{"source": "a"}', '{"source": ["a"], "target": "b"}']
)
def test_no_texts(tmp_path: Path, line: str) -> None:
    assert refusal(tmp_path, "a.jsonl", line) == f"line 1 {NO_TEXTS}"


@pytest.mark.parametrize(("line", "columns"), [("a", "1 column"), ("a\tb\tc\td", "4 columns")])
def test_wrong_columns(tmp_path: Path, line: str, columns: str) -> None:
    assert refusal(tmp_path, "a.tsv", f"a\tb\n\n{line}") == (
        f"line 3 has {columns}; 2 (source, target) or 3 (id, source, target) are needed, "
        "divided by tabs."
    )


@pytest.mark.parametrize("content", ["source\ttarget\n", "\t\n", "1\t\t\n"])
def test_no_pairs(tmp_path: Path, content: str) -> None:
    # A file of white space alone is refused before it is looked at for pairs.
    message = refusal(tmp_path, "a.tsv", content)
    assert message in {
        "no pairs in it. Give a file with at least one.",
        "only white space. Give a file with text in it.",
    }


def test_another_format(tmp_path: Path) -> None:
    assert refusal(tmp_path, "a.txt", "text") == (
        "one file was given, and it is not a file of pairs (.jsonl, .tsv, .csv, "
        ".xliff, .tmx, .po). Give the translation as well."
    )


@pytest.mark.parametrize("ids", [None, ["x", "y", "z"]])
def test_two_lists_are_what_a_file_of_them_is(tmp_path: Path, ids: list[str] | None) -> None:
    source, target = ["eins", " zwei", ""], ["एक", "", "तीन\n"]
    rows = [{"source": s, "target": t} for s, t in zip(source, target, strict=True)]
    keys = ids or ["1", "2", "3"]
    lines = [json.dumps({"id": key, **row}) for key, row in zip(keys, rows, strict=True)]
    read = pairs(tmp_path, "a.jsonl", "\n".join(lines), Settings("de", "hi"))
    made = bitext_of(source, target, "de", "hi", ids=ids, name=read.source.name)
    assert texts(made) == texts(read) == [(["eins"], ["एक"]), (["zwei"], []), ([], ["तीन"])]
    assert (made.beads, made.ids) == (read.beads, read.ids)
    assert (made.source.text, made.target.text) == (read.source.text, read.target.text)


def test_lists_of_unequal_length() -> None:
    with pytest.raises(InputError) as caught:
        bitext_of(["eins", "zwei"], ["एक"])
    assert str(caught.value) == (
        "2 source and 1 target texts: pairs need as many of either. "
        "Give an empty text where one is missing, or both lists to align()."
    )
    with pytest.raises(InputError, match=r"^1 ids for 2 pairs\. "):
        bitext_of(["eins", "zwei"], ["एक", "दो"], ids=["x"])


def test_languages_of_lists() -> None:
    made = bitext_of(["Das ist ein kleines Haus am Wald."], ["यह एक छोटा घर है।"])
    assert (made.source.language, made.target.language) == ("de", "hi")

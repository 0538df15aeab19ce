import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from aligner.bitext import Bitext
from aligner.errors import SettingsError
from aligner.writers import written
from tests.report import samples

BITEXT = samples.german_hindi().bitext
LINES = ("tsv", "jsonl", "vecalign")


def text(bitext: Bitext, form: str) -> str:
    return written(bitext, form).texts[""]


@pytest.mark.parametrize("format", LINES)
def test_golden(format: str, golden: SnapshotAssertion) -> None:
    assert text(BITEXT, format) == golden


def test_vecalign_writes_lists_and_always_a_number() -> None:
    lines = text(samples.german_thai().bitext, "vecalign").splitlines()
    assert lines[1] == "[1, 2]:[1]:0.250000"
    assert text(BITEXT, "vecalign").splitlines()[3] == "[3]:[]:0.000000"


def test_only_vecalign_has_a_number_where_nothing_was_compared() -> None:
    assert text(BITEXT, "tsv").splitlines()[4].split("\t")[:4] == ["3", "", "1-0", ""]
    assert json.loads(text(BITEXT, "jsonl").splitlines()[3])["score"] is None


def test_jsonl_has_ids_where_they_are_known() -> None:
    named = replace(BITEXT, ids=tuple("abcdef"))
    records = [json.loads(line) for line in text(named, "jsonl").splitlines()]
    assert [record["id"] for record in records] == list("abcdef")
    assert "id" not in json.loads(text(BITEXT, "jsonl").splitlines()[0])


def test_what_was_moved_is_marked() -> None:
    first, *others = BITEXT.beads
    bitext = replace(BITEXT, beads=(replace(first, moved=True), *others))
    rows = [line.split("\t")[5] for line in text(bitext, "tsv").splitlines()]
    assert rows == ["moved", "moved", "", "", "", "", ""]
    records = [json.loads(line) for line in text(bitext, "jsonl").splitlines()]
    assert [record["moved"] for record in records] == [True] + [False] * 5


def test_unknown_format() -> None:
    with pytest.raises(SettingsError) as error:
        text(BITEXT, "xml")
    assert str(error.value) == (
        'unknown alignment format "xml". Choose one of: tsv, jsonl, tmx, xliff, html, vecalign, '
        "moses."
    )


SENTENCES = st.lists(
    st.text(st.characters() | st.sampled_from("\t\n\r\x0b\x85\u2028"), min_size=1), max_size=5
)


@given(SENTENCES, SENTENCES)
def test_one_line_a_bead_whatever_the_text(source: list[str], target: list[str]) -> None:
    kinds = [(1, 0)] * len(source) + [(0, 1)] * len(target)
    bitext = samples.bitext(
        samples.document("a", "de", source), samples.document("b", "hi", target), *kinds
    )
    tsv = text(bitext, "tsv")
    tsv.encode()
    assert len(tsv.splitlines()) == len(bitext.beads) + 1
    assert all(line.count("\t") == 8 for line in tsv.splitlines())
    for format in ("jsonl", "vecalign"):
        assert len(text(bitext, format).splitlines()) == len(bitext.beads)

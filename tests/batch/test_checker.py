"""The rows of pairs as the program makes them, with a pretended encoder and the real one."""

import json
import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from aligner.batch.checker import MOST_CHARACTERS, Checked, Checker, Failed, How, embedded
from aligner.batch.manifest import Broken, Entry, Place, Row
from aligner.embed.encoder import Encoder, Progress
from aligner.embeddings import Embeddings
from aligner.errors import EncoderError
from aligner.gate import worker
from aligner.json_text import dumps
from aligner.pipeline import check
from aligner.report import to_json
from aligner.settings import Settings
from tests.cli.pretend import PretendedEncoder

GERMAN = [
    "Der Stadtrat wählte am 3. Mai 2021 einen neuen Sprecher. Er ist seit zehn Jahren dabei.",
    "Die Brücke kostet 12 Millionen Euro.",
]
ENGLISH = [
    "The city council elected a new speaker on 3 May 2021. He has been with it for ten years.",
    "The bridge costs 13 million euros.",
]


class Counting:
    """An encoder that says how often it was asked, and for how much."""

    def __init__(self, inner: Encoder) -> None:
        self.inner = inner
        self.asked: list[int] = []

    @property
    def signature(self) -> str:
        return self.inner.signature

    @property
    def samples(self) -> Embeddings:
        return self.inner.samples

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Embeddings:
        self.asked.append(len(texts))
        if any("unlucky" in text for text in texts):
            raise EncoderError("cannot encode this.")
        return self.inner.encode(texts, progress)


def pretended(_: How) -> Encoder:
    return PretendedEncoder()


def how(folder: Path, **more: Any) -> How:
    return How(Settings(source_language="de", target_language="en"), folder, "m.csv", **more)


def entry(number: int, **said: str) -> Row:
    return Row(Place(number, number + 1, 0), f"id-{number}", **said)


def texts(number: int) -> Row:
    return entry(number, source_text="\n".join(GERMAN), target_text="\n".join(ENGLISH))


def rows(checker: Checker, entries: list[Entry]) -> list[dict[str, Any]]:
    found = checker(entries)
    assert isinstance(found, Checked)
    assert found.first == entries[0].place.number
    told = [json.loads(row) for row in found.rows]
    assert found.failed == sum(row["error"] is not None for row in told)
    assert found.segments == sum(
        len(row[f"{side}_segments"] or ()) for row in told for side in ("source", "target")
    )
    return told


def test_a_row_says_what_a_check_says(tmp_path: Path, encoder: Encoder) -> None:
    for side, lines in (("a.de.txt", GERMAN), ("a.en.txt", ENGLISH)):
        (tmp_path / side).write_text("\n".join(lines), encoding="utf-8")
    entries: list[Entry] = [entry(1, source="a.de.txt", target="a.en.txt"), texts(2)]
    files, given = rows(Checker(how(tmp_path), lambda _: encoder), entries)
    report = check(
        tmp_path / "a.de.txt", tmp_path / "a.en.txt", how(tmp_path).settings, encoder=encoder
    )
    alone = json.loads(to_json(report))
    for name in ("verdict", "score", "words", "counts", "beads", "findings", "notes", "signature"):
        assert files[name] == given[name] == alone[name]
    assert [finding["check"] for finding in files["findings"]] == ["number-mismatch"]
    assert (files["source"], files["target"], given["source"]) == ("a.de.txt", "a.en.txt", None)
    assert files["source_segments"] == [[0, 56], [57, 87], [88, 124]]


def test_the_real_encoder_gives_a_pair_the_same_row_in_whatever_company(
    tmp_path: Path, encoder: Encoder
) -> None:
    checker = Checker(how(tmp_path), lambda _: encoder)
    others: list[Entry] = [
        entry(1, source_text="Ganz etwas anderes steht hier. Und noch mehr.", target_text="Short."),
        texts(2),
        entry(3, source_text="Die Brücke kostet 12 Millionen Euro.", target_text="The bridge."),
    ]
    together = rows(checker, others)
    assert together == [rows(checker, [each])[0] for each in others]


def test_the_sentences_of_many_pairs_are_embedded_in_one_call(tmp_path: Path) -> None:
    counting = Counting(PretendedEncoder())
    checker = Checker(how(tmp_path), lambda _: counting)
    different = entry(3, source_text="Etwas anderes.", target_text="Something else.")
    rows(checker, [texts(1), texts(2), different])
    assert counting.asked == [6 + 2]
    rows(checker, [different, replace(different, source_text=None, source="gone")])
    assert counting.asked == [6 + 2, 2]


def test_long_documents_do_not_wait_for_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aligner.batch.checker._TOGETHER", 300)
    counting = Counting(PretendedEncoder())
    rows(Checker(how(tmp_path), lambda _: counting), [texts(k) for k in range(1, 4)])
    assert counting.asked == [6, 6, 6]


def test_a_pair_that_cannot_be_embedded_costs_no_other(tmp_path: Path) -> None:
    counting = Counting(PretendedEncoder())
    unlucky = entry(2, source_text="Das ist unlucky.", target_text="That is unlucky.")
    found = rows(Checker(how(tmp_path), lambda _: counting), [texts(1), unlucky, texts(3)])
    assert [row["error"] and row["error"]["reason"] for row in found] == [
        None,
        "cannot encode this.",
        None,
    ]


def test_each_step_says_how_long_it_may_take(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading a pair, embedding several together, and comparing each."""
    said: list[float] = []
    monkeypatch.setattr("aligner.batch.checker.allow", said.append)
    long = entry(2, source_text="Das ist so. " * 1000, target_text="So it is. " * 1000)
    rows(Checker(how(tmp_path), pretended), [texts(1), long])
    assert said == [1800, 1800, 1800 + 222, 1802, 2020]
    said.clear()
    rows(Checker(how(tmp_path, timeout=0.5), pretended), [texts(1), long])
    assert said == [0.5, 0.5, 1.0, 0.5, 0.5]
    said.clear()
    rows(Checker(how(tmp_path), pretended), [long, entry(3, source="a", target="b")])
    assert said == [1800, 1800, 2020]


def test_the_longest_pair_may_take_a_day(tmp_path: Path) -> None:
    """A hundred times what it takes on one core."""
    assert how(tmp_path).seconds(2 * MOST_CHARACTERS) == 1800 + 100_000


def test_texts_come_with_the_beads_on_request(tmp_path: Path) -> None:
    (row,) = rows(Checker(how(tmp_path, texts=True), pretended), [texts(1)])
    assert "\n".join(bead["source_text"] for bead in row["beads"] if bead["source"]).split() == (
        " ".join(GERMAN).split()
    )
    (bare,) = rows(Checker(how(tmp_path), pretended), [texts(1)])
    assert "source_text" not in bare["beads"][0]


def test_languages_of_a_row_come_first(tmp_path: Path) -> None:
    told = replace(texts(1), source_language="nl")
    odd = replace(texts(2), target_language="klingon!")
    first, second = rows(Checker(how(tmp_path), pretended), [told, odd])
    assert (first["source_language"], first["target_language"]) == ("nl", "en")
    assert second["error"]["file"] == "target_text"
    assert "klingon" in second["error"]["reason"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("gone.txt", None, "no such file. Check the path."),
        ("empty.txt", b"", "empty. Give a file with text in it."),
        ("image.txt", b"\x89PNG\r\n\x1a\n" + bytes(100), "binary"),
        ("folder", os.mkdir, "a directory. Give a file in it."),
        ("pipe.txt", os.mkfifo, "is no file. Give a file with text in it."),
        ("a.tmx", b"<tmx/>", "pairs that are aligned already"),
        ("broken.docx", b"PK\x03\x04" + bytes(50), ""),
        ("endless.txt", b"x" * 300_000, "a sentence of 300,000 characters"),
        ("a\0b", None, "null"),
        ("-", None, "no such file"),
    ],
)
def test_what_cannot_be_read_is_a_row(
    tmp_path: Path, name: str, content: bytes | Callable[[Path], None] | None, reason: str
) -> None:
    if isinstance(content, bytes):
        (tmp_path / name).write_bytes(content)
    elif content:
        content(tmp_path / name)
    bad = entry(2, source=name, target_text="Text.")
    found = rows(Checker(how(tmp_path), pretended), [texts(1), bad, texts(3)])
    error = found[1]["error"]
    assert (error["file"], error["line"]) == (name, None)
    assert reason in error["reason"]
    assert str(tmp_path) not in error["reason"]
    assert [found[k]["error"] for k in (0, 2)] == [None, None]


def test_a_row_of_the_manifest_that_is_broken_says_where(tmp_path: Path) -> None:
    broken = Broken(Place(1, 7, 99), "It has no id.")
    (row,) = rows(Checker(how(tmp_path), pretended), [broken])
    assert (row["id"], row["row"]) == (None, 1)
    assert row["error"] == {"file": "m.csv", "line": 7, "reason": "It has no id."}


def test_a_document_of_fifty_megabytes_is_a_row_and_no_trouble(tmp_path: Path) -> None:
    line = "Die Brücke kostet viel Geld, und niemand weiß genau, wie viel.\n"
    (tmp_path / "huge.txt").write_text(line * (50 * 2**20 // len(line)), encoding="utf-8")
    entries: list[Entry] = [
        entry(1, source="huge.txt", target_text="Text."),
        entry(2, source_text=line * 20, target_text="Text."),
        texts(3),
    ]
    huge, long, usual = rows(Checker(how(tmp_path, most=1000), pretended), entries)
    assert huge["error"]["reason"].startswith("54,093,195 bytes")
    assert "up to 1,000 characters are read" in huge["error"]["reason"]
    assert long["error"]["reason"].startswith("1,260 characters; up to 1,000")
    assert usual["error"] is None


def test_paths_are_read_as_they_are_given(tmp_path: Path) -> None:
    (tmp_path / "lists").mkdir()
    (tmp_path / "a.txt").write_text(GERMAN[1], encoding="utf-8")
    out = entry(1, source="../a.txt", target=str(tmp_path / "a.txt"))
    (row,) = rows(Checker(how(tmp_path / "lists"), pretended), [out])
    assert row["error"] is None
    assert row["source"] == "../a.txt"


def test_a_model_that_is_not_there_ends_everything(tmp_path: Path) -> None:
    def missing(_: How) -> Encoder:
        raise EncoderError("no such model.")

    assert Checker(how(tmp_path), missing)([texts(1)]) == Failed("no such model.")


def test_a_cache_that_goes_away_changes_nothing(tmp_path: Path) -> None:
    place = worker.Place(tmp_path / "cache", 10**8)
    checker = Checker(how(tmp_path, place=place), embedded)
    before = rows(checker, [texts(1)])
    assert list((tmp_path / "cache").iterdir())
    shutil.rmtree(tmp_path / "cache")
    assert rows(checker, [texts(1)]) == before
    other = entry(2, source_text="Das ist neu.", target_text="This is new.")
    assert rows(checker, [other])[0]["error"] is None


def test_rows_are_lines(tmp_path: Path) -> None:
    odd = entry(1, source_text="Eins\u2028zwei.", target_text="One\x85two.")
    found = Checker(how(tmp_path), pretended)([odd])
    assert isinstance(found, Checked)
    (row,) = found.rows
    assert row.decode().splitlines(keepends=True) == [row.decode()]
    assert row.decode() == dumps(json.loads(row)) + "\n"

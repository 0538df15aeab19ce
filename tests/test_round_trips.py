"""Written and read again, a bitext is the same, whatever the format; and so is what is found."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import aligner
from aligner.bitext import Bitext
from aligner.embed.encoder import Encoder
from aligner.mqm import Report
from aligner.report.places import place
from aligner.settings import ALL, Settings
from tests.cli.pretend import PretendedEncoder
from tests.readers import localised

WRITTEN = ("a.tmx", "a.xliff", "a.jsonl", "a.tsv")

Texts = list[tuple[str, str]]


@pytest.fixture(scope="module")
def aligned(encoder: Encoder, seeds: Path) -> Bitext:
    """The two reports, each without a sentence of the other."""
    german, hindi = (
        aligner.read(seeds / f"block-report.{code}.txt", language=code) for code in ("de", "hi")
    )
    shortened = [text for n, text in enumerate(hindi.texts) if n != 3]
    longer = [*german.texts[:6], *german.texts[7:]]
    return aligner.align(
        aligner.document_of(longer, "de", "report.de.txt"),
        aligner.document_of(shortened, "hi", "report.hi.txt"),
        encoder=encoder,
    )


def texts(bitext: Bitext) -> Texts:
    return [bitext.texts(bead) for bead in bitext.beads]


def found(report: Report) -> Iterator[tuple[object, ...]]:
    """What is said of which texts, without the places in the files, which differ."""
    bitext = report.bitext
    for each in report.findings:
        sides = ((bitext.source, each.source_span), (bitext.target, each.target_span))
        quoted = [side.text[span.start : span.end] if span else None for side, span in sides]
        yield each.check, each.severity, round(each.confidence, 6), each.bead, *quoted


@pytest.mark.parametrize("name", WRITTEN)
def test_beads_come_back(aligned: Bitext, tmp_path: Path, name: str) -> None:
    (path,) = aligner.write(aligned, tmp_path / name)
    back = aligner.read_bitext(path, Settings("de", "hi"))
    expected = [
        pair
        for pair, bead in zip(texts(aligned), aligned.beads, strict=True)
        if bead.aligned or name in {"a.jsonl", "a.tsv"} or (bead.source and name == "a.xliff")
    ]
    assert any(not source or not target for source, target in texts(aligned))
    assert texts(back) == expected
    assert [len(bead.source) for bead in back.beads] == [bool(pair[0]) for pair in expected]


def broken(rows: localised.Rows) -> localised.Rows:
    """With a number, an address and a sentence that do not fit."""
    (first, second), (third, fourth), *others = rows
    return [
        (f"{first} 1998", f"{second} 1989"),
        (f"{third} https://example.org/a", fourth),
        *others,
        (first, ""),
    ]


def reports(folder: Path, encoder: Encoder, rows: localised.Rows) -> Iterator[Report]:
    everything = Settings("de", "hi", select=(ALL,))
    given = aligner.bitext_of([a for a, _ in rows], [b for _, b in rows], "de", "hi")
    yield aligner.check(given, settings=everything, encoder=encoder)
    for name, make in localised.FILES.items():
        path = folder / name
        path.write_bytes(make(rows).encode())
        yield aligner.check(path, settings=everything, encoder=encoder)


def assert_same(folder: Path, encoder: Encoder, rows: localised.Rows) -> None:
    expected, *others = reports(folder, encoder, broken(rows))
    assert {"number-mismatch", "url-mismatch"} <= {
        check for each in expected.findings for check in (each.check, *(a.check for a in each.also))
    }
    for report in others:
        assert texts(report.bitext) == texts(expected.bitext)
        assert list(found(report)) == list(found(expected))
        assert report.verdict is expected.verdict


def test_each_format_gives_the_same_findings(tmp_path: Path) -> None:
    """A pretended encoder takes what is said in two languages for unrelated, but for its words."""
    rows = [(source, f"{source} {target}") for source, target in localised.lines()]
    assert_same(tmp_path, PretendedEncoder(), rows)


def test_each_format_gives_the_same_findings_with_the_real_encoder(
    tmp_path: Path, encoder: Encoder
) -> None:
    assert_same(tmp_path, encoder, localised.lines())


def test_a_moved_bead_is_marked(aligned: Bitext, tmp_path: Path) -> None:
    first, *others = aligned.beads
    moved = replace(aligned, beads=(replace(first, moved=True), *others))
    for name, mark in (
        ("a.tmx", "x-moved"),
        ("a.xliff", 'category="moved"'),
        ("a.html", '"moved"'),
    ):
        (path,) = aligner.write(moved, tmp_path / name)
        assert path.read_text("utf-8").count(mark) == 1


def test_a_fault_in_subtitles_is_found_in_its_cue(tmp_path: Path, encoder: Encoder) -> None:
    rows = [*localised.lines(), ("Das geschah im Jahr 1998 in Bonn.", "यह 1989 में बॉन में हुआ था।")]
    german, hindi = tmp_path / "a.de.srt", tmp_path / "a.hi.vtt"
    german.write_text(localised.as_srt([row[0] for row in rows]), "utf-8")
    text = localised.as_vtt([row[1] for row in rows])
    hindi.write_text(text, "utf-8")
    report = aligner.check(german, hindi, encoder=encoder)
    (finding,) = (each for each in report.findings if each.check == "number-mismatch")
    assert finding.target_span is not None
    there = place(report.bitext.target, finding.target_span)
    line = text[: text.index("1989")].count("\n") + 1
    number = text[: text.index("1989")].count("-->")
    assert (there.text, there.line) == ("1989", line)
    assert there.label.startswith(f"cue {number}, 00:0")

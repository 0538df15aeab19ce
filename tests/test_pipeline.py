"""The main job, end to end with the real encoder, on the seed reports and on texts broken on purpose."""

from pathlib import Path

import pytest

from aligner.bitext import Document, covers
from aligner.embed.encoder import Encoder
from aligner.mqm import Finding, Report, Severity, Verdict
from aligner.pipeline import check
from aligner.read import read
from aligner.segment import segment
from aligner.settings import Settings
from tests.conftest import SEEDS

DE, HI = SEEDS / "block-report.de.txt", SEEDS / "block-report.hi.txt"
BOILERPLATE = 2  # segments at the end: source, comments


def _major(report: Report) -> list[Finding]:
    return [f for f in report.findings if f.severity.rank >= Severity.MAJOR.rank]


def _document(path: Path, language: str, text: str | None = None) -> Document:
    text = read(path).text if text is None else text
    return Document(path.name, language, text, segment(text, language))


def _without(document: Document, index: int) -> Document:
    cut = document.segments[index]
    text = document.text[: cut.start] + document.text[cut.end :]
    return Document(document.name, document.language, text, segment(text, document.language))


SOURCE, TARGET = _document(DE, "de"), _document(HI, "hi")


def test_the_seed_pair_is_a_faithful_translation(encoder: Encoder) -> None:
    report = check(DE, HI, encoder=encoder)
    assert report.verdict is Verdict.TRANSLATION
    assert not _major(report)
    assert report.bitext.kinds() == {"1-1": 9, "2-1": 1}
    assert covers(report.bitext.beads, 11, 10)
    merged = next(bead for bead in report.bitext.beads if bead.kind == "2-1")
    assert report.bitext.source.segments[merged.source.start].text.startswith("Dabei wurden")


@pytest.mark.parametrize(
    ("source", "target", "verdict"),
    [
        ("binh-dinh.de", "block-report.hi", Verdict.NOT_A_TRANSLATION),
        ("quang-tri.de", "block-report.hi", Verdict.NOT_A_TRANSLATION),
        ("ha-giang.th", "block-report.hi", Verdict.NOT_A_TRANSLATION),
        ("quang-tri.de", "block-report.de", Verdict.SAME_LANGUAGE),
    ],
)
def test_texts_that_are_no_translations_get_one_statement(
    encoder: Encoder, source: str, target: str, verdict: Verdict
) -> None:
    report = check(SEEDS / f"{source}.txt", SEEDS / f"{target}.txt", encoder=encoder)
    assert report.verdict is verdict
    assert not report.findings
    assert source in report.statement


def test_two_texts_of_one_language_are_compared_when_that_is_meant(encoder: Encoder) -> None:
    settings = Settings(source_language="de", target_language="de")
    report = check(DE, DE, settings, encoder=encoder)
    assert report.verdict is Verdict.TRANSLATION
    assert not _major(report)


@pytest.mark.parametrize("index", range(len(SOURCE.segments) - BOILERPLATE))
def test_a_sentence_missing_in_the_source_is_an_addition(encoder: Encoder, index: int) -> None:
    report = check(_without(SOURCE, index), TARGET, encoder=encoder)
    if report.bitext.kinds().get("2-1") or index not in {5, 6}:
        assert [(f.check, f.target_span) for f in _major(report)] == [
            ("addition", TARGET.segments[_counterpart(index)].span)
        ]


def _counterpart(index: int) -> int:
    return index if index < 6 else index - 1


@pytest.mark.parametrize("index", range(len(TARGET.segments) - BOILERPLATE))
def test_a_sentence_missing_in_the_target_is_an_omission(encoder: Encoder, index: int) -> None:
    report = check(SOURCE, _without(TARGET, index), encoder=encoder)
    lost = [f.source_span for f in _major(report)]
    expected = {5: [5, 6]}.get(index, [index if index < 5 else index + 1])
    assert lost == [SOURCE.segments[i].span for i in expected]
    assert {f.check for f in _major(report)} == {"omission"}


def test_exchanged_paragraphs_do_not_make_everything_a_finding(encoder: Encoder) -> None:
    lines = TARGET.text.split("\n")
    lines[2], lines[7] = lines[7], lines[2]
    report = check(SOURCE, _document(HI, "hi", "\n".join(lines)), encoder=encoder)
    assert report.verdict is Verdict.TRANSLATION
    assert 0 < len(report.findings) <= 4

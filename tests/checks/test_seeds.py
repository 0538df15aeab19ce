"""The block report and its translation: clean as they are, and each wrong figure is one finding."""

from pathlib import Path

import pytest

from aligner import Finding, Report, Severity, check
from aligner.bitext import Document
from aligner.embed.encoder import Encoder
from aligner.segment import segment

Change = tuple[str, str] | None


def document(path: Path, language: str, change: Change) -> Document:
    """A text, in which the first part of the change is replaced by the second."""
    text = path.read_text(encoding="utf-8")
    if change:
        assert text.count(change[0]) == 1
        text = text.replace(*change)
    return Document(path.name, language, text, segment(text, language))


def report(seeds: Path, encoder: Encoder, german: Change, hindi: Change) -> Report:
    return check(
        document(seeds / "block-report.de.txt", "de", german),
        document(seeds / "block-report.hi.txt", "hi", hindi),
        encoder=encoder,
    )


def grave(found: Report) -> list[Finding]:
    return [finding for finding in found.findings if finding.severity.rank >= Severity.MAJOR.rank]


def test_the_translation_is_clean(seeds: Path, encoder: Encoder) -> None:
    assert grave(report(seeds, encoder, None, None)) == []


@pytest.mark.parametrize(
    ("german", "hindi", "marks"),
    [
        (("des 16. Mai", "des 17. Mai"), None, ("17", "16")),
        (("2023 - 2025", "2023 - 2026"), None, ("2026", "2025")),
        (("Projekts 24", "Projekts 42"), None, ("42", "24")),
        (None, ("16 मई", "17 मई"), ("16", "17")),
        (None, ("16 मई", "16 जून"), ("Mai", "जून")),
        (None, ("2023 - 2025", "2023 - 2035"), ("2025", "2035")),
        (None, ("2023 - 2025", "2013 - 2025"), ("2023", "2013")),
    ],
    ids=lambda given: " to ".join(given) if given else "-",
)
def test_a_wrong_figure_is_one_major_finding(
    seeds: Path,
    encoder: Encoder,
    german: Change,
    hindi: Change,
    marks: tuple[str, str],
) -> None:
    found = report(seeds, encoder, german, hindi)
    (finding,) = grave(found)
    places = (
        (found.bitext.source, finding.source_span),
        (found.bitext.target, finding.target_span),
    )
    for (side, span), mark in zip(places, marks, strict=True):
        assert span is not None
        shown = side.text[span.start : span.end]
        assert mark in shown
        assert len(shown) <= len("2023 - 2025")

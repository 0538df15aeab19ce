"""What a person says of the findings on text that is right, kept without any of that text.

A line of `verdicts.tsv`: key, languages, pair, check, verdict, a word of reason; tabs between them.
The key is made of the check, the texts of the pair and the passages shown, so a finding that
changes wants a verdict anew.
"""

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from aligner.bitext import Bitext, Document, Span
from aligner.mqm import Finding

FILE = Path(__file__).parent / "verdicts.tsv"
VERDICTS = ("slip", "ours", "debatable")
"""The translator's slip, our false alarm, or neither for sure."""
NONE = "none"
"""Of a finding without a verdict."""
_HEADING = "key\tlanguages\tpair\tcheck\tverdict\treason"


@dataclass(frozen=True, slots=True)
class Seen:
    """A finding on a pair that is right.

    Attributes:
        key: names it in `verdicts.tsv`.
        languages: of the pair, as in `deu-hin`.
        pair: its number, from 1; 0 for a finding about a whole document.
        finding: what was said.
        source: text of the pair.
        target: text of the pair.
        shown: the passages shown, of source and target.
    """

    key: str
    languages: str
    pair: int
    finding: Finding
    source: str
    target: str
    shown: tuple[str, str]


def unfolded(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Findings, and those that were put to them about the same place."""
    for finding in findings:
        yield finding
        yield from unfolded(finding.also)


def seen(
    languages: str, bitext: Bitext, findings: Iterable[Finding], first: int = 1
) -> Iterator[Seen]:
    """Args: `first` is the number of the pair of the first bead."""
    times: Counter[tuple[str, ...]] = Counter()
    for finding in unfolded(findings):
        index = finding.bead
        source, target = ("", "") if index is None else bitext.texts(bitext.beads[index])
        shown = (
            _passage(bitext.source, finding.source_span),
            _passage(bitext.target, finding.target_span),
        )
        parts = (finding.check, source, target, *shown)
        name = key(*parts, str(times[parts]))
        times[parts] += 1
        pair = 0 if index is None else first + index
        yield Seen(name, languages, pair, finding, source, target, shown)


def key(*parts: str) -> str:
    """16 hexadecimal digits, the same however text is composed and spaced."""
    plain = (" ".join(unicodedata.normalize("NFC", part).split()) for part in parts)
    return hashlib.blake2b("\0".join(plain).encode("utf-8"), digest_size=8).hexdigest()


def _passage(document: Document, span: Span | None) -> str:
    return document.text[span.start : span.end] if span else ""


def read_verdicts(path: Path) -> dict[str, str]:
    """Key to verdict; nothing where there is no file yet.

    Raises:
        ValueError: if a line is not one of a key and a known verdict, or a key comes twice.
    """
    if not path.exists():
        return {}
    found: dict[str, str] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line or line == _HEADING:
            continue
        cells = line.split("\t")
        if len(cells) != 6 or cells[4] not in VERDICTS or cells[0] in found:
            raise ValueError(f"{path}:{number}: no verdict, or one given before: {line!r}")
        found[cells[0]] = cells[4]
    return found


def tally(findings: Sequence[Seen], verdicts: dict[str, str]) -> dict[str, Counter[str]]:
    """Check to how many findings have which verdict."""
    counts: dict[str, Counter[str]] = {}
    for each in findings:
        counts.setdefault(each.finding.check, Counter())[verdicts.get(each.key, NONE)] += 1
    return counts


def listing(findings: Sequence[Seen], verdicts: dict[str, str]) -> str:
    """Findings to be read by eye, those without a verdict first, each with a line to fill in."""
    new_first = sorted(findings, key=lambda each: each.key in verdicts)
    return "\n".join(
        f"{row(each, verdicts.get(each.key, '?'))}\n"
        f"  {each.finding.severity} {each.finding.confidence:.2f} {each.finding.message}\n"
        f"  S {each.source}\n  T {each.target}\n  {each.shown[0]!r} | {each.shown[1]!r}\n"
        for each in new_first
    )


def row(each: Seen, verdict: str) -> str:
    """A line of the file, its reason still to be given."""
    return "\t".join((each.key, each.languages, str(each.pair), each.finding.check, verdict, "-"))

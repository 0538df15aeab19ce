"""What each check costs by itself, and whether it takes linear time whatever the text.

Evidence is given; the encoder, the alignment and the judge are not measured. Hostile texts are
checked in a process of their own, which is ended when it takes too long.
"""

import multiprocessing
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from multiprocessing.connection import Connection
from random import Random

from encoders import Memory

from aligner.bitext import Span
from aligner.checks import CHECKS, Check
from aligner.checks.selection import selected
from aligner.evidence import Coverage, Evidence, Features, Match
from aligner.mqm import Probabilities
from aligner.pipeline import Hooks, _Run
from aligner.readers.pairs import bitext_of
from aligner.settings import MIN_CONFIDENCE, Settings
from aligner.threads import one_thread_a_product

TIMES = 2  # so often the lines of the corpus stand in the text that is timed
REPEATS = 3
SIZES = (100_000, 200_000)  # code points of a hostile segment
LIMIT = 10.0  # seconds for one of them
ENOUGH = 3  # texts over the limit, after which a check is probed no further
SUPERLINEAR = 3.0  # times as long for twice the text
SLOWEST = 5.0  # seconds for a million code points
NOISE = 0.05  # seconds below which a ratio says nothing

Row = dict[str, str | int | float]


def evidence_of(
    source: Sequence[str], target: Sequence[str], languages: tuple[str, str], memory: Memory
) -> Evidence:
    """What the checks see of pairs that are given."""
    # The same steps as in `check`, which keeps the evidence to itself.
    run = _Run(Settings(), memory, None, None, Hooks())
    with one_thread_a_product():
        return run.judged(run.align(bitext_of(source, target, *languages), None))


def cost_rows(
    sides: Sequence[Sequence[str]], languages: tuple[str, str], memory: Memory
) -> Iterator[Row]:
    """Milliseconds a segment of the source: each check alone, then all together.

    `first` has nothing in its caches but the data of the languages; the best of some runs, each of
    a text by another name, has what is kept by word, too. Passages are found once for all
    checks, beforehand.
    """
    source, target = sides
    checks = selected(CHECKS, Settings())
    small = evidence_of(source[:20], target[:20], languages, memory)
    seconds(checks, small)
    evidence = evidence_of([*source] * TIMES, [*target] * TIMES, languages, memory)
    for index in range(len(evidence.bitext.beads)):
        evidence.gaps(index)
    size = len(evidence.bitext.source.segments)
    everything = times(checks, evidence)
    for check in checks:
        yield _cost(check.name, times((check,), evidence), size)
    yield _cost("all", everything, size)


def times(checks: Sequence[Check], evidence: Evidence) -> list[float]:
    """Seconds of each of several runs."""
    return [seconds(checks, renamed(evidence, f"{time.monotonic_ns()}")) for _ in range(REPEATS)]


def seconds(checks: Sequence[Check], evidence: Evidence) -> float:
    """How long some checks take together."""
    start = time.perf_counter()
    for check in checks:
        for _ in check.findings(evidence):
            pass
    return time.perf_counter() - start


def renamed(evidence: Evidence, name: str) -> Evidence:
    """The same of documents by another name, which no cache knows."""
    bitext = evidence.bitext
    source, target = replace(bitext.source, name=name), replace(bitext.target, name=name)
    return replace(evidence, bitext=replace(bitext, source=source, target=target))


def _cost(name: str, measured: Sequence[float], size: int) -> Row:
    first, best = 1000 * measured[0] / size, 1000 * min(measured) / size
    return {"check": name, "first, ms a segment": round(first, 4), "best": round(best, 4)}


def _mixed(size: int) -> str:
    letters = "aB1.,:;-()[]{}<>/@%$ '\"\u0301\u093e\u0915\u0964\n é中".replace("\n", "\t")
    return "".join(Random(size).choices(letters, k=size))


def _counted(form: str) -> Callable[[int], str]:
    """Texts of many different words."""

    def text(size: int) -> str:
        words = (form.format(k, _letters(k)) for k in range(size // 2))
        return " ".join(words)[:size]

    return text


def _letters(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def _repeated(unit: str) -> Callable[[int], str]:
    return lambda size: (unit * (size // len(unit) + 1))[:size]


HOSTILE: Mapping[str, Callable[[int], str]] = {
    **{
        f"{unit!r}": _repeated(unit)
        for unit in (
            "a", "A", "क", "1", "१", ".", ",", ":", "-", "(", "[", "{", "<", "%", "$", "@", "/",
            "\u0301", "\u093e", "1 ", "1.", "1,", "1:", "a ", "A. ", "a.", "a@", "nicht ", "नहीं ",
            "http://", "<b>", "{a}", "Mai ", "1 km ", "zwei ", "Million ", "{{", "](", "&#", '"',
            "?", "a\u00ad", "क\u200d", "&uuml;", "Ã¤", "\x01a", "a-", "%s ", "%41", "« ", "kein ",
            "{a, plural, one {", "{a, plural, foo {x}} ", "5 km 6 km ", "$ 5 ", "of the of the ",
            "आप तुम ",
        )
    },
    "digits of a newer Unicode": _repeated("1\U00010d44 "),
    "mixed words": _counted("а{1}b"),
    "misread words": _counted("Ã¤{1}"),
    "addresses": _counted("http://x.de/{1}"),
    "tags": _counted("<b{1}>"),
    "links": _counted("[{1}](u{1})"),
    "choices": lambda size: f"{{a, select, {_counted('{1} {{x}}')(size - 13)}}}",
    "amounts": _counted("{0} €"),
    "quantities": _counted("{0} km"),
    "spaces": _repeated(" "),
    "mixed": _mixed,
    "names": _counted("N{1}"),
    "numbers": _counted("{0}"),
    "dates": _counted("{0}. Mai"),
    "words": _counted("{1}"),
}  # fmt: skip


def hostile_evidence(name: str, size: int) -> list[Evidence]:
    """A hostile text on either side beside an ordinary one, and on both, a little different."""
    # Space at the ends of a text would be taken off.
    text = f"a{HOSTILE[name](size - 2)}a"
    plain = "Am 3. Mai kamen 20 Leute aus Rom nicht."
    return [_lone(*pair) for pair in ((text, plain), (plain, text), (text, text[:-2] + "b"))]


def _lone(source: str, target: str) -> Evidence:
    """One pair, of which the vectors say nothing sure."""
    half = Coverage(0.5, 10, 20)
    return Evidence(
        bitext_of([source], [target], "de", "hi"),
        (Features(Match(0.8, 0.8), half, half, 0.0, 0.0, 1.0, 0.0),),
        (Probabilities(0.5, 0.5, 0.5),),
        _no_gaps,
        MIN_CONFIDENCE,
    )


def _no_gaps(_: int) -> tuple[Span | None, Span | None]:
    return None, None


def probe_rows() -> Iterator[Row]:
    """For each check its worst hostile text, and all that are superlinear, too slow or failed."""
    for check in selected(CHECKS, Settings()):
        seconds((check,), _lone("Am 3. Mai kam Anna.", "अन्ना 3 मई को आई।"))
        found: list[Row] = []
        for name in HOSTILE:
            found.append(probed(check, name))
            if sum(row["s, larger"] == "-" for row in found) == ENOUGH:
                break  # the rest would take its time and say no more
        yield from [row for row in found if row["says"]] or [max(found, key=_larger)]


def _larger(row: Row) -> float:
    return float(row["s, larger"])  # a number, where nothing is wrong


def probed(check: Check, name: str) -> Row:
    """Seconds for the text of either size, and what is wrong with them.

    The better of two runs where something seems to be: other work on the machine slows one down.
    """
    small = large = None
    for _ in range(2):
        large = _least(large, limited(check, name, SIZES[1]))
        if large is not None and large <= NOISE:
            break
        small = _least(small, limited(check, name, SIZES[0]))
        if large is None or not judgement(small, large):
            break
    return {
        "check": check.name,
        "text": name,
        "s, smaller": "-" if small is None else round(small, 3),
        "s, larger": "-" if large is None else round(large, 3),
        "ratio": "-" if small is None or large is None else round(large / small, 2),
        "says": judgement(small, large),
    }


def _least(one: float | None, other: float | None) -> float | None:
    known = [each for each in (one, other) if each is not None]
    return min(known, default=None)


def judgement(small: float | None, large: float | None) -> str:
    """What is wrong with seconds for a text and one twice as long.

    Args:
        small: None where it was not measured, or is over the limit.
        large: None where it is over the limit.
    """
    if large is None:
        return "over the limit, or failed"
    said = []
    if small is not None and large > NOISE and large > SUPERLINEAR * small:
        said.append("superlinear")
    if large > SLOWEST * SIZES[1] / 1_000_000:
        said.append("slow")
    return ", ".join(said)


def limited(check: Check, name: str, size: int) -> float | None:
    """Seconds of a check of a hostile text; None where it fails or is not done in time."""
    context = multiprocessing.get_context("fork")  # what is loaded stays loaded
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_probe, args=(check.name, name, size, sender))
    process.start()
    sender.close()
    try:
        # All that goes wrong in the child closes its end without a word.
        return float(receiver.recv()) if receiver.poll(LIMIT) else None
    except EOFError:
        return None
    finally:
        process.kill()
        process.join()


def _probe(check: str, name: str, size: int, sender: Connection) -> None:
    chosen = [each for each in CHECKS if each.name == check]
    evidence = hostile_evidence(name, size)
    sender.send(max(seconds(chosen, each) for each in evidence))

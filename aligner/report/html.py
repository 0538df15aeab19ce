"""Pages for people, to be opened from anywhere, with no network, or printed.

One pair gives a page with both texts side by side, its findings marked in them; a run over several
gives a page with all findings, and in a folder also the page of each pair. They can be read without
scripts; with them they can be searched, filtered and walked through by keys.
"""

import hashlib
import re
from collections.abc import Mapping
from pathlib import PurePath

from aligner.languages.codes import language_name
from aligner.mqm import Severity, Verdict
from aligner.report import INDEX
from aligner.report.page.cards import Card, Group, groups, sides
from aligner.report.page.coverage import coverage, whole
from aligner.report.page.environment import rendered
from aligner.report.page.plot import SIZE, plot
from aligner.report.page.texts import chunks, lines
from aligner.results import PairResult, Results

_LONGEST = 60  # characters of a path in the name of a page
_UNSAFE = re.compile(r"[^A-Za-z0-9]+")
# What was not compared is not shown as if it were; the texts are there for who wants to look.
_APART = {Verdict.NOT_A_TRANSLATION, Verdict.SAME_LANGUAGE}


def html(results: Results) -> str:
    """The results as a page: that of the pair where there is one, else that of all."""
    if len(results.pairs) == 1:
        return _pair(results, results.pairs[0])
    return _index(results, {})


def html_files(results: Results) -> Mapping[str, str]:
    """The results as pages of a folder, by their names: `index.html`, and one a pair.

    Names are made of the paths, with nothing in them that a file system could take for a folder.
    """
    if len(results.pairs) == 1:
        return {INDEX: html(results)}
    names = {number: _name(pair) for number, pair in enumerate(results.pairs)}
    pages = {
        names[number]: _pair(Results((pair,), results.signature), pair, INDEX)
        for number, pair in enumerate(results.pairs)
    }
    return {**pages, INDEX: _index(results, names)}


def _name(pair: PairResult) -> str:
    """A file name for the page of a pair, the same in each run, with ASCII letters only."""
    path = pair.target or pair.source
    readable = _UNSAFE.sub("-", PurePath(path).name).strip("-")[:_LONGEST] or "pair"
    # The digest tells apart what looks the same, also where a file system ignores case.
    whole_name = "\0".join((pair.source, pair.target)).encode("utf-8", "surrogatepass")
    return f"{readable}-{hashlib.blake2b(whole_name, digest_size=5).hexdigest()}.html"


def _pair(results: Results, pair: PairResult, back: str = "") -> str:
    found = groups(pair)
    cards = [card for group in found for card in group.cards]
    new = list(found[0].cards)
    report = pair.report
    values: dict[str, object] = {}
    if report:
        bitext = report.bitext
        parts = coverage(report)
        values = {
            "source": bitext.source,
            "target": bitext.target,
            "chunks": chunks(lines(report, cards)),
            "plot": plot(bitext, new),
            "size": SIZE,
            "coverage": list(
                zip(("Original", "Translation"), parts, map(whole, parts), strict=True)
            ),
            "apart": report.verdict in _APART,
            "language_name": language_name,
        }
    return rendered(
        "pair.html.jinja",
        results=results,
        pair=pair,
        report=report,
        groups=found,
        cards=cards,
        new=new,
        passed=results.passed,
        counts=_counts(new),
        back=back,
        **values,
    )


def _counts(cards: list[Card]) -> list[tuple[Severity, int]]:
    """Of each severity, the gravest first."""
    found = [card.alert.severity for card in cards]
    return [(severity, found.count(severity)) for severity in reversed(Severity)]


def _index(results: Results, names: Mapping[int, str]) -> str:
    """All pairs in a table, and every finding with its passages."""
    every: list[tuple[PairResult, tuple[Group, ...], str]] = [
        (pair, groups(pair), names.get(number, "")) for number, pair in enumerate(results.pairs)
    ]
    cards = [card for _, found, _ in every for group in found for card in group.cards]
    new = [card for card in cards if card.counts]
    return rendered(
        "index.html.jinja",
        results=results,
        every=every,
        cards=cards,
        new=new,
        counts=_counts(new),
        passed=results.passed,
        sides=sides,
        errors=len(results.errors),
        failed=sum(not pair.passed for pair in results.pairs) - len(results.errors),
    )

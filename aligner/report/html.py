"""One page for a person, at a desk or on a phone, to be opened from anywhere or printed.

It needs no network and no scripts. Each finding shows the passages of both sides with the place
marked; what does not count stands in sections that open.
"""

from collections.abc import Iterator

from aligner.bitext import Document
from aligner.mqm import Severity
from aligner.report.escape import html as escaped
from aligner.report.html_style import STYLE
from aligner.report.passages import Passage, passages
from aligner.report.wording import (
    STATUSES,
    counted,
    error_of,
    pair_name,
    result_of,
    score_of,
    set_aside,
    where,
)
from aligner.results import Alert, PairResult, Region, Results

# A sign and a word beside each colour: colour alone tells a part of the readers nothing.
_SIGNS = {
    Severity.CRITICAL: "‼",
    Severity.MAJOR: "!",
    Severity.MINOR: "~",
    Severity.NEUTRAL: "–",
}
_RIGHT_TO_LEFT = {"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}
# Nothing on the page may load or run anything, whatever a document holds.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def html(results: Results) -> str:
    """The results as a page."""
    return "".join(_page(results))


def _page(results: Results) -> Iterator[str]:
    verdict = "passed" if results.passed else "failed"
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>aligner: {verdict}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
    )
    yield f'<header>\n<h1>Translation check: <span class="{verdict}">{verdict}</span></h1>\n'
    yield from _summary(results)
    yield "</header>\n<main>\n"
    yield from _table(results)
    yield from _filters(results)
    for number, pair in enumerate(results.pairs, 1):
        if _has_section(pair):
            yield from _pair(pair, number)
    yield from _stale(results)
    yield f"</main>\n<footer><p>{escaped(results.signature)}</p></footer>\n</body>\n</html>\n"


def _summary(results: Results) -> Iterator[str]:
    counts = [counted(len(results.pairs), "pair"), counted(len(results.new()), "finding")]
    yield f"<p>{', '.join(filter(None, [*counts, set_aside(results)]))}.</p>\n"
    if results.failures:
        yield _list(results.failures, "failed")
    if results.notes:
        yield _list(results.notes, "note")


def _list(lines: tuple[str, ...], kind: str) -> str:
    items = "".join(f"<li>{escaped(line)}</li>\n" for line in lines)
    return f'<ul class="{kind}">\n{items}</ul>\n'


def _table(results: Results) -> Iterator[str]:
    """All pairs, each with a link to its section."""
    if not results.pairs:
        return
    severities = "".join(f'<th scope="col">{each.value}</th>' for each in reversed(Severity))
    yield (
        '<div class="wide"><table>\n<thead><tr><th scope="col">pair</th><th scope="col">result</th>'
        f'<th scope="col">score</th>{severities}</tr></thead>\n<tbody>\n'
    )
    for number, pair in enumerate(results.pairs, 1):
        found = [alert.severity for alert in pair.new()]
        cells = "".join(f"<td>{found.count(each) or ''}</td>" for each in reversed(Severity))
        name = escaped(pair_name(pair))
        link = f'<a href="#p{number}">{name}</a>' if _has_section(pair) else name
        yield (
            f'<tr><th scope="row">{link}</th>'
            f'<td class="{result_of(pair)}">{result_of(pair)}</td>'
            f"<td>{score_of(pair)}</td>{cells}</tr>\n"
        )
    yield "</tbody>\n</table></div>\n"


def _has_section(pair: PairResult) -> bool:
    """Whether there is more to say of it than the table does."""
    return bool(pair.alerts) or not pair.passed


def _filters(results: Results) -> Iterator[str]:
    """Boxes that hide the findings of a severity: the style sheet does it."""
    there = {alert.severity for alert in results.alerts()}
    if len(there) < 2:
        return
    yield '<fieldset class="filters"><legend>Show</legend>\n'
    for each in reversed(Severity):
        if each in there:
            box = f'<input type="checkbox" id="show-{each.value}" checked>'
            yield f"<label>{box} {_SIGNS[each]} {each.value}</label>\n"
    yield "</fieldset>\n"


def _pair(pair: PairResult, number: int) -> Iterator[str]:
    yield f'<section id="p{number}">\n<h2>{escaped(pair_name(pair))}</h2>\n'
    lines = (error_of(pair),) if pair.error else pair.failures
    if lines:
        yield _list(lines, "failed")
    new = pair.new()
    for alert in new:
        yield from _finding(pair, alert)
    if not new and not lines:
        yield '<p class="passed">Nothing found that counts.</p>\n'
    for status, words in STATUSES.items():
        alerts = [alert for alert in pair.alerts if alert.status is status]
        if alerts:
            yield f"<details><summary>{words.capitalize()}: {len(alerts):,}</summary>\n"
            for alert in alerts:
                yield from _finding(pair, alert)
            yield "</details>\n"
    yield "</section>\n"


def _finding(pair: PairResult, alert: Alert) -> Iterator[str]:
    severity = alert.severity.value
    yield (
        f'<article class="{severity}">\n<h3><span class="severity">{_SIGNS[alert.severity]}'
        f" {severity}</span> {escaped(alert.check)} <small>{escaped(alert.category)}, confidence"
        f" {alert.confidence:.0%}</small></h3>\n<p>{escaped(alert.message)}</p>\n"
    )
    for check, message in alert.also:
        yield f"<p>also {escaped(check)}: {escaped(message)}</p>\n"
    yield from _sides(pair, alert)
    if alert.suggestion:
        yield f'<p>Suggestion: <q dir="auto">{escaped(alert.suggestion)}</q></p>\n'
    if alert.reason:
        yield f"<p>Reason: {escaped(alert.reason)}</p>\n"
    yield "</article>\n"


def _sides(pair: PairResult, alert: Alert) -> Iterator[str]:
    sides = [
        _side(name, region, passage, document)
        for name, region, (passage, document) in zip(
            ("Original", "Translation"),
            (alert.source, alert.target),
            _shown(pair, alert),
            strict=True,
        )
        if region
    ]
    if sides:
        yield f'<div class="sides">\n{"".join(sides)}</div>\n'


def _shown(pair: PairResult, alert: Alert) -> list[tuple[Passage | None, Document | None]]:
    """Passage and document of both sides, as far as there is a report."""
    report = pair.report
    if report is None:
        return [(None, None), (None, None)]
    documents = (report.bitext.source, report.bitext.target)
    if alert.finding is None:
        return [(None, document) for document in documents]
    findings = (*report.findings, *(each.finding for each in report.ignored))
    both = passages(report, findings[alert.finding], 1)
    return list(zip(both, documents, strict=True))


def _side(name: str, region: Region, passage: Passage | None, document: Document | None) -> str:
    head = f"<h4>{name} <code>{escaped(where(region))}</code></h4>\n"
    given = _given(document)
    if passage is None:
        text = f"<p{given}>{escaped(region.text)}</p>\n" if region.text.strip() else ""
        return f"<div>\n{head}{text}</div>\n"
    before, after = (
        "".join(f'<p class="around"{given}>{escaped(text)}</p>\n' for text in texts)
        for texts in (passage.before, passage.after)
    )
    return f"<div>\n{head}{before}{_body(passage, given)}{after}</div>\n"


def _body(passage: Passage, given: str) -> str:
    """The passage itself, its place marked; all of it where the place is not a part."""
    if passage.text is None:
        return '<p class="nothing">(nothing here)</p>\n'
    if passage.place is None:
        return f"<p{given}>{escaped(passage.text)}</p>\n"
    start, end = passage.place
    before, place, after = (
        escaped(part)
        for part in (passage.text[:start], passage.text[start:end], passage.text[end:])
    )
    return f"<p{given}>{before}<mark>{place}</mark>{after}</p>\n"


def _given(document: Document | None) -> str:
    """The language and the direction of a text, by which a browser chooses fonts."""
    if document is None:
        return ' dir="auto"'
    primary = document.language.split("-")[0].lower()
    direction = "rtl" if primary in _RIGHT_TO_LEFT else "auto"
    return f' lang="{escaped(document.language)}" dir="{direction}"'


def _stale(results: Results) -> Iterator[str]:
    if results.stale:
        yield "<section>\n<h2>Entries of the baseline that nothing was found for</h2>\n<ul>\n"
        for path, message in results.stale:
            yield f"<li><code>{escaped(path)}</code> {escaped(message)}</li>\n"
        yield "</ul>\n</section>\n"

"""Made-up results of runs: all that can be in one, a clean one, an empty one, a hostile one."""

from dataclasses import replace

from aligner.bitext import Document, Origin
from aligner.mqm import Ignored, Severity
from aligner.report.alerts import alerts, results_of
from aligner.results import Alert, PairResult, Region, Results, Status
from tests.report import samples


def bridge() -> PairResult:
    """One finding that counts of each severity, save that one is known and one is ignored."""
    report = samples.german_hindi()
    known = report.findings[1]
    report = replace(
        report,
        findings=(report.findings[0], known, report.findings[3]),
        ignored=(Ignored(report.findings[2], "It is meant so."),),
    )
    found = list(alerts(report))
    found[1] = replace(found[1], status=Status.KNOWN, reason="Known since the first draft.")
    return PairResult(
        report.bitext.source.name,
        report.bitext.target.name,
        tuple(found),
        report,
        failures=("1 critical finding",),
    )


def pages() -> PairResult:
    """A pair of files without lines: places are pages."""
    report = samples.german_thai()
    source = _paged(report.bitext.source, "texts/bridge.de.docx", "paragraph")
    target = _paged(report.bitext.target, "texts/bridge.th.pdf", "page")
    report = replace(report, bitext=replace(report.bitext, source=source, target=target))
    return PairResult(source.name, target.name, alerts(report), report)


def _paged(document: Document, name: str, what: str) -> Document:
    labels = tuple((s.start, f"{what} {number}") for number, s in enumerate(document.segments, 1))
    return replace(document, name=name, origin=Origin(labels=labels))


def missing() -> PairResult:
    """An original without a translation."""
    alert = Alert(
        "missing-translation",
        "accuracy/omission",
        Severity.MAJOR,
        "texts/school.hi.txt is missing.",
        None,
        Region("texts/school.de.txt"),
        "0123456789abcdef",
    )
    return PairResult(
        "texts/school.de.txt", "texts/school.hi.txt", (alert,), failures=("no translation",)
    )


def unread() -> PairResult:
    return PairResult(
        "texts/broken.de.txt",
        "texts/broken.hi.txt",
        error="texts/broken.hi.txt: binary data. Give a text file.",
        failures=("could not be read",),
    )


def full() -> Results:
    """Several pairs: findings of all kinds, one error, one missing, entries of no use."""
    faint = replace(samples.hindi_german(), findings=())
    clean = PairResult("texts/bridge.hi.txt", "texts/bridge.de.txt", (), faint)
    untouched = results_of(samples.hindi_german()).pairs[0]
    (alert,) = untouched.alerts
    untouched = replace(
        untouched,
        source="old/bridge.hi.txt",
        target="old/bridge.de.txt",
        alerts=(replace(alert, status=Status.UNCHANGED),),
    )
    return Results(
        (unread(), untouched, bridge(), pages(), clean, missing()),
        samples.SIGNATURE,
        stale=(("texts/bridge.hi.txt", "The source says 12, the translation says 21."),),
        failures=("1 new finding, none is allowed",),
        notes=("texts/bridge.hi.txt: read as UTF-16",),
    )


def clean() -> Results:
    return results_of(samples.clean())


def empty() -> Results:
    return Results(())


def hostile() -> Results:
    """Markup, escapes and commands in texts, names, messages and reasons."""
    (pair,) = results_of(samples.hostile()).pairs
    evil = (
        "::set-output name=a::b ##[add-mask]x ]]> <script>alert(1)</script> @all #1 | `x` %0A"
        "\r\n::error::"
    )
    first, second = pair.alerts
    second = replace(second, status=Status.KNOWN, reason=evil)
    alert = replace(
        first,
        message=evil,
        also=(("other", evil),),
        suggestion=evil,
        source=Region("a,b:c%/[x](y).txt", 1, 2, 1, 3, evil, "page\n::warning::1"),
        target=Region("<b>&\"'.txt\n::error::", 3, 4, 5, 6, evil, "cue ]"),
        finding=None,
    )
    pair = replace(pair, alerts=(first, second, alert), failures=(evil,))
    broken = PairResult("a\x00\x1b[2J\udce4.txt", "b\ud83d.txt", error=evil)
    return Results((pair, broken), evil, ((evil, evil),), (evil,), (evil,))


ALL = (full, clean, empty, hostile)


def with_text(text: str) -> Results:
    """Two pairs that hold `text` wherever a text can stand; its path cannot be absolute."""
    path = f"a{text}"
    source, target = Region(path, 1, 2, 3, 4, text, text), Region(path, 5, 6, 5, 8, text, text)
    alert = Alert(
        "numbers",
        "accuracy/mistranslation",
        Severity.MINOR,
        text,
        target,
        source,
        "0123456789abcdef",
        suggestion=text,
        also=(("other", text),),
        reason=text,
    )
    statuses = tuple(replace(alert, status=status) for status in Status)
    pair = PairResult(path, path, statuses, failures=(text,))
    return Results(
        (pair, PairResult(path, path, error=text or "unreadable")),
        text,
        ((path, text),),
        (text,),
        (text,),
    )

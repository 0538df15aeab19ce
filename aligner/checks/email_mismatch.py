"""An e-mail address of the original is missing or different in the translation.

What: e-mail addresses that only one side has; capitals make no difference.

Why: what is written to a wrong address is lost, or read by somebody else.

Example: "Schreiben Sie an hilfe@example.org." translated as "Write to help@example.org."

Better: "Write to hilfe@example.org."

False alarms: an address of its own for each language.

Source: MQM Core, accuracy/mistranslation; RFC 5322.
"""

from collections.abc import Iterator

from aligner.checks.base import MANY, Check, NoOptions
from aligner.checks.unmatched import counterparts, unmatched
from aligner.entities.links import Link, LinkKind, read_links
from aligner.entities.marked import with_links
from aligner.evidence import Evidence
from aligner.mqm import Finding, Severity

_ADDED = 0.7


def _find(evidence: Evidence, _: NoOptions) -> Iterator[Finding]:
    for bead, lost, added in unmatched(
        evidence.bitext, read_links, lambda link: link.key, with_links
    ):
        ours, theirs = (
            [link for link in side if link.kind is LinkKind.EMAIL] for side in (lost, added)
        )
        for one, other in counterparts(ours, theirs, lambda link: link.text)[:MANY]:
            yield _finding(bead, one, other)


def _finding(bead: int, one: Link | None, other: Link | None) -> Finding:
    if one and other:
        message = f"The original has {one.text}, the translation {other.text}."
        return EMAIL_MISMATCH.finding(message, bead, one.span, other.span, suggestion=one.text)
    if one:
        message = f"The e-mail address {one.text} is missing in the translation."
        return EMAIL_MISMATCH.finding(message, bead, one.span, None)
    assert other
    message = f"The e-mail address {other.text} is not in the original."
    return EMAIL_MISMATCH.finding(
        message, bead, None, other.span, severity=Severity.MINOR, confidence=_ADDED
    )


EMAIL_MISMATCH = Check("email-mismatch", "accuracy/mistranslation", Severity.MAJOR, _find, __doc__)

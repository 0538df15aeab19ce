"""What is wrong with the files of a pair, whatever stands in them."""

from dataclasses import replace

from aligner.gate.git import Commit
from aligner.mqm import Severity
from aligner.report.fingerprint import digest
from aligner.results import FILE_CHECKS, Alert, Region

MISSING, UNFOUNDED, STALE = FILE_CHECKS


def without_translation(source: str, target: str, severity: Severity) -> Alert:
    """There is no translation."""
    message = f"There is no translation of this document: {target} does not exist."
    return _alert(MISSING, severity, message, source=source)


def without_original(target: str, severity: Severity) -> Alert:
    """There is no original."""
    message = "There is no original of this translation."
    return _alert(UNFOUNDED, severity, message, target=target)


def stale(
    source: str, target: str, commits: tuple[Commit, Commit], severity: Severity
) -> Alert | None:
    """The original was changed after the translation; None where it was not.

    Both changed in one commit, or both since the last, are up to date.
    """
    ours, theirs = commits
    if ours.order >= theirs.order:
        return None
    when = f"in {ours.name} on {ours.day}" if ours.name else "after the last commit"
    message = (
        f"The original has changed since the translation did: {source} {when}, "
        f"{target} in {theirs.name} on {theirs.day}."
    )
    # Who lets this through does so until the original changes again.
    alert = _alert(STALE, severity, message, source=source, target=target)
    return replace(alert, fingerprint=digest(STALE, ours.name))


def _alert(
    check: str,
    severity: Severity,
    message: str,
    *,
    source: str | None = None,
    target: str | None = None,
) -> Alert:
    places = (Region(target) if target else None, Region(source) if source else None)
    return Alert(check, FILE_CHECKS[check].category, severity, message, *places, digest(check))

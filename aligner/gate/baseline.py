"""The baseline: findings that are known and let through, each with a reason.

A file in the repository, sorted, one field a line, so that a change of it reads well. An entry is
found again by the paths of the pair and the fingerprint, which is made of texts: what is
inserted, taken out or moved elsewhere in the documents does not change it.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from aligner.errors import BaselineError
from aligner.json_text import dumps
from aligner.results import Alert, PairResult, Status

FILE = "aligner-baseline.json"
"""The baseline where the configuration names none: in its folder."""
VERSION = 1
_ADVICE = 'Mend it, or make it anew: "aligner baseline write --force".'

Names = tuple[str, str]
"""Paths of the original and the translation, from the folder of the configuration."""
Key = tuple[str, str, str]
"""These, and a fingerprint."""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A finding that is let through.

    `target` and `source` are paths relative to the folder of the configuration; `check` and
    `message` say to the reader of the file what it is about.
    """

    target: str
    source: str
    check: str
    fingerprint: str
    message: str = ""
    reason: str = ""

    @property
    def key(self) -> Key:
        return self.source, self.target, self.fingerprint


@dataclass(frozen=True)
class Baseline:
    """All entries, sorted, no two for the same finding."""

    entries: tuple[Entry, ...] = ()

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Baseline":
        """Of two for the same finding the first is kept."""
        first: dict[Key, Entry] = {}
        for entry in entries:
            first.setdefault(entry.key, entry)
        return cls(tuple(sorted(first.values())))

    @cached_property
    def reasons(self) -> Mapping[Key, str]:
        """Why each is let through."""
        return {entry.key: entry.reason for entry in self.entries}

    def text(self) -> str:
        """The file."""
        findings = [asdict(entry) for entry in self.entries]
        return dumps({"version": VERSION, "findings": findings}, indent=2) + "\n"


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file.

    Raises:
        BaselineError: if there is none, or it is not one.
    """
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        if found["version"] != VERSION:
            raise BaselineError(
                f"{path}: is of version {found['version']}, and version {VERSION} is read here. "
                "Use the aligner that wrote it, or write it anew."
            )
        return Baseline.of(_entry(each) for each in found["findings"])
    except OSError as error:
        raise BaselineError(
            f'{path}: no baseline to read: {error.strerror}. "aligner baseline write" makes one.'
        ) from error
    except json.JSONDecodeError as error:
        raise BaselineError(
            f"{path}:{error.lineno}:{error.colno}: no JSON: {error.msg}. {_ADVICE}"
        ) from error
    except (UnicodeDecodeError, KeyError, TypeError, AttributeError) as error:
        raise BaselineError(f"{path}: is no baseline. {_ADVICE}") from error


def _entry(found: Mapping[str, Any]) -> Entry:
    entry = Entry(**found)
    if not all(isinstance(value, str) for value in asdict(entry).values()):
        raise TypeError(found)
    return entry


def entry(alert: Alert, names: Names, reason: str) -> Entry:
    """The entry that lets an alert through."""
    source, target = names
    return Entry(target, source, alert.check, alert.fingerprint, alert.message, reason)


def marked(pair: PairResult, names: Names, baseline: Baseline) -> PairResult:
    """The pair with the alerts that a baseline lets through marked as known."""
    reasons = baseline.reasons

    def mark(alert: Alert) -> Alert:
        reason = reasons.get((*names, alert.fingerprint))
        if reason is None or alert.status is not Status.NEW:
            return alert
        return replace(alert, status=Status.KNOWN, reason=reason)

    return replace(pair, alerts=tuple(map(mark, pair.alerts)))

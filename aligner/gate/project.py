"""The pairs of a project, and what holds for each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from aligner.config.effective import Effective, effective
from aligner.config.find import seen_from
from aligner.config.load import Loaded
from aligner.errors import ConfigError
from aligner.gate.baseline import Names
from aligner.gate.pairs import PairFiles, find_pairs, orphans
from aligner.gate.worker import Place, Task
from aligner.mqm import Severity
from aligner.results import FILE_CHECKS


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair of the project.

    Attributes:
        files: as paths from the folder of the configuration.
        source: how reports name the original: its path from the working directory, empty where
            nothing tells what it would be.
        target: likewise, of the translation; the same where one file holds the pairs.
        holds: the settings and thresholds of this pair.
        original: whether the original is there.
    """

    files: PairFiles
    source: str
    target: str
    holds: Effective
    original: bool = True

    @property
    def names(self) -> Names:
        """The paths of both files from the folder of the configuration."""
        return self.files.source, self.files.target or self.files.source

    @property
    def whole(self) -> bool:
        """Whether there is something to compare."""
        return self.original and self.files.exists

    def task(self, place: Place | None) -> Task:
        """How it is compared, with what is kept in `place`."""
        target = self.target if self.files.target else None
        return Task(self.source, target, self.holds.settings(), self.holds["judge"], place)

    def severity(self, check: str) -> Severity:
        """Of what is wrong with the files themselves."""
        said = self.holds.settings().severities.get(check)
        return Severity(said) if said else FILE_CHECKS[check].severity

    def size(self) -> int:
        """Bytes on the disk."""
        paths = map(Path, {self.source, self.target})
        return sum(path.stat().st_size for path in paths if path.is_file())


def project_pairs(
    loaded: Loaded, given: Mapping[str, object] | None, *, missing: bool
) -> tuple[Pair, ...]:
    """All pairs, in the order of their paths.

    Args:
        loaded: the configuration.
        given: what is said otherwise, by the names of `Settings` and of `Config`.
        missing: also those of which one file is not there.

    Raises:
        ConfigError: if none are configured, or a pattern finds nothing.
    """
    found = _files(loaded, missing=missing)
    return tuple(_pair(loaded, given, files, original) for files, original in found)


def _files(loaded: Loaded, *, missing: bool) -> Iterator[tuple[PairFiles, bool]]:
    """The files, and whether the original is there."""
    tables = loaded.config.pairs
    if not tables:
        raise ConfigError(
            f"{loaded.name}: has no [[pairs]], so there is nothing to compare. Say which "
            'documents belong together; "aligner init" does that for the usual layouts.'
        )
    named = {names for table in tables for names in table.files or ()}
    for files in find_pairs(loaded.root, tables, missing=missing):
        if files.exists or missing:
            yield files, True
        elif (files.source, files.target) in named:  # reading it will say that it is not there
            yield replace(files, exists=True), True
    if missing:
        for each in orphans(loaded.root, tables):
            yield PairFiles(each.source or "", each.target, each.table, None, None, True), False


def _pair(
    loaded: Loaded, given: Mapping[str, object] | None, files: PairFiles, original: bool
) -> Pair:
    holds = effective(
        loaded,
        [name for name in (files.source, files.target) if name],
        table=files.table,
        target_language=files.target_language,
        given=given,
    )
    source, target = (
        seen_from(Path.cwd(), loaded.root / name) if name else ""
        for name in (files.source, files.target or files.source)
    )
    return Pair(files, source, target, holds, original)

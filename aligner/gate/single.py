"""One pair by itself: what holds for it, and where what is let through of it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from aligner.config.effective import Effective, effective, effective_pair
from aligner.config.find import seen_from
from aligner.config.load import Loaded
from aligner.errors import SettingsError
from aligner.gate.baseline import FILE, Baseline, Entry, Names, entry, read_baseline
from aligner.gate.pairs import under
from aligner.gate.project import project_pairs
from aligner.output import write_atomically
from aligner.readers.formats import format_of
from aligner.results import Alert

_NAMED = 3  # translations that an error names


@dataclass(frozen=True, slots=True)
class SinglePair:
    """A pair, or a file of pairs.

    Attributes:
        source: the original, as reports name it.
        target: the translation, likewise; None where `source` is a file of pairs.
        holds: the settings and thresholds of the pair.
        names: by which the baseline knows it.
        baseline: where the baseline is, or would be.
    """

    source: Path
    target: Path | None
    holds: Effective
    names: Names
    baseline: Path

    @property
    def files(self) -> tuple[Path, ...]:
        return (self.source, self.target) if self.target else (self.source,)

    def let_through(self) -> Baseline:
        """The baseline; an empty one where there is none.

        Raises:
            BaselineError: if what is there is none.
        """
        return read_baseline(self.baseline) if self.baseline.exists() else Baseline()

    def dismiss(self, alert: Alert, reason: str) -> None:
        """Lets an alert through from now on: puts it into the baseline, or gives it a new reason.

        Raises:
            BaselineError: if what is there is none.
            OutputError: if it cannot be written.
        """
        new = entry(alert, self.names, reason)
        self._write(new, *(each for each in self.let_through().entries if each.key != new.key))

    def restore(self, alert: Alert) -> None:
        """Takes an alert out of the baseline again; raises as `dismiss` does."""
        old = entry(alert, self.names, "").key
        self._write(*(each for each in self.let_through().entries if each.key != old))

    def _write(self, *entries: Entry) -> None:
        write_atomically(self.baseline, Baseline.of(entries).text())


def single_pair(
    source: Path,
    target: Path | None,
    loaded: Loaded | None = None,
    given: Mapping[str, object] | None = None,
) -> SinglePair:
    """The pair of two files, or the file of pairs, that the user names.

    Args:
        source: the original.
        target: the translation; None for a file of pairs.
        loaded: the configuration, None without one.
        given: what is said otherwise, by the names of `Settings` and of `Config`.
    """
    if loaded is None:
        holds, root = effective(given=given), Path.cwd()
        names = [seen_from(root, path.absolute()) for path in (source, target or source)]
    else:
        holds, root = effective_pair(loaded, source, target, given), loaded.root
        names = [loaded.inside(path) for path in (source, target or source)]
    return SinglePair(source, target, holds, (names[0], names[1]), _baseline(holds, root))


def named_pair(
    source: Path,
    target: Path | None,
    loaded: Loaded | None = None,
    given: Mapping[str, object] | None = None,
) -> SinglePair:
    """What the user names: two files, a file of pairs, or a document of a project alone.

    Args:
        source: the original, a file of pairs, or without `target` a document of the project.
        target: the translation.
        loaded: the configuration, None without one.
        given: what is said otherwise, by the names of `Settings` and of `Config`.

    Raises:
        SettingsError: if a document alone is in no pair, or in several.
        ConfigError: if the project has no pairs, or a pattern finds nothing.
    """
    form = (given or {}).get("source_format")
    if target is not None or format_of(source, str(form) if form else None).pairs:
        return single_pair(source, target, loaded, given)
    if loaded is None:
        raise SettingsError(
            f"{source}: alone it is no pair. Give the original and the translation, or say in an "
            'aligner.toml which documents belong together ("aligner init").'
        )
    found = pairs_with(loaded, source, given)
    if not found:
        raise SettingsError(
            f"{source}: in no pair of {loaded.name}. Give the original and the translation."
        )
    if len(found) > 1:
        names = ", ".join(str(each.files[-1]) for each in found[:_NAMED])
        rest = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
        raise SettingsError(
            f"{source}: in {len(found)} pairs of {loaded.name}. Name one translation: "
            f"{names}{rest}."
        )
    return found[0]


def pairs_with(
    loaded: Loaded, path: Path, given: Mapping[str, object] | None = None
) -> tuple[SinglePair, ...]:
    """The pairs of a project that have a file, on whatever side: an original has several.

    Raises:
        ConfigError: if the project has no pairs, or a pattern finds nothing.
        InputError: if a folder cannot be read.
    """
    every = [pair for pair in project_pairs(loaded, given, missing=False) if pair.whole]
    chosen = set(under([pair.files for pair in every], [path], loaded.root))
    return tuple(
        SinglePair(
            Path(pair.source),
            Path(pair.target) if pair.files.target else None,
            pair.holds,
            pair.names,
            _baseline(pair.holds, loaded.root),
        )
        for pair in every
        if pair.files in chosen
    )


def _baseline(holds: Effective, root: Path) -> Path:
    return Path(holds["baseline"] or seen_from(Path.cwd(), root / FILE))

"""Which pairs an open file belongs to, by the configuration that is nearest to it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from aligner.config.find import FILE, SHARED, find_config
from aligner.config.load import Loaded, load_config
from aligner.errors import AlignerError, ConfigError
from aligner.gate.project import project_pairs
from aligner.gate.single import SinglePair, pairs_with, single_pair
from aligner.readers.formats import format_of

_PLACE = re.compile(r":(\d+)(?::\d+)?: ")
_TABLE = re.compile(r"\[\[pairs\]\] (\d+): ")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a configuration.

    Attributes:
        line: where in the file, from 1.
        message: what is wrong, without the place.
    """

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a file belongs to.

    Attributes:
        pairs: that have it on a side; none for a file that is in no pair.
        config: the configuration that says so, None without one.
        faults: what is wrong with the configuration.
    """

    pairs: tuple[SinglePair, ...] = ()
    config: Path | None = None
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Projects:
    """The configurations that hold.

    Attributes:
        config: the one that holds for every file; None for the nearest of each.
        given: what is said otherwise, by the names of `Settings` and of `Config`.
    """

    config: Path | None = None
    given: Mapping[str, object] = field(default_factory=dict)

    def find(self, path: Path) -> Found:
        """What a file belongs to; the configuration is read anew."""
        config = self.config or find_config(path.parent)
        loaded = None
        try:
            loaded = load_config(config) if config else None
            if is_config(path):
                if loaded and loaded.config.pairs and loaded.path == path:
                    project_pairs(loaded, self.given, missing=False)
                return Found(config=config)
            return Found(self._pairs(path, loaded), config)
        except ConfigError as error:
            faults = tuple(_fault(line, config, loaded) for line in error.lines)
            return Found(config=config, faults=faults)
        except AlignerError as error:
            return Found(config=config, faults=(Fault(1, str(error)),))

    def _pairs(self, path: Path, loaded: Loaded | None) -> tuple[SinglePair, ...]:
        found: tuple[SinglePair, ...] = ()
        if loaded and loaded.config.pairs:
            found = pairs_with(loaded, path, self.given)
        if not found and format_of(path).pairs:
            found = (single_pair(path, None, loaded, self.given),)
        return found


def is_config(path: Path) -> bool:
    """Whether a file has the name of a configuration."""
    return path.name in {FILE, SHARED}


def _fault(line: str, config: Path | None, loaded: Loaded | None) -> Fault:
    """A line of an error, with the place that it names taken out of it."""
    if config and (place := _PLACE.search(line)) and line[: place.start()].endswith(config.name):
        return Fault(int(place[1]), line[place.end() :])
    if loaded and (table := _TABLE.match(line)):
        return Fault(loaded.line(("pairs", int(table[1]) - 1)), line)
    return Fault(1, line)

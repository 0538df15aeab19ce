"""What the command line says of the settings, and what holds with the configuration."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aligner.config.effective import Effective
    from aligner.config.load import Loaded


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line says.

    Attributes:
        given: the settings in it, by their names in `Settings` and `Config`.
        file: the configuration that it names, None for the nearest.
        none: whether none is to be read.
    """

    given: Mapping[str, object]
    file: Path | None = None
    none: bool = False

    def loaded(self) -> "Loaded | None":
        """The configuration; None if there is none."""
        from aligner.config.find import chosen_config  # noqa: PLC0415 - not for `--help`

        path = chosen_config(self.file, none=self.none)
        if path is None:
            return None
        from aligner.config.load import load_config  # noqa: PLC0415 - only where there is one

        return load_config(path)

    def holding(self, source: Path, target: Path | None) -> "Effective":
        """What holds for a pair, or a file of pairs; `-` is standard input."""
        from aligner.config.effective import effective, effective_pair  # noqa: PLC0415

        loaded = self.loaded()
        if loaded is None:
            return effective(given=self.given)
        return effective_pair(loaded, source, target, given=self.given)

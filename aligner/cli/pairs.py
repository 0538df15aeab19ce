"""What `pairs` does: call the library, write the list, say how it went."""

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from aligner.cli.cache import cached
from aligner.cli.deliver import spare
from aligner.cli.main import COULD_NOT_RUN
from aligner.cli.screen import Screen, printing
from aligner.cli.wanted import Wanted
from aligner.config.effective import Effective, effective
from aligner.embed.identity import EMBEDDED
from aligner.errors import SettingsError
from aligner.output import refuse_unwritable, write_atomically
from aligner.pairing.files import documents_in
from aligner.pairing.manifest import form_of, manifest
from aligner.pairing.run import LEAST, Pairing, paired
from aligner.pipeline import Hooks
from aligner.settings import Settings

_SHOWN = 10  # documents without a counterpart, of a folder


def pairs(
    source: Path,
    target: Path,
    wanted: Wanted,
    screen: Screen,
    *,
    cache_dir: Path | None,
    output: Path | None,
    unpaired: Path | None,
    threshold: float | None,
    same_language: bool,
) -> int:
    """Prints or writes the list of pairs; the exit code."""
    holding = _holding(wanted)
    settings = holding.settings()
    if settings.device and settings.model in {None, EMBEDDED}:
        raise SettingsError(
            "--device: the embedded encoder runs on the processor. "
            "Leave it out, or name a model with --model."
        )
    form = form_of(output)
    _refuse(output, unpaired, (source, target), settings)
    start = time.perf_counter()
    with cached(holding, cache_dir, screen) as cache, screen.progress() as progress:
        found = paired(
            source,
            target,
            settings,
            least=LEAST if threshold is None else threshold,
            same_language=same_language,
            cache=cache,
            hooks=Hooks(screen.notify, progress, progress.stage),
        )
    text = manifest(found.rows, form, output.parent if output else Path())
    if output:
        with printing():  # for /dev/stdout
            write_atomically(output, text)
    if unpaired:
        lines = (path.as_posix() for side in found.unpaired for path in side)
        with printing():
            write_atomically(unpaired, "".join(f"{line}\n" for line in lines))
    if not output:
        with printing():
            sys.stdout.write(text)
    _tell(found, (source, target), screen, listed=unpaired is not None)
    screen.timings({"all": time.perf_counter() - start})
    return COULD_NOT_RUN if found.troubles else 0


def _holding(wanted: Wanted) -> Effective:
    loaded = wanted.loaded()
    return (
        effective(given=wanted.given) if loaded is None else effective(loaded, given=wanted.given)
    )


def _refuse(
    output: Path | None, unpaired: Path | None, folders: tuple[Path, Path], settings: Settings
) -> None:
    """Raises where something could not be written, or would be in the place of a document."""
    places = [path for path in (output, unpaired) if path]
    for path in places:
        refuse_unwritable(path)
    if output and unpaired and output.absolute() == unpaired.absolute():
        raise SettingsError(f"{output}: --output and --unpaired would both go here. Name another.")
    forms = settings.source_format, settings.target_format
    for folder, form in zip(folders, forms, strict=True):
        spare(places, documents_in(folder, form).documents)


def _tell(found: Pairing, folders: tuple[Path, Path], screen: Screen, *, listed: bool) -> None:
    """What went wrong, what is left over, and how much was found."""
    for line in found.troubles:
        screen.notify(line)
    for folder, paths, count, others in zip(
        folders, found.unpaired, found.documents, found.others, strict=True
    ):
        if others:
            screen.notify(f"{folder}: {others:,} files of other formats left out")
        if paths:
            screen.notify(f"{folder}: {len(paths):,} of {count:,} documents have no counterpart")
        for line in () if listed else _some(paths):
            screen.notify(line)
    screen.notify(f"{len(found.rows):,} pairs")


def _some(paths: Sequence[Path]) -> list[str]:
    lines = [f"no counterpart: {path}" for path in paths[:_SHOWN]]
    if len(paths) > _SHOWN:
        lines.append(f"and {len(paths) - _SHOWN:,} more: --unpaired FILE lists them all")
    return lines

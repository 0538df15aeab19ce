"""What `watch` does: keeps a pair open, and shows each view of it."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from aligner.cli.cache import cached
from aligner.cli.live import Live, can_be_live
from aligner.cli.main import drop_output
from aligner.cli.screen import ProgressBar, Screen
from aligner.cli.wanted import Wanted
from aligner.cli.watch_view import block
from aligner.config.find import chosen_config
from aligner.embed.cached import remembering
from aligner.embed.choice import Choice
from aligner.embed.encoder import ignore, load_encoder
from aligner.errors import ConfigError, SettingsError
from aligner.gate.single import SinglePair, named_pair, single_pair
from aligner.pipeline import Hooks
from aligner.session import Session
from aligner.watch import Bell, View
from aligner.watch import watch as views_of

if TYPE_CHECKING:
    from aligner.store import Store

TERMINATED = 128 + signal.SIGTERM


def watch(
    source: Path,
    target: Path | None,
    wanted: Wanted,
    screen: Screen,
    *,
    cache_dir: Path | None,
) -> int:
    """Shows views of the pair until it is told to end; the exit code."""
    with _terminable(), Bell() as bell:
        pair = _pair(source, target, wanted)
        with cached(pair.holds, cache_dir, screen) as store:
            live = None if screen.quiet or not can_be_live() else Live(screen, bell)
            with screen.progress() as progress:
                views = views_of(
                    _session(pair, store, screen, progress, quiet=live is not None),
                    bell=bell,
                    config=_configs(wanted),
                    renewed=lambda: _renewed(pair, wanted),
                    began=live.began if live else lambda _: None,
                )
                first = next(views)
            if live:
                live.show(first, views)
            else:
                _print(first, views, quiet=screen.quiet)
    return 0


def _print(first: View, views: Iterator[View], *, quiet: bool) -> None:
    """Prints a block of lines for each view."""
    view: View | None = first
    while view:
        try:
            for line in block(view, quiet=quiet):
                print(line)
            sys.stdout.flush()
        except BrokenPipeError:  # whoever read it has seen enough
            drop_output()
            return
        view = next(views, None)


def _session(
    pair: SinglePair, store: "Store | None", screen: Screen, progress: ProgressBar, *, quiet: bool
) -> Session:
    settings, judge = pair.holds.settings(), pair.holds["judge"]
    progress.stage("load")
    encoder = load_encoder(**Choice.of(settings).options(), notify=screen.notify)
    progress.stage("read")
    return Session(
        pair,
        remembering(store, encoder) if store else encoder,
        judge=judge,
        hooks=Hooks(ignore if quiet else screen.notify, progress, progress.stage),
    )


def _pair(source: Path, target: Path | None, wanted: Wanted) -> SinglePair:
    """The pair that the command line names, or the one of the project with the file it names."""
    if "-" in {str(source), str(target)}:
        raise SettingsError("Standard input (-) cannot be watched. Give files.")
    return named_pair(source, target, wanted.loaded(), wanted.given)


def _renewed(pair: SinglePair, wanted: Wanted) -> SinglePair:
    """The pair by the configuration as it is now."""
    found = single_pair(pair.source, pair.target, wanted.loaded(), wanted.given)
    before, now = pair.holds.settings(), found.holds.settings()
    if Choice.of(before) != Choice.of(now):
        raise ConfigError("the model has changed. Stop and start again to load it.")
    if pair.holds["judge"] != found.holds["judge"]:
        raise ConfigError("judge has changed. Stop and start again to load another model.")
    return found


def _configs(wanted: Wanted) -> tuple[Path, ...]:
    """The file that the settings come from."""
    found = chosen_config(wanted.file, none=wanted.none)
    return (found.absolute(),) if found else ()


@contextmanager
def _terminable() -> Iterator[None]:
    """Has SIGTERM end the program in order, so that the terminal is left as it was."""

    def end(number: int, frame: FrameType | None) -> None:
        raise SystemExit(TERMINATED)

    before: Callable[[int, FrameType | None], object] | int | None = signal.signal(
        signal.SIGTERM, end
    )
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)

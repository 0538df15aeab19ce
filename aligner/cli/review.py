"""What `aligner review` does: opens the screen, and says in the end what was decided."""

import os
import shlex
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.cli.cache import cached
from aligner.cli.main import COULD_NOT_RUN
from aligner.cli.screen import Screen, printing
from aligner.cli.wanted import Wanted
from aligner.embed.cached import cached_encoder
from aligner.embed.choice import Choice
from aligner.embed.encoder import Encoder, load_encoder
from aligner.embed.identity import identity
from aligner.errors import InputError, SettingsError
from aligner.gate.single import SinglePair, named_pair
from aligner.output import refuse_unwritable, write_atomically
from aligner.pipeline import Hooks
from aligner.review.desk import Desk
from aligner.review.kept import Keeper
from aligner.review.summary import exported, refuse_export, summary
from aligner.session import Session

if TYPE_CHECKING:
    from aligner.review.app import ReviewApp
    from aligner.store import Store

_PATIENCE = 1.0  # seconds that a check gets to end in
_WHITE = {"7", "15"}  # backgrounds of terminals that say what theirs is


def review(
    source: Path,
    target: Path | None,
    wanted: Wanted,
    *,
    cache_dir: Path | None,
    export: Path | None,
    color: bool | None,
) -> int:
    """Opens the review, and prints what came of it; the exit code."""
    _refuse(source, target, export)
    pair = named_pair(source, target, wanted.loaded(), wanted.given)
    for path in pair.files:
        if not path.is_file():
            raise InputError(f"{path}: no such file. Give the original and its translation.")
    if color is not None:
        os.environ.pop("NO_COLOR", None)
    if color is False:
        os.environ["NO_COLOR"] = "1"
    from aligner.review.app import ReviewApp  # noqa: PLC0415 - Textual, which may be missing

    desk = Desk(pair, Keeper(pair.files))
    with cached(pair.holds, cache_dir, Screen()) as cache:
        app = ReviewApp(desk, _opened(pair, cache), desk.habits.theme or _theme())
        app.run(mouse=True)
        stopped = app.checker.stop(_PATIENCE)
    code = _left(desk, app, pair, export)
    if not stopped:
        # An encoder is being loaded, and nothing else would wait for it: neither do we.
        sys.stdout.flush()
        os._exit(code)
    return code


def _left(desk: Desk, app: "ReviewApp", pair: SinglePair, export: Path | None) -> int:
    if app.return_code:
        return COULD_NOT_RUN
    if export:
        write_atomically(export, exported(desk, export))
    with printing():
        for line in summary(desk, shlex.join(["aligner", "review", *map(str, pair.files)])):
            print(line)
    return 0


def _refuse(source: Path, target: Path | None, export: Path | None) -> None:
    """Raises an error where a review makes no sense."""
    if find_spec("textual") is None:
        raise SettingsError("A review needs Textual: pip install 'aligner[tui]'")
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise SettingsError(
            'A review needs a terminal. Use "aligner check", which prints the findings.'
        )
    if "-" in {str(source), str(target)}:
        raise SettingsError("-: a review goes back to the files. Name both.")
    if export:
        refuse_export(export)
        refuse_unwritable(export)


def _opened(pair: SinglePair, cache: "Store | None") -> Callable[[Hooks], Session]:
    """Makes the session, with an encoder that is loaded when something must be embedded."""
    choice = Choice.of(pair.holds.settings())

    def opened(hooks: Hooks) -> Session:
        def load() -> Encoder:
            hooks.stage("load")
            encoder = load_encoder(**choice.options(), notify=hooks.notify)
            hooks.stage("embed")
            return encoder

        encoder = load() if cache is None else cached_encoder(cache, load, identity(choice))
        return Session(pair, encoder, judge=pair.holds["judge"], hooks=hooks)

    return opened


def _theme() -> str:
    """Dark, but where the terminal says that it is light."""
    return "light" if os.environ.get("COLORFGBG", "").split(";")[-1] in _WHITE else "dark"

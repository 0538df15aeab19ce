"""What `aligner diff` does: compare, show side by side, say how it went."""

import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from aligner import pipeline
from aligner.checks import CHECKS
from aligner.checks.selection import chosen
from aligner.cli.cache import cached
from aligner.cli.deliver import spare
from aligner.cli.main import FOUND
from aligner.cli.pager import paged, pager, too_long
from aligner.cli.run import refuse, typing
from aligner.cli.screen import Screen, printing
from aligner.cli.wanted import Wanted
from aligner.embed.choice import Choice
from aligner.embed.encoder import load_encoder
from aligner.embed.recent import RecentEncoder
from aligner.errors import ConfigError, SettingsError
from aligner.gate.limits import judged
from aligner.gate.single import SinglePair, named_pair, single_pair
from aligner.mqm import Report
from aligner.output import refuse_unwritable, write_atomically
from aligner.pipeline import Hooks
from aligner.report import form_of, written
from aligner.report.alerts import results_of
from aligner.report.diff import Diff, DiffOptions
from aligner.report.diff_places import picked
from aligner.settings import Settings

if TYPE_CHECKING:
    from aligner.store import Store


@dataclass(frozen=True, slots=True)
class Texts:
    """The files that the command line names.

    Attributes:
        source: the original or pairs; a translation where there is nothing else.
        target: the translation.
        against: an older version of it.
        named: what it is called, where the file is a copy of it.
    """

    source: Path
    target: Path | None
    against: Path | None
    named: Path | None


@dataclass(frozen=True, slots=True)
class View:
    """How it is shown: the options of the command of these names; `form` is its `--format`."""

    only: tuple[str, ...]
    context: int | None
    width: int | None
    stacked: bool | None
    pager: bool
    form: str | None
    output: Path | None


def diff(
    texts: Texts, wanted: Wanted, view: View, screen: Screen, *, cache_dir: Path | None
) -> int:
    """Shows the diff; the exit code."""
    options = DiffOptions(view.context, _only(view.only), view.stacked)
    if _is_nothing(texts.target or texts.source):
        screen.notify(f"{texts.named or texts.target}: deleted, nothing to compare")
        return 0
    texts = replace(texts, against=None if _is_nothing(texts.against) else texts.against)
    pair, translation = _pair(texts, wanted)
    if texts.against:
        _refuse_older(pair.source, translation, texts.against)
    refuse(pair.source, translation, pair.holds.settings(), pair.holds["judge"])
    if view.output:
        spare((view.output,), (pair.source, translation, texts.against))
        refuse_unwritable(view.output)
    with cached(pair.holds, cache_dir, screen) as cache:
        report, before = _reports(pair, translation, texts, screen, cache)
    passed = _show(report, Diff(report, options, before), pair, view, screen)
    screen.timings(dict(report.seconds))
    return 0 if passed or "fail_on" not in wanted.given else FOUND


def _refuse_older(source: Path, translation: Path | None, older: Path) -> None:
    """Raises SettingsError where there can be no older version, or it cannot be read."""
    if translation is None:
        raise SettingsError("--against: a file of pairs has no older translation. Leave it out.")
    if str(source) == "-" or str(translation) == str(older) == "-":
        raise SettingsError(
            "--against: standard input (-) can be read only once. Give the original, and one "
            "version of the translation, as files."
        )


def _only(selectors: tuple[str, ...]) -> frozenset[str] | None:
    if not selectors:
        return None
    return frozenset[str]().union(*(chosen(CHECKS, each, "--only") for each in selectors))


def _is_nothing(path: Path | None) -> bool:
    """Whether it stands for a file that one of two revisions does not have, as git says it."""
    return path is not None and str(path) == os.devnull


def _pair(texts: Texts, wanted: Wanted) -> tuple[SinglePair, Path | None]:
    """What holds, and the file to read as the translation; None for a file of pairs."""
    loaded = wanted.loaded()
    source, target, named = texts.source, texts.target, texts.named
    if target is not None:
        return single_pair(source, named or target, loaded, wanted.given), target
    document = named or source
    pair = named_pair(document, None, loaded, wanted.given)
    if pair.target is None:
        return pair, None
    if loaded and pair.names[1] != loaded.inside(document):
        raise ConfigError(f"{document}: an original. Name its translation as well: {pair.target}.")
    return pair, source


def _reports(
    pair: SinglePair, translation: Path | None, texts: Texts, screen: Screen, cache: "Store | None"
) -> tuple[Report, Report | None]:
    """Of the translation, and of its older version if there is one."""
    settings, judge = pair.holds.settings(), pair.holds["judge"]
    # Both versions share an encoder, and what they have in common is embedded once.
    encoder = _shared(settings, cache, screen) if texts.against else None
    kept = None if encoder else cache

    def report(target: Path | None) -> Report:
        with screen.progress(typing=typing(screen, pair.source, target)) as progress:
            told = Hooks(screen.notify, progress, progress.stage)
            return pipeline.check(
                pair.source, target, settings, encoder=encoder, judge=judge, cache=kept, hooks=told
            )

    now, before = report(translation), report(texts.against) if texts.against else None
    if texts.named is None:
        return now, before
    name = str(texts.named)
    return _called(now, name), before and _called(before, f"{name} as it was")


def _shared(settings: Settings, cache: "Store | None", screen: Screen) -> RecentEncoder:
    options = Choice.of(settings).options()
    return RecentEncoder(load_encoder(**options, cache=cache, notify=screen.notify))


def _called(report: Report, name: str) -> Report:
    bitext = report.bitext
    return replace(report, bitext=replace(bitext, target=replace(bitext.target, name=name)))


def _show(report: Report, shown: Diff, pair: SinglePair, view: View, screen: Screen) -> bool:
    """Prints or writes it; whether the translation passes."""
    results = results_of(report)
    results = replace(results, pairs=judged(results.pairs, [pair.holds.thresholds()]))
    form = view.form or _form(view.output)
    if form == "terminal":
        _terminal(shown, view, screen)
        return results.passed
    if form == "html":
        text = written(results_of(picked(report, shown.options.only)), "html")
    else:
        from aligner.report.picture import WIDTH, picture  # noqa: PLC0415 - few want one

        text = picture(shown, width=view.width or WIDTH)
    with printing():
        if view.output:
            write_atomically(view.output, text)
        elif not screen.quiet:
            sys.stdout.write(text)
    return results.passed


def _form(output: Path | None) -> str:
    if output and output.suffix.lower() == ".svg":
        return "svg"
    return "html" if form_of(output) == "html" else "terminal"


def _terminal(shown: Diff, view: View, screen: Screen) -> None:
    if view.output:
        from aligner.report.layout import FILE_WIDTH, plain  # noqa: PLC0415

        with printing():
            write_atomically(view.output, plain(shown, view.width or FILE_WIDTH))
        return
    if screen.quiet:
        return
    console = screen.output
    if view.width:
        console.width = view.width
    with console.capture() as captured:
        console.print(shown)
    text = captured.get()
    command = pager() if view.pager and sys.stdout.isatty() else ""
    with printing():
        if command and too_long(text, console.height):
            if paged(text, command):
                return
            screen.notify(f"{command}: no such pager. Set PAGER to one, or give --no-pager")
        sys.stdout.write(text)

"""The screen of a review; needs Textual."""

import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.color import Color
from textual.message import Message
from textual.screen import Screen
from textual.theme import Theme

from aligner.checks import CHECKS
from aligner.errors import AlignerError
from aligner.mqm import Severity, Verdict
from aligner.pipeline import Hooks
from aligner.report.layout import Line, Signs, hanging
from aligner.report.visible import visible
from aligner.report.wrap import head
from aligner.review.checker import Checked, Checker, Failed, News, Noted, Progressed
from aligner.review.desk import Desk
from aligner.review.editor import Command, editor_command
from aligner.review.frame import (
    brought,
    head_line,
    hidden_text,
    key_line,
    nothing_lines,
    progress_text,
    rule_line,
    short,
)
from aligner.review.items import FILTER_WORDS, Filter, Item, State
from aligner.review.listing import Columns, list_line
from aligner.review.pages import PageScreen, check_page, keys_page
from aligner.review.palette import PALETTES, Palette
from aligner.review.passage import Room, neighbours, passage
from aligner.review.widgets import Lines, Listing, Prompt
from aligner.session import Session

_ASKED = 5  # reasons that are shown
_LOOKS = 1.0  # seconds between two looks whether the files have changed
_CHANGED = "The files have changed"
_ELLIPSIS = "…"


class ReviewApp(App[None]):
    """Goes through the findings of a pair.

    Args:
        desk: what is decided where.
        opened: makes the session of the pair; called in a thread.
        theme: `dark` or `light`.
    """

    CSS_PATH = "review.tcss"
    TITLE = "aligner review"
    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = None  # what is asked for takes the keys, and only then
    BINDINGS: ClassVar[list[BindingType]] = [
        # Of priority, so that each key is done with before the next: who types fast goes on with
        # the reason before a field could ask for it.
        Binding(key, action, priority=True, show=False)
        for key, action in (
            ("ctrl+c", "quit"),
            ("q", "leave"),
            ("j,down", "go(1)"),
            ("k,up", "go(-1)"),
            ("g,home", "first"),
            ("G,end", "last"),
            ("n", "open_one(1)"),
            ("N", "open_one(-1)"),
            ("space,pagedown", "scroll_texts(1)"),
            ("b,pageup", "scroll_texts(-1)"),
            ("a", "accept"),
            ("d", "dismiss"),
            ("u", "undo"),
            ("x", "reopen"),
            ("o,enter", "edit('target')"),
            ("O", "edit('source')"),
            ("r", "check"),
            ("e", "explain"),
            ("slash", "filter"),
            ("plus", "context(1)"),
            ("minus", "context(-1)"),
            ("t", "shade"),
            ("question_mark", "help"),
            ("escape", "all"),
        )
    ]
    _ACTIONS = frozenset(
        binding.action.partition("(")[0]
        for binding in BINDINGS
        if isinstance(binding, Binding) and binding.action != "quit"
    )

    class Told(Message):
        """News of the check, from its thread."""

        def __init__(self, news: News) -> None:
            super().__init__()
            self.news = news

    def __init__(self, desk: Desk, opened: Callable[[Hooks], Session], theme: str = "dark") -> None:
        super().__init__()
        self.desk = desk
        desk.complain = self._complain
        self.checker = Checker(opened, self._tell)
        for name, palette in PALETTES.items():
            self.register_theme(_theme(name, palette))
        self.shade = theme if theme in PALETTES else "dark"
        self.theme = f"aligner-{self.shade}"
        self._filter, self._filter_line = Filter(), ""
        self._listed: tuple[Item, ...] = ()
        self._at = 0
        self._key = ""
        self._cut = False
        self._around: int | None = None
        self._said: tuple[str, bool] = ("", False)
        self._lines_said = 0
        self._doing: Progressed | None = None
        self._stamps: list[object] = []
        self._waiting = ""  # the fingerprint of what is being dismissed

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """See `App`: while something is asked for, or a page is open, keys are not for the list."""
        mine = action in self._ACTIONS
        if mine and (len(self.screen_stack) > 1 or self._base.query_one(Prompt).display):
            return False
        return super().check_action(action, parameters)

    # What is on the screen

    def compose(self) -> ComposeResult:
        """See `App`."""
        yield Lines("head")
        yield Listing("list")
        yield Lines("rule")
        yield Lines("texts")
        yield Lines("said")
        yield Prompt("prompt", self._filter_words)
        yield Lines("keys")

    def on_mount(self) -> None:
        self.set_interval(_LOOKS, self._look_at_files)
        self.action_check()

    def on_resize(self) -> None:
        self.call_after_refresh(self._show_all)

    def on_lines_resized(self, message: Lines.Resized) -> None:
        if message.name in {"list", "texts"}:
            self._show_finding()

    @property
    def _base(self) -> Screen[object]:
        """What is below a page that is open."""
        return self.screen_stack[0]

    def _lines(self, name: str) -> Lines:
        return self._base.query_one(f"#{name}", Lines)

    @property
    def palette(self) -> Palette:
        return PALETTES[self.shade]

    @property
    def base(self) -> Style:
        return Style.parse(f"{self.palette.foreground} on {self.palette.background}")

    @property
    def bar(self) -> Style:
        return self.base + Style.parse(self.palette.bar)

    @property
    def item(self) -> Item | None:
        """The finding that is chosen."""
        return self._listed[self._at] if self._at < len(self._listed) else None

    def _show_all(self) -> None:
        """Everything anew: the list may have another height."""
        rows = max(3, (self.size.height - 4) * 2 // 5)
        listing = self._base.query_one(Listing)
        listing.styles.height = min(rows, max(1, len(self._listed)))
        self._show_head()
        self._show_keys()
        self._show_said()
        self.call_after_refresh(self._show_finding)

    def _show_finding(self) -> None:
        """The list with another line chosen, and what belongs to it."""
        self._show_list()
        self._show_rule()
        self._show_texts()

    def _show_head(self) -> None:
        line = head_line(self.desk, self.palette, self.size.width)
        self._lines("head").show([line], self.bar, top=0)

    def _show_list(self) -> None:
        listing, width = self._base.query_one(Listing), self.size.width
        items, at, palette, base = self._listed, self._at, self.palette, self.base
        columns = Columns.of(items, width)
        chosen = base + Style.parse(palette.chosen)

        def made(number: int) -> tuple[Line, Style]:
            here = number == at
            line = list_line(items[number], columns, width, palette, Signs(), chosen=here)
            return line, chosen if here else base

        listing.list(len(items), made, at, base)

    def _show_rule(self) -> None:
        more = hidden_text(self._lines("texts").below, cut=self._cut)
        many, width = len(self._listed), self.size.width
        line = rule_line(self._at, many, self._filter_line, more, self.palette, width)
        self._lines("rule").show([line], self.bar, top=0)

    def _show_texts(self) -> None:
        texts = self._lines("texts")
        item = self.item
        if item is None:
            told = nothing_lines(self.desk, self._filter_line, self.palette, self.size.width - 2)
            self._cut = False
            texts.show([Line(Text()), *map(_indented, map(Line, told))], self.base, top=0)
        else:
            shown = passage(self.desk, item, self._room(texts))
            self._cut = shown.cut
            lines = [_indented(line) for line in shown.lines]
            height = texts.size.height
            place = shown.place or 0
            top = 0 if place < height - 2 else place - height // 3
            texts.show(lines, self.base, top=top)
        self.call_after_refresh(self._show_rule)

    def _room(self, texts: Lines) -> Room:
        size = texts.size
        return Room(
            size.width - 2,
            size.height,
            self.palette,
            context=self._around,
            marked=self.no_color,
        )

    def _show_said(self) -> None:
        said, (text, bad) = self._lines("said"), self._said
        palette = self.palette
        lines = [progress_text(self._doing, palette)] if self._doing else []
        if text:
            lead = Text("! ", palette.severities[Severity.CRITICAL]) if bad else Text()
            lines += hanging(lead, Text(visible(text)), max(8, self.size.width - 2))
        if len(lines) != self._lines_said:
            self._lines_said = len(lines)
            said.display = bool(lines)
            said.styles.height = len(lines) or 1
            self.call_after_refresh(self._show_finding)
        said.show([_indented(Line(each)) for each in lines], self.bar, top=0)

    def _show_keys(self) -> None:
        prompt = self._base.query_one(Prompt)
        asking = prompt.what if prompt.display else ""
        line = key_line(self.palette, self.size.width, asking)
        self._lines("keys").show([line], self.base, top=0)

    def say(self, text: str, *, bad: bool = False) -> None:
        """Shows a line above the keys until the next."""
        self._said = (text, bad)
        self._show_said()

    def _tell(self, news: News) -> None:
        """From the thread of the check."""
        self.post_message(self.Told(news))

    def _complain(self, line: str) -> None:
        self.say(line, bad=True)

    # The check

    def action_check(self) -> None:
        """Checks the files as they are now."""
        stamps = self._stamped()
        if self.checker.begin():
            self._stamps = stamps
            self._doing = Progressed("read")
            self.say("")

    def on_review_app_told(self, message: Told) -> None:
        news = message.news
        if isinstance(news, Progressed):
            self._doing = news
            self._show_said()
            return
        if isinstance(news, Noted):
            self.say(news.line)
            return
        self._doing = None
        if isinstance(news, Failed):
            if not isinstance(news.error, AlignerError):
                raise news.error
            self.say(f"{news.error} r tries again.", bad=True)
            self._show_texts()
            return
        self._take(news)

    def _take(self, news: Checked) -> None:
        first = self.desk.report is None
        wanted = self.desk.resumed if first else ""
        came = self.desk.take(news.look)
        if first and not self.desk.items and news.look.report.verdict is Verdict.TRANSLATION:
            self.exit()
            return
        self._list_anew(wanted)
        if first:
            self._go_on(wanted)
        self.say(" ".join(news.look.report.notes[:2]) if first else brought(came))
        self._show_all()

    def _go_on(self, wanted: str) -> None:
        """To where the last review ended, or to the first that is not decided."""
        item = self.item
        if item and (item.key != wanted or item.state is not State.OPEN):
            found = self._next_open(self._at - 1, 1)
            if found is not None:
                self._stand(found)

    def _stamped(self) -> list[object]:
        """What tells whether the files have changed."""
        return [_stamp(path) for path in self.desk.pair.files]

    def _look_at_files(self) -> None:
        quiet = self.checker.busy or self._said[0].startswith(_CHANGED)
        if not quiet and self.desk.report and self._stamped() != self._stamps:
            self.say(f"{_CHANGED}: r checks them anew.")

    # Going through

    def _list_anew(self, key: str = "") -> None:
        """The list by the filter; the finding with that fingerprint is chosen if it is there."""
        self._key = key or self._key
        self._listed = self.desk.listed(self._filter)
        found = [number for number, item in enumerate(self._listed) if item.key == self._key]
        self._at = found[0] if found else max(0, min(self._at, len(self._listed) - 1))

    def action_go(self, step: int) -> None:
        """To the next line of the list, or the one before."""
        self._choose(self._at + step)

    def action_first(self) -> None:
        """To the first line of the list."""
        self._choose(0)

    def action_last(self) -> None:
        """To the last line of the list."""
        self._choose(len(self._listed) - 1)

    def action_open_one(self, step: int) -> None:
        """To the next finding that is not decided, or the one before."""
        found = self._next_open(self._at, step)
        if found is None:
            self.say("Everything here is decided.")
        else:
            self._choose(found)

    def on_listing_clicked(self, message: Listing.Clicked) -> None:
        self._choose(message.number)

    def _next_open(self, start: int, step: int) -> int | None:
        """The nearest from `start` on, around the end if need be."""
        many = len(self._listed)
        order = ((start + step * k) % many for k in range(1, many + 1))
        return next((k for k in order if self._listed[k].state is State.OPEN), None)

    def _choose(self, number: int) -> None:
        if self._listed:
            self._stand(max(0, min(number, len(self._listed) - 1)))
            self._show_finding()

    def _stand(self, number: int) -> None:
        """Another finding is chosen; a filter that hides it for a while does not change that."""
        self._at = number
        self._key = self._listed[number].key

    def action_scroll_texts(self, step: int) -> None:
        """Scrolls the texts by most of a screen."""
        texts = self._lines("texts")
        by = step * max(1, texts.size.height - 2)
        top = max(0, min(texts.scroll_offset.y + by, texts.scroll_offset.y + texts.below))
        texts.scroll_to(y=top, animate=False, immediate=True, force=True)
        self.call_after_refresh(self._show_rule)

    def action_context(self, step: int) -> None:
        """Shows more or less around the place."""
        if self.item:
            now = neighbours(self.desk, self.item, self._room(self._lines("texts")))
            self._around = max(0, now + step)
            self._show_texts()

    # Deciding

    def action_accept(self) -> None:
        """It is a fault."""
        if item := self._decidable():
            self._decide(lambda: self.desk.accept(item), "To do")

    def action_dismiss(self) -> None:
        """It is none: asks why."""
        if item := self._decidable():
            self.say("")
            self._waiting = item.key
            self._ask_reason(item.reason)

    def action_reopen(self) -> None:
        """Takes back what was decided about this one."""
        item = self._decidable()
        if item and item.state is not State.OPEN:
            self._decide(lambda: self.desk.reopen(item), "Open again", move=False)

    def action_undo(self) -> None:
        """Takes back the last decision."""
        try:
            item = self.desk.undo()
        except AlignerError as error:
            self.say(str(error), bad=True)
            return
        if item is None:
            self.say("Nothing to undo. x takes back what was decided about this finding.")
            return
        self._list_anew(item.key)
        self.say(f"Undone: {short(item)} is {item.state} again.")
        self._show_all()

    def _decidable(self) -> Item | None:
        item = self.item
        if item and item.state is State.IGNORED:
            self.say(
                "A comment in the text says to ignore it. Take the comment out to change that."
            )
            return None
        return item

    def _decide(self, decide: Callable[[], Item], what: str, *, move: bool = True) -> None:
        self.say("")
        try:
            item = decide()
        except AlignerError as error:
            self.say(str(error), bad=True)
            return
        self._list_anew(item.key)
        if not self._said[0]:
            self.say(f"{what}: {short(item)}. u takes it back.")
        found = self._next_open(self._at, 1) if move and self._listed else None
        if found is not None:
            self._stand(found)
        elif move and not self.desk.count(State.OPEN):
            self.say(f"{what}: {short(item)}. Everything is decided: q leaves, r checks anew.")
        self._show_all()

    def _ask_reason(self, text: str) -> None:
        palette, width = self.palette, self.size.width
        reasons = self.desk.habits.reasons[:_ASKED]
        lines = [Text(" Why is it no fault?", palette.strong)]
        lines += [
            Text("   " + head(visible(reason), width - 4, _ELLIPSIS), palette.dim)
            for reason in reasons
        ]
        self._ask("reason", lines, text, reasons)

    def action_filter(self) -> None:
        """Asks what to list."""
        self.say("")
        title = (
            "Show only: critical, major+, a check, open, to-do, dismissed, ignored, new, all, or "
            "words of the texts"
        )
        lines = hanging(Text(" "), Text(title), self.size.width - 1)
        self._ask("filter", lines, self._filter_line)

    def _ask(
        self, what: str, lines: Sequence[Text], text: str, history: Sequence[str] = ()
    ) -> None:
        prompt = self._base.query_one(Prompt)
        prompt.ask(what, [Line(each) for each in lines], self.bar, text=text, history=history)
        self._show_keys()

    def action_all(self) -> None:
        """Drops the filter, and what was said."""
        self.say("")
        self._set_filter("")

    def _filter_words(self) -> list[str]:
        return [*self._checks(), *FILTER_WORDS]

    def _checks(self) -> list[str]:
        return sorted({item.alert.check for item in self.desk.items})

    def _set_filter(self, line: str) -> None:
        self._filter_line = line.strip()
        self._filter = Filter.of(line, self._checks())
        self._list_anew()
        self._show_all()

    def on_prompt_changed(self, message: Prompt.Changed) -> None:
        if message.what == "filter":
            self._set_filter(message.text)

    def on_prompt_answered(self, message: Prompt.Answered) -> None:
        if message.what == "filter":
            self._set_filter(message.text or "")
        else:
            self._dismiss(message.text)
        self.call_after_refresh(self._show_all)

    def _dismiss(self, reason: str | None) -> None:
        item = next((each for each in self.desk.items if each.key == self._waiting), None)
        if reason is None:
            return
        if not reason:
            self.say("Not dismissed: a word or two why is needed, for whoever comes after you.")
        elif item is None:
            self.say("Not dismissed: the finding is there no more.")
        else:
            self._decide(lambda: self.desk.dismiss(item, reason), "Dismissed")

    # Elsewhere

    def action_edit(self, side: str) -> None:
        """Opens the place in the editor; checks anew if that has changed something."""
        item = self.item
        if item is None:
            return
        region = item.alert.source if side == "source" else item.alert.target
        region = region or item.place
        if region.line is None and region.label:
            self.say(f"{region.path}, {region.label}: has no lines; open it in its own program.")
            return
        try:
            command = editor_command(region)
            before = self._stamped()
            self._run_editor(command)
        except (AlignerError, OSError) as error:
            self.say(f"The editor could not be opened: {error}", bad=True)
            return
        if self._stamped() != before:
            self.action_check()
        elif not command.at_place:
            self.say(f"{Path(command.arguments[0]).name}: line {region.line or 1}.")

    def _run_editor(self, command: Command) -> None:
        if command.in_terminal:
            with self.suspend():
                subprocess.run(command.arguments, check=False)
            self.refresh(layout=True)
            return
        nowhere = subprocess.DEVNULL
        subprocess.Popen(
            command.arguments,
            stdin=nowhere,
            stdout=nowhere,
            stderr=nowhere,
            start_new_session=True,
        )

    def action_explain(self) -> None:
        """Shows the manual page of the check."""
        checks = {check.name: check for check in CHECKS}
        if self.item and self.item.alert.check in checks:
            self.push_screen(PageScreen(check_page(checks[self.item.alert.check])))

    def action_help(self) -> None:
        """Shows the keys."""
        self.push_screen(PageScreen(keys_page))

    def action_shade(self) -> None:
        """Dark or light."""
        self.shade = "light" if self.shade == "dark" else "dark"
        self.theme = f"aligner-{self.shade}"
        self.desk.prefer(self.shade)
        self._show_all()

    async def action_quit(self) -> None:
        """Leaves, whatever is open; where to go on is remembered."""
        if self.item:
            self.desk.stand(self.item)
        self.exit()

    async def action_leave(self) -> None:
        """Leaves the list."""
        await self.action_quit()


def _indented(line: Line) -> Line:
    """One cell off the edge of the screen."""
    return Line(Text(" ") + line.left, line.right, line.column + 1)


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def _theme(name: str, palette: Palette) -> Theme:
    strong = Style.parse(palette.strong).color
    assert strong
    bar = Style.parse(palette.bar).bgcolor
    assert bar
    return Theme(
        name=f"aligner-{name}",
        primary=Color.from_rich_color(strong).hex,
        foreground=palette.foreground,
        background=palette.background,
        surface=Color.from_rich_color(bar).hex,
        dark=name == "dark",
    )

"""Help pages: what the docstring of a command says, and its options by topic.

A docstring has a sentence of purpose, paragraphs, and where there are any, in this order:
`Examples:` with commands, each followed by a line that is indented more and says what it does;
`Exit codes:` with lines such as `0: nothing was found`; `More: docs/outputs.md`. See `check`.
"""

import os
import shutil
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import typer
from typer.core import TyperCommand, TyperGroup

if TYPE_CHECKING:
    from typer._click import Command as AnyCommand
    from typer._click import Context
    from typer.core import TyperOption

Wrapped = TypeVar("Wrapped", bound=Callable[..., Any])
OTHER = "Options"
"""The heading of options without a topic."""
_WIDEST = 100  # longer lines are hard to read
_NARROWEST = 40
_ASKING = (["--help"], ["-h"])
_TERMS = 30  # columns of names; longer ones have a line of their own
_HEADINGS = ("Examples", "First steps")


class Topic(StrEnum):
    """What one wants to do with a command; the first page has them in this order."""

    PAIR = "Check one translation"
    LOOK = "Look, and work on it"
    PROJECT = "Check a whole project"
    CORPUS = "Go through a collection"
    PROGRAM = "The program itself"


class Page(NamedTuple):
    """What a docstring says.

    Attributes:
        summary: its first paragraph.
        text: further paragraphs.
        heading: `Examples`, or what stands for it.
        examples: commands, each with what it does.
        exit_codes: each with what it means.
        more: where to read on.
    """

    summary: str
    text: tuple[str, ...] = ()
    heading: str = "Examples"
    examples: tuple[tuple[str, str], ...] = ()
    exit_codes: tuple[tuple[str, str], ...] = ()
    more: str = ""


def page_of(docstring: str) -> Page:
    """The parts of a docstring without the indentation of its first line."""
    said, _, more = docstring.partition("\nMore: ")
    said, _, codes = said.partition("\nExit codes:\n")
    heading = next((each for each in _HEADINGS if f"\n{each}:\n" in said), _HEADINGS[0])
    said, _, examples = said.partition(f"\n{heading}:\n")
    summary, *text = (" ".join(each.split()) for each in said.strip().split("\n\n"))
    return Page(
        summary,
        tuple(text),
        heading,
        tuple(_examples(examples)),
        tuple(_codes(codes)),
        " ".join(more.split()),
    )


def _examples(body: str) -> Iterator[tuple[str, str]]:
    """A command is indented less than what is said of it."""
    lines = textwrap.dedent(body).strip().splitlines()
    at = [k for k, line in enumerate(lines) if line and not line[0].isspace()]
    for start, end in pairwise([*at, len(lines)]):
        yield lines[start], " ".join(" ".join(lines[start + 1 : end]).split())


def _codes(body: str) -> Iterator[tuple[str, str]]:
    for line in body.split("\n"):
        code, sign, text = line.strip().partition(": ")
        if sign:
            yield code, text


class Command(TyperCommand):
    """A command with such a page."""

    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:
        if args in _ASKING:  # Typer loads what converts values first, which takes as long again
            typer.echo(self.get_help(ctx))
            raise typer.Exit
        return super().parse_args(ctx, args)

    def get_help(self, ctx: "Context") -> str:
        return _shown(self, ctx, _usage(self, ctx))


class Group(TyperGroup):
    """Commands of one kind, or all of them."""

    def get_help(self, ctx: "Context") -> str:
        return _shown(self, ctx, [self.subcommand_metavar], tuple(self._topics()))

    def _topics(self) -> Iterator["_Section"]:
        """The commands, those of a kind under its heading."""
        named = [(name, each) for name, each in self.commands.items() if not each.hidden]
        for topic in (*Topic, None):
            rows = [(n, page_of(c.help or "").summary) for n, c in named if _topic(c) == topic]
            if rows:
                yield _Section(topic or "Commands", rows)

    def get_help_option(self, ctx: "Context") -> "TyperOption | None":
        option = super().get_help_option(ctx)
        if option:
            option.default = False  # None is converted, by what takes as long to load as all else
        return option

    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:
        if not args and not ctx.resilient_parsing:  # a question for help, and nothing was done
            typer.echo(self.get_help(ctx), err=True)
            raise typer.Exit(2)
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: "Context", args: list[str]
    ) -> tuple[str | None, "AnyCommand | None", list[str]]:
        if args[0] not in self.commands and not ctx.resilient_parsing:
            from aligner.cli.mistakes import no_such_command  # noqa: PLC0415 - seldom needed

            raise no_such_command(ctx.command_path, args, self.commands)
        return super().resolve_command(ctx, args)


class Program(typer.Typer):
    """Commands whose help is of this kind."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - those of Typer
        super().__init__(cls=Group, rich_markup_mode=None, add_completion=False, **options)

    def command(
        self,
        name: str | None = None,
        **options: Any,  # noqa: ANN401
    ) -> Callable[[Wrapped], Wrapped]:
        return super().command(name, **({"cls": Command} | options))


class _Section(NamedTuple):
    """Names with what is said of each, under a heading."""

    heading: str
    rows: list[tuple[str, str]]


def _topic(command: "AnyCommand") -> str | None:
    """Its topic; Typer has a placeholder where none is given."""
    topic = getattr(command, "rich_help_panel", None)
    return topic if isinstance(topic, str) else None


def _usage(command: TyperCommand, ctx: "Context") -> list[str]:
    """`SOURCE [TARGET]`."""
    return [
        f"{name if each.required else f'[{name}]'}{'...' if each.nargs == -1 else ''}"
        for each in command.get_params(ctx)
        if each.param_type_name == "argument"
        for name in [_metavar(each)]
    ]


def _metavar(parameter: Any) -> str:  # noqa: ANN401 - an argument or an option
    return str(parameter.metavar or parameter.name.upper())


def _shown(
    command: TyperCommand | TyperGroup,
    ctx: "Context",
    usage: Sequence[str],
    commands: Sequence[_Section] = (),
) -> str:
    page = page_of(command.help or "")
    return "\n".join(_lines(page, _head(ctx, usage), [*commands, *_sections(command, ctx)]))


def _head(ctx: "Context", usage: Sequence[str]) -> str:
    return " ".join(("Usage:", ctx.command_path, "[OPTIONS]", *usage))


def _sections(command: TyperCommand | TyperGroup, ctx: "Context") -> list[_Section]:
    """The arguments, then the options by their topics, in the order of the signature."""
    arguments = _Section("Arguments", [])
    topics = {arguments.heading: arguments}
    parameters: list[Any] = list(command.get_params(ctx))
    for each in parameters:
        if getattr(each, "hidden", False):
            continue
        if each.param_type_name == "argument":
            arguments.rows.append((_metavar(each), each.help or ""))
        else:
            heading = getattr(each, "rich_help_panel", None) or OTHER
            topics.setdefault(heading, _Section(heading, [])).rows.append(_option(each))
    other = topics.pop(OTHER, None)
    return [each for each in (*topics.values(), other) if each and each.rows]


def _option(option: Any) -> tuple[str, str]:  # noqa: ANN401 - see `_metavar`
    """`-o, --output FILE`, with its help."""
    names = ", ".join(sorted(option.opts, key=len))
    if option.secondary_opts:
        names = f"{names} / {option.secondary_opts[0]}"
    return names if option.is_flag else f"{names} {_metavar(option)}", option.help or ""


def _lines(page: Page, head: str, sections: Sequence[_Section]) -> Iterator[str]:
    width = max(_NARROWEST, min(shutil.get_terminal_size().columns, _WIDEST)) - 1
    bold = _bold()
    yield from textwrap.wrap(head, width, subsequent_indent=" " * 7, break_on_hyphens=False)
    for paragraph in (page.summary, *page.text):
        yield ""
        yield from _wrapped(paragraph, width, "  ")
    if page.examples:
        yield from ("", bold(f"{page.heading}:"))
        for command, what in page.examples:
            yield from _command(command, width)
            yield from _wrapped(what, width, "      ")
    terms = _columns(sections, width)
    for each in sections:
        yield from ("", bold(f"{each.heading}:"))
        yield from _rows(each.rows, terms, width)
    if page.exit_codes:
        yield from ("", bold("Exit codes:"))
        yield from _rows(page.exit_codes, 4, width)
    if page.more:
        yield from ("", *_wrapped(f"More: {page.more}", width, ""))


def _columns(sections: Iterable[_Section], width: int) -> int:
    """The columns of names: as many as most of them need, the same in all sections."""
    most = min(_TERMS, width // 2 - 4)
    names = [len(name) for each in sections for name, _ in each.rows if len(name) <= most]
    return max(names, default=0) + 2


def _rows(rows: Iterable[tuple[str, str]], terms: int, width: int) -> Iterator[str]:
    for name, text in rows:
        lines = _wrapped(text, width, " " * (terms + 2)) or [""]
        if len(name) > terms - 2:
            yield f"  {name}"
            yield from lines
        else:
            yield f"  {name:<{terms}}{lines[0].lstrip()}".rstrip()
            yield from lines[1:]


def _command(command: str, width: int) -> list[str]:
    """A command in lines that can be pasted as they stand."""
    lines = textwrap.wrap(
        command,
        width - 2,
        initial_indent="  ",
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [*(f"{line} \\" for line in lines[:-1]), lines[-1]]


def _wrapped(text: str, width: int, indent: str) -> list[str]:
    return textwrap.wrap(
        text, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    )


def _bold() -> Callable[[str], str]:
    """How a heading is shown; a pipe gets it plain, as Typer takes all colours out."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return str
    return lambda text: f"\x1b[1m{text}\x1b[0m"

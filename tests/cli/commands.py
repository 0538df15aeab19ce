"""All commands of the program, for tests that hold each of them to the same."""

from collections.abc import Iterator
from typing import Any

import typer

from aligner.cli.app import app

ROOT: Any = typer.main.get_command(app)


def walked(
    command: Any = ROOT, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Each command with the words that call it, groups too."""
    yield path, command
    for name, each in getattr(command, "commands", {}).items():
        yield from walked(each, (*path, name))


COMMANDS = dict(walked())
LEAVES = {path: each for path, each in COMMANDS.items() if not hasattr(each, "commands")}


def options(command: Any) -> list[Any]:
    return [each for each in command.params if each.param_type_name == "option"]


def long(option: Any) -> str:
    """The name that is not a letter."""
    return max((str(name) for name in option.opts), key=len)


def parsed(words: list[str]) -> dict[str, Any]:
    """What a command line says, by the names of parameters; nothing is run."""
    command = ROOT
    while words and words[0] in getattr(command, "commands", {}):
        command, words = command.commands[words[0]], words[1:]
    with command.make_context("aligner", words) as context:
        values: dict[str, Any] = context.params
        return values

"""What is said of a command line that is not understood: one line, with what was probably meant."""

import re
import shlex
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any

import typer

from aligner.errors import AlignerError, did_you_mean

_OPTION = re.compile(r"No such option: (\S+)")
_CHOICE = re.compile(r"(?:Value error, )?('.*'|\".*\") is not one of (.*)\.", re.DOTALL)
_NUMBER = re.compile(r"Input should be (a valid integer|a valid number|.* than or equal to \S+)")
_EXTRA = re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)", re.DOTALL)
_NO_VALUE = re.compile(r"Option '(\S+)' requires an argument")
_LIKE = 0.75  # all begin with two dashes, and many have more in common
_PART = 5  # letters, with the dashes, from which on a part of a name is no accident
_NUMBERS = {"a valid integer": "a whole number", "a valid number": "a number"}
_ELSEWHERE = {"help": "--help", "version": "--version"}  # what other programs have as commands


class CommandLineError(AlignerError):
    """A command line is not understood."""


def no_such_command(
    program: str, words: Sequence[str], commands: Collection[str]
) -> CommandLineError:
    """For a first word that is no command: a name with a slip in it, or the first of two files."""
    advice = _meant(program, words, commands) or f'"{program} --help" lists the commands.'
    return CommandLineError(f'there is no command "{words[0]}". {advice}')


def _meant(program: str, words: Sequence[str], commands: Collection[str]) -> str:
    name, rest = words[0], words[1:]
    if name in _ELSEWHERE:
        command = rest if rest and rest[0] in commands else ()
        return f'Did you mean "{shlex.join([program, *command, _ELSEWHERE[name]])}"?'
    if near := did_you_mean(name, commands):
        return near
    path = Path(name)
    if "check" in commands and (path.suffix or path.exists() or name == "-"):
        command = "gate" if path.is_dir() else "check"
        return f'Did you mean "{shlex.join([program, command, *words])}"?'
    return ""


def mistake(error: typer.TyperException) -> str:
    """What is wrong with a command line that Typer refuses, in one line."""
    context = getattr(error, "ctx", None)
    message = error.format_message()
    if found := _OPTION.match(message):
        said = _no_such_option(found[1], context)
    elif isinstance(error, typer.BadParameter):
        said = _wrong_value(error)
    elif found := _EXTRA.match(message):
        said = f"there is no place for {found[1]}: too many arguments."
    elif found := _NO_VALUE.match(message):
        said = f"{found[1]}: its value is missing."
    else:
        said = f"{message[:1].lower()}{message[1:]}".rstrip(".") + "."
    if said.endswith("?") or context is None:
        return said
    return f'{said} "{context.command_path} --help" tells more.'


def _no_such_option(name: str, context: Any) -> str:  # noqa: ANN401 - that of Typer
    said = f"there is no option {name}."
    own = _options(context.command.params)
    if near := did_you_mean(name, own, _LIKE):
        return f"{said} {near}"
    if parts := [f'"{each}"' for each in own if len(name) > _PART and name[2:] in each]:
        return f"{said} Did you mean {' or '.join(parts)}?"
    others = getattr(context.command, "commands", {})
    if any(name in _options(each.params) for each in others.values()):
        return f"{said} Options of a command stand after its name."
    return said


def _options(parameters: Iterable[Any]) -> list[str]:
    """The long names; those of one letter are like each other anyhow."""
    names = (name for each in parameters for name in (*each.opts, *each.secondary_opts))
    return [name for name in names if name.startswith("--")]


def _wrong_value(error: typer.BadParameter) -> str:
    """`--fail-on: "majr" is not one of critical, major, minor, never. Did you mean "major"?`."""
    parameter: Any = error.param
    name = max(parameter.opts, key=len) if parameter.opts else parameter.name
    if parameter.param_type_name == "argument":
        name = parameter.metavar or name.upper()
    if not error.message:
        return f"{name} is missing."
    if found := _CHOICE.search(error.message):
        given, choices = found[1][1:-1], [each.strip("'\" ") for each in found[2].split(",")]
        said = f'{name}: "{given}" is not one of {", ".join(choices)}.'
        return f"{said} {did_you_mean(given.lower(), choices)}".rstrip()
    if found := _NUMBER.match(error.message):
        wanted = _NUMBERS.get(found[1], found[1])
        return f"{name} should be {wanted}."
    return f"{name}: {error.message}".rstrip(".") + "."

"""Completion in a shell: the script that asks, and the answer.

The script calls `aligner` with the words up to the cursor and `_ALIGNER_COMPLETE` set to the name
of the shell. The answer has a line for each candidate, with a tab and a word about it; none where a
file may stand, and the shell completes those itself.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import typer

from aligner.cli.options import Shell

if TYPE_CHECKING:
    from typer._click import Context


_BASH = """\
# Completion of aligner in bash. In ~/.bashrc: eval "$(aligner completion bash)"
_aligner_complete() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        COMPREPLY+=("${line%%$'\\t'*}")
    done < <(_ALIGNER_COMPLETE=bash "$1" "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _aligner_complete aligner
"""
_ZSH = """\
# Completion of aligner in zsh. In ~/.zshrc, after compinit: eval "$(aligner completion zsh)"
_aligner_complete() {
    local -a lines
    lines=("${(@f)$(_ALIGNER_COMPLETE=zsh "${words[1]}" "${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
    if [[ -n "${lines[1]}" ]]; then
        local -a values shown
        local line
        for line in "${lines[@]}"; do
            values+=("${line%%$'\\t'*}")
            [[ "$line" == *$'\\t'* ]] && printf -v line '%-20s  %s' "${(@ps:\\t:)line}"
            shown+=("$line")
        done
        compadd -l -d shown -a values
    else
        compset -P '*='
        _files
    fi
}
compdef _aligner_complete aligner
"""
_FISH = """\
# Completion of aligner in fish. In ~/.config/fish/config.fish: aligner completion fish | source
function __aligner_complete
    set -l typed (commandline -ct)
    set -l words (commandline -opc)
    set -l found (_ALIGNER_COMPLETE=fish $words "$typed" 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\\n' $found
    else
        set -l before (string match -r '^[^=/]*=' -- "$typed")
        for path in (__fish_complete_path (string replace -- "$before" '' "$typed"))
            printf '%s\\n' "$before$path"
        end
    end
end
complete -c aligner -f -a '(__aligner_complete)'
"""
SCRIPTS = {Shell.BASH: _BASH, Shell.ZSH: _ZSH, Shell.FISH: _FISH}


def answer(app: typer.Typer, words: Sequence[str], shell: str) -> None:
    """Prints what may stand for the last of `words`."""
    words = _joined(words) if shell == Shell.BASH else list(words)
    for value, text in candidates(app, words):
        # bash takes what stands before "=" for a word of its own.
        shown = value.rpartition("=")[2] if shell == Shell.BASH else value
        print(f"{shown}\t{text}" if text else shown)


def candidates(app: typer.Typer, words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What may stand for the last of `words`, each with a word about it."""
    command: Any = typer.main.get_command(app)
    context = typer.Context(command, info_name="aligner", resilient_parsing=True)
    typed, waiting, places = words[-1] if words else "", None, 0
    only_places = False  # after "--" nothing is an option
    for word in words[:-1]:
        if waiting:
            waiting = None
        elif word == "--":
            only_places = True
        elif word.startswith("-") and len(word) > 1 and not only_places:
            waiting = _waiting(command, word)
        elif word in getattr(command, "commands", {}):
            command = command.commands[word]
            context = typer.Context(command, info_name=word, parent=context, resilient_parsing=True)
        else:
            places += 1
    if waiting:
        yield from _values(waiting, context, typed)
    elif typed.startswith("-") and not only_places:
        yield from _options(command, context, typed)
    elif commands := getattr(command, "commands", {}):
        if places:  # an unknown command
            return
        yield from (
            (name, _first_line(each.help))
            for name, each in commands.items()
            if name.startswith(typed) and not each.hidden
        )
    else:
        arguments = [each for each in command.params if each.param_type_name == "argument"]
        for each in arguments[places : places + 1]:
            yield from _values(each, context, typed)


def _waiting(command: Any, word: str) -> Any:  # noqa: ANN401 - a parameter of Typer, or None
    """The option that takes the next word as its value."""
    for each in command.params:
        if word in each.opts and each.param_type_name == "option" and not each.is_flag:
            return each
    return None


def _options(command: Any, context: "Context", typed: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    name, sign, value = typed.partition("=")
    if sign:
        if option := _waiting(command, name):
            found = _values(option, context, value)
            yield from ((f"{name}={each}", text) for each, text in found)
        return
    for each in command.get_params(context):
        for long in (*each.opts, *each.secondary_opts):
            if long.startswith("--") and long.startswith(typed):
                yield long, each.help or ""


def _values(parameter: Any, context: "Context", typed: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    for each in parameter.shell_complete(context, typed):
        if each.type == "plain":
            yield each.value, each.help or ""


def _first_line(text: str | None) -> str:
    return (text or "").strip().partition("\n")[0]


def _joined(words: Sequence[str]) -> list[str]:
    """`--format`, `=`, `json` of bash as one word."""
    joined: list[str] = []
    for word in words:
        if joined and (word == "=" or joined[-1].endswith("=")):
            joined[-1] += word
        else:
            joined.append(word)
    return joined

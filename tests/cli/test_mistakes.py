"""A command line with a slip in it: one line, with what was probably meant."""

from pathlib import Path

import pytest

from tests.cli.conftest import Aligner

TELLS = '"aligner check --help" tells more.'


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("chekc a.txt b.txt", 'there is no command "chekc". Did you mean "check"?'),
        ("baseline wirte", 'there is no command "wirte". Did you mean "write"?'),
        ("nothing", 'there is no command "nothing". "aligner --help" lists the commands.'),
        (
            "model nothing",
            'there is no command "nothing". "aligner model --help" lists the commands.',
        ),
        ("a.txt b.txt", 'there is no command "a.txt". Did you mean "aligner check a.txt b.txt"?'),
        ("- b.txt", 'there is no command "-". Did you mean "aligner check - b.txt"?'),
        ("help", 'there is no command "help". Did you mean "aligner --help"?'),
        ("help check", 'there is no command "help". Did you mean "aligner check --help"?'),
        ("version", 'there is no command "version". Did you mean "aligner --version"?'),
        ("check", f"SOURCE is missing. {TELLS}"),
        ("check a b c", f"there is no place for c: too many arguments. {TELLS}"),
        ("check a b --formt json", 'there is no option --formt. Did you mean "--format"?'),
        (
            "check a b --language de",
            'there is no option --language. Did you mean "--source-language" or '
            '"--target-language"?',
        ),
        ("check a b --bogus", f"there is no option --bogus. {TELLS}"),
        ("check a b -Z", f"there is no option -Z. {TELLS}"),
        (
            "--format json check a b",
            "there is no option --format. Options of a command stand after its name. "
            '"aligner --help" tells more.',
        ),
        ("check a b --format", "--format: its value is missing."),
        ("check a b --format jsn", 'unknown report format "jsn". Did you mean "json"?'),
        (
            "check a b --fail-on majr",
            '--fail-on: "majr" is not one of critical, major, minor, never. Did you mean "major"?',
        ),
        (
            "check a b --fail-on all",
            f'--fail-on: "all" is not one of critical, major, minor, never. {TELLS}',
        ),
        (
            "align a b -f htlm",
            '--format: "htlm" is not one of tsv, jsonl, tmx, xliff, html, vecalign, moses. '
            'Did you mean "html"?',
        ),
        ("completion csh", 'SHELL: "csh" is not one of bash, zsh, fish. Did you mean "zsh"?'),
        ("gate --jobs two", '--jobs should be a whole number. "aligner gate --help" tells more.'),
        (
            "gate --jobs 0",
            '--jobs should be greater than or equal to 1. "aligner gate --help" tells more.',
        ),
        ("check a b --min-score x", f"--min-score should be a number. {TELLS}"),
    ],
)
def test_one_line_says_what_was_meant(aligner: Aligner, line: str, message: str) -> None:
    assert aligner(*line.split()) == (2, "", f"aligner: {message}\n")


def test_a_folder_is_a_project(aligner: Aligner, tmp_path: Path) -> None:
    message = f'there is no command "{tmp_path}". Did you mean "aligner gate {tmp_path}"?'
    assert aligner(tmp_path) == (2, "", f"aligner: {message}\n")


def test_what_was_meant_can_be_pasted(aligner: Aligner) -> None:
    assert aligner("my text.txt", "b.txt").err.endswith(
        "Did you mean \"aligner check 'my text.txt' b.txt\"?\n"
    )


@pytest.mark.parametrize("line", ["\x1b[2J", "check a b --\x1b[2J", "check a b --fail-on \x1b[2J"])
def test_slips_do_not_steer_the_terminal(aligner: Aligner, line: str) -> None:
    code, out, err = aligner(*line.split(" "))
    assert (code, out) == (2, "")
    assert "\x1b" not in err
    assert err.count("\n") == 1

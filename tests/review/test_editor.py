"""How each editor is told the place."""

from pathlib import Path

import pytest

from aligner.errors import SettingsError
from aligner.results import Region
from aligner.review.editor import Command, editor_command

PLACE = Region("a b;$(x).txt", 12, 7, 12, 9, "42", byte_column=15)
PATH = str(Path("a b;$(x).txt").absolute())


def command(editor: str, region: Region = PLACE) -> Command:
    return editor_command(region, {"EDITOR": editor})


@pytest.mark.parametrize(
    ("editor", "arguments", "in_terminal"),
    [
        ("vim", ("vim", "+call cursor(12,15)", PATH), True),
        ("nvim -u NONE", ("nvim", "-u", "NONE", "+call cursor(12,15)", PATH), True),
        ("gvim", ("gvim", "+call cursor(12,15)", PATH), False),
        ("vi", ("vi", "+12", PATH), True),
        ("nano", ("nano", "+12,7", PATH), True),
        ("emacs -nw", ("emacs", "-nw", "+12:7", PATH), True),
        ("emacsclient", ("emacsclient", "+12:7", PATH), True),
        ("micro", ("micro", "+12:7", PATH), True),
        ("kak", ("kak", "+12:7", PATH), True),
        ("hx", ("hx", f"{PATH}:12:7"), True),
        ("/usr/bin/helix", ("/usr/bin/helix", f"{PATH}:12:7"), True),
        ("code --wait", ("code", "--wait", "--goto", f"{PATH}:12:7"), False),
        ("subl", ("subl", f"{PATH}:12:7"), False),
        ("zed", ("zed", f"{PATH}:12:7"), False),
        ("gedit", ("gedit", "+12:7", PATH), False),
        ("xed", ("xed", "+12", PATH), False),
        ("kate", ("kate", "--line", "12", "--column", "7", PATH), False),
        ("mate", ("mate", "--line", "12:7", PATH), False),
        ("notepad++.exe", ("notepad++.exe", "-n12", "-c7", PATH), False),
        ("'/opt/my editor/vim'", ("/opt/my editor/vim", "+call cursor(12,15)", PATH), True),
    ],
)
def test_it_is_told_line_and_column(
    editor: str, arguments: tuple[str, ...], in_terminal: bool
) -> None:
    assert command(editor) == Command(arguments, in_terminal, at_place=True)


def test_an_unknown_editor_gets_the_file_alone() -> None:
    assert command("wordsmith") == Command(("wordsmith", PATH), True, at_place=False)
    assert not command("notepad.exe").at_place


def test_visual_goes_before_editor_and_what_is_empty_does_not_count() -> None:
    both = {"VISUAL": "nano", "EDITOR": "vim"}
    assert editor_command(PLACE, both).arguments[0] == "nano"
    assert editor_command(PLACE, both | {"VISUAL": " "}).arguments[0] == "vim"


def test_without_either_a_usual_one_is_taken() -> None:
    found = editor_command(PLACE, {}, which={"vim": "/bin/vim", "vi": "/bin/vi"}.get)
    assert found.arguments[:2] == ("/bin/vim", "+call cursor(12,15)")
    with pytest.raises(SettingsError, match="Set EDITOR"):
        editor_command(PLACE, {}, which=lambda _: None)


def test_a_variable_that_cannot_be_understood_is_named() -> None:
    with pytest.raises(SettingsError, match="EDITOR: cannot be understood"):
        command("vim '")


def test_a_file_as_a_whole_is_opened_at_its_beginning() -> None:
    assert command("nano", Region("a.txt")).arguments[1] == "+1,1"


def test_no_name_of_a_file_can_pass_for_an_option() -> None:
    name = command("nano", Region("-s malicious", 1, 1)).arguments[-1]
    assert name == str(Path("-s malicious").absolute())

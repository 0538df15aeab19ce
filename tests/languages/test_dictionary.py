"""Dictionaries say whether a language has a word; each is made into a file once."""

import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from aligner.languages import dictionary as module
from aligner.languages.dictionary import (
    base_form,
    dictionary,
    has_words,
    is_compound,
    is_known,
    is_word,
)


@pytest.mark.parametrize(
    ("word", "language", "known"),
    [
        ("Krankenhaus", "de", True),
        ("krankenhaus", "de-AT", True),
        ("Ha\u0308user", "de", True),
        ("Krankenhaus", "en", False),
        ("hus", "no", True),
        ("", "de", False),
        ("บ้าน", "th", None),
    ],
)
def test_whether_a_word_is_there_in_any_case(word: str, language: str, known: bool | None) -> None:
    assert is_word(word, language) is known
    assert has_words(language) is (known is not None)


@pytest.mark.parametrize(
    ("word", "known"),
    [("Haus", True), ("haus", True), ("KRANKENHAUS", False), ("Gehen", True), ("Xqzwv", False)],
)
def test_whether_a_word_is_known_as_it_is_written(word: str, known: bool) -> None:
    assert is_known(word, "de") is known


def test_compounds_with_and_without_an_s() -> None:
    assert is_compound("Wirtschaftsstandort", "de")
    assert is_compound("Gartenzaun", "de")
    assert not is_compound("Xqzwvbnmklp", "de")
    assert not is_compound("Garten" * 20, "de")


@pytest.mark.parametrize(
    ("word", "language", "base"),
    [
        ("Ziegen", "de", "Ziege"),
        ("Ha\u0308user", "de", "Haus"),
        ("Xylorettungen", "de", "Xylorettung"),  # by a rule
        ("blorpization's", "en", "blorpization's"),
        ("hus", "nb", "hus"),
        ("บ้าน", "th", "บ้าน"),
        ("", "de", ""),
    ],
)
def test_base_forms(word: str, language: str, base: str) -> None:
    assert base_form(word, language) == base


SMALL = "ms"  # the dictionary with the fewest words


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty cache folder, and nothing loaded; afterwards what is loaded is forgotten again."""
    monkeypatch.setenv("ALIGNER_CACHE", str(tmp_path))
    module._dictionary.cache_clear()
    yield tmp_path
    module._dictionary.cache_clear()


def refuse(_: str) -> dict[str, str]:
    raise AssertionError("unpacked although there is a file")


def made() -> dict[str, str]:
    """What a program that starts now has."""
    module._dictionary.cache_clear()
    return dict(dictionary(SMALL) or {})


WHOLE = dict(DefaultDictionaryFactory().get_dictionary(SMALL))


def test_a_file_is_made_once(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert made() == WHOLE
    assert len(list(fresh.iterdir())) == 1
    monkeypatch.setattr(module, "_unpacked", refuse)
    assert made() == WHOLE


def test_the_file_is_that_of_the_installed_version(
    fresh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made()
    (path,) = fresh.iterdir()
    assert path.name == f"words-{SMALL}-{version('simplemma')}-1"
    monkeypatch.setattr(module, "find_spec", lambda _: None)
    assert module._version.__wrapped__() == version("simplemma")


def test_that_there_is_no_dictionary_is_kept_as_well(
    fresh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not has_words("th")
    assert len(list(fresh.iterdir())) == 1
    monkeypatch.setattr(module, "_unpacked", refuse)
    module._dictionary.cache_clear()
    assert not has_words("th")
    assert not has_words("../th")


def test_a_damaged_file_is_made_anew(fresh: Path) -> None:
    made()
    (path,) = fresh.iterdir()
    whole = path.read_bytes()
    for damaged in (b"", whole[:-1], bytes(len(whole))):
        path.write_bytes(damaged)
        assert made() == WHOLE
        assert path.read_bytes() == whole
        assert list(fresh.iterdir()) == [path]


def test_without_a_folder_words_are_kept_in_memory(
    fresh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (fresh / "file").touch()
    below = str(fresh / "file" / "below")  # the administrator may write to every real folder
    monkeypatch.setenv("ALIGNER_CACHE", below)
    monkeypatch.setattr("tempfile.tempdir", below)
    assert made() == WHOLE
    assert [path.name for path in fresh.iterdir()] == ["file"]


def test_on_a_full_disk_words_are_kept_in_memory(
    fresh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    assert made() == WHOLE
    assert list(fresh.iterdir()) == []


def run(code: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )


def test_programs_that_start_together_do_no_harm(fresh: Path) -> None:
    code = (
        "from aligner.languages.dictionary import dictionary\n"
        f"print(len(dict(dictionary({SMALL!r}))))"
    )
    processes = [run(code) for _ in range(3)]
    assert [each.communicate()[0] for each in processes] == [f"{len(WHOLE)}\n"] * 3
    assert len(list(fresh.iterdir())) == 1


def test_simplemma_is_not_loaded_where_there_are_files(fresh: Path) -> None:
    made()
    word = next(iter(WHOLE))
    code = (
        "import sys\nfrom aligner.languages.dictionary import base_form, is_word\n"
        f"print(is_word({word!r}, {SMALL!r}), base_form({word!r}, {SMALL!r}) == {WHOLE[word]!r})\n"
        "print('simplemma' in sys.modules)"
    )
    assert run(code).communicate()[0] == "True True\nFalse\n"
    assert len(list(fresh.iterdir())) == 1

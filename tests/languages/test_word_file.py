"""A file has the words that were put into it, and no others."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.languages.word_file import DamagedError, WordFile, open_words, packed, save

WORDS = {"Haus": "Haus", "Häuser": "Haus", "ging": "gehen", "लड़कों": "लड़का", "a" * 90: "b"}
# What can be encoded: a lone surrogate is no text.
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@given(st.dictionaries(TEXT, TEXT | st.text("ab")), TEXT)
def test_all_words_have_their_base_forms_and_no_others_are_there(
    words: dict[str, str], other: str
) -> None:
    made = WordFile(packed(words))
    assert dict(made) == words
    assert len(made) == len(words)
    assert (made.get(other), other in made) == (words.get(other), other in words)


@pytest.mark.parametrize("word", ["", "\ud800", "Haus\x00", "Hau", "aus", "Haus\xff", 1])
def test_what_is_no_word_is_not_there(word: object) -> None:
    made = WordFile(packed(WORDS))
    assert word not in made
    with pytest.raises(KeyError):
        made[str(word)]


def test_a_file_has_what_was_saved(tmp_path: Path) -> None:
    save(tmp_path / "words", packed(WORDS))
    assert dict(open_words(tmp_path / "words")) == WORDS
    assert list(tmp_path.iterdir()) == [tmp_path / "words"]
    assert (tmp_path / "words").stat().st_mode & 0o777 == 0o644


def test_a_file_is_replaced_under_those_who_have_it_open(tmp_path: Path) -> None:
    save(tmp_path / "words", packed(WORDS))
    opened = open_words(tmp_path / "words")
    save(tmp_path / "words", packed({}))
    assert dict(opened) == WORDS
    assert dict(open_words(tmp_path / "words")) == {}


def test_what_cannot_be_saved_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        save(tmp_path / "words", packed(WORDS))
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_file_is_recognised(tmp_path: Path) -> None:
    whole = packed(WORDS)
    damaged = [whole + b"\xff", bytes(len(whole))]
    for at in range(len(whole)):
        damaged += [whole[:at], whole[:at] + bytes((whole[at] ^ 1,)) + whole[at + 1 :]]
    for data in damaged:
        (tmp_path / "words").write_bytes(data)
        with pytest.raises(DamagedError, match="words: not a file of words, or damaged"):
            open_words(tmp_path / "words")

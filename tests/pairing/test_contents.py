from pathlib import Path

import numpy as np
import pytest

from aligner.errors import InputError
from aligner.pairing.contents import Content, content_of, counted, own_parts, texts_of
from aligner.settings import Settings

SETTINGS = Settings(segmented=True)
MENU = "Startseite und Kontakt"


def content(path: Path, *lines: str) -> Content:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return content_of(path, SETTINGS, "de", None, lambda _: None)


def test_texts_are_read_again(tmp_path: Path) -> None:
    found = content(tmp_path / "a.txt", "eins", "zwei", "drei")
    assert found.lengths.tolist() == [4, 4, 4]
    assert texts_of(found, np.array([0, 2]), SETTINGS) == ["eins", "drei"]


def test_a_file_that_changed_is_told(tmp_path: Path) -> None:
    found = content(tmp_path / "a.txt", "eins", "zwei")
    (tmp_path / "a.txt").write_text("eins\nneu\n", encoding="utf-8")
    with pytest.raises(InputError, match="has changed"):
        texts_of(found, np.array([0]), SETTINGS)


def test_a_frame_is_nobodys_own(tmp_path: Path) -> None:
    every = [content(tmp_path / f"{k}.txt", MENU, f"Artikel {k}", "Ende") for k in range(8)]
    owned = own_parts(every, counted(every))
    assert [own.segments.tolist() for own in owned] == [[1]] * 8


def test_what_a_few_share_counts_less(tmp_path: Path) -> None:
    first = content(
        tmp_path / "a.txt", "Ein Satz, der zweimal steht", "nur hier steht dieser Satz!"
    )
    every = [first, content(tmp_path / "b.txt", "Ein Satz, der zweimal steht", "anderes")]
    own = own_parts(every, counted(every))[0]
    assert own.segments.tolist() == [0, 1]
    assert own.weights[0] == own.weights[1] / 2


def test_a_document_of_nothing_but_a_frame_counts_as_a_whole(tmp_path: Path) -> None:
    every = [content(tmp_path / f"{k}.txt", MENU) for k in range(8)]
    assert [own.segments.tolist() for own in own_parts(every, counted(every))] == [[0]] * 8

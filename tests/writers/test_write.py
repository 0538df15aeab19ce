"""Which format is written, to which files."""

from dataclasses import replace
from pathlib import Path

import pytest

import aligner
from aligner.bitext import Bitext
from aligner.errors import OutputError, SettingsError
from aligner.writers import WRITERS, form_of, written
from tests.writers import samples

SUFFIXES = {
    "a.tsv": "tsv",
    "a.jsonl": "jsonl",
    "a.TMX": "tmx",
    "a.xlf": "xliff",
    "a.xliff": "xliff",
    "a.html": "html",
    "a.htm": "html",
    "a": "tsv",
    "a.txt": "tsv",
}


@pytest.mark.parametrize(("name", "form"), SUFFIXES.items())
def test_the_suffix_chooses(tmp_path: Path, name: str, form: str) -> None:
    assert form_of(Path(name)) == form
    assert aligner.write(samples.PLAIN, tmp_path / name) == (tmp_path / name,)
    assert (tmp_path / name).read_text("utf-8") == written(samples.PLAIN, form).texts[""]


@pytest.mark.parametrize("form", WRITERS)
def test_a_name_wins(form: str) -> None:
    assert form_of(Path("a.tmx"), form) == form


def test_an_unknown_format(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r'^unknown alignment format "docx"\. Choose one of: '):
        aligner.write(samples.PLAIN, tmp_path / "a", "docx")
    assert not list(tmp_path.iterdir())


def test_notes(tmp_path: Path) -> None:
    notes: list[str] = []
    path = str(tmp_path / "a.tmx")
    aligner.write(samples.PLAIN, path, notify=notes.append)
    assert notes == [f"{path}: 1 bead with an empty side left out: TMX holds none"]


def test_what_stood_there_stays_if_writing_fails(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="no such folder"):
        aligner.write(samples.PLAIN, tmp_path / "none" / "a.tmx")


def test_moses(tmp_path: Path) -> None:
    assert aligner.write(samples.PLAIN, tmp_path / "out", "moses") == (
        tmp_path / "out.de",
        tmp_path / "out.hi",
    )
    sides = [(tmp_path / name).read_text("utf-8").splitlines() for name in ("out.de", "out.hi")]
    pairs = [samples.PLAIN.texts(bead) for bead in samples.PLAIN.beads if bead.aligned]
    assert list(zip(*sides, strict=True)) == pairs
    assert written(samples.PLAIN, "moses").notes == (
        "1 bead with an empty side left out: Moses holds none",
    )


@pytest.mark.parametrize(
    ("languages", "suffixes"),
    [
        (("de", "und"), [".source", ".target"]),
        (("de-AT", "de"), [".source", ".target"]),
        (("zh-Hans", "pt-BR"), [".zh-Hans", ".pt-BR"]),
    ],
)
def test_names_of_moses(languages: tuple[str, str], suffixes: list[str]) -> None:
    bitext: Bitext = replace(
        samples.PLAIN,
        source=replace(samples.PLAIN.source, language=languages[0]),
        target=replace(samples.PLAIN.target, language=languages[1]),
    )
    assert list(written(bitext, "moses").texts) == suffixes


def test_lines_of_moses_stay_lines() -> None:
    texts = written(samples.HOSTILE, "moses").texts
    assert len({text.count("\n") for text in texts.values()}) == 1
    for text in texts.values():
        text.encode()

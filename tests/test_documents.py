from pathlib import Path

import pytest

from aligner.documents import LONGEST, read, read_bitext
from aligner.errors import InputError
from tests.readers.made import docx_of

KRUTI_DEV = "vkt fnYyh esa cgqr xehZ gS vkSj yksx ijs'kku gSaA fdlku dk dke djus dh dksf'k'k gSA"


def notes(path: Path) -> list[str]:
    found: list[str] = []
    read(path, notify=found.append)
    return found


CHANAKYA = "âÚU·¤æÚU Ùð ·¤ãæ ãñ ç·¤ §â Øæð×Ùæ ·¤æð Üæ»ê ç·¤Øæ Áæ°»æÐ Øã ÂýÎðàæ ·ð¤ çÜ° ¥ÀÀè ÕæÌ ãñÐ"


@pytest.mark.parametrize("times", [1, 2000])
@pytest.mark.parametrize(("text", "font"), [(KRUTI_DEV, "Kruti Dev"), (CHANAKYA, "Chanakya")])
def test_hindi_for_fonts_of_before_unicode(
    text: str, font: str, times: int, tmp_path: Path
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx_of([text] * times))
    assert notes(path) == [
        f"{path}: looks like Hindi in a legacy font ({font}): convert it to Unicode first"
    ]


@pytest.mark.parametrize("seed", ["block-report.de.txt", "block-report.hi.txt", "ha-giang.th.txt"])
def test_other_texts(seed: str, seeds: Path) -> None:
    assert notes(seeds / seed) == []


def test_one_word_of_such_a_font_is_not_enough(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Das ist ein Satz mit dem iPhone; er hat das Wort gSa in sich, sonst nichts.")
    assert notes(path) == []


GERMAN = "Der Ausschuss hat gestern über den Bericht beraten, und niemand war dagegen."


@pytest.mark.parametrize(
    ("said", "text", "language", "name"),
    [
        ("en-US", f"{GERMAN} " * 4, "de", "English (US)"),
        ("de", "समिति ने कल रिपोर्ट पर चर्चा की और कोई विरोध में नहीं था।", "hi", "German"),
    ],
)
def test_what_a_file_says_of_its_language_may_be_wrong(
    said: str, text: str, language: str, name: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<html lang={said}><p>{text}", encoding="utf-8")
    assert read(path).language == language
    (note,) = notes(path)
    assert note.startswith(f"{path}: says it is {name}, reads like ")
    assert read(path, language=said).language == said


@pytest.mark.parametrize(
    ("said", "text"),
    [("en", "Ein Satz."), ("de-AT", GERMAN * 4), ("nl", GERMAN * 4), ("und", GERMAN)],
)
def test_otherwise_it_counts(said: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<html lang={said}><p>{text}", encoding="utf-8")
    assert read(path).language == (said if said != "und" else "de")
    assert notes(path) == []


@pytest.mark.parametrize("name", ["a.txt", "a.tsv"])
def test_an_endless_sentence(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text("Ein Satz.\tEin Satz.\n" + "a" * (LONGEST + 1) + "\tb\n")
    load = read_bitext if name == "a.tsv" else read
    with pytest.raises(InputError, match="line 2: a sentence of 200,00"):
        load(path)

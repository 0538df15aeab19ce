import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner import srx
from aligner.errors import InputError
from aligner.segment import segment

ROOT = Path(__file__).parents[1]
GOLD = sorted((ROOT / "tests" / "segment_gold").glob("*.txt"))
LANGUAGES = ("de", "hi", "hi-Latn", "en", "th", "my", "fi", "und")


def texts(text: str, language: str) -> list[str]:
    return [each.text for each in segment(text, language)]


@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.stem)
def test_seeds(gold: Path) -> None:
    text = (ROOT / "seeds" / gold.name).read_text(encoding="utf-8")
    language = gold.suffixes[-2].removeprefix(".")
    assert texts(text, language) == gold.read_text(encoding="utf-8").splitlines()


# Sentences as they must be cut; `|` is a boundary.
CUTS = {
    "de": [
        "Heute, am 14. Januar, war Tagung.|Sie endete am 7. April.|Danach ruhte sie.",
        "Das 19. Komitee der 17. Amtszeit trat 2024 zusammen.|Es tagte.",
        "Kader der 5. Gruppe und Teilnehmer, 6. Amtszeit, kamen.",
        "Während des 1. Weltkriegs und seit dem 2. Weltkrieg gilt das.",
        "Die Richtlinie Nr. 33-CT/TW gilt.|Die Verordnung Nr. 02-QD/TU auch.",
        "Sie erhielten die Note A. |Aus den Daten folgt nichts.",
        "Das Treffen ist am 14. |Die Frist endet vorher.",
        "Er fragte: „Wann?“|„Morgen“, sagte sie.|„Gut.“|Dann ging er.",
        "„Er sagte ‚Nein.‘ |Also ging ich“, sagte sie.",
        "Das kostet ca. 3,5 Mio. Euro, d. h. viel, z. B. für Dr. Müller usw. und andere.",
        "Er kam (vgl. Abb. 3. Das ist dort erklärt) spät.|Sie nicht.",
        "Kapitel 1 . . . . . . . . . . . . 12",
        "1. Einleitung und Ziele",
        "Zwei Punkte: 1. Die Partei.|2. Der Block.",
        "Siehe https://example.org/a.b?c=d.e und mail@example.org.|Danke!",
        "Äpfel, Birnen etc. |Danach Nüsse.",
        "Wirklich?!|Ja.|Nein.",
    ],
    "hi": [
        "यह एक वाक्य है।|यह दूसरा है॥|क्या यह तीसरा है?|हाँ!|अच्छा।",
        'उसने कहा, "मैं आऊँगा।"|फिर वह चला गया।',
        '"क्या आप तैयार हैं?" मार्टिन ने पूछा।|"हाँ।"',
        '"क्या आप तैयार हैं?" के जवाब में वे हँसे।|सब चुप थे।',
        "मि. एडम्स, डॉ. शर्मा और प्रो. सिंह 5 कि.मी. दूर रहते हैं।|वे खुश हैं।",
        "यू.एस. और बी.बी.सी. के अनुसार 3.5 प्रतिशत।|ठीक है।",
        "एम. एस. धोनी और श्री. राव आए।|खेल हुआ।",
        "यह हो गया है. |अब आगे बढ़ें।",
        "Il faut bien le faire. |स्कूल बंद है।",
        "यह है।|वह है।।|अंत॥ १ ॥|फिर शुरू।",
        "बिना खाली जगह।|यह भी।",
    ],
    "en": [
        "He lives in the U.S. |He enlisted on Sept. |They met at 5 p.m. on Oct. 3.|Fine.",
        "Dr. Smith met J. R. Ewing.|They talked.",
    ],
    "th": ["ดร. สมชาย มาเมื่อ พ.ศ. 2566 แล้ว กลับ", "จริงหรือ? |ใช่"],
    "my": ["သွားမယ်။|လာမယ်။"],
    "fi": ["Kokous on 17. toukokuuta klo 9.|Tervetuloa!"],
    "ur": ["یہ ہے۔|وہ ہے۔"],
}


@pytest.mark.parametrize(
    ("language", "cut"), [(language, cut) for language, cuts in CUTS.items() for cut in cuts]
)
def test_sentences(language: str, cut: str) -> None:
    expected = [part.strip() for part in cut.split("|")]
    # Marks that stand alone are joined without a space where the language does so.
    joint = "" if language in ("my",) or "बिना" in cut else " "
    assert texts(joint.join(expected), language) == expected


def test_every_line_break_ends_a_paragraph() -> None:
    text = "a\nb\r\nc\rd\fe\u2028f\u2029g\x85h\vi\n\n \nj"
    found = segment(text, "de")
    assert [each.text for each in found] == list("abcdefghij")
    assert [each.paragraph for each in found] == list(range(10))
    # Lines as editors count them: line feed, carriage return, or both.
    assert [each.line for each in found] == [1, 2, 3, 4, 4, 4, 4, 4, 4, 7]
    assert [each.column for each in found] == [1, 1, 1, 1, 3, 5, 7, 9, 11, 1]


def test_places() -> None:
    first, second, third = segment("  Eins.  Zwei.\r\n\tDrei.", "de")
    assert (first.start, first.end, first.line, first.column, first.paragraph) == (2, 7, 1, 3, 0)
    assert (second.start, second.line, second.column, second.paragraph) == (9, 1, 10, 0)
    assert (third.start, third.line, third.column, third.paragraph) == (17, 2, 2, 1)


def test_boilerplate_is_text_like_any_other() -> None:
    text = "[Anzeige_1]\n\nQuelle\n\n\nKommentar (0)"
    assert texts(text, "de") == ["[Anzeige_1]", "Quelle", "Kommentar (0)"]


def test_segmented_text_is_not_split() -> None:
    text = "Eins. Zwei.\n\n Drei\x85Vier. Fünf. \r\n"
    found = segment(text, "de", segmented=True)
    assert [each.text for each in found] == ["Eins. Zwei.", "Drei\x85Vier. Fünf."]
    assert [each.line for each in found] == [1, 3]


def test_nothing() -> None:
    assert segment("", "de") == ()
    assert segment(" \n\t\n", "de") == ()


def naive_place(text: str, offset: int) -> tuple[int, int]:
    lines = re.split(r"\r\n|\r|\n", text[:offset])
    return len(lines), len(lines[-1]) + 1


MARKS = st.text(
    alphabet='aB1 .!?…।॥"“”‘’()[]\r\n\f\v\x85\u2028\u2029\xa0\u200b\ufeff\t', max_size=60
)


@given(st.one_of(st.text(), MARKS), st.sampled_from(LANGUAGES), st.booleans())
def test_segments_cover_the_text_exactly(text: str, language: str, segmented: bool) -> None:
    found = segment(text, language, segmented=segmented)
    end = 0
    for each in found:
        assert text[each.start : each.end] == each.text == each.text.strip() != ""
        assert each.start >= end
        assert not text[end : each.start].strip()
        assert (each.line, each.column) == naive_place(text, each.start)
        end = each.end
    assert not text[end:].strip()


@given(MARKS)
def test_paragraphs_do_not_depend_on_each_other(text: str) -> None:
    alone = texts(text, "de")
    assert texts(f"{text}\n{text}", "de") == alone * 2


@pytest.mark.parametrize("language", ["de", "hi", "en"])
def test_windows_do_not_show(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Am 14. Januar kam Dr. Ho. यह एक वाक्य है। He left (see p. 3) at 5 p.m. on Oct. 3. " * 40
    whole = texts(text, language)
    monkeypatch.setattr(srx, "WINDOW", 100)
    monkeypatch.setattr(srx, "CONTEXT", 200)
    assert texts(text, language) == whole


def srx_file(folder: Path, rules: str, pattern: str = "de.*") -> Path:
    path = folder / "own.srx"
    path.write_text(
        '<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header cascade="no"></header><body>'
        f'<languagerules><languagerule languagerulename="Own">{rules}</languagerule>'
        f'</languagerules><maprules><languagemap languagepattern="{pattern}" '
        'languagerulename="Own"/></maprules></body></srx>',
        encoding="utf-8",
    )
    return path


SEMICOLON = '<rule break="yes"><beforebreak>;</beforebreak><afterbreak>\\s</afterbreak></rule>'


@pytest.mark.parametrize("pattern", ["de", "DE.*", "[Dd][Ee].*"])
def test_own_rules_replace_the_built_in_ones(tmp_path: Path, pattern: str) -> None:
    path = srx_file(tmp_path, SEMICOLON, pattern)
    found = segment("Eins. Zwei; drei.", "de", rules=path)
    assert [each.text for each in found] == ["Eins. Zwei;", "drei."]


def refusal(path: Path, language: str = "de") -> str:
    with pytest.raises(InputError) as caught:
        segment("Eins.", language, rules=path)
    return str(caught.value)


def test_own_rules_for_another_language(tmp_path: Path) -> None:
    path = srx_file(tmp_path, SEMICOLON)
    assert refusal(path, "hi") == (
        f"{path}: no rules for language hi. Add a languagemap that matches it."
    )


def test_own_rules_that_are_no_regular_expressions(tmp_path: Path) -> None:
    path = srx_file(tmp_path, SEMICOLON.replace(";", "["))
    message = refusal(path)
    assert message.startswith(f"{path}: a rule has a pattern that is not a regular expression (")
    assert message.endswith(". Mend it.")


def test_own_rules_that_are_not_there(tmp_path: Path) -> None:
    path = tmp_path / "own.srx"
    assert refusal(path) == f"{path}: No such file or directory. Check the path."


@pytest.mark.parametrize("content", ["", "no xml", "<srx><rule></rule></srx>", "<a></b>"])
def test_own_rules_that_are_not_srx(tmp_path: Path, content: str) -> None:
    path = tmp_path / "own.srx"
    path.write_text(content, encoding="utf-8")
    message = refusal(path)
    assert message.startswith(f"{path}: not an SRX 2.0 file (")
    assert message.endswith("). Give one, or leave it out.")

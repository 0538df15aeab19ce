import re

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from aligner.bitext import Span
from aligner.report.wrap import (
    cells,
    clusters,
    has_combined,
    head,
    middle,
    tail,
    units,
    window,
    wrap,
)

TEXT = st.text(
    st.one_of(st.characters(), st.sampled_from("कीक्षेत्र नमस्तेที่นี่น้ำเกาะ漢字( )。\u200d\ufe0f👩")),
    max_size=80,
)


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Straße", 6),
        ("नमस्ते", 4),  # virama and e sign take no cell
        ("की", 2),  # the ī sign may take one
        ("ที่นี่", 2),
        ("น้ำ", 2),
        ("漢字", 4),
        ("e\u0301", 1),
        ("", 0),
    ],
)
def test_cells(text: str, expected: int) -> None:
    assert cells(text) == expected


def test_clusters_keep_letters_with_their_marks() -> None:
    text = "क्षेत्र ที่"
    assert [text[a:b] for a, b in clusters(text)] == regex.findall(r"\X", text)
    assert has_combined(text)
    assert not has_combined("Fußgänger")


def test_words_stay_whole() -> None:
    assert lines("Das ist ein Satz mit Wörtern.", 12) == ["Das ist ein", "Satz mit", "Wörtern."]


def test_options_are_not_divided() -> None:
    assert lines("give --source-language and", 20) == ["give", "--source-language", "and"]


def test_a_longer_word_is_divided() -> None:
    assert lines("abcdefghij", 4) == ["abcd", "efgh", "ij"]


def test_hindi_is_divided_between_clusters() -> None:
    assert lines("नमस्तेनमस्ते", 4) == ["नमस्ते", "नमस्ते"]


def test_thai_is_filled_and_vowels_stay() -> None:
    assert lines("ไปเกาะ ดี", 5) == ["ไป", "เกาะ", "ดี"]
    assert lines("ไทยเกาะ", 4) == ["ไทย", "เกาะ"]


def test_chinese_stops_stay_with_their_word() -> None:
    assert lines("漢字。漢字", 4) == ["漢", "字。", "漢字"]
    assert lines("(漢字)漢", 5) == ["(漢", "字)漢"]


def test_no_break_space_holds() -> None:
    assert lines("ab 16\xa0Mai", 6) == ["ab", "16\xa0Mai"]


def test_nothing_is_one_empty_line() -> None:
    assert lines("", 10) == [""]


@given(TEXT, st.integers(2, 40))
def test_lines_fit_keep_clusters_and_lose_only_spaces(text: str, width: int) -> None:
    spans = list(wrap(text, width))
    starts = {start for start, _ in clusters(text)} | {len(text)}
    for start, end in spans:
        narrow = cells(text[start:end]) <= width
        assert narrow or len(list(clusters(text[start:end]))) == 1
        assert start in starts
        assert end in starts
    space = "[ \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]+"
    kept = "".join(re.sub(space, "", text[start:end]) for start, end in spans)
    assert kept == re.sub(space, "", text)


@given(TEXT)
def test_units_are_whole_clusters(text: str) -> None:
    starts = {start for start, _ in clusters(text)} | {len(text)}
    assert all(start in starts and end in starts for start, end in units(text))


@given(TEXT, st.integers(4, 40))
def test_heads_and_tails_fit(text: str, width: int) -> None:
    widest = max((cells(text[a:b]) for a, b in clusters(text)), default=0)
    for part in (head(text, width, "…"), tail(text, width, "…")):
        assert cells(part) <= max(width, widest + 2)


def test_head_and_tail_cut_between_words() -> None:
    assert head("Der Bau dauerte lange", 12, "…") == "Der Bau …"
    assert tail("Der Bau dauerte lange", 12, "…") == "… lange"
    assert tail("kurz", 12, "…") == "kurz"


def shown(text: str, place: str, size: int) -> str:
    start = text.index(place)
    cut = window(text, Span(start, start + len(place)), size)
    return text[cut.start : cut.end]


def test_window_keeps_the_place_in_the_middle() -> None:
    text = "eins zwei drei vier fünf sechs sieben acht neun"
    assert shown(text, "fünf", 20) == "vier fünf sechs"
    assert shown(text, "eins", 12) == "eins zwei"
    assert shown(text, "neun", 12) == "acht neun"
    assert shown(text, "drei", 100) == text


def test_window_cuts_a_long_place_after_its_start() -> None:
    text = "eins zwei drei vier fünf sechs sieben acht neun"
    assert shown(text, text[5:], 16) == "zwei drei vier"


@given(st.text(min_size=1, max_size=60), st.data())
def test_window_holds_the_start_of_the_place(text: str, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    cut = window(text, Span(start, end), 10)
    assert 0 <= cut.start <= start
    assert cut.end <= len(text)


@given(TEXT, st.integers(4, 40))
def test_the_middle_is_left_out(text: str, width: int) -> None:
    cut = middle(text, width, "…")
    assert cells(cut) <= max(width, cells("…"))
    assert cut == text or cells(text) > width


def test_both_ends_are_kept() -> None:
    assert middle("abcdefghij", 10, "…") == "abcdefghij"
    assert middle("abcdefghijk", 10, "…") == "abc…fghijk"
    assert middle("abcdefghijk", 10, "...") == "ab...ghijk"

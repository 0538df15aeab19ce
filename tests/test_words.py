import pytest

from aligner.words import count_words, has_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        (" \n-- … !", 0),
        ("Der Block berichtet.", 3),
        ("im Zeitraum 2023 - 2025", 4),
        ("3,5 Millionen am 14.01.2025", 4),
        ("Geht's um E-Mails?", 3),
        ("दोनों पक्षों ने।", 3),
        ("क्षेत्रों में", 2),  # vowel signs and the virama belong to the word
        ("สวัสดี", 2),  # 6 characters, about 5 a word
        ("BHG สวัสดี 2023", 4),
        ("中国人", 2),
    ],
)
def test_words(text: str, words: int) -> None:
    assert count_words(text) == words
    assert [has_words(text, least) for least in (words, words + 1)] == [True, False]


def test_words_add_up_over_lines() -> None:
    lines = ["Ein Satz.", "दो शब्द", "สวัสดี"]
    assert count_words("\n".join(lines)) == sum(map(count_words, lines))

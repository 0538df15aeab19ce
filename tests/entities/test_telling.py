"""What is told of the words of a text spares reading it, and changes nothing of what is read."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.entities import dates, numbers, telling, times
from aligner.entities.telling import CALENDAR, CLOCK, NUMBER, told

TOLD = [
    ("de", "Der Hund bellt 3 Mal.", 0),
    ("de", "Dreieck", NUMBER),
    ("de", "Abschnitt IV", NUMBER),
    ("de", "im Mai", CALENDAR),
    ("de", "um Mitternacht:", CLOCK),
    ("de", "zwei am Montag", NUMBER | CALENDAR | CLOCK),
    ("en", "a million", NUMBER),
    ("hi", "सोमवार को", CALENDAR),
    ("hi", "डेढ़ बजे", NUMBER | CLOCK),
    ("de", "ein\u00adfach", NUMBER | CALENDAR | CLOCK),  # perhaps two words
    ("th", "และ", NUMBER | CALENDAR | CLOCK),  # without spaces between words
]


@pytest.mark.parametrize(("language", "text", "kinds"), TOLD)
def test_kinds(language: str, text: str, kinds: int) -> None:
    assert told(text, language) == kinds


WORDS = (
    "der Hund drei Dreieck zweihundert half a million IV m bn Mai May montags Uhr halb pm eins noon"
    " Mitternacht: मई सोमवार तीन साढ़े बजे लाख और 3 12:30 14.5.2024 ½ ३ {a} <b 5> x@drei.de"
)
JOINED = st.sampled_from(("", " ", "-", ". ", "\u00ad", "\u200b", "\u200d", "\u00a0", "/", "\n"))
TEXT = st.lists(st.tuples(st.sampled_from(WORDS.split(" ")), JOINED)).map(
    lambda parts: "".join(word + joint for word, joint in parts)
)


def read(text: str, language: str) -> list[Iterable[object]]:
    plain = numbers.numbers.__wrapped__  # not what is kept of the same text
    return [each(text, language) for each in (plain, dates.dates, times.times)]


@given(TEXT | st.text(), st.sampled_from(("de", "en", "hi", "th", "pl", "und")))
def test_the_same_is_read_as_if_all_words_told(text: str, language: str) -> None:
    short = read(text, language)
    with pytest.MonkeyPatch.context() as patched:
        for module in (numbers, dates, times):
            patched.setattr(module, "told", lambda *_: telling._ALL)
        assert read(text, language) == short

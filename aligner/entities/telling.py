"""Which kinds of things the words of a text may say, so that it is searched for no others.

Most words say nothing of numbers, dates or times. A text is cut into words once for all of these,
and what a word may say is kept, as most come again.
"""

from functools import lru_cache, reduce
from itertools import repeat
from operator import or_

import regex

from aligner.languages.calendar import meaning
from aligner.languages.clock import fixed_times, hour_words
from aligner.languages.codes import primary
from aligner.languages.number_words import UNSPACED, may_count
from aligner.languages.spelling import loose

NUMBER, CALENDAR, CLOCK = 1, 2, 4
"""Number words; months and weekdays; hours in words, and words such as midnight."""
_ALL = NUMBER | CALENDAR | CLOCK
_WORD = regex.compile(r"[\p{L}\p{M}]+")
_INVISIBLE = regex.compile(r"[\u00ad\u200b-\u200d]")  # whether these part words is up to the kind


@lru_cache(1 << 15)  # each kind is looked for in all segments in turn
def told(text: str, language: str) -> int:
    """The kinds that words of the text may say, as the sum of `NUMBER`, `CALENDAR`, `CLOCK`."""
    if primary(language) in UNSPACED or _INVISIBLE.search(text):
        return _ALL
    return reduce(or_, map(told_by, _WORD.findall(text), repeat(language)), 0)


@lru_cache(1 << 15)
def told_by(word: str, language: str) -> int:
    """The same of one word."""
    key = loose(word)
    return (
        NUMBER * may_count(word, language)
        | CALENDAR * (meaning(word, language) is not None)
        | CLOCK * (key in hour_words(language) or key in fixed_times(language))
    )

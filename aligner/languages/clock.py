"""The words of a language that stand for a time of the day."""

from functools import lru_cache

from aligner.languages.knowledge import knowledge
from aligner.languages.spelling import loose


@lru_cache(64)
def hour_words(language: str) -> dict[str, int]:
    """Words that stand where an hour does, spelled loosely, and their minutes."""
    clock = knowledge(language).clock
    hours = {
        loose(word): 60 * hour
        for hour, words in enumerate(clock.hours.split(), 1)
        for word in words.split(",")
    }
    return hours | {loose(word): minutes for word, minutes in clock.wholes}


@lru_cache(64)
def fixed_times(language: str) -> dict[str, int]:
    """Words that are a time of their own, spelled loosely, and their minutes after midnight."""
    return {loose(word): minutes for word, minutes in knowledge(language).clock.fixed}

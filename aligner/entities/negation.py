"""Words that say no to what a text says."""

from dataclasses import dataclass

from aligner.bitext import Span
from aligner.languages import negation


@dataclass(frozen=True, slots=True)
class Negation:
    """A word that says no, as it is written."""

    span: Span
    word: str


def read(text: str, language: str) -> tuple[Negation, ...]:
    """The negations of `text` that a translation has to render; see `negations`."""
    return tuple(
        Negation(span, text[span.start : span.end]) for span in negation.negations(text, language)
    )

"""A word or a phrase stands twice in a row in the translation.

What: a function word that is never doubled ("the the", "में में"), or a phrase of two and more words
of which the same follows at once ("of the of the").

Why: a slip of typing or of editing, which no spell checker need find.

Example: "The key is in the the drawer."

Better: "The key is in the drawer."

False alarms: few; what may be doubled is left alone: "die die" and "that that", which belong to two
clauses, reduplication in Hindi ("धीरे धीरे", "अलग अलग"), "again and again and again", and anything
doubled where the original doubles something, too.

Source: MQM Core, fluency/grammar. The words stand in aligner/languages/known, for German, English
and Hindi; phrases of three and more words count in every language.
"""

from collections.abc import Iterator

from aligner.checks.base import Check, NoOptions
from aligner.checks.reading import entities
from aligner.checks.weight import quoted
from aligner.entities.doubling import Doubling, read
from aligner.evidence import Evidence
from aligner.languages.knowledge import knowledge
from aligner.languages.small_words import is_function_word
from aligner.mqm import Finding, Severity

_ANY = 3  # words of a phrase from which on it need not be of function words


def _find(evidence: Evidence, _: NoOptions) -> Iterator[Finding]:
    source, target = evidence.bitext.source, evidence.bitext.target
    doubled = entities(target, read)
    for index, bead in enumerate(evidence.bitext.beads):
        slips = [
            each for j in bead.target for each in doubled[j] if _is_slip(each, target.language)
        ]
        if slips and not any(read(source.segments[i].text, source.language) for i in bead.source):
            for each in slips:
                once = _once(target.text[each.span.start : each.span.end], each)
                message = f"{quoted(once)} stands twice in a row."
                yield DUPLICATE_WORD.finding(message, index, None, each.span, suggestion=once)


def _is_slip(doubling: Doubling, language: str) -> bool:
    words = doubling.words
    if any(character.isdecimal() for word in words for character in word):
        return False
    if len(words) == 1:
        return words[0] in knowledge(language).never_doubled
    return len(words) >= _ANY or all(is_function_word(word, language) for word in words)


def _once(text: str, doubling: Doubling) -> str:
    """The first of both, as it is written."""
    return " ".join(text.split()[: len(doubling.words)])


DUPLICATE_WORD = Check("duplicate-word", "fluency/grammar", Severity.MINOR, _find, __doc__)

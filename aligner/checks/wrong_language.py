"""Segments of the translation are in a language that is neither that of the original nor its own.

What: segments of some words in another script than the translation is written in, or in its script
and by the detector clearly in another language, those in a row as one finding. MQM has no type for
this; it stands under `accuracy/untranslated`, as the reader gets no text in the language that was
ordered. What is still in the language of the original belongs to the check `untranslated`.

Why: a wrong file, or a paragraph of another language version, was pasted in.

Example: an English paragraph in the Hindi translation of a German report.

Better: put in the translation in the language that was ordered.

False alarms: quotations in a third language that the original has as well are left alone. Lists of
names, and languages that resemble each other (Danish and Norwegian), are told only when clear.

Source: scripts by Unicode, languages by the detector eldc.
"""

from collections.abc import Iterator
from functools import lru_cache

import regex

from aligner.bitext import Bitext
from aligner.checks.base import Check, NoOptions
from aligner.checks.target import Translated, translated
from aligner.evidence import Evidence
from aligner.languages.codes import UNDETERMINED, language_name, primary, same_language
from aligner.languages.function_words import corrected
from aligner.languages.identify import likelihoods
from aligner.languages.knowledge import folded, knowledge
from aligner.languages.scripts import LANGUAGES, dominant_script, letters, scripts_of
from aligner.mqm import Finding, Severity

_ONE = "This segment is in {}, not in {}."
_MANY = "These {} segments in a row are in {}, not in {}."
# Chosen on correct news: the detector errs on names and on short lines, never by so much.
_FEWEST = 5  # words, and different ones
_LIKELY, _MARGIN = 0.7, 0.25  # of the detector, whose likelihoods go from 0 to 1
_OWN = 0.2  # of the words, function words of the target's own language
_BOTH = 0.9  # of two languages that the detector does not tell apart
_SMALL = 0.4  # of the words, those that begin with a small letter
_COPIED = 0.6  # of the words, those that the source has as well
_WORD = regex.compile(r"[\p{L}\p{M}]+")


def _find(evidence: Evidence, _: NoOptions) -> Iterator[Finding]:
    bitext = evidence.bitext
    if UNDETERMINED in (bitext.source.language, bitext.target.language):
        return
    block: list[Translated] = []
    language = None
    for each in translated(bitext):
        other = _other(bitext.target.segments[each.segment].text, each.source, bitext)
        if block and other != language:
            yield _finding(bitext, block, str(language))
            block = []
        language = other
        if other:
            block.append(each)
    if block:
        yield _finding(bitext, block, str(language))


def _other(text: str, source: str, bitext: Bitext) -> str | None:
    """The third language that a segment is in; None where it is in one of the two, or unclear."""
    target = bitext.target.language
    words = text.lower().split()
    if len(words) < _FEWEST:
        return None
    own = knowledge(target).function_words
    if own and sum(word in own for word in words) >= _OWN * len(words):
        return None
    foreign = _is_foreign_to(text, target)
    found = _by_script(text) if foreign else _by_detector(text, target)
    if found is None or same_language(found, bitext.source.language):
        return None
    # Hindi in Latin letters is none in Devanagari.
    if found == target or (same_language(found, target) and not foreign):
        return None
    return None if _is_copied(words, source) else found


@lru_cache(64)
def _letters_of(scripts: frozenset[str]) -> "regex.Pattern[str]":
    return regex.compile(f"[{letters(scripts)}]+")


def _is_foreign_to(text: str, language: str) -> bool:
    """Whether most letters are of a script that the language is not written in."""
    scripts = scripts_of(language)
    if not scripts:
        return False
    own = sum(map(len, _letters_of(scripts).findall(text)))
    return own < len(text) / 2 and dominant_script(text) not in {None, *scripts}


def _by_script(text: str) -> str | None:
    script = dominant_script(text)
    if script is None or not _has_sentence(text):
        return None
    best = next(iter(likelihoods(text, script).items()), None)
    if best is None or best[1] < _LIKELY / 2:
        return None
    return corrected(best[0], text)


def _by_detector(text: str, target: str) -> str | None:
    scripts = scripts_of(target)
    script = next(iter(scripts)) if len(scripts) == 1 else dominant_script(text)
    if script is None or primary(target) not in LANGUAGES[script]:
        return None
    if len(LANGUAGES[script]) == 1 or not _has_sentence(text):
        return None
    scores = likelihoods(text, script)
    best = next(iter(scores), None)
    if best is None or scores[best] < _LIKELY:
        return None
    found = corrected(best, text)
    own = scores.get(primary(target), 0.0)
    # Hindi and Marathi are both likely in any text in Devanagari; there the small words tell.
    close = own >= _BOTH and bool(knowledge(target).function_words) and not _has_own(text, target)
    return found if scores[best] - own >= _MARGIN or close or found != best else None


def _has_own(text: str, language: str) -> bool:
    own = knowledge(language).function_words
    return any(folded(word) in own for word in _WORD.findall(text))


def _has_sentence(text: str) -> bool:
    """Whether these are different words, and not mostly names."""
    words = _WORD.findall(text)
    small = sum(not word[0].isupper() for word in words)
    return len(set(words)) >= _FEWEST and small >= _SMALL * len(words)


def _is_copied(words: list[str], source: str) -> bool:
    """Whether the source has most of the words: both quote the same."""
    there = set(source.lower().split())
    return sum(word in there for word in words) >= _COPIED * len(words)


def _finding(bitext: Bitext, block: list[Translated], language: str) -> Finding:
    names = language_name(language), language_name(bitext.target.language)
    sources = [i for each in block for i in bitext.beads[each.bead].source]
    return WRONG_LANGUAGE.finding(
        _ONE.format(*names) if len(block) == 1 else _MANY.format(len(block), *names),
        block[0].bead,
        bitext.source.span(range(min(sources), max(sources) + 1)) if sources else None,
        bitext.target.span(range(block[0].segment, block[-1].segment + 1)),
    )


WRONG_LANGUAGE = Check("wrong-language", "accuracy/untranslated", Severity.MAJOR, _find, __doc__)

"""Words or sentences of the original stand in the translation as they are.

What: segments in the language of the source, and runs of its ordinary words. In another script a
word must be one of the source language; in the same script it must also be none of the target's,
by lists of words. Untranslated segments in a row are one finding.

Why: the reader does not understand it, and a copy scores high in tools that compare texts.

Example: `The Saison begins.` for `Die Saison beginnt.`; a German paragraph in a Hindi text.

Better: translate it, or put it in quotation marks where the foreign word is meant.

False alarms: names, abbreviations, numbers, addresses, words of both languages, and short
titles in quotation marks are left alone. A newspaper or a party without quotation marks may not be.

Source: the lists are those of simplemma.
"""

from collections.abc import Iterator

from aligner.bitext import Bitext, Span
from aligner.checks.base import Check, NoOptions
from aligner.checks.source_signs import Languages, following_capitals
from aligner.checks.source_words import Run, source_words
from aligner.checks.target import Translated, translated
from aligner.checks.weight import quoted
from aligner.evidence import Evidence
from aligner.languages.codes import UNDETERMINED, language_name, same_language
from aligner.languages.knowledge import knowledge
from aligner.languages.scripts import dominant_script, scripts_of
from aligner.mqm import Finding, Severity

_SOME = "{} is not translated."
_ONE = "This segment is not translated; it is in {}."
_MANY = "These {} segments in a row are not translated; they are in {}."
_DOUBTFUL = 0.7  # below this it may well be a borrowed word
_SOURCE = 20_000  # characters of the source of a bead, in which its words are looked for
_SAMPLE = 4000  # characters of a document, to tell its script


def _find(evidence: Evidence, _: NoOptions) -> Iterator[Finding]:
    bitext = evidence.bitext
    languages = _languages(bitext)
    if languages is None:
        return
    block: list[Translated] = []
    for each in translated(bitext):
        segment = bitext.target.segments[each.segment]
        runs = source_words(segment.text, each.source, languages)
        if any(run.whole for run in runs):
            block.append(each)
            continue
        if block:
            yield _whole(bitext, block)
            block = []
        for run in runs:
            yield _part(bitext, each, segment.start, run)
    if block:
        yield _whole(bitext, block)


def _languages(bitext: Bitext) -> Languages | None:
    """What the words are asked; None where both texts are in one language or in none."""
    source, target = bitext.source.language, bitext.target.language
    if same_language(source, target) or UNDETERMINED in (source, target):
        return None
    scripts = scripts_of(source) or _seen(bitext.source.text)
    others = scripts_of(target) or _seen(bitext.target.text)
    if not scripts:
        return None
    nouns = knowledge(source).capital_nouns
    names = following_capitals(bitext.source.text) if nouns else frozenset()
    return Languages(source, target, scripts, bool(scripts & others), names)


def _seen(text: str) -> frozenset[str]:
    script = dominant_script(text[:_SAMPLE])
    return frozenset({script} if script else ())


def _whole(bitext: Bitext, block: list[Translated]) -> Finding:
    """One finding for segments in a row."""
    name = language_name(bitext.source.language)
    beads = [bitext.beads[each.bead] for each in block]
    sources = [i for bead in beads for i in bead.source]
    targets = range(block[0].segment, block[-1].segment + 1)
    return UNTRANSLATED.finding(
        _ONE.format(name) if len(block) == 1 else _MANY.format(len(block), name),
        block[0].bead,
        bitext.source.span(range(min(sources), max(sources) + 1)) if sources else None,
        bitext.target.span(targets),
    )


def _part(bitext: Bitext, each: Translated, start: int, run: Run) -> Finding:
    target = Span(start + run.start, start + run.end)
    text = bitext.target.text[target.start : target.end]
    return UNTRANSLATED.finding(
        _SOME.format(quoted(text)),
        each.bead,
        _in_source(bitext, each, text),
        target,
        confidence=run.probability,
        severity=Severity.MINOR if run.probability < _DOUBTFUL else None,
    )


def _in_source(bitext: Bitext, each: Translated, text: str) -> Span | None:
    """Where the source of the bead has the same; None where it does not."""
    span = bitext.source.span(bitext.beads[each.bead].source)
    if span is None:
        return None
    at = bitext.source.text.find(text, span.start, min(span.end, span.start + _SOURCE))
    return Span(at, at + len(text)) if at >= 0 else None


UNTRANSLATED = Check("untranslated", "accuracy/untranslated", Severity.MAJOR, _find, __doc__)

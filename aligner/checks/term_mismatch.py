"""A term is not translated as the glossary says.

What: terms of the glossary in the original for which the translation has none of the words
allowed, words that the glossary forbids, and terms that should have stayed as they are. Forms of
a word count as the word: lemmas in German, English and others, direct and oblique in Hindi. In
German, a compound counts as well where the term is its head or its first part; what is said of
one is less sure. Of two terms that overlap, the longer one counts.

Why: two words for one thing look like two things.

Example: "Der Übersetzungsspeicher ist voll." translated as "The translation storage is full.",
where the glossary has "translation memory".

Better: "The translation memory is full."

False alarms: the term in another sense; a pronoun in its place.

Source: MQM Core, terminology/wrong-term; ISO 30042 (TBX).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from aligner.bitext import Bead, Bitext
from aligner.checks.base import Check, NoOptions
from aligner.checks.reading import around, entities
from aligner.checks.weight import quoted
from aligner.entities.terms import TermIndex, TermMatch
from aligner.evidence import Evidence
from aligner.languages.codes import same_language
from aligner.mqm import Finding, Severity
from aligner.terms import Term

_LIKELY = 0.85
_COMPOUND = 0.65
_REACH = 1  # segments, where a sentence may have been cut in another way


@dataclass(frozen=True, slots=True)
class _Found:
    """What stands in the translation: by term, the places of allowed and of forbidden words."""

    allowed: frozenset[int]
    forbidden: dict[int, TermMatch]


def _find(evidence: Evidence, _: NoOptions) -> Iterator[Finding]:
    bitext = evidence.bitext
    terms = usable(evidence.terms, bitext.source.language, bitext.target.language)
    if not terms:
        return
    originals = TermIndex(
        ((n, term.source, term.case_sensitive) for n, term in enumerate(terms) if term.source),
        bitext.source.language,
    )
    translations = TermIndex(_translations(terms), bitext.target.language)
    source = entities(bitext.source, originals.read)
    target = entities(bitext.target, translations.read)
    for index, bead in enumerate(bitext.beads):
        if not bead.aligned:
            continue
        matches = [match for i in bead.source for match in source[i]]
        near = bead.target if bitext.ids else around(bead.target, len(target), _REACH)
        there = _found(match for j in bead.target for match in target[j])
        allowed = _found(match for j in near for match in target[j]).allowed
        yield from _wrong(bitext, index, terms, matches, _Found(allowed, there.forbidden))
        for number, match in there.forbidden.items():
            if not terms[number].source:
                yield _forbidden(bitext, index, terms[number], None, match)


def usable(terms: Iterable[Term], source: str, target: str) -> list[Term]:
    """The terms for a pair of languages; a glossary of the other direction is turned round."""
    found = []
    for term in terms:
        if term.languages is None:
            found.append(term)
            continue
        one, other = term.languages
        if same_language(one, source) and same_language(other, target):
            found.append(term)
        elif same_language(one, target) and same_language(other, source):
            found += _turned(term)
    return list(dict.fromkeys(found))


def _turned(term: Term) -> list[Term]:
    if term.do_not_translate:
        return [replace(term, languages=None)]
    if not term.source:
        return []
    return [
        Term(target, (term.source,), case_sensitive=term.case_sensitive, note=term.note)
        for target in term.targets
    ]


def _translations(terms: list[Term]) -> Iterator[tuple[int, str, bool]]:
    """What to look for in the translation: even numbers are allowed, odd ones forbidden."""
    for number, term in enumerate(terms):
        for text in (term.source,) if term.do_not_translate else term.targets:
            yield 2 * number, text, term.case_sensitive
        for text in term.forbidden:
            yield 2 * number + 1, text, term.case_sensitive


def _found(matches: Iterable[TermMatch]) -> _Found:
    allowed: set[int] = set()
    forbidden: dict[int, TermMatch] = {}
    for match in matches:
        for number in match.ids:
            if number % 2 == 0:
                allowed.add(number // 2)
            else:
                forbidden.setdefault(number // 2, match)
    return _Found(frozenset(allowed), forbidden)


def _wrong(
    bitext: Bitext, index: int, terms: list[Term], matches: list[TermMatch], there: _Found
) -> Iterator[Finding]:
    """What is wrong with the terms of one bead, each of them named once."""
    seen: set[tuple[int, ...]] = set()
    for match in matches:
        if match.ids in seen:
            continue
        seen.add(match.ids)
        banned = next((n for n in match.ids if n in there.forbidden), None)
        if banned is not None:
            yield _forbidden(bitext, index, terms[banned], match, there.forbidden[banned])
        elif not there.allowed.intersection(match.ids):
            yield from _missing(bitext, index, [terms[n] for n in match.ids], match)


def _forbidden(
    bitext: Bitext, index: int, term: Term, match: TermMatch | None, place: TermMatch
) -> Finding:
    word = quoted(bitext.target.text[slice(*place.span)])
    instead = f"; it has {_either(term.targets)}" if term.targets else ""
    message = f"The glossary forbids {word} in the translation{instead}."
    return TERM_MISMATCH.finding(
        message,
        index,
        match.span if match else None,
        place.span,
        confidence=_COMPOUND if place.compound else _LIKELY,
        severity=Severity.MAJOR,
        suggestion=term.targets[0] if term.targets else None,
    )


def _missing(bitext: Bitext, index: int, terms: list[Term], match: TermMatch) -> Iterator[Finding]:
    targets = tuple(dict.fromkeys(target for term in terms for target in term.targets))
    kept = any(term.do_not_translate for term in terms)
    written = bitext.source.text[slice(*match.span)]
    if not targets and not kept:
        return  # nothing but forbidden words, and none of them is there
    if kept and written.casefold() in _target(bitext, bitext.beads[index]).casefold():
        return  # with an ending of the source language
    if kept and not targets:
        message = f"{quoted(written)} stays as it is by the glossary; the translation lacks it."
    else:
        message = f"The glossary has {_either(targets)} for {quoted(written)}."
    yield TERM_MISMATCH.finding(
        message,
        index,
        match.span,
        None,
        confidence=_COMPOUND if match.compound else _LIKELY,
        severity=Severity.MAJOR if kept and not targets else None,
        suggestion=targets[0] if targets else terms[0].source,
    )


def _target(bitext: Bitext, bead: Bead) -> str:
    return bitext.texts(bead)[1]


def _either(words: tuple[str, ...]) -> str:
    return " or ".join(map(quoted, words))


TERM_MISMATCH = Check("term-mismatch", "terminology/wrong-term", Severity.MINOR, _find, __doc__)

"""A placeholder, a tag or other markup of the original is missing or different.

What: variables (`{name}`, `%s`, `%(name)s`, `${name}`, `{{ name }}`), ICU messages, HTML and XML
tags with the names of their attributes, Markdown links, images, code, emphasis and headings, LaTeX
commands. Of pages and Markdown files, code (but for comments and texts in it) and images count as
well. Their order may change, the nesting of tags may not. The plural forms of an ICU message are
those that CLDR has for the target language.

Why: a program that reads the translation shows gaps, or stops.

Example: "Hallo {name}!" translated as "Hello {nmae}!"

Better: "Hello {name}!"

False alarms: words in braces or in angle brackets that look like placeholders; emphasis that
another language puts elsewhere.

Source: MQM Core, design/markup; ICU MessageFormat; CLDR plural rules.
"""

from collections.abc import Iterator, Sequence

from aligner.bitext import Bitext
from aligner.checks.base import MANY, SURE, Check, NoOptions
from aligner.checks.reading import by_bead
from aligner.checks.unmatched import counterparts, unmatched
from aligner.checks.weight import quoted
from aligner.entities.marked import code_key, with_placeholders
from aligner.entities.markup import Kind, Placeholder
from aligner.entities.placeholders import printf_number, read_placeholders
from aligner.entities.tags import wrongly_nested
from aligner.evidence import Evidence
from aligner.languages.codes import language_name
from aligner.languages.plurals import CATEGORIES, OTHER, plural_categories
from aligner.mqm import Finding, Severity

_SLIGHT = {Kind.EMPHASIS, Kind.HEADING, Kind.ENTITY}
_COPIED = {Kind.VARIABLE, Kind.TAG, Kind.CODE, Kind.COMMAND, Kind.ENTITY}
_LIKELY = 0.8
_LONG = 80  # characters of an item that are shown
# What may stand for each other: a message that was broken is a variable.
_FAMILIES = (
    {Kind.VARIABLE, Kind.MESSAGE},
    {Kind.TAG},
    {Kind.LINK, Kind.IMAGE},
    {Kind.CODE},
    {Kind.COMMAND},
    {Kind.EMPHASIS},
    {Kind.HEADING},
    {Kind.ENTITY},
)


def _find(evidence: Evidence, _: NoOptions) -> Iterator[Finding]:
    bitext = evidence.bitext
    wrong = {
        bead: (lost, added)
        for bead, lost, added in unmatched(bitext, read_placeholders, _key, with_placeholders)
    }
    for index, source, target in by_bead(bitext, read_placeholders, with_placeholders):
        if not source and not target:
            continue
        lost, added = _without_inner(*wrong.get(index, ([], [])), source, target)
        lost, added = _without_numbered(lost, added)
        for family in _FAMILIES:
            ours, theirs = ([e for e in side if e.kind in family] for side in (lost, added))
            for one, other in counterparts(ours, theirs, lambda each: each.text)[:MANY]:
                yield _finding(index, one, other)
        if not lost and not added:
            yield from _order(index, source, target)
            yield from _nesting(index, source, target)
        yield from _messages(bitext, index, source, target)


def _key(each: Placeholder) -> tuple[bool, str]:
    return each.inner, each.key


Side = Sequence[Placeholder]


def _without_inner(lost: Side, added: Side, source: Side, target: Side) -> tuple[Side, Side]:
    """In messages each language has its own number of texts: what one of them has is there."""
    ours, theirs = {each.key for each in source}, {each.key for each in target}
    return _once(lost, theirs), _once(added, ours)


def _once(items: Side, there: set[str]) -> Side:
    kept = []
    seen = set(there)
    for item in items:
        if not item.inner or item.key not in seen:
            kept.append(item)
        if item.inner:
            seen.add(item.key)
    return kept


def _without_numbered(lost: Side, added: Side) -> tuple[Side, Side]:
    """`%s %d` may become `%2$d %1$s`: the n-th argument is the n-th argument."""
    plain = [each for each in lost if _is_plain(each)]
    numbered = [each for each in added if printf_number(each.key)]
    if not plain or len(plain) != len(numbered):
        return lost, added
    names = sorted(f"%{n}${each.key[1:]}" for n, each in enumerate(plain, start=1))
    if names != sorted(each.key for each in numbered):
        return lost, added
    return [e for e in lost if e not in plain], [e for e in added if e not in numbered]


def _is_plain(each: Placeholder) -> bool:
    key = each.key
    return key.startswith("%") and key[1:2] not in {"(", "{"} and printf_number(key) is None


def _order(index: int, source: Side, target: Side) -> Iterator[Finding]:
    """Arguments without numbers are taken in their order."""
    ours, theirs = ([each for each in side if _is_plain(each)] for side in (source, target))
    for one, other in zip(ours, theirs, strict=False):
        if one.key != other.key:
            message = f"{other.text} comes in another order than in the original: number them."
            yield PLACEHOLDER_MISMATCH.finding(
                message,
                index,
                one.span,
                other.span,
                confidence=_LIKELY,
                severity=Severity.MINOR,
                suggestion=f"%{ours.index(_like(other, ours)) + 1}${other.key[1:]}",
            )
            return


def _like(one: Placeholder, others: Side) -> Placeholder:
    return next(each for each in others if each.key == one.key)


def _nesting(index: int, source: Side, target: Side) -> Iterator[Finding]:
    ours, theirs = ([each for each in side if each.kind is Kind.TAG] for side in (source, target))
    wrong = wrongly_nested(theirs) if ours else None
    if wrong and not wrongly_nested(ours):
        message = f"The tag {wrong.text} of the translation does not close the one opened last."
        yield PLACEHOLDER_MISMATCH.finding(message, index, None, wrong.span)


def _messages(bitext: Bitext, index: int, source: Side, target: Side) -> Iterator[Finding]:
    """ICU messages that both sides have: do they choose among the right texts?

    Of those with the same key, the first of either side.
    """
    ours, theirs = (
        {each.key: each for each in reversed(side) if each.kind is Kind.MESSAGE}
        for side in (source, target)
    )
    for one in reversed(ours.values()):
        other = theirs.get(one.key)
        if other is None or not one.branches:
            continue
        if one.key.endswith(" select}"):
            yield from _choices(index, one, other)
        else:
            yield from _plurals(bitext.target.language, index, one, other)


def _choices(index: int, one: Placeholder, other: Placeholder) -> Iterator[Finding]:
    known, there = set(one.branches), set(other.branches)
    lost = [each for each in one.branches if each not in there]
    added = [each for each in other.branches if each not in known]
    for ours, theirs in counterparts(lost, added, str)[:MANY]:
        if ours and theirs:
            message = (
                f"{one.key} chooses by {ours} in the original, by {theirs} in the translation."
            )
        elif ours:
            message = f"{one.key} has no text for {ours} in the translation."
        else:
            message = f"{one.key} has a text for {theirs} in the translation, not in the original."
        yield PLACEHOLDER_MISMATCH.finding(message, index, one.span, other.span, suggestion=ours)


def _plurals(language: str, index: int, one: Placeholder, other: Placeholder) -> Iterator[Finding]:
    needed = plural_categories(language, ordinal="selectordinal" in one.key)
    for category in needed:
        exact = category == "one" and "=1" in other.branches
        if category not in other.branches and not exact:
            grave = Severity.MAJOR if category == OTHER else Severity.MINOR
            message = f"{one.key} has no text for the plural form {category} in the translation."
            yield PLACEHOLDER_MISMATCH.finding(message, index, one.span, other.span, severity=grave)
    for category in other.branches[:MANY]:
        if category in CATEGORIES and category not in needed:
            message = f"{language_name(language)} has no plural form {category}: {one.key}."
            yield PLACEHOLDER_MISMATCH.finding(
                message, index, one.span, other.span, severity=Severity.NEUTRAL
            )
        elif category not in CATEGORIES and not category.startswith("="):
            message = f"{category} is no plural form: {one.key}."
            yield PLACEHOLDER_MISMATCH.finding(message, index, one.span, other.span)


def _finding(index: int, one: Placeholder | None, other: Placeholder | None) -> Finding:
    first = one or other
    assert first
    slight = first.kind in _SLIGHT
    confidence = _LIKELY if slight or not one else SURE
    suggestion = None
    if one and other:
        ours, theirs = _differing(one.text, other.text)
        message = f"The original has {_shown(ours)}, the translation {_shown(theirs)}."
        suggestion = ours if one.kind in _COPIED else None
    elif one:
        message = f"The {one.kind} {_shown(one.text)} is missing in the translation."
    else:
        message = f"The {first.kind} {_shown(first.text)} is not in the original."
    return PLACEHOLDER_MISMATCH.finding(
        message,
        index,
        one.span if one else None,
        other.span if other else None,
        confidence=confidence,
        severity=Severity.MINOR if slight else None,
        suggestion=suggestion,
    )


def _differing(one: str, other: str) -> tuple[str, str]:
    """The first lines that differ; both texts where they are not of as many lines."""
    pairs = list(zip(one.splitlines(), other.splitlines(), strict=False))
    if len(pairs) != len(one.splitlines()) or len(pairs) != len(other.splitlines()):
        return one, other
    changed = ((a.strip(), b.strip()) for a, b in pairs if code_key(f"{a}\n") != code_key(f"{b}\n"))
    return next(changed, (one, other))


def _shown(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONG else quoted(text[:_LONG] + "...")


PLACEHOLDER_MISMATCH = Check(
    "placeholder-mismatch", "design/markup", Severity.MAJOR, _find, __doc__
)

"""A number with the marks of another language between its digits.

What: It looks at those numbers of the translation that the original has, too, and whether their
full stops and commas stand as in the target language: 1.234,56 in German, 1,234.56 in English.
Spaces and apostrophes between thousands are good in any language, and so is the Indian grouping,
1,23,456, where the comma groups.

Why: 1.234 is more than a thousand to a German reader, and little more than one to an English one.

Example: "Der Preis stieg auf 1.234,56 Euro." became "The price rose to 1.234,56 euros."

Better: "The price rose to 1,234.56 euros."

False alarms: A number without thousands, such as 4.2, may be a version or a chapter, and counts
only with a unit, a currency, per cent or a word such as million. In a quotation the marks may be
meant.

Source: MQM's locale-convention/number-format; marks from Unicode CLDR.
"""

from collections.abc import Iterator

import regex

from aligner.bitext import Document
from aligner.checks.base import SURE, Check, NoOptions
from aligner.checks.reading import by_bead
from aligner.entities.digits import DIGITS, fits, marks, plain
from aligner.entities.money import amounts
from aligner.entities.number import Kind, Number
from aligner.entities.numbers import numbers
from aligner.entities.units import quantities
from aligner.evidence import Evidence
from aligner.languages.codes import language_name
from aligner.mqm import Finding, Severity

_KINDS = {Kind.CARDINAL, Kind.PERCENT, Kind.RANGE}
_DIGITS = regex.compile(DIGITS)
_WAYS = ((".", ","), (",", "."))
_THOUSANDS = regex.compile(r"\d([.,])\d{3}(?!\d)")
_CLAUSE = 24  # characters around a number in which its unit or currency stands


def _find(evidence: Evidence, _options: NoOptions) -> Iterator[Finding]:
    bitext = evidence.bitext
    here, there = marks(bitext.source.language), marks(bitext.target.language)
    if here is None or there is None:
        return
    language = language_name(bitext.target.language)
    for bead, source, target in by_bead(bitext, numbers):
        marked = [number for number in target if _is_marked(bitext.target, number)]
        if not marked:
            continue
        known = {
            number.values[0]
            for number in source
            if number.digits and number.values and fits(_written(bitext.source, number), *here)
        }
        for number in marked:
            better = _better(bitext.target, number, there)
            meant = number.values[-1] in known and not (
                len(number.values) > 1 and number.values[0] in known
            )
            if better is None or not meant or not _is_quantity(bitext.target, number):
                continue
            yield CHECK.finding(
                f"{_written(bitext.target, number)} is written {better} in {language}.",
                bead,
                None,
                number.span,
                confidence=SURE,
                suggestion=_with(bitext.target, number, better),
            )


def _is_marked(document: Document, number: Number) -> bool:
    if number.kind not in _KINDS or not number.digits or not number.values:
        return False
    written = document.text[number.span.start : number.span.end]
    return "." in written or "," in written


def _written(document: Document, number: Number) -> str:
    """Its digits and the marks between them, with ASCII digits."""
    found = _DIGITS.search(plain(document.text[number.span.start : number.span.end]))
    return found.group() if found else ""


def _with(document: Document, number: Number, digits: str) -> str:
    """The passage of a number with other digits; a word such as million stays as it is."""
    text = document.text[number.span.start : number.span.end]
    found = _DIGITS.search(plain(text))
    return text[: found.start()] + digits + text[found.end() :] if found else digits


def _better(document: Document, number: Number, ours: tuple[str, str]) -> str | None:
    """The digits with the marks of the language; None where they have them.

    What can be read in two ways has its less likely meaning here: the caller knows it is meant.
    """
    written = _written(document, number)
    if len(number.values) == 1 and fits(written, *ours):
        return None
    for decimals, group in _WAYS:
        if (decimals, group) != ours and fits(written, decimals, group):
            return written.translate({ord(decimals): ours[0], ord(group): ours[1]})
    return None


def _is_quantity(document: Document, number: Number) -> bool:
    """Whether it is no version or chapter."""
    written = _written(document, number)
    if number.scale > 1 or number.kind is Kind.PERCENT or _THOUSANDS.search(written):
        return True
    start = max(0, number.span.start - _CLAUSE)
    around = document.text[start : number.span.end + _CLAUSE]
    place = number.span.start - start
    return any(
        each.number.span.start == place
        for read in (quantities, amounts)
        for each in read(around, document.language)
    )


CHECK = NUMBER_FORMAT = Check(
    "number-format",
    "locale-convention/number-format",
    Severity.MINOR,
    _find,
    __doc__ or "",
)

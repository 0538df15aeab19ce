"""A word of the translation has letters of another script, or signs that nobody sees.

What: Cyrillic or Greek letters that look like Latin ones in a Latin word, and the reverse; a single
Latin letter in a word of another script; joiners and spaces of no width where they join
nothing; digits of two scripts in one number; soft hyphens, once for the whole text.

Why: the word looks right, or almost, but search, spelling, hyphenation and screen readers fail.
Look-alikes are also a way to deceive.

Example: `Sаtz` with a Cyrillic `а`; `हिन्दाr`; `1२3`.

Better: write the word in one script. A joiner belongs after a virama, or between Arabic letters.

False alarms: endings on names and abbreviations (`BBCने`), units after numbers, formulas such as
`μm`, and what the source has as well, are left alone. Words that play with two scripts are not.

Source: Unicode Standard Annex 24 (scripts), Unicode Technical Standard 39 (look-alikes).
"""

from collections.abc import Iterator

from aligner.bitext import Span
from aligner.checks.base import MANY, SURE, Check, NoOptions
from aligner.checks.reading import entities
from aligner.checks.target import translated
from aligner.entities.mixed_scripts import Mixed, Mixture, mixed_scripts
from aligner.evidence import Evidence
from aligner.mqm import Finding, Severity

_SAYS = {
    Mixture.LOOKALIKE: '"{word}" has letters of another script that only look like it: {strays}.',
    Mixture.LETTER: '"{word}" has a Latin letter in it: {strays}.',
    Mixture.JOINER: '"{word}" has signs in it that nobody sees: {strays}.',
    Mixture.DIGITS: '"{word}" has digits of two scripts.',
}
_HYPHENS = 'Soft hyphens (U+00AD) stand in {count} words, first in "{word}".'
_ONE_HYPHEN = 'A soft hyphen (U+00AD) stands in "{word}".'
_SEVERITY = {Mixture.JOINER: Severity.MINOR, Mixture.DIGITS: Severity.MINOR}
_PROBABLE = 0.8  # a letter may be a label: `कक्षाa`


def _find(evidence: Evidence, _: NoOptions) -> Iterator[Finding]:
    bitext = evidence.bitext
    found = entities(bitext.target, mixed_scripts)
    hyphens: list[tuple[int, Mixed]] = []
    for segment, bead, source in translated(bitext):
        for each in found[segment][:MANY]:
            if each.text in source:
                continue
            if each.mixture is Mixture.HYPHEN:
                hyphens.append((bead, each))
            else:
                yield _finding(bead, each)
    if hyphens:
        yield _hyphens(hyphens)


def _finding(bead: int, each: Mixed) -> Finding:
    codes = ", ".join(f"U+{ord(sign):04X}" for sign in dict.fromkeys(each.strays))
    letter = each.mixture is Mixture.LETTER
    return MIXED_SCRIPT.finding(
        _SAYS[each.mixture].format(word=_seen(each.text), strays=each.strays if letter else codes),
        bead,
        None,
        each.span,
        confidence=_PROBABLE if letter else SURE,
        severity=_SEVERITY.get(each.mixture),
        suggestion=each.meant,
    )


def _hyphens(hyphens: list[tuple[int, Mixed]]) -> Finding:
    """One for all: whoever typesets with soft hyphens has them all over."""
    bead, first = hyphens[0]
    says = _ONE_HYPHEN if len(hyphens) == 1 else _HYPHENS
    return MIXED_SCRIPT.finding(
        says.format(count=len(hyphens), word=_seen(first.text)),
        bead,
        None,
        Span(*first.span),
        severity=Severity.NEUTRAL,
        suggestion=first.meant,
    )


def _seen(word: str) -> str:
    """Without what nobody sees, which would upset a line of a terminal."""
    return "".join(char for char in word if char.isprintable())


MIXED_SCRIPT = Check("mixed-script", "fluency/spelling", Severity.MAJOR, _find, __doc__)

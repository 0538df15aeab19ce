"""The translation addresses the reader in more than one way.

What: forms of address (German "Sie" and "du", Hindi "आप", "तुम" and "तू", French "vous" and "tu",
Spanish "usted" and "tú"). Which form stands for which is taken from the texts; reported are the
places that depart from it.

Why: a reader who is "आप" on one page and "तुम" on the next feels talked to by two people.

Example: "Wenn Sie Fragen haben, rufen Sie an." as "यदि तुम्हारा कोई प्रश्न हो, तो फ़ोन करो।" in a
text that else says "आप" for "Sie".

Better: "यदि आपका कोई प्रश्न हो, तो फ़ोन कीजिए।"

False alarms: dialogue in which people address each other in different ways. A German "Sie" at the
start of a sentence, which may mean "they", is not counted. The check runs only on request.

Source: MQM, style/register.

Options: `expected` (formal, informal or none, none): the form that the translation must use
throughout, whatever the original does.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from aligner.checks.base import Check
from aligner.checks.reading import by_bead
from aligner.entities.address import Address, read
from aligner.evidence import Evidence
from aligner.mqm import Finding, Severity

_CONFIDENCE = 0.7
_FEWEST = 3  # places that must show what stands for a form
_MOST = 2 / 3  # of these, how many must agree

_DEPARTS = "The translation says {}; elsewhere it says {} for {}."
_EXPECTED = "The translation says {}, which is not {}."


@dataclass(frozen=True, slots=True)
class Options:
    """See the manual page."""

    expected: Literal["formal", "informal"] | None = None


Pair = tuple[int, list[Address], list[Address]]


def _find(evidence: Evidence, options: Options) -> Iterator[Finding]:
    pairs = [each for each in by_bead(evidence.bitext, read) if each[2]]
    if options.expected is not None:
        yield from _unexpected(pairs, options.expected)
    else:
        yield from _departing(pairs)


def _unexpected(pairs: Sequence[Pair], expected: str) -> Iterator[Finding]:
    for index, source, target in pairs:
        wrong = [each for each in target if each.polite != (expected == "formal")]
        if wrong:
            message = _EXPECTED.format(f'"{wrong[0].form}"', expected)
            yield _finding(index, source, wrong[0], message)


def _departing(pairs: Sequence[Pair]) -> Iterator[Finding]:
    usual = _usual(pairs)
    for index, source, target in pairs:
        form = _only(source)
        wrong = [each for each in target if form in usual and each.form != usual[form]]
        if form is not None and wrong:
            message = _DEPARTS.format(f'"{wrong[0].form}"', f'"{usual[form]}"', f'"{form}"')
            yield _finding(index, source, wrong[0], message)


def _usual(pairs: Sequence[Pair]) -> dict[str | None, str]:
    """What mostly stands for each form of the source, where that is clear."""
    counts: dict[str, Counter[str]] = {}
    for _, source, target in pairs:
        form, other = _only(source), _only(target)
        if form is not None and other is not None:
            counts.setdefault(form, Counter())[other] += 1
    usual: dict[str | None, str] = {}
    for form, others in counts.items():
        other, count = others.most_common(1)[0]
        if others.total() >= _FEWEST and count >= _MOST * others.total():
            usual[form] = other
    return usual


def _only(found: Sequence[Address]) -> str | None:
    """The form that is used, where it is one."""
    forms = {each.form for each in found}
    return forms.pop() if len(forms) == 1 else None


def _finding(index: int, source: Sequence[Address], wrong: Address, message: str) -> Finding:
    return REGISTER.finding(
        message,
        index,
        source[0].span if source else None,
        wrong.span,
        confidence=_CONFIDENCE,
    )


REGISTER = Check(
    "register", "style/register", Severity.MINOR, _find, __doc__, Options(), default=False
)

"""An amount of money that has another currency in the translation.

What: It reads amounts with a currency on both sides, by sign, code or name, and looks for an
amount of the original that has another currency in the translation.

Why: 500 euros and 500 dollars are not the same, and the figure is right, so nobody looks twice.

Example: "Die Karte kostet 500 Euro." became "टिकट की कीमत 500 डॉलर है।"

Better: "टिकट की कीमत 500 यूरो है।"

False alarms: A name that several countries use goes with each of them: a dollar may be American
or Canadian. An amount that was converted has another figure, and nothing is said of it.

Source: MQM's accuracy/mistranslation; names of currencies from Unicode CLDR, codes from ISO 4217.
"""

from collections.abc import Iterator

from aligner.checks.base import Check, NoOptions
from aligner.checks.pairing import exchanged_by_bead
from aligner.entities.money import Money, amounts
from aligner.evidence import Evidence
from aligner.mqm import Finding, Severity


def _find(evidence: Evidence, _options: NoOptions) -> Iterator[Finding]:
    text, other = evidence.bitext.source.text, evidence.bitext.target.text
    for bead, source, target in exchanged_by_bead(evidence.bitext, amounts, (_same,), _alike):
        yield CHECK.finding(
            f"The original has {_quoted(text, source)}, the translation {_quoted(other, target)}.",
            bead,
            source.span,
            target.span,
        )


def _quoted(text: str, money: Money) -> str:
    return f'"{" ".join(text[money.span.start : money.span.end].split())}"'


def _same(source: Money, target: Money) -> bool:
    return _one_value(source, target) and bool(source.currencies & target.currencies)


def _alike(source: Money, target: Money) -> float:
    return _one_value(source, target) and not source.currencies & target.currencies


def _one_value(source: Money, target: Money) -> bool:
    return not set(source.number.values).isdisjoint(target.number.values)


CHECK = CURRENCY_MISMATCH = Check(
    "currency-mismatch",
    "accuracy/mistranslation",
    Severity.MAJOR,
    _find,
    __doc__ or "",
)

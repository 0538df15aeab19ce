"""The checks, in the order in which they run. To add one: a module here, and a line below."""

from aligner.checks.addition import ADDITION
from aligner.checks.base import Check
from aligner.checks.currency_mismatch import CURRENCY_MISMATCH
from aligner.checks.date_mismatch import DATE_MISMATCH
from aligner.checks.mistranslation import MISTRANSLATION
from aligner.checks.moved import MOVED
from aligner.checks.number_mismatch import NUMBER_MISMATCH
from aligner.checks.omission import OMISSION
from aligner.checks.time_mismatch import TIME_MISMATCH
from aligner.checks.unit_mismatch import UNIT_MISMATCH

__all__ = ["CHECKS", "Check"]

CHECKS: tuple[Check, ...] = (
    OMISSION,
    ADDITION,
    MISTRANSLATION,
    MOVED,
    NUMBER_MISMATCH,
    DATE_MISMATCH,
    TIME_MISMATCH,
    UNIT_MISMATCH,
    CURRENCY_MISMATCH,
)

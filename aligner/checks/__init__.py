"""The checks, in the order in which they run. To add one: a module here, and a line below."""

from aligner.checks.addition import ADDITION
from aligner.checks.base import Check
from aligner.checks.mistranslation import MISTRANSLATION
from aligner.checks.moved import MOVED
from aligner.checks.name_mismatch import NAME_MISMATCH
from aligner.checks.omission import OMISSION

__all__ = ["CHECKS", "Check"]

CHECKS: tuple[Check, ...] = (
    OMISSION,
    ADDITION,
    MISTRANSLATION,
    MOVED,
    NAME_MISMATCH,
)

"""The checks, in the order in which they run. To add one: a module here, and a line below."""

from aligner.checks.addition import ADDITION
from aligner.checks.base import Check
from aligner.checks.email_mismatch import EMAIL_MISMATCH
from aligner.checks.mistranslation import MISTRANSLATION
from aligner.checks.moved import MOVED
from aligner.checks.omission import OMISSION
from aligner.checks.placeholder_mismatch import PLACEHOLDER_MISMATCH
from aligner.checks.punctuation import PUNCTUATION
from aligner.checks.term_mismatch import TERM_MISMATCH
from aligner.checks.url_mismatch import URL_MISMATCH

__all__ = ["CHECKS", "Check"]

CHECKS: tuple[Check, ...] = (
    OMISSION,
    ADDITION,
    MISTRANSLATION,
    MOVED,
    URL_MISMATCH,
    EMAIL_MISMATCH,
    PLACEHOLDER_MISMATCH,
    PUNCTUATION,
    TERM_MISMATCH,
)

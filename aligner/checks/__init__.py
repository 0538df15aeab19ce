"""The checks, in the order in which they run. To add one: a module here, and a line below."""

from aligner.checks.addition import ADDITION
from aligner.checks.base import Check
from aligner.checks.character_encoding import CHARACTER_ENCODING
from aligner.checks.currency_mismatch import CURRENCY_MISMATCH
from aligner.checks.date_mismatch import DATE_MISMATCH
from aligner.checks.duplicate_word import DUPLICATE_WORD
from aligner.checks.email_mismatch import EMAIL_MISMATCH
from aligner.checks.inconsistent_translation import INCONSISTENT_TRANSLATION
from aligner.checks.length_ratio import LENGTH_RATIO
from aligner.checks.mistranslation import MISTRANSLATION
from aligner.checks.mixed_script import MIXED_SCRIPT
from aligner.checks.moved import MOVED
from aligner.checks.name_mismatch import NAME_MISMATCH
from aligner.checks.negation import NEGATION
from aligner.checks.number_format import NUMBER_FORMAT
from aligner.checks.number_mismatch import NUMBER_MISMATCH
from aligner.checks.omission import OMISSION
from aligner.checks.placeholder_mismatch import PLACEHOLDER_MISMATCH
from aligner.checks.punctuation import PUNCTUATION
from aligner.checks.register import REGISTER
from aligner.checks.repeated_segment import REPEATED_SEGMENT
from aligner.checks.term_mismatch import TERM_MISMATCH
from aligner.checks.time_mismatch import TIME_MISMATCH
from aligner.checks.unit_mismatch import UNIT_MISMATCH
from aligner.checks.untranslated import UNTRANSLATED
from aligner.checks.url_mismatch import URL_MISMATCH
from aligner.checks.wrong_language import WRONG_LANGUAGE

__all__ = ["CHECKS", "Check"]

CHECKS: tuple[Check, ...] = (
    OMISSION,
    ADDITION,
    MISTRANSLATION,
    MOVED,
    NUMBER_MISMATCH,
    NUMBER_FORMAT,
    DATE_MISMATCH,
    TIME_MISMATCH,
    UNIT_MISMATCH,
    CURRENCY_MISMATCH,
    NEGATION,
    DUPLICATE_WORD,
    REPEATED_SEGMENT,
    INCONSISTENT_TRANSLATION,
    LENGTH_RATIO,
    REGISTER,
    URL_MISMATCH,
    EMAIL_MISMATCH,
    PLACEHOLDER_MISMATCH,
    PUNCTUATION,
    TERM_MISMATCH,
    UNTRANSLATED,
    WRONG_LANGUAGE,
    MIXED_SCRIPT,
    CHARACTER_ENCODING,
    NAME_MISMATCH,
)

"""The checks, in the order in which they run. To add one: a module here, and a line below."""

from aligner.checks.addition import ADDITION
from aligner.checks.base import Check
from aligner.checks.character_encoding import CHARACTER_ENCODING
from aligner.checks.mistranslation import MISTRANSLATION
from aligner.checks.mixed_script import MIXED_SCRIPT
from aligner.checks.moved import MOVED
from aligner.checks.omission import OMISSION
from aligner.checks.untranslated import UNTRANSLATED
from aligner.checks.wrong_language import WRONG_LANGUAGE

__all__ = ["CHECKS", "Check"]

CHECKS: tuple[Check, ...] = (
    OMISSION,
    ADDITION,
    MISTRANSLATION,
    MOVED,
    UNTRANSLATED,
    WRONG_LANGUAGE,
    MIXED_SCRIPT,
    CHARACTER_ENCODING,
)

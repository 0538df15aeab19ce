"""Luxembourgish."""

from aligner.languages.knowledge import Language

LANGUAGE = Language("lb", capital_nouns=True)

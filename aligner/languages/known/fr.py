"""French."""

from aligner.languages.knowledge import Language

LANGUAGE = Language(
    "fr",
    negations=(
        "ne",
        r"n['’]\p{L}+",
        "pas",
        "jamais",
        "rien",
        "aucune?",
        "sans",
        "guère",
    ),
)

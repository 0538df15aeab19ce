"""French."""

from aligner.languages.knowledge import Language

LANGUAGE = Language(
    "fr",
    spaced_marks="?!:;",
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

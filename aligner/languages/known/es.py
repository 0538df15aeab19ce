"""Spanish."""

from aligner.languages.knowledge import Language

LANGUAGE = Language(
    "es",
    negations=(
        "no",
        "nunca",
        "jamás",
        "nada",
        "nadie",
        "ningun[oa]",
        "ningún",
        "tampoco",
        "sin",
        "ni",
    ),
)

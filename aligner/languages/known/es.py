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
    length=1.1,
    address=(
        ("usted", r"[Uu]sted(?:es)?"),
        ("tú", r"[Tt](?:ú|i|us?|uy[oa]s?)|contigo"),
    ),
)

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
    length=1.15,
    address=(
        ("vous", r"[Vv](?:ous|otre|os)"),
        ("tu", r"[Tt](?:u|oi|on|es|e)|t['’]\p{L}+"),
    ),
)

"""Words that say no: to lose one turns a sentence round."""

import regex

_NEGATIONS = {
    "de": r"nichts?|nie|niemals|nirgends|niemand\p{L}*|kein\p{L}*|weder|ohne|kaum",
    "en": (
        r"not|no|never|none|nothing|nobody|nowhere|neither|nor|without|hardly|cannot|\p{L}+n['’]t"
    ),
    "es": r"no|nunca|jamás|nada|nadie|ningun[oa]|ningún|tampoco|sin|ni",
    "fr": r"ne|n['’]\p{L}+|pas|jamais|rien|aucune?|sans|guère",
    "hi": "नहीं|न|मत|ना|बिना|नहिं",
}
_EDGES = r"(?<![\p{{L}}\p{{M}}])(?:{})(?![\p{{L}}\p{{M}}])"


def negates(text: str, language: str) -> bool:
    """Whether a word of `text` is a negation; False in a language that is not known here."""
    words = _NEGATIONS.get(language.partition("-")[0])
    return words is not None and regex.search(_EDGES.format(words), text.lower()) is not None

"""The plural categories of a language, by CLDR."""

from functools import lru_cache

from aligner.languages.cldr import locale

OTHER = "other"
CATEGORIES = ("zero", "one", "two", "few", "many", OTHER)


@lru_cache(64)
def plural_categories(language: str, *, ordinal: bool = False) -> tuple[str, ...]:
    """The categories in use, `other` last; all there are where CLDR does not know the language.

    See https://cldr.unicode.org/index/cldr-spec/plural-rules
    """
    known = locale(language)
    if known is None:
        return CATEGORIES
    rule = known.ordinal_form if ordinal else known.plural_form
    return tuple(each for each in CATEGORIES if each in rule.tags or each == OTHER)

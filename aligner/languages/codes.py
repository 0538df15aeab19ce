"""Language codes (BCP 47): reading them, naming them, comparing them."""

import re
from difflib import get_close_matches
from functools import lru_cache

from aligner.errors import LanguageError
from aligner.languages.names import NAMES, OWN_NAMES, SCRIPTS, SHORTER

# What no language can be told of; a code, but none to suggest.
UNDETERMINED = "und"

# language[-Script][-REGION][-variant]...[-x-private]; RFC 5646 in the parts that people use.
_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|\d{3}))?"
    r"(?P<rest>(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*"
    r"(?:-x(?:-[a-z0-9]{1,8})+)?)",
    re.ASCII,
)


def parse_language(code: str) -> str:
    """`code` in its usual form: `DE` is `de`, `hi-latn` is `hi-Latn`, `deu` is `de`.

    Raises LanguageError, with the nearest known code, where it is unknown.
    """
    tag = _TAG.fullmatch(code.strip().lower().replace("_", "-"))
    if tag is None:
        raise _unknown(code)
    language = SHORTER.get(tag["language"], tag["language"])
    if language == UNDETERMINED:
        return UNDETERMINED
    script = (tag["script"] or "").title()
    if language not in NAMES:
        raise _unknown(code)
    if script and script not in SCRIPTS:
        raise _unknown_script(code, language, script)
    region = (tag["region"] or "").upper()
    return "-".join(filter(None, (language, script, region))) + tag["rest"]


def language_name(code: str) -> str:
    """The English name: `Hindi`, `Hindi (Latin)`, `Portuguese (BR)`.

    Raises LanguageError where `code` is unknown.
    """
    language, *subtags = parse_language(code).split("-")
    if language == UNDETERMINED:
        return "Undetermined"
    if not subtags:
        return NAMES[language]
    return f"{NAMES[language]} ({', '.join(SCRIPTS.get(each, each) for each in subtags)})"


def same_language(a: str, b: str) -> bool:
    """Whether two codes mean one language, in whatever script or country."""
    return primary(a) == primary(b)


@lru_cache(256)
def primary(code: str) -> str:
    """The language alone: `hi` of `hi-Latn`."""
    language = code.lower().replace("_", "-").split("-")[0]
    return SHORTER.get(language, language)


def _unknown(code: str) -> LanguageError:
    nearest = _nearest(code.strip().lower())
    if nearest is None:
        return LanguageError(
            f'unknown language code "{code}". Give a BCP 47 code such as "de" (German) '
            'or "hi" (Hindi).'
        )
    return LanguageError(
        f'unknown language code "{code}". Did you mean "{nearest}" ({NAMES[nearest]})?'
    )


def _unknown_script(code: str, language: str, script: str) -> LanguageError:
    nearest = get_close_matches(script, SCRIPTS, n=1, cutoff=0.5)
    meant = f"{language}-{nearest[0]}" if nearest else language
    return LanguageError(
        f'unknown script "{script}" in language code "{code}". '
        f'Did you mean "{meant}" ({language_name(meant)})?'
    )


def _nearest(code: str) -> str | None:
    """The known code whose name, or which itself, is most like `code`."""
    known = {name.lower(): each for each, name in NAMES.items()}
    known |= OWN_NAMES | SHORTER | {each: each for each in NAMES}
    # The beginning of what cannot be read as a whole: "hi-devanagari", "en us".
    stem = re.split(r"[-_\s]", code)[0]
    if stem in known:
        return known[stem]
    nearest = get_close_matches(code, known, n=1, cutoff=0.6)
    return known[nearest[0]] if nearest else None

"""The writing systems, the languages written in them, and how to tell which a text is in."""

import re
from collections import Counter
from functools import lru_cache

from aligner.languages.cldr import likely_script

# Letters by script, as ranges of a regular expression's character class.
_RANGES: dict[str, str] = {
    "Latn": "A-Za-zªºÀ-ÖØ-öø-ʸḀ-ỿＡ-Ｚａ-ｚ",
    "Grek": "Ͱ-Ͽἀ-῿",
    "Cyrl": "Ѐ-ԯ",
    "Armn": "Ա-֏",
    "Hebr": "א-ת",
    "Arab": "ء-ۓۺ-ۿݐ-ݿﭐ-﷿ﹰ-ﻼ",
    "Thaa": "ހ-ޱ",
    "Deva": "ऀ-ॣॱ-ॿ",
    "Beng": "ঀ-ৣৰ-ৱ",
    "Guru": "ਁ-੥ੰ-ੵ",
    "Gujr": "ઁ-ૣ",
    "Orya": "ଁ-ୣ",
    "Taml": "ஂ-௣",
    "Telu": "ఀ-ౣ",
    "Knda": "ಀ-ೣ",
    "Mlym": "ഀ-ൣ",
    "Sinh": "ං-ෟ",
    "Thai": "ก-ฺเ-๎",
    "Laoo": "ກ-ໍໜ-ໟ",
    "Tibt": "ཀ-ྼ",
    "Mymr": "က-ဿၐ-ႏ",
    "Geor": "Ⴀ-ჿ",
    "Ethi": "ሀ-ፚ",
    "Khmr": "ក-៓",
    "Hang": "ᄀ-ᇿㄱ-ㆎ가-힣",
    "Kana": "ぁ-ゟァ-ヿㇰ-ㇿｦ-ﾝ",
    "Hani": "㐀-䶿一-鿿豈-﫿",
}
_PATTERNS = {script: re.compile(f"[{ranges}]") for script, ranges in _RANGES.items()}

# The languages a text in a script may be in. Where there is one, nothing more is asked; where there
# are several, these are the ones the detector knows.
LANGUAGES: dict[str, tuple[str, ...]] = {
    "Latn": (
        *("az", "ca", "cs", "da", "de", "en", "es", "et", "eu", "fi", "fr", "hr", "hu", "is", "it"),
        *("lt", "lv", "ms", "nl", "no", "pl", "pt", "ro", "sk", "sl", "sq", "sv", "tl", "tr"),
        *("vi", "yo"),
    ),
    "Cyrl": ("be", "bg", "ru", "sr", "uk"),
    "Arab": ("ar", "fa", "ku", "ur"),
    "Deva": ("hi", "mr"),
    "Grek": ("el",),
    "Armn": ("hy",),
    "Hebr": ("he",),
    "Thaa": ("dv",),
    "Beng": ("bn",),
    "Guru": ("pa",),
    "Gujr": ("gu",),
    "Orya": ("or",),
    "Taml": ("ta",),
    "Telu": ("te",),
    "Knda": ("kn",),
    "Mlym": ("ml",),
    "Sinh": ("si",),
    "Thai": ("th",),
    "Laoo": ("lo",),
    "Tibt": ("bo",),
    "Mymr": ("my",),
    "Geor": ("ka",),
    "Ethi": ("am",),
    "Khmr": ("km",),
    "Hang": ("ko",),
    "Kana": ("ja",),
    "Hani": ("zh",),
}

# Text in other scripts is full of Latin names, units and abbreviations; the reverse is rare.
_LATIN_WEIGHT = 0.5
# Japanese is told by its kana, which Chinese never has; a tenth leaves room for a Japanese name.
_KANA_SHARE = 0.1
CASED = frozenset({"Latn", "Cyrl", "Grek", "Armn"})
"""The scripts that have capitals."""


def dominant_script(text: str) -> str | None:
    """The script (ISO 15924) of most of the letters in `text`; None where it has none."""
    counts = Counter({script: len(pattern.findall(text)) for script, pattern in _PATTERNS.items()})
    weights: dict[str, float] = {**counts, "Latn": counts["Latn"] * _LATIN_WEIGHT}
    japanese = counts["Kana"] > _KANA_SHARE * (counts["Kana"] + counts["Hani"])
    weights["Kana"] += counts["Hani"] if japanese else 0
    script = max(weights, key=lambda each: weights[each])
    return script if weights[script] else None


_WRITTEN_IN = {
    "Jpan": frozenset({"Kana", "Hani"}),
    "Kore": frozenset({"Hang", "Hani"}),
    "Hans": frozenset({"Hani"}),
    "Hant": frozenset({"Hani"}),
}
# Languages that many write in another script than CLDR says.
_SEVERAL = frozenset(
    {
        *("az", "bs", "doi", "hbs", "kk", "kok", "ks", "ku", "mn", "mni", "ms", "pa", "sat"),
        *("sd", "sr", "tg", "tk", "tt", "ug", "und", "uz"),
    }
)


@lru_cache(64)
def scripts_of(language: str) -> frozenset[str]:
    """The scripts (ISO 15924, those of `LANGUAGES`) that a language is written in.

    Empty where that is not known, or where people use one or another.
    """
    if language in _SEVERAL:
        return frozenset()
    script = likely_script(language)
    if script is None:
        return frozenset()
    known = _WRITTEN_IN.get(script, frozenset({script}))
    return known if known <= _RANGES.keys() else frozenset()


@lru_cache(1 << 12)
def script_of(letter: str) -> str | None:
    """The script of one letter; None of what is no letter, or of another script."""
    return next((script for script, each in _PATTERNS.items() if each.match(letter)), None)


def letters(scripts: frozenset[str]) -> str:
    """The letters of some scripts, as what stands in a regular expression's brackets."""
    return "".join(_RANGES[script] for script in sorted(scripts))

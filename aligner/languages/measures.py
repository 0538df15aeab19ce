"""The names of units and currencies in a language, from CLDR and from what is known beyond it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from aligner.languages.cldr import locale
from aligner.languages.codes import UNDETERMINED, primary
from aligner.languages.knowledge import knowledge
from aligner.languages.number_words import UNSPACED
from aligner.languages.spelling import any_spelling, loose

SIGNS: dict[str, tuple[str, ...]] = {
    "length-kilometer": ("km",),
    "length-meter": ("m",),
    "length-decimeter": ("dm",),
    "length-centimeter": ("cm",),
    "length-millimeter": ("mm",),
    "length-micrometer": ("µm", "μm"),
    "length-nanometer": ("nm",),
    "length-mile": ("mi",),
    "length-nautical-mile": ("nmi",),
    "length-yard": ("yd",),
    "length-foot": ("ft", "′"),
    "length-inch": ("″",),
    "length-light-year": (),
    "mass-tonne": ("t",),
    "mass-ton": (),
    "mass-kilogram": ("kg",),
    "mass-gram": ("g",),
    "mass-milligram": ("mg",),
    "mass-microgram": ("µg", "μg"),
    "mass-pound": ("lb", "lbs"),
    "mass-ounce": ("oz",),
    "mass-stone": (),
    "area-square-kilometer": ("km²", "km2", "km^2"),
    "area-hectare": ("ha",),
    "area-square-meter": ("m²", "m2", "m^2"),
    "area-square-centimeter": ("cm²", "cm2"),
    "area-square-mile": ("sq mi",),
    "area-square-yard": ("sq yd",),
    "area-square-foot": ("sq ft",),
    "area-acre": (),
    "volume-cubic-kilometer": ("km³",),
    "volume-cubic-meter": ("m³", "m3"),
    "volume-cubic-centimeter": ("cm³", "cm3"),
    "volume-cubic-foot": ("cu ft",),
    "volume-hectoliter": ("hl",),
    "volume-liter": ("l", "L"),
    "volume-deciliter": ("dl", "dL"),
    "volume-centiliter": ("cl", "cL"),
    "volume-milliliter": ("ml", "mL"),
    "volume-gallon": ("gal",),
    "volume-gallon-imperial": (),
    "volume-quart": (),
    "volume-pint": (),
    "volume-fluid-ounce": ("fl oz",),
    "volume-barrel": ("bbl",),
    "speed-kilometer-per-hour": ("km/h", "kph", "kmh"),
    "speed-meter-per-second": ("m/s",),
    "speed-mile-per-hour": ("mph", "mi/h"),
    "speed-knot": ("kn", "kt"),
    "temperature-celsius": ("°C", "ºC", "℃"),
    "temperature-fahrenheit": ("°F", "ºF", "℉"),
    "temperature-kelvin": (),
    "temperature-generic": ("°",),
    "duration-century": (),
    "duration-decade": (),
    "duration-year": (),
    "duration-month": (),
    "duration-week": (),
    "duration-day": (),
    "duration-hour": ("h",),
    "duration-minute": ("min",),
    "duration-second": (),
    "duration-millisecond": ("ms",),
    "digital-petabyte": ("PB",),
    "digital-terabyte": ("TB",),
    "digital-gigabyte": ("GB",),
    "digital-megabyte": ("MB",),
    "digital-kilobyte": ("kB", "KB"),
    "power-gigawatt": ("GW",),
    "power-megawatt": ("MW",),
    "power-kilowatt": ("kW", "KW"),
    "power-watt": ("W",),
    "power-horsepower": ("hp",),
    "energy-kilowatt-hour": ("kWh",),
    "energy-kilojoule": ("kJ",),
    "energy-kilocalorie": ("kcal",),
    "pressure-bar": (),
    "pressure-millibar": ("mbar",),
    "pressure-hectopascal": ("hPa",),
    "pressure-pound-force-per-square-inch": ("psi",),
    "frequency-gigahertz": ("GHz",),
    "frequency-megahertz": ("MHz",),
    "frequency-kilohertz": ("kHz",),
    "frequency-hertz": ("Hz",),
}
"""The units that are read, by their CLDR names, and their signs in any language."""

DOLLARS = "USD CAD AUD NZD SGD HKD TWD"
_FAMILIES = (
    DOLLARS,
    "GBP EGP LBP SYP",
    "INR PKR LKR NPR",
    "SEK NOK DKK ISK",
    "MXN ARS CLP COP PHP",
    "AED MAD",
    "KWD TND DZD",
)
"""Currencies that share a word: dollar, pound, rupee, krona, peso, dirham, dinar."""
_OTHERS = "EUR CHF JPY CNY RUB UAH TRY KRW THB VND IDR MYR PLN CZK HUF RON BGN ILS BRL ZAR IRR SAR"
CURRENCIES = frozenset(" ".join((*_FAMILIES, _OTHERS)).split())
CURRENCY_SIGNS: dict[str, str] = {
    "€": "EUR",
    "£": "GBP EGP LBP SYP",
    "₹": "INR",
    "¥": "JPY CNY",
    "￥": "JPY CNY",
    "₽": "RUB",
    "₴": "UAH",
    "₺": "TRY",
    "₩": "KRW",
    "฿": "THB",
    "₫": "VND",
    "₪": "ILS",
    "zł": "PLN",
    "Kč": "CZK",
    "R$": "BRL",
    "$": DOLLARS + " MXN ARS CLP COP",
    "US$": "USD",
    "C$": "CAD",
    "A$": "AUD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "S$": "SGD",
}
_COUNTS = (1, 2, 5)  # how many there are decides the form of a name
_DIGITS = regex.compile(r"\p{Nd}+")
_NOT_LETTER = r"(?![\p{L}\p{M}])"


@dataclass(frozen=True, slots=True)
class Names:
    """What stands for units, or for currencies, in a language.

    Attributes:
        pattern: matches a name or a sign; its group `sign` is for signs, whose case counts.
        words: names, as `loose` makes them and with spaces for hyphens, and what they may mean.
        signs: signs, and what they may mean.
    """

    pattern: regex.Pattern[str]
    words: dict[str, frozenset[str]]
    signs: dict[str, frozenset[str]]

    def meaning(self, match: regex.Match[str]) -> frozenset[str]:
        """What a match of `pattern` may mean."""
        if match["sign"]:
            return self.signs[match["sign"]]
        word = loose(match["word"]).replace("-", " ")
        return self.words.get(" ".join(word.split())) or self._with_ending(word)

    def _with_ending(self, word: str) -> frozenset[str]:
        """The meaning of the longest name that `word` begins with."""
        for end in range(len(word), 0, -1):
            if word[:end] in self.words:
                return self.words[word[:end]]
        return frozenset()


@lru_cache(64)
def unit_names(language: str) -> Names:
    """The units of `SIGNS` in a language."""
    measures = knowledge(language).measures
    words = _collected(_units_of_cldr(language), measures.units)
    signs = _collected(((sign, unit) for unit, all_ in SIGNS.items() for sign in all_), ())
    return _names(words, signs, measures.endings, spaced=primary(language) not in UNSPACED)


@lru_cache(64)
def currency_names(language: str) -> Names:
    """The currencies of `CURRENCIES` in a language."""
    words = _collected(_currencies_of_cldr(language), knowledge(language).measures.currencies)
    signs = {sign: frozenset(codes.split()) for sign, codes in CURRENCY_SIGNS.items()}
    signs |= {code: frozenset({code}) for code in CURRENCIES}
    return _names(words, signs, "", spaced=primary(language) not in UNSPACED)


def _collected(
    pairs: Iterable[tuple[str, str]], known: Iterable[tuple[str, str]]
) -> dict[str, frozenset[str]]:
    """What each word may mean; `known` has meanings with spaces, and words with commas between."""
    meanings: defaultdict[str, set[str]] = defaultdict(set)
    for word, meaning in pairs:
        meanings[word].add(meaning)
    for each, words in known:
        for word in words.split(","):
            meanings[" ".join(loose(word).replace("-", " ").split())].update(each.split())
    return {word: frozenset(each) for word, each in meanings.items()}


def _names(
    words: dict[str, frozenset[str]],
    signs: dict[str, frozenset[str]],
    endings: str,
    *,
    spaced: bool,
) -> Names:
    by_length = sorted(words, key=len, reverse=True)
    word = "|".join(map(any_spelling, by_length)) or "(?!)"
    sign = "|".join(map(regex.escape, sorted(signs, key=len, reverse=True)))
    end = _NOT_LETTER if spaced else ""
    pattern = regex.compile(
        rf"(?P<word>(?i:(?:{word}){f'(?:{endings})?' if endings else ''})){end}"
        rf"|(?P<sign>{sign})(?:{_NOT_LETTER}(?![²³/^])|(?<=[^\p{{L}}]))"
    )
    return Names(pattern, words, signs)


def _units_of_cldr(language: str) -> Iterator[tuple[str, str]]:
    from babel.units import format_unit  # noqa: PLC0415 - not needed for `--help`

    found = locale(language)
    if found is None or language == UNDETERMINED:
        return
    homonyms = knowledge(language).measures.homonyms
    for unit in SIGNS:
        for length in ("long", "short"):
            for count in _COUNTS:
                word = _DIGITS.sub(" ", format_unit(count, unit, length, locale=found))
                word = " ".join(loose(word).replace("-", " ").split())
                if word in homonyms:
                    continue
                if len(word) > 2 or (length == "long" and len(word) > 1):
                    yield word, unit


def percent_names(language: str) -> frozenset[str]:
    """The words for per cent, from CLDR."""
    from babel.units import format_unit  # noqa: PLC0415 - not needed for `--help`

    found = locale(language)
    if found is None or language == UNDETERMINED:
        return frozenset()
    written = (format_unit(n, "concentr-percent", "long", locale=found) for n in _COUNTS)
    return frozenset(_DIGITS.sub("", each).strip() for each in written)


def _currencies_of_cldr(language: str) -> Iterator[tuple[str, str]]:
    """Names in full, and the words that the names of related currencies share."""
    from babel.numbers import get_currency_name  # noqa: PLC0415 - not needed for `--help`

    found = locale(language)
    if found is None:
        return
    names = {
        code: {
            " ".join(loose(get_currency_name(code, count, found)).replace("-", " ").split())
            for count in _COUNTS
        }
        for code in CURRENCIES
    }
    for code, forms in names.items():
        for form in forms:
            yield form, code
    for codes in _FAMILIES:
        family = codes.split()
        for count in _COUNTS:
            shared = [
                set(loose(get_currency_name(code, count, found)).replace("-", " ").split())
                for code in family
            ]
            for word in set.intersection(*shared):
                if len(word) > 2:
                    yield from ((word, code) for code in family)

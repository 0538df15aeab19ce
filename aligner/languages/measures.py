"""The names of units and currencies in a language, from CLDR and from what is known beyond it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import regex

from aligner.bitext import Span
from aligner.languages.cldr import locale
from aligner.languages.codes import UNDETERMINED, primary
from aligner.languages.knowledge import knowledge
from aligner.languages.number_words import UNSPACED
from aligner.languages.spelling import loose

if TYPE_CHECKING:
    from babel import Locale

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
_COUNTS = (1, 2, 5)  # each is another form of a name in some language
_DIGITS = regex.compile(r"\p{Nd}+")
_REACH = 48  # characters in which a name ends
_GAP = regex.compile(r"[ \u00a0\u202f\u2009\-]?")
_FIRST = regex.compile(r"[^\p{L}\p{M}\s\-]*[\p{L}\p{M}]+")  # what a name begins with
_NOT_SPACE = regex.compile(r"[^\s\-]")
_END = regex.compile(r"(?<=[^\s\-])(?![\p{L}\p{M}])")
_ENDING = 3  # letters at most
_NO_SIGN = "²³/^"  # behind a sign these make another of it, or something else: m³, m/s


class Named(NamedTuple):
    """A name or sign where it stands, and the units or currencies that it may mean."""

    span: Span
    meanings: frozenset[str]


@dataclass(frozen=True, slots=True)
class Names:
    """What stands for units, or for currencies, in a language.

    Attributes:
        words: names, folded, and what they may mean.
        endings: a regular expression of what may follow a name within its last word.
        signs: signs, whose case counts, and what they may mean.
        longest: characters of the longest sign.
        firsts: what names begin with, up to the end of the first word; None where words stand
            without spaces between them, so that a name may end anywhere.
    """

    words: Mapping[str, frozenset[str]]
    endings: str
    signs: Mapping[str, frozenset[str]]
    longest: int
    firsts: frozenset[str] | None

    def behind(self, text: str, at: int) -> Named | None:
        """What stands behind a number that ends at `at`, with or without a space or hyphen."""
        gap = _GAP.match(text, at)
        start = at if gap is None else gap.end()
        return self.at(text, start, start + _REACH)

    def at(self, text: str, start: int, stop: int) -> Named | None:
        """The longest name that begins at `start` and ends by `stop`, or else the longest sign."""
        return self._name(text, start, stop) or self._sign(text, start, stop)

    def _name(self, text: str, start: int, stop: int) -> Named | None:
        for end in reversed(self._ends(text, start, stop)):
            if meanings := self._meanings(_folded(text[start:end])):
                return Named(Span(start, end), meanings)
        return None

    def _ends(self, text: str, start: int, stop: int) -> Sequence[int]:
        """Where a name that begins at `start` may end."""
        if self.firsts is None:
            return [end.end() for end in _NOT_SPACE.finditer(text, start, stop)]
        first = _FIRST.match(text, start, stop)
        if first is None:
            return ()
        word = _folded(first[0])
        if all(word[: len(word) - ending] not in self.firsts for ending in range(_ENDING + 1)):
            return ()
        return [end.start() for end in _END.finditer(text, first.end(), stop)]

    def _meanings(self, word: str) -> frozenset[str] | None:
        if word in self.words:
            return self.words[word]
        for cut in range(len(word) - 1, max(0, len(word) - 1 - _ENDING), -1):
            if word[:cut] in self.words and regex.fullmatch(self.endings, word[cut:]):
                return self.words[word[:cut]]
        return None

    def _sign(self, text: str, start: int, stop: int) -> Named | None:
        for end in range(min(stop, len(text), start + self.longest), start, -1):
            if text[start:end] in self.signs and _ends_sign(text, end):
                return Named(Span(start, end), self.signs[text[start:end]])
        return None


@lru_cache(64)
def unit_names(language: str) -> Names:
    """The units of `SIGNS` in a language."""
    measures = knowledge(language).measures
    words = _collected(_units_of_cldr(language), measures.units)
    signs = _collected(((sign, unit) for unit, all_ in SIGNS.items() for sign in all_), ())
    return _names(words, measures.endings, signs, language)


@lru_cache(64)
def currency_names(language: str) -> Names:
    """The currencies of `CURRENCIES` in a language."""
    words = _collected(_currencies_of_cldr(language), knowledge(language).measures.currencies)
    signs = {sign: frozenset(codes.split()) for sign, codes in CURRENCY_SIGNS.items()}
    signs |= {code: frozenset({code}) for code in CURRENCIES}
    return _names(words, "", signs, language)


def _collected(
    pairs: Iterable[tuple[str, str]], known: Iterable[tuple[str, str]]
) -> dict[str, frozenset[str]]:
    """What each word may mean; `known` has meanings with spaces, and words with commas between."""
    meanings: defaultdict[str, set[str]] = defaultdict(set)
    for word, meaning in pairs:
        meanings[word].add(meaning)
    for each, words in known:
        for word in words.split(","):
            meanings[_folded(word)].update(each.split())
    return {word: frozenset(each) for word, each in meanings.items()}


def _names(
    words: Mapping[str, frozenset[str]],
    endings: str,
    signs: Mapping[str, frozenset[str]],
    language: str,
) -> Names:
    firsts = None
    if primary(language) not in UNSPACED:
        firsts = frozenset(first[0] for word in words if (first := _FIRST.match(word)))
    return Names(words, endings, signs, max(map(len, signs)), firsts)


def _folded(name: str) -> str:
    return " ".join(loose(name).replace("-", " ").split())


def _ends_sign(text: str, end: int) -> bool:
    """Whether nothing that follows makes another sign or a word of one that ends at `end`."""
    if not text[end - 1].isalpha():
        return True
    return _END.match(text, end) is not None and text[end : end + 1] not in tuple(_NO_SIGN)


def _counts(found: "Locale") -> tuple[int, ...]:
    """The numbers of `_COUNTS` that stand for different forms in a language."""
    return tuple({found.plural_form(count): count for count in _COUNTS}.values())


def _units_of_cldr(language: str) -> Iterator[tuple[str, str]]:
    from babel.units import format_unit  # noqa: PLC0415 - not needed for `--help`

    found = locale(language)
    if found is None or language == UNDETERMINED:
        return
    homonyms = knowledge(language).measures.homonyms
    counts = _counts(found)
    for unit in SIGNS:
        for length in ("long", "short"):
            for count in counts:
                word = _folded(_DIGITS.sub(" ", format_unit(count, unit, length, locale=found)))
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
    counts = _counts(found)
    written = (format_unit(n, "concentr-percent", "long", locale=found) for n in counts)
    return frozenset(_DIGITS.sub("", each).strip() for each in written)


def _currencies_of_cldr(language: str) -> Iterator[tuple[str, str]]:
    """Names in full, and the words that the names of related currencies share."""
    from babel.numbers import get_currency_name  # noqa: PLC0415 - not needed for `--help`

    found = locale(language)
    if found is None:
        return
    counts = _counts(found)
    names = {
        code: {_folded(get_currency_name(code, count, found)) for count in counts}
        for code in CURRENCIES
    }
    for code, forms in names.items():
        for form in forms:
            yield form, code
    for codes in _FAMILIES:
        family = codes.split()
        for count in counts:
            shared = [
                set(_folded(get_currency_name(code, count, found)).split()) for code in family
            ]
            for word in set.intersection(*shared):
                if len(word) > 2:
                    yield from ((word, code) for code in family)

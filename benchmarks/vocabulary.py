"""The words that `faults.py` exchanges, by meaning and language, apart from those of the program.

Forms of one place in their lists take each other's place: `Meter` that of `Kilometer`, `m` that of
`km`.
"""

from collections.abc import Mapping

import regex

Forms = tuple[str, ...]
Table = Mapping[str, Mapping[str, Forms]]
"""Meaning to language to forms."""


def _table(rows: str) -> Table:
    """A meaning a row; German, English and Hindi, each the forms with commas between them."""
    cells = [[cell.strip() for cell in row.split("|")] for row in rows.strip().splitlines()]
    return {
        meaning: {
            language: tuple(form.strip() for form in cell.split(","))
            for language, cell in zip(("deu", "eng", "hin"), forms, strict=True)
        }
        for meaning, *forms in cells
    }


NUMBER_WORDS = _table("""
2  | zwei    | two    | दो
3  | drei    | three  | तीन
4  | vier    | four   | चार
5  | fünf    | five   | पाँच, पांच
6  | sechs   | six    | छह, छः
7  | sieben  | seven  | सात
8  | acht    | eight  | आठ
9  | neun    | nine   | नौ
10 | zehn    | ten    | दस
11 | elf     | eleven | ग्यारह
12 | zwölf   | twelve | बारह
20 | zwanzig | twenty | बीस
30 | dreißig | thirty | तीस
50 | fünfzig | fifty  | पचास
""")

MONTHS = _table("""
1  | Januar    | January   | जनवरी
2  | Februar   | February  | फ़रवरी
3  | März      | March     | मार्च
4  | April     | April     | अप्रैल
5  | Mai       | May       | मई
6  | Juni      | June      | जून
7  | Juli      | July      | जुलाई
8  | August    | August    | अगस्त
9  | September | September | सितंबर, सितम्बर
10 | Oktober   | October   | अक्टूबर, अक्तूबर
11 | November  | November  | नवंबर, नवम्बर
12 | Dezember  | December  | दिसंबर, दिसम्बर
""")

WEEKDAYS = _table("""
1 | Montag, Montags           | Monday    | सोमवार
2 | Dienstag, Dienstags       | Tuesday   | मंगलवार
3 | Mittwoch, Mittwochs       | Wednesday | बुधवार
4 | Donnerstag, Donnerstags   | Thursday  | गुरुवार, गुरूवार, बृहस्पतिवार
5 | Freitag, Freitags         | Friday    | शुक्रवार
6 | Samstag, Samstags         | Saturday  | शनिवार
7 | Sonntag, Sonntags         | Sunday    | रविवार
""")

CURRENCIES = _table("""
euro   | Euro, €    | euros, €, euro     | यूरो, €
dollar | Dollar, $  | dollars, $, dollar | डॉलर, $
pound  | Pfund, £   | pounds, £, pound   | पाउंड, £
rupee  | Rupien, ₹  | rupees, ₹, rupee   | रुपये, ₹, रुपए
""")

UNITS = _table("""
km    | Kilometer, km, Kilometern     | kilometers, km, kilometer, kilometres  | किलोमीटर, किमी
m     | Meter, m, Metern              | meters, m, meter, metres               | मीटर, मी
mile  | Meilen, mi, Meile             | miles, mi, mile                        | मील, मील
foot  | Fuß, ft                       | feet, ft, foot                         | फ़ीट, फ़ुट
kg    | Kilogramm, kg, Kilo           | kilograms, kg, kilo, kilos             | किलोग्राम, किलो
tonne | Tonnen, t, Tonne              | tonnes, t, tons                        | टन, टन
cm    | Zentimeter, cm, Zentimetern   | centimeters, cm, centimetres           | सेंटीमीटर, सेमी
litre | Liter, l, Litern              | liters, l, litres                      | लीटर, ली
""")

MAGNITUDES: Mapping[str, Forms] = {
    "deu": ("Tausend", "Million", "Millionen", "Milliarde", "Milliarden", "Billion", "Billionen"),
    "hin": ("हज़ार", "लाख", "करोड़", "अरब", "मिलियन", "बिलियन"),
}

NEGATIONS: Mapping[str, str] = {
    "deu": r"nicht|kein(?:e|en|em|er|es)?|nie|niemals|nichts|niemand|niemanden|ohne|weder|nirgends",
    "eng": r"not|no|never|none|nothing|nobody|without|cannot|neither|nor|[a-z]+n['’]t",
    "hin": r"नहीं|नही|न|ना|मत|बिना|बगैर|बग़ैर",
}
"""As regular expressions of whole words, in small letters."""

POSTPOSITIONS = frozenset(
    ("में", "से", "को", "ने", "पर", "द्वारा", "लिए", "von", "mit", "für", "auf", "bei", "seit", "wegen")
)
"""Words that no one writes twice on purpose."""

_NUKTA = {"ड़": "\u095c", "ढ़": "\u095d", "ज़": "\u095b", "फ़": "\u095e"}


def spellings(form: str) -> set[str]:
    """A form with nukta letters in one code point, in two, and some without the dot."""
    whole = form
    for two, one in _NUKTA.items():
        whole = whole.replace(two, one)
    bare = form.replace("ज\u093c", "ज").replace("फ\u093c", "फ")
    return {form, whole, bare}


def forms(table: Table, language: str) -> dict[str, tuple[str, int]]:
    """Each spelling in a language, with its meaning and its place among the forms."""
    return {
        spelling: (meaning, place)
        for meaning, languages in table.items()
        for place, form in reversed(list(enumerate(languages[language])))
        for spelling in spellings(form)
    }


def pattern(words: list[str]) -> regex.Pattern[str]:
    """Any of `words` as a whole word; a sign such as `$` anywhere."""
    longest = sorted(words, key=len, reverse=True)
    letters = "|".join(regex.escape(word) for word in longest if word[0].isalpha())
    signs = "|".join(regex.escape(word) for word in longest if not word[0].isalpha())
    whole = rf"(?<![\p{{L}}\p{{M}}])(?:{letters})(?![\p{{L}}\p{{M}}])"
    return regex.compile(f"{whole}|{signs}" if signs else whole)

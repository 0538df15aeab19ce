"""Languages that the detector does not know, told by their most frequent small words."""

import re
from typing import NamedTuple


class _Language(NamedTuple):
    code: str
    detected: frozenset[str]
    """What the detector takes it for."""
    words: frozenset[str]
    """Frequent words that those languages do not have, or seldom."""
    share: float
    """The share of a text's words that must be among them."""
    fewest: int = 2


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LANGUAGES: tuple[_Language, ...] = (
    _Language(
        "ne",
        frozenset({"hi", "mr"}),
        _words(
            "छ छन् छैन छु थियो थिए भने भएको भएका गरेको गरेका गर्न गर्ने गरे पनि लागि त्यो लाई बाट सँग हुन् हुने "
            "हुन्छ रहेको रहेका उनले उनी अनि तर यसको उनको आफ्नो"
        ),
        0.06,
    ),
    # Short Hindi sentences full of names; Marathi says मध्ये, आहे, आणि, झाला.
    _Language(
        "hi",
        frozenset({"mr"}),
        _words("में है हैं था थे थी और से को के पर गया गई गए किया लिए हुए हुआ"),
        0.1,
        fewest=1,
    ),
    # Malay says kerana, bahawa, boleh, wang, pejabat.
    _Language(
        "id",
        frozenset({"ms"}),
        _words(
            "karena bahwa bisa saja sejak juta uang kantor kamis senin pekan mobil pemerintahan "
            "cuma harusnya resmi kemudian anda beberapa sekitar menurut usai"
        ),
        0.02,
    ),
    # Hindi typed with Latin letters.
    _Language(
        "hi-Latn",
        frozenset({"ms", "eu", "et", "tl", "tr", "sq", "az", "yo", "fi", "en", "hr", "sl"}),
        _words(
            "hai hain tha thi nahi nahin mein mai aur kya kyun kyon ke ka ki ko se par yeh ye woh "
            "voh bhi hum aap tum mera meri mere apna apni apne kuch bahut liye kar raha rahi rahe "
            "karna karte karta gaya hoga hota hoti koi agar lekin phir wala wale jab tab kaise "
            "kahan iska uska unka inka jo toh"
        ),
        0.25,
    ),
)
# Devanagari's vowel signs and its virama are marks, which \w leaves out.
_WORD = re.compile(r"[^\W\d_][\w\u0900-\u0963]*")


def corrected(detected: str, text: str) -> str:
    """The language of `text` that was taken for `detected`; mostly `detected` itself."""
    words = _WORD.findall(text.lower())
    for language in _LANGUAGES:
        if detected in language.detected:
            hits = sum(word in language.words for word in words)
            if hits >= language.fewest and hits >= language.share * len(words):
                return language.code
    return detected

"""Characters of the translation went wrong on their way.

What: letters that were read in the wrong encoding, replacement characters, rows of question marks
where words were, codes for characters such as `&uuml;`, control characters and byte order marks
within the text, characters for private use, and Hindi for fonts of before Unicode.

Why: readers see signs that nobody wrote, and search, spelling and screen readers fail.

Example: `SchÃ¤den` for `Schäden`; `à¤¹à¤¿` for `हि`; `Caf&eacute;`; `dke djus dh` for `काम करने की`.

Better: open the file in the encoding it was written in, mostly UTF-8, and save it as UTF-8; where
a character is lost (U+FFFD, `?`), go back to the copy that had it. A tool turns the text of
legacy fonts into Unicode.

False alarms: texts about encodings. What the source has as well is left alone.

Source: the encodings are those of the WHATWG Encoding Standard, names of characters those of HTML.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from aligner.bitext import Span
from aligner.checks.base import MANY, Check, NoOptions
from aligner.checks.reading import entities
from aligner.checks.target import translated
from aligner.checks.weight import quoted
from aligner.entities.garbled import Fault, Garbled, garbled
from aligner.evidence import Evidence
from aligner.mqm import Finding, Severity

_SAYS = {
    Fault.MISREAD: "{} was read in the wrong encoding.",
    Fault.LOST: "Characters were lost here: {}.",
    Fault.ENTITY: "{} is the code of a character, not the character.",
    Fault.PRIVATE: "A character for private use ({}) looks different, or like nothing, elsewhere.",
    Fault.CONTROL: "A control character ({}) stands in the text.",
    Fault.MARK: "A byte order mark ({}) stands within the text.",
    Fault.FONT: "{} is text for a font of before Unicode.",
}
_MINOR = {Fault.MARK, Fault.PRIVATE}  # mostly unseen, or an icon


def _find(evidence: Evidence, _: NoOptions) -> Iterator[Finding]:
    bitext = evidence.bitext
    found = entities(bitext.target, garbled)
    for segment, bead, source in translated(bitext):
        if not found[segment]:
            continue
        strays = list(_unexplained(found[segment][:MANY], source))
        for fault, group in groupby(sorted(strays, key=lambda e: e.fault), key=lambda e: e.fault):
            yield _finding(bead, fault, list(group), bitext.target.text)


def _unexplained(found: Sequence[Garbled], source: str) -> Iterator[Garbled]:
    """What the source does not have, too: markup, or a text about such things."""
    codes = any(each.fault is Fault.ENTITY for each in found) and any(
        each.fault is Fault.ENTITY for each in garbled(source, "und")
    )
    for each in found:
        if each.text not in source and not (codes and each.fault is Fault.ENTITY):
            yield each


def _finding(bead: int, fault: Fault, group: list[Garbled], text: str) -> Finding:
    """One finding for all of one kind in a segment: they have one cause."""
    span = Span(group[0].span.start, group[-1].span.end)
    shown = group[0].text
    unseen = not shown.isprintable() or fault is Fault.PRIVATE
    what = f"U+{ord(shown[0]):04X}" if unseen else quoted(text[span.start : span.end])
    return CHARACTER_ENCODING.finding(
        _SAYS[fault].format(what),
        bead,
        None,
        span,
        severity=Severity.MINOR if fault in _MINOR else None,
        suggestion=_mended(group, span, text),
    )


def _mended(group: list[Garbled], span: Span, text: str) -> str | None:
    """The passage with the characters that were meant; None where one of them is unknown."""
    parts, at = [], span.start
    for each in group:
        if each.meant is None:
            return None
        parts += [text[at : each.span.start], each.meant]
        at = each.span.end
    return "".join(parts)


CHARACTER_ENCODING = Check(
    "character-encoding", "fluency/character-encoding", Severity.MAJOR, _find, __doc__
)

"""XLIFF 2.1, which programs for translators open.

https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html
"""

from pathlib import Path
from xml.sax.saxutils import quoteattr

from aligner.bitext import Bitext
from aligner.writers.written import (
    Row,
    Written,
    left_out,
    lost_characters,
    one_file,
    rows,
    xml_characters,
)
from aligner.writers.xml_text import escaped

_HEADER = """\
<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang={source} \
trgLang={target}>
  <file id="f1" original={name}>
"""


def xliff(bitext: Bitext) -> Written:
    """A unit for each bead that has a source; a note says which were moved.

    The id of a unit is the number of its bead, from 1, after a `u`.
    """
    units = [_unit(number, row) for number, row in enumerate(rows(bitext), start=1) if row.source]
    header = _HEADER.format(
        source=quoteattr(bitext.source.language),
        target=quoteattr(bitext.target.language),
        name=quoteattr(xml_characters(Path(bitext.source.name).name)),
    )
    additions = sum(bool(row.target) and not row.source for row in rows(bitext))
    note = left_out(additions, "addition to the translation", "XLIFF")
    return one_file(
        header + "".join(units) + "  </file>\n</xliff>\n", note, lost_characters(bitext)
    )


def _unit(number: int, row: Row) -> str:
    moved = '      <notes><note category="moved">moved</note></notes>\n' if row.bead.moved else ""
    state = ' state="translated"' if row.target else ""
    target = f"\n        {_text('target', row.target)}" if row.target else ""
    return (
        f'    <unit id="u{number}">\n{moved}      <segment{state}>\n'
        f"        {_text('source', row.source)}{target}\n"
        "      </segment>\n    </unit>\n"
    )


def _text(element: str, text: str) -> str:
    return f'<{element} xml:space="preserve">{escaped(text)}</{element}>'

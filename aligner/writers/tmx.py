"""TMX 1.4, the exchange format of translation memories."""

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from aligner import __version__
from aligner.bitext import Bitext
from aligner.writers.written import Row, Written, left_out, lost_characters, one_file, rows
from aligner.writers.xml_text import escaped

_HEADER = """\
<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
  <header creationtool="aligner" creationtoolversion={version} segtype="sentence" o-tmf="aligner" \
adminlang="en" srclang={source} datatype="plaintext"/>
  <body>
"""


def tmx(bitext: Bitext) -> Written:
    """A unit for each bead that has both sides; a property says which were moved.

    Its `tuid` is the number of the bead, from 1.
    """
    units = [
        _unit(number, row, bitext.source.language, bitext.target.language)
        for number, row in enumerate(rows(bitext), start=1)
        if row.source and row.target
    ]
    header = _HEADER.format(
        version=quoteattr(__version__), source=quoteattr(bitext.source.language)
    )
    note = left_out(len(bitext.beads) - len(units), "bead with an empty side", "TMX")
    return one_file(header + "".join(units) + "  </body>\n</tmx>\n", note, lost_characters(bitext))


def _unit(number: int, row: Row, source: str, target: str) -> str:
    return "".join(
        (
            f'    <tu tuid="{number}">\n',
            *_properties(row),
            f"      <tuv xml:lang={quoteattr(source)}><seg>{escaped(row.source)}</seg></tuv>\n",
            f"      <tuv xml:lang={quoteattr(target)}><seg>{escaped(row.target)}</seg></tuv>\n",
            "    </tu>\n",
        )
    )


def _properties(row: Row) -> Iterator[str]:
    if row.bead.confidence is not None:
        yield f'      <prop type="x-confidence">{row.bead.confidence:.4f}</prop>\n'
    if row.bead.moved:
        yield '      <prop type="x-moved">yes</prop>\n'

"""A table of both texts side by side, to be read in a browser."""

from html import escape

from aligner.bitext import Bitext
from aligner.writers.written import Row, Written, lost_characters, one_file, rows, xml_characters
from aligner.writers.xml_text import escaped

_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font-family: sans-serif; margin: 1rem; }}
table {{ border-collapse: collapse; width: 100%; }}
th, td {{ border: 1px solid gray; padding: .3rem .5rem; text-align: start; vertical-align: top; }}
td:nth-child(n+2) {{ width: 48%; unicode-bidi: isolate; white-space: pre-wrap; }}
.left-out td {{ background: #f802; }}
.moved td {{ background: #08f2; }}
</style>
</head>
<body>
<table>
<thead>
<tr><th scope="col">No.</th><th scope="col">{source}</th><th scope="col">{target}</th></tr>
</thead>
<tbody>
"""


def html(bitext: Bitext) -> Written:
    """One row a bead; those with an empty side and those that were moved are coloured."""
    names = [_attribute(each.name) for each in (bitext.source, bitext.target)]
    page = _PAGE.format(title=" – ".join(names), source=names[0], target=names[1])
    languages = (_attribute(bitext.source.language), _attribute(bitext.target.language))
    body = "".join(_row(number, row, *languages) for number, row in enumerate(rows(bitext), 1))
    return one_file(page + body + "</tbody>\n</table>\n</body>\n</html>\n", lost_characters(bitext))


def _row(number: int, row: Row, source: str, target: str) -> str:
    kinds = [
        *(["left-out"] if not row.bead.aligned else []),
        *(["moved"] if row.bead.moved else []),
    ]
    kind = f' class="{" ".join(kinds)}"' if kinds else ""
    return (
        f"<tr{kind}><td>{number}</td>"
        f'<td lang="{source}" dir="auto">{escaped(row.source)}</td>'
        f'<td lang="{target}" dir="auto">{escaped(row.target)}</td></tr>\n'
    )


def _attribute(text: str) -> str:
    return escape(xml_characters(text))

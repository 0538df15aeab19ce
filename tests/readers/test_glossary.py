from pathlib import Path

import pytest

from aligner.errors import InputError
from aligner.readers.glossary import read_glossary
from aligner.terms import Term


def terms(folder: Path, text: str, name: str = "terms.csv") -> tuple[Term, ...]:
    path = folder / name
    path.write_bytes(text.encode())
    return read_glossary(path)


def test_two_columns_without_a_header(tmp_path: Path) -> None:
    assert terms(tmp_path, "Vertrag,अनुबंध|करार\nBundestag,=\niPhone,\n\n") == (
        Term("Vertrag", ("अनुबंध", "करार")),
        Term("Bundestag", do_not_translate=True),
        Term("iPhone", do_not_translate=True),
    )


@pytest.mark.parametrize(("name", "mark"), [("a.csv", ";"), ("a.tsv", "\t"), ("a.csv", "\t")])
def test_delimiters_and_a_header_of_languages(tmp_path: Path, name: str, mark: str) -> None:
    rows = [["note", "DE", "hi-IN", "case"], ["a, b", "Recht", "अधिकार", "yes"]]
    text = "\r\n".join(mark.join(row) for row in rows)
    assert terms(tmp_path, "\ufeff" + text, name) == (
        Term("Recht", ("अधिकार",), case_sensitive=True, languages=("de", "hi-IN"), note="a, b"),
    )


def test_forbidden_words_and_forbidden_lines(tmp_path: Path) -> None:
    text = 'Source,Target,Forbidden\nA,x,"y|z"\nB,q,yes\n,,utilize\nC,,w\n'
    assert terms(tmp_path, text) == (
        Term("A", ("x",), ("y", "z")),
        Term("B", (), ("q",)),
        Term("", (), ("utilize",)),
        Term("C", (), ("w",)),
    )


@pytest.mark.parametrize(
    ("text", "name", "message"),
    [
        ("a,b\nc,d,e\n", "a.csv", "line 2 has 3 cells where 2 are named"),
        ("a,b\n,d\n", "a.csv", "line 2 has no term in the column of the source"),
        ('a,b\n"c,d\n', "a.csv", "line 2 cannot be read"),
        ('a,b\n"c\nd",e\n"f,g\nh,i\nj,k\n', "a.csv", "line 4 cannot be read"),
        ("source,target,case\na,b,maybe\n", "a.csv", 'line 2 has case "maybe"'),
        ("source,target\n", "a.csv", "no terms in it"),
        ("a,b", "a.doc", "no glossary by its name"),
        ("<martif>\n<text></martif>", "a.tbx", "damaged XML at line 2"),
        ("<html/>", "a.tbx", "line 1 begins <html>, which is no TBX"),
        ("<tbx/>", "a.tbx", "no terms in it"),
        (
            '<tbx><conceptEntry>\n<langSec xml:lang="dee3"/></conceptEntry></tbx>',
            "a.tbx",
            'line 2: unknown language code "dee3"',
        ),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, text: str, name: str, message: str) -> None:
    with pytest.raises(InputError) as raised:
        terms(tmp_path, text, name)
    assert message in str(raised.value)
    assert "\n" not in str(raised.value)


MARTIF = """<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic"><text><body>
<termEntry id="1"><note>of law</note>
<langSet xml:lang="de"><tig><term>Vertrag</term></tig></langSet>
<langSet xml:lang="hi">
<tig><term>करार</term><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></tig>
<ntig><termGrp><term>ठेका</term>
<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termGrp></ntig>
<tig><term>अनुबंध</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
</langSet></termEntry></body></text></martif>"""

TBX = """<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
xmlns:min="http://www.tbxinfo.net/ns/min"><text><body><conceptEntry id="1">
<note>of law</note>
<langSec xml:lang="de"><termSec><term>Vertrag</term></termSec></langSec>
<langSec xml:lang="hi">
<termSec><term>करार</term></termSec>
<termSec><term>अनुबंध</term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec>
<termSec><term>ठेका</term><min:administrativeStatus>notRecommended</min:administrativeStatus></termSec>
</langSec></conceptEntry></body></text></tbx>"""


@pytest.mark.parametrize("text", [MARTIF, TBX], ids=["version 2", "version 3"])
def test_tbx(tmp_path: Path, text: str) -> None:
    first, *turned = terms(tmp_path, text, "a.tbx")
    assert first == Term(
        "Vertrag", ("अनुबंध", "करार"), ("ठेका",), languages=("de", "hi"), note="of law"
    )
    assert [(term.source, term.targets) for term in turned] == [
        (source, ("Vertrag",)) for source in ("अनुबंध", "करार", "ठेका")
    ]


def test_entities_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    text = MARTIF.replace(
        '<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">',
        f'<!DOCTYPE martif [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>',
    ).replace("Vertrag", "Vertrag&x;")
    with pytest.raises(InputError, match="declares entities"):
        terms(tmp_path, text, "a.tbx")

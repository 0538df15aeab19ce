"""XML from files that nobody vouches for: nothing is fetched, nothing expanded.

Of tags and attributes there may be 5 million, which take about 1 GB. The parser itself refuses
elements nested deeper than 256 and texts of more than 10 MB.
"""

import re

from lxml import etree

from aligner.errors import InputError

MOST_TAGS = 5_000_000
_PROLOG = 65536
_POSITION = re.compile(r",? line \d+, column \d+.*", re.DOTALL)


def xml_root(name: str, data: bytes, *, comments: bool = False) -> etree._Element:
    """The root element of an XML file.

    Args:
        name: what errors call it.
        data: its content.
        comments: whether its comments are in it.

    Raises:
        InputError: if it is damaged, too large, nested too deep, or declares entities.
    """
    if data.count(b"<") + data.count(b"=") > MOST_TAGS:
        raise InputError(f"{name}: more than {MOST_TAGS:,} tags and attributes. Divide it.")
    try:
        root = etree.fromstring(data, _parser(comments=comments))
    except (etree.XMLSyntaxError, ValueError) as error:  # ValueError: an encoding it cannot take
        raise _fault(name, data, error) from error
    if _declares(root):
        raise _entities(name)
    return root


def _parser(*, comments: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=not comments,
        remove_pis=True,
    )


def _declares(root: etree._Element) -> bool:
    dtd = root.getroottree().docinfo.internalDTD
    return dtd is not None and next(iter(dtd.iterentities()), None) is not None


def _entities(name: str) -> InputError:
    return InputError(f"{name}: its DOCTYPE declares entities. Save it without them.")


def _fault(name: str, data: bytes, error: Exception) -> InputError:
    plain = data[:_PROLOG].replace(b"\0", b"")  # UTF-16 as well
    if b"<!ENTITY" in plain:
        return _entities(name)
    says = str(error)
    if "depth" in says:
        return InputError(f"{name}: elements nested deeper than 256. Save it with fewer levels.")
    if "huge" in says.lower():
        return InputError(f"{name}: a text of more than 10 MB in one element. Divide it.")
    place = ""
    if isinstance(error, etree.XMLSyntaxError) and error.lineno:
        place = f" at line {error.lineno}, column {(error.offset or 0) + 1}"
    reason = _POSITION.sub("", says).strip()
    return InputError(f"{name}: damaged XML{place} ({reason}). Save the file again, or mend it.")

"""OpenDocument texts (.odt)."""

from collections.abc import Iterator

from lxml import etree

from aligner.errors import InputError
from aligner.readers.blocks import Block, RawText, assembled
from aligner.readers.office.archive import Archive, misnamed, protected
from aligner.readers.office.flow import Flow
from aligner.readers.office.odt_story import Story
from aligner.readers.office.odt_styles import STYLE, hidden_styles
from aligner.readers.options import Reading

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_MARGINS = {
    f"{STYLE}{name}{which}": name
    for name in ("header", "footer")
    for which in ("", "-first", "-left")
}
_KIND = "application/vnd.oasis.opendocument."
_OTHERS = {
    "spreadsheet": "an OpenDocument spreadsheet (.ods)",
    "presentation": "an OpenDocument presentation (.odp)",
    "graphics": "an OpenDocument drawing (.odg)",
}


def read_odt(name: str, data: bytes, reading: Reading) -> RawText:
    """The text of an OpenDocument text, as if all its tracked changes were accepted.

    The body in order, then notes, headers and footers.

    Raises:
        InputError: if it is no such document, damaged or protected, or has no text.
    """
    archive = Archive(name, data)
    _check(archive)
    content = archive.xml("content.xml")
    styles = archive.xml("styles.xml") if "styles.xml" in archive else None
    hidden = hidden_styles([content] if styles is None else [content, styles])
    body = content.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise InputError(f"{name}: no text document is in 'content.xml'. Save it as .odt again.")
    flow = Flow()
    Story(flow, hidden).walk(body)
    margins = [] if styles is None else list(_margins(styles, hidden))
    return assembled(name, [*flow.blocks(), *margins], structure=reading.structure)


def _check(archive: Archive) -> None:
    """Raises InputError for what is encrypted, or no text document."""
    if "encrypted-package" in archive or _is_encrypted(archive):
        raise protected(archive.name)
    if "content.xml" not in archive:
        raise misnamed(archive, "OpenDocument text (.odt)")
    if "mimetype" in archive:
        kind = archive.read("mimetype").decode("ascii", errors="replace").strip()
        other = _OTHERS.get(kind.removeprefix(_KIND).removesuffix("-template"))
        if other:
            raise InputError(f"{archive.name}: {other}, no text. Save its text as .odt.")


def _is_encrypted(archive: Archive) -> bool:
    if "META-INF/manifest.xml" not in archive:
        return False
    manifest = archive.xml("META-INF/manifest.xml")
    return next(manifest.iter("{*}encryption-data"), None) is not None


def _margins(styles: etree._Element, hidden: frozenset[str]) -> Iterator[Block]:
    """The headers and footers, each text once."""
    seen: set[str] = set()
    for page in styles.iter(f"{STYLE}master-page"):
        for each in page.iterchildren(*_MARGINS):
            flow = Flow()
            flow.enter(_MARGINS[each.tag], behind=True)
            Story(flow, hidden).walk(each)
            for block in flow.blocks():
                if block.text not in seen:
                    seen.add(block.text)
                    yield block

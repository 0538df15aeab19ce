"""Word documents (.docx)."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from aligner.errors import InputError
from aligner.readers.blocks import Block, RawText, assembled
from aligner.readers.office.archive import Archive, misnamed, protected
from aligner.readers.office.docx_names import child, is_on, relation, tags, value
from aligner.readers.office.docx_story import Story
from aligner.readers.office.docx_styles import Styles, styles
from aligner.readers.office.flow import Flow
from aligner.readers.office.opc import Relation, relations
from aligner.readers.options import Reading
from aligner.readers.told import told

_OTHERS = {
    "xl": "an Excel workbook (.xlsx)",
    "ppt": "a PowerPoint presentation (.pptx)",
    "visio": "a Visio drawing (.vsdx)",
}


class _Package(NamedTuple):
    """The archive, the path of the main part, what that refers to, and the styles."""

    archive: Archive
    main: str
    relations: dict[str, Relation]
    styles: Styles


def read_docx(name: str, data: bytes, reading: Reading) -> RawText:
    """The text of a Word document, as if all its tracked changes were accepted.

    The body in order, then footnotes, endnotes, headers and footers.

    Raises:
        InputError: if it is no such document, damaged or protected, or has no text.
    """
    package = _opened(Archive(name, data))
    flow = Flow()
    story = Story(flow, package.styles, _comments(package))
    root = package.archive.xml(package.main)
    body = child(root, "body")
    if body is None:
        raise InputError(f"{name}: damaged, {package.main!a} has no body. Save it again.")
    story.walk(body, package.relations)
    sections = tuple(story.sections)
    for kind in ("footnote", "endnote"):
        _notes(package, story, flow, kind)
    blocks = [*flow.blocks(), *_margins(package, sections)]
    return assembled(name, blocks, structure=reading.structure)


def _opened(archive: Archive) -> _Package:
    if "EncryptedPackage" in archive:
        raise protected(archive.name)
    found = relations(archive, "").values()
    main = next((each.target for each in found if each.kind == "officeDocument"), None)
    if main is None:
        raise misnamed(archive, "Word document (.docx)")
    folder = main.partition("/")[0]
    if folder in _OTHERS:
        raise InputError(
            f"{archive.name}: {_OTHERS[folder]}, no Word document. Save its text as .docx."
        )
    refers = relations(archive, main)
    path = _part(archive, refers, "styles")
    return _Package(archive, main, refers, styles(archive.xml(path)) if path else Styles())


def _part(archive: Archive, refers: Mapping[str, Relation], kind: str) -> str | None:
    """The path of the part of a kind of which there is one."""
    paths = (each.target for each in refers.values() if each.kind == kind)
    return next((path for path in paths if path in archive), None)


def _comments(package: _Package) -> dict[str, str]:
    """What comments tell this program, by their ids."""
    path = _part(package.archive, package.relations, "comments")
    if path is None:
        return {}
    root = package.archive.xml(path)
    texts = {
        value(each, "id") or "": "".join(text.text or "" for text in each.iter(*tags("t")))
        for each in root.iterchildren(*tags("comment"))
    }
    return {key: said for key, text in texts.items() if (said := told(text)) is not None}


def _notes(package: _Package, story: Story, flow: Flow, kind: str) -> None:
    """Adds the notes that the body refers to, by the numbers that they have there."""
    path = _part(package.archive, package.relations, f"{kind}s")
    if path is None:
        return
    root = package.archive.xml(path)
    there = relations(package.archive, path)
    found = {value(each, "id"): each for each in root.iterchildren(*tags(kind))}
    wanted = dict.fromkeys(key for each, key in story.notes if each == kind)
    for key in wanted:
        label = flow.numbered(kind)
        if (note := found.get(key)) is not None:
            flow.enter(label, behind=True)
            story.walk(note, there)
            flow.leave()


def _margins(package: _Package, sections: Iterable[etree._Element]) -> Iterator[Block]:
    """The headers and footers that are shown, each text once."""
    seen: set[str] = set()
    for label, path in _margin_parts(package, sections):
        flow = Flow()
        flow.enter(label, behind=True)
        Story(flow, package.styles).walk(
            package.archive.xml(path), relations(package.archive, path)
        )
        for block in flow.blocks():
            if block.text not in seen:
                seen.add(block.text)
                yield block


def _margin_parts(
    package: _Package, sections: Iterable[etree._Element]
) -> dict[tuple[str, str], None]:
    """`header` or `footer`, and the path of the part."""
    found: dict[tuple[str, str], None] = {}
    for section in sections:
        first = bool(is_on(child(section, "titlePg")))
        for label in ("header", "footer"):
            for each in section.iterchildren(*tags(f"{label}Reference")):
                part = package.relations.get(relation(each) or "")
                shown = first or value(each, "type") != "first"
                if part and shown and part.target in package.archive:
                    found[label, part.target] = None
    return found

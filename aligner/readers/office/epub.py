"""E-books (.epub)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from aligner.errors import InputError
from aligner.readers.blocks import Block, BlockBuilder, RawText, assembled
from aligner.readers.office.archive import Archive, misnamed, resolved
from aligner.readers.office.epub_story import Story, chapter_root, local
from aligner.readers.office.flow import Flow
from aligner.readers.options import Reading
from aligner.readers.said import known_language

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_CHAPTERS = {"application/xhtml+xml", "text/html", "application/xml", "text/x-oeb1-document"}
# Fonts are often garbled so that nobody takes them out of the book; the text is not.
_OF_FONTS = {"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"}
_TITLE = 40  # characters of the title of a chapter that a place is called by
_NO_TITLES = {"unknown title", "unknown", "untitled", "[no title]"}
_GROUPS = 1 << 20


class _Book(NamedTuple):
    """Title, language, and the paths of the chapters in order."""

    title: str
    language: str | None
    chapters: tuple[str, ...]


def read_epub(name: str, data: bytes, reading: Reading) -> RawText:
    """The text of an e-book, its title first, then its chapters in order.

    Raises:
        InputError: if it is no such book, damaged or protected, or has no text.
    """
    archive = Archive(name, data)
    book = _book(archive)
    _refuse_protected(archive, book)
    found = assembled(name, _blocks(archive, book), structure=reading.structure)
    return replace(found, language=book.language)


def _blocks(archive: Archive, book: _Book) -> Iterator[Block]:
    if title := _field("title", book.title):
        yield title
    number = 0
    for path in book.chapters:
        root = chapter_root(f"{archive.name}: {path}", archive.read(path))
        flow = Flow()
        body = next((each for each in root.iter() if local(each) == "body"), root)
        Story(flow).walk(body)
        blocks = flow.blocks()
        if not any(block.text for block in blocks):
            yield from blocks  # there may be comments
            continue
        number += 1
        title_of = _chapter_title(root, book.title)
        label = f"chapter {number} ({title_of})" if title_of else f"chapter {number}"
        yield from (_within(label, number, block) for block in blocks)


def _field(name: str, text: str) -> Block | None:
    builder = BlockBuilder()
    builder.label(name)
    builder.text(text)
    return builder.block(field=name)


def _within(label: str, number: int, block: Block) -> Block:
    labels = tuple((offset, f"{label}, {each}") for offset, each in block.labels)
    group = None if block.group is None else number * _GROUPS + block.group
    return block._replace(labels=labels, group=group)


def _chapter_title(root: etree._Element, book: str) -> str:
    """The first heading of a chapter, or its title where it has one of its own."""
    found = {"h": "", "title": ""}
    for each in root.iter():
        name = local(each)
        key = "h" if name in {"h1", "h2", "h3"} else name
        if key in found and not found[key]:
            found[key] = " ".join(str(each.xpath("string()")).split())  # without comments
            if key == "h":
                break
    title = found["h"] or (found["title"] if found["title"] != book else "")
    return title if len(title) <= _TITLE else title[: _TITLE - 1].rstrip() + "…"


def _book(archive: Archive) -> _Book:
    """What the package document says."""
    if _CONTAINER not in archive:
        raise misnamed(archive, "e-book (.epub)")
    files = archive.xml(_CONTAINER).iter("{*}rootfile")
    path = next((resolved("", unquote(each.get("full-path", ""))) for each in files), "")
    package = archive.xml(path)
    items = {each.get("id"): each for each in package.iterfind("{*}manifest/{*}item")}
    spine = (items.get(each.get("idref")) for each in package.iterfind("{*}spine/{*}itemref"))
    chapters = (resolved(path, unquote(_href(each))) for each in spine if _is_chapter(each))
    return _Book(
        _title(package),
        known_language(_first(package, "language")),
        tuple(dict.fromkeys(each for each in chapters if each in archive)),
    )


def _title(package: etree._Element) -> str:
    """The title, unless a tool wrote that there is none."""
    title = _first(package, "title") or ""
    return "" if title.lower() in _NO_TITLES else title


def _is_chapter(item: etree._Element | None) -> bool:
    """Whether it is text, and not the table of contents."""
    if item is None:
        return False
    navigation = "nav" in item.get("properties", "").split()
    return item.get("media-type") in _CHAPTERS and not navigation


def _href(item: etree._Element | None) -> str:
    return "" if item is None else item.get("href", "").partition("#")[0]


def _first(package: etree._Element, name: str) -> str | None:
    found = package.find(f"{{*}}metadata//{{http://purl.org/dc/elements/1.1/}}{name}")
    return found.text.strip() if found is not None and found.text else None


def _refuse_protected(archive: Archive, book: _Book) -> None:
    """Raises InputError where chapters are encrypted."""
    if _ENCRYPTION not in archive:
        return
    chapters = frozenset(book.chapters)
    for each in archive.xml(_ENCRYPTION).iter("{*}EncryptedData"):
        method = each.find("{*}EncryptionMethod")
        if method is not None and method.get("Algorithm") in _OF_FONTS:
            continue
        reference = each.find(".//{*}CipherReference")
        path = "" if reference is None else unquote(reference.get("URI", ""))
        if resolved("", path) in chapters:
            raise InputError(
                f"{archive.name}: its chapters are protected (DRM). Give a copy without protection."
            )

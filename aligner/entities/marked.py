"""What the markup of a file says besides its text: where links lead, images, code, tags."""

from dataclasses import replace
from functools import lru_cache

import regex

from aligner.bitext import Mark, Span
from aligner.entities.links import Link, LinkKind, file_key, url_key
from aligner.entities.markup import Kind, Placeholder
from aligner.entities.placeholders import read_placeholders

_SCHEME = regex.compile(r"([a-z][a-z0-9+.-]*):", regex.IGNORECASE)
# To the end of a line, where it begins or after white space: comments are translated.
_COMMENT = regex.compile(
    r"(?:^|(?<=\s))(?:#|//|--(?=\s)|;).*$|/\*.*?\*/|<!--.*?-->", regex.MULTILINE
)
_STRING = regex.compile(r"\"[^\"\n]*+\"|(?<!\w)'[^'\n]*+'(?!\w)")
_TECHNICAL = regex.compile(r"[!-~]*[0-9./:@_=$%&#<>{}\\-][!-~]*+|")


def with_links(found: tuple[Link, ...], marks: tuple[Mark, ...]) -> tuple[Link, ...]:
    """The addresses in a segment, and those that its links lead to and its text does not show."""
    hidden = [_link(mark) for mark in marks if mark.kind == "link"]
    shown = {link.key for link in found}
    added = [link for link in hidden if link.key not in shown]
    return tuple(sorted((*found, *added), key=lambda link: link.span)) if added else found


def _link(mark: Mark) -> Link:
    address = mark.value
    scheme = _SCHEME.match(address)
    if scheme and scheme[1].lower() == "mailto":
        address = address[scheme.end() :].partition("?")[0]
        return Link(mark.span, LinkKind.EMAIL, address, address.lower(), hidden=True)
    return Link(mark.span, LinkKind.URL, address, _address_key(address), hidden=True)


def _address_key(address: str) -> str:
    """Pages of a site have names in its language, files beside a file do not."""
    if address.startswith("//"):
        return url_key(f"https:{address}")
    if address.startswith(("/", "#", "?")):
        return "/"
    if "://" in address:
        return url_key(address)
    return address if _SCHEME.match(address) else file_key(address)


def with_placeholders(
    found: tuple[Placeholder, ...], marks: tuple[Mark, ...]
) -> tuple[Placeholder, ...]:
    """What a program reads in a segment, and code, images and tags that its text does not show."""
    made = [each for each in map(_placeholder, marks) if each]
    if not made:
        return found
    codes = [each.span for each in made if each.kind is Kind.CODE]
    kept = [each for each in found if not any(_within(each.span, code) for code in codes)]
    return tuple(sorted((*kept, *made), key=lambda each: each.span))


def _placeholder(mark: Mark) -> Placeholder | None:
    if mark.kind == "code":
        return Placeholder(mark.span, Kind.CODE, mark.value.strip(), code_key(mark.value))
    if mark.kind == "image":
        key = url_key(mark.value) if "://" in mark.value else file_key(mark.value)
        return Placeholder(mark.span, Kind.IMAGE, mark.value, f"![]({key})")
    if mark.kind == "tag":
        tag = next(
            (each for each in read_placeholders(mark.value, "") if each.kind is Kind.TAG), None
        )
        return replace(tag, span=mark.span) if tag else None
    return None


@lru_cache(1 << 10)
def code_key(code: str) -> str:
    """Code as a machine reads it: what is written in it for people may be translated.

    These are comments and texts in quotation marks, but for paths, addresses, names with a number.
    Blank lines and space at the ends of lines count for nothing.
    """
    if "\n" in code:
        code = _COMMENT.sub("", code)
    lines = (line.rstrip() for line in _STRING.sub(_kept, code).split("\n"))
    return "\n".join(line for line in lines if line).strip()


def _kept(match: regex.Match[str]) -> str:
    written: str = match.group()
    return written if _TECHNICAL.fullmatch(written[1:-1]) else '""'


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end

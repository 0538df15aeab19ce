"""The lines of a PDF file by the library PDFium, in a process of its own.

A file of some megabytes can make the library take gigabytes, or crash. So this module is run as a
program, with limits, and needs nothing of this package:

    python -c SOURCE FILE OUTPUT MEMORY

MEMORY is the most bytes that it may take. OUTPUT gets a word for what became of it and a line
break, then a line of JSON for each page: a list of lines, each of them its text, its left, upper,
right and lower edge in points, and how wide its first word is.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

MOST_MEMORY = 2 * 2**30
MOST_TEXT = 100 * 2**20
READ, DAMAGED, PROTECTED, TOO_LARGE = "read", "damaged", "protected", "too-large"
# What PDFium makes of a hyphen at the end of a line, and of the end of that line.
_HYPHEN = "\ufffe"

Row = tuple[str, float, float, float, float, float]


def found(data: bytes) -> tuple[str, list[list[Row]]]:
    """What became of it, and the lines of each page."""
    import pypdfium2 as pdfium  # noqa: PLC0415 (an extra)

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        return PROTECTED if "password" in str(error).lower() else DAMAGED, []
    pages: list[list[Row]] = []
    left = MOST_TEXT
    try:
        for index in range(len(document)):
            pages.append(_page(document[index]))
            left -= sum(len(row[0]) for row in pages[-1]) + 1
            if left < 0:
                return TOO_LARGE, []
    except pdfium.PdfiumError:
        return DAMAGED, []
    finally:
        document.close()
    return READ, pages


def _page(page: Any) -> list[Row]:  # noqa: ANN401 (a library without types)
    text_page = page.get_textpage()
    turned = page.get_rotation()
    rows = list(_rows(text_page, turned))
    text_page.close()
    page.close()
    return rows


def _rows(page: Any, turned: int) -> Iterator[Row]:  # noqa: ANN401
    """The lines of a page, which is turned by so many degrees when shown."""
    at = 0  # in units of UTF-16
    for line in page.get_text_range(errors="replace").split("\n"):
        parts = line.split(_HYPHEN)
        for number, part in enumerate(parts, 1):
            shown = part.rstrip("\r") + "-" * (number < len(parts))
            text = shown.strip()
            if text:
                start = at + _units(shown[: len(shown) - len(shown.lstrip())])
                word = start + _units(text.split(maxsplit=1)[0]) - 1
                end = start + _units(text) - 1
                boxes = [_box(page, unit, turned) for unit in (start, word, end)]
                yield (shown, *_around(boxes), boxes[1][2] - boxes[0][0])
            at += _units(part) + 1


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _around(boxes: list[tuple[float, float, float, float]]) -> tuple[float, float, float, float]:
    """The box around some."""
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)


def _box(page: Any, unit: int, turned: int) -> tuple[float, float, float, float]:  # noqa: ANN401
    """Where the character stands on the page as it is shown, relative to some corner."""
    import pypdfium2 as pdfium  # noqa: PLC0415 (an extra)

    index = pdfium.raw.FPDFText_GetCharIndexFromTextIndex(page.raw, unit)
    if index < 0:
        return 0.0, 0.0, 0.0, 0.0
    left, low, right, high = page.get_charbox(index, loose=True)
    if turned == 90:
        return low, left, high, right
    if turned == 180:
        return -right, low, -left, high
    if turned == 270:
        return -high, -right, -low, -left
    return left, -high, right, -low


def main(source: str, target: str, memory: str) -> None:
    _limit_memory(int(memory))
    became, pages = found(Path(source).read_bytes())
    lines = (json.dumps(page) for page in pages)
    Path(target).write_text("\n".join((became, *lines)), encoding="utf-8")


def _limit_memory(wanted: int) -> None:
    """As far as the system knows such limits."""
    try:
        import resource  # noqa: PLC0415 (not on Windows)

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        allowed = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
        resource.setrlimit(resource.RLIMIT_AS, (allowed, most))
    except (ImportError, OSError, ValueError):
        return


if __name__ == "__main__":
    main(*sys.argv[1:])

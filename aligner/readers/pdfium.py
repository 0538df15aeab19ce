"""The text of a PDF file by the library PDFium, in a process of its own.

A file of some megabytes can make the library take gigabytes, or crash. So this module is run as a
program, with limits, and needs nothing of this package:

    python -c SOURCE FILE OUTPUT MEMORY

MEMORY is the most bytes that it may take. OUTPUT gets a word for what became of it and a line
break, then the pages, each with a form feed behind it.
"""

import sys
from pathlib import Path

MOST_MEMORY = 2 * 2**30
MOST_TEXT = 100 * 2**20
READ, DAMAGED, PROTECTED, TOO_LARGE = "read", "damaged", "protected", "too-large"


def found(data: bytes) -> tuple[str, list[str]]:
    """What became of it, and the text of each page."""
    import pypdfium2 as pdfium  # noqa: PLC0415 (an extra)

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        return PROTECTED if "password" in str(error).lower() else DAMAGED, []
    texts = []
    left = MOST_TEXT
    try:
        for index in range(len(document)):
            page = document[index]
            text_page = page.get_textpage()
            texts.append(text_page.get_text_bounded(errors="replace").replace("\f", " "))
            text_page.close()
            page.close()
            left -= len(texts[-1]) + 1
            if left < 0:
                return TOO_LARGE, []
    except pdfium.PdfiumError:
        return DAMAGED, []
    finally:
        document.close()
    return READ, texts


def main(source: str, target: str, memory: str) -> None:
    _limit_memory(int(memory))
    became, texts = found(Path(source).read_bytes())
    pages = "".join(f"{text}\f" for text in texts)
    Path(target).write_bytes(f"{became}\n{pages}".encode("utf-8", errors="replace"))


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

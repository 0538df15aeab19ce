"""The text of the pages of a PDF file, by whatever program or library is at hand."""

import os
import shutil
import subprocess
import tempfile
import threading
from pathlib import Path
from typing import IO, Any, BinaryIO

from lxml import etree

from aligner.errors import InputError
from aligner.readers.archive import protected
from aligner.readers.extras import extra
from aligner.readers.pdf_boxes import boxed
from aligner.readers.pdf_letters import lettered
from aligner.readers.pdf_lines import Line

SECONDS = 120
MOST_TEXT = 100 * 2**20
MOST_OUTPUT = 500 * 2**20  # words with their places
MOST_PAGES = 20_000
# Exit codes of poppler.
_NOT_ALLOWED, _NOT_KNOWN = 3, 99
# What PDFium makes of a hyphen at the end of a line and the end of the line.
_LINE_HYPHEN = "\x02"


def poppler() -> str | None:
    """The path of the program `pdftotext`, where it is installed."""
    return shutil.which("pdftotext")


def poppler_pages(name: str, data: bytes, program: str) -> list[list[Line]]:
    """The lines of each page, by poppler's `pdftotext`.

    Raises:
        InputError: if the file is damaged or protected, or takes too long.
    """
    with tempfile.TemporaryDirectory(prefix="aligner-") as folder:
        path = Path(folder, "document.pdf")
        path.write_bytes(data)
        command = [program, "-bbox-layout", "-enc", "UTF-8", str(path), "-"]
        with Path(folder, "errors").open("w+b") as errors:
            pages, code = _output(name, command, errors)
            errors.seek(0)
            says = errors.read(4096).decode("utf-8", errors="replace")
    if code is None:
        raise InputError(f"{name}: reading it takes longer than {SECONDS} s. Divide it.")
    if "password" in says.lower():
        raise protected(name)
    if code == _NOT_ALLOWED:
        raise InputError(f"{name}: its author does not allow to take text out of it.")
    if code == _NOT_KNOWN:
        raise InputError(f"{name}: {program} is too old for it. Install a newer poppler-utils.")
    if code:
        raise _damaged(name)
    return pages


def _output(name: str, command: list[str], errors: BinaryIO) -> tuple[list[list[Line]], int | None]:
    """The lines that a program finds, and its exit code; None where it took too long."""
    late = threading.Event()
    environment = {**os.environ, "LC_ALL": "C"}
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors, env=environment
    ) as process:

        def stop() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(SECONDS, stop)
        timer.start()
        try:
            pages = boxed(_Limited(name, process.stdout)) if process.stdout else []
        except etree.XMLSyntaxError:
            pages = []  # no output, as it failed; its exit code says so
        except InputError:
            process.kill()
            raise
        finally:
            code = process.wait()
            timer.cancel()
    return pages, None if late.is_set() else code


class _Limited:
    """What is read from it is no more than poppler may write."""

    def __init__(self, name: str, source: IO[bytes]) -> None:
        self._name = name
        self._source = source
        self._left = MOST_OUTPUT

    def read(self, size: int, /) -> bytes:
        data = self._source.read(size)
        self._left -= len(data)
        if self._left < 0:
            raise _too_large(self._name)
        return data


def pdfium_pages(name: str, data: bytes) -> list[list[Line]]:
    """The lines of each page, by the library PDFium.

    Raises:
        InputError: if the file is damaged or protected, or the library is not installed.
    """
    pdfium = extra(".pdf", "pdf", "pypdfium2")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise protected(name) if "password" in str(error).lower() else _damaged(name) from error
    try:
        if len(document) > MOST_PAGES:
            raise _too_large(name)
        return lettered(_texts(name, document))
    except pdfium.PdfiumError as error:
        raise _damaged(name) from error
    finally:
        document.close()


def _texts(name: str, document: Any) -> list[str]:  # noqa: ANN401 (a library without types)
    texts: list[str] = []
    left = MOST_TEXT
    for index in range(len(document)):
        page = document[index]
        text_page = page.get_textpage()
        text = text_page.get_text_bounded(errors="replace")
        texts.append(text.replace(_LINE_HYPHEN, "-\n"))
        text_page.close()
        page.close()
        left -= len(texts[-1])
        if left < 0:
            raise _too_large(name)
    return texts


def _too_large(name: str) -> InputError:
    return InputError(f"{name}: has more text than is read of a PDF file. Divide it.")


def _damaged(name: str) -> InputError:
    return InputError(f"{name}: a damaged PDF file. Get it anew, or print it to PDF again.")

"""The text of the pages of a PDF file, by whatever program or library is at hand."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import IO, BinaryIO

from lxml import etree

from aligner.errors import InputError
from aligner.extras import extra
from aligner.readers.office.archive import protected
from aligner.readers.pdf import pdfium
from aligner.readers.pdf.boxes import boxed
from aligner.readers.pdf.layout import Row, blocks_of, box, page_lines
from aligner.readers.pdf.lines import Line

SECONDS = 120
MOST_OUTPUT = 500 * 2**20  # words with their places
# Exit codes of poppler.
_NOT_ALLOWED, _NOT_KNOWN = 3, 99


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
        raise _too_long(name)
    if "password" in says.lower():
        raise protected(name)
    if code == _NOT_ALLOWED:
        raise InputError(
            f"{name}: its author does not allow to take text out of it. Ask for another copy."
        )
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
        InputError: if the file is damaged or protected, or takes too long, or the library is not
            installed.
    """
    extra("pdf", "pypdfium2", "Reading .pdf", InputError)
    program = Path(pdfium.__file__).read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory(prefix="aligner-") as folder:
        source, target = Path(folder, "document.pdf"), Path(folder, "text")
        source.write_bytes(data)
        # -P: what lies in the working directory is not imported.
        options = ["-P", "-c", program]
        files = [str(source), str(target)]
        command = [sys.executable, *options, *files, str(pdfium.MOST_MEMORY)]
        try:
            subprocess.run(
                command,
                check=False,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=SECONDS,
            )
        except subprocess.TimeoutExpired as error:
            raise _too_long(name) from error
        if not target.exists():
            raise InputError(
                f"{name}: PDFium failed on it, or needed more than {pdfium.MOST_MEMORY >> 20} MB. "
                "Print it to PDF again, or install poppler-utils."
            )
        became, *pages = target.read_text(encoding="utf-8").split("\n")
    if became != pdfium.READ:
        raise {pdfium.PROTECTED: protected, pdfium.TOO_LARGE: _too_large}.get(became, _damaged)(
            name
        )
    return [_page_of(json.loads(page)) for page in pages]


def _page_of(rows: Iterable[pdfium.Row]) -> list[Line]:
    """The lines of a page from what PDFium found on it."""
    found = [Row(text, box(place), first) for text, *place, first in rows]
    return page_lines(list(blocks_of(found)))


def _too_long(name: str) -> InputError:
    return InputError(f"{name}: reading it takes longer than {SECONDS} s. Divide it.")


def _too_large(name: str) -> InputError:
    return InputError(f"{name}: has more text than is read of a PDF file. Divide it.")


def _damaged(name: str) -> InputError:
    return InputError(f"{name}: a damaged PDF file. Get it anew, or print it to PDF again.")

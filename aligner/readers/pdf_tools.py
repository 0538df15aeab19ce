"""The text of the pages of a PDF file, by whatever program or library is at hand."""

import os
import shutil
import subprocess
import tempfile
import threading
from pathlib import Path
from typing import Any

from aligner.errors import InputError
from aligner.readers.archive import protected
from aligner.readers.extras import extra

SECONDS = 120
MOST_TEXT = 100 * 2**20
MOST_PAGES = 20_000
# What PDFium makes of a hyphen at the end of a line and the end of the line.
_LINE_HYPHEN = "\x02"


def poppler() -> str | None:
    """The path of the program `pdftotext`, where it is installed."""
    return shutil.which("pdftotext")


def poppler_pages(name: str, data: bytes, program: str) -> list[str]:
    """The text of each page, by poppler's `pdftotext`.

    Raises:
        InputError: if the file is damaged or protected, or takes too long.
    """
    with tempfile.TemporaryDirectory(prefix="aligner-") as folder:
        path = Path(folder, "document.pdf")
        path.write_bytes(data)
        with Path(folder, "errors").open("w+b") as errors:
            text, code = _output([program, "-enc", "UTF-8", str(path), "-"], errors)
            errors.seek(0)
            says = errors.read(4096).decode("utf-8", errors="replace")
    if code is None:
        raise InputError(f"{name}: reading it takes longer than {SECONDS} s. Divide it.")
    if "password" in says.lower():
        raise protected(name)
    if len(text) > MOST_TEXT:
        raise _too_large(name)
    if code == 3:
        raise InputError(f"{name}: its author does not allow to take text out of it.")
    if code:
        raise _damaged(name)
    return text.decode("utf-8", errors="replace").removesuffix("\f").split("\f")


def _output(command: list[str], errors: Any) -> tuple[bytes, int | None]:  # noqa: ANN401
    """What a program writes, up to a limit, and its exit code; None where it took too long."""
    late = threading.Event()
    environment = {**os.environ, "LC_ALL": "C"}
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=errors,
        env=environment,
    ) as process:

        def stop() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(SECONDS, stop)
        timer.start()
        try:
            text = process.stdout.read(MOST_TEXT + 1) if process.stdout else b""
            if len(text) > MOST_TEXT:
                process.kill()
            code = process.wait()
        finally:
            timer.cancel()
    return text, None if late.is_set() else code


def pdfium_pages(name: str, data: bytes) -> list[str]:
    """The text of each page, by the library PDFium.

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
        return _texts(name, document)
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

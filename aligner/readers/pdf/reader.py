"""PDF documents."""

from aligner.errors import InputError
from aligner.languages.scripts import dominant_script
from aligner.readers.blocks import RawText, assembled
from aligner.readers.options import Reading
from aligner.readers.pdf.paragraphs import paragraphs
from aligner.readers.pdf.tools import pdfium_pages, poppler, poppler_pages

# PDFium puts signs above and below letters into the wrong order.
_HARD = {"Deva", "Thai"}


def read_pdf(name: str, data: bytes, reading: Reading) -> RawText:
    """The text of a PDF document, lines joined to paragraphs, without what pages repeat.

    Raises:
        InputError: if it cannot be read, or has no text, as scans have none.
    """
    program = poppler()
    pages = poppler_pages(name, data, program) if program else pdfium_pages(name, data)
    blocks = list(paragraphs(pages))
    if not blocks:
        count = f"{len(pages)} page" + "s" * (len(pages) != 1)
        raise InputError(
            f"{name}: a scan: no text found on its {count}. Run text recognition (OCR) on it first."
        )
    found = assembled(name, blocks, structure=reading.structure)
    if program or dominant_script(found.text[:10_000]) not in _HARD:
        return found
    note = f"{name}: poppler reads PDF files in this script better: install poppler-utils"
    return RawText(found.name, found.text, (note,), origin=found.origin)

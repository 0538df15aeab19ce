"""Texts that come as segments already."""

from collections.abc import Sequence

from aligner.bitext import Document, Segment
from aligner.languages.codes import parse_language
from aligner.languages.identify import identify


def document_of(texts: Sequence[str], language: str | None = None, name: str = "text") -> Document:
    """A document of the given segments, one a line, each a paragraph of its own.

    Args:
        texts: the segments; none of them is split.
        language: BCP 47 code; None finds it out.
        name: what the document is called in reports.

    Raises:
        LanguageError: if the language code is unknown.
    """
    joined = "\n".join(texts)
    segments = []
    start = 0
    for line, text in enumerate(texts, start=1):
        segments.append(Segment(text, start, start + len(text), line, 1, line - 1))
        start += len(text) + 1
    code = parse_language(language) if language else identify(joined)
    return Document(name, code, joined, tuple(segments))

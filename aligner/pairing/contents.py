"""What is known of a document before it is embedded, and what of it is its own.

Documents are read twice: once to know what they have in common, once more for the sentences that
are embedded. So no text stays in memory, whatever the number of documents.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aligner.bitext import Document
from aligner.documents import Notify, read
from aligner.embeddings import Ints
from aligner.errors import InputError
from aligner.settings import Settings

_DIGEST = 8  # bytes: among a billion segments, one in forty runs has two that are taken for one
_OFTEN = 5  # documents that have a segment, from which on it may be a part of a frame
_SHARE = 0.05  # of the documents, beyond which it is


@dataclass(frozen=True, slots=True)
class Content:
    """A document as it was read.

    Attributes:
        path: of its file.
        language: BCP 47 code.
        form: the format that it was read as; None where the suffix tells it.
        digests: (n,) of the text of each segment.
        lengths: (n,) its characters.
    """

    path: Path
    language: str
    form: str | None
    digests: NDArray[np.uint64]
    lengths: NDArray[np.int32]


def content_of(
    path: Path, settings: Settings, language: str | None, form: str | None, notify: Notify
) -> Content:
    """What is in a file.

    Raises:
        AlignerError: if it cannot be read or understood.
    """
    document = read(path, settings, language=language, form=form, notify=notify)
    lengths = np.array([len(text) for text in document.texts], np.int32)
    return Content(path, document.language, form, _digests(document), lengths)


def texts_of(content: Content, segments: Ints, settings: Settings) -> list[str]:
    """The texts of some segments, read anew.

    Raises:
        AlignerError: if the file cannot be read any more, or has changed.
    """
    document = read(content.path, settings, language=content.language, form=content.form)
    if not np.array_equal(_digests(document), content.digests):
        raise InputError(f"{content.path}: has changed while it was read. Run it again.")
    return [document.segments[int(i)].text for i in segments]


def _digests(document: Document) -> NDArray[np.uint64]:
    parts = (
        hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_DIGEST).digest()
        for text in document.texts
    )
    return np.frombuffer(b"".join(parts), np.uint64)


def counted(contents: Iterable[Content]) -> Counter[int]:
    """In how many of the documents each segment is."""
    found: Counter[int] = Counter()
    for content in contents:
        found.update(set(content.digests.tolist()))
    return found


@dataclass(frozen=True, slots=True)
class Own:
    """What a document does not share with many others.

    Attributes:
        segments: (n,) their indices, ascending.
        weights: (n,) how much each counts in the vector of the document: the more the longer it is,
            the less the more documents have it.
    """

    segments: Ints
    weights: NDArray[np.float32]


def own_parts(contents: Sequence[Content], counts: Counter[int]) -> list[Own]:
    """Of each document: menus, headers and signatures say nothing of what it is about.

    A document that has nothing of its own counts as a whole.

    Args:
        contents: the documents of one language.
        counts: of `counted` over these.
    """
    most = max(_OFTEN - 1, int(_SHARE * len(contents)))
    return [_own(content, counts, most) for content in contents]


def _own(content: Content, counts: Counter[int], most: int) -> Own:
    shared = np.array([counts[key] for key in content.digests.tolist()], np.int64)
    segments = np.flatnonzero(shared <= most)
    if not len(segments):
        segments = np.arange(len(shared))
    weights = np.sqrt(content.lengths[segments]) / shared[segments]
    return Own(segments.astype(np.int64), weights.astype(np.float32))

"""Reports that are kept whole: of files that did not change, nothing is read but the report.

A report is known by all that it depends on: the bytes of the files and the names that it shows, the
settings, the encoder, the judge, the program itself and the libraries that it uses. Nothing that
comes out of a store can run code: reports are MessagePack, decoded into the records of `mqm`.
"""

import platform
import shutil
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import msgspec

from aligner.digest import digest
from aligner.embed.choice import Choice
from aligner.embed.identity import identity, model_stamp
from aligner.machine import libraries, processor
from aligner.mqm import Report
from aligner.readers.source import content
from aligner.settings import Settings
from aligner.store import Store

_COMPRESSION = 1  # 3: a tenth smaller, and twice as slow
_PDF = ".pdf"


def report_key(
    files: Sequence[Path], settings: Settings | None = None, *, judge: str | None = None
) -> bytes | None:
    """What the report on these files is known by.

    Args:
        files: the original and the translation, or one file of pairs.
        settings: as `check` takes them.
        judge: the name of a judge.

    Returns:
        None where it cannot be known by anything: the model or the judge does not lie on this
        machine, so that it may be another one the next time.

    Raises:
        InputError: if a file, the glossary or the rules cannot be read.
        EncoderError: if the settings name a layer that the encoder does not have.
    """
    wanted = settings or Settings()
    encoder = identity(Choice.of(wanted)).key
    judged = "" if judge is None else model_stamp(judge)
    if encoder is None or judged is None:
        return None
    return digest(
        "report",
        encoder,
        judge or "",
        judged,
        msgspec.json.encode(wanted, order="deterministic", enc_hook=str),
        *_contents([*files, *filter(None, (wanted.glossary, wanted.rules))]),
        _program(),
    )


def kept_report(store: Store, key: bytes) -> Report | None:
    """The report that was kept under this key, without its times; None where there is none."""
    value = store.get_many([key]).get(key)
    if value is None:
        return None
    try:
        return decoded(value)
    except (zlib.error, msgspec.MsgspecError):  # something else under the same key: as good as none
        return None


def keep(store: Store, key: bytes, report: Report) -> None:
    """Keeps a report, but for how long it took."""
    try:
        value = encoded(report)
    except UnicodeEncodeError:  # half a character, which has no UTF-8: checked anew every time
        return
    store.put_many({key: value})


def encoded(report: Report) -> bytes:
    """The report as bytes, but for how long it took.

    Raises:
        UnicodeEncodeError: if it holds half a character.
    """
    plain = replace(report, seconds={})
    return zlib.compress(msgspec.msgpack.encode(plain, enc_hook=_bounds), _COMPRESSION)


def decoded(value: bytes) -> Report:
    """What `encoded` made bytes of."""
    return msgspec.msgpack.decode(zlib.decompress(value), type=Report, dec_hook=_range)


def _contents(files: Sequence[Path]) -> Iterator[str | bytes]:
    """Names and bytes of the files, and by what they are read where that is another program."""
    for path in files:
        yield from content(path)
        if path.suffix.lower() == _PDF:
            yield shutil.which("pdftotext") or ""


@cache
def _program() -> bytes:
    """Of the files of this package, and of what it runs on."""
    folder = Path(__file__).parents[1]
    files = (path for path in sorted(folder.rglob("*")) if "__pycache__" not in path.parts)
    parts: list[str | bytes] = [
        platform.python_version(),
        processor(),
        str(sorted(libraries().items())),
    ]
    for path in files:
        if path.is_file():
            parts += [path.relative_to(folder).as_posix(), path.read_bytes()]
    return digest(*parts)


def _bounds(value: object) -> tuple[int, int]:
    """A range as MessagePack can hold it."""
    if isinstance(value, range) and value.step == 1:
        return value.start, value.stop
    raise NotImplementedError(f"{type(value).__name__} in a report")


def _range(kind: type, value: tuple[int, int]) -> range:
    if kind is not range:
        raise NotImplementedError(f"{kind.__name__} in a report")
    return range(*value)

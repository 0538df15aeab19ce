"""Some pairs checked, in whatever process: sentences of many documents are embedded together."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from aligner.batch.manifest import Broken, Entry, Row
from aligner.batch.reading import Unreadable, documents_of, failed, settings_of
from aligner.batch.rows import error_row, row_of
from aligner.embed.choice import Choice
from aligner.errors import AlignerError
from aligner.gate.worker import Place
from aligner.pool import allow
from aligner.settings import Settings

if TYPE_CHECKING:
    from aligner.bitext import Document
    from aligner.embed.encoder import Encoder
    from aligner.judge.quality import QualityEstimator

MOST_CHARACTERS = 5_000_000
"""Of a document. A novel has one million; two of five take 1.3 GB, and 3 GB on the disk."""
LEAST_SECONDS = 1800
"""That a pair may take if nothing else is said, however short: to read 100 MB takes 3 minutes."""
CHARACTERS_A_SECOND = 100
"""Of both texts, for which it may take longer. A core does 8,000, with a judge some hundreds."""
_TOGETHER = 200_000  # characters that are embedded in one call: 40 MB of vectors


@dataclass(frozen=True, slots=True)
class How:
    """How pairs are checked.

    Attributes:
        settings: for all of them, but for the languages that the manifest says.
        folder: what relative paths are seen from.
        manifest: its name, for rows that cannot be read.
        judge: the name of a judge.
        texts: whether each bead has the texts of its two sides.
        most: the most characters that a document may have.
        place: where vectors are kept; None for nowhere.
        timeout: the most seconds that a pair may take; None for what its length asks for.
    """

    settings: Settings
    folder: Path
    manifest: str
    judge: str | None = None
    texts: bool = False
    most: int = MOST_CHARACTERS
    place: Place | None = None
    timeout: float | None = None

    def seconds(self, characters: int, pairs: int = 1) -> float:
        """The most that pairs may take that have so many together; what takes longer hangs."""
        if self.timeout is not None:
            return self.timeout * pairs
        return LEAST_SECONDS + characters // CHARACTERS_A_SECOND


class Checked(NamedTuple):
    """What came of some consecutive rows of a manifest.

    Attributes:
        first: the number of the first of them.
        rows: one for each, in order: a line of JSON.
        segments: of both sides, how many were compared.
        failed: of how many pairs the row tells an error.
    """

    first: int
    rows: tuple[bytes, ...]
    segments: int = 0
    failed: int = 0

    @property
    def counts(self) -> "Counts":
        return Counts(len(self.rows), self.segments, self.failed)


class Counts(NamedTuple):
    """How many rows there are, segments that were compared, and rows that tell an error."""

    rows: int
    segments: int
    failed: int


class Failed(NamedTuple):
    """Why no pair at all can be checked."""

    reason: str


Outcome = Checked | Failed


def embedded(how: How) -> "Encoder":
    """The encoder that the settings name."""
    from aligner.embed.encoder import load_encoder  # noqa: PLC0415 - in the process that needs it
    from aligner.store import Store  # noqa: PLC0415

    store = Store(how.place.folder, how.place.limit) if how.place else None
    return load_encoder(**Choice.of(how.settings).options(), cache=store)


def judging(how: How) -> "QualityEstimator | None":
    """The judge that is named, if one is."""
    if how.judge is None:
        return None
    from aligner.judge.estimators import load_judge  # noqa: PLC0415

    return load_judge(how.judge, device=how.settings.device)


@dataclass(slots=True)
class Checker:
    """Checks pairs; what it needs for that it loads when it is first called.

    Args:
        how: they are checked.
        load: gives the encoder; a function that other processes can import.
    """

    how: How
    load: Callable[[How], "Encoder"] = embedded
    _tools: "_Tools | None" = field(default=None, init=False)

    def __call__(self, entries: Sequence[Entry]) -> Outcome:
        """The rows of some entries; what is wrong with one says nothing of the others."""
        try:
            tools = self._tools or _Tools(self.how, self.load)
        except AlignerError as error:
            return Failed(str(error))
        self._tools = tools
        done = [each for group in tools.groups(entries) for each in tools.checked(group)]
        return Checked(
            entries[0].place.number,
            tuple(row for row, _ in done),
            sum(segments or 0 for _, segments in done),
            sum(segments is None for _, segments in done),
        )

    def lost(self, entries: Sequence[Entry]) -> Outcome:
        """What is said of a pair whose process was killed."""
        reason = (
            "The process that checked this pair was killed, perhaps for want of memory. "
            "Divide the documents, or use fewer processes (--jobs 1)."
        )
        return _not_checked(entries, reason)

    def late(self, entries: Sequence[Entry], seconds: float) -> Outcome:
        """What is said of a pair that took longer than so many seconds."""
        reason = (
            f"Checking this pair took longer than {seconds:,.12g} seconds. "
            "Raise --pair-timeout, or divide the documents."
        )
        return _not_checked(entries, reason)


def _not_checked(entries: Sequence[Entry], reason: str) -> Checked:
    rows = tuple(error_row(each, reason) for each in entries)
    return Checked(entries[0].place.number, rows, 0, len(rows))


@dataclass(frozen=True, slots=True)
class _Pair:
    """A pair that was read."""

    row: Row
    settings: Settings
    source: "Document"
    target: "Document"
    notes: tuple[str, ...]

    @property
    def texts(self) -> list[str]:
        return self.source.texts + self.target.texts

    @property
    def characters(self) -> int:
        return len(self.source.text) + len(self.target.text)


_Done = tuple[bytes, int | None]
"""A row, and how many segments were compared for it; None where it tells an error."""


class _Tools:
    """What a process has loaded."""

    def __init__(self, how: How, load: Callable[[How], "Encoder"]) -> None:
        from aligner import pipeline  # noqa: PLC0415 - with all that a check needs
        from aligner.embed.ahead import AheadEncoder  # noqa: PLC0415 - numpy, for who checks

        self._how = how
        self._pipeline = pipeline
        self._encoder = AheadEncoder(load(how))
        self._judge = judging(how)

    def groups(self, entries: Sequence[Entry]) -> Iterator[list[_Pair | _Done]]:
        """The entries in order, read, with as much text in each group as is embedded at once."""
        group: list[_Pair | _Done] = []
        size = 0
        for each in entries:
            read = self._read(each)
            length = sum(map(len, read.texts)) if isinstance(read, _Pair) else 0
            if group and size + length > _TOGETHER:
                yield group
                group, size = [], 0
            group.append(read)
            size += length
        yield group

    def checked(self, group: Sequence[_Pair | _Done]) -> Iterator[_Done]:
        """What comes of each."""
        pairs = [each for each in group if isinstance(each, _Pair)]
        if len(pairs) == 1:  # has nothing to share, and a long one no room to be held twice
            pairs = []
        if pairs:
            together = sum(pair.characters for pair in pairs)
            allow(self._how.seconds(together, len(pairs)))
        with suppress(Exception):  # whichever pair is the cause meets it again, alone
            self._encoder.ahead(text for pair in pairs for text in pair.texts)
        for each in group:
            yield self._checked(each) if isinstance(each, _Pair) else each

    def _read(self, entry: Entry) -> _Pair | _Done:
        how = self._how
        allow(how.seconds(0))
        if isinstance(entry, Broken):
            return error_row(entry, entry.reason, how.manifest), None
        settings, notes = settings_of(entry, how.settings), list[str]()
        try:
            source, target = documents_of(entry, how.folder, settings, how.most, notes.append)
        except Unreadable as error:
            return error_row(entry, error.reason, error.file), None
        return _Pair(entry, settings, source, target, tuple(notes))

    def _checked(self, pair: _Pair) -> _Done:
        allow(self._how.seconds(pair.characters))
        try:
            report = self._pipeline.check(
                pair.source, pair.target, pair.settings, encoder=self._encoder, judge=self._judge
            )
        except AlignerError as error:
            return error_row(pair.row, str(error)), None
        except Exception as error:
            return error_row(pair.row, failed(error)), None
        row = row_of(pair.row, report, texts=self._how.texts, notes=pair.notes)
        return row, len(pair.texts)

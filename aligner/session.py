"""A pair that is checked again and again while somebody works on it.

The encoder stays loaded, a file that did not change is not read again, and only sentences that the
last check did not have are embedded. A session says what is new and what is mended since it began.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from aligner import pipeline
from aligner.bitext import Bitext, Document
from aligner.digest import digest
from aligner.documents import read, read_bitext
from aligner.embed.encoder import Encoder
from aligner.embed.recent import RecentEncoder
from aligner.gate.baseline import marked
from aligner.gate.single import SinglePair
from aligner.judge.quality import QualityEstimator
from aligner.mqm import Report
from aligner.pipeline import Hooks
from aligner.readers.source import content
from aligner.report.alerts import alerts
from aligner.report.changes import Changes, changes
from aligner.results import PairResult
from aligner.settings import Settings


@dataclass(frozen=True, slots=True)
class Look:
    """What a check of the session gave.

    Attributes:
        report: on the files as they are now.
        result: the same as alerts; those that the baseline lets through are of status `known`.
        since_start: what came and went since the first check; None in the first.
        since_last: since the one before; None in the first.
    """

    report: Report
    result: PairResult
    since_start: Changes | None = None
    since_last: Changes | None = None


class Session:
    """A pair that stays open.

    Args:
        pair: of `single_pair` or `pairs_with`.
        encoder: such as `load_encoder` gives; several sessions may share one.
        judge: a quality estimator, or its name.
        hooks: who is told of progress; notes are those of the report.
    """

    def __init__(
        self,
        pair: SinglePair,
        encoder: Encoder,
        *,
        judge: QualityEstimator | str | None = None,
        hooks: Hooks | None = None,
    ) -> None:
        self.pair = pair
        self.first: Report | None = None
        self.last: Report | None = None
        self._encoder = RecentEncoder(encoder)
        self._judge = judge
        self._hooks = hooks or Hooks()
        self._read: dict[Path, _Read] = {}

    def check(self, texts: Mapping[Path, str] | None = None) -> Look:
        """Checks the pair as it is now.

        Args:
            texts: of files of the pair that an editor has not saved yet; taken instead of them.

        Raises:
            AlignerError: if something cannot be read, embedded or understood. The session stays as
                it was, and can be asked again.
        """
        source, *target = read_now = [self._file(path, texts or {}) for path in self.pair.files]
        translation = target[0].found if target else None
        assert not isinstance(translation, Bitext)
        found = pipeline.check(
            source.found,
            translation,
            self.pair.holds.settings(),
            encoder=self._encoder,
            judge=self._estimator(),
            hooks=self._hooks,
        )
        notes = tuple(note for each in read_now for note in each.notes)
        report = replace(found, notes=(*notes, *found.notes))
        since = [changes(each, report) if each else None for each in (self.first, self.last)]
        self._read = dict(zip(self.pair.files, read_now, strict=True))
        self.first, self.last = self.first or report, report
        return Look(report, self._result(report), *since)

    def _estimator(self) -> QualityEstimator | None:
        """The judge, loaded once."""
        if isinstance(self._judge, str):
            from aligner.judge.estimators import load_judge  # noqa: PLC0415 - few need it

            self._hooks.stage("load")
            self._judge = load_judge(self._judge, device=self.pair.holds.settings().device)
        return self._judge

    def renew(self, pair: SinglePair) -> None:
        """Goes on with other settings, or with rules for splitting that have changed."""
        self.pair = pair
        self._read = {}

    def result(self) -> PairResult | None:
        """That of the last check, with the baseline as it is now; None before the first."""
        return self._result(self.last) if self.last else None

    def _result(self, report: Report) -> PairResult:
        bitext = report.bitext
        found = PairResult(bitext.source.name, bitext.target.name, alerts(report), report)
        return marked(found, self.pair.names, self.pair.let_through())

    def _file(self, path: Path, texts: Mapping[Path, str]) -> "_Read":
        """What is in a file of the pair, read only if it is not what it was."""
        settings = self.pair.holds.settings()
        if path in texts:
            data = texts[path].encode("utf-8", "surrogatepass")
            settings = replace(settings, encoding="utf-8")
        else:
            data = content(path)[1]
        key = digest(data)
        known = self._read.get(path)
        return known if known and known.key == key else self._anew(path, data, key, settings)

    def _anew(self, path: Path, data: bytes, key: bytes, settings: Settings) -> "_Read":
        notes: list[str] = []
        if self.pair.target is None:
            pairs = read_bitext(path, settings, data=data, notify=notes.append)
            return _Read(key, pairs, tuple(notes))
        language, form = settings.source_language, settings.source_format
        if path == self.pair.target:
            language, form = settings.target_language, settings.target_format
        document = read(
            path, settings, language=language, form=form, data=data, notify=notes.append
        )
        return _Read(key, document, tuple(notes))


@dataclass(frozen=True, slots=True)
class _Read:
    """A file, known by its bytes."""

    key: bytes
    found: Bitext | Document
    notes: tuple[str, ...]

"""A batch: all pairs of a manifest checked, into a folder of files, whatever happens on the way."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Protocol

from aligner import __version__
from aligner.batch.checker import MOST_CHARACTERS, Checker, Counts, How
from aligner.batch.folder import Folder
from aligner.batch.local import Checks, Job, workers, write_shards
from aligner.batch.manifest import digest_of, open_manifest
from aligner.batch.plan import Plan, Shard
from aligner.batch.shards import Form, known_form
from aligner.checks import CHECKS
from aligner.checks.selection import selected
from aligner.embed.choice import Choice
from aligner.embed.identity import EMBEDDED, identity, model_stamp
from aligner.errors import SettingsError
from aligner.gate.worker import Place
from aligner.languages.codes import UNDETERMINED, parse_language
from aligner.readers.formats import format_of
from aligner.readers.glossary import read_glossary
from aligner.settings import Settings
from aligner.srx import file_rules
from aligner.threads import usable_cores

SCHEMA = "aligner-batch-1"
"""Of the rows; described in docs/batch.md."""
ROWS_PER_SHARD = 1000
_ELSEWHERE = ("device",)  # of the settings: where it is done changes nothing of what is done


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a batch is.

    Attributes:
        rows: that this run has done, and `before` those that were there.
        total: rows of the manifest.
        segments: that this run has compared.
        failed: of the pairs of this run, those whose row tells an error.
        seconds: since it began to check.
    """

    total: int
    before: int = 0
    rows: int = 0
    segments: int = 0
    failed: int = 0
    seconds: float = 0.0

    @property
    def done(self) -> int:
        """Rows that are there, or nearly."""
        return self.before + self.rows

    @property
    def pairs_a_second(self) -> float:
        """Of this run."""
        return self.rows / self.seconds if self.seconds > 0 else 0.0

    @property
    def segments_a_second(self) -> float:
        """Of this run."""
        return self.segments / self.seconds if self.seconds > 0 else 0.0

    @property
    def seconds_left(self) -> float | None:
        """If the rest is like what was done; None where nothing was."""
        rate = self.pairs_a_second
        return (self.total - self.done) / rate if rate > 0 else None


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What a run of a batch gave.

    Attributes:
        progress: how far it came; of a run that was ended early, some rows may be done that are not
            in their file yet.
        finished: whether all files are there; if not, the same call goes on.
    """

    progress: Progress
    finished: bool


class Engine(Protocol):
    """Where shards are made."""

    def shards(
        self, job: Job, shards: Iterable[Shard], told: Callable[[Counts], None]
    ) -> Iterator[Shard]:
        """Gives each shard when its file is there.

        Args:
            job: what is done.
            shards: those that are missing, in order.
            told: hears of what was checked, before the file is there or when it is.
        """
        ...


@dataclass(frozen=True, slots=True)
class Local:
    """The processes of one machine.

    Attributes:
        jobs: how many; None for one a core.
    """

    jobs: int | None = None

    def shards(
        self, job: Job, shards: Iterable[Shard], told: Callable[[Counts], None]
    ) -> Iterator[Shard]:
        """See `Engine`."""
        cores = usable_cores()
        processes = self.jobs or cores
        with workers(job, processes, max(1, cores // processes)) as pool:
            yield from write_shards(job, shards, pool, processes, told)


def _silent(_: Progress) -> None:
    """For callers that show nothing."""


def _never() -> bool:
    return False


def run_batch(
    manifest: str | Path,
    output: str | Path,
    settings: Settings | None = None,
    *,
    judge: str | None = None,
    form: Form | str = Form.JSONL,
    rows_per_shard: int | None = None,
    shards: int | None = None,
    texts: bool = False,
    max_characters: int = MOST_CHARACTERS,
    pair_timeout: float | None = None,
    engine: Engine | None = None,
    place: Place | None = None,
    progress: Callable[[Progress], None] = _silent,
    stop: Callable[[], bool] = _never,
) -> BatchResult:
    """Checks the pairs that a manifest names; one row a pair, in files of the folder `output`.

    A pair that cannot be read or checked is a row that says why. Where a run was killed, the same
    call goes on, and ends with the same rows.

    Args:
        manifest: CSV, TSV, JSON Lines or Parquet, see `aligner.batch.manifest`; relative paths in
            it are seen from its folder, others are taken as they are.
        output: the folder; made if it is missing.
        settings: how to read and compare the pairs; languages that the manifest says come first.
        judge: the name of a judge, see `load_judge`.
        form: `jsonl`, or `parquet`, which needs the extra of that name.
        rows_per_shard: how many rows a file has; 1,000 if nothing is said.
        shards: how many files there are at most, instead of that.
        texts: whether beads have their texts.
        max_characters: the most characters that a document may have.
        pair_timeout: the most seconds that a pair may take, then it is a row that says so; if None,
            1,800 and one more for every 100 characters.
        engine: where it is done; the processes of this machine if None. A program that asks for
            these must begin under `if __name__ == "__main__"`, as others import it.
        place: where vectors are kept for later runs; nowhere if None.
        progress: told of what is done.
        stop: asked after each file whether that is enough for now.

    Raises:
        AlignerError: if the run as a whole cannot be begun or gone on with; what is there is whole.
    """
    path, wanted = Path(manifest), _seen_from_anywhere(settings or Settings())
    form = known_form(form)
    if min(rows_per_shard or 1, shards or 1, max_characters) < 1 or 0 in (rows_per_shard, shards):
        raise SettingsError("shards, rows a shard and characters are counted from 1.")
    if rows_per_shard is not None and shards is not None:
        raise SettingsError("shards and rows a shard contradict each other. Give one of them.")
    if pair_timeout is not None and not pair_timeout > 0:
        raise SettingsError("a pair takes more than 0 seconds. Allow it some (--pair-timeout).")
    _refuse(wanted)
    folder = path.absolute().parent
    how = How(wanted, folder, path.name, judge, texts, max_characters, place, pair_timeout)
    return run_with(
        Checker(how),
        path,
        Path(output),
        {**_told(how), "format": form.value},
        form=form,
        rows_per_shard=rows_per_shard or ROWS_PER_SHARD,
        shards=shards,
        engine=engine or Local(),
        progress=progress,
        stop=stop,
    )


def run_with(
    checks: Checks,
    manifest: Path,
    output: Path,
    told: dict[str, object],
    *,
    form: Form,
    rows_per_shard: int,
    shards: int | None,
    engine: Engine,
    progress: Callable[[Progress], None],
    stop: Callable[[], bool],
) -> BatchResult:
    """`run_batch` with whatever checks the pairs; `told` is all that their rows depend on."""
    opened = open_manifest(manifest)
    with (
        Folder(output) as folder,
        Plan(opened, folder.plan, rows_per_shard=rows_per_shard, shards=shards) as plan,
    ):
        folder.claim(
            {
                "schema": SCHEMA,
                "version": __version__,
                "manifest": digest_of(manifest),
                "rows": plan.rows,
                "rows_per_shard": plan.rows_per_shard,
                **told,
            }
        )
        job = Job(manifest.absolute(), output.absolute(), form, plan.count, checks)
        missing = _missing(job, plan)
        before = plan.rows - sum(shard.rows for shard in _missing(job, plan))
        state = _State(Progress(plan.rows, before), progress)
        if not stop():  # the plan of a long manifest takes its time
            for _ in engine.shards(job, missing, state.add):
                if stop():
                    break
        return BatchResult(state.now, next(_missing(job, plan), None) is None)


def _missing(job: Job, plan: Plan) -> Iterator[Shard]:
    return (each for each in plan.shards() if not (job.folder / job.name(each.number)).exists())


class _State:
    """How far it is; counts the time from when it is made."""

    def __init__(self, now: Progress, progress: Callable[[Progress], None]) -> None:
        self.now = now
        self._progress = progress
        self._start = time.monotonic()  # a clock that is never set back

    def add(self, done: Counts) -> None:
        now = self.now
        self.now = Progress(
            now.total,
            now.before,
            now.rows + done.rows,
            now.segments + done.segments,
            now.failed + done.failed,
            time.monotonic() - self._start,
        )
        self._progress(self.now)


def _seen_from_anywhere(settings: Settings) -> Settings:
    """The settings with paths that hold in processes that are elsewhere."""
    return replace(
        settings,
        glossary=settings.glossary.absolute() if settings.glossary else None,
        rules=settings.rules.absolute() if settings.rules else None,
    )


def _refuse(settings: Settings) -> None:
    """Raises AlignerError for what is wrong with the settings, and so with every pair."""
    selected(CHECKS, settings)
    if not 0 <= settings.min_confidence <= 1:
        raise SettingsError(f"min_confidence: {settings.min_confidence} is no probability.")
    for language in (settings.source_language, settings.target_language):
        if language:
            parse_language(language)
    for form in (settings.source_format, settings.target_format):
        if form and format_of(Path(), form).pairs:
            raise SettingsError(f"{form}: files of pairs are no documents of a batch.")
    if settings.glossary:
        read_glossary(settings.glossary)
    if settings.rules:
        file_rules(settings.rules, UNDETERMINED)


def _told(how: How) -> dict[str, object]:
    """All that rows depend on, but for the texts, as it stands in the file of the run."""
    settings = how.settings
    told: dict[str, object] = {
        each.name: getattr(settings, each.name)
        for each in fields(settings)
        if each.name not in _ELSEWHERE
    }
    for name in ("glossary", "rules"):
        path: Path | None = getattr(settings, name)
        told[name] = {"name": path.name, "digest": digest_of(path)} if path else None
    choice = Choice.of(settings)
    known = identity(choice)
    stamp = None if known.signature else model_stamp(settings.model or EMBEDDED, choice.revision)
    return {
        "signature": known.signature or f"{choice.name}|{stamp}",
        "judge": how.judge,
        "texts": how.texts,
        "max_characters": how.most,
        **told,
    }

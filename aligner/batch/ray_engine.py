"""The engine of many machines: Ray Data hands out shards, and actors write them.

The folder of results and the files that the manifest names must lie where every machine sees them.
A shard is done anew if its actor is lost, and takes the place of itself: nothing is there twice.
"""

import logging
import warnings
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import msgspec

from aligner.batch.checker import Counts, Outcome
from aligner.batch.local import Entries, Job, workers, write_shards
from aligner.batch.plan import Shard
from aligner.errors import AlignerError, SettingsError
from aligner.extras import extra
from aligner.pool import Pool

_BLOCKS = 10_000  # that Ray is given, at most: it keeps books on each
_RETRIES = 3  # of what an actor had begun when it was lost; actors are started anew without limit
_NEED = "--engine ray"


@dataclass(frozen=True, slots=True)
class Ray:
    """Actors of a cluster, each with an encoder in a process of its own.

    Attributes:
        address: of the cluster; None takes that of this machine, or begins one here.
        actors: how many; None for as many as the cluster has room for.
        cpus: cores for each. Whole ones on a small machine leave none for Ray, which then waits
            for ever.
        gpus: graphics cards for each, for a sentence-transformers model.
    """

    address: str | None = None
    actors: int | None = None
    cpus: float = 0.9
    gpus: float = 0.0

    def shards(
        self, job: Job, shards: Iterable[Shard], told: Callable[[Counts], None]
    ) -> Iterator[Shard]:
        """See `Engine`; shards come in whatever order they are done."""
        missing = {each.number: each for each in shards}
        if not missing:
            return
        ray: Any = extra("ray", "ray", _NEED)
        begun = not ray.is_initialized()
        if begun:
            _begin(ray, self.address)
        written = self._written(ray, job, list(missing.values()))
        try:
            for done in written:
                if done["error"]:
                    raise AlignerError(done["error"])
                told(Counts(done["rows"], done["segments"], done["failed"]))
                yield missing[done["shard"]]
        except ray.exceptions.RayError as error:
            raise AlignerError(f"Ray ended the run: {str(error).strip()}") from error
        finally:
            written.close()  # what touches Ray once it is shut down ends the process
            if begun:
                ray.shutdown()

    def _written(
        self,
        ray: Any,  # noqa: ANN401 - ray has no types here
        job: Job,
        shards: list[Shard],
    ) -> Generator[dict[str, Any], None, None]:
        data: Any = extra("ray", "ray.data", _NEED)
        data.DataContext.get_current().enable_progress_bars = False
        logging.getLogger("ray.data").setLevel(logging.ERROR)  # what is done, this program says
        items = [{"shard": each.number, "told": msgspec.msgpack.encode(each)} for each in shards]
        size = min(len(shards), self.actors or self._room(ray.cluster_resources()))
        blocks = data.from_items(items, override_num_blocks=min(len(items), _BLOCKS))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of the last two arguments, as pyproject.toml says
            rows = blocks.map_batches(
                _Writer,
                fn_constructor_args=(job,),
                batch_size=1,
                compute=data.ActorPoolStrategy(size=size),
                num_cpus=self.cpus,
                num_gpus=self.gpus or None,
                max_restarts=-1,
                max_task_retries=_RETRIES,
            )
        # Blocks that are fetched ahead stay with a thread that no one waits for: see `close` above.
        for block in rows.iter_batches(batch_size=None, batch_format="pyarrow", prefetch_batches=0):
            yield from block.to_pylist()

    def _room(self, resources: dict[str, float]) -> int:
        """How many actors fit into a cluster."""
        room = resources.get("CPU", 0.0) / self.cpus
        if self.gpus:
            room = min(room, resources.get("GPU", 0.0) / self.gpus)
        if room < 1:
            raise SettingsError(
                f"The cluster has no room for an actor of {self.cpus} cores and {self.gpus} "
                "graphics cards. Ask for less, or begin more machines."
            )
        return int(room)


def _begin(ray: Any, address: str | None) -> None:  # noqa: ANN401 - ray has no types here
    begin = partial(ray.init, address=address, log_to_driver=False, logging_level="ERROR")
    try:
        begin()
    except (ConnectionError, ValueError) as error:
        raise SettingsError(f"{address}: no cluster of Ray can be reached ({error}).") from error


class _Writer:
    """Writes shards: an actor of Ray Data, which is called with what is to be done.

    The pairs are checked by a process of its own. What kills that, one pair does; the actor
    outlives it, and says so in the row of the pair.
    """

    def __init__(self, job: Job) -> None:
        self._job = job
        self._pool = workers(job, 1)

    def __call__(self, batch: dict[str, Any]) -> dict[str, list[Any]]:
        shards = (msgspec.msgpack.decode(each, type=Shard) for each in batch["told"])
        found = [written(self._job, self._pool, shard) for shard in shards]
        return {name: [each[name] for each in found] for name in found[0]}


def written(job: Job, pool: Pool[Entries, Outcome], shard: Shard) -> dict[str, Any]:
    """Writes a shard, if that is not done; its number and counts, or what went wrong."""
    counts = [Counts(0, 0, 0)]
    error = ""
    try:
        if (job.folder / job.name(shard.number)).exists():  # by an actor that was lost afterwards
            counts.append(Counts(shard.rows, 0, 0))
        else:
            for _ in write_shards(job, [shard], pool, 1, counts.append):
                pass
    except AlignerError as fault:
        error = str(fault)
    rows, segments, failed = (sum(each) for each in zip(*counts, strict=True))
    return {
        "shard": shard.number,
        "rows": rows,
        "segments": segments,
        "failed": failed,
        "error": error,
    }

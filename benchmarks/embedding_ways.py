"""What makes the embedded encoder faster, and what does not: each way beside the one that is used.

    python benchmarks/embedding_ways.py --data ../shared/data

All ways encode the same lines and take turns; the fastest of several rounds counts. Cosines are to
the graph in float32. Run it on an idle machine.
"""

import argparse
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import onnx
from corpora import lines
from numpy.typing import NDArray
from onnx import numpy_helper
from results import FOLDER, keep, machine, show, table

from aligner.embed import weights
from aligner.embed.embedded import load_embedded
from aligner.embed.graph import GraphBuilder, write_graph
from aligner.embed.identity import TOKEN_LAYER
from aligner.embed.runtime import onnx_runtime
from aligner.embed.samples import sample_texts
from aligner.embed.tokenizer import UnigramTokenizer
from aligner.embed.vocabulary import vocabulary
from aligner.embed.weights import Weights
from aligner.embeddings import Floats

LANGUAGES = ("deu", "hin")
LINES = 100
BATCH = 8
BLOCK = 32  # weights that share a scale in four bits
PREFIX = "query: "

Session = Any
Run = Callable[[], list[Floats]]
"""Encodes all lines; the sentence vectors, where the way gives some."""


@dataclass(frozen=True, slots=True)
class Row:
    """A way; `cosine` is the mean to float32, None where there are no sentence vectors."""

    way: str
    lines_per_second: float
    ratio: float
    cosine: float | None


class FourBits(GraphBuilder):
    """Linear layers in the four bits that the weights come in, multiplied in int8."""

    def _linear(self, hidden: str, name: str, matrix: Floats, bias: Floats) -> str:
        rows, columns = matrix.shape
        blocks = matrix.reshape(rows, columns // BLOCK, BLOCK)
        largest = np.take_along_axis(blocks, np.abs(blocks).argmax(-1)[..., None], -1)
        scales = np.where(largest == 0, 1, largest / -8)
        levels = np.clip(np.rint(blocks / scales) + 8, 0, 15).astype(np.uint8)
        packed: NDArray[np.uint8] = levels[..., 0::2] | levels[..., 1::2] << 4
        inputs = [hidden, f"{name}.w", f"{name}.s"]
        for key, values in ((".w", packed), (".s", scales.astype(np.float32).reshape(-1))):
            self._constants.append(
                numpy_helper.from_array(np.ascontiguousarray(values), name + key)
            )
        product = self._node(
            "MatMulNBits", inputs, f"{name}.p", K=columns, N=rows, bits=4, block_size=BLOCK,
            accuracy_level=4,
        )  # fmt: skip
        return self._node("Add", [product, self._constant(f"{name}.b", bias)], name, domain="")


def session(graph: Path, threads: int = 1, *, basic: bool = True, **options: bool | str) -> Session:
    runtime = onnx_runtime()
    made = runtime.SessionOptions()
    made.intra_op_num_threads = threads
    made.log_severity_level = 3
    levels = runtime.GraphOptimizationLevel
    made.graph_optimization_level = levels.ORT_ENABLE_BASIC if basic else levels.ORT_ENABLE_ALL
    for name, value in options.items():
        if "." in (key := name.replace("__", ".")):
            made.add_session_config_entry(key, str(value))
        else:
            setattr(made, name, value)
    return runtime.InferenceSession(graph, made, providers=["CPUExecutionProvider"])


def encoded(run: Session, inputs: Sequence[Floats], workers: int) -> list[Floats]:
    """Of each input alone, side by side in threads."""
    names = [each.name for each in run.get_outputs()]

    def one(values: Floats) -> Floats:
        found: Floats = run.run(names[:1], {"embeddings": values})[0]
        return found

    if workers == 1:
        return list(map(one, inputs))
    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(one, inputs))


def in_processes(pool: ProcessPoolExecutor, graph: Path, inputs: Sequence[Floats]) -> list[Floats]:
    halves = [inputs[0::2], inputs[1::2]]
    found = [pool.submit(_in_process, graph, half) for half in halves]
    odd, even = (each.result() for each in found)
    return [each for pair in zip(odd, even, strict=True) for each in pair]


def _in_process(graph: Path, inputs: Sequence[Floats]) -> list[Floats]:
    if graph not in _SESSIONS:
        _SESSIONS[graph] = session(graph)
    return encoded(_SESSIONS[graph], inputs, 1)


_SESSIONS: dict[Path, Session] = {}


def graphs(model: Weights, tokenizer: UnigramTokenizer, folder: Path) -> dict[str, Path]:
    """The graph that is used, and others of the same weights."""
    ids = [[model.start, *tokenizer.tokenize(PREFIX + t).ids, model.end] for t in sample_texts()]
    paths = {name: folder / f"{name}.onnx" for name in ("int8", "float32", "four", "early", "many")}
    write_graph(model, TOKEN_LAYER, ids, paths["int8"])
    for name, kind in (("float32", GraphBuilder), ("four", FourBits)):
        made = kind(model, TOKEN_LAYER).build()
        del made.graph.output[2:]  # activations, which only quantising needs
        onnx.save(made, paths[name])
    onnx.save(until(onnx.load(paths["int8"]), "tokens"), paths["early"])
    many = onnx.load(paths["int8"])
    many.graph.input[0].type.tensor_type.shape.dim[0].dim_param = "texts"
    onnx.save(many, paths["many"])
    return paths


def until(model: onnx.ModelProto, output: str) -> onnx.ModelProto:
    """The model with no more than it takes for one of its outputs."""
    graph, needed, kept = model.graph, {output}, list[onnx.NodeProto]()
    for node in reversed(graph.node):
        if needed & set(node.output):
            kept.insert(0, node)
            needed |= set(node.input)
    outputs = [each for each in graph.output if each.name == output]
    for field, values in ((graph.node, kept), (graph.output, outputs)):
        del field[:]
        field.extend(values)
    return model


def ways(
    paths: Mapping[str, Path], inputs: Sequence[Floats], pool: ProcessPoolExecutor
) -> dict[str, Run]:
    used = session(paths["int8"])
    even = [each[:, :BLOCK] for each in inputs if each.shape[1] >= BLOCK]
    batches = [np.concatenate(even[k : k + BATCH]) for k in range(0, len(even), BATCH)]
    many = session(paths["many"])
    return {
        "as it is: int8, a text a thread": partial(encoded, used, inputs, 2),
        "sums and norms fused": partial(encoded, session(paths["int8"], basic=False), inputs, 2),
        "two threads a text": partial(encoded, session(paths["int8"], 2), inputs, 1),
        "one thread": partial(encoded, used, inputs, 1),
        "two processes": partial(in_processes, pool, paths["int8"], inputs),
        "no memory arena": partial(
            encoded, session(paths["int8"], enable_cpu_mem_arena=False), inputs, 2
        ),
        "no memory patterns": partial(
            encoded, session(paths["int8"], enable_mem_pattern=False), inputs, 2
        ),
        "threads that do not spin": partial(
            encoded, session(paths["int8"], session__intra_op__allow_spinning="0"), inputs, 2
        ),
        "float32": partial(encoded, session(paths["float32"]), inputs, 2),
        "four bits (MatMulNBits)": partial(encoded, session(paths["four"]), inputs, 2),
        f"only to layer {TOKEN_LAYER}": partial(encoded, session(paths["early"]), inputs, 2),
        f"first {BLOCK} tokens, a text a run": partial(encoded, many, even, 2),
        f"first {BLOCK} tokens, {BATCH} texts a run": partial(encoded, many, batches, 2),
    }


def measured(data: Path, rounds: int) -> list[Row]:
    load_embedded()  # builds it, where it is not
    model, tokenizer = Weights(weights.locate()), vocabulary()
    texts = [t for code in LANGUAGES for t in lines(data / "ntrex" / f"dev.{code}.txt")[:LINES]]
    whole = [[model.start, *tokenizer.tokenize(PREFIX + t).ids, model.end] for t in texts]
    inputs = [model.inputs(ids)[None] for ids in whole]
    folder: AbstractContextManager[str] = TemporaryDirectory()
    with folder as place, ProcessPoolExecutor(2, get_context("spawn")) as pool:
        every = ways(graphs(model, tokenizer, Path(place)), inputs, pool)
        seconds = dict.fromkeys(every, float("inf"))
        vectors: dict[str, list[Floats]] = {}
        for _ in range(rounds):
            for way, run in every.items():
                start = time.perf_counter()
                vectors[way] = run()
                seconds[way] = min(seconds[way], time.perf_counter() - start)
        start = time.perf_counter()
        for text in texts:
            tokenizer.tokenize(PREFIX + text)
        seconds["cutting into tokens alone"] = time.perf_counter() - start
    usual = seconds[next(iter(every))]
    short = sum(each.shape[1] >= BLOCK for each in inputs)
    rows = []
    for way, spent in seconds.items():
        count = short if way.startswith("first") else len(texts)
        ratio = count / spent / (len(texts) / usual)
        rows.append(Row(way, count / spent, ratio, _cosine(vectors, way)))
    return rows


def _cosine(vectors: Mapping[str, list[Floats]], way: str) -> float | None:
    """The mean to float32."""
    found, exact = vectors.get(way, []), vectors["float32"]
    if len(found) != len(exact) or found[0].shape != exact[0].shape:
        return None
    ours, theirs = np.concatenate(found), np.concatenate(exact)
    norms = np.linalg.norm(ours, axis=1) * np.linalg.norm(theirs, axis=1)
    return float(((ours * theirs).sum(axis=1) / norms).mean())


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of the development data")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--write", action="store_true", help="keep the figures in results/")
    given = parser.parse_args()
    rows = measured(given.data, given.rounds)
    show(table("ways to embed", [asdict(row) for row in rows]))
    if given.write:
        signature = load_embedded().signature
        found = {"machine": machine(), "signature": signature, "ways": [asdict(r) for r in rows]}
        keep(found, FOLDER / "embedding_ways.json")


if __name__ == "__main__":
    main()

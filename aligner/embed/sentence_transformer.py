"""Any sentence-transformers model, from the hub or a folder, on CPU or GPU.

Sentence vectors come from the model's own pooling and token vectors from a middle layer, in the
same forward pass. torch and sentence_transformers take seconds to import: they are imported when a
model is loaded, never before.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from aligner.bitext import Span
from aligner.embed.choice import Choice
from aligner.embed.encoder import Notify, Progress, ignore
from aligner.embed.hub import model_folder, quiet, sentence_transformer
from aligner.embed.layers import token_layer as default_layer
from aligner.embed.samples import sample_texts
from aligner.embed.windows import Spans, Windows, windows
from aligner.embeddings import Embeddings, Floats
from aligner.errors import EncoderError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from torch import Tensor
    from transformers import PreTrainedTokenizerFast

_MAX_TOKENS = 512  # where a model names no limit of its own
_NO_LIMIT = 1 << 20  # what tokenizers say who know of none is larger
_MIN_TOKENS = 8  # of a text, beside the prompt and the special tokens
_BATCH_TOKENS = {"cpu": 2048}  # padding included
_BATCH_TOKENS_GPU = 8192


AS_USUAL = Choice()


class _Part(NamedTuple):
    """One window of the text number `owner`."""

    owner: int
    inputs: dict[str, list[int]]
    """What the model takes: ids, attention mask ..."""
    kept: list[int]
    """The positions of the tokens of the text: neither special nor of the prompt."""
    spans: Spans
    """The characters of the text that each of those stands on."""


class SentenceTransformerEncoder:
    """Encodes with a loaded model; see `load_model`."""

    def __init__(
        self,
        model: "SentenceTransformer",
        name: str,
        choice: Choice = AS_USUAL,
    ) -> None:
        self._model = model
        self._name = name
        self._choice = choice
        prompt = choice.prompt
        self._prompt = _default_prompt(model, name) if prompt is None else prompt
        self._tokenizer = _fast_tokenizer(model, name)
        self._inputs = set(self._tokenizer.model_input_names)
        self._limit = self._text_tokens()
        model[0].auto_model.config.output_hidden_states = True
        self._depth, self._width, self._token_width = self._shape()
        wanted = choice.token_layer
        self._layer = default_layer(name, self._depth) if wanted is None else wanted
        if not 1 <= self._layer <= self._depth:
            raise EncoderError(
                f"{name}: no layer {self._layer}; take the token vectors from one of 1 to "
                f"{self._depth}."
            )

    @cached_property
    def signature(self) -> str:
        """See `Encoder.signature`; with a digest of the weights, as a folder may change."""
        parts = [self._name, f"weights:{_digest(self._model)}", f"layer:{self._layer}"]
        if self._prompt:
            parts.append(f"prompt:{self._prompt}")
        if self._choice.dtype:
            parts.append(f"dtype:{self._choice.dtype}")
        return "|".join(parts)

    def facts(self) -> dict[str, Any]:
        """What `ModelInfo` has of the model itself."""
        return {
            "layers": self._depth,
            "token_layer": self._layer,
            "width": self._width,
            "token_width": self._token_width,
            "limit": self._limit,
            "prompt": self._prompt,
            "device": str(self._model.device),
            "dtype": str(next(self._model.parameters()).dtype).removeprefix("torch."),
        }

    @cached_property
    def samples(self) -> Embeddings:
        """See `Encoder.samples`."""
        return self.encode(sample_texts())

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Embeddings:
        """See `Encoder.encode`. Windows of like length run together, the longest first."""
        with quiet():
            parts = [part for owner, text in enumerate(texts) for part in self._parts(owner, text)]
            found = Windows(
                [part.owner for part in parts],
                [part.spans for part in parts],
                len(texts),
                self._width,
                self._token_width,
            )
            done = 0
            for batch in _batches([len(part.inputs["input_ids"]) for part in parts], self._budget):
                for k, result in zip(batch, self._run([parts[k] for k in batch]), strict=True):
                    found.put(k, *result)
                done += len(batch)
                if progress:
                    progress(done, len(parts))
        return found.embeddings()

    @property
    def _budget(self) -> int:
        """Tokens of a batch."""
        usual = _BATCH_TOKENS.get(self._model.device.type, _BATCH_TOKENS_GPU)
        return self._choice.batch_tokens or usual

    def _parts(self, owner: int, text: str, start: int = 0) -> Iterator[_Part]:
        """The windows of a text, `start` characters of which went before; none without a token."""
        part = self._tokenized(owner, text, start)
        cuts = [
            int(part.spans[w.start, 0]) - start for w in windows(len(part.spans), self._limit)[1:]
        ]
        bounds = [(a, b) for a, b in pairwise([0, *cuts, len(text)]) if a < b]
        if len(bounds) > 1:
            # A window cut inside a word may have a token more, and one too many then.
            for a, b in bounds:
                yield from self._parts(owner, text[a:b], start + a)
        elif (part.spans[:, 1] > part.spans[:, 0]).any():
            yield part

    def _tokenized(self, owner: int, text: str, start: int) -> _Part:
        encoded = self._tokenizer(
            self._prompt + text,
            return_offsets_mapping=True,
            return_special_tokens_mask=True,
            return_attention_mask=True,
        )
        kept: list[int] = []
        spans: list[tuple[int, int]] = []
        special = encoded["special_tokens_mask"]
        for position, (a, b) in enumerate(encoded["offset_mapping"]):
            if special[position] or b <= len(self._prompt):
                continue
            span = _trimmed(text, max(a - len(self._prompt), 0), b - len(self._prompt))
            kept.append(position)
            spans.append((start + span.start, start + span.end))
        inputs = {name: encoded[name] for name in encoded if name in self._inputs}
        return _Part(owner, inputs, kept, np.array(spans, np.int32).reshape(-1, 2))

    def _run(self, parts: Sequence[_Part]) -> list[tuple[Floats, Floats]]:
        """The sentence vector and the token vectors of each window, not scaled."""
        sentences, layers = self._forward([part.inputs for part in parts])
        hidden = _array(layers[self._layer])
        # Models that pad on the left have their tokens at the end.
        left = self._tokenizer.padding_side == "left"
        found: list[tuple[Floats, Floats]] = []
        for row, part in enumerate(parts):
            shift = hidden.shape[1] - len(part.inputs["input_ids"]) if left else 0
            found.append((sentences[row], hidden[row, [shift + k for k in part.kept]]))
        return found

    def _forward(self, inputs: Sequence[dict[str, list[int]]]) -> tuple[Floats, Sequence["Tensor"]]:
        """(n, d) sentence vectors, and the hidden states (n, tokens, h) of layers 0 to the last."""
        import torch  # noqa: PLC0415 - seconds

        names = inputs[0].keys()
        padded = self._tokenizer.pad(
            {name: [i[name] for i in inputs] for name in names}, return_tensors="pt"
        )
        try:
            with torch.inference_mode():
                output = self._model({n: padded[n].to(self._model.device) for n in names})
        except RuntimeError as error:  # among them: no memory left on the device
            raise EncoderError(
                f"{self._name}: cannot run on {self._model.device}: {str(error).splitlines()[0]} "
                "Try another device, or another model."
            ) from error
        return _array(output["sentence_embedding"]), output["all_layer_embeddings"]

    def _shape(self) -> tuple[int, int, int]:
        """Layers of the model, width of its sentence vectors and of its hidden states."""
        try:
            with quiet():
                sentences, layers = self._forward([self._tokenized(0, "a", 0).inputs])
        except KeyError as error:
            raise EncoderError(
                f"{self._name}: gives no {error.args[0]}, so it cannot be used here. "
                "Take another model."
            ) from error
        return len(layers) - 1, sentences.shape[1], layers[0].shape[2]

    def _text_tokens(self) -> int:
        """Tokens of a text that the model takes at once, prompt and special tokens taken off."""
        limit = self._model.max_seq_length or _NO_LIMIT
        if limit >= _NO_LIMIT:
            config = self._model[0].auto_model.config
            limit = min(_MAX_TOKENS, getattr(config, "max_position_embeddings", _MAX_TOKENS))
        free = limit - len(self._tokenizer(self._prompt)["input_ids"])
        if free < _MIN_TOKENS:
            raise EncoderError(
                f"{self._name}: takes {limit} tokens, and the prompt leaves {max(free, 0)} for the "
                "text. Take a shorter prompt, or another model."
            )
        return free


def load_model(choice: Choice, notify: Notify = ignore) -> SentenceTransformerEncoder:
    """The sentence-transformers model of that name on the hub, or in that folder.

    Args:
        choice: which, and how it runs.
        notify: told if code of the model is run.

    Raises:
        EncoderError: if there is no such model, revision, layer or device, or it is none that can
            be used.
    """
    assert choice.model is not None
    if choice.trust_remote_code:
        notify(f"{choice.model}: code that comes with this model is run, with all your rights")
    loaded = sentence_transformer(choice)
    folder = model_folder(choice.model)
    name = folder.resolve().name if folder else choice.model
    loaded.eval()
    if loaded.device.type == "cpu" and choice.dtype is None:
        loaded.float()  # half precision is slow there
    return SentenceTransformerEncoder(loaded, name, choice)


def _fast_tokenizer(model: "SentenceTransformer", name: str) -> "PreTrainedTokenizerFast":
    """The tokenizer of a model, if it is one of those whose tokens can be placed in the text."""
    first = model[0]
    if not hasattr(first, "auto_model"):
        raise EncoderError(
            f"{name}: its first part is {type(first).__name__}, not a transformer, so it has no "
            "layer to take token vectors from. Take a transformer model."
        )
    if "message" in getattr(model, "modalities", ()):
        raise EncoderError(f"{name}: takes chat messages, not plain text. Take another model.")
    if not getattr(model.tokenizer, "is_fast", False):
        raise EncoderError(
            f"{name}: its tokenizer does not tell where in the text a token stands. Take a model "
            "with a fast tokenizer (tokenizer.json)."
        )
    return model.tokenizer


def _default_prompt(model: "SentenceTransformer", name: str) -> str:
    if model.default_prompt_name is not None:
        return str(model.prompts[model.default_prompt_name])
    # e5 models are trained with one, but for the instruction-tuned, whose prompt names a task.
    words = re.split(r"[^a-z0-9]+", name.rpartition("/")[2].lower())
    return "query: " if "e5" in words and "instruct" not in words else ""


def _trimmed(text: str, start: int, end: int) -> Span:
    """The characters `[start, end)` without the space at their ends; empty for space alone."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _batches(lengths: Sequence[int], budget: int) -> Iterator[list[int]]:
    """Indices of like lengths together, longest first, at most `budget` when padded."""
    batch: list[int] = []
    for k in sorted(range(len(lengths)), key=lambda k: -lengths[k]):
        if batch and lengths[batch[0]] * (len(batch) + 1) > budget:
            yield batch
            batch = []
        batch.append(k)
    if batch:
        yield batch


def _digest(model: "SentenceTransformer") -> str:
    """Of how the model is made and of the first weights of each of its tensors."""
    digest = hashlib.blake2b(repr(model).encode(), digest_size=4)
    for tensor in model.parameters():
        digest.update(_array(tensor.detach().flatten()[:256]).tobytes())
    return digest.hexdigest()


def _array(tensor: "Tensor") -> Floats:
    """A float32 array of the same shape."""
    return np.asarray(tensor.float().cpu().numpy(), np.float32)

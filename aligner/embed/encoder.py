"""What every encoder can do, and how one is chosen."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol

from aligner.embed.choice import Choice
from aligner.embed.identity import EMBEDDED, identity, refuse_options

if TYPE_CHECKING:
    from aligner.embeddings import Embeddings
    from aligner.store import Store

Progress = Callable[[int, int], None]
"""Called with (windows done, windows in all) while encoding; a short text is one window."""

Notify = Callable[[str], None]
"""Called with one line that the user should see."""


class Encoder(Protocol):
    """Turns texts into vectors, each text once, in one forward pass."""

    @property
    def signature(self) -> str:
        """Everything that the vectors depend on, such as `e5-small-int8|layer:8`."""
        ...

    @property
    def samples(self) -> "Embeddings":
        """Embeddings of `samples.sample_texts()`; not to be written into."""
        ...

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> "Embeddings":
        """Sentence and token vectors of `texts`; a text without a token has a zero vector.

        The arrays are the caller's, who may write into them.
        """
        ...


def ignore(_: str) -> None:
    """A `Notify` for callers that show nothing."""


def load_encoder(
    model: str | None = None,
    *,
    device: str | None = None,
    token_layer: int | None = None,
    revision: str | None = None,
    dtype: str | None = None,
    prompt: str | None = None,
    batch_tokens: int | None = None,
    trust_remote_code: bool = False,
    cache: "Store | None" = None,
    notify: Notify = ignore,
) -> Encoder:
    """The embedded encoder, or a sentence-transformers model by hub name or local folder.

    Args:
        model: a folder, or a name on the hub; None is the embedded encoder, which takes none of the
            next seven.
        device: `cpu`, `cuda`, `cuda:1`, `mps`; None or `auto` takes the fastest there is.
        token_layer: the layer of the token vectors, from 1; None takes the one that suits it.
        revision: a branch, a tag or a commit on the hub; None is the newest version.
        dtype: `float32`, `float16` or `bfloat16`; None takes float32 on a processor, and elsewhere
            what the model comes in.
        prompt: goes before each text; None takes the model's own, `query: ` for e5 models.
        batch_tokens: that run at a time, padding included; None goes by the device.
        trust_remote_code: whether code that the model brings along is run, with your rights.
        cache: where vectors are kept for later runs, such as `open_store` gives. The encoder is
            then loaded when it is first given a text that is not there, and raises as late.
        notify: told what takes its time.

    Raises:
        EncoderError: if it cannot be built or loaded, or has no such layer.
        CacheError: if there is no folder to build it in.
    """
    choice = Choice(
        model, device, token_layer, revision, dtype, prompt, batch_tokens, trust_remote_code
    )
    if cache is not None:
        from aligner.embed.cached import cached_encoder  # noqa: PLC0415 - it needs this module

        load = partial(load_encoder, **choice.options(), notify=notify)
        return cached_encoder(cache, load, identity(choice))
    if model is None or model == EMBEDDED:
        from aligner.embed.embedded import load_embedded  # noqa: PLC0415 - other models need it not

        refuse_options(choice)
        return load_embedded(notify=notify)
    from aligner.embed.sentence_transformer import load_model  # noqa: PLC0415 - torch, seconds

    return load_model(choice, notify=notify)

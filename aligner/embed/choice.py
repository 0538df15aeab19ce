"""Which encoder, and how it runs."""

from dataclasses import asdict, dataclass, fields
from typing import Any

from aligner.settings import Settings


@dataclass(frozen=True, slots=True)
class Choice:
    """What `load_encoder` is asked for.

    All but `model` is about a sentence-transformers model; the embedded encoder is what it is.

    Attributes:
        model: a folder, or a name on the hub; None is the embedded encoder.
        device: `cpu`, `cuda`, `cuda:1`, `mps`; None or `auto` takes the fastest there is.
        token_layer: the layer of the token vectors, from 1; None takes the one that suits it.
        revision: a branch, a tag or a commit on the hub; None is its newest version.
        dtype: `float32`, `float16` or `bfloat16`; None takes float32 on a processor, and elsewhere
            what the model comes in.
        prompt: goes before each text; None takes the model's own, `query: ` for e5 models.
        batch_tokens: that run at a time, padding included; None goes by the device.
        trust_remote_code: whether code that the model brings along is run.
    """

    model: str | None = None
    device: str | None = None
    token_layer: int | None = None
    revision: str | None = None
    dtype: str | None = None
    prompt: str | None = None
    batch_tokens: int | None = None
    trust_remote_code: bool = False

    @classmethod
    def of(cls, settings: Settings) -> "Choice":
        """What the settings say."""
        return cls(**{each.name: getattr(settings, each.name) for each in fields(cls)})

    @property
    def name(self) -> str:
        """Of all that the vectors depend on besides the files of the model."""
        said = {key: value for key, value in asdict(self).items() if value not in {None, False}}
        return "|".join(f"{key}:{value}" for key, value in sorted(said.items()))

    def options(self) -> dict[str, Any]:
        """What is not as usual, as arguments of `load_encoder`."""
        usual = asdict(Choice())
        return {key: value for key, value in asdict(self).items() if value != usual[key]}

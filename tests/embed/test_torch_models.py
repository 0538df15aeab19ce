"""Which models are found and taken; these tests import torch, which takes seconds."""

import re
import socket
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import huggingface_hub
import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import BPE
from tokenizers.pre_tokenizers import ByteLevel
from tokenizers.trainers import BpeTrainer

from aligner.embed.choice import Choice
from aligner.embed.encoder import load_encoder
from aligner.embed.sentence_transformer import (
    SentenceTransformerEncoder,
    _default_prompt,
    _fast_tokenizer,
    load_model,
)
from aligner.errors import EncoderError

NEXT = "Check the name, or download it first and pass its folder."
REVISION = "0123456789abcdef0123456789abcdef01234567"


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise ConnectionError("Name or service not known")

    monkeypatch.setattr(huggingface_hub.HfApi, "model_info", refuse)


@pytest.fixture
def hub_cache(minilm_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of the hub with the model `someone/small`; the folder of its files."""
    monkeypatch.setenv("SENTENCE_TRANSFORMERS_HOME", str(tmp_path))
    repository = tmp_path / "models--someone--small"
    files = repository / "snapshots" / REVISION
    for path in minilm_folder.rglob("*"):
        if path.is_file():
            link = files / path.relative_to(minilm_folder)
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(path)
    (repository / "refs").mkdir()
    (repository / "refs" / "main").write_text(REVISION, encoding="utf-8")
    return files


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize("model", ["no-such/model", "no-such-model"])
def test_torch_a_model_that_cannot_be_fetched(model: str) -> None:
    with pytest.raises(EncoderError) as caught:
        load_encoder(model)
    assert str(caught.value) == (
        f"{model}: no such model folder here, and it cannot be fetched from the hub "
        f"(no network?). {NEXT}"
    )


def test_torch_a_model_that_the_hub_does_not_give(monkeypatch: pytest.MonkeyPatch) -> None:
    class Refusal(huggingface_hub.errors.HfHubHTTPError):
        def __init__(self) -> None:
            Exception.__init__(self, "Repository Not Found.\nIf it is private ...")

    def refuse(*_: Any, **__: Any) -> None:
        raise Refusal

    monkeypatch.setattr(huggingface_hub.HfApi, "model_info", refuse)
    with pytest.raises(EncoderError) as caught:
        load_model(Choice("no-such/model"))
    assert str(caught.value) == (
        "no-such/model: no such model folder here, and the hub does not give it: "
        f"Repository Not Found. {NEXT}"
    )


@pytest.mark.parametrize("model", ["/no/such/folder", "./folder", "~/no-such-folder", "a/b/c"])
def test_torch_a_folder_that_is_not_there(model: str) -> None:
    with pytest.raises(EncoderError, match=re.escape(f"{model}: no such model folder. {NEXT}")):
        load_model(Choice(model))


def test_torch_a_name_that_the_hub_cannot_have() -> None:
    with pytest.raises(EncoderError, match="foo bar: neither a folder here nor a name"):
        load_model(Choice("foo bar"))


def test_torch_a_folder_that_holds_no_model(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match=re.escape(f"{tmp_path}: sentence-transformers cannot")):
        load_model(Choice(str(tmp_path)))


@pytest.mark.usefixtures("offline")
def test_torch_a_damaged_model(minilm_folder: Path, tmp_path: Path) -> None:
    for path in minilm_folder.iterdir():
        (tmp_path / path.name).symlink_to(path)
    (tmp_path / "model.safetensors").unlink()
    (tmp_path / "model.safetensors").write_bytes(b"cut off")
    with pytest.raises(EncoderError, match=re.escape(f"{tmp_path}: sentence-transformers cannot")):
        load_model(Choice(str(tmp_path)))


@pytest.mark.parametrize("device", ["cuda:99", "gpu"])
def test_torch_a_device_that_is_not_there(minilm_folder: Path, device: str) -> None:
    with pytest.raises(EncoderError, match=f"^{device}: torch has no such device here"):
        load_model(Choice(str(minilm_folder), device=device))


@pytest.mark.usefixtures("hub_cache")
def test_torch_a_cached_model_needs_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: pytest.fail("the network is used"))
    encoder = load_model(Choice("someone/small", device="cpu"))
    assert encoder.signature.startswith("someone/small|weights:")
    assert encoder.encode(["A sentence."]).tokens.counts.tolist() == [3]


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize("missing", ["model.safetensors", "modules.json"])
def test_torch_a_download_that_was_cut_off_is_not_taken(hub_cache: Path, missing: str) -> None:
    (hub_cache / missing).unlink()
    with pytest.raises(EncoderError, match=r"cannot be fetched from the hub \(no network\?\)"):
        load_model(Choice("someone/small", device="cpu"))


def test_torch_a_library_that_cannot_be_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(EncoderError, match=r"sentence-transformers cannot be imported here: .*pip"):
        load_model(Choice("some/model"))


def test_torch_a_model_that_is_no_transformer(minilm_folder: Path) -> None:
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.models import StaticEmbedding

    tokenizer = Tokenizer.from_file(str(minilm_folder / "tokenizer.json"))
    modules = [StaticEmbedding(tokenizer, embedding_dim=8)]
    model = SentenceTransformer(modules=modules, device="cpu")
    with pytest.raises(EncoderError, match="static: its first part is StaticEmbedding, not a tr"):
        SentenceTransformerEncoder(model, "static")


def test_torch_a_tokenizer_without_offsets() -> None:
    class Fake(SimpleNamespace):
        def __getitem__(self, _: int) -> SimpleNamespace:
            return SimpleNamespace(auto_model=None)

    slow: Any = Fake(tokenizer=SimpleNamespace(is_fast=False))
    with pytest.raises(EncoderError, match="slow: its tokenizer does not tell where"):
        _fast_tokenizer(slow, "slow")
    chat: Any = Fake(modalities=["text", "message"])
    with pytest.raises(EncoderError, match="chat: takes chat messages"):
        _fast_tokenizer(chat, "chat")


@pytest.mark.parametrize(
    ("name", "prompt"),
    [
        ("intfloat/multilingual-e5-small", "query: "),
        ("my-E5", "query: "),
        ("intfloat/multilingual-e5-large-instruct", ""),
        ("sentence-transformers/LaBSE", ""),
        ("e5/LaBSE", ""),
        ("3fe5c0", ""),
    ],
)
def test_torch_e5_models_take_their_prompt(name: str, prompt: str) -> None:
    model: Any = SimpleNamespace(default_prompt_name=None)
    assert _default_prompt(model, name) == prompt
    own: Any = SimpleNamespace(default_prompt_name="sts", prompts={"sts": "same: "})
    assert _default_prompt(own, name) == "same: "


def byte_tokenizer(texts: list[str]) -> Tokenizer:
    """A tokenizer of bytes and of some pairs of them, such as decoders have."""
    tokenizer = Tokenizer(BPE())
    tokenizer.pre_tokenizer = ByteLevel(add_prefix_space=False)
    trainer = BpeTrainer(
        vocab_size=300, initial_alphabet=ByteLevel.alphabet(), special_tokens=["<|endoftext|>"]
    )
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


def test_torch_a_decoder_that_pads_on_the_left(tmp_path: Path) -> None:
    """Another architecture, pooling of the last token, and sentences of another width."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.models import Dense, Pooling, Transformer
    from transformers import PreTrainedTokenizerFast, Qwen2Config, Qwen2Model

    texts = ["One.", "A longer sentence, with more words.", "हाँ 👍🏽", "word " * 150]
    torch.manual_seed(0)
    config = Qwen2Config(
        vocab_size=300,
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=3,
        num_attention_heads=4,
        num_key_value_heads=2,
        max_position_embeddings=64,
    )
    Qwen2Model(config).save_pretrained(tmp_path)
    PreTrainedTokenizerFast(
        tokenizer_object=byte_tokenizer(texts),
        padding_side="left",
        pad_token="<|endoftext|>",
        model_max_length=64,
    ).save_pretrained(tmp_path)
    modules = [Transformer(str(tmp_path)), Pooling(32, "lasttoken"), Dense(32, 16)]
    encoder = SentenceTransformerEncoder(
        SentenceTransformer(modules=modules, device="cpu").eval(), "tiny"
    )
    found = encoder.encode(texts)
    assert found.sentences.shape == (4, 16)
    assert found.tokens.vectors.shape[1] == 32
    for k, text in enumerate(texts):
        alone, ours = encoder.encode([text]), found.part(slice(k, k + 1))
        np.testing.assert_allclose(ours.sentences, alone.sentences, atol=1e-4)
        np.testing.assert_allclose(ours.tokens.vectors, alone.tokens.vectors, atol=5e-4)
        covered = {c for a, b in ours.tokens.spans.tolist() for c in range(a, b)}
        assert covered == {c for c, character in enumerate(text) if character != " "}

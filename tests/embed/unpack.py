"""Writes the embedded weights as a sentence-transformers model, in float32."""

import json
from pathlib import Path
from typing import Any

from tokenizers import Regex, Tokenizer
from tokenizers.decoders import Metaspace as MetaspaceDecoder
from tokenizers.models import Unigram
from tokenizers.normalizers import NFC, Normalizer, Replace, Sequence
from tokenizers.pre_tokenizers import Metaspace
from tokenizers.processors import TemplateProcessing

from aligner.embed.weights import Weights


def library_tokenizer(model: Weights, texts: str = "") -> Tokenizer:
    """The tokenizer of the `tokenizers` library with the same vocabulary.

    Of the code points that are normalised, those of `texts` are.
    """
    vocabulary = list(zip(model.pieces(), model.scores(), strict=True))
    tokenizer = Tokenizer(Unigram(vocabulary, unk_id=model.unknown, byte_fallback=False))
    table = model.replacements()
    steps: list[Normalizer] = [NFC()]
    steps += [Replace(c, table[ord(c)]) for c in sorted(set(texts)) if ord(c) in table]
    steps += [Replace(Regex(" {2,}"), " "), Replace(Regex("^ +| +$"), "")]
    tokenizer.normalizer = Sequence(steps)
    tokenizer.pre_tokenizer = Metaspace(prepend_scheme="always")
    tokenizer.decoder = MetaspaceDecoder()
    return tokenizer


def unpack(model: Weights, folder: Path, texts: str = "") -> None:
    """Writes the model into `folder`, which is made.

    Args:
        model: the weights.
        folder: where to.
        texts: see `library_tokenizer`.
    """
    from safetensors.numpy import save_file

    folder.mkdir(parents=True)
    save_file(_tensors(model), folder / "model.safetensors", metadata={"format": "pt"})
    _write(folder / "config.json", _config(model))
    tokenizer = library_tokenizer(model, texts)
    tokenizer.post_processor = TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", model.start), ("</s>", model.end)]
    )
    tokenizer.save(str(folder / "tokenizer.json"))
    special = {"bos_token": "<s>", "eos_token": "</s>", "cls_token": "<s>", "sep_token": "</s>"}
    special |= {"pad_token": "<pad>", "unk_token": "<unk>"}
    kind = {"tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": model.positions}
    _write(folder / "tokenizer_config.json", special | kind)
    names = ["Transformer", "Pooling", "Normalize"]
    paths = ["", "1_Pooling", "2_Normalize"]
    modules = [
        {"idx": k, "name": str(k), "path": path, "type": f"sentence_transformers.models.{name}"}
        for k, (name, path) in enumerate(zip(names, paths, strict=True))
    ]
    _write(folder / "modules.json", modules)
    _write(folder / "sentence_bert_config.json", {"max_seq_length": model.positions})
    pooling = {"word_embedding_dimension": model.width, "pooling_mode_mean_tokens": True}
    _write(folder / "1_Pooling" / "config.json", pooling)
    (folder / "2_Normalize").mkdir()


def _write(path: Path, content: Any) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(content), encoding="utf-8")


def _config(model: Weights) -> dict[str, Any]:
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "hidden_size": model.width,
        "num_hidden_layers": model.layers,
        "num_attention_heads": model.heads,
        "intermediate_size": model.inner,
        "vocab_size": model.vocabulary,
        "max_position_embeddings": model.positions,
        "type_vocab_size": 2,
        "layer_norm_eps": 1e-12,
        "hidden_act": "gelu",
        "pad_token_id": model.pad,
    }


_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
}
_NORMS = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}


def _tensors(model: Weights) -> dict[str, Any]:
    width = model.width
    tensors: dict[str, Any] = {
        "embeddings.word_embeddings.weight": model.matrix("emb.word", width),
        "embeddings.position_embeddings.weight": model.vector("emb.pos").reshape(-1, width),
        "embeddings.token_type_embeddings.weight": model.vector("emb.type").reshape(-1, width),
        "embeddings.LayerNorm.weight": model.vector("emb.ln.w"),
        "embeddings.LayerNorm.bias": model.vector("emb.ln.b"),
    }
    for layer in range(model.layers):
        for ours, theirs in _LAYER.items():
            columns = model.inner if ours == "fo" else width
            name = f"encoder.layer.{layer}.{theirs}"
            tensors[f"{name}.weight"] = model.matrix(f"l{layer}.{ours}.w", columns)
            tensors[f"{name}.bias"] = model.vector(f"l{layer}.{ours}.b")
        for ours, theirs in _NORMS.items():
            name = f"encoder.layer.{layer}.{theirs}"
            tensors[f"{name}.weight"] = model.vector(f"l{layer}.{ours}.w")
            tensors[f"{name}.bias"] = model.vector(f"l{layer}.{ours}.b")
    return {name: tensor.copy() for name, tensor in tensors.items()}

"""Makes a cross encoder of a few random weights: it needs no network, and knows nothing."""

from pathlib import Path


def write_cross_encoder(folder: Path, labels: int = 1) -> None:
    """Writes one with so many numbers for a pair, as sentence-transformers reads it."""
    import torch
    from tokenizers import Tokenizer
    from tokenizers.models import BPE
    from tokenizers.pre_tokenizers import ByteLevel
    from tokenizers.trainers import BpeTrainer
    from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

    tokenizer = Tokenizer(BPE())
    tokenizer.pre_tokenizer = ByteLevel(add_prefix_space=False)
    alphabet = ByteLevel.alphabet()
    tokenizer.train_from_iterator(
        [], BpeTrainer(vocab_size=257, initial_alphabet=alphabet, special_tokens=["<pad>"])
    )
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=257,
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=128,
        initializer_range=1.0,  # else all pairs score alike
        num_labels=labels,
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="<pad>", model_max_length=128
    ).save_pretrained(folder)

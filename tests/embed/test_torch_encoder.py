"""Encoders of sentence-transformers; these tests import torch, which takes seconds."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from aligner.embed.about import model_info
from aligner.embed.choice import Choice
from aligner.embed.embedded import EmbeddedEncoder
from aligner.embed.encoder import load_encoder
from aligner.embed.sentence_transformer import SentenceTransformerEncoder, load_model
from aligner.embeddings import Embeddings
from aligner.errors import EncoderError

TEXTS = [
    "The delegates adopted the plan.",
    "",
    "No!",
    "Übermäßig  viele\tWörter — in 2 Sprachen; यह भी 👍.",
    " \n ",
    "On 16 May 2023, 255 delegates of the communes met in the town hall to talk about water.",
]
LONG = " ".join(f"Sentence {k} is about the rivers of country number {k * k}." for k in range(60))


def part(found: Embeddings, text: int) -> Embeddings:
    return found.part(slice(text, text + 1))


def test_torch_shapes_lengths_and_spans(minilm: SentenceTransformerEncoder) -> None:
    found = minilm.encode(TEXTS)
    assert found.sentences.shape == (len(TEXTS), 384)
    assert found.sentences.dtype == np.float32
    assert np.asarray(found.tokens.vectors).dtype == np.float16
    assert found.tokens.counts[[1, 4]].tolist() == [0, 0]
    assert not found.sentences[[1, 4]].any()
    full = found.sentences[[0, 2, 3, 5]]
    np.testing.assert_allclose(np.linalg.norm(full, axis=1), 1, atol=1e-5)
    np.testing.assert_allclose(np.linalg.norm(found.tokens.floats(), axis=1), 1, atol=1e-3)
    for k, text in enumerate(TEXTS):
        spans = part(found, k).tokens.spans.tolist()
        covered = {c for a, b in spans for c in range(a, b)}
        assert covered == {c for c, character in enumerate(text) if not character.isspace()}


def test_torch_words_stand_where_they_stand(minilm: SentenceTransformerEncoder) -> None:
    spans = minilm.encode(["The plan, adopted!"]).tokens.spans.tolist()
    assert spans == [[0, 3], [4, 8], [8, 9], [10, 17], [17, 18]]


def test_torch_sentence_vectors_are_the_models_own(
    minilm: SentenceTransformerEncoder, minilm_folder: Path
) -> None:
    from sentence_transformers import SentenceTransformer

    texts = [text for text in TEXTS if text.strip()]
    model = SentenceTransformer(str(minilm_folder), device="cpu", local_files_only=True)
    theirs = model.encode(texts, normalize_embeddings=True, show_progress_bar=False)
    assert ((minilm.encode(texts).sentences * theirs).sum(axis=1) > 0.9999).all()


def test_torch_token_vectors_are_those_of_the_middle_layer(
    minilm: SentenceTransformerEncoder, minilm_folder: Path
) -> None:
    import torch
    from transformers import AutoModel, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(minilm_folder)
    with torch.inference_mode():
        encoded = tokenizer(TEXTS[0], return_tensors="pt")
        model = AutoModel.from_pretrained(minilm_folder)
        layer = model(**encoded, output_hidden_states=True).hidden_states[4][0, 1:-1].numpy()
    layer /= np.linalg.norm(layer, axis=1, keepdims=True)
    np.testing.assert_allclose(minilm.encode(TEXTS[:1]).tokens.vectors, layer, atol=5e-4)


def test_torch_order_and_company_do_not_matter(minilm: SentenceTransformerEncoder) -> None:
    forth, back = minilm.encode(TEXTS), minilm.encode(TEXTS[::-1])
    for k, text in enumerate(TEXTS):
        for other in (part(back, len(TEXTS) - 1 - k), minilm.encode([text])):
            ours = part(forth, k)
            np.testing.assert_allclose(ours.sentences, other.sentences, atol=1e-4)
            np.testing.assert_allclose(ours.tokens.vectors, other.tokens.vectors, atol=5e-4)
            np.testing.assert_array_equal(ours.tokens.spans, other.tokens.spans)


def test_torch_the_same_call_gives_the_same_bits(minilm: SentenceTransformerEncoder) -> None:
    one, two = minilm.encode(TEXTS), minilm.encode(TEXTS)
    np.testing.assert_array_equal(one.sentences, two.sentences)
    np.testing.assert_array_equal(one.tokens.vectors, two.tokens.vectors)


@pytest.mark.parametrize("text", [LONG, LONG.replace(" ", "")])
def test_torch_a_long_text_is_windowed_to_its_end(
    minilm: SentenceTransformerEncoder, text: str
) -> None:
    calls: list[tuple[int, int]] = []
    found = minilm.encode([text, "Short."], lambda done, total: calls.append((done, total)))
    done, total = calls[-1]
    assert done == total > 3
    spans = part(found, 0).tokens.spans.tolist()
    covered = {c for a, b in spans for c in range(a, b)}
    assert covered == {c for c, character in enumerate(text) if character != " "}
    assert all(a <= b for (_, a), (b, _) in pairwise(spans))
    assert np.linalg.norm(found.sentences[0]) == pytest.approx(1, abs=1e-5)
    whole = part(found, 1).sentences[0]
    np.testing.assert_allclose(whole, minilm.encode(["Short."]).sentences[0], atol=1e-4)


def test_torch_no_text_at_all(minilm: SentenceTransformerEncoder) -> None:
    found = minilm.encode([])
    assert found.sentences.shape == found.tokens.vectors.shape == (0, 384)


def test_torch_nothing_is_written_to_stderr(
    minilm: SentenceTransformerEncoder, minilm_folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    load_model(Choice(str(minilm_folder), device="cpu")).encode([LONG])
    assert capfd.readouterr() == ("", "")


def test_torch_the_signature_tells_weights_layer_and_prompt(
    minilm: SentenceTransformerEncoder, minilm_folder: Path
) -> None:
    other = load_model(Choice(str(minilm_folder), device="cpu", token_layer=5, prompt="text: "))
    name, weights, layer = minilm.signature.split("|")
    assert (name, layer) == ("model", "layer:4")
    assert other.signature == f"{name}|{weights}|layer:5|prompt:text: "


def test_torch_a_prompt_is_encoded_but_is_no_token_of_the_text(
    minilm: SentenceTransformerEncoder, minilm_folder: Path
) -> None:
    prompted = load_model(Choice(str(minilm_folder), device="cpu", prompt="query: ")).encode(TEXTS)
    plain = minilm.encode(TEXTS)
    np.testing.assert_array_equal(prompted.tokens.spans, plain.tokens.spans)
    cosines = (prompted.sentences * plain.sentences).sum(axis=1)[[0, 5]]
    assert ((cosines > 0.5) & (cosines < 0.9999)).all()


def test_torch_numbers_of_another_type_are_told_in_the_signature(
    minilm: SentenceTransformerEncoder, minilm_folder: Path
) -> None:
    choice = Choice(str(minilm_folder), device="cpu", dtype="bfloat16")
    short = load_model(choice)
    assert short.signature.endswith("|dtype:bfloat16")
    assert model_info(choice, short).dtype == "bfloat16"
    cosines = (short.encode(TEXTS).sentences * minilm.encode(TEXTS).sentences).sum(axis=1)
    assert (cosines[[0, 2, 3, 5]] > 0.98).all()


def test_torch_the_size_of_a_batch_changes_no_vector(
    minilm: SentenceTransformerEncoder, minilm_folder: Path
) -> None:
    small = load_model(Choice(str(minilm_folder), device="cpu", batch_tokens=16))
    ours, theirs = small.encode(TEXTS), minilm.encode(TEXTS)
    np.testing.assert_allclose(ours.sentences, theirs.sentences, atol=1e-4)


def test_torch_what_is_known_of_a_model(minilm_folder: Path) -> None:
    choice = Choice(str(minilm_folder), device="cpu")
    found = model_info(choice, load_model(choice))
    assert (found.layers, found.token_layer, found.width, found.token_width) == (6, 4, 384, 384)
    assert (found.device, found.dtype, found.prompt, found.licence) == (
        "cpu",
        "float32",
        "",
        "apache-2.0",
    )


def test_torch_code_of_a_model_runs_only_with_a_warning(
    minilm_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sentence_transformers

    asked: list[object] = []
    usual = sentence_transformers.SentenceTransformer

    def load(*arguments: str, trust_remote_code: bool, **more: Any) -> Any:
        asked.append(trust_remote_code)
        return usual(*arguments, **more)

    monkeypatch.setattr(sentence_transformers, "SentenceTransformer", load)
    notes: list[str] = []
    load_model(Choice(str(minilm_folder), "cpu"), notes.append)
    assert (asked, notes) == ([False], [])
    load_model(Choice(str(minilm_folder), "cpu", trust_remote_code=True), notes.append)
    assert asked == [False, True]
    assert "code that comes with this model is run" in notes[0]


@pytest.mark.parametrize("option", ["revision", "dtype", "prompt", "batch_tokens"])
def test_the_embedded_encoder_is_what_it_is(option: str) -> None:
    options: dict[str, Any] = {option: "float16" if option != "batch_tokens" else 7}
    with pytest.raises(EncoderError, match=r"^e5-small-int8: takes no .* name a model with"):
        load_encoder(**options)


def test_torch_samples_are_encoded_once(minilm: SentenceTransformerEncoder) -> None:
    assert minilm.samples is minilm.samples
    assert len(minilm.samples.mean().token) == 384


def test_torch_load_encoder_takes_a_folder(minilm_folder: Path) -> None:
    found = load_encoder(str(minilm_folder), device="auto").encode(["A sentence."])
    assert found.tokens.counts.tolist() == [3]


def test_torch_a_layer_that_is_not_there(minilm_folder: Path) -> None:
    with pytest.raises(EncoderError, match=r"^model: no layer 7; .* one of 1 to 6\.$"):
        load_model(Choice(str(minilm_folder), device="cpu", token_layer=7))


def test_torch_a_prompt_that_leaves_no_room(minilm_folder: Path) -> None:
    with pytest.raises(EncoderError, match=r"takes 256 tokens, and the prompt leaves 0 for the"):
        load_model(Choice(str(minilm_folder), device="cpu", prompt=LONG))


def test_torch_the_unpacked_weights_say_what_the_embedded_encoder_says(
    unpacked: SentenceTransformerEncoder, encoder: EmbeddedEncoder, sentences: list[str]
) -> None:
    texts = sentences[::4]
    full, small = unpacked.encode(texts), encoder.encode(texts)
    assert "layer:8|prompt:query: " in unpacked.signature
    # The library shares the two letters that Thai SARA AM is normalised to among two tokens.
    np.testing.assert_array_equal(full.tokens.offsets, small.tokens.offsets)
    assert (full.tokens.spans == small.tokens.spans).mean() > 0.999
    assert (full.sentences * small.sentences).sum(axis=1).mean() >= 0.99
    assert (full.tokens.floats() * small.tokens.floats()).sum(axis=1).mean() >= 0.98

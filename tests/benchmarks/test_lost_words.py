import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from lost_words import cut_words, linked, lost_words, strings, word_vectors
from lost_words import words as spans_of

from aligner.embeddings import Embeddings, Floats, TokenEmbeddings

WORDS = st.lists(st.sampled_from("abc"), max_size=8)
SIMILARITIES = arrays(
    np.float32, st.tuples(st.integers(1, 7), st.integers(1, 7)), elements=st.floats(-1, 1, width=32)
)
QUICK = settings(max_examples=60, deadline=None)


def test_words_are_runs_of_letters_marks_and_digits() -> None:
    assert strings("„125th St. – हक़ है।“") == ["125th", "St", "हक़", "है"]


@QUICK
@given(WORDS, WORDS.filter(bool), WORDS)
def test_the_words_cut_leave_the_rest(before: list[str], cut: list[str], after: list[str]) -> None:
    whole, rest = before + cut + after, before + after
    found = cut_words(whole, rest)
    assert len(found) == len(cut)
    assert whole[: found.start] + whole[found.stop :] == rest


@pytest.mark.parametrize("rest", ["a b c d", "a x", "b d", "a b c d e"])
def test_anything_but_one_cut_is_refused(rest: str) -> None:
    with pytest.raises(ValueError, match="one run"):
        cut_words(["a", "b", "c", "d"], rest.split())


def test_a_word_is_the_mean_of_the_tokens_that_touch_it() -> None:
    vectors = np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1]], np.float16)
    spans = np.array([[0, 2], [2, 4], [4, 7]], np.int32)  # the last has the space before it
    tokens = TokenEmbeddings(vectors, np.array([0, 3]), spans)
    found = word_vectors(Embeddings(np.ones((1, 3), np.float32), tokens), 0, spans_of("abcd ef"))
    half = np.sqrt(0.5)
    assert found == pytest.approx(np.array([[half, half, 0], [0, 0, 1]]))


def test_mutual_best_matches_are_linked_and_grow() -> None:
    similarities = np.array([[0.9, 0.1, 0.0], [0.6, 0.2, 0.1], [0.0, 0.3, 0.8]], np.float32)
    # The second word of either side has its best match beside a link.
    assert linked(similarities) == {(0, 0), (1, 0), (2, 2), (2, 1)}


def test_a_best_match_far_from_all_links_is_none() -> None:
    similarities = np.eye(4, dtype=np.float32)
    similarities[3] = [0.5, 0, 0, 0]
    assert linked(similarities) >= {(0, 0), (1, 1), (2, 2)}
    assert 3 not in lost_words(similarities, range(4))


@QUICK
@given(SIMILARITIES)
def test_links_are_best_matches_of_one_direction(similarities: Floats) -> None:
    there, back = similarities.argmax(axis=1), similarities.argmax(axis=0)
    links = linked(similarities)
    assert links
    for i, j in links:
        assert there[i] == j or back[j] == i
    assert {(i, j) for i, j in enumerate(there) if back[j] == i} <= links


@QUICK
@given(SIMILARITIES)
def test_nothing_is_lost_where_nothing_was_cut(similarities: Floats) -> None:
    kept, gone = (lost_words(similarities, range(size)) for size in (0, similarities.shape[1]))
    assert not any(kept.values())
    assert all(gone.values())
    assert kept.keys() == gone.keys()

from aligner.bitext import Span
from aligner.entities.negation import Negation, read


def test_each_negation_has_its_place_and_its_word() -> None:
    assert read("𝕏 kam NICHT.", "de") == (Negation(Span(6, 11), "NICHT"),)


def test_phrases_that_affirm_are_left_out() -> None:
    assert read("Nicht nur er kam.", "de") == ()

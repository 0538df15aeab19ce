"""What is known of a language is found by its code."""

import pytest

from aligner.languages.knowledge import Language, folded, knowledge


@pytest.mark.parametrize("code", ["de", "en", "hi"])
def test_what_is_complete(code: str) -> None:
    known = knowledge(code)
    assert known.code == code
    assert known.function_words
    assert known.negations
    assert all(word == folded(word) for word in known.function_words)


def test_a_country_has_the_knowledge_of_its_language() -> None:
    assert knowledge("de-AT") is knowledge("de")


@pytest.mark.parametrize("code", ["und", "xx", "th", "codes"])
def test_nothing_is_known(code: str) -> None:
    assert knowledge(code) == Language(code)

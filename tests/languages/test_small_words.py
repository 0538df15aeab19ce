"""Function words are known by language."""

from aligner.languages.small_words import is_function_word


def test_function_words_do_not_depend_on_case() -> None:
    assert is_function_word("Die", "de")
    assert is_function_word("die", "de-AT")
    assert is_function_word("की", "hi")
    assert is_function_word("The", "en")
    assert not is_function_word("Kirche", "de")


def test_a_negation_says_something() -> None:
    assert not is_function_word("nicht", "de")
    assert not is_function_word("keinen", "de")
    assert not is_function_word("नहीं", "hi")


def test_no_word_is_known_of_an_unknown_language() -> None:
    assert not is_function_word("the", "und")

import pytest

from aligner.languages.vocabulary import Standing, is_nominalised, standing


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("Kavanaugh", "de", Standing.NAME),
        ("Ronaldo", "de", Standing.NAME),
        ("London", "de", Standing.NAME),  # as English has it with a capital alone
        ("Bush", "de", Standing.EITHER),
        ("Lauterbach", "de", Standing.EITHER),  # a brook as well
        ("Team", "de", Standing.COMMON),
        ("Hauptkonto", "de", Standing.COMMON),
        ("Turniertag", "de", Standing.COMMON),
        ("Erdbeben", "de", Standing.COMMON),
        ("Brücke", "de", Standing.COMMON),
        ("Church", "en", Standing.COMMON),
        ("Pelosi", "en", Standing.NAME),
        ("पेलोसी", "hi", Standing.NAME),
        ("पानी", "hi", Standing.EITHER),
    ],
)
def test_what_a_word_is(word: str, language: str, expected: Standing) -> None:
    assert standing(word, language) is expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Jugendlicher", True), ("Jährige", True), ("Klein", False), ("Flick", False), ("x", False)],
)
def test_adjectives_that_stand_as_nouns(word: str, expected: bool) -> None:
    assert is_nominalised(word, "de") is expected
    assert not is_nominalised(word, "qq")

import pytest

from aligner.languages.vocabulary import Standing, standing


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

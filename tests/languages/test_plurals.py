import pytest

from aligner.languages.plurals import CATEGORIES, plural_categories


@pytest.mark.parametrize(
    ("language", "categories"),
    [
        ("de", ("one", "other")),
        ("hi-IN", ("one", "other")),
        ("ru", ("one", "few", "many", "other")),
        ("th", ("other",)),
        ("und", CATEGORIES),
    ],
)
def test_plural_categories(language: str, categories: tuple[str, ...]) -> None:
    assert plural_categories(language) == categories


def test_ordinals_have_their_own() -> None:
    assert plural_categories("en", ordinal=True) == ("one", "two", "few", "other")

import pytest

from aligner.languages.cldr import locale


@pytest.mark.parametrize(
    ("code", "language"), [("de", "de"), ("de-AT", "de"), ("hi", "hi"), ("de-x-house", "de")]
)
def test_a_locale_is_that_of_the_language(code: str, language: str) -> None:
    found = locale(code)
    assert found is not None
    assert found.language == language


def test_what_cldr_does_not_know() -> None:
    assert locale("und") is None
    assert locale("tlh") is None

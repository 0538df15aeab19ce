import pytest

from aligner.errors import LanguageError
from aligner.languages.codes import language_name, parse_language, same_language
from aligner.languages.names import NAMES, OWN_NAMES, SHORTER


@pytest.mark.parametrize(
    ("code", "parsed"),
    [
        ("de", "de"),
        ("DE", "de"),
        (" hi ", "hi"),
        ("hi-latn", "hi-Latn"),
        ("de_AT", "de-AT"),
        ("zh-hans-cn", "zh-Hans-CN"),
        ("es-419", "es-419"),
        ("sl-rozaj", "sl-rozaj"),
        ("de-1996", "de-1996"),
        ("en-x-draft", "en-x-draft"),
        ("deu", "de"),
        ("ger", "de"),
        ("mai", "mai"),
        ("und", "und"),
    ],
)
def test_parse_language(code: str, parsed: str) -> None:
    assert parse_language(code) == parsed
    assert parse_language(parsed) == parsed


@pytest.mark.parametrize(
    ("code", "meant", "name"),
    [
        ("hindi", "hi", "Hindi"),
        ("Hindi", "hi", "Hindi"),
        ("germn", "de", "German"),
        ("Deutsch", "de", "German"),
        ("हिन्दी", "hi", "Hindi"),
        ("jp", "ja", "Japanese"),
        ("hi-devanagari", "hi", "Hindi"),
        ("en us", "en", "English"),
        ("de-", "de", "German"),
    ],
)
def test_the_nearest_code_is_suggested(code: str, meant: str, name: str) -> None:
    with pytest.raises(LanguageError) as caught:
        parse_language(code)
    assert str(caught.value) == f'unknown language code "{code}". Did you mean "{meant}" ({name})?'


def test_unknown_script() -> None:
    with pytest.raises(LanguageError) as caught:
        parse_language("hi-lant")
    assert str(caught.value) == (
        'unknown script "Lant" in language code "hi-lant". Did you mean "hi-Latn" (Hindi (Latin))?'
    )


@pytest.mark.parametrize("code", ["", "qqqq", "[b]", "12", "\n"])
def test_nothing_near(code: str) -> None:
    with pytest.raises(LanguageError) as caught:
        parse_language(code)
    assert str(caught.value) == (
        f'unknown language code "{code}". Give a BCP 47 code such as "de" (German) or "hi" (Hindi).'
    )


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("hi", "Hindi"),
        ("HI-latn", "Hindi (Latin)"),
        ("pt-br", "Portuguese (BR)"),
        ("nb", "Norwegian Bokmål"),
        ("und", "Undetermined"),
    ],
)
def test_language_name(code: str, name: str) -> None:
    assert language_name(code) == name


def test_same_language() -> None:
    assert same_language("hi", "hi-Latn")
    assert same_language("de-AT", "DE")
    assert same_language("deu", "de")
    assert not same_language("hi", "ne")


def test_the_table() -> None:
    assert sum(len(code) == 2 for code in NAMES) == 184
    assert len(set(NAMES.values())) == len(NAMES)
    assert set(SHORTER.values()) | set(OWN_NAMES.values()) <= set(NAMES)
    assert not set(SHORTER) & set(NAMES)

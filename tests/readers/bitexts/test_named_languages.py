import pytest

from aligner.errors import InputError
from aligner.readers.bitexts.named_languages import choice_note, chosen, understood, unknown
from aligner.readers.options import AS_USUAL, Reading


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("de", "de"),
        ("DE_at", "de-AT"),
        ("deu", "de"),
        ("sr@latin", "sr-Latn"),
        ("de_DE.UTF-8", "de-DE"),
        ("ca@valencia", "ca"),
        (" German ", "de"),
        ("हिन्दी", "hi"),
        ("Haus", None),
        ("und", None),
        ("x-none", None),
        ("de-abcd", None),
        ("", None),
        (None, None),
    ],
)
def test_understood(written: str | None, code: str | None) -> None:
    assert understood(written) == code


def test_unknown() -> None:
    assert unknown("a", "de", None, "", "und", "qq") == (
        'a: its language "qq" is unknown, and was found out from the text',
    )


@pytest.mark.parametrize(
    ("found", "wanted", "source", "pair"),
    [
        (("de", "hi"), (None, None), None, ("de", "hi")),
        (("hi", "de"), (None, None), "de", ("de", "hi")),
        (("de-DE", "de-AT", "hi"), (None, None), None, ("de-DE", "hi")),
        (("de-DE", "de-AT"), (None, None), None, ("de-DE", "de-AT")),
        (("de-DE", "de-AT", "hi"), ("de-AT", None), None, ("de-AT", "hi")),
        (("de", "hi", "th"), (None, "de"), None, ("hi", "de")),
        (("de", "hi", "th"), ("th", "de"), "de", ("th", "de")),
        (("German", "Hindi"), ("hi", None), None, ("Hindi", "German")),
        (("zz-1", "zz-2"), (None, None), None, ("zz-1", "zz-2")),
    ],
)
def test_chosen(
    found: tuple[str, ...],
    wanted: tuple[str | None, str | None],
    source: str | None,
    pair: tuple[str, str],
) -> None:
    reading = Reading(source_language=wanted[0], target_language=wanted[1])
    assert chosen("a", found, reading, source) == pair


@pytest.mark.parametrize(
    ("found", "wanted", "message"),
    [
        ((), None, "a: two languages are needed, and it has none."),
        (("de",), None, "a: two languages are needed, and it has only de."),
        (("de", "hi"), "fr", "a: has no fr, only de, hi."),
        ((), "fr", "a: has no fr, only nothing."),
    ],
)
def test_no_choice(found: tuple[str, ...], wanted: str | None, message: str) -> None:
    with pytest.raises(InputError) as caught:
        chosen("a", found, Reading(target_language=wanted))
    assert str(caught.value) == message


def test_a_note_where_there_was_a_choice() -> None:
    assert choice_note("a", ("de", "hi"), ("de", "hi")) == ()
    assert chosen("a", ("de", "hi", "th"), AS_USUAL) == ("de", "hi")
    (note,) = choice_note("a", ("de", "hi", "th"), ("de", "hi"))
    assert note.startswith("a: has de, hi, th; de and hi were taken. ")

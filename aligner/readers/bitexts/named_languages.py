"""The languages that a file of pairs names, and which two of them are wanted."""

from collections.abc import Sequence

from aligner.errors import InputError, LanguageError
from aligner.languages.codes import UNDETERMINED, parse_language, primary
from aligner.languages.names import NAMES, OWN_NAMES
from aligner.readers.options import Reading

_BY_NAME = {name.casefold(): code for code, name in NAMES.items()} | {
    name.casefold(): code for name, code in OWN_NAMES.items()
}


def understood(written: str | None) -> str | None:
    """The code of a language that a file gives by code or by name; None where it is not known.

    Files have `pt_BR`, `sr@latin`, `de_DE.UTF-8`, `German` and `हिन्दी` as well.
    """
    if not written or _is_open(written):
        return None
    if (by_name := _BY_NAME.get(written.strip().casefold())) is not None:
        return by_name
    code, _, script = written.strip().partition("@")
    code = code.partition(".")[0]
    if script.casefold() in {"latin", "cyrillic"}:
        code += "-Latn" if script.casefold() == "latin" else "-Cyrl"
    if primary(code) not in NAMES:  # an error would look for what is meant, which takes time
        return None
    try:
        return parse_language(code)
    except LanguageError:
        return None


def unknown(name: str, *written: str | None) -> tuple[str, ...]:
    """A note for each language that a file names and nobody knows."""
    return tuple(
        f'{name}: its language "{each}" is unknown, and was found out from the text'
        for each in written
        if each and not _is_open(each) and understood(each) is None
    )


def _is_open(written: str) -> bool:
    """Whether it says that the language is not known."""
    return primary(written.strip()) in {"", UNDETERMINED}


def chosen(
    name: str, found: Sequence[str], reading: Reading, source: str | None = None
) -> tuple[str, str]:
    """Which of the languages of a file are wanted, as written there.

    Args:
        name: the file's.
        found: as written, in order.
        reading: says what the user wants.
        source: the one that the file says is the original's.

    Raises:
        InputError: if one that is wanted is not there, or there are fewer than two.
    """
    original = _wanted(name, found, reading.source_language, ())
    translation = _wanted(name, found, reading.target_language, (original,))
    if original is None and source is not None:
        original = _nearest(found, source, (translation,))
    rest = [each for each in found if each not in {original, translation}]
    if original is None and rest:
        original = rest.pop(0)
    if translation is None:
        others = [each for each in rest if primary(each) != primary(original or "")] or rest
        translation = others[0] if others else None
    if original is None or translation is None:
        has = f"only {found[0]}" if found else "none"
        raise InputError(f"{name}: two languages are needed, and it has {has}.")
    return original, translation


def choice_note(name: str, found: Sequence[str], pair: tuple[str, str]) -> tuple[str, ...]:
    """What the user is told where there was a choice."""
    if len(found) < 3:
        return ()
    return (
        f"{name}: has {', '.join(found)}; {pair[0]} and {pair[1]} were taken. "
        "Choose with --source-language and --target-language.",
    )


def _wanted(
    name: str, found: Sequence[str], language: str | None, taken: Sequence[str | None]
) -> str | None:
    if language is None:
        return None
    nearest = _nearest(found, language, taken)
    if nearest is None:
        raise InputError(f"{name}: has no {language}, only {', '.join(found) or 'nothing'}.")
    return nearest


def _nearest(found: Sequence[str], language: str, taken: Sequence[str | None]) -> str | None:
    """The one that is the same code, or else the same language."""
    code = understood(language) or language
    free = [each for each in found if each not in taken]
    same = [each for each in free if (understood(each) or each) == code]
    alike = [each for each in free if primary(understood(each) or each) == primary(code)]
    return next(iter([*same, *alike]), None)

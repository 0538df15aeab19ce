"""What a glossary says of a term."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A term and how it is translated.

    Attributes:
        source: the term; empty where `forbidden` may never be used.
        targets: its translations, any of which will do, the preferred one first.
        forbidden: translations that must not be used.
        do_not_translate: it stays as it is.
        case_sensitive: it is another word in capitals or in small letters.
        languages: BCP 47 codes of source and target; None where the glossary does not say.
        note: what the glossary has to say of it.
    """

    source: str
    targets: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    do_not_translate: bool = False
    case_sensitive: bool = False
    languages: tuple[str, str] | None = None
    note: str = ""

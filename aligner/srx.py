"""Where sentences end, by SRX rules: LanguageTool's (from choppa), with our own in front of them.

SRX is the localisation standard for segmentation rules: an ordered list of "break" and "do not
break" rules, each a pattern before and a pattern after a place in the text. At each place the first
rule that matches decides.
"""

import importlib
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.parsers import expat

from aligner.errors import InputError

OVERLAY = Path(__file__).parent / "data" / "segment.srx"

# Rules look at most a few hundred characters around a place. Longer texts go through them in
# windows, so that a pattern with an open end (`[^)]*\)`) cannot make one long line cost quadratic
# time.
WINDOW = 8192
CONTEXT = 1024


class Rules:
    """The rules of one language, ready to use."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401 (choppa is imported late)
        self._document = document

    def breaks(self, text: str) -> list[int]:
        """Ascending offsets, inside `text`, at which a sentence ends and the next one starts.

        White space between two sentences belongs to the first. `text` has no line breaks.
        """
        found = []
        for start in range(0, len(text), WINDOW):
            offset = max(0, start - CONTEXT)
            stop = min(start + WINDOW, len(text) - 1)
            for piece in self._pieces(text[offset : start + WINDOW + CONTEXT]):
                offset += len(piece)
                if start < offset <= stop:
                    found.append(offset)
        return found

    def _pieces(self, text: str) -> Iterator[str]:
        pieces: Iterator[str] = _choppa().SrxTextIterator(self._document, "", text)
        return pieces


@cache
def language_rules(language: str) -> Rules:
    """LanguageTool's rules for `language` (BCP 47), preceded by our own."""
    # The maps know primary subtags. (LanguageTool's `de_one` and `de_two` are about line breaks.)
    code = language.split("-", maxsplit=1)[0]
    own = _packaged(OVERLAY)
    general = _packaged(_choppa().DEFAULT_SRX_RULESET)
    unwanted = {rule for rules in own.get_language_rule_list("unwanted") for rule in rules.rules}
    sets = [*own.get_language_rule_list(code), *general.get_language_rule_list(code)]
    return _rules([[rule for rule in each.rules if rule not in unwanted] for each in sets])


def file_rules(path: Path, language: str) -> Rules:
    """The rules for `language` in a file of the user's, and no others.

    Raises InputError where there is no such file, it is not SRX, it has a pattern that is none, or
    it has no rules for `language`.
    """
    document = _parsed(path)
    # Files in the wild map `de.*`, `DE.*` or `[Dd][Ee].*`.
    codes = (language, language.upper())
    maps = [m for m in document.language_map_list if any(map(m.matches, codes))]
    if not document.cascade:
        del maps[1:]
    if not any(each.language_rule and each.language_rule.rules for each in maps):
        raise InputError(
            f"{path}: no rules for language {language}. Add a languagemap that matches it."
        )
    rules = _rules([each.language_rule.rules for each in maps if each.language_rule])
    _compile(path, rules)
    return rules


def _rules(sets: list[list[Any]]) -> Rules:
    """`sets` of choppa's rules as one list, in their order."""
    choppa = _choppa()
    document = choppa.SrxDocument()
    merged = [rule for rules in sets for rule in rules]
    document.add_language_map(".*", choppa.structures.LanguageRule("merged", merged))
    return Rules(document)


def _compile(path: Path, rules: Rules) -> None:
    try:
        rules.breaks(" ")
    except _pattern_error() as error:
        raise InputError(
            f"{path}: a rule has a pattern that is not a regular expression ({error}). Mend it."
        ) from error


def _pattern_error() -> type[Exception]:
    kind: type[Exception] = importlib.import_module("regex").error
    return kind


@cache
def _packaged(path: Path) -> Any:  # noqa: ANN401
    return _parsed(path)


def _parsed(path: Path) -> Any:  # noqa: ANN401
    """A choppa document of the SRX file."""
    try:
        return _document(path.read_bytes())
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}. Check the path.") from error
    # choppa's handler stumbles over a rule outside a languagerule and a map without a pattern.
    except (expat.ExpatError, AttributeError, TypeError, _pattern_error()) as error:
        raise InputError(
            f"{path}: not an SRX 2.0 file ({error}). Give one, or leave it out."
        ) from error


def _document(srx: bytes) -> Any:  # noqa: ANN401
    # Its own parser goes through xml.sax, which imports urllib.request and with it ssl and
    # http.client; its handler works on bare expat as well, 25 ms sooner.
    choppa = _choppa()
    document = choppa.SrxDocument()
    handler = choppa.srx_parser.SRXHandler(document=document)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = handler.startElement
    parser.EndElementHandler = handler.endElement
    parser.CharacterDataHandler = handler.characters
    parser.Parse(srx, True)
    return document


class _Deferred(ModuleType):
    """Stands for a module until one of its names is wanted."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        return getattr(importlib.import_module(self.__name__), name)


@cache
def _choppa() -> ModuleType:
    """The package choppa, without the 0.17 s that its import of xmlschema takes.

    It needs xmlschema only to validate rules files against a schema, which is not asked of it here.
    """
    if "xmlschema" in sys.modules:
        return importlib.import_module("choppa")
    sys.modules["xmlschema"] = _Deferred("xmlschema")
    try:
        return importlib.import_module("choppa")
    finally:
        del sys.modules["xmlschema"]

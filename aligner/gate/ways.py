"""A `[[pairs]]` table as patterns: one of originals and one of translations for each language."""

from collections.abc import Iterator
from dataclasses import dataclass

from aligner.config.model import LANGUAGE, Pairs
from aligner.config.patterns import Pattern
from aligner.errors import ConfigError
from aligner.gate.tags import TAG, language_of
from aligner.gate.tree import Tree
from aligner.languages.codes import parse_language
from aligner.readers.formats import FORMATS

DOCUMENTS = tuple(suffix for each in FORMATS if not each.pairs for suffix in each.suffixes)
"""The suffixes of documents that a reader knows."""


@dataclass(frozen=True)
class Way:
    """Where originals are, and where their translations into one language.

    Attributes:
        source: of the originals.
        target: of the translations; None for files of pairs.
        written: the pattern of the translations as the table has it.
        tag: what `{language}` stands for; None where there is none.
        language: of the translations in its usual form, if the table says it.
    """

    source: Pattern
    target: Pattern | None
    written: str | None
    tag: str | None
    language: str | None

    def original(self, translation: str) -> str | None:
        """The path of the original of a translation; None where the patterns do not tell it."""
        fillings = self.target.match(translation) if self.target else None
        if fillings is None or not fillings.keys() >= set(self.source.keys):
            return None
        return self.source.filled(fillings)

    def original_by(self, translation: str, tag: str) -> str | None:
        """The original, if the file is a translation into the language of `tag` in its path."""
        if self.tag is None:
            return None
        mine = self.tag
        return self.original(TAG.sub(lambda each: mine if each[0] == tag else each[0], translation))

    def translations(self, tree: Tree) -> Iterator[tuple[str, str]]:
        """The files that match the pattern of translations: path in form C, path on the disk."""
        if self.target:
            for path, stored, _ in matching(tree, self.target, every=False):
                yield path, stored


def matching(
    tree: Tree, pattern: Pattern, *, every: bool
) -> Iterator[tuple[str, str, dict[str, str]]]:
    """The files that match: path in form C, path on the disk, what the wildcards stand for.

    Args:
        tree: where to look.
        pattern: of the files.
        every: whether a pattern that ends with a wildcard means files of any suffix, or only
            documents.
    """
    for path, stored in tree.files(pattern):
        if every or not pattern.any_suffix or path.lower().endswith(DOCUMENTS):
            fillings = pattern.match(path)
            if fillings is not None:
                yield path, stored, fillings


def tags_in(path: str) -> set[str]:
    """What may be the code of a language in a path."""
    return {tag for tag in TAG.findall(path) if language_of(tag)}


def ways_of(table: Pairs, tree: Tree) -> tuple[Way, ...]:
    """The ways that a table describes; none if it only names files.

    Where it has `{language}` and does not say which languages there are, it is every known one that
    has a translation whose original is there.

    Raises:
        ConfigError: what is wrong with the table.
    """
    if table.source is None:
        return ()
    written: list[str | None] = [*table.targets] or [None]
    said = table.target_languages or []
    _refuse_languages(table, said, [table.source, *table.targets])
    ways: list[Way] = []
    for place, target in enumerate(written):
        if LANGUAGE in table.source or (target and LANGUAGE in target):
            tags = said or _tags(tree, table.source, target)
            ways += (_way(table.source, target, tag, tag) for tag in tags)
        else:
            # As many languages as patterns: each is the language of its pattern.
            language = said[place] if len(said) == len(written) else table.target_language
            ways.append(_way(table.source, target, None, language))
    return tuple(ways)


def _way(source: str, target: str | None, tag: str | None, language: str | None) -> Way:
    originals = Pattern.of(source.replace(LANGUAGE, tag or ""))
    translations = Pattern.of(target.replace(LANGUAGE, tag or "")) if target else None
    return Way(originals, translations, target, tag, language and parse_language(language))


def _tags(tree: Tree, source: str, target: str | None) -> list[str]:
    """What `{language}` stands for in the files that are there."""
    ways: dict[str, Way] = {}
    found: set[str] = set()
    for path, _ in tree.files(Pattern.of(target or source)):
        for tag in tags_in(path) - found:
            way = ways.get(tag) or ways.setdefault(tag, _way(source, target, tag, tag))
            if _is_of(way, path, tree):
                found.add(tag)
    return sorted(found)


def _is_of(way: Way, path: str, tree: Tree) -> bool:
    """Whether a file is one of pairs, or a translation of another that is there."""
    if way.target is None:
        return way.source.match(path) is not None
    if way.target.match(path) is None:
        return False
    original = way.original(path)
    return original is None or (original != path and tree.file(original) is not None)


def _refuse_languages(table: Pairs, tags: list[str], patterns: list[str]) -> None:
    """Raises ConfigError where languages and patterns do not go together."""
    if tags and table.target_language:
        raise ConfigError("target-language and target-languages. Leave one of them out.")
    named = any(LANGUAGE in pattern for pattern in patterns)
    if tags and not named and len(tags) != max(1, len(patterns) - 1):
        raise ConfigError(
            f"{len(tags)} target-languages, and no {LANGUAGE} in a pattern. Write target as "
            f'"{LANGUAGE}/*.md", or one target for each language.'
        )

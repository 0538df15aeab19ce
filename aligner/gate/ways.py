"""A `[[pairs]]` table as patterns: one of originals and one of translations for each language."""

from collections.abc import Iterator
from dataclasses import dataclass

from aligner.config.model import Pairs
from aligner.config.patterns import Pattern
from aligner.errors import ConfigError
from aligner.gate.tags import TAG, language_of
from aligner.gate.tree import Tree
from aligner.languages.codes import parse_language
from aligner.readers.formats import FORMATS

LANGUAGE = "{language}"


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
            for path, stored, _ in matching(tree, self.target, pairs=False):
                yield path, stored


def matching(
    tree: Tree, pattern: Pattern, *, pairs: bool, every: bool = False
) -> Iterator[tuple[str, str, dict[str, str]]]:
    """The files that match: path in form C, path on the disk, what the wildcards stand for.

    Args:
        tree: where to look.
        pattern: of the files. Where it ends with a wildcard, the suffix must be a reader's.
        pairs: whether they are files of pairs, or documents.
        every: whether any suffix will do.
    """
    suffixes = tuple(suffix for each in FORMATS if each.pairs is pairs for suffix in each.suffixes)
    open_end = pattern.any_suffix and not every
    for path, stored in tree.files(pattern):
        if open_end and not path.lower().endswith(suffixes):
            continue
        fillings = pattern.match(path)
        if fillings is not None:
            yield path, stored, fillings


def tags_in(path: str) -> set[str]:
    """What may be the code of a language in a path."""
    return {tag for tag in TAG.findall(path) if language_of(tag)}


def ways_of(table: Pairs) -> tuple[Way, ...]:
    """The ways that a table describes; none if it only names files.

    Raises:
        ConfigError: what is wrong with the table.
        LanguageError: if a language is unknown.
    """
    targets = [table.target] if isinstance(table.target, str) else table.target or []
    _refuse(table, targets)
    if table.source is None:
        return ()
    written: list[str | None] = [*targets] or [None]
    tags = table.target_languages or []
    ways: list[Way] = []
    for place, target in enumerate(written):
        if LANGUAGE in table.source or (target and LANGUAGE in target):
            ways += (_way(table.source, target, tag, tag) for tag in tags)
        else:
            # As many languages as patterns: each is the language of its pattern.
            language = tags[place] if len(tags) == len(written) else table.target_language
            ways.append(_way(table.source, target, None, language))
    return tuple(ways)


def _way(source: str, target: str | None, tag: str | None, language: str | None) -> Way:
    originals = Pattern.of(source.replace(LANGUAGE, tag or ""))
    translations = Pattern.of(target.replace(LANGUAGE, tag or "")) if target else None
    for key in translations.keys if translations else ():
        if key not in originals.keys:
            assert translations
            raise ConfigError(_lacking(key, originals, translations))
    return Way(originals, translations, target, tag, language and parse_language(language))


def _lacking(key: str, source: Pattern, target: Pattern) -> str:
    if key.startswith("{"):
        return (
            f'target "{target.text}" has {key}, which the source "{source.text}" lacks. '
            "Nothing tells what stands there."
        )
    wildcard = key.rstrip("0123456789")
    return (
        f'target "{target.text}" has more "{wildcard}" than the source "{source.text}". '
        "Nothing tells what stands there."
    )


def _refuse(table: Pairs, targets: list[str]) -> None:
    """Raises ConfigError where the keys of a table do not go together."""
    if table.source is None and (targets or table.target_languages):
        raise ConfigError("target without source. Say which files are originals.")
    if table.source is None and not table.files:
        raise ConfigError("no source. Say which files are originals, with source or files.")
    if table.target_languages and table.target_language:
        raise ConfigError("target-language and target-languages. Leave one of them out.")
    if table.source is not None:
        _refuse_languages(table.target_languages or [], [table.source, *targets])


def _refuse_languages(tags: list[str], patterns: list[str]) -> None:
    named = [pattern for pattern in patterns if LANGUAGE in pattern]
    if named and not tags:
        raise ConfigError(
            f'"{named[0]}" has {LANGUAGE}, and there are no target-languages. Say which, such as '
            'target-languages = ["hi"].'
        )
    if tags and not named and len(tags) != max(1, len(patterns) - 1):
        raise ConfigError(
            f"{len(tags)} target-languages, and no {LANGUAGE} in a pattern. Write target as "
            f'"hi/{{name}}.md" with {LANGUAGE} for hi, or one target for each language.'
        )

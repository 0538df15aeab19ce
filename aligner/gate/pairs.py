"""From the `[[pairs]]` of a configuration to the files that belong together.

A pattern of originals is looked up in the folder of the configuration; what its wildcards stand for
is put into the pattern of the translations: the first `*` for the first `*`, the second for the
second, `**` likewise, `{name}` for `{name}`. See `aligner.config.patterns` for what wildcards mean.

A pattern that ends with a wildcard, such as `de/**`, takes the files that a reader knows by their
suffix. A file that is a translation by the patterns of its table is no original:
`{name}.md` with `{name}.{language}.md` leaves `a.hi.md` alone, and also `a.fr.md` next to `a.md`
where French is none of the languages asked for. A pair that two tables give belongs to the first.
"""

import os
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from aligner.config.model import LANGUAGE, Pairs
from aligner.config.patterns import Pattern
from aligner.errors import ConfigError
from aligner.gate.tree import Tree
from aligner.gate.ways import Way, matching, tags_in, ways_of
from aligner.languages.codes import parse_language


@dataclass(frozen=True, slots=True)
class PairFiles:
    """Two files that belong together, or one file of pairs.

    Attributes:
        source: path from the folder of the configuration, with `/`, as the disk spells it.
        target: likewise; None where `source` is a file of pairs.
        table: index of the `[[pairs]]` table that gives them, from 0.
        source_language: of the table; None where it does not say.
        target_language: of the table, or what `{language}` stands for.
        exists: whether the target is there; True for a file of pairs.
    """

    source: str
    target: str | None
    table: int
    source_language: str | None
    target_language: str | None
    exists: bool


@dataclass(frozen=True, slots=True)
class Orphan:
    """A file where translations are, without an original.

    Attributes:
        target: path from the folder of the configuration, with `/`, as the disk spells it.
        source: path where its original would be; None if the patterns do not tell.
        table: index of the `[[pairs]]` table, from 0.
    """

    target: str
    source: str | None
    table: int


def find_pairs(
    root: Path, tables: Sequence[Pairs], *, missing: bool = False
) -> tuple[PairFiles, ...]:
    """The pairs of all tables, each once, sorted by their paths.

    Args:
        root: the folder of the configuration, from which patterns start.
        tables: as the configuration has them.
        missing: whether there may be no translation at all yet; otherwise the pattern is wrong.

    Raises:
        ConfigError: which table is wrong in what way, or matches no file, or no translation; also
            if two tables give one pair different languages.
        InputError: if a folder cannot be read.
    """
    pairs = _first_of_each(_pairs(Tree(root), tables, missing=missing))
    return tuple(sorted(pairs, key=lambda pair: (pair.source, pair.target or "")))


def orphans(root: Path, tables: Sequence[Pairs]) -> tuple[Orphan, ...]:
    """The files that match a pattern of translations and belong to no pair, sorted by path.

    Raises:
        ConfigError: as `find_pairs` does.
        InputError: likewise.
    """
    tree = Tree(root)
    in_pairs = {
        name for pair in _pairs(tree, tables, missing=True) for name in (pair.source, pair.target)
    }
    found: dict[str, Orphan] = {}
    for table in _read(tree, tables):
        for way in table.ways:
            for path, stored in way.translations(tree):
                if stored not in in_pairs:
                    found.setdefault(stored, Orphan(stored, way.original(path), table.index))
    return tuple(found[target] for target in sorted(found))


def under(pairs: Iterable[PairFiles], paths: Sequence[Path], root: Path) -> tuple[PairFiles, ...]:
    """The pairs of which a file is one of the paths, or in a folder that is one of them.

    Args:
        pairs: as `find_pairs` gives them.
        paths: absolute, or from the working directory; they need not exist.
        root: the folder of the configuration.
    """
    wanted = {name for path in paths for name in _from_root(path, root)}
    return tuple(
        pair
        for pair in pairs
        if any(name and not wanted.isdisjoint(_above(name)) for name in (pair.source, pair.target))
    )


def _from_root(path: Path, root: Path) -> Iterator[str]:
    """The path from the root, with links as they are written and as they lead."""
    for here, there in ((path, root), (path.resolve(), root.resolve())):
        relative = Path(os.path.relpath(here, there)).as_posix()
        # A folder above the root has all of it.
        above = set(relative.split("/")) == {".."}
        yield "." if above else unicodedata.normalize("NFC", relative)


def _above(path: str) -> set[str]:
    """The path in form C, and all folders that it is in, also the root."""
    parts = unicodedata.normalize("NFC", path).split("/")
    return {".", *("/".join(parts[:i]) for i in range(1, len(parts) + 1))}


def _first_of_each(pairs: Iterable[PairFiles]) -> Iterable[PairFiles]:
    found: dict[tuple[str, str | None], PairFiles] = {}
    for pair in pairs:
        first = found.setdefault((pair.source, pair.target), pair)
        for kind in ("source", "target"):
            said, other = (getattr(each, f"{kind}_language") for each in (first, pair))
            if said and other and said != other:
                both = f'"{pair.source}"' + (f' with "{pair.target}"' if pair.target else "")
                raise _fault(
                    pair.table,
                    f'{both} has the {kind} language "{other}", and in [[pairs]] '
                    f'{first.table + 1} "{said}". Leave the pair to one of them.',
                )
    return found.values()


def _pairs(tree: Tree, tables: Sequence[Pairs], *, missing: bool) -> Iterator[PairFiles]:
    for table in _read(tree, tables):
        yield from table.named(tree)
        yield from table.matched(tree, missing=missing)


def _read(tree: Tree, tables: Sequence[Pairs]) -> Iterator["_Table"]:
    for index, table in enumerate(tables):
        try:
            ways = ways_of(table, tree)
        except ConfigError as error:
            raise _fault(index, str(error)) from error
        spoken = table.source_language and parse_language(table.source_language)
        yield _Table(index, table, ways, spoken)


def _fault(index: int, what: str) -> ConfigError:
    return ConfigError(f"[[pairs]] {index + 1}: {what}")


_Originals = dict[str, tuple[str, dict[str, str]]]
"""Path in form C to the path on the disk and what the wildcards stand for."""


@dataclass(frozen=True)
class _Table:
    """A `[[pairs]]` table that has been read."""

    index: int
    table: Pairs
    ways: tuple[Way, ...]
    language: str | None

    def named(self, tree: Tree) -> Iterator[PairFiles]:
        """The pairs that are named one by one.

        Raises:
            ConfigError: if an original is not there.
        """
        language = self.table.target_language
        for names in self.table.files or ():
            source, target = self._files(names)
            stored = tree.file(source.filled({}))
            if stored is None:
                raise _fault(self.index, _nothing(tree, source))
            path = target.filled({})
            yield self._pair(tree, stored, path, language and parse_language(language))

    def matched(self, tree: Tree, *, missing: bool) -> list[PairFiles]:
        """The pairs that the patterns find.

        Raises:
            ConfigError: if they find no original, or no translation where one may not be missing.
        """
        found: dict[str | None, list[PairFiles]] = {target: [] for target in self.table.targets}
        if self.table.source and not found:
            found = {None: []}
        for ways in self._by_source:
            originals = self._originals(tree, ways)
            for way in ways:
                found[way.written] += self._translated(tree, way, originals)
        for target, pairs in found.items():
            if not pairs:
                raise _fault(self.index, self._no_pair(tree, target))
            if not missing and not any(pair.exists for pair in pairs):
                raise _fault(self.index, _untranslated(pairs))
        return [pair for pairs in found.values() for pair in pairs]

    @property
    def _by_source(self) -> list[list[Way]]:
        """The ways that have one pattern of originals."""
        ways: dict[str, list[Way]] = {}
        for way in self.ways:
            ways.setdefault(way.source.text, []).append(way)
        return list(ways.values())

    def _originals(self, tree: Tree, ways: list[Way]) -> _Originals:
        """The files that match and are no translations."""
        matches = matching(tree, ways[0].source, every=self.table.source_format is not None)
        found = {path: (stored, fillings) for path, stored, fillings in matches}
        into_any = [way for way in {way.written: way for way in ways}.values() if way.tag]

        def translates(path: str) -> bool:
            if any(way.target and way.target.match(path) is not None for way in ways):
                return True
            tags = tags_in(path) if into_any else ()
            originals = (way.original_by(path, tag) for way in into_any for tag in tags)
            return any(original != path and original in found for original in originals)

        return {path: each for path, each in found.items() if not translates(path)}

    def _translated(self, tree: Tree, way: Way, originals: _Originals) -> Iterator[PairFiles]:
        """The originals with their translations into one language."""
        sources: dict[str, str] = {}
        for stored, fillings in originals.values():
            if way.target is None:
                yield PairFiles(stored, None, self.index, self.language, way.language, True)
                continue
            path = way.target.filled(fillings)
            other = sources.setdefault(path, stored)
            if other != stored:
                raise _fault(
                    self.index,
                    f'"{min(other, stored)}" and "{max(other, stored)}" would have one translation'
                    f', "{path}". Give the target all wildcards of the source.',
                )
            yield self._pair(tree, stored, path, way.language)

    def _pair(self, tree: Tree, source: str, path: str, language: str | None) -> PairFiles:
        target = tree.file(path)
        exists = target is not None
        return PairFiles(source, target or path, self.index, self.language, language, exists)

    def _files(self, names: Iterable[str]) -> list[Pattern]:
        try:
            return [Pattern.of_file(name) for name in names]
        except ConfigError as error:
            raise _fault(self.index, str(error)) from error

    def _no_pair(self, tree: Tree, target: str | None) -> str:
        way = next((way for way in self.ways if way.written == target), None)
        if way is None:
            return (
                f'no file matches "{target or self.table.source}" with the code of a language for '
                f"{LANGUAGE}, and has an original. Correct the pattern, or say target-languages."
            )
        if any(matching(tree, way.source, every=self.table.source_format is not None)):
            return (
                f'every file that matches "{way.source.text}" is a translation by the target '
                f'"{way.written}". Correct one of the patterns.'
            )
        return _nothing(tree, way.source)


def _untranslated(pairs: list[PairFiles]) -> str:
    first = min(pairs, key=lambda pair: pair.source)
    return (
        f'no translation is there: that of "{first.source}" would be "{first.target}". '
        "Correct the target, or leave the table out until there is one."
    )


def _nothing(tree: Tree, pattern: Pattern) -> str:
    """That nothing matches, and how far one gets."""
    place = ""
    for folder in pattern.folder:
        folders = tree.entries(place[:-1]).folders
        if folder not in folders:
            near = get_close_matches(folder, folders, n=1)
            meant = f' Did you mean "{place}{near[0]}"?' if near else " Correct the pattern."
            return f'no file matches "{pattern.text}": no folder "{place}{folder}".{meant}'
        place += f"{folders[folder]}/"
    return f'no file matches "{pattern.text}"{_advice(tree, pattern, place)}'


def _advice(tree: Tree, pattern: Pattern, place: str) -> str:
    entries = tree.entries(place[:-1])
    last = pattern.parts[-1].literal
    if last in entries.folders:
        return f', which is a folder. Write "{pattern.text}/**".'
    if pattern.text.find("\\") >= 0:
        return '. Write "/" between folders, not "\\".'
    inside = f'The folder "{place[:-1]}"' if place else "The folder of the configuration"
    near = get_close_matches(last, entries.files, n=1) if last else []
    if near:
        return f'. Did you mean "{place}{near[0]}"?'
    return f". {inside} is there and has none. Correct the pattern, or leave the table out."

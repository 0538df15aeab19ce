"""How the translations in a folder are laid out, told from the names of its files.

Where two paths differ by nothing but a language, as `a/de/x.md` and `a/hi/x.md` do, or where one
has a language that the other lacks, as `x.hi.md` and `x.md`, the files are taken for
counterparts. A language that could also be a word (`is`, `no`) counts only beside one that could
not. What the patterns find is asked of `find_pairs`; what finds nothing is not proposed.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Any

from aligner.config.model import LANGUAGE, Pairs
from aligner.config.patterns import Pattern
from aligner.errors import ConfigError
from aligner.gate.pairs import PairFiles, find_pairs
from aligner.gate.slots import UNTAGGED, Place, Slot, slots
from aligner.gate.tree import Tree
from aligner.gate.ways import DOCUMENTS

BILINGUAL = (".po", ".xlf", ".xliff", ".sdlxliff", ".mxliff", ".mqxliff", ".tmx")
"""Files of pairs by their suffix alone; a .csv may be anything."""

# Made from other files, so what is in them is not to be checked once more.
_MADE = frozenset({"_build", "_site", "build", "dist", "public", "site-packages", "vendor", "venv"})
_FEW = 5  # names that get tables of their own, where most files beside them have no translation


@dataclass(frozen=True)
class Layout:
    """A table that finds pairs.

    Attributes:
        table: the keys and values of the `[[pairs]]` table.
        found: the pairs, also those whose translation is missing.
        tied: a language that has as many files as the originals, so that it may be theirs.
    """

    table: dict[str, Any]
    found: tuple[PairFiles, ...]
    tied: str | None = None

    @property
    def pairs(self) -> int:
        """How many pairs there are."""
        return sum(pair.exists for pair in self.found)

    @property
    def missing(self) -> int:
        """How many translations are missing."""
        return len(self.found) - self.pairs


def layouts(root: Path) -> tuple[Layout, ...]:
    """What is found in a folder, what has most pairs first; none where nothing is.

    Raises:
        InputError: if a folder cannot be read.
    """
    paths = _paths(root)
    documents = [path for path in paths if path.lower().endswith(DOCUMENTS)]
    found: list[Layout] = []
    taken: set[str | None] = set()
    for proposal in _proposals(root, slots(documents)):
        new = [pair for pair in proposal.found if pair.exists and pair.target not in taken]
        if new:
            found.append(proposal)
            taken.update(pair.target for pair in new)
    found += _of_pairs(root, paths)
    return tuple(sorted(found, key=lambda each: (-each.pairs, str(each.table))))


def _paths(root: Path) -> list[str]:
    found = (path for path, _ in Tree(root).files(Pattern.of("**")))
    return sorted(path for path in found if _MADE.isdisjoint(path.split("/")) and _is_text(path))


def _is_text(path: str) -> bool:
    """Whether a name can stand in a file."""
    return not any("\ud800" <= each <= "\udfff" for each in path)


def _of_pairs(root: Path, paths: list[str]) -> Iterator[Layout]:
    for suffix in BILINGUAL:
        files = [path for path in paths if path.endswith(suffix)]
        if files:
            yield from _proved(root, {"source": f"{_above(files)}*{suffix}"})


def _proposals(root: Path, found: Sequence[Slot]) -> Iterator[Layout]:
    """What each place of languages gives; one for several folders where that finds all of them."""
    groups: dict[tuple[str, str], list[Slot]] = {}
    for slot in found:
        groups.setdefault(_kind(slot), []).append(slot)
    for group in groups.values():
        together = list(_of_slot(root, _merged(group))) if len(group) > 1 else []
        if _targets(group) <= {pair.target for each in together for pair in each.found}:
            yield from together
        else:
            for slot in group:
                yield from _of_slot(root, slot)


def _kind(slot: Slot) -> tuple[str, str]:
    """Equal for folders of languages that have originals in one language: `1/de`, `2/de`."""
    original, tagged = slot.original()[0], slot.place.tagged
    together = slot.place.folder and original != UNTAGGED
    return (tagged.rsplit("/", 1)[-1] if together else f"/{tagged}"), original


def _merged(group: Sequence[Slot]) -> Slot:
    """Several folders as one."""
    tagged = [slot.place.tagged for slot in group]
    name = _above(tagged) + tagged[0].rsplit("/", 1)[-1]
    merged = Slot(Place(name, None, True))
    for slot in group:
        merged.files |= {f"{slot.place.tagged}{key}": each for key, each in slot.files.items()}
        merged.tags |= slot.tags
    return merged


def _targets(group: Sequence[Slot]) -> set[str]:
    """The translations that are seen in the names."""
    found = set()
    for slot in group:
        original, _ = slot.original()
        for each in slot.counterparts().values():
            if original in each:
                found |= {each[tag] for tag in each.keys() - {original, UNTAGGED}}
    return found


def _of_slot(root: Path, slot: Slot) -> Iterator[Layout]:
    original, tied = slot.original()
    place = slot.place
    start = place.plain if original == UNTAGGED else place.tagged.replace(LANGUAGE, original)
    assert start is not None
    if place.whole:
        table = _table(slot, original, start, place.tagged)
    elif place.folder:
        end = _end(slot, original)
        table = _table(slot, original, f"{start}{end}".lstrip("/"), place.tagged + end)
    else:
        above = _above([path for each in slot.counterparts().values() for path in each.values()])
        table = _table(slot, original, above + start, above + place.tagged)
    for layout in _proved(root, table, tied):
        # Files without a language, with translations beside or below them, need not all have one.
        near = not place.folder or place.tagged.startswith(start)
        narrow = original == UNTAGGED and near and _for_few(layout)
        few = list(_by_name(root, slot)) if narrow else []
        yield from few if 0 < len(few) <= _FEW else [layout]


def _for_few(layout: Layout) -> bool:
    """Whether one original is translated, or at most half of them."""
    originals = {pair.source for pair in layout.found}
    translated = {pair.source for pair in layout.found if pair.exists}
    return len(translated) == 1 or 2 * len(translated) <= len(originals)


def _by_name(root: Path, slot: Slot) -> Iterator[Layout]:
    """Tables for the originals without a language that have translations, such as README."""
    plain, tagged = slot.place.plain or "", slot.place.tagged
    names: dict[str, list[str]] = {}
    for each in slot.counterparts().values():
        if UNTAGGED in each:
            path = each[UNTAGGED]
            name = path.removeprefix(plain).lstrip("/") if slot.place.folder else Path(path).name
            names.setdefault(name, []).append(path)
    if len(names) > _FEW:
        return
    for name, paths in sorted(names.items()):
        if slot.place.folder:
            source, target = paths[0], f"{tagged}/{name}"
        else:
            above = _above(paths)
            stem = next(iter((Pattern.of(plain).match(name) or {}).values()), "")
            source, target = above + name, above + tagged.replace("*", stem)
        yield from _proved(root, _table(slot, UNTAGGED, source, target))


def _table(slot: Slot, original: str, source: str, target: str) -> dict[str, Any]:
    tags = slot.translations(original)
    table: dict[str, Any] = {"source": source}
    if all(slot.tags[tag].code for tag in tags):
        table |= {"target": target, "target-languages": tags}
    else:
        table["target"] = [target.replace(LANGUAGE, tag) for tag in tags]
        table["target-languages"] = [slot.tags[tag].language for tag in tags]
    if original != UNTAGGED:
        table["source-language"] = slot.tags[original].language
    return table


def _end(slot: Slot, original: str) -> str:
    """The end of a pattern: one suffix, or all that readers know."""
    files = [each[original] for each in slot.counterparts().values() if original in each]
    suffixes = {path[path.rindex(".") :] for path in files}
    return f"/**/*{suffixes.pop()}" if len(suffixes) == 1 else "/**"


def _above(paths: Sequence[str]) -> str:
    """The beginning of a pattern: the folder that all are in, and `**/` if they are in several."""
    folders = [path.split("/")[:-1] for path in paths]
    same = takewhile(lambda level: len(set(level)) == 1, zip(*folders, strict=False))
    common = [level[0] for level in same]
    start = "".join(f"{folder}/" for folder in common)
    return start if all(folder == common for folder in folders) else f"{start}**/"


def _proved(root: Path, table: dict[str, Any], tied: str | None = None) -> Iterable[Layout]:
    """The table, if it finds pairs."""
    try:
        found = find_pairs(root, [Pairs.model_validate(table)])
    except (ConfigError, ValueError):
        return []  # names with wildcards in them: no pattern means what was seen
    return [Layout(table, found, tied)]

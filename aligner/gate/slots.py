"""Places of languages in paths: which files differ by nothing but their language."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from aligner.config.model import LANGUAGE
from aligner.gate.tags import Tag, tags

UNTAGGED = ""
"""Stands for the language of originals whose paths have none."""
_SEPARATORS = "._-"
# Where Docusaurus has translations, below `i18n/LANGUAGE/`, and where their originals.
_DOCUSAURUS = (
    (re.compile(r"docusaurus-plugin-content-docs/current"), "docs"),
    (re.compile(r"docusaurus-plugin-content-docs/(version-[^/]+)"), r"versioned_docs/\1"),
    (re.compile(r"docusaurus-plugin-content-blog"), "blog"),
    (re.compile(r"docusaurus-plugin-content-pages"), "src/pages"),
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a language stands, with `{language}` for it.

    Attributes:
        tagged: a folder, the name of a file with `*` for what differs between files, or a folder
            with such a name, where the language stands in both.
        plain: the same for originals without a language; None where that says nothing.
        folder: whether these are folders, with files below them.
        whole: whether it is a folder with a name.
    """

    tagged: str
    plain: str | None
    folder: bool
    whole: bool = False


@dataclass
class Slot:
    """The files that have a language in one place.

    Attributes:
        place: where it stands.
        files: what a file is called but for its language, to language as it is written, to path.
        tags: language as it is written to what it means.
    """

    place: Place
    files: dict[str, dict[str, str]] = field(default_factory=dict)
    tags: dict[str, Tag] = field(default_factory=dict)

    def counterparts(self) -> dict[str, dict[str, str]]:
        """The files that there are in several languages."""
        return {key: each for key, each in self.files.items() if len(each) > 1}

    def original(self) -> tuple[str, str | None]:
        """The language of the originals, and another that may be it as well.

        None at all, where most files that have counterparts have one without a language; else that
        of most files.
        """
        several = self.counterparts().values()
        if 2 * sum(UNTAGGED in each for each in several) >= len(several):
            return UNTAGGED, None
        counts = Counter(tag for each in self.files.values() for tag in each)
        found = {tag for each in several for tag in each} - {UNTAGGED}
        first, *others = sorted(found, key=lambda tag: (-counts[tag], tag))
        return first, next((tag for tag in others if counts[tag] == counts[first]), None)

    def translations(self, original: str) -> list[str]:
        """The languages, as they are written, in which there are files of the original."""
        found = {tag for each in self.files.values() if original in each for tag in each}
        return sorted(found - {original, UNTAGGED})

    def sure(self) -> bool:
        """Whether these are languages and not words, as far as names can tell."""
        found = {tag for each in self.counterparts().values() for tag in each}
        return any(self.tags[tag].sure for tag in found - {UNTAGGED})


def slots(paths: Iterable[str]) -> list[Slot]:
    """All places of languages that have counterparts, the one with most of them first."""
    paths = list(paths)
    there = set(paths)
    found: dict[Place, Slot] = {}
    for path in paths:
        for tag in tags(path):
            for place, key, plain in _places(path, tag):
                slot = found.setdefault(place, Slot(place))
                files = slot.files.setdefault(key, {})
                files[tag.text] = path
                slot.tags[tag.text] = tag
                if plain in there:
                    files[UNTAGGED] = plain or ""
    real = [slot for slot in found.values() if slot.counterparts() and slot.sure()]
    return sorted(real, key=lambda slot: (-_size(slot), slot.place.tagged))


def _size(slot: Slot) -> int:
    return sum(len(each) for each in slot.counterparts().values())


def _places(path: str, tag: Tag) -> Iterator[tuple[Place, str, str | None]]:
    """The places of a tag, what else the file is called, and its path without the tag."""
    start = path.rfind("/", 0, tag.start) + 1
    after = tag.start + len(tag.text)
    end = path.find("/", after)
    before = path[start : tag.start]
    if end < 0:
        yield from _in_name(path[:start], before, path[after:])
        return
    yield from _in_folder(path[:start], before, path[after:end], path[end:])
    for other in tags(path[path.rindex("/") + 1 :]):
        if other.text == tag.text and start + len(tag.text) == end:
            yield from _in_both(path, path[:start], end, other)


def _in_both(path: str, above: str, end: int, tag: Tag) -> Iterator[tuple[Place, str, str | None]]:
    """`de/x.de.md`; the tag is that of the name."""
    folder, name = path[end + 1 :].rpartition("/")[::2]
    for place, key, _ in _in_name(folder, name[: tag.start], name[tag.start + len(tag.text) :]):
        tagged = f"{above}{LANGUAGE}/**/{place.tagged}"
        yield Place(tagged, None, folder=False, whole=True), key, None


def _in_name(folder: str, before: str, after: str) -> Iterator[tuple[Place, str, str | None]]:
    """`x.de.md`, `de.md`, `de-x.md`."""
    dot = after.rfind(".")
    middle, suffix = after[:dot], after[dot:]
    if dot < 0 or not _divided(before[-1:], middle[:1]):
        return
    tagged = ("*" + before[-1] if before else "") + LANGUAGE + (middle[:1] + "*" if middle else "")
    # What is left without the language; nothing tells where it stood between two others.
    rest = before[:-1] + middle[1:] if not (before and middle) else ""
    plain = f"{folder}{rest}{suffix}" if rest else None
    yield (
        Place(tagged + suffix, f"*{suffix}" if rest else None, False),
        folder + before + "/" + middle,
        plain,
    )


def _in_folder(
    above: str, before: str, after: str, rest: str
) -> Iterator[tuple[Place, str, str | None]]:
    """`de/x.md`, `docs-de/x.md`, `de-docs/x.md`."""
    if (before and after) or not _divided(before[-1:], after[:1]):
        return
    tagged = above + before + LANGUAGE + after
    if above.endswith("i18n/") and not before + after:
        for below, originals in _DOCUSAURUS:
            if found := below.match(rest, 1):
                plain = above.removesuffix("i18n/") + found.expand(originals)
                key = rest[found.end() :]
                yield Place(f"{tagged}/{found[0]}", plain, True), key, plain + key
                return
    plain = above + before[:-1] + after[1:]
    plain = plain.rstrip("/")
    yield Place(tagged, plain, True), rest, (plain + rest).lstrip("/")


def _divided(*signs: str) -> bool:
    """Whether what stands beside a language divides it from the rest of a name."""
    return all(not sign or sign in _SEPARATORS for sign in signs)

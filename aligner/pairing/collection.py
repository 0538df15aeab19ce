"""The documents of two folders, each read once and known by a number."""

import os
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from aligner.errors import AlignerError, InputError, SettingsError
from aligner.languages.codes import UNDETERMINED, primary
from aligner.pairing.contents import Content, Own, content_of, counted, own_parts
from aligner.pairing.files import Files, documents_in
from aligner.pipeline import Hooks
from aligner.settings import Settings


class Collection:
    """What two folders have.

    Attributes:
        contents: of each document, by its number; numbers follow the order of paths.
        sides: of each folder, the path of each of its documents by number.
        troubles: a line for each file and folder that cannot be read.
        others: how many files of each folder are no documents by their names.
    """

    def __init__(self, folders: tuple[Path, Path], settings: Settings, hooks: Hooks) -> None:
        """Reads all documents.

        Raises:
            AlignerError: if a folder cannot be read, or has no document that can be.
        """
        self.contents: list[Content] = []
        self.sides: tuple[dict[int, Path], dict[int, Path]] = ({}, {})
        forms = settings.source_format, settings.target_format
        listed = [documents_in(*each) for each in zip(folders, forms, strict=True)]
        self.others = listed[0].others, listed[1].others
        self.troubles = list(dict.fromkeys(line for each in listed for line in each.troubles))
        self._read(folders, listed, settings, hooks)

    def _read(
        self, folders: tuple[Path, Path], listed: list[Files], settings: Settings, hooks: Hooks
    ) -> None:
        languages = settings.source_language, settings.target_language
        places = [{os.path.realpath(path): path for path in each.documents} for each in listed]
        if any(languages) and places[0].keys() & places[1].keys():
            raise SettingsError(
                f"{folders[0]}, {folders[1]}: have files in common, which cannot all be in one "
                "language. Leave --source-language and --target-language out."
            )
        numbers: dict[str, int | None] = {}
        total = len(places[0].keys() | places[1].keys())
        hooks.stage("read")
        for side in (0, 1):
            form = (settings.source_format, settings.target_format)[side]
            for real, path in places[side].items():
                if real not in numbers:
                    numbers[real] = self._number(path, settings, languages[side], form, hooks)
                    if hooks.progress:
                        hooks.progress(len(numbers), total)
                if (number := numbers[real]) is not None:
                    self.sides[side][number] = path
            if not self.sides[side]:
                raise InputError(self._nothing(folders[side], listed[side]))

    def _number(
        self, path: Path, settings: Settings, language: str | None, form: str | None, hooks: Hooks
    ) -> int | None:
        """That of a document which is read now; None where it cannot be."""
        if not str(path).isprintable():  # half characters of names that are not UTF-8 are not
            self.troubles.append(f"{str(path)!a}: no list can hold its name. Rename it.")
            return None
        try:
            content = content_of(path, settings, language, form, hooks.notify)
        except AlignerError as error:
            self.troubles.append(str(error))
        else:
            self.contents.append(content)
            return len(self.contents) - 1
        return None

    def _nothing(self, folder: Path, files: Files) -> str:
        if files.documents:
            first = self.troubles[0]
            return f"{folder}: none of {len(files.documents)} documents can be read. {first}"
        if files.others:
            return (
                f"{folder}: no document in it, but {files.others} files of other suffixes. Name "
                "their format (--source-format, --target-format), or another folder."
            )
        return f"{folder}: no document in it. Name a folder of documents."

    def drop(self, number: int, error: AlignerError) -> None:
        """Leaves out a document that cannot be read any more."""
        self.troubles.append(str(error))
        for side in self.sides:
            side.pop(number, None)

    def kind(self, number: int) -> str:
        """The language of a document, whatever its script or country."""
        return primary(self.contents[number].language)

    def by_kind(self, numbers: Iterable[int]) -> dict[str, list[int]]:
        """The numbers of the documents in each language."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number in sorted(numbers):
            found[self.kind(number)].append(number)
        return dict(sorted(found.items()))

    def comparable(self, *, same_language: bool) -> list[tuple[list[int], list[int]]]:
        """Documents of the first folder in one language, and of the second in another one."""
        here, there = (self.by_kind(side) for side in self.sides)
        return [
            (here[kind], there[other])
            for kind in here
            for other in there
            if same_language or kind != other or kind == UNDETERMINED
        ]

    def turned(self, source: int, target: int) -> tuple[int, int]:
        """The pair; where both files are in both folders, always in the same order."""
        if {source, target} <= self.sides[0].keys() & self.sides[1].keys():
            source, target = sorted((source, target), key=lambda each: (self.kind(each), each))
        return source, target

    def own(self) -> list[Own]:
        """What each document does not share with others of its language and folder."""
        found: dict[int, Own] = {}
        for side in self.sides:
            for numbers in self.by_kind(side.keys() - found.keys()).values():
                contents = [self.contents[number] for number in numbers]
                found |= zip(numbers, own_parts(contents, counted(contents)), strict=True)
        return [found[number] for number in range(len(self.contents))]

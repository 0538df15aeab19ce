"""A pair in a folder, watched in a thread, with an encoder that takes no time."""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from queue import Queue
from typing import Any

import pytest

from aligner.config.load import load_config
from aligner.gate.single import SinglePair, single_pair
from aligner.session import Session
from aligner.watch import Bell, View, watch
from tests.cli.pretend import PretendedEncoder

LINES = tuple(
    f"alpha{k} beta{k} gamma{k} delta{k} epsilon{k} zeta{k} eta{k} theta{k}." for k in range(10)
)
TEXT = "".join(f"{line}\n" for line in LINES)
GIVEN: Mapping[str, object] = {
    "source_language": "de",
    "target_language": "hi",
    "select": ("omission", "punctuation"),
    "segmented": True,
}
PATIENCE = 20.0  # seconds; only what is broken takes that long


def without(*numbers: int) -> str:
    """The text without some lines, which is an omission each."""
    return "".join(f"{line}\n" for k, line in enumerate(LINES) if k not in numbers)


class Watched:
    """A pair under watch, and the views of it one by one."""

    def __init__(self, pair: SinglePair, **options: Any) -> None:
        self.bell = Bell()
        self.session = Session(pair, PretendedEncoder())
        self.checks: Queue[Sequence[Path]] = Queue()
        self._views: Queue[View | BaseException | None] = Queue()
        views = watch(self.session, bell=self.bell, began=self.checks.put, **options)
        self._thread = threading.Thread(target=self._collect, args=(views,), daemon=True)
        self._thread.start()

    def _collect(self, views: Iterator[View]) -> None:
        try:
            for view in views:
                self._views.put(view)
        except BaseException as error:
            self._views.put(error)
        else:
            self._views.put(None)

    def next(self) -> View:
        found = self._views.get(timeout=PATIENCE)
        if isinstance(found, BaseException):
            raise found
        assert found, "it has ended"
        return found

    def until(self, wanted: Callable[[View], bool]) -> View:
        """The next view that is wanted: what is written in two parts may be seen in between."""
        while True:
            found = self.next()
            if wanted(found):
                return found

    def close(self) -> None:
        self.bell.close()
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.chdir(tmp_path)
    for name in ("a.de.txt", "a.hi.txt"):
        (home / name).write_text(TEXT, encoding="utf-8")
    return home


@pytest.fixture
def start(folder: Path) -> Iterator[Callable[..., Watched]]:
    """Begins to watch the pair of the folder."""
    begun: list[Watched] = []

    def begin(config: Path | None = None, **given: object) -> Watched:
        def pair() -> SinglePair:
            loaded = load_config(config) if config else None
            files = folder / "a.de.txt", folder / "a.hi.txt"
            return single_pair(*files, loaded, {**GIVEN, **given})

        options = {"config": (config,), "renewed": pair} if config else {}
        begun.append(Watched(pair(), **options))
        return begun[-1]

    yield begin
    for each in begun:
        each.close()

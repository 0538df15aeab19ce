"""Reviews of prepared reports: the session is real, and what it checks is made up."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from aligner import pipeline
from aligner.gate.single import SinglePair, single_pair
from aligner.mqm import Report
from aligner.pipeline import Hooks
from aligner.review.desk import Desk
from aligner.review.kept import Keeper
from aligner.session import Session
from tests.cli.pretend import PretendedEncoder
from tests.report import samples
from tests.report.conftest import TextFile


class Prepared:
    """What each check gives in turn, the last one again and again; an error is raised."""

    def __init__(self, *reports: Report | Exception) -> None:
        self.reports = list(reports)

    def check(self, *_: Any, hooks: Hooks, **__: Any) -> Report:
        hooks.stage("embed")
        if hooks.progress:
            hooks.progress(1, 2)
        found = self.reports.pop(0) if len(self.reports) > 1 else self.reports[0]
        if isinstance(found, Exception):
            raise found
        return found


class Bench:
    """A pair in the current folder, the reports that its checks give, and reviews of it."""

    def __init__(self, folder: Path, prepared: Prepared) -> None:
        self.folder = folder
        self.prepared = prepared
        self.pair: SinglePair = single_pair(Path(samples.GERMAN.name), Path(samples.HINDI.name))

    def desk(self, **options: Any) -> Desk:
        """A review begins, or goes on."""
        return Desk(self.pair, Keeper(self.pair.files, self.folder / "state"), **options)

    def opened(self, hooks: Hooks) -> Session:
        return Session(self.pair, PretendedEncoder(), hooks=hooks)

    def session(self) -> Session:
        return self.opened(Hooks())


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Bench]:
    """Made of the reports that the checks shall give."""
    monkeypatch.chdir(tmp_path)
    for document in (samples.GERMAN, samples.HINDI):
        path = Path(document.name)
        path.parent.mkdir(exist_ok=True)
        path.write_text(document.text, encoding="utf-8")

    def made(*reports: Report | Exception) -> Bench:
        prepared = Prepared(*(reports or (samples.german_hindi(),)))
        monkeypatch.setattr(pipeline, "check", prepared.check)
        return Bench(tmp_path, prepared)

    return made


@pytest.fixture
def golden(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(TextFile)

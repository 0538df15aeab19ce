"""A cluster of two workers on this machine, where Ray is installed."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from aligner.batch.ray_engine import Ray
from aligner.errors import AlignerError, SettingsError
from tests.batch.conftest import ROOT, files, numbered, reasons, stubbed, write_manifest
from tests.batch.stub import HANGS, PARENT, POISON, Stub

COUNT = 60


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    ray = pytest.importorskip("ray")
    pytest.importorskip("ray.data")
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    ray.init(
        num_cpus=2,
        include_dashboard=False,
        log_to_driver=False,
        logging_level="ERROR",
        runtime_env={"env_vars": {"PYTHONPATH": str(ROOT)}},
    )
    yield ray
    ray.shutdown()


@pytest.mark.usefixtures("cluster")
def test_the_rows_are_those_of_one_machine(tmp_path: Path) -> None:
    """Of the two workers one is killed; pairs kill every process that checks them, or hang."""
    marks = tmp_path / "marks"
    marks.mkdir()
    pairs = numbered(COUNT, {7: POISON, 25: PARENT, 36: HANGS, 48: POISON})
    manifest = write_manifest(tmp_path, pairs)
    stubbed(manifest, tmp_path / "local")
    result = stubbed(
        manifest,
        tmp_path / "ray",
        checks=Stub(seconds=0.05, marks=marks),
        engine=Ray(actors=2, cpus=0.5),
    )
    assert result.finished
    assert (marks / "killed").exists()
    assert len(list(marks.glob("process-*"))) >= 3  # of two actors, and of one begun anew
    assert files(tmp_path / "ray") == files(tmp_path / "local")
    found = reasons(tmp_path / "ray")
    assert [id_ for id_, reason in found.items() if reason == "Killed."] == ["n7", "n48"]
    assert [id_ for id_, reason in found.items() if reason == "0.1 s."] == ["n36"]


@pytest.mark.usefixtures("cluster")
def test_one_engine_goes_on_where_the_other_ended(tmp_path: Path) -> None:
    manifest = write_manifest(tmp_path, numbered(COUNT))
    stubbed(manifest, tmp_path / "local")
    stubbed(manifest, tmp_path / "both", stop=3)
    result = stubbed(manifest, tmp_path / "both", engine=Ray(cpus=1.0))
    assert (result.progress.before, result.progress.rows, result.finished) == (30, 30, True)
    assert files(tmp_path / "both") == files(tmp_path / "local")
    assert stubbed(manifest, tmp_path / "both", engine=Ray()).progress.rows == 0


@pytest.mark.usefixtures("cluster")
def test_what_is_wrong_with_all_pairs_ends_the_run(tmp_path: Path) -> None:
    manifest = write_manifest(tmp_path, numbered(COUNT))
    with pytest.raises(AlignerError, match="no such model"):
        stubbed(
            manifest, tmp_path / "out", checks=Stub(fails="no such model"), engine=Ray(cpus=0.5)
        )
    with pytest.raises(SettingsError, match="no room for an actor of 64 cores"):
        stubbed(manifest, tmp_path / "out", engine=Ray(cpus=64))

"""What is found is the same with a cache and without, whatever is in it, on however many cores."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from aligner import align, check
from aligner import pipeline as module
from aligner.embed.encoder import Encoder
from aligner.pipeline import Hooks
from aligner.report import to_json
from aligner.store import NAME, Store

FILES = ("block-report.de.txt", "block-report.hi.txt")
ON_CORES = """
import os, sys
from pathlib import Path
cores = sorted(os.sched_getaffinity(0))[: int(sys.argv[1])]
os.sched_setaffinity(0, cores)
from aligner import check, open_store
from aligner.report import to_json
from aligner.threads import usable_cores
assert usable_cores() == len(cores)
with open_store(Path(sys.argv[2]), notify=print) as store:
    for cache in (None, store, store):
        sys.stdout.write(to_json(check(*sys.argv[3:], cache=cache)))
"""


@pytest.fixture
def texts(seeds: Path) -> tuple[Path, Path]:
    return seeds / FILES[0], seeds / FILES[1]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / NAME, notify=pytest.fail)


def test_an_empty_cache_a_full_one_and_none(
    texts: tuple[Path, Path], store: Store, encoder: Encoder
) -> None:
    without = to_json(check(*texts, encoder=encoder))
    for _ in range(2):
        assert to_json(check(*texts, encoder=encoder, cache=store)) == without
    store.clear()
    assert to_json(check(*texts[::-1], encoder=encoder, cache=store)) != without
    assert to_json(check(*texts, encoder=encoder, cache=store)) == without
    assert align(*texts, encoder=encoder, cache=store) == align(*texts, encoder=encoder)


def test_one_changed_sentence(
    texts: tuple[Path, Path], store: Store, encoder: Encoder, tmp_path: Path
) -> None:
    check(*texts, encoder=encoder, cache=store)
    entries = store.info().entries
    changed = tmp_path / "changed.hi.txt"
    old = texts[1].read_text(encoding="utf-8")
    changed.write_text(f"{old.rstrip()}\nयह एक नया वाक्य है।\n", encoding="utf-8")
    found = to_json(check(texts[0], changed, encoder=encoder, cache=store))
    assert store.info().entries == entries + 1
    assert found == to_json(check(texts[0], changed, encoder=encoder))


@pytest.mark.skipif(
    not hasattr(os, "sched_setaffinity") or len(os.sched_getaffinity(0)) < 2,
    reason="needs two cores, and Linux to do without one of them",
)
@pytest.mark.usefixtures("encoder")  # so that it is built
def test_one_core_and_two(texts: tuple[Path, Path], tmp_path: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if not k.endswith("_NUM_THREADS")}
    environment["PYTHONPATH"] = os.pathsep.join(sys.path)
    found = set[str]()
    for cores in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", ON_CORES, cores, tmp_path / cores, *texts],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.count('"schema"') == 3
        third = len(done.stdout) // 3
        found |= {done.stdout[k * third : (k + 1) * third] for k in range(3)}
    assert len(found) == 1


def test_a_second_check_does_not_load_the_encoder(
    texts: tuple[Path, Path], store: Store, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[object] = []

    def load(model: str | None = None, **_: object) -> Encoder:
        loaded.append(model)
        return encoder

    monkeypatch.setattr(module, "load_encoder", load)
    stages: list[str] = []
    first = check(*texts, cache=store, hooks=Hooks(stage=stages.append))
    assert loaded == [None]
    assert stages == ["read", "embed", "load", "embed", "align", "judge", "check"]
    assert list(first.seconds) == ["read", "load", "embed", "align", "judge", "check"]
    second = check(*texts, cache=store)
    assert loaded == [None]
    assert "load" not in second.seconds
    assert min(first.seconds.values()) >= 0


def test_nothing_is_written_unless_asked(
    texts: tuple[Path, Path], encoder: Encoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Store, "put_many", lambda *_: pytest.fail("written"))
    check(*texts, encoder=encoder)
    assert list(tmp_path.iterdir()) == []

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.store import NAME, Info, Store, open_store, table

ROOT = Path(__file__).parents[2]
ANEW = "the cache was damaged, or of another version; it is made anew."
DAMAGES: dict[str, Callable[[Path], object]] = {
    "garbage": lambda file: file.write_bytes(os.urandom(100_000)),
    "truncated": lambda file: os.truncate(file, file.stat().st_size // 2),
    "one page": lambda file: os.truncate(file, 16384),
    "text": lambda file: file.write_text("no database at all\n" * 100, encoding="utf-8"),
    "version": lambda file: _run(file, "PRAGMA user_version = 99"),
    "another program's": lambda file: _run(file, "PRAGMA application_id = 1"),
    "garbage behind the first page": lambda file: _overwrite(file, 16384, os.urandom(16384 * 8)),
}


def _run(file: Path, statement: str) -> None:
    connection = sqlite3.connect(file)
    connection.execute(statement)
    connection.commit()
    connection.close()


def _overwrite(file: Path, start: int, data: bytes) -> None:
    with file.open("r+b") as opened:
        opened.seek(start)
        opened.write(data)


def key(number: int) -> bytes:
    return b"key %d" % number


def value(number: int, size: int = 5000) -> bytes:
    return (b"%d," % number) * (size // len(b"%d," % number))


def values(*numbers: int) -> dict[bytes, bytes]:
    return {key(n): value(n) for n in numbers}


def the_file(store: Store) -> Path:
    (file,) = store.path.glob("*.db")
    return file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / NAME


@given(
    st.dictionaries(st.binary(min_size=1, max_size=30), st.binary(max_size=100)),
    st.lists(st.binary(min_size=1, max_size=30)),
)
def test_what_was_put_in_comes_out(
    tmp_path_factory: pytest.TempPathFactory, kept: dict[bytes, bytes], others: list[bytes]
) -> None:
    path = tmp_path_factory.mktemp("store") / NAME
    with Store(path, notify=pytest.fail) as store:
        store.put_many(kept)
        assert store.get_many([*kept, *others]) == kept
    with Store(path, notify=pytest.fail) as store:
        assert store.get_many([*others, *kept]) == kept
        assert store.info().entries == len(kept)


def test_many_keys_are_asked_for_at_once(path: Path) -> None:
    with Store(path, notify=pytest.fail) as store:
        kept = {key(n): b"%d" % n for n in range(3000)}
        store.put_many(kept)
        assert store.get_many([*kept, *map(key, range(5000, 9000))]) == kept


def test_nothing_is_made_before_something_is_put_in(path: Path) -> None:
    with Store(path, 1000, pytest.fail) as store:
        assert store.get_many([key(1)]) == {}
        assert store.info() == Info(path, 0, 0, 1000)
        store.clear()
    assert not path.parent.exists()


def test_what_is_there_stays(path: Path) -> None:
    with Store(path, notify=pytest.fail) as store:
        store.put_many({b"a": b"one"})
        store.put_many({b"a": b"two", b"b": b"three"})
        assert store.get_many([b"a", b"b"]) == {b"a": b"one", b"b": b"three"}


def test_once_closed_it_opens_again(path: Path) -> None:
    store = Store(path, notify=pytest.fail)
    store.put_many(values(1))
    store.close()
    store.close()
    assert store.get_many([key(1)]) == values(1)
    store.close()
    assert [file.suffix for file in path.iterdir()] == [".db"]  # no log is left


def test_clear_leaves_nothing(path: Path) -> None:
    with Store(path, notify=pytest.fail) as store, Store(path, notify=pytest.fail) as other:
        store.put_many(values(1, 2))
        other.put_many(values(3))
        store.clear()
        assert list(path.parent.iterdir()) == []
        assert store.get_many([key(1), key(2)]) == {}
        store.put_many(values(4))
        other.put_many(values(5))  # into the file that is gone
        assert store.get_many([key(4)]) == values(4)


def test_the_folder_of_the_environment_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALIGNER_CACHE", str(tmp_path / "a"))
    assert open_store().path == tmp_path / "a" / NAME
    assert open_store(tmp_path / "b").path == tmp_path / "b" / NAME


def test_beyond_the_limit_the_longest_unused_go(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hour = 1000
    monkeypatch.setattr(table, "_hour", lambda: hour)
    limit = 8_000_000
    with Store(path, limit, pytest.fail) as store:
        store.put_many({key(n): value(n, 30_000) for n in range(100)})
        hour += 1
        store.put_many({key(n): value(n, 30_000) for n in range(100, 200)})
        hour += 1
        assert len(store.get_many([key(n) for n in range(50)])) == 50  # used again
        for n in range(200, 280):
            store.put_many({key(n): value(n, 30_000)})
            assert store.info().bytes <= limit
        left = store.get_many([key(n) for n in range(280)])
        assert store.info().bytes >= limit * 0.85
    assert {key(n) for n in range(50)} <= left.keys()
    assert {key(n) for n in range(220, 280)} <= left.keys()
    assert not {key(n) for n in range(50, 100)} & left.keys()
    assert the_file(store).stat().st_size <= limit * 1.2


def test_what_would_fill_it_alone_is_not_kept(path: Path) -> None:
    with Store(path, 1_000_000, pytest.fail) as store:
        store.put_many({b"large": bytes(130_000), b"small": bytes(120_000)})
        assert store.get_many([b"large", b"small"]).keys() == {b"small"}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
@pytest.mark.parametrize("first", ["get", "put", "info"])
def test_a_damaged_file_is_made_anew(
    path: Path, damage: Callable[[Path], object], first: str
) -> None:
    with Store(path, notify=pytest.fail) as store:
        store.put_many(values(*range(30)))
    damage(the_file(store))
    notes: list[str] = []
    with Store(path, notify=notes.append) as store:
        if first == "get":
            assert store.get_many([key(n) for n in range(30)]).items() <= values(*range(30)).items()
        elif first == "info":
            store.info()
        store.put_many(values(31))
        assert store.get_many([key(n) for n in range(30)]).items() <= values(*range(30)).items()
        assert store.get_many([key(31)]) == values(31)
    assert notes == [f"{path}: {ANEW}"]
    with Store(path, notify=pytest.fail) as store:
        assert store.get_many([key(31)]) == values(31)


def test_a_file_that_is_damaged_while_it_is_open(path: Path) -> None:
    notes: list[str] = []
    with Store(path, notify=notes.append) as store:
        store.put_many(values(*range(300)))
        store.close()
        assert store.get_many([key(1)])
        _overwrite(the_file(store), 16384, os.urandom(16384 * 200))
        found = store.get_many([key(n) for n in range(300)])
        assert found.items() <= values(*range(300)).items()
        store.put_many(values(301))
        assert store.get_many([key(301)]) == values(301)
    assert len(notes) <= 1


def test_a_damaged_value_counts_as_missing_and_can_be_put_in_again(path: Path) -> None:
    with Store(path, notify=pytest.fail) as store:
        store.put_many({b"a": b"0123456789" * 10_000, b"b": b"abc"})
        store.close()
        data = the_file(store).read_bytes()
        _overwrite(the_file(store), data.index(b"0123456789" * 10) + 5, b"x")
        assert store.get_many([b"a", b"b"]) == {b"b": b"abc"}
        store.put_many({b"a": b"new", b"c": b"d"})
        assert store.get_many([b"a", b"b", b"c"]) == {b"a": b"new", b"b": b"abc", b"c": b"d"}


@given(st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=50)), min_size=1))
def test_whatever_is_damaged_no_wrong_value_comes_out(
    tmp_path_factory: pytest.TempPathFactory, damages: list[tuple[float, bytes]]
) -> None:
    path = tmp_path_factory.mktemp("store") / NAME
    kept = values(*range(20))
    with Store(path) as store:
        store.put_many(kept)
    file = the_file(store)
    for where, data in damages:
        _overwrite(file, int(where * file.stat().st_size), data)
    with Store(path) as store:
        assert store.get_many(list(kept)).items() <= kept.items()
        store.put_many(values(*range(20, 40)))
        assert store.get_many(list(kept)).items() <= kept.items()


def test_a_folder_of_the_users_own_is_left_alone(path: Path) -> None:
    (path / "sub").mkdir(parents=True)
    (path / "sub" / "text.txt").touch()
    notes: list[str] = []
    with Store(path, notify=notes.append) as store:
        store.put_many(values(1))
        assert store.get_many([key(1)]) == {}
        store.clear()
    assert (path / "sub" / "text.txt").is_file()
    assert notes == [
        f"{path}: the cache cannot be used (this is no folder of a cache); going on without it. "
        "Mend that, or name another folder with --cache-dir."
    ]


def test_where_nothing_can_be_written_the_run_goes_on(tmp_path: Path) -> None:
    (tmp_path / "file").touch()  # below a file: root cannot write there either
    notes: list[str] = []
    with Store(tmp_path / "file" / NAME, notify=notes.append) as store:
        store.put_many(values(1))
        assert store.get_many([key(1)]) == {}
        store.put_many(values(1))
    assert len(notes) == 1
    assert "the cache cannot be used (File exists); going on without it." in notes[0]


def test_a_disk_without_shared_memory(path: Path) -> None:
    # What SQLite answers there.
    notes: list[str] = []
    with (
        mock.patch.object(table, "_JOURNAL", "DELETE"),
        Store(path, notify=notes.append) as store,
    ):
        store.put_many(values(1))
        assert store.get_many([key(1)]) == {}
    assert len(notes) == 1
    assert "cannot be used (the disk cannot be shared by processes)" in notes[0]
    assert list(path.parent.iterdir()) == []


def test_a_file_that_is_held_by_another(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "_WAITS", 0.05)
    notes: list[str] = []
    with Store(path, notify=notes.append) as store:
        store.put_many(values(1))
        other = sqlite3.connect(the_file(store), isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        assert store.get_many([key(1)]) == values(1)  # reading needs no turn
        store.put_many(values(2))
        other.execute("ROLLBACK")
        other.close()
        assert store.get_many([key(1), key(2)]) == {}
    assert len(notes) == 1
    assert "cannot be used (database is locked)" in notes[0]
    with Store(path, notify=pytest.fail) as store:
        assert store.get_many([key(1), key(2)]) == values(1)


def python(code: str, *arguments: object, **options: object) -> "subprocess.Popen[str]":
    """A process that runs `code`, in which the names above are known."""
    return subprocess.Popen(
        [sys.executable, "-c", f"from tests.store.test_store import *\n{code}"]
        + [str(each) for each in arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )


def test_a_full_disk(path: Path) -> None:
    code = (
        "import resource\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000))\n"
        "with Store(Path(sys.argv[1]), notify=print) as store:\n"
        "    for n in range(100):\n"
        "        store.put_many({key(n): os.urandom(100_000)})\n"
        "    assert store.get_many([key(99)]) == {}\n"
    )
    out, error = python(code, path).communicate(timeout=60)
    assert error == ""
    assert out.count("\n") == 1
    assert "the cache cannot be used (" in out
    with Store(path, notify=pytest.fail) as store:
        assert 0 < len(store.get_many([key(n) for n in range(100)])) < 99


WRITER = (
    "path, first = Path(sys.argv[1]), int(sys.argv[2])\n"
    "with Store(path, notify=lambda line: print(line, file=sys.stderr)) as store:\n"
    "    for start in range(first, first + 400, 5):\n"
    "        numbers = range(start, start + 5)\n"
    "        store.put_many(values(*numbers))\n"
    "        shared = [key(n) for n in range(100)]\n"
    "        assert store.get_many(shared).items() <= values(*range(100)).items()\n"
    "        assert store.get_many(list(map(key, numbers))) == values(*numbers)\n"
    "    print('done')\n"
)


def test_eight_processes_at_once(path: Path) -> None:
    # They begin together, with no file; each has numbers of its own, and half of its neighbour's.
    processes = [python(WRITER, path, 200 * k) for k in range(8)]
    answers = [process.communicate(timeout=120) for process in processes]
    assert answers == [("done\n", "")] * 8
    with Store(path, notify=pytest.fail) as store:
        everything = values(*range(1800))
        assert store.get_many(list(everything)) == everything
        assert store.info().entries == 1800
    assert list(path.parent.iterdir()) == [path]


def test_eight_processes_that_find_it_damaged(path: Path) -> None:
    with Store(path) as store:
        store.put_many(values(*range(100)))
    DAMAGES["garbage"](the_file(store))
    processes = [python(WRITER, path, 1000 * k) for k in range(8)]
    answers = [process.communicate(timeout=120) for process in processes]
    assert [out for out, _ in answers] == ["done\n"] * 8
    assert sorted(error for _, error in answers) == [""] * 7 + [f"{path}: {ANEW}\n"]
    with Store(path, notify=pytest.fail) as store:
        everything = values(*(1000 * k + n for k in range(8) for n in range(400)))
        assert store.get_many(list(everything)) == everything


def test_a_process_that_is_killed_while_it_writes(path: Path) -> None:
    code = (
        "store = Store(Path(sys.argv[1]), 3_000_000, notify=print)\n"
        "n = int(sys.argv[2])\n"
        "while True:\n"
        "    store.put_many({key(k): value(k, 20_000) for k in range(n, n + 20)})\n"
        "    print(n, flush=True)\n"
        "    n += 20\n"
    )
    for start in range(0, 60_000, 10_000):
        process = python(code, path, start)
        assert process.stdout
        said = [process.stdout.readline() for _ in range(3 + start // 3000)]
        process.kill()  # SIGKILL, in the midst of the next ones
        said += process.stdout.readlines()
        process.communicate(timeout=60)
        kept = int(said[-1])
        connection = sqlite3.connect(the_file(Store(path)))
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.close()
        with Store(path, 3_000_000, notify=pytest.fail) as store:
            expected = {key(k): value(k, 20_000) for k in range(kept, kept + 20)}
            assert store.get_many(list(expected)) == expected
            store.put_many(values(999_999))
            assert store.get_many([key(999_999)]) == values(999_999)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_a_forked_process_uses_a_connection_of_its_own(path: Path) -> None:
    code = (
        "with Store(Path(sys.argv[1]), notify=print) as store:\n"
        "    store.put_many(values(1))\n"
        "    child = os.fork()\n"
        "    if child == 0:\n"
        "        assert store.get_many([key(1)]) == values(1)\n"
        "        store.put_many(values(2))\n"
        "        store.close()\n"
        "        sys.exit()\n"
        "    store.put_many(values(3))\n"
        "    assert os.waitpid(child, 0)[1] == 0\n"
        "    store.put_many(values(4))\n"
        "    assert store.get_many([key(n) for n in range(9)]) == values(1, 2, 3, 4)\n"
        "    print('done')\n"
    )
    assert python(code, path).communicate(timeout=60) == ("done\n", "")


def test_threads_share_a_store(path: Path) -> None:
    with Store(path, notify=pytest.fail) as store:
        faults: list[object] = []

        def work(first: int) -> None:
            for n in range(first, first + 50):
                store.put_many(values(n))
                if store.get_many([key(n)]) != values(n):
                    faults.append(n)

        threads = [threading.Thread(target=work, args=(1000 * k,)) for k in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        assert faults == []
        assert store.info().entries == 300

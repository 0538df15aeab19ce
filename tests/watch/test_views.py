"""Files that are saved in all the ways that editors have."""

import os
import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from aligner.errors import AlignerError
from aligner.gate.baseline import Baseline
from aligner.results import Status
from aligner.watch import Bell, View
from tests.watch.conftest import TEXT, Watched, without

Start = Callable[..., Watched]


def in_place(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def over(path: Path, text: str) -> None:
    """As VS Code, LibreOffice and most others do."""
    new = path.with_name(f".{path.name}.tmp")
    new.write_text(text, encoding="utf-8")
    new.replace(path)


def with_backup(path: Path, text: str) -> None:
    """As vim does."""
    path.rename(f"{path}~")
    path.write_text(text, encoding="utf-8")
    Path(f"{path}~").unlink()


def deleted_first(path: Path, text: str) -> None:
    path.unlink()
    path.write_text(text, encoding="utf-8")


def in_two_parts(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(text[: len(text) // 2])
        file.flush()
        os.fsync(file.fileno())
        time.sleep(0.1)
        file.write(text[len(text) // 2 :])


def empty_for_a_while(path: Path, text: str) -> None:
    path.write_text("", encoding="utf-8")
    time.sleep(0.1)
    path.write_text(text, encoding="utf-8")


def beside_a_lock(path: Path, text: str) -> None:
    lock = path.with_name(f".~lock.{path.name}#")
    lock.write_text("me", encoding="utf-8")
    over(path, text)
    lock.unlink()


WAYS = (
    in_place, over, with_backup, deleted_first, in_two_parts, empty_for_a_while, beside_a_lock
)  # fmt: skip


def findings(count: int) -> Callable[[View], bool]:
    return lambda view: not view.trouble and len(view.result.new()) == count


@pytest.mark.parametrize("save", WAYS, ids=lambda way: way.__name__)
def test_each_way_of_saving_ends_in_the_right_view(
    folder: Path, start: Start, save: Callable[[Path, str], None]
) -> None:
    watched = start()
    first = watched.next()
    assert (first.result.new(), first.since_start, first.changed) == ((), None, ())
    save(folder / "a.hi.txt", without(4))
    second = watched.until(findings(1))
    assert folder / "a.hi.txt" in second.changed
    assert second.since_start
    assert [alert.check for alert in second.since_start.new] == ["omission"]
    save(folder / "a.hi.txt", TEXT)
    third = watched.until(findings(0))
    assert third.since_start
    assert third.since_start.new == third.since_start.fixed == ()


def test_what_is_fixed_is_told_with_the_alert_that_it_was(folder: Path, start: Start) -> None:
    in_place(folder / "a.hi.txt", without(2, 6))
    watched = start()
    assert findings(2)(watched.next())
    in_place(folder / "a.hi.txt", without(6))
    second = watched.until(findings(1))
    assert second.since_last
    assert [each.source.text for each in second.since_last.fixed if each.source] == [
        TEXT.splitlines()[2]
    ]
    in_place(folder / "a.hi.txt", without(4, 6))
    third = watched.until(findings(2))
    assert third.since_last
    assert third.since_start
    assert (len(third.since_last.new), len(third.since_last.fixed)) == (1, 0)
    assert (len(third.since_start.new), len(third.since_start.fixed)) == (1, 1)


def test_the_original_is_watched_as_well(folder: Path, start: Start) -> None:
    in_place(folder / "a.hi.txt", without(4))
    watched = start()
    watched.next()
    in_place(folder / "a.de.txt", without(4))
    assert watched.until(findings(0)).changed == (folder / "a.de.txt",)


def test_a_file_that_is_touched_is_not_checked_again(folder: Path, start: Start) -> None:
    watched = start()
    watched.next()
    os.utime(folder / "a.hi.txt")
    over(folder / "a.hi.txt", TEXT)
    in_place(folder / "beside.txt", TEXT)
    in_place(folder / "a.de.txt", without(4))
    assert watched.next().changed == (folder / "a.de.txt",)
    assert watched.checks.get_nowait() == (folder / "a.de.txt",)


def test_a_deletion_is_told_and_waited_for(folder: Path, start: Start) -> None:
    in_place(folder / "a.hi.txt", without(4))
    watched = start()
    first = watched.next()
    (folder / "a.hi.txt").unlink()
    second = watched.next()
    assert "no such file" in second.trouble
    assert second.result == first.result
    in_place(folder / "a.hi.txt", without(4))
    third = watched.next()
    assert (third.trouble, third.result) == ("", first.result)
    (folder / "a.hi.txt").unlink()
    assert watched.next().trouble
    in_place(folder / "a.hi.txt", TEXT)
    fourth = watched.until(findings(0))
    assert fourth.since_last
    assert len(fourth.since_last.fixed) == 1


def test_what_cannot_be_read_is_told(folder: Path, start: Start) -> None:
    watched = start()
    watched.next()
    in_place(folder / "a.hi.txt", "")
    assert "empty" in watched.next().trouble
    (folder / "a.hi.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    assert "a.hi.txt" in watched.next().trouble
    in_place(folder / "a.hi.txt", without(4))
    assert watched.until(findings(1)).since_last


def test_a_folder_that_is_swapped_is_followed(folder: Path, start: Start) -> None:
    watched = start()
    watched.next()
    shutil.copytree(folder, folder.with_name("other"))
    in_place(folder.with_name("other") / "a.hi.txt", without(4))
    folder.rename(folder.with_name("old"))
    folder.with_name("other").rename(folder)
    watched.until(findings(1))
    in_place(folder.with_name("old") / "a.hi.txt", without(1, 2, 3))
    in_place(folder / "a.hi.txt", TEXT)
    watched.until(findings(0))


def test_a_folder_that_is_removed_is_waited_for(folder: Path, start: Start) -> None:
    watched = start()
    watched.next()
    shutil.rmtree(folder)
    assert "no such file" in watched.next().trouble
    folder.mkdir()
    in_place(folder / "a.de.txt", TEXT)
    in_place(folder / "a.hi.txt", without(4))
    watched.until(findings(1))
    in_place(folder / "a.hi.txt", TEXT)
    watched.until(findings(0))


def test_a_file_behind_a_link_is_watched(folder: Path, start: Start) -> None:
    real = folder.with_name("elsewhere")
    real.mkdir()
    (folder / "a.hi.txt").replace(real / "text.txt")
    (folder / "a.hi.txt").symlink_to(real / "text.txt")
    watched = start()
    watched.next()
    over(real / "text.txt", without(4))
    watched.until(findings(1))


def test_the_baseline_is_obeyed_at_once(folder: Path, start: Start) -> None:
    in_place(folder / "a.hi.txt", without(4))
    watched = start()
    (alert,) = watched.next().result.new()
    watched.session.pair.dismiss(alert, "Agreed.")
    second = watched.until(findings(0))
    assert [each.status for each in second.result.alerts] == [Status.KNOWN]
    assert second.since_last
    assert second.since_last.fixed == ()
    in_place(watched.session.pair.baseline, "{")
    assert "aligner-baseline.json" in watched.next().trouble
    in_place(watched.session.pair.baseline, Baseline().text())
    watched.until(findings(1))


def test_the_glossary_is_watched(folder: Path, start: Start) -> None:
    glossary = folder / "terms.csv"
    in_place(glossary, "source,target\nalpha3,alpha3\n")
    watched = start(glossary=glossary, select=("term-mismatch",))
    assert findings(0)(watched.next())
    in_place(glossary, "source,target\nalpha3,omega3\n")
    found = watched.until(findings(1))
    assert found.changed == (glossary,)


def test_the_configuration_is_watched(folder: Path, start: Start) -> None:
    config = folder / "aligner.toml"
    in_place(config, "")
    in_place(folder / "a.hi.txt", without(4))
    watched = start(config)
    assert findings(1)(watched.next())
    in_place(config, '[severities]\nomission = "minor"\n')
    assert [str(each.severity) for each in watched.next().result.new()] == ["minor"]
    in_place(config, '[severities]\nomission = "minor')
    assert "not TOML" in watched.next().trouble
    in_place(folder / "a.hi.txt", without(4, 5))
    assert "not TOML" in watched.next().trouble
    in_place(config, '[severities]\nomission = "critical"\n')
    found = watched.until(findings(2)).result.new()
    assert [str(each.severity) for each in found] == ["critical"] * 2


def test_texts_that_are_no_translations_for_a_while_have_fixed_nothing(
    folder: Path, start: Start
) -> None:
    in_place(folder / "a.hi.txt", without(4))
    watched = start()
    watched.next()
    other = "".join(f"one{k} two{k} three{k} four{k} five{k} six{k}.\n" for k in range(10))
    in_place(folder / "a.hi.txt", other)
    second = watched.next()
    assert (second.since_start, second.since_last) == (None, None)
    assert [each.check for each in second.result.new()] == ["not-a-translation"]
    in_place(folder / "a.hi.txt", without(4, 7))
    third = watched.until(findings(2))
    assert third.since_last
    assert (len(third.since_last.new), len(third.since_last.fixed)) == (1, 0)


def test_what_changes_while_it_is_checked_is_checked_again(folder: Path, start: Start) -> None:
    watched = start()
    watched.next()
    stop = threading.Event()

    def type_on() -> None:
        for k in range(40):
            in_place(folder / "a.hi.txt", without(*range(1 + k % 3)))
            time.sleep(0.02)
        in_place(folder / "a.hi.txt", without(5))
        stop.set()

    thread = threading.Thread(target=type_on)
    thread.start()
    thread.join()
    found = watched.until(findings(1))
    while found.result.new()[0].source.text != TEXT.splitlines()[5]:  # type: ignore[union-attr]
        found = watched.next()


def test_the_first_check_must_be_possible(folder: Path, start: Start) -> None:
    (folder / "a.hi.txt").unlink()
    with pytest.raises(AlignerError, match="no such file"):
        start().next()


def test_it_ends_when_the_bell_is_closed(folder: Path, start: Start) -> None:
    watched = start()
    watched.next()
    watched.close()
    with pytest.raises(AssertionError, match="ended"):
        watched.next()


def test_a_bell_that_the_system_gives_no_notices_rings_all_the_same(folder: Path) -> None:
    with Bell() as bell:
        bell.follow([folder / "missing" / "below" / "a.txt", Path("\0")])
        assert not bell.wait(0)
        bell.ring()
        assert bell.wait()

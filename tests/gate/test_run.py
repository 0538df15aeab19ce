from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from aligner.config.load import load_config
from aligner.errors import BaselineError, ConfigError, InputError, SettingsError
from aligner.gate import worker
from aligner.gate.accept import pruned, updated, written
from aligner.gate.run import Run, run_gate
from aligner.report import written as in_format
from aligner.results import PairResult, Status
from aligner.settings import Settings
from tests.gate.conftest import Repository
from tests.gate.projects import CONFIG, GERMAN, HINDI, SHORT, WRONG, lines, write_project


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty one, in which everything happens."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(
    *paths: str,
    given: Mapping[str, object] | None = None,
    since: str | None = None,
    all_lines: bool = False,
) -> Run:
    loaded, said = load_config("aligner.toml"), {"jobs": 1, **(given or {})}
    return run_gate(
        loaded, list(map(Path, paths)), given=said, changed_since=since, all_lines=all_lines
    )


def found(result: PairResult) -> list[tuple[str, Status]]:
    return [(alert.check, alert.status) for alert in result.alerts]


NUMBER, LOST = "date-mismatch", "omission"
NEW, KNOWN, UNCHANGED = Status.NEW, Status.KNOWN, Status.UNCHANGED


def test_each_pair_has_its_result_in_the_order_of_paths(folder: Path) -> None:
    write_project(folder, b=WRONG, a=HINDI, c=SHORT)
    results = run().results
    assert [pair.target for pair in results.pairs] == ["a.hi.txt", "b.hi.txt", "c.hi.txt"]
    assert [found(pair) for pair in results.pairs] == [[], [(NUMBER, NEW)], [(LOST, NEW)]]
    assert [pair.passed for pair in results.pairs] == [True, False, False]
    assert not results.passed
    assert "e5-small" in results.signature


def test_what_cannot_be_read_stops_no_other_pair(folder: Path) -> None:
    write_project(folder, a=HINDI, b=HINDI, c=WRONG)
    (folder / "b.hi.txt").write_bytes(b"\0\1\2")
    results = run().results
    assert [bool(pair.error) for pair in results.pairs] == [False, True, False]
    assert results.pairs[1].error.startswith("b.hi.txt: ")
    assert found(results.pairs[2]) == [(NUMBER, NEW)]


def test_a_fault_of_ours_is_told_as_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("division")

    write_project(folder, a=HINDI)
    monkeypatch.setattr("aligner.pipeline.check", broken)
    (pair,) = run().results.pairs
    assert "ZeroDivisionError: division. Please report this." in pair.error


def test_results_do_not_depend_on_processes_or_the_order_of_pairs(folder: Path) -> None:
    write_project(folder, a=HINDI, b=WRONG, c=SHORT)
    alone = in_format(run().results, "json")
    assert in_format(run(given={"jobs": 2}).results, "json") == alone
    tables = "".join(CONFIG.replace("{name}", name) for name in "cab")
    write_project(folder, tables)
    assert in_format(run().results, "json") == alone


def test_paths_choose_pairs(folder: Path) -> None:
    write_project(folder, a=HINDI, b=HINDI)
    (pair,) = run("b.de.txt").results.pairs
    assert pair.target == "b.hi.txt"
    (folder / "other.txt").touch()
    results = run("other.txt").results
    assert (results.pairs, results.notes) == ((), ("other.txt: is in no pair",))
    with pytest.raises(InputError, match=r"nothing.txt: no such file or folder"):
        run("nothing.txt")


def test_a_translation_that_is_gone_can_be_named(folder: Path) -> None:
    write_project(folder, a=HINDI, b=HINDI)
    (folder / "b.hi.txt").unlink()
    (pair,) = run("b.hi.txt", given={"missing": True}).results.pairs
    assert found(pair) == [("missing-translation", NEW)]


def test_what_the_command_line_selects_is_looked_at_first(folder: Path) -> None:
    write_project(folder, a=HINDI)
    with pytest.raises(SettingsError, match=r'no check "omision". Did you mean "omission"'):
        run(given={"select": ("omision",)})


def test_only_what_changed_is_compared_and_counts(repository: Repository) -> None:
    write_project(repository.folder, a=WRONG, b=WRONG)
    first = repository.commit()
    repository.write("a.hi.txt", lines((*WRONG[:2], *WRONG[3:])))  # and loses a sentence
    (pair,) = run(since=first).results.pairs
    assert sorted(found(pair)) == [(NUMBER, UNCHANGED), (LOST, NEW)]
    (pair,) = run(since=first, all_lines=True).results.pairs
    assert sorted(found(pair)) == [(NUMBER, NEW), (LOST, NEW)]


def test_findings_count_where_their_original_changed(repository: Repository) -> None:
    write_project(repository.folder, a=HINDI)
    first = repository.commit()
    repository.write("a.de.txt", lines((GERMAN[0].replace("16", "18"), *GERMAN[1:])))
    (pair,) = run(since=first).results.pairs
    assert found(pair) == [(NUMBER, NEW)]


def test_missing_files_are_findings_where_that_is_asked(folder: Path) -> None:
    write_project(folder, a=HINDI, b=HINDI, c=HINDI)
    (folder / "b.hi.txt").unlink()
    (folder / "c.de.txt").unlink()
    assert [pair.target for pair in run().results.pairs] == ["a.hi.txt"]
    results = run(given={"missing": True}).results
    assert [found(pair) for pair in results.pairs] == [
        [],
        [("missing-translation", NEW)],
        [("missing-original", NEW)],
    ]
    assert [pair.passed for pair in results.pairs] == [True, False, True]


def test_a_first_language_may_have_no_translation_yet(folder: Path) -> None:
    write_project(folder, a=HINDI)
    (folder / "a.hi.txt").unlink()
    with pytest.raises(ConfigError, match="no translation is there"):
        run()
    (pair,) = run(given={"missing": True}).results.pairs
    assert found(pair) == [("missing-translation", NEW)]


def test_a_file_that_is_named_must_be_there(folder: Path) -> None:
    write_project(folder, '[[pairs]]\nfiles = [["a.de.txt", "a.hi.txt"]]\n', a=HINDI)
    (folder / "a.hi.txt").unlink()
    (pair,) = run().results.pairs
    assert pair.error.startswith("a.hi.txt: ")


def test_stale_translations_are_findings_where_that_is_asked(repository: Repository) -> None:
    write_project(repository.folder, a=HINDI, b=HINDI)
    repository.commit()
    repository.write("b.de.txt", lines(GERMAN) + "\n")
    repository.commit()
    assert [found(pair) for pair in run().results.pairs] == [[], []]
    results = run(given={"stale": True}).results
    assert [found(pair) for pair in results.pairs] == [[], [("stale-translation", NEW)]]
    assert results.passed  # minor


def test_the_configuration_sets_the_severity_of_files(folder: Path) -> None:
    config = f'missing = true\nseverities = {{ missing-translation = "minor" }}\n{CONFIG}'
    write_project(folder, config, a=HINDI, b=HINDI)
    (folder / "b.hi.txt").unlink()
    assert run().results.passed


def test_thresholds_hold_by_path(folder: Path) -> None:
    override = '[[overrides]]\npaths = ["b.*"]\nfail-on = "never"\n'
    write_project(folder, CONFIG + override, a=WRONG, b=WRONG)
    assert [pair.passed for pair in run().results.pairs] == [False, True]


def test_some_findings_may_be_allowed_in_all(folder: Path) -> None:
    write_project(folder, a=WRONG, b=SHORT)
    results = run(given={"max_new": 2}).results
    assert results.passed
    assert results.failures == ()
    results = run(given={"max_new": 1}).results
    assert results.failures == ("2 findings that fail their pairs; up to 1 would not (max-new)",)
    assert [pair.passed for pair in results.pairs] == [False, False]


def test_a_score_can_be_asked_for(folder: Path) -> None:
    write_project(folder, a=WRONG)
    (pair,) = run(given={"fail_on": "never", "min_score": 99}).results.pairs
    assert pair.failures == (f"score {100 - 500 / 37:.2f}, below 99",)


def test_what_the_baseline_lets_through_fails_nothing(folder: Path) -> None:
    write_project(folder, a=WRONG, b=SHORT)
    first = run()
    (folder / "known.json").write_text(written(first, "On purpose.").text(), encoding="utf-8")
    again = run(given={"baseline": Path("known.json")})
    assert [found(pair) for pair in again.results.pairs] == [[(NUMBER, KNOWN)], [(LOST, KNOWN)]]
    assert {alert.reason for alert in again.results.alerts()} == {"On purpose."}
    assert again.results.passed
    assert again.stale == ()


def test_edits_elsewhere_revive_nothing_that_is_let_through(folder: Path) -> None:
    write_project(folder, a=WRONG, b=SHORT)
    (folder / "known.json").write_text(written(run(), "").text(), encoding="utf-8")
    more = ("Am Ufer entsteht ein Park mit hohen Bäumen.", "तट पर ऊँचे पेड़ों वाला एक उद्यान बन रहा है।")
    for name, sentences in (("a", WRONG), ("b", SHORT)):
        german = lines((more[0], GERMAN[3], *GERMAN[:3]))
        hindi = lines((more[1], sentences[-1], *sentences[:-1]))
        (folder / f"{name}.de.txt").write_text(german, encoding="utf-8")
        (folder / f"{name}.hi.txt").write_text(hindi, encoding="utf-8")
    again = run(given={"baseline": Path("known.json")})
    assert [found(pair) for pair in again.results.pairs] == [[(NUMBER, KNOWN)], [(LOST, KNOWN)]]


def with_baseline(folder: Path, **files: tuple[str, ...]) -> None:
    """A baseline of these files, and the configuration that names it."""
    write_project(folder, **files)
    (folder / "known.json").write_text(written(run(), "Why not.").text(), encoding="utf-8")
    write_project(folder, f'baseline = "known.json"\n{CONFIG}')


def test_entries_for_what_was_mended_are_stale(folder: Path) -> None:
    with_baseline(folder, a=WRONG, b=SHORT)
    write_project(folder, f'baseline = "known.json"\n{CONFIG}', b=HINDI)
    again = run()
    assert [(entry.target, entry.check) for entry in again.stale] == [("b.hi.txt", LOST)]
    assert [path for path, _ in again.results.stale] == ["b.hi.txt"]
    assert [entry.target for entry in pruned(again).entries] == ["a.hi.txt"]


def test_entries_that_nothing_looked_for_are_not_stale(folder: Path) -> None:
    with_baseline(folder, a=WRONG, b=SHORT)
    write_project(folder, f'baseline = "known.json"\n{CONFIG}', a=HINDI, b=HINDI)
    assert [entry.check for entry in run("a.hi.txt").stale] == [NUMBER]
    assert [entry.check for entry in run(given={"select": ("omission",)}).stale] == [LOST]


def test_entries_of_files_that_are_gone_are_stale_in_a_whole_run(folder: Path) -> None:
    with_baseline(folder, a=WRONG, b=SHORT)
    (folder / "b.de.txt").unlink()
    assert [entry.target for entry in run().stale] == ["b.hi.txt"]
    assert run("a.hi.txt").stale == ()


def test_an_update_adds_what_is_new_and_keeps_reasons(folder: Path) -> None:
    with_baseline(folder, a=WRONG)
    write_project(folder, f'baseline = "known.json"\n{CONFIG}', b=SHORT)
    entries = updated(run(), "New.").entries
    assert [(entry.target, entry.reason) for entry in entries] == [
        ("a.hi.txt", "Why not."),
        ("b.hi.txt", "New."),
    ]


def test_no_baseline_is_made_of_what_could_not_be_read(folder: Path) -> None:
    with_baseline(folder, a=WRONG)
    (folder / "a.hi.txt").write_bytes(b"\0\1")
    with pytest.raises(BaselineError, match=r"a.hi.txt: .* The baseline was not written"):
        updated(run(), "")


def test_without_pairs_the_error_says_what_to_write(folder: Path) -> None:
    write_project(folder, "")
    with pytest.raises(ConfigError, match=r"aligner.toml: has no \[\[pairs\]\]"):
        run()


def test_a_killed_process_is_told_of_its_pair() -> None:
    task = worker.Task("a.de.txt", None, Settings())
    assert "a.de.txt: the process that compared them was killed" in str(worker.died(task))
    both = replace(task, target="a.hi.txt")
    assert str(worker.died(both)).startswith("a.de.txt, a.hi.txt: ")

import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aligner.errors import GitError
from aligner.gate.git import Change, changes_since, last_commits
from tests.gate.conftest import Repository

LINES = "one\ntwo\nthree\nfour\n"


def test_lines_that_were_added_or_altered_are_changed(repository: Repository) -> None:
    first = repository.commit(a_md=LINES)
    repository.commit(a_md="one\n2\nthree\nfour\nfive\n")
    assert changes_since(repository.folder, first) == {"a.md": Change(frozenset({2, 5}))}


def test_beside_lines_taken_out_both_neighbours_are_changed(repository: Repository) -> None:
    first = repository.commit(a_md=LINES)
    repository.commit(a_md="one\nfour\n")
    assert changes_since(repository.folder, first)["a.md"].lines == {1, 2}


def test_what_is_not_committed_yet_counts(repository: Repository) -> None:
    first = repository.commit(a_md=LINES)
    repository.write("a.md", LINES + "five\n")
    repository.write("new.md", "new\n")
    changes = changes_since(repository.folder, first)
    assert changes == {"a.md": Change(frozenset({5})), "new.md": Change(whole=True)}


def test_what_others_did_since_the_branch_left_is_no_change_of_it(repository: Repository) -> None:
    repository.commit(a_md=LINES, b_md=LINES)
    repository.git("checkout", "-q", "-b", "mine")
    repository.commit(a_md=LINES + "five\n")
    repository.git("checkout", "-q", "main")
    repository.commit(b_md="other\n")
    repository.git("checkout", "-q", "mine")
    assert list(changes_since(repository.folder, "main")) == ["a.md"]


def test_lines_that_look_like_headers_are_content(repository: Repository) -> None:
    first = repository.commit(a_md="-- a/x\n@@ -1 +1 @@\n", z_md=LINES)
    repository.commit(a_md="++ b/z.md\ndiff --git a/q b/q\n@@ -9 +90,9 @@\n", z_md=LINES + "five\n")
    changes = changes_since(repository.folder, first)
    assert changes == {"a.md": Change(frozenset({1, 2, 3})), "z.md": Change(frozenset({5}))}


def test_a_last_line_without_an_end_is_counted_once(repository: Repository) -> None:
    first = repository.commit(a_md="one\ntwo", b_md=LINES)
    repository.commit(a_md="one\n2", b_md=LINES + "five\n")
    changes = changes_since(repository.folder, first)
    assert changes == {"a.md": Change(frozenset({2})), "b.md": Change(frozenset({5}))}


def test_of_a_renamed_file_only_what_was_altered_is_changed(repository: Repository) -> None:
    first = repository.commit(a_md=LINES)
    repository.git("mv", "a.md", "b.md")
    repository.commit(b_md=LINES + "five\n")
    assert changes_since(repository.folder, first) == {"b.md": Change(frozenset({5}))}


def test_a_binary_file_is_changed_as_a_whole(repository: Repository) -> None:
    repository.write("a.docx", b"PK\0\1")
    first = repository.commit()
    repository.write("a.docx", b"PK\0\2")
    assert changes_since(repository.folder, first) == {"a.docx": Change(whole=True)}


def test_a_file_that_became_a_link_is_changed_as_a_whole(repository: Repository) -> None:
    first = repository.commit(a_md=LINES, b_md=LINES)
    (repository.folder / "a.md").unlink()
    (repository.folder / "a.md").symlink_to("b.md")
    assert changes_since(repository.folder, first) == {"a.md": Change(whole=True)}


@pytest.mark.parametrize("name", ["a b.md", "ü.md", 'q"uote.md', "tab\t.md", "हिंदी.md", "-x.md"])
def test_any_name_of_a_file_is_told_as_it_is(repository: Repository, name: str) -> None:
    repository.write(name, LINES)
    first = repository.commit()
    repository.write(name, LINES + "five\n")
    assert changes_since(repository.folder, first) == {name: Change(frozenset({5}))}
    assert last_commits(repository.folder, [name])[name].order == -1


def test_paths_are_relative_to_the_folder(repository: Repository) -> None:
    repository.write("site/a.md", LINES)
    first = repository.commit(b_md=LINES)
    repository.write("site/a.md", "1\n")
    repository.write("b.md", "1\n")
    assert list(changes_since(repository.folder / "site", first)) == ["a.md"]


@given(
    st.lists(st.sampled_from(["a", "b", "@@ -1 +1 @@", "++ x", "-- y"]), max_size=8),
    st.lists(st.sampled_from(["a", "b", "@@ -1 +1 @@", "++ x", "-- y"]), max_size=8),
)
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_lines_that_are_not_changed_stood_there_before(
    repository: Repository, before: list[str], after: list[str]
) -> None:
    old, new = ("".join(line + "\n" for line in lines) for lines in (before, after))
    first = repository.commit(a_md=old)
    repository.write("a.md", new)
    change = changes_since(repository.folder, first).get("a.md", Change())
    kept = [line for number, line in enumerate(after, 1) if number not in change.lines]
    rest = iter(before)
    assert all(line in rest for line in kept)  # in the same order
    assert bool(change.lines) == (before != after)


@pytest.mark.parametrize(
    ("change", "first", "last", "touched"),
    [
        (Change(frozenset({3})), 1, 2, False),
        (Change(frozenset({3})), 2, 4, True),
        (Change(frozenset({3})), 3, None, True),
        (Change(frozenset({3})), None, None, True),
        (Change(whole=True), 7, 7, True),
        (Change(), None, None, False),
    ],
)
def test_a_place_is_touched_where_one_of_its_lines_is(
    change: Change, first: int | None, last: int | None, touched: bool
) -> None:
    assert change.touches(first, last) is touched


def test_an_unknown_revision_is_an_error_that_says_what_to_do(repository: Repository) -> None:
    repository.commit(a_md=LINES)
    with pytest.raises(GitError, match=r"no revision 'origin/main'.*Fetch it first"):
        changes_since(repository.folder, "origin/main")


def test_a_revision_is_no_option(repository: Repository) -> None:
    repository.commit(a_md=LINES)
    with pytest.raises(GitError, match="no revision '--output=x'"):
        changes_since(repository.folder, "--output=x")
    assert not (repository.folder / "x").exists()


def test_without_a_repository_the_error_says_so(tmp_path: Path) -> None:
    with pytest.raises(GitError, match="not a git repository"):
        last_commits(tmp_path, ["a.md"])


def test_without_git_the_error_says_so(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(GitError, match="git is not installed"):
        changes_since(repository.folder, "HEAD")


def test_the_commits_that_changed_files_last_are_in_order(repository: Repository) -> None:
    first = repository.commit(a_md=LINES, b_md=LINES)
    second = repository.commit(a_md="1\n")
    found = last_commits(repository.folder, ["a.md", "b.md", "c.md"])
    assert set(found) == {"a.md", "b.md"}
    assert found["a.md"].order < found["b.md"].order
    assert second.startswith(found["a.md"].name)
    assert first.startswith(found["b.md"].name)


def test_a_cut_off_history_is_an_error(repository: Repository, tmp_path: Path) -> None:
    repository.commit(a_md=LINES)
    repository.commit(a_md="1\n")
    shallow = tmp_path / "shallow"
    origin = f"file://{repository.folder}"
    subprocess.run(["git", "clone", "-q", "--depth=1", origin, shallow], check=True)
    with pytest.raises(GitError, match=r"cut off.*--unshallow"):
        last_commits(shallow, ["a.md"])

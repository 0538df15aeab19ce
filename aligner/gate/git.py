"""What git knows of the files: which lines changed, and which file changed last."""

import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from aligner.errors import GitError

_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_MARK = "\x01"  # stands before each commit


@dataclass(frozen=True, slots=True)
class Change:
    """The lines of a file that a change added or altered; `whole` is all there are, or no lines.

    Where lines were taken out, those beside the gap are changed.
    """

    lines: frozenset[int] = frozenset()
    whole: bool = False

    def touches(self, first: int | None, last: int | None) -> bool:
        """Whether one of the lines from `first` to `last` changed; None is the whole file."""
        if self.whole or first is None:
            return self.whole or bool(self.lines)
        return any(line in self.lines for line in range(first, (last or first) + 1))


@dataclass(frozen=True, slots=True)
class Commit:
    """The last change of a file: `order` counts from the newest; -1 is not yet committed."""

    order: int
    name: str = ""
    day: str = ""


def changes_since(folder: Path, revision: str) -> Mapping[str, Change]:
    """Changed files below a folder, as paths relative to it, against a revision.

    What is compared is what `folder` holds now, committed or not, with the commit at which its
    branch left `revision`: what others have done there since is no change of this branch.

    Raises:
        GitError: without git or a repository, or where the revision is unknown.
    """
    against = ("--find-renames", "--relative", _base(folder, revision), "--")
    names = _names(_git(folder, "diff", "--name-only", "-z", *against))
    plain = ("--unified=0", "--no-color", "--no-ext-diff", "--no-textconv")
    sections = list(_sections(_git(folder, "diff", *plain, *against).split(b"\n")))
    if len(sections) != len(names):  # a file that became a link has two sections
        sections = [Change(whole=True)] * len(names)
    untracked = _git(folder, "ls-files", "--others", "--exclude-standard", "-z")
    new = dict.fromkeys(_names(untracked), Change(whole=True))
    return dict(zip(names, sections, strict=True)) | new


def last_commits(folder: Path, paths: Iterable[str]) -> Mapping[str, Commit]:
    """The last change of each of `paths`, relative to `folder`; without those git does not know.

    Raises:
        GitError: without git or a repository, or where its history was cut off.
    """
    if _git(folder, "rev-parse", "--is-shallow-repository").strip() == b"true":
        raise GitError(
            f"{folder}: the history of this clone is cut off, so which file changed last is not "
            "known. Fetch all of it: git fetch --unshallow (GitHub Actions: fetch-depth: 0)."
        )
    wanted = set(paths)
    found = {name: Commit(-1) for name in _uncommitted(folder) if name in wanted}
    for commit, names in _history(folder):
        found |= dict.fromkeys(wanted.intersection(names).difference(found), commit)
        if len(found) == len(wanted):
            break
    return found


def _base(folder: Path, revision: str) -> str:
    """The commit at which the branch left `revision`; `revision` itself where they share none."""
    _git(folder, "rev-parse", "--git-dir")  # whatever fails here is not for want of the revision
    commit = f"{revision}^{{commit}}"
    try:
        name = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", commit)
    except GitError as error:
        raise GitError(
            f"{folder}: git knows no revision {revision!r}. Fetch it first: git fetch origin "
            "(GitHub Actions: fetch-depth: 0)."
        ) from error
    try:
        return _git(folder, "merge-base", name.decode().strip(), "HEAD").decode().strip()
    except GitError:
        return name.decode().strip()


def _sections(lines: Iterable[bytes]) -> Iterator[Change]:
    """The changes of the files of a difference without context, in its order."""
    changed: set[int] | None = None
    binary = False
    rest = 0  # lines of the hunk that are still to come: they may look like headers
    for line in lines:
        if rest:
            rest -= not line.startswith(b"\\")
        elif line.startswith(b"diff --git "):
            if changed is not None:
                yield Change(frozenset(changed), binary)
            changed, binary = set(), False
        elif line.startswith(b"Binary files "):
            binary = True
        elif changed is not None and (hunk := _HUNK.match(line)):
            old, start, new = (1 if group is None else int(group) for group in hunk.groups())
            rest = old + new
            changed.update(range(start, start + new) if new else (start, start + 1))
    if changed is not None:
        yield Change(frozenset(changed), binary)


def _uncommitted(folder: Path) -> list[str]:
    """The files that differ from what was committed last."""
    changed = _git(folder, "diff", "--name-only", "-z", "--relative", "HEAD", "--")
    untracked = _git(folder, "ls-files", "--others", "--exclude-standard", "-z")
    return _names(changed) + _names(untracked)


def _history(folder: Path) -> Iterator[tuple[Commit, list[str]]]:
    """The commits, the newest first, and the files that each changed."""
    form = f"--format={_MARK}%h %cs"
    log = _git(folder, "log", form, "--name-only", "-z", "--relative", "--diff-merges=first-parent")
    for order, entry in enumerate(log.decode("utf-8", "surrogateescape").split(_MARK)[1:]):
        head, _, names = entry.partition("\0")
        name, _, day = head.partition(" ")
        yield Commit(order, name, day.strip()), [each.strip("\n") for each in names.split("\0")]


def _names(output: bytes) -> list[str]:
    """Of what git gives with `-z`."""
    return [os.fsdecode(name) for name in output.split(b"\0") if name]


def _git(folder: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(
            ["git", "-c", "core.quotePath=false", *arguments],  # noqa: S607 - the user's git
            cwd=folder,
            capture_output=True,
            check=False,
            env=os.environ | {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"},
        )
    except FileNotFoundError as error:
        raise GitError(f"{folder}: git is not installed, or the folder is not there.") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise GitError(f"{folder}: git {arguments[0]}: {said[0] if said else 'failed'}.")
    return done.stdout

import pytest

from aligner.gate.files import stale, without_original, without_translation
from aligner.gate.git import Commit
from aligner.mqm import Severity

OLD = Commit(5, "aaaaaaa", "2026-01-02")
NEW = Commit(2, "bbbbbbb", "2026-03-04")
UNSAVED = Commit(-1)


def test_a_missing_translation_is_told_at_the_original() -> None:
    alert = without_translation("a.de.md", "a.hi.md", Severity.MAJOR)
    assert (alert.target, alert.source and alert.source.path) == (None, "a.de.md")
    assert "a.hi.md does not exist" in alert.message


def test_a_missing_original_is_told_at_the_translation() -> None:
    alert = without_original("a.hi.md", Severity.MINOR)
    assert (alert.target and alert.target.path, alert.source) == ("a.hi.md", None)


@pytest.mark.parametrize(
    ("source", "target"), [(OLD, NEW), (OLD, OLD), (OLD, UNSAVED), (UNSAVED, UNSAVED)]
)
def test_a_translation_that_changed_with_its_original_or_after_it_is_not_stale(
    source: Commit, target: Commit
) -> None:
    assert stale("a.de.md", "a.hi.md", (source, target), Severity.MINOR) is None


def test_a_stale_translation_is_told_with_both_commits() -> None:
    alert = stale("a.de.md", "a.hi.md", (NEW, OLD), Severity.MINOR)
    assert alert
    assert alert.message == (
        "The original has changed since the translation did: a.de.md in bbbbbbb on 2026-03-04, "
        "a.hi.md in aaaaaaa on 2026-01-02."
    )


def test_an_original_that_is_not_committed_makes_its_translation_stale() -> None:
    alert = stale("a.de.md", "a.hi.md", (UNSAVED, OLD), Severity.MINOR)
    assert alert
    assert "a.de.md after the last commit" in alert.message


def test_who_lets_a_stale_translation_through_does_so_until_the_original_changes_again() -> None:
    found = [stale("a", "b", (new, OLD), Severity.MINOR) for new in (NEW, NEW, UNSAVED)]
    assert len({alert.fingerprint for alert in found if alert}) == 2

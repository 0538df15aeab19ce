"""`aligner explain`: the checks by name, and a page for each."""

import pytest
from rich.cells import cell_len

from aligner.checks import CHECKS, Check
from tests.cli.conftest import Aligner


def test_all_are_listed(aligner: Aligner) -> None:
    code, out, err = aligner("explain")
    assert (code, err) == (0, "")
    starts = [line.split()[0] for line in out.splitlines() if not line.startswith(" ")]
    assert starts == ["check", *(check.name for check in CHECKS)]
    assert max(map(cell_len, out.splitlines())) <= 80


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_a_page(aligner: Aligner, check: Check) -> None:
    code, out, err = aligner("explain", check.name)
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == check.name
    assert lines[1].startswith(f"{check.category}, {check.severity}, runs ")
    assert "\nFalse alarms: " in out
    assert max(map(cell_len, lines)) <= 80
    for name in check.option_names():
        assert f"\n  {name} = " in out


def test_an_unknown_check(aligner: Aligner) -> None:
    code, out, err = aligner("explain", "omision")
    assert (code, out) == (2, "")
    assert 'no check "omision". Did you mean "omission"?' in err

"""Which checks run is said by name, by MQM path or by group; what does not exist is an error."""

from dataclasses import dataclass, replace

import pytest

from aligner.checks import CHECKS
from aligner.checks.base import Check
from aligner.checks.selection import selected
from aligner.errors import SettingsError
from aligner.mqm import Severity
from aligner.settings import Settings
from tests.checks.samples import evidence


@dataclass(frozen=True, slots=True)
class Options:
    limit: float = 0.5
    style: str | None = None
    strict: bool = False

    def __post_init__(self) -> None:
        if self.limit < 0:
            raise ValueError(f"limit is {self.limit}. Give 0 or more.")


def check(name: str, category: str, *, default: bool = True) -> Check:
    def find(*_: object) -> tuple[()]:
        return ()

    return Check(name, category, Severity.MINOR, find, "", Options(), default)


KNOWN = (
    check("number-mismatch", "accuracy/mistranslation"),
    check("omission", "accuracy/omission"),
    check("punctuation", "fluency/punctuation"),
    check("register", "style/register", default=False),
)


def names(**settings: object) -> list[str]:
    return [each.name for each in selected(KNOWN, Settings(**settings))]  # type: ignore[arg-type]


def test_by_default_all_but_those_that_are_asked_for() -> None:
    assert names() == ["number-mismatch", "omission", "punctuation"]


@pytest.mark.parametrize(
    ("select", "expected"),
    [
        (("omission",), ["omission"]),
        (("punctuation", "number-mismatch"), ["number-mismatch", "punctuation"]),
        (("accuracy",), ["number-mismatch", "omission"]),
        (("accuracy/omission",), ["omission"]),
        (("default", "register"), ["number-mismatch", "omission", "punctuation", "register"]),
        (("all",), ["number-mismatch", "omission", "punctuation", "register"]),
    ],
)
def test_select(select: tuple[str, ...], expected: list[str]) -> None:
    assert names(select=select) == expected


def test_ignore_wins() -> None:
    assert names(ignore=("accuracy",)) == ["punctuation"]
    assert names(select=("omission", "punctuation"), ignore=("omission",)) == ["punctuation"]


@pytest.mark.parametrize("what", ["select", "ignore"])
def test_an_unknown_name_is_an_error_that_suggests_the_nearest(what: str) -> None:
    with pytest.raises(SettingsError, match='Did you mean "number-mismatch"') as raised:
        names(**{what: ("number-mismach",)})
    assert str(raised.value).startswith(f'{what}: there is no check "number-mismach".')


def test_half_of_a_path_is_unknown() -> None:
    with pytest.raises(SettingsError, match='no check "acc"'):
        names(select=("acc",))


def test_nothing_left_is_an_error() -> None:
    with pytest.raises(SettingsError, match="no check is left"):
        names(ignore=("all",))


def test_a_severity_holds_for_all_findings() -> None:
    (omission,) = selected(
        CHECKS, Settings(select=("omission",), severities={"omission": "critical"})
    )
    (finding,) = omission.findings(evidence([("Ein ganzer Satz fehlt hier.", None)]))
    assert finding.severity is Severity.CRITICAL


def test_an_unknown_severity() -> None:
    with pytest.raises(SettingsError, match='omission cannot be "grave"'):
        names(severities={"omission": "grave"})
    with pytest.raises(SettingsError, match='Did you mean "omission"'):
        names(severities={"omision": "major"})


def test_options() -> None:
    options = {"omission": {"limit": 1, "style": "formal", "strict": True}}
    found = {each.name: each for each in selected(KNOWN, Settings(options=options))}
    assert found["omission"].options == Options(1, "formal", strict=True)
    assert found["punctuation"].options == Options()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"omision": {}}, 'Did you mean "omission"'),
        ({"omission": {"limt": 1}}, 'no option "limt". Did you mean "limit"'),
        ({"omission": {"limit": "1"}}, "limit is '1'. Give a value of float"),
        ({"omission": {"limit": True}}, "limit is True"),
        ({"omission": {"strict": 1}}, "strict is 1. Give a value of bool"),
        ({"omission": {"style": 1}}, "style is 1. Give a value of str | None"),
        ({"omission": {"limit": -1.0}}, "limit is -1.0. Give 0 or more."),
    ],
)
def test_options_that_cannot_be(options: dict[str, dict[str, object]], message: str) -> None:
    with pytest.raises(SettingsError) as raised:
        names(options=options)
    assert message in str(raised.value)


def test_a_check_without_options() -> None:
    plain = replace(KNOWN[1], options=CHECKS[0].options)
    with pytest.raises(SettingsError, match="It has none"):
        selected([plain], Settings(options={"omission": {"limit": 1}}))

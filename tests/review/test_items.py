"""What a filter lists."""

import pytest

from aligner.mqm import Severity
from aligner.report.alerts import alerts
from aligner.review.items import Filter, Item, State, findings_of
from tests.report import samples

CHECKS = ("negation", "number-format", "number-mismatch", "omission")


def items() -> list[Item]:
    report = samples.german_hindi()
    found = zip(alerts(report), findings_of(report), strict=True)
    return [Item(alert, finding, k) for k, (alert, finding) in enumerate(found)]


def shown(line: str, given: list[Item], *texts: str) -> list[str]:
    chosen = Filter.of(line, [each.alert.check for each in given])
    return [item.alert.check for item in given if chosen.shows(item, texts)]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("", Filter()),
        ("major", Filter(severities=frozenset({Severity.MAJOR}))),
        ("MAJOR+", Filter(severities=frozenset({Severity.MAJOR, Severity.CRITICAL}))),
        ("minor critical", Filter(severities=frozenset({Severity.MINOR, Severity.CRITICAL}))),
        ("omission", Filter(checks=frozenset({"omission"}))),
        ("num", Filter(checks=frozenset({"number-format", "number-mismatch"}))),
        ("number-mismatch", Filter(checks=frozenset({"number-mismatch"}))),
        ("nu", Filter(words=("nu",))),
        ("to-do todo", Filter(states=frozenset({State.TODO}))),
        ("open dismissed", Filter(states=frozenset({State.OPEN, State.DISMISSED}))),
        ("all", Filter(states=frozenset(State))),
        ("new", Filter(new=True)),
        (
            "major+ neg पुल Brücke",
            Filter(
                severities=frozenset({Severity.MAJOR, Severity.CRITICAL}),
                checks=frozenset({"negation"}),
                words=("पुल", "brücke"),
            ),
        ),
    ],
)
def test_a_line_asks_for(line: str, found: Filter) -> None:
    assert Filter.of(line, CHECKS) == found


def test_words_of_one_kind_are_alternatives_and_several_kinds_hold_together() -> None:
    given = items()
    assert shown("", given) == ["numbers", "omission", "negation", "register"]
    assert shown("critical minor", given) == ["numbers", "negation"]
    assert shown("critical minor negation", given) == ["negation"]
    assert shown("counterpart", given) == ["omission"]
    assert shown("spree", given, "Die Brücke über die Spree") == [
        item.alert.check for item in given
    ]
    assert shown("spree havel", given, "Die Brücke über die Spree") == []


def test_what_was_settled_before_is_listed_only_where_it_is_asked_for() -> None:
    from dataclasses import replace

    first, second, *_ = items()
    before = replace(first, state=State.DISMISSED, settled=True)
    now = replace(second, state=State.DISMISSED)
    assert shown("", [before, now]) == ["omission"]
    assert shown("dismissed", [before, now]) == ["numbers", "omission"]
    assert shown("all", [before, now]) == ["numbers", "omission"]
    assert shown("new", [before, replace(now, new=True)]) == ["omission"]


def test_all_findings_are_numbered_as_alerts_are() -> None:
    report = samples.ignored()
    assert [each.check for each in findings_of(report)] == [each.check for each in alerts(report)]

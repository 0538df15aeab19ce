from dataclasses import replace

from aligner.mqm import Ignored
from aligner.report.alerts import alerts, results_of
from aligner.results import Status
from tests.report import samples


def test_what_is_ignored_is_an_alert_that_does_not_count() -> None:
    given = samples.german_hindi()
    first, *others = given.findings
    report = replace(given, findings=tuple(others), ignored=(Ignored(first, "So it is."),))
    found = alerts(report)
    assert [each.status for each in found] == [Status.NEW] * 3 + [Status.IGNORED]
    assert [each.finding for each in found] == [0, 1, 2, 3]
    last = found[-1]
    assert (last.check, last.reason) == (first.check, "So it is.")
    assert last.fingerprint == alerts(given)[0].fingerprint
    assert last.target == alerts(given)[0].target
    results = results_of(report)
    assert results.counts()[Status.IGNORED] == 1
    assert last not in results.new()


def test_two_findings_alike_keep_their_names_apart_where_one_is_ignored() -> None:
    given = samples.german_hindi()
    twice = replace(given, ignored=(Ignored(given.findings[0]),))
    names = [each.fingerprint for each in alerts(twice)]
    assert len(set(names)) == len(names) == 5

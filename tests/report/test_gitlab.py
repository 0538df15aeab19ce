import json
from dataclasses import replace

from hypothesis import given

from aligner.report.gitlab import gitlab
from aligner.report.visible import visible
from aligner.results import Results
from tests.report import runs
from tests.report.test_escape import ANY

SEVERITIES = {"info", "minor", "major", "critical", "blocker"}


@given(ANY)
def test_any_text_comes_back(text: str) -> None:
    first, error = json.loads(gitlab(runs.with_text(text)))
    assert first["description"].startswith(visible(text))
    assert first["location"]["lines"] == {"begin": 5, "end": 5}
    assert error["severity"] == "blocker"


def test_each_issue_has_what_gitlab_asks_for() -> None:
    issues = json.loads(gitlab(runs.full()))
    assert len(issues) == 6
    for issue in issues:
        assert issue["description"]
        assert issue["severity"] in SEVERITIES
        assert issue["location"]["lines"]["begin"] >= 1
        assert not issue["location"]["path"].startswith(("/", "./"))


def test_names_are_unique_and_stay_the_same() -> None:
    pair = runs.missing()
    other = replace(pair, target="texts/school.th.txt")
    results = Results((replace(pair, alerts=pair.alerts * 2), other, other))
    names = [issue["fingerprint"] for issue in json.loads(gitlab(results))]
    assert len(set(names)) == 4
    assert json.loads(gitlab(Results((pair,))))[0]["fingerprint"] == names[0]

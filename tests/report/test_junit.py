from collections import Counter
from dataclasses import replace
from xml.etree import ElementTree

from hypothesis import given

from aligner.report.junit import junit
from aligner.results import Results
from tests.report import runs
from tests.report.test_escape import ANY


def counts(node: ElementTree.Element) -> dict[str, int]:
    cases = list(node.iter("testcase"))
    kinds = Counter(child.tag for case in cases for child in case)
    return {
        "tests": len(cases),
        "failures": kinds["failure"],
        "errors": kinds["error"],
        "skipped": kinds["skipped"],
    }


@given(ANY)
def test_any_text_can_be_read(text: str) -> None:
    tree = ElementTree.fromstring(junit(runs.with_text(text)))
    assert counts(tree) == {"tests": 7, "failures": 2, "errors": 1, "skipped": 3}


def test_the_numbers_are_right() -> None:
    tree = ElementTree.fromstring(junit(runs.full()))
    for node in (tree, *tree):
        assert {key: int(node.get(key, "")) for key in counts(node)} == counts(node)


def test_names_differ_within_a_suite() -> None:
    pair = runs.missing()
    twice = replace(pair, alerts=pair.alerts * 2)
    for results in (Results((twice,)), runs.full(), runs.hostile()):
        for suite in ElementTree.fromstring(junit(results)):
            names = [(case.get("classname"), case.get("name")) for case in suite]
            assert len(names) == len(set(names))


def test_findings_of_a_pair_that_passes_do_not_fail() -> None:
    passed = runs.pages()
    assert 'failures="0"' in junit(Results((passed,)))
    failed = replace(passed, failures=("too many",))
    assert 'failures="2"' in junit(Results((failed,)))


def test_a_run_without_pairs_is_a_test_as_well() -> None:
    tree = ElementTree.fromstring(junit(runs.empty()))
    assert counts(tree) == {"tests": 1, "failures": 0, "errors": 0, "skipped": 0}

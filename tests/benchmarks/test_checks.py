import re
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

import check_cost
import pytest
from check_cost import HOSTILE, LIMIT, SIZES, hostile_evidence, judgement, limited, probed
from checks import (
    NAMED,
    PARTS,
    Quiet,
    Row,
    demetr_texts,
    documents,
    line_documents,
    overlapping,
    quiet_rows,
    target_rows,
    together,
    unknown,
    verdict_rows,
)
from error_pairs import Pair
from faults import KINDS
from reviews import listing, read_verdicts, row, seen, tally, unfolded

from aligner.bitext import Bead, Bitext, Span
from aligner.checks import CHECKS
from aligner.evidence import Evidence
from aligner.mqm import Finding, Report, Severity, Verdict
from aligner.readers.lists import document_of

SOURCE = ["Am 16. Mai kam er.", "Er blieb.", "Sie ging."]  # from 0, 19 and 29
TARGET = ["वह 17 मई को आया।", "वह रुका।", "वह चली गई।"]  # from 0, 17 and 26


def finding(
    check: str = "date-mismatch",
    bead: int | None = 0,
    source: tuple[int, int] | None = (3, 10),
    target: tuple[int, int] | None = (3, 8),
    severity: Severity = Severity.MAJOR,
    also: tuple[Finding, ...] = (),
) -> Finding:
    spans = source and Span(*source), target and Span(*target)
    return Finding(check, "accuracy", severity, "Said.", bead, *spans, 0.9, None, also)


def bitext() -> Bitext:
    beads = tuple(Bead(range(k, k + 1), range(k, k + 1)) for k in range(3))
    return Bitext(document_of(SOURCE, "de"), document_of(TARGET, "hi"), beads)


def report(*findings: Finding) -> Report:
    return Report(bitext(), findings, (), Verdict.TRANSLATION, "", 0.0, 9, "", "")


def test_findings_put_to_others_count_by_themselves() -> None:
    both = finding(also=(finding("number-mismatch", also=(finding("negation"),)),))
    assert [each.check for each in unfolded([both])] == [
        "date-mismatch",
        "number-mismatch",
        "negation",
    ]


def test_a_key_is_of_the_check_the_texts_and_what_is_shown() -> None:
    some = [
        finding(),
        finding("number-mismatch"),
        finding(source=(3, 6)),
        finding(bead=1, source=(19, 21), target=None),
        finding(),
    ]
    keys = [each.key for each in seen("deu-hin", bitext(), some)]
    assert len(set(keys)) == 5
    assert all(re.fullmatch("[0-9a-f]{16}", key) for key in keys)
    again = [replace(each, message="Other words.", confidence=0.7) for each in some]
    assert [each.key for each in seen("deu-hin", bitext(), again, 7)] == keys


def test_verdicts_are_joined_and_keep_no_text(tmp_path: Path) -> None:
    found = list(seen("deu-hin", bitext(), [finding(), finding("negation", 1, (19, 21), None)], 5))
    assert [each.pair for each in found] == [5, 6]
    path = tmp_path / "verdicts.tsv"
    path.write_text(f"{row(found[0], 'slip')}\n{'0' * 16}\tx\t1\tnegation\tours\tgone\n", "utf-8")
    assert "Mai" not in path.read_text("utf-8")
    verdicts = read_verdicts(path)
    assert tally(found, verdicts) == {
        "date-mismatch": Counter(slip=1),
        "negation": Counter(none=1),
    }
    rows = {each["check"]: each for each in verdict_rows(found, verdicts)}
    assert rows["negation"]["none"] == 1
    assert rows["(not found now)"]["ours"] == 1
    text = listing(found, verdicts)
    assert text.index("negation\t?") < text.index("date-mismatch\tslip")
    assert SOURCE[0] in text
    assert "'16. Mai'" in text


def test_without_a_file_there_are_no_verdicts(tmp_path: Path) -> None:
    assert read_verdicts(tmp_path / "none.tsv") == {}


@pytest.mark.parametrize("line", ["abc", "a\tb\t1\tnegation\tperhaps\t-", "a\tb\t1\tx\tslip"])
def test_a_verdict_that_is_none_is_refused(tmp_path: Path, line: str) -> None:
    path = tmp_path / "verdicts.tsv"
    path.write_text(f"{line}\n", "utf-8")
    with pytest.raises(ValueError, match=r"verdicts\.tsv:1"):
        read_verdicts(path)


def test_the_verdicts_that_are_kept_can_be_read() -> None:
    assert isinstance(read_verdicts(Path(check_cost.__file__).with_name("verdicts.tsv")), dict)


def test_a_pair_counts_once_for_a_check_and_for_all_together() -> None:
    minor = Severity.MINOR
    some = [
        finding("number-mismatch"),
        finding("number-mismatch", severity=minor),
        finding("negation", 1, severity=minor),
        finding("omission", 2),
        finding("register", None, severity=minor),
    ]
    quiet = Quiet("deu-hin", 3, 2, list(seen("deu-hin", bitext(), some)))
    rows = {each["check"]: each for each in quiet_rows(quiet, [*(c.check for c in some)])}
    assert rows["number-mismatch"]["findings"] == 2
    assert rows["number-mismatch"]["of pairs"] == pytest.approx(1 / 3, abs=1e-4)
    assert rows["numbers"]["of those with digits"] == 0.5
    assert (rows["number-mismatch"]["major"], rows["number-mismatch"]["minor"]) == (1, 1)
    assert rows["all that read"]["of pairs"] == pytest.approx(2 / 3, abs=1e-4)
    assert rows["all that read"]["major +"] == pytest.approx(1 / 3, abs=1e-4)
    assert rows["register"]["whole text"] == 1
    assert rows["register"]["of pairs"] == 0


def test_a_finding_counts_where_it_overlaps_the_fault_on_either_side() -> None:
    place = Span(3, 10), Span(3, 8)
    on = [(19, 28), (26, 28), (9, 12)]
    found = report(
        finding("date-mismatch", source=None),
        finding("negation", source=on[2], target=None),
        finding("register", 1, on[0], (17, 20)),
        finding("number-mismatch", source=(0, 3), target=(8, 10)),
        finding("punctuation", source=(0, 1), target=(0, 1), also=(finding("omission"),)),
    )
    assert overlapping(found, 0, ([place[0]], [place[1]])) == {
        "date-mismatch",
        "negation",
        "omission",
    }
    assert overlapping(found, 1, ([Span(0, 2)], [])) == {"register"}
    assert overlapping(found, 2, ([Span(0, 2)], [Span(0, 2)])) == set()


def test_each_faulty_pair_of_demetr_is_in_one_text_among_clean_ones() -> None:
    faulty = frozenset({("negation", "critical")})
    pairs = [Pair(f"{k}/clean", ("de", "en"), f"s{k}", f"t{k}", frozenset()) for k in range(25)]
    pairs += [Pair(f"{k}/bad", ("de", "en"), f"s{k}", f"f{k}", faulty) for k in range(20)]
    texts = list(demetr_texts(pairs, "negation"))
    assert len(texts) == PARTS
    for text, some in texts:
        assert [pair.source for pair in text] == [f"s{k}" for k in range(25)]
        assert some == {k for k, pair in enumerate(text) if pair.kinds}
        assert len(some) == 2
    assert sum(len(some) for _, some in texts) == 20


def test_documents_and_their_names(tmp_path: Path) -> None:
    (tmp_path / "ntrex").mkdir()
    texts = {
        "docids": ["a", "a", "b"],
        "deu": ["Er lebt in Berlin.", "Sie lebt in Chicago.", "Und in Berlin."],
        "eng": ["He lives in Berlin.", "She lives in Chicago.", "And in Berlin."],
        "hin": ["वह बर्लिन में रहता है।", "वह शिकागो में रहती है।", "और बर्लिन में।"],
    }
    for name, some in texts.items():
        path = tmp_path / "ntrex" / f"dev.{name}.txt"
        path.write_text("\n".join(some) + "\n", "utf-8")
    assert list(documents(tmp_path)) == [range(2), range(2, 3)]
    first, second = line_documents(tmp_path, ("hin", "deu"))
    assert [name.written for name in first[0].names] == ["Berlin"]
    assert first[0].source[slice(*first[0].names[0].source)] == "बर्लिन"
    assert first[0].target[slice(*first[0].names[0].target)] == "Berlin"
    assert [name.latin for name in first[0].others] == ["Chicago"]
    assert second[0].others == ()


def test_targets_are_met_or_not() -> None:
    results: dict[str, list[Row]] = {
        "quiet": [{"languages": "deu-hin", "check": "negation", "of pairs": 0.02}],
        "demetr": [
            {"kind": "negation", "named": 0.5, "target": 0.5},
            {"kind": "repeat2", "named": 0.1, "target": "-"},
        ],
        "demetr, clean": [{"check": "omission", "flagged": 0.3}],
        "cost": [{"check": "moved", "best": 0.7}, {"check": "all", "best": 0.5}],
        "hostile": [{"check": "moved", "says": ""}, {"check": "negation", "says": "slow"}],
        "planted": [
            {"languages": "deu-hin", "kind": "month", "named": 0.89, "target": 0.9},
            {"languages": "deu-hin", "kind": "name", "named": "-", "target": 0.9},
        ],
    }
    assert [(each["what"], each["met"]) for each in target_rows(results)] == [
        ("negation", "NO"),
        ("negation", "yes"),
        ("month", "NO"),
        ("ms a segment", "yes"),
        ("hostile texts, too slow", "NO"),
    ]


def test_checks_that_do_not_exist_are_told() -> None:
    every = {name for kind in KINDS.values() for name in kind.checks}
    every |= {name for names, _ in NAMED.values() for name in names}
    assert unknown(every) == []
    assert unknown(every - {"negation"}) == ["negation"]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_has_its_size_whatever_is_in_it(name: str) -> None:
    one, other, both = hostile_evidence(name, 1000)
    assert len(one.bitext.source.text) == len(other.bitext.target.text) == 1000
    assert both.bitext.source.text != both.bitext.target.text
    assert [len(each.bitext.beads) for each in (one, other, both)] == [1, 1, 1]


def test_what_is_said_of_two_times() -> None:
    assert judgement(0.1, 0.2) == ""
    assert judgement(0.1, 0.4) == "superlinear"
    assert judgement(0.001, 0.01) == ""  # too short to say
    assert judgement(0.6, 1.2) == "slow"
    assert judgement(0.3, 1.2) == "superlinear, slow"
    assert judgement(0.3, None) == "over the limit, or failed"


def test_a_check_that_fails_or_hangs_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def hangs(*_: object) -> list[Finding]:
        time.sleep(60)
        return []

    def fails(*_: object) -> list[Finding]:
        raise RecursionError

    checks = [replace(CHECKS[0], name=each.__name__, find=each) for each in (hangs, fails)]
    monkeypatch.setattr(check_cost, "CHECKS", (*CHECKS, *checks))
    monkeypatch.setattr(check_cost, "LIMIT", 0.2)
    assert limited(checks[0], "spaces", 100) is None
    monkeypatch.setattr(check_cost, "LIMIT", LIMIT)
    assert limited(checks[1], "spaces", 100) is None
    found = probed(CHECKS[0], "spaces")
    assert found["says"] == ""
    assert SIZES[1] == 2 * SIZES[0]


def test_each_check_is_probed_until_it_is_clear(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(evidence: Evidence, _: object) -> list[Finding]:
        if len(evidence.bitext.source.text + evidence.bitext.target.text) > 100:
            raise RecursionError
        return []

    quiet = replace(CHECKS[0], name="quiet", find=lambda *_: [])
    failing = replace(CHECKS[0], name="fails", find=fails)
    monkeypatch.setattr(check_cost, "CHECKS", (quiet, failing))
    monkeypatch.setattr(check_cost, "SIZES", (1_000, 2_000))
    found = [(row["check"], row["says"] != "") for row in check_cost.probe_rows()]
    assert found == [("quiet", False), *[("fails", True)] * 3]


def test_parts_that_were_not_run_stay_as_they_were() -> None:
    old = {"cost": [1], "quiet": [2], "targets": [{"where": "cost", "met": "NO"}, {"where": "a"}]}
    new = {"cost": [3], "targets": [{"where": "cost", "met": "yes"}]}
    assert together(old, new) == {
        "cost": [3],
        "quiet": [2],
        "targets": [{"where": "a"}, {"where": "cost", "met": "yes"}],
    }

from dataclasses import replace

import numpy as np
import pytest
from error_pairs import ADDED, DISTORTED, LOST, Pair, probability_name
from errors import THRESHOLDS, Corpus, Quality, Row, home, log_ratios, rows, split, sweep

from aligner.mqm import Probabilities

OMISSION = frozenset({("omission", "major")})
OTHER = frozenset({("spelling", "minor")})


def pair(faults: frozenset[tuple[str, str]] = frozenset(), target: str = "target") -> Pair:
    return Pair("name", ("deu", "eng"), "source", target, faults)


def corpus(name: str, faults: list[frozenset[tuple[str, str]]], omission: list[float]) -> Corpus:
    pairs = [pair(each) for each in faults]
    told = [Probabilities(each, 0.0, 0.5) for each in omission]
    return Corpus(name, pairs, told, np.zeros(len(pairs)), np.ones(len(pairs)))


MARKED = corpus("biomqm-deu-eng", [OMISSION] * 10 + [OTHER] * 9 + [frozenset()], [0.9] * 20)


def test_a_kind_is_of_one_table() -> None:
    assert len(LOST | ADDED | DISTORTED) == len(LOST) + len(ADDED) + len(DISTORTED)
    found = [probability_name(kind) for kind in ("pp_removed", "addition", "negation", "case")]
    assert found == ["omission", "addition", "mistranslation", "mistranslation"]


def test_marked_faults_are_compared_with_all_pairs_without_them() -> None:
    kept, faulty = split(MARKED, "omission")
    assert kept.all()
    assert faulty.sum() == 10


def test_planted_faults_are_compared_with_faultless_pairs() -> None:
    kept, faulty = split(replace(MARKED, name="demetr-deu-eng"), "omission")
    assert kept.sum() == 11
    assert faulty.sum() == 10


def test_seldom_marked_kinds_are_left_out() -> None:
    assert MARKED.kinds() == ["omission"]
    assert replace(MARKED, name="demetr-deu-eng").kinds() == ["omission", "spelling"]


def test_home_is_where_the_fault_was_fitted_on() -> None:
    assert home("biomqm-deu-eng", "omission") == "pairs"
    assert home("biomqm-deu-eng", "spelling") == "texts"
    assert home("indicmt-eng-hin", "omission") == "-"


def test_quality_of_scores() -> None:
    faulty = np.array([True, False, True, False])
    assert Quality.of(np.array([0.9, 0.1, 0.8, 0.2]), faulty) == Quality(1.0, 1.0, 1.0)
    assert Quality.of(np.full(4, 0.5), faulty) == Quality(0.5, 0.5, 0.5)
    # The first of two faulty ones is found third: one in three is right where half are found.
    assert Quality.of(np.array([0.3, 0.9, 0.1, 0.8]), faulty).precision == pytest.approx(0.333)


def test_the_length_baseline_has_a_sign() -> None:
    pairs = [pair(target="x" * size) for size in (3, 6, 12)]
    assert log_ratios(pairs) == pytest.approx([-np.log(2), 0, np.log(2)])
    short = Corpus(
        "planted-deu-hin",
        [pair(OMISSION), pair(), pair()],
        [Probabilities(0.1, 0.0, 0.0)] * 3,
        log_ratios(pairs),
        np.array([0.1, 0.5, 0.5]),
    )
    found = list(rows(short))
    assert [type(row) for row in found] == [Row]
    assert (found[0].length.auc, found[0].cosine.auc, found[0].program.auc) == (1.0, 1.0, 0.5)


def test_a_sweep_counts_each_gravity_against_pairs_without_an_omission() -> None:
    light = frozenset({("omission", "minor")})
    some = corpus("biomqm-deu-eng", [OMISSION, light, OTHER, frozenset()], [0.95, 0.5, 0.15, 0.0])
    points = {(one.omissions, one.threshold): one for one in sweep([some])}
    assert len(points) == 3 * len(THRESHOLDS)
    first = points["any", 0.1]
    assert (first.faulty, first.flagged, first.recall, first.alarms) == (2, 3, 1.0, 0.5)
    assert first.precision == pytest.approx(0.667)
    assert points["grave", 0.1].flagged == 2
    assert points["grave", 0.9].precision == 1.0
    assert points["light", 0.9].precision is None

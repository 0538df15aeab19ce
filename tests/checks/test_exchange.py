"""Two numbers that have changed places: told by units, ranges, and by the words beside them."""

from collections import defaultdict
from dataclasses import replace

import numpy as np
import pytest
import regex

from aligner import bitext_of
from aligner.bitext import Span
from aligner.checks import CHECKS
from aligner.evidence import Evidence, Links
from aligner.mqm import Finding
from tests.checks.samples import GOOD, LEAST, SURE

NUMBERS = next(each for each in CHECKS if each.name == "number-mismatch")
WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
# Words that translate each other, to tell an encoder's job without one.
PAIRS = {
    "Häuser": "मकान",
    "Brücken": "पुल",
    "brannten": "जले",
    "stürzten": "गिरे",
    "Menschen": "लोग",
    "Leute": "लोग",
    "Jahr": "साल",
    "Prozent": "प्रतिशत",
    "Frauen": "महिलाएँ",
    "Männer": "पुरुष",
    "gewann": "जीता",
    "Rom": "रोम",
    "Oslo": "ओस्लो",
}


def evidence(source: str, target: str, languages: tuple[str, str] = ("de", "hi")) -> Evidence:
    bitext = bitext_of([source], [target], *languages)
    sides = [list(WORD.finditer(text)) for text in (source, target)]
    places = [np.array([match.span() for match in side], np.int64) for side in sides]
    columns = defaultdict[str | None, list[int]](list)
    for column, match in enumerate(sides[1]):
        columns[match[0]].append(column)
    same = np.zeros((len(sides[0]), len(sides[1])), np.float32)
    for row, match in enumerate(sides[0]):
        same[row, columns[PAIRS.get(match[0])]] = 1
    links = Links(places[0], places[1], same)
    return replace(
        Evidence(bitext, (GOOD,), (SURE,), lambda _: (None, None), LEAST), links=lambda _: links
    )


def found(seen: Evidence) -> list[Finding]:
    return list(NUMBERS.findings(seen))


EXCHANGED = [
    ("17 Häuser brannten, 24 Brücken stürzten ein.", "24 मकान जले, 17 पुल गिरे।"),
    ("17 Prozent Frauen und 24 Prozent Männer", "24 प्रतिशत महिलाएँ और 17 प्रतिशत पुरुष"),
    ("Es brannten 17 Häuser, es stürzten 24 Brücken.", "17 पुल गिरे और 24 मकान जले।"),
    ("Im Jahr 2011 starben in dem Krieg 345 Menschen.", "345 में उस युद्ध में 2011 लोग मारे गए।"),
    ("2004: Bei dem Brand starben 26 Leute.", "26: उस आग में कुल 2004 लोग मरे।"),
]
RIGHT = [
    ("17 Häuser brannten, 24 Brücken stürzten ein.", "24 पुल गिरे, 17 मकान जले।"),
    ("17 Prozent Frauen und 24 Prozent Männer", "24 प्रतिशत पुरुष और 17 प्रतिशत महिलाएँ"),
    ("Im Jahr 2011 starben in dem Krieg 345 Menschen.", "उस युद्ध में 345 लोग 2011 में मारे गए।"),
    ("Rom gewann am 29. Mai 1918 in Oslo.", "ओस्लो में 29 मई 1918 को रोम जीता।"),
]


@pytest.mark.parametrize(("source", "target"), EXCHANGED)
def test_exchanged_numbers_are_told_by_the_words_beside_them(source: str, target: str) -> None:
    seen = evidence(source, target)
    (finding,) = found(seen)
    assert finding.source_span
    assert finding.target_span
    shown = source[slice(*finding.source_span)], target[slice(*finding.target_span)]
    assert {shown[0], shown[1]} == set(regex.findall(r"\d\d+", source))


@pytest.mark.parametrize(("source", "target"), EXCHANGED)
def test_without_words_compared_nothing_is_said_of_them(source: str, target: str) -> None:
    assert not found(replace(evidence(source, target), links=lambda _: None))


@pytest.mark.parametrize(("source", "target"), RIGHT)
def test_another_order_alone_is_no_exchange(source: str, target: str) -> None:
    assert not found(evidence(source, target))


def test_sides_of_scores_belong_together() -> None:
    seen = evidence("Rom gewann 5-3, in Oslo 10-6.", "रोम 10-3 से जीता, ओस्लो में 5-6 से।")
    assert [finding.message for finding in found(seen)] == ["5 and 10 have changed places."]


@pytest.mark.parametrize("target", ["5-3 दिन लगेंगे।", "5 – 3 दिन लगेंगे।"])
def test_a_range_that_falls_is_an_exchange(target: str) -> None:
    (finding,) = found(evidence("Es dauert 3-5 Tage.", target))
    assert finding.source_span == Span(10, 11)


def test_a_score_may_be_told_from_either_side() -> None:
    assert not found(evidence("Rom verlor 3:5.", "ओस्लो 5:3 से जीता।"))
    assert not found(evidence("Rom lost 3-5.", "Oslo gewann 5:3.", ("en", "de")))


def test_tables_are_left_alone() -> None:
    """What was not read on one side is not missing there."""
    source = " ".join(f"{k} Tage;" for k in range(5000))
    assert not found(evidence(source, source.replace("Tage", "दिन") + " 99999 लोग"))

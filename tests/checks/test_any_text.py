"""Whatever a text holds, the checks that read it say where, and do not fail."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.bitext import Bitext, Document
from aligner.checks import CHECKS, Check
from aligner.mqm import Finding
from aligner.readers.pairs import bitext_of
from tests.checks.test_examples import BY_VECTORS, Example, cases, evidence, marked, sides

READING = [check for check in CHECKS if check.name not in BY_VECTORS]

# An astral character, a combining mark, a tab and a Windows line break before each segment.
BEFORE = "\U0001f600e\u0301\t\r\n"


def moved_on(document: Document) -> Document:
    """The same segments in another text: what stands before each is longer than it looks."""
    texts = document.texts
    text = "".join(BEFORE + each for each in texts)
    segments = []
    start = 0
    for segment in document.segments:
        start += len(BEFORE)
        segments.append(replace(segment, start=start, end=start + len(segment.text)))
        start += len(segment.text)
    return replace(document, text=text, segments=tuple(segments))


def found(each: Check, bitext: Bitext, example: Example) -> list[Finding]:
    configured = replace(each, options=replace(each.options, **example.get("options", {})))
    return list(configured.findings(evidence(bitext, example)))


def of_text_checks(kind: str) -> list[Any]:
    return [case for case in cases(kind) if case.values[0].name not in BY_VECTORS]


@pytest.mark.parametrize(("each", "example"), of_text_checks("flag"))
def test_places_do_not_depend_on_what_stands_before(each: Check, example: Example) -> None:
    bitext = bitext_of(*sides(example), *example["languages"].split("-"))
    other = replace(bitext, source=moved_on(bitext.source), target=moved_on(bitext.target))
    plain, shifted = found(each, bitext, example), found(each, other, example)
    assert [(f.message, marked(bitext, f)) for f in plain] == [
        (f.message, marked(other, f).replace(BEFORE, "\n")) for f in shifted
    ]


NEWER_DIGITS = "\U00010d44\U00011bf3"  # than the Unicode that Python knows
# Letters, digits and signs that mean something to some check, and any others.
TEXT = st.text(
    st.one_of(
        st.sampled_from("0123456789१२३.,:-–/% ()[]{}<>«»„“”\"'!?।॥%$€₹@#_*`&;\t\u200d\u00a0\u00ad"),
        st.sampled_from(NEWER_DIGITS),
        st.sampled_from("aeinrstDERNICHTäöüßकखगनहीमयरलवसतदािीुूेैोौंः़्аеоα"),
        st.characters(),
    ),
    max_size=60,
)


@pytest.mark.parametrize("check", READING, ids=lambda check: check.name)
@given(pairs=st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_no_text_makes_a_check_fail(check: Check, pairs: list[tuple[str, str]]) -> None:
    for languages in (("de", "hi"), ("hi", "de"), ("en", "fr"), ("und", "th")):
        source, target = (list(side) for side in zip(*pairs, strict=True))
        bitext = bitext_of(source, target, *languages)
        for finding in check.findings(evidence(bitext, {})):
            assert 0 <= finding.confidence <= 1
            for document, span in (
                (bitext.source, finding.source_span),
                (bitext.target, finding.target_span),
            ):
                assert span is None or 0 <= span.start < span.end <= len(document.text)

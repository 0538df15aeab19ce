"""Each check has texts that it must flag and texts that it must leave alone, and does so.

They stand in `examples/NAME.toml`, under `[[flag]]` and `[[pass]]`: `languages` ("de-hi"),
`source` and `target`, each a segment or a list of segments that belong together by number (""
has no counterpart). Where wanted, `options`; `terms` of a glossary; `likely`, the probabilities
of the first bead; and `marks`: the passages of the target, or of the source where none is shown
in the target, that are marked, in order.
"""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from aligner import Bitext, Finding, Settings, bitext_of, check
from aligner.checks import CHECKS, Check
from aligner.embed.encoder import Encoder
from aligner.evidence import Evidence
from aligner.mqm import Probabilities
from aligner.terms import Term
from tests.checks.samples import GOOD, LEAST, SURE

FOLDER = Path(__file__).with_name("examples")
# These look at what the vectors say, so their examples go through the encoder.
BY_VECTORS = {"omission", "addition", "mistranslation", "moved"}

Example = dict[str, Any]


def examples(name: str) -> dict[str, list[Example]]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def cases(kind: str) -> list[Any]:
    return [
        pytest.param(each, example, id=f"{each.name}-{number}")
        for each in CHECKS
        for number, example in enumerate(examples(each.name)[kind])
    ]


def sides(example: Example) -> tuple[list[str], list[str]]:
    source, target = (
        [side] if isinstance(side, str) else side for side in (example["source"], example["target"])
    )
    return source, target


def findings(each: Check, example: Example, encoder: Encoder) -> tuple[Bitext, list[Finding]]:
    languages = example["languages"].split("-")
    if each.name in BY_VECTORS:
        settings = Settings(*languages)
        report = check(*sides(example), settings, encoder=encoder)
        return report.bitext, [f for f in report.findings if f.check == each.name]
    bitext = bitext_of(*sides(example), *languages)
    configured = replace(each, options=replace(each.options, **example.get("options", {})))
    return bitext, list(configured.findings(evidence(bitext, example)))


def evidence(bitext: Bitext, example: Example) -> Evidence:
    """Beads that are good translations, save the first one where that is said."""
    likely = replace(SURE, **example.get("likely", {}))
    return Evidence(
        bitext,
        tuple(GOOD if bead.aligned else None for bead in bitext.beads),
        tuple(
            likely if k == 0 else SURE if bead.aligned else Probabilities(0.9, 0.9, 0)
            for k, bead in enumerate(bitext.beads)
        ),
        lambda _: (None, None),
        LEAST,
        tuple(_term(**row) for row in example.get("terms", [])),
    )


def _term(**row: Any) -> Term:
    """A term as TOML writes it, with lists."""
    fields: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
    return Term(**fields)


def marked(bitext: Bitext, finding: Finding) -> str:
    document, span = bitext.target, finding.target_span
    if span is None:
        document, span = bitext.source, finding.source_span
    assert span is not None
    return document.text[span.start : span.end]


@pytest.mark.parametrize(("each", "example"), cases("flag"))
def test_what_must_be_flagged(each: Check, example: Example, encoder: Encoder) -> None:
    bitext, found = findings(each, example, encoder)
    assert found
    assert {finding.check for finding in found} == {each.name}
    for finding in found:
        for document, span in (
            (bitext.source, finding.source_span),
            (bitext.target, finding.target_span),
        ):
            assert span is None or 0 <= span.start < span.end <= len(document.text)
    if "marks" in example:
        assert [marked(bitext, finding) for finding in found] == example["marks"]


@pytest.mark.parametrize(("each", "example"), cases("pass"))
def test_what_must_be_left_alone(each: Check, example: Example, encoder: Encoder) -> None:
    _, found = findings(each, example, encoder)
    assert [finding.message for finding in found] == []


@pytest.mark.parametrize("each", CHECKS, ids=lambda each: each.name)
def test_there_are_some_of_both_kinds(each: Check) -> None:
    kinds = examples(each.name)
    assert kinds.keys() == {"flag", "pass"}
    assert all(kinds.values())


def test_each_file_belongs_to_a_check() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == {each.name for each in CHECKS}

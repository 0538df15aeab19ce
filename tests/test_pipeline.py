"""The main job, end to end with the real encoder: the seed reports, and texts broken on purpose."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from aligner.bitext import Bitext, Document, covers
from aligner.cli.screen import STAGES
from aligner.embed.ahead import AheadEncoder
from aligner.embed.encoder import Encoder
from aligner.embed.recent import RecentEncoder
from aligner.embeddings import Floats
from aligner.errors import InputError, OutputError
from aligner.mqm import Finding, Report, Severity, Verdict
from aligner.pipeline import Hooks, align, check
from aligner.readers import read
from aligner.readers.lists import document_of
from aligner.readers.pairs import bitext_of
from aligner.report import to_json
from aligner.segment import segment
from aligner.settings import Settings
from aligner.store import NAME, Store
from aligner.vectors import Filed
from tests.conftest import SEEDS

DE, HI = SEEDS / "block-report.de.txt", SEEDS / "block-report.hi.txt"
BOILERPLATE = 2  # segments at the end: source, comments


def _major(report: Report) -> list[Finding]:
    return [f for f in report.findings if f.severity.rank >= Severity.MAJOR.rank]


def _document(path: Path, language: str, text: str | None = None) -> Document:
    text = read(path).text if text is None else text
    return Document(path.name, language, text, segment(text, language))


def _without(document: Document, index: int) -> Document:
    cut = document.segments[index]
    text = document.text[: cut.start] + document.text[cut.end :]
    return Document(document.name, document.language, text, segment(text, document.language))


SOURCE, TARGET = _document(DE, "de"), _document(HI, "hi")


def test_the_seed_pair_is_a_faithful_translation(encoder: Encoder) -> None:
    report = check(DE, HI, encoder=encoder)
    assert report.verdict is Verdict.TRANSLATION
    assert not _major(report)
    assert report.bitext.kinds() == {"1-1": 9, "2-1": 1}
    assert covers(report.bitext.beads, 11, 10)
    merged = next(bead for bead in report.bitext.beads if bead.kind == "2-1")
    assert report.bitext.source.segments[merged.source.start].text.startswith("Dabei wurden")


@pytest.mark.parametrize(
    ("source", "target", "verdict"),
    [
        ("binh-dinh.de", "block-report.hi", Verdict.NOT_A_TRANSLATION),
        ("quang-tri.de", "block-report.hi", Verdict.NOT_A_TRANSLATION),
        ("ha-giang.th", "block-report.hi", Verdict.NOT_A_TRANSLATION),
        ("quang-tri.de", "block-report.de", Verdict.SAME_LANGUAGE),
    ],
)
def test_texts_that_are_no_translations_get_one_statement(
    encoder: Encoder, source: str, target: str, verdict: Verdict
) -> None:
    report = check(SEEDS / f"{source}.txt", SEEDS / f"{target}.txt", encoder=encoder)
    assert report.verdict is verdict
    assert not report.findings
    assert source in report.statement


@pytest.mark.parametrize("kept", [(1, 4), (2, 7), (0, 4, 8)])
def test_a_summary_gets_one_statement_whichever_side_it_is_on(
    encoder: Encoder, kept: tuple[int, ...]
) -> None:
    summary = [TARGET.texts[k] for k in kept]
    for source, target in ((SOURCE, summary), (summary, SOURCE)):
        report = check(source, target, encoder=encoder)
        assert report.verdict is Verdict.EXCERPT
        assert not report.findings
        assert " %" in report.statement


@pytest.mark.parametrize("kept", [slice(0, 3), slice(6, None)])
def test_a_translation_that_is_cut_off_is_one_with_faults(encoder: Encoder, kept: slice) -> None:
    report = check(SOURCE, TARGET.texts[kept], encoder=encoder)
    assert report.verdict is Verdict.TRANSLATION
    assert _major(report)


def test_two_texts_of_one_language_are_compared_when_that_is_meant(encoder: Encoder) -> None:
    settings = Settings(source_language="de", target_language="de")
    report = check(DE, DE, settings, encoder=encoder)
    assert report.verdict is Verdict.TRANSLATION
    assert not _major(report)


# The third paragraph has three sentences in German and two in Hindi: its last two are one.
_MERGED = {5, 6}


@pytest.mark.parametrize("index", [0, 1, 2, 3, 7, 8], ids=lambda i: f"sentence-{i}")
def test_a_sentence_missing_in_the_source_is_an_addition(encoder: Encoder, index: int) -> None:
    report = check(_without(SOURCE, index), TARGET, encoder=encoder)
    counterpart = TARGET.segments[index if index < 5 else index - 1]
    assert [(f.check, f.target_span) for f in _major(report)] == [("addition", counterpart.span)]


@pytest.mark.parametrize(
    ("index", "counterpart"), [(4, 4), (5, 5), (6, 5)], ids=lambda i: f"sentence-{i}"
)
def test_what_is_merged_with_its_neighbours_is_an_addition_within_them(
    encoder: Encoder, index: int, counterpart: int
) -> None:
    report = check(_without(SOURCE, index), TARGET, encoder=encoder)
    (finding,) = (f for f in report.findings if f.severity is not Severity.NEUTRAL)
    where = TARGET.segments[counterpart].span
    assert finding.check == "addition"
    assert finding.target_span is not None
    assert where.start <= finding.target_span.start < where.end


@pytest.mark.parametrize("index", [0, 1, 2, 3, 4, 6, 7], ids=lambda i: f"sentence-{i}")
def test_a_sentence_missing_in_the_target_is_an_omission(encoder: Encoder, index: int) -> None:
    report = check(SOURCE, _without(TARGET, index), encoder=encoder)
    counterpart = SOURCE.segments[index if index < 5 else index + 1]
    assert [(f.check, f.source_span) for f in _major(report)] == [("omission", counterpart.span)]


def test_a_merged_sentence_missing_in_the_target_is_an_omission(encoder: Encoder) -> None:
    report = check(SOURCE, _without(TARGET, min(_MERGED)), encoder=encoder)
    lost = [(f.check, f.source_span) for f in _major(report)]
    assert lost == [("omission", SOURCE.segments[index].span) for index in sorted(_MERGED)]


def test_exchanged_paragraphs_are_moved_and_nothing_is_missing(encoder: Encoder) -> None:
    lines = TARGET.text.split("\n")
    lines[2], lines[7] = lines[7], lines[2]  # the first sentence of one with the whole of another
    report = check(SOURCE, _document(HI, "hi", "\n".join(lines)), encoder=encoder)
    assert report.verdict is Verdict.TRANSLATION
    assert covers(report.bitext.beads, 11, 10)
    assert [(f.check, f.severity, f.source_span) for f in report.findings] == [
        ("moved", Severity.NEUTRAL, SOURCE.segments[1].span),
        ("moved", Severity.NEUTRAL, SOURCE.segments[7].span),
    ]
    assert "later in the translation, at line 8" in report.findings[0].message
    assert "earlier in the translation, at line 3" in report.findings[1].message


def test_neighbouring_paragraphs_exchanged_are_one_move(encoder: Encoder) -> None:
    lines = TARGET.text.split("\n")
    order = [*lines[:2], lines[5], "", *lines[2:4], *lines[6:]]
    report = check(SOURCE, _document(HI, "hi", "\n".join(order)), encoder=encoder)
    (finding,) = report.findings
    assert (finding.check, finding.severity) == ("moved", Severity.NEUTRAL)
    assert {bead.kind for bead in report.bitext.beads if bead.aligned} == {"1-1", "2-1"}


def test_a_translation_that_is_cut_off_ends_early(encoder: Encoder) -> None:
    text = "\n".join(TARGET.text.split("\n")[:7])
    report = check(SOURCE, _document(HI, "hi", text), encoder=encoder)
    (finding,) = _major(report)
    start, end = SOURCE.segments[7].start, SOURCE.segments[-1].end
    assert (finding.check, finding.source_span) == ("omission", (start, end))
    assert finding.message == "The last 4 segments are missing: the translation ends early."


def test_lists_and_documents_give_what_files_give(encoder: Encoder) -> None:
    whole = align(DE, HI, encoder=encoder).beads
    assert align(SOURCE, TARGET, encoder=encoder).beads == whole
    lines = align(DE, HI, Settings(segmented=True), encoder=encoder).beads
    german, hindi = ([line for line in d.text.splitlines() if line] for d in (SOURCE, TARGET))
    assert align(german, hindi, encoder=encoder).beads == lines


def test_pairs_in_memory_are_judged_each_by_itself(encoder: Encoder) -> None:
    sources = [SOURCE.texts[0], SOURCE.texts[1], SOURCE.texts[2]]
    pairs = bitext_of(sources, [TARGET.texts[0], "", TARGET.texts[8]], ids=["x", "y", "z"])
    report = check(pairs, encoder=encoder)
    assert report.verdict is Verdict.TRANSLATION
    assert report.bitext.ids == ("x", "y", "z")
    assert [bead.kind for bead in report.bitext.beads] == ["1-1", "1-0", "1-1"]
    found = [(f.check, f.bead) for f in _major(report)]
    assert ("omission", 1) in found
    assert ("mistranslation", 2) in found
    assert {bead for _, bead in found} == {1, 2}


def test_the_beads_of_a_bitext_stay(encoder: Encoder) -> None:
    bitext = align(SOURCE, TARGET, encoder=encoder)
    report = check(bitext, encoder=encoder)
    assert report.bitext == bitext
    assert report.findings == check(SOURCE, TARGET, encoder=encoder).findings
    assert report.signature.split("|")[-2] == "seg:given"


def test_a_bitext_with_something_left_out_is_refused(encoder: Encoder) -> None:
    bitext = align(SOURCE, TARGET, encoder=encoder)
    for broken in (bitext.beads[1:], bitext.beads[:-1], bitext.beads[::-1]):
        with pytest.raises(InputError, match="do not cover every segment"):
            check(Bitext(SOURCE, TARGET, broken), encoder=encoder)
    with pytest.raises(InputError, match=r"1 ids for 10 beads"):
        check(replace(bitext, ids=("x",)), encoder=encoder)


def test_what_makes_no_pair_is_a_type_error(encoder: Encoder) -> None:
    with pytest.raises(TypeError, match="Without a target"):
        check(["eins"], encoder=encoder)
    with pytest.raises(TypeError, match="has its target already"):
        align(Bitext(SOURCE, TARGET, ()), TARGET, encoder=encoder)


class _Strict:
    """Finds one text bad and all others good."""

    name = "strict"

    def __init__(self, bad: str) -> None:
        self._bad = bad

    def scores(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        return np.array([0.1 if source == self._bad else 0.8 for source, _ in pairs], np.float32)


def test_a_judge_is_one_more_signal(encoder: Encoder) -> None:
    judge = _Strict(SOURCE.texts[3])
    plain, judged = (
        check(SOURCE, TARGET, encoder=encoder),
        check(SOURCE, TARGET, encoder=encoder, judge=judge),
    )
    qualities = [bead.quality for bead in judged.bitext.beads]
    assert qualities == pytest.approx([0.8] * 3 + [0.1] + [0.8] * 6)
    assert judged.bitext == align(SOURCE, TARGET, encoder=encoder, judge=judge)
    assert "|judge:strict|" in judged.signature
    for index, (before, after) in enumerate(
        zip(plain.probabilities, judged.probabilities, strict=True)
    ):
        assert replace(after, mistranslation=0.0) == replace(before, mistranslation=0.0)
        factor = after.mistranslation / before.mistranslation
        assert factor > 2 if index == 3 else factor == pytest.approx(1)
    again = check(judged.bitext, encoder=encoder)
    assert {bead.quality for bead in again.bitext.beads} == {None}


def test_each_stage_is_told_and_timed(encoder: Encoder) -> None:
    told: list[str] = []
    report = check(SOURCE, TARGET, encoder=encoder, hooks=Hooks(stage=told.append))
    assert told == list(report.seconds) == ["read", "embed", "align", "judge", "check"]
    assert set(told) | {"load", "estimate", "compare"} <= set(STAGES)


@pytest.fixture
def in_files(monkeypatch: pytest.MonkeyPatch, encoder: Encoder) -> None:
    """Vectors lie in files, however short the text."""
    encoder.samples  # noqa: B018 - which are no text
    monkeypatch.setattr("aligner.vectors.IN_MEMORY", 50_000)
    monkeypatch.setattr("aligner.embeddings._FEW", 10)


def test_a_long_text_is_checked_as_a_short_one(
    encoder: Encoder, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    target = _without(TARGET, 4)
    short = to_json(check(SOURCE, target, encoder=encoder))
    assert "omission" in short
    request.getfixturevalue("in_files")
    assert isinstance(encoder.encode(SOURCE.texts).tokens.vectors, Filed)
    ahead, recent = AheadEncoder(encoder), RecentEncoder(encoder)
    ahead.ahead([*SOURCE.texts, *target.texts])
    with Store(tmp_path / NAME, notify=pytest.fail) as store:
        long = [
            check(SOURCE, target, encoder=encoder),
            *(check(SOURCE, target, encoder=each) for each in (ahead, recent, recent)),
            *(check(SOURCE, target, encoder=encoder, cache=store) for _ in range(2)),
        ]
    assert {to_json(report) for report in long} == {short}


@pytest.mark.usefixtures("in_files")
def test_a_long_text_without_room_for_its_vectors_is_one_error(
    encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aligner.vectors.shutil.disk_usage", lambda _: SimpleNamespace(free=0))
    with pytest.raises(OutputError, match="cannot hold the vectors of this text: No space left"):
        check(SOURCE, TARGET, encoder=encoder)


def test_terms_of_a_glossary_are_held(encoder: Encoder, tmp_path: Path) -> None:
    glossary = tmp_path / "terms.csv"
    glossary.write_text("Sprecher,अध्यक्ष\n", encoding="utf-8")
    settings = Settings(source_language="de", target_language="hi", glossary=glossary)
    german = "Am Montag wählte der Stadtrat einen neuen Sprecher."
    report = check(
        [german], ["सोमवार को नगर परिषद ने एक नया प्रवक्ता चुना।"], settings, encoder=encoder
    )
    assert [finding.check for finding in report.findings] == ["term-mismatch"]
    assert "|terms:terms.csv|" in report.signature


def test_a_glossary_that_cannot_be_read_stops_the_run_first(tmp_path: Path) -> None:
    settings = Settings(glossary=tmp_path / "none.csv")
    with pytest.raises(InputError, match="no such file"):
        check(tmp_path / "a.txt", tmp_path / "b.txt", settings)


def test_fields_of_one_name_are_one_bead(encoder: Encoder) -> None:
    """Even where their values say different things: that is for the checks to find."""
    source, target = (
        replace(SOURCE, fields=(("description", range(1)), ("title", range(1, 2)))),
        replace(TARGET, fields=(("title", range(1)),)),
    )
    bitext = align(source, target, encoder=encoder)
    assert [(bead.source, bead.target) for bead in bitext.beads[:2]] == [
        (range(1), range(0)),
        (range(1, 2), range(1)),
    ]
    assert covers(bitext.beads, 11, 10)


def test_texts_may_have_fields_alone(encoder: Encoder) -> None:
    texts = (["Ein Titel", "Eine Straße"], ["एक शीर्षक", "एक सड़क"])
    source, target = (
        replace(document_of(side, code), fields=(("a", range(1)), ("b", range(1, 2))))
        for side, code in zip(texts, ("de", "hi"), strict=True)
    )
    assert align(source, target, encoder=encoder).kinds() == {"1-1": 2}

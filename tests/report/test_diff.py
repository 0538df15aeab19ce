"""The diff at a terminal: golden files, and what must hold for any text."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from io import TextIOWrapper
from tempfile import TemporaryFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from syrupy.assertion import SnapshotAssertion

from aligner.bitext import Bead, Origin, Span
from aligner.mqm import Finding, Report, Severity
from aligner.report.diff import DiffOptions, diff
from aligner.report.diff_rows import percent
from aligner.report.wrap import cells
from tests.report import samples
from tests.report.conftest import printed
from tests.report.test_terminal import COLOURED, STYLED, WIDTH, reports

WIDTHS = (60, 80, 120, 200)
FULL = DiffOptions(context=None)
SHOWN = (samples.german_hindi, samples.hindi_german, samples.german_thai, samples.hostile)


def finding(bead: int | None, category: str, **more: object) -> Finding:
    usual = Finding("test", f"accuracy/{category}", Severity.MAJOR, "Wrong.", bead, None, None, 0.9)
    return replace(usual, **more)  # type: ignore[arg-type]


def moved() -> Report:
    """The fifth segment of the original stands second in the translation, and is 1-1."""
    report = samples.german_hindi()
    beads = (
        Bead(range(1), range(1), 0.3, 0.99),
        Bead(range(1, 2), range(2, 3), 0.3, 0.99),
        Bead(range(2, 3), range(3, 4), 0.3, 0.4),
        Bead(range(3, 4), range(0), None, 0.7),
        Bead(range(4, 5), range(1, 2), 0.3, 0.99, moved=True),
        Bead(range(5, 6), range(4, 5), 0.3, 1.0),
    )
    return replace(report, bitext=replace(report.bitext, beads=beads), findings=())


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("sample", SHOWN, ids=lambda sample: sample.__name__)
def test_golden(sample: Callable[[], Report], width: int, golden: SnapshotAssertion) -> None:
    assert printed(diff(sample(), FULL), width) == golden


@pytest.mark.parametrize("width", [80, 120])
def test_golden_with_colour(width: int, golden: SnapshotAssertion) -> None:
    assert printed(diff(samples.german_hindi(), FULL), width, **COLOURED) == golden


@pytest.mark.parametrize("width", [80, 120])
def test_golden_moved(width: int, golden: SnapshotAssertion) -> None:
    assert printed(diff(moved(), DiffOptions(context=0)), width) == golden


@pytest.mark.parametrize("width", [80, 120])
def test_golden_against(width: int, golden: SnapshotAssertion) -> None:
    after, before = samples.german_hindi(), samples.german_hindi()
    before = replace(before, findings=before.findings[1:])
    after = replace(after, findings=after.findings[:2])
    assert printed(diff(after, before=before), width) == golden


@pytest.mark.parametrize("sample", [samples.clean, samples.unrelated, samples.empty])
def test_golden_without_rows(sample: Callable[[], Report], golden: SnapshotAssertion) -> None:
    assert printed(diff(sample()), 120) == golden


def test_rows_without_findings_are_folded() -> None:
    report = samples.german_hindi()
    one = replace(report, findings=report.findings[1:2])
    assert folds(printed(diff(one, DiffOptions(context=0)), 120)) == [
        "3 rows without findings: lines 1 to 3 → 1 to 3",
        "2 rows without findings: line 5 → 5",
    ]
    assert folds(printed(diff(one, DiffOptions(context=1)), 120)) == [
        "2 rows without findings: lines 1 to 3 → 1 to 3",
        "1 row without findings: line 5 → 5",
    ]
    assert folds(printed(diff(one), 120)) == ["1 row without findings: line 1 → 1"]
    assert folds(printed(diff(one, FULL), 120)) == []


def test_a_fold_of_what_only_one_side_has() -> None:
    report = replace(samples.german_hindi(), findings=samples.german_hindi().findings[:1])
    output = printed(diff(report, DiffOptions(context=0)), 120)
    assert "3 rows without findings: lines 3 to 5 → 5" in folds(output)
    alone = replace(report, bitext=replace(report.bitext, beads=(Bead(range(6), range(0)),)))
    assert "1 row without findings: lines 1 to 5 → nothing" in folds(
        printed(diff(replace(alone, findings=()), DiffOptions(context=0)), 120)
    )


def folds(output: str) -> list[str]:
    return [line.strip(" ⋯") for line in output.splitlines() if "⋯" in line]


def test_only_some_findings() -> None:
    options = DiffOptions(context=0, only=frozenset({"omission"}))
    output = printed(diff(samples.german_hindi(), options), 120)
    assert "1 of 4 findings shown" in output
    assert "This sentence has no counterpart" in output
    assert "The source says 24" not in output
    assert "≠" not in output
    assert "3 rows without such findings: lines 1 to 3 → 1 to 3" in folds(output)


def test_further_reasons_are_findings_as_well() -> None:
    report = samples.german_hindi()
    numbers, omission, *_ = report.findings
    both = replace(report, findings=(replace(omission, also=(numbers,)),))
    output = printed(diff(both, DiffOptions(only=frozenset({"numbers"}))), 120)
    assert "This sentence has no counterpart" in output
    assert "also  numbers  The source says 24" in output


def test_where_a_finding_over_several_rows_is_told() -> None:
    report = samples.german_hindi()
    place = Span(samples.GERMAN.segments[2].start, samples.GERMAN.segments[4].end)
    long = finding(2, "omission", source_span=place, message="All of this.")
    output = printed(diff(replace(report, findings=(long,)), FULL), 120)
    assert output.index("Pfeiler Risse") < output.index("All of this.") < output.index("Sie wird")


def test_what_concerns_the_whole_stands_first() -> None:
    output = printed(diff(samples.german_hindi()), 120)
    assert output.index("both as आप and as तुम") < output.index("Neue Brücke")


def test_places_that_are_no_lines() -> None:
    report = samples.german_hindi()
    labels = ((0, "page 3"), (samples.GERMAN.segments[2].start, "page 12"))
    paged = replace(report.bitext.source, origin=Origin(labels=labels))
    shown = replace(report, bitext=replace(report.bitext, source=paged))
    output = printed(diff(shown, FULL), 120)
    assert re.search(r"^ *p\.3 +Neue Brücke", output, re.M)
    assert re.search(r"^ *p\.12 +≠ Der Bau", output, re.M)
    one = replace(shown, findings=shown.findings[:1])
    assert "page 12 → line 5" in printed(diff(one, DiffOptions(context=0)), 120)


@pytest.mark.parametrize(
    ("label", "short"),
    [
        ("paragraph 12", "¶12"),
        ("chapter 2 (The (red) house), paragraph 14", "ch.2 ¶14"),
        ("table 1, row 2, column 3", "t1 r2 c3"),
        ("footnote 3", "fn.3"),
        ("unit greeting.morning", "uni…orning"),
        ("slide 4", "slide 4"),
    ],
)
def test_the_margin_has_short_names_for_places(label: str, short: str) -> None:
    report = samples.german_hindi()
    source = replace(report.bitext.source, origin=Origin(labels=((0, label),)))
    output = printed(diff(replace(report, bitext=replace(report.bitext, source=source))), 120)
    assert re.search(rf"^ *{re.escape(short)} +Neue Brücke", output, re.M)


def test_an_unsure_row_is_questioned() -> None:
    assert " 40%? " in printed(diff(moved(), FULL), 120)


def test_certain_is_only_what_is() -> None:
    assert [percent(each) for each in (None, 0, 0.006, 0.994, 0.999, 1)] == [
        "",
        "0%",
        "1%",
        "99%",
        "99%",
        "100%",
    ]


def test_pairs_that_were_given_have_no_shares() -> None:
    report = samples.clean()
    beads = tuple(replace(bead, confidence=None) for bead in report.bitext.beads)
    output = printed(diff(replace(report, bitext=replace(report.bitext, beads=beads)), FULL), 120)
    assert "%" not in output


def test_colour_takes_the_place_of_brackets() -> None:
    output = printed(diff(samples.german_hindi(), FULL), 120, **COLOURED)
    assert "[≠" not in output
    assert "\x1b[1;4;35m24\x1b[0m" in output
    assert "≠" in output
    colourless = printed(diff(samples.german_hindi(), FULL), 120, **COLOURED | {"no_color": True})
    assert "[≠" in colourless
    assert not re.search(r"\x1b\[[\d;]*3\d", colourless)


def test_each_line_of_what_is_lost_has_its_sign() -> None:
    output = printed(diff(samples.german_hindi(), FULL), 80)
    lines = [line for line in output.splitlines() if "- " in line and "neutral" not in line]
    assert [line.split("- ")[1] for line in lines[1:]] == [
        "Zur Eröffnung kamen rund 300 Gäste, unter ihnen die Bürgermeisterin",
        "und mehrere Vertreterinnen der Verkehrsbetriebe.",
    ]


def test_signs_of_several_kinds_stand_side_by_side() -> None:
    report = samples.german_hindi()
    place = samples.find(samples.GERMAN, "Monate und")
    lost = finding(2, "omission", source_span=place)
    whole = finding(2, "mistranslation", source_span=samples.GERMAN.segments[2].span)
    output = printed(diff(replace(report, findings=(whole, lost)), FULL), 120)
    assert "-≠ Der Bau dauerte 24 [-Monate und-] kostete" in output


def test_what_is_for_notice_marks_no_whole_segment() -> None:
    report = samples.german_hindi()
    segment = samples.GERMAN.segments[2].span
    usual = finding(2, "mistranslation", source_span=segment, message="Too long.")
    grave = printed(diff(replace(report, findings=(usual,)), FULL), 120)
    assert "≠ Der Bau dauerte" in grave
    notice = replace(report, findings=(replace(usual, severity=Severity.NEUTRAL),))
    shown = printed(diff(notice, DiffOptions(context=0)), 120)
    assert "≠" not in shown
    assert "- neutral  test  Too long." in shown
    part = replace(usual, severity=Severity.NEUTRAL, source_span=samples.find(samples.GERMAN, "24"))
    assert "[≠24≠]" in printed(diff(replace(report, findings=(part,)), FULL), 120)


def test_the_width_decides_unless_it_is_said() -> None:
    report = samples.german_hindi()
    assert " → " in printed(diff(report, FULL), 99)
    assert " → " not in printed(diff(report, FULL), 100)
    assert " → " not in printed(diff(report, replace(FULL, stacked=False)), 80)
    assert " → " in printed(diff(report, replace(FULL, stacked=True)), 200)


def test_an_old_encoding_gets_plain_signs() -> None:
    with TemporaryFile() as raw:
        file = TextIOWrapper(raw, encoding="ascii", errors="replace")
        console = Console(width=120, file=file, color_system=None, _environ={})
        console.print(diff(samples.german_thai(), FULL))
        file.seek(0)
        output = file.read()
    assert "[*1998*]" in output
    assert ".' merged or split" in output


def test_an_older_version_that_was_no_translation() -> None:
    output = printed(diff(samples.german_hindi(), before=samples.unrelated()), 120)
    assert "nothing to compare with. These two texts are not translations of each other." in output
    assert "4 new" not in output


@settings(deadline=None, max_examples=100)
@given(reports(), WIDTH, st.sampled_from([None, 0, 2]), st.sampled_from([None, True, False]))
def test_any_text_fits_and_cannot_command_the_terminal(
    report: Report, width: int, context: int | None, stacked: bool | None
) -> None:
    shown = diff(report, DiffOptions(context, stacked=stacked), before=report)
    output = printed(shown, width)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", output)
    output.encode()
    for line in output.split("\n"):
        assert cells(line) <= width
        assert cell_len(line) <= width
    coloured = re.sub(r"\x1b\[\d+G", "", STYLED.sub("", printed(shown, width, **COLOURED)))
    assert "\x1b" not in coloured


@settings(deadline=None, max_examples=30)
@given(reports(), st.integers(1, 39))
def test_a_tiny_window_does_no_harm(report: Report, width: int) -> None:
    assert printed(diff(report, FULL), width)


@st.composite
def numbered(draw: st.DrawFn) -> Report:
    """Segments of words that come once, in rows of any kind, with findings anywhere."""
    kinds = draw(st.lists(st.sampled_from([(1, 1), (2, 1), (1, 3), (1, 0), (0, 1)]), min_size=1))
    names = (f"{draw(st.sampled_from(['w', 'कि', 'ä', 'w-']))}{k}" for k in range(10_000))

    def sentences(count: int) -> list[list[str]]:
        sizes = draw(st.lists(st.integers(1, 12), min_size=count, max_size=count))
        return [[" ".join(next(names) for _ in range(size))] for size in sizes]

    source = samples.document("a.txt", "de", *sentences(sum(kind[0] for kind in kinds)))
    target = samples.document("b.txt", "hi", *sentences(sum(kind[1] for kind in kinds)))
    found = [
        finding(row, category, source_span=span(draw, source.text), message=f"message{number}")
        for number, (row, category) in enumerate(
            draw(
                st.lists(
                    st.tuples(
                        st.none() | st.integers(0, len(kinds) - 1),
                        st.sampled_from(["omission", "addition", "mistranslation", "moved"]),
                    ),
                    max_size=5,
                )
            )
        )
    ]
    return samples.report(samples.bitext(source, target, *kinds), *found)


def span(draw: st.DrawFn, text: str) -> Span | None:
    ends = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    return draw(st.sampled_from([None, Span(*ends)])) if text else None


@settings(deadline=None, max_examples=100)
@given(numbered(), st.integers(80, 220), st.booleans())
def test_everything_is_shown_once(report: Report, width: int, stacked: bool) -> None:
    """Also where a line ends, and within brackets: these stand between letters, so they go."""
    output = printed(diff(report, DiffOptions(None, stacked=stacked)), width)
    body = re.sub(r"\[[-≠⇅]|[-≠⇅]\]|\{\+|\+\}", "", output)
    texts = [*report.bitext.source.texts, *report.bitext.target.texts]
    words = Counter(word for text in texts for word in text.split())
    seen = Counter(re.findall(r"(?:w-|w|कि|ä)\d+", body))
    assert seen == words
    assert Counter(re.findall(r"message\d+", output)) == Counter(
        each.message for each in report.findings
    )


@settings(deadline=None, max_examples=100)
@given(numbered(), st.integers(0, 3), st.booleans())
def test_what_is_shown_and_what_is_folded_is_all(
    report: Report, context: int, stacked: bool
) -> None:
    options = DiffOptions(context, stacked=stacked)
    output = printed(diff(report, options), 200)
    beads = report.bitext.beads
    full = printed(diff(report, replace(options, context=None)), 200)
    assert full.count("99%") >= len(beads)  # one a row, and that of the legend
    counts = [int(each) for each in re.findall(r"⋯ (\d+) rows? without", output)]
    assert output.count(" 99% ") - output.count("99% how") == len(beads) - sum(counts)

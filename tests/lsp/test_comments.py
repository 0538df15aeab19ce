"""Comments that leave a finding alone, in each format that has some."""

from pathlib import Path

import pytest

from aligner.lsp.comments import comment
from aligner.lsp.seen import SOURCE, TARGET, Seen
from tests.lsp.samples import seen

REST = [
    "Die Schule bleibt bis Ende August geschlossen.",
    "Am Montag wählte der Stadtrat einen neuen Sprecher.",
    "Die Kosten für den Bau sind in diesem Jahr stark gestiegen.",
]
ONE = "Die Brücke hat {} Pfeiler."
MARKDOWN = "# Bericht\n\n{}\n\n" + "\n\n".join(REST) + "\n"
TABLE = f"| a | b |\n|---|---|\n| {ONE} | {REST[0]} |\n\n{REST[1]}\n"
HTML = "<html><body><p>{}</p>" + "".join(f"\n<p>{each}</p>" for each in REST) + "</body></html>\n"
CUES = "WEBVTT\n\n00:01.000 --> 00:02.000\n{}\n\n" + "".join(
    f"00:1{k}.000 --> 00:1{k}.900\n{each}\n\n" for k, each in enumerate(REST)
)
SRT = "1\n00:00:01,000 --> 00:00:02,000\n{}\n\n" + "".join(
    f"{k + 2}\n00:00:1{k},000 --> 00:00:1{k},900\n{each}\n\n" for k, each in enumerate(REST)
)
PLAIN = "\n\n".join(["{}", *REST])
UNIT = '<tu><tuv xml:lang="de"><seg>{}</seg></tuv><tuv xml:lang="hi"><seg>{}</seg></tuv></tu>'
TMX = (
    '<tmx version="1.4"><header srclang="de"/><body>\n  '
    + UNIT.format("Es gibt 24 Wege.", "24 रास्ते हैं।")
    + "\n  "
    + UNIT.format("Die Brücke hat 24 Pfeiler.", "पुल में 42 खंभे हैं।")
    + "\n</body></tmx>\n"
)


def with_comment(found: Seen, side: int, check: str = "number-mismatch") -> str | None:
    """The text of a side with the comment in it; None where the format has none."""
    finding = next(each for each in found.report.findings if each.check == check)
    alert = next(each for each in found.result.alerts if each.check == check)
    here = found.sides[side]
    region = found.region(alert, side)
    assert region
    assert region.line
    assert region.end_line
    assert region.end_column
    end = here.lines.offset(region.end_line, region.end_column)
    insertion = comment(found, here, finding, region.line, end)
    if insertion is None:
        return None
    text = here.lines.text
    return text[: insertion.offset] + insertion.text + text[insertion.offset :]


@pytest.mark.parametrize("side", [SOURCE, TARGET], ids=["original", "translation"])
@pytest.mark.parametrize(
    ("suffix", "text", "expected"),
    [
        ("md", MARKDOWN.format(ONE), f"\n\n<!-- {{said}} -->\n{ONE}\n\n"),
        ("md", MARKDOWN.format(f"* {ONE}"), f"\n<!-- {{said}} -->\n* {ONE}\n"),
        ("md", MARKDOWN.format(f"* {REST[0]}\n* {ONE}"), f"* {ONE} <!-- {{said}} -->\n"),
        ("md", TABLE, None),
        ("html", HTML.format(ONE), "<p>Die Brücke hat {0}<!-- {said} --> Pfeiler.</p>"),
        ("vtt", CUES.format(ONE), "WEBVTT\n\nNOTE {said}\n\n00:01.000 -->"),
    ],
    ids=["paragraph", "list", "second item", "table", "page", "subtitles"],
)
def test_the_comment_stands_where_it_excuses_the_finding(
    tmp_path: Path, side: int, suffix: str, text: str, expected: str | None
) -> None:
    files = {f"a.de.{suffix}": text.format(24), f"a.xx.{suffix}": text.format(42)}
    found = with_comment(seen(tmp_path, files), side)
    assert found
    if expected:
        number = (24, 42)[side]
        assert expected.format(number, said="aligner: ignore number-mismatch") in found
    changed = dict(files)
    changed[list(files)[side]] = found
    again = seen(tmp_path, changed).report
    assert [each.check for each in again.findings] == []
    assert [each.finding.check for each in again.ignored] == ["number-mismatch"]


def test_of_two_findings_in_a_paragraph_both_checks_are_named(tmp_path: Path) -> None:
    files = {
        "a.de.md": MARKDOWN.format("Der 3. Oktober ist ein Feiertag."),
        "a.xx.md": MARKDOWN.format("Der 4. Oktober ist ein Feiertag."),
    }
    found = seen(tmp_path, files)
    (finding,) = found.report.findings
    assert finding.also
    text = with_comment(found, TARGET, finding.check)
    assert text
    assert "<!-- aligner: ignore date-mismatch, number-mismatch -->\nDer 4." in text


def test_what_is_left_out_is_excused_before_the_next_block(tmp_path: Path) -> None:
    original = MARKDOWN.format(ONE.format(24))
    files = {"a.de.md": original, "a.xx.md": original.replace(f"{REST[0]}\n\n", "")}
    text = with_comment(seen(tmp_path, files), TARGET, "omission")
    assert text
    assert f"<!-- aligner: ignore omission -->\n{REST[1]}" in text


@pytest.mark.parametrize(("suffix", "text"), [("txt", PLAIN), ("srt", SRT)])
def test_formats_without_comments_get_none(tmp_path: Path, suffix: str, text: str) -> None:
    text = text.replace("{}", ONE)
    files = {f"a.de.{suffix}": text.format(24), f"a.xx.{suffix}": text.format(42)}
    assert with_comment(seen(tmp_path, files), TARGET) is None


def test_in_a_memory_it_stands_before_the_unit(tmp_path: Path) -> None:
    text = with_comment(seen(tmp_path, {"a.tmx": TMX}), TARGET, "mistranslation")
    assert text
    said = "<!-- aligner: ignore mistranslation, number-mismatch -->"
    assert text.splitlines()[2].startswith(f"  {said}")
    assert text.splitlines()[3].startswith("  <tu><tuv")

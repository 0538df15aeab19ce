"""Comments in the documents that excuse findings, from the files to the exit code."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.cli.conftest import Aligner
from tests.cli.test_check import SCHEMA

GERMAN = """\
# Neue Brücke über den Fluss

Der Bau der Brücke dauerte 24 Monate und kostete drei Millionen Euro.

Zur Eröffnung kamen 300 Gäste aus der ganzen Region.

Die alte Brücke wird als Denkmal erhalten.
"""
HINDI = """\
# नदी पर नया पुल

{before}पुल के निर्माण में 42 महीने लगे और तीन मिलियन यूरो खर्च हुए।{behind}

उद्घाटन में पूरे क्षेत्र से 500 मेहमान आए।

पुराने पुल को स्मारक के रूप में संरक्षित किया जाएगा।
"""
NUMBERS = ("--select", "number-mismatch", "--fail-on", "minor")


def run(
    aligner: Aligner, folder: Path, *, before: str = "", behind: str = "", german: str = GERMAN
) -> tuple[int, dict[str, Any], str]:
    """Exit code, report and notes for the pair with comments in it."""
    (folder / "a.de.md").write_text(german, encoding="utf-8")
    hindi = HINDI.format(before=before, behind=behind)
    (folder / "a.hi.md").write_text(hindi, encoding="utf-8")
    paths = folder / "a.de.md", folder / "a.hi.md"
    result = aligner("check", *paths, "--format", "json", *NUMBERS)
    report = json.loads(result.out)
    Draft202012Validator(SCHEMA).validate(report)
    return result.code, report, result.err


def texts(findings: list[dict[str, Any]]) -> list[str]:
    return [each["target"]["text"] for each in findings]


def test_a_comment_excuses_its_paragraph_and_no_other(aligner: Aligner, tmp_path: Path) -> None:
    code, plain, _ = run(aligner, tmp_path)
    assert (code, texts(plain["findings"]), plain["ignored"]) == (1, ["42", "500"], [])
    comment = "<!-- aligner: ignore number-mismatch -- Berichtigt am 3. Mai -->"
    for given in (
        {"before": f"{comment}\n\n"},
        {"behind": f" {comment}"},
        {"german": GERMAN.replace("24 Monate", f"24 {comment} Monate")},
    ):
        code, report, notes = run(aligner, tmp_path, **given)
        assert code == 1
        assert notes == ""
        assert texts(report["findings"]) == ["500"]
        assert texts(report["ignored"]) == ["42"]
        assert report["ignored"][0]["reason"] == "Berichtigt am 3. Mai"
        assert report["penalty"] < plain["penalty"]
        assert report["score"] > plain["score"]
        assert report["ignored"][0]["fingerprint"] == plain["findings"][0]["fingerprint"]


def test_for_the_whole_file_everything_passes(aligner: Aligner, tmp_path: Path) -> None:
    comment = "<!-- aligner: ignore-file number-mismatch -->\n\n"
    code, report, notes = run(aligner, tmp_path, german=comment + GERMAN)
    assert (code, report["findings"], notes) == (0, [], "")
    assert texts(report["ignored"]) == ["42", "500"]
    assert (report["score"], report["penalty"]) == (100.0, 0)
    result = aligner("check", tmp_path / "a.de.md", tmp_path / "a.hi.md", *NUMBERS)
    assert "2 findings ignored by comments in the text" in result.out


@pytest.mark.parametrize(
    ("comment", "note"),
    [
        ("ignore date-mismatch", ""),  # it did not run
        ("ignore number-mismach", 'Did you mean "number-mismatch"?'),
        ("ignore all", ""),
    ],
)
def test_the_user_is_told_of_comments(
    aligner: Aligner, tmp_path: Path, comment: str, note: str
) -> None:
    _, report, notes = run(aligner, tmp_path, before=f"<!-- aligner: {comment} -->\n")
    assert note in notes
    assert bool(notes) is bool(note)
    if note:
        assert "a.hi.md:3: " in notes
        assert report["notes"]


def test_a_comment_that_excuses_nothing(aligner: Aligner, tmp_path: Path) -> None:
    german = GERMAN + "<!-- aligner: ignore number-mismatch -->\n"
    _, report, notes = run(aligner, tmp_path, german=german)
    assert notes.strip().endswith("a.de.md:8: this comment excuses nothing; remove it")
    assert len(report["findings"]) == 2


def test_a_comment_on_one_side_is_no_finding_of_any_check(aligner: Aligner, tmp_path: Path) -> None:
    hindi = HINDI.replace("42", "24").replace("500", "300").format(before="", behind="")
    comment = "<!-- aligner: ignore-file date-mismatch -->"
    for name, text in (
        ("a.de.md", GERMAN.replace("Monate", f"Monate {comment}")),
        ("a.hi.md", hindi),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    paths = tmp_path / "a.de.md", tmp_path / "a.hi.md"
    markup = ("--select", "placeholder-mismatch,url-mismatch,punctuation,untranslated")
    report = json.loads(aligner("check", *paths, "--format", "json", *markup).out)
    assert (report["findings"], report["ignored"], report["notes"]) == ([], [], [])


PO = """\
msgid ""
msgstr "Language: hi\\n"
"X-Source-Language: de\\n"

# aligner: ignore number-mismatch -- Zwei Zimmer kamen hinzu.
msgid "Das Haus hat 12 Zimmer und einen großen Garten."
msgstr "घर में 14 कमरे और एक बड़ा बगीचा है।"

#. aligner: ignore omission
msgid "Die Schule bleibt bis Ende August geschlossen."
msgstr ""

msgid "Am Montag kamen 300 Gäste in die Stadt."
msgstr "सोमवार को 500 मेहमान शहर आए।"
"""


def test_a_catalogue(aligner: Aligner, tmp_path: Path) -> None:
    path = tmp_path / "hi.po"
    path.write_text(PO, encoding="utf-8")
    wanted = ("--select", "number-mismatch,omission", "--format", "json")
    result = aligner("check", path, *wanted)
    report = json.loads(result.out)
    assert result.err == ""
    assert texts(report["findings"]) == ["500"]
    assert [(each["check"], each["reason"]) for each in report["ignored"]] == [
        ("number-mismatch", "Zwei Zimmer kamen hinzu."),
        ("omission", ""),
    ]
    path.write_text(PO.replace("14 कमरे", "12 कमरे"), encoding="utf-8")
    notes = aligner("check", path, *wanted).err
    assert notes.strip().endswith("hi.po:5: this comment excuses nothing; remove it")

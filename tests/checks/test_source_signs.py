"""Which words are of the source language alone, and how surely."""

import pytest

from aligner.checks.source_line import Line, pattern_of
from aligner.checks.source_signs import Languages, signs_of

LATIN = frozenset({"Latn"})
TO_ENGLISH = Languages("de", "en", LATIN, shared=True)
TO_HINDI = Languages("de", "hi", LATIN, shared=False)


@pytest.mark.parametrize(
    ("text", "source", "languages", "found"),
    [
        ("The old Brücke is shut.", "Die alte Brücke ist zu.", TO_ENGLISH, ["Brücke"]),
        # A name, which nothing determines, and a word of both languages.
        ("Mr Krämer and the Radio.", "Krämer und das Radio.", TO_ENGLISH, []),
        # In the plural; with a number before it.
        ("Behörden warned us.", "Behörden warnten uns.", TO_ENGLISH, ["Behörden"]),
        ("The 40 Schafe came.", "Es kamen 40 Schafe.", TO_ENGLISH, ["Schafe"]),
        # Only where it stands alone: not as a part of a name, nor behind a hyphen.
        ("The Brücke fell.", "Die Brücke Mitte fiel.", TO_ENGLISH, []),
        ("The Brücke fell.", "Die Elbe-Brücke fiel.", TO_ENGLISH, []),
        ("In Spanien it rained.", "In Spanien regnete es.", TO_ENGLISH, ["Spanien"]),
        ("The Bahnhofsgaststätte was full.", "Die Bahnhofsgaststätte war voll.", TO_ENGLISH,
         ["Bahnhofsgaststätte"]),
        ("यह Brücke बंद है।", "Diese Brücke ist zu.", TO_HINDI, ["Brücke"]),
    ],
)  # fmt: skip
def test_signs(text: str, source: str, languages: Languages, found: list[str]) -> None:
    pattern = pattern_of(languages.scripts)
    line = Line(text, pattern, frozenset(pattern.findall(source.lower())))
    signs = signs_of(line, source, languages)
    assert [line.tokens[at].text for at in signs] == found
    assert all(0.6 <= probability <= 0.9 for probability in signs.values())

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.entities.terms import TermIndex
from aligner.languages.stems import adjective_keys


def found(text: str, language: str, *terms: str, case: bool = False) -> list[tuple[str, bool]]:
    index = TermIndex(((n, term, case) for n, term in enumerate(terms)), language)
    return [
        (text[match.span.start : match.span.end], match.compound)
        for match in index.read(text, language)
    ]


@pytest.mark.parametrize(
    ("language", "terms", "text", "expected"),
    [
        ("de", ["Vertrag"], "Die Verträge enden.", [("Verträge", False)]),
        ("de", ["Speicher"], "Ein Datenspeicher fehlt.", [("Datenspeicher", True)]),
        ("de", ["Vertrag"], "Die Vertragsstrafe", [("Vertragsstrafe", True)]),
        ("de", ["Speicher"], "Cloud-Speicher", [("Speicher", False)]),
        ("de", ["Ente"], "Die Studenten kamen.", []),
        (
            "de",
            ["virtueller Speicher", "Speicher"],
            "im virtuellen Speicher",
            [("virtuellen Speicher", False)],
        ),
        ("en", ["text memory"], "text memories, text, memory", [("text memories", False)]),
        ("en", ["e-mail"], "e-mails and e mail", [("e-mails", False), ("e mail", False)]),
        ("hi", ["नया नियम"], "😀 नए नियमों में", [("नए नियमों", False)]),
        ("hi", ["रद्द करना"], "उसे रद्द किया गया", [("रद्द", False)]),
        ("hi", ["EU"], "EUमें", [("EU", False)]),
        ("th", ["แม่น้ำ"], "แม่น้ำเอ่อ", [("แม่น้ำ", False)]),
        ("en", ["..."], "so ... on", []),
    ],
)
def test_terms_in_a_text(
    language: str, terms: list[str], text: str, expected: list[tuple[str, bool]]
) -> None:
    assert found(text, language, *terms) == expected


def test_capitals_count_where_they_are_said_to() -> None:
    assert found("us and US", "en", "US", case=True) == [("US", False)]
    assert found("Polish a polish", "en", "Polish", case=True) == [("Polish", False)]


def test_terms_at_one_place_are_one_match() -> None:
    index = TermIndex([(3, "Bank", False), (7, "Bank", False)], "de")
    assert [match.ids for match in index.read("Die Bank.", "de")] == [(3, 7)]


@given(st.text() | st.text("ab Vertragsp-ि कों"), st.sampled_from(["de", "hi", "en", "th"]))
def test_spans_lie_in_the_text_and_in_order(text: str, language: str) -> None:
    index = TermIndex(enumerate_terms(["a b", "Vertrag", "कों", "ab"]), language)
    reached = 0
    for match in index.read(text, language):
        assert 0 <= match.span.start < match.span.end <= len(text)
        assert match.span.end > reached
        reached = match.span.end


def enumerate_terms(terms: list[str]) -> list[tuple[int, str, bool]]:
    return [(n, term, False) for n, term in enumerate(terms)]


def test_terms_that_begin_alike_cost_no_more_than_one(monkeypatch: pytest.MonkeyPatch) -> None:
    count = 500
    names = ["".join(chr(ord("a") + int(digit)) for digit in str(k)) for k in range(count)]
    index = TermIndex(((k, f"Daten {name}", False) for k, name in enumerate(names)), "de")
    asked = 0

    def counted(word: str, language: str) -> frozenset[str]:
        nonlocal asked
        asked += 1
        return adjective_keys(word, language)

    monkeypatch.setattr("aligner.entities.terms.adjective_keys", counted)
    found = index.read("Daten " * count + names[7], "de")
    assert [each.ids for each in found] == [(7,)]
    assert asked < 4 * count

"""Words of the source language are found in the target where they stand."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.checks.source_signs import Languages, following_capitals
from aligner.checks.source_words import source_words

LATIN = frozenset({"Latn"})
TO_ENGLISH = Languages("de", "en", LATIN, shared=True)
TO_HINDI = Languages("de", "hi", LATIN, shared=False)
FROM_HINDI = Languages("hi", "de", frozenset({"Deva"}), shared=False)


def test_a_run_stands_where_its_words_stand() -> None:
    text = "😀 He said: heute ist geschlossen, again"
    (run,) = source_words(text, "Es ist heute ist geschlossen.", TO_ENGLISH)
    assert text[run.start : run.end] == "heute ist geschlossen"
    assert not run.whole


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("Die Schule bleibt heute geschlossen.", TO_ENGLISH),
        ("Die Schule bleibt heute geschlossen.", TO_HINDI),
        ("आज स्कूल बंद है।", FROM_HINDI),
    ],
)
def test_a_sentence_is_found_as_a_whole(text: str, languages: Languages) -> None:
    (run,) = source_words(text, text, languages)
    assert (run.start, run.end, run.whole) == (0, len(text), True)


def test_a_surname_in_the_plural_form_of_a_noun_is_a_name() -> None:
    source = "Straßen lobte das Team."
    text = "Straßen praised the team."
    names = following_capitals("Anna Straßen lobte das Team.")
    assert names == {"Straßen"}
    assert source_words(text, source, TO_ENGLISH)
    named = Languages("de", "en", LATIN, shared=True, names=names)
    assert source_words(text, source, named) == []


ANY = st.text() | st.text("die und Haus geschlossen, „“(क).ß", max_size=60)


@given(ANY, ANY, st.sampled_from([TO_ENGLISH, TO_HINDI, FROM_HINDI]))
def test_runs_lie_in_the_text_and_apart(text: str, source: str, languages: Languages) -> None:
    for copied in (source, text):
        runs = source_words(text, copied, languages)
        assert all(0 <= run.start < run.end <= len(text) for run in runs)
        assert all(a.end <= b.start for a, b in pairwise(runs))

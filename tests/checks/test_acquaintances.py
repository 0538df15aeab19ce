"""Who is known by which name in the other text."""

from hypothesis import given
from hypothesis import strategies as st

from aligner.bitext import Span
from aligner.checks.acquaintances import Encounter, acquaintances, spelt_alike
from aligner.checks.counterparts import spoken
from aligner.entities.names import Name


def met(*pairs: tuple[str, str]) -> list[Encounter]:
    """Names of German, each with a Hindi text."""
    return [
        Encounter([Name(Span(0, 1), tuple(name.split()), sure=True)], [spoken(text, "hi")])
        for name, text in pairs
    ]


def test_a_name_and_its_relatives_are_known_both_ways() -> None:
    german, hindi = acquaintances(met(("Nina Kowalke", "नीना कोवाल्के आईं।")), "de", "hi")
    assert german.of("KOWALKE") == {"कोवाल्के"}
    assert hindi.of("कोवाल्के") == {"kowalke"}
    assert german.kin(["Nina"]) == hindi.kin(["कोवाल्के"]) == {"nina", "kowalke"}


def test_a_word_that_always_stands_with_a_name_is_it() -> None:
    pairs = met(("Maguire", "मैगुआयर आए।"), ("Maguire", "कल मैगुआयर गए।"), ("Li", "ली आए।"))
    german, _ = acquaintances(pairs, "de", "hi")
    assert german.of("Maguire") == {"मैगुआयर"}


def test_a_word_of_the_dictionary_that_always_stands_for_a_name_is_it() -> None:
    one = ("Donald Trump", "डोनाल्ड ट्रम्प आए।"), ("Trump", "ट्रम्प गए।")
    german, _ = acquaintances(met(*one), "de", "hi")
    assert german.of("Trump") == {"ट्रम्प"}
    more = ("Li", "ट्रम्प खेला गया।"), ("Li", "ट्रम्प क्या है?")
    german, _ = acquaintances(met(*one, *more), "de", "hi")
    assert german.of("Trump") == set()


def test_a_first_name_may_stand_for_the_family_name_all_through() -> None:
    pairs = met(
        ("Tim Kowalke", "टिम कोवाल्के आए।"),
        ("Kowalke", "टिम गए।"),
        ("Kowalke", "कल टिम हँसे।"),
        ("Kowalke", "टिम सोए।"),
    )
    german, _ = acquaintances(pairs, "de", "hi")
    assert "टिम" in german.of("Kowalke") | german.of("Tim")


def test_a_name_that_is_not_there_has_no_relatives() -> None:
    pairs = met(("Nina Kowalke", "नीना ओस्त्रोव्स्की आईं।"), ("Kowalke", "कोवाल्के गईं।"))
    german, _ = acquaintances(pairs, "de", "hi")
    assert german.of("Kowalke")
    assert german.kin(["Nina"]) == {"nina"}


def test_what_mostly_stands_there_without_a_name_is_none() -> None:
    alone = [("Nina", "नीना रिकॉर्ड लाई।")] * 3
    pairs = met(("Oakridge Record", "ओकरिज रिकॉर्ड आई।"), *alone)
    german, hindi = acquaintances(pairs, "de", "hi")
    assert german.of("Oakridge")
    assert not german.of("Record")
    assert not hindi.of("रिकॉर्ड")


def test_words_of_english_are_borrowed_without_the_name_they_are_in() -> None:
    pairs = met(("Oakridge Defense", "ओकरिज डिफेंस आई।"))
    german, _ = acquaintances(pairs, "de", "hi")
    assert german.of("Oakridge")
    assert not german.of("Defense")


def test_a_family_name_is_one_whatever_it_means() -> None:
    german, _ = acquaintances(met(("Angela Young", "एंजेला यंग आईं।")), "de", "hi")
    assert german.of("Young") == {"यंग"}


def test_who_is_somebody_else() -> None:
    pairs = met(("Kowalke", "कोवाल्के आए।"), ("Ostrowski", "ओस्त्रोव्स्की आए।"))
    german, hindi = acquaintances(pairs, "de", "hi")
    forms = frozenset({"कोवाल्के", "आए", "ओस्त्रोव्स्की"})
    assert german.others("Ostrowski", forms, hindi) == {"कोवाल्के"}


def test_spellings_of_one_name() -> None:
    assert spelt_alike("Ostrowski", "ostrowskis")
    assert spelt_alike("Kawanaugh", "Kavanaugh")
    assert not spelt_alike("Pelosi", "Kavanaugh")


WORDS = st.lists(st.sampled_from(["Kowalke", "Nina", "Maguire", "Li"]), min_size=1, max_size=3)
TEXTS = st.lists(st.sampled_from(["कोवाल्के", "नीना", "मैगुआयर", "ली", "आए"]), max_size=5)


@given(st.lists(st.tuples(WORDS.map(" ".join), TEXTS.map(" ".join)), max_size=6))
def test_both_sides_know_each_other(pairs: list[tuple[str, str]]) -> None:
    german, hindi = acquaintances(met(*pairs), "de", "hi")
    ones = {(a, b) for a, some in german.counterparts.items() for b in some}
    assert ones == {(b, a) for a, some in hindi.counterparts.items() for b in some}

from random import Random

import pytest
from faults import KINDS, Fault, Line, Planted, around, planted, ten_times
from name_lists import Name, alike, exchangeable, hindi_names, latin_names, once, side_by_side
from vocabulary import CURRENCIES, MONTHS, NUMBER_WORDS, UNITS, WEEKDAYS, spellings

from aligner.bitext import Span


def faults(kind: str, source: str, target: str, languages: tuple[str, str]) -> list[Fault]:
    found: list[Fault] = []
    for seed in range(20):
        found += KINDS[kind].plant(Line(languages, source, target), Random(seed))
    return found


def hindi(kind: str, source: str, target: str) -> list[Fault]:
    return faults(kind, source, target, ("deu", "hin"))


def german(kind: str, source: str, target: str) -> list[Fault]:
    return faults(kind, source, target, ("hin", "deu"))


def passages(fault: Fault) -> tuple[list[str], list[str]]:
    return (
        [fault.source[slice(*place)] for place in fault.source_places],
        [fault.target[slice(*place)] for place in fault.target_places],
    )


@pytest.mark.parametrize("number", ["25", "२५", "1.250"])
def test_a_digit_is_another_one_of_its_script(number: str) -> None:
    found = hindi("digit", "Es kamen 25 Leute.", f"{number} लोग आए।")
    assert found
    for fault in found:
        (changed,) = passages(fault)[1]
        assert sum(a != b for a, b in zip(changed, number, strict=True)) == 1
        assert changed.isascii() == number.isascii()
        assert not changed.startswith(("0", "०"))
        assert int(changed.replace(".", "")) != int(number.replace(".", ""))


def test_a_digit_is_shown_where_the_source_has_the_number_or_else_anywhere() -> None:
    assert passages(hindi("digit", "Es kamen 2.500 Leute.", "2,500 लोग आए।")[0])[0] == ["2.500"]
    assert passages(hindi("digit", "Drei kamen.", "3 लोग आए।")[0])[0] == ["Drei kamen."]


def test_a_number_word_changes_its_value_and_stands_on_both_sides() -> None:
    found = hindi("number word", "Drei oder drei von 20.", "बीस में से तीन।")
    words = {passages(fault)[1][0] for fault in found if passages(fault)[0] == ["drei"]}
    values = {form: meaning for meaning, row in NUMBER_WORDS.items() for form in row["hin"]}
    assert {values[word] for word in words} & {"3", "20"} == set()
    assert {fault.intact for fault in found} == {"बीस में से तीन।"}
    # Here it is no number: it says "give".
    assert hindi("number word", "Gib es her.", "यह दे दो।") == []


def test_two_numbers_change_places() -> None:
    (fault, *_) = hindi("two numbers exchanged", "Am 3. kamen 40.", "३ तारीख़ को यहाँ 40 आए।")
    assert fault.target == "40 तारीख़ को यहाँ ३ आए।"
    assert passages(fault) == (["3", "40"], ["40", "३"])
    # Side by side they may be a list, in which the order is free.
    assert hindi("two numbers exchanged", "Seite 3 und 4.", "पृष्ठ 3 और 4।") == []


@pytest.mark.parametrize(
    ("kind", "table", "source", "target", "there"),
    [
        ("month", MONTHS, "Am 16. Mai.", "16 मई को।", "मई"),
        ("month", MONTHS, "Im Februar.", "फरवरी में।", "फरवरी"),
        ("weekday", WEEKDAYS, "Am Freitag.", "शुक्रवार को।", "शुक्रवार"),
        ("currency", CURRENCIES, "Für 20 Euro.", "20 यूरो में।", "यूरो"),
        ("unit", UNITS, "Nach 20 Kilometern.", "20 किलोमीटर बाद।", "किलोमीटर"),
    ],
)
def test_a_word_is_another_one_of_its_table(
    kind: str, table: dict[str, dict[str, tuple[str, ...]]], source: str, target: str, there: str
) -> None:
    found = hindi(kind, source, target)
    assert found
    forms = {form for row in table.values() for form in row["hin"]}
    for fault in found:
        (new,) = passages(fault)[1]
        assert new in forms - {there}
        assert fault.target.replace(new, there) == target
    assert hindi(kind, "Ohne all das.", target) == []


def test_a_sign_is_another_sign() -> None:
    found = hindi("currency", "Für 20 Euro.", "€20 में।")
    assert {passages(fault)[1][0] for fault in found} <= {"$", "£", "₹"}


def test_a_unit_is_one_only_behind_a_number() -> None:
    assert hindi("unit", "Viele Tonnen.", "कई टन।") == []


def test_a_magnitude_is_wrong_by_ten() -> None:
    source = "Es sind 15 Millionen."
    targets = {fault.target for fault in hindi("magnitude", source, "15 मिलियन हैं।")}
    assert targets == {"150 मिलियन हैं।", "15 लाख हैं।"}
    targets = {fault.target for fault in german("magnitude", "15 लाख", "Es sind 1,5 Millionen.")}
    assert targets == {"Es sind 15 Millionen."}
    assert hindi("magnitude", source, "अरब देश।") == []


@pytest.mark.parametrize(
    ("number", "product"),
    [
        ("15", "150"),
        ("1.5", "15"),
        ("1.25", "12.5"),
        ("0.5", "5"),
        ("1,500", None),
        ("1.2.3", None),
    ],
)
def test_ten_times(number: str, product: str | None) -> None:
    assert ten_times(number, ".") == product


def test_the_only_negation_is_taken_away() -> None:
    (fault, *_) = german("negation", "वह नहीं आया।", "Er ist gestern nicht gekommen.")
    assert fault.target == "Er ist gestern gekommen."
    assert passages(fault) == (["नहीं"], ["gestern gekommen"])
    (fault, *_) = german("negation", "कोई नहीं।", "Keine Frage.")
    assert fault.target == "Eine Frage."
    for source, target in (
        ("न केवल अच्छा, सस्ता भी।", "Nicht nur gut, auch billig."),
        ("वह आया।", "Er ist nicht gekommen."),
        ("वह नहीं आया।", "Er kam nicht, gar nicht."),
    ):
        assert german("negation", source, target) == []


def test_a_sentence_is_left_as_it_was() -> None:
    source = "Das ist ein kurzer Satz."
    (fault, *_) = hindi("left in the source language", source, "यह एक वाक्य है।")
    assert (fault.target, passages(fault)) == (source, ([source], [source]))
    assert hindi("left in the source language", "Angela Merkel", "एंजेला मर्केल") == []


def test_a_word_is_doubled_unless_that_is_good_hindi() -> None:
    found = hindi("word doubled", "Der Präsident lief langsam.", "राष्ट्रपति धीरे चलते दिल्ली में।")
    assert {passages(fault)[1][0] for fault in found} == {"राष्ट्रपति राष्ट्रपति", "दिल्ली दिल्ली", "में में"}
    assert {fault.source_places for fault in found} == {()}


@pytest.mark.parametrize(
    "kind", ["url", "email", "placeholder", "unit, put in", "currency, put in"]
)
def test_what_is_put_into_both_sides_differs_afterwards(kind: str) -> None:
    for fault in hindi(kind, "Das ist alles.", "यही सब है।"):
        (right,), (wrong,) = passages(fault)
        assert fault.source == f"Das ist alles{right}."
        assert fault.target == f"यही सब है{wrong}।"
        assert fault.intact != fault.target
        if not kind.endswith("put in"):
            assert fault.intact == f"यही सब है{right}।"


def test_a_tag_is_lost() -> None:
    found = hindi("tag", "Das ist alles.", "यही सब है।")
    for fault in found:
        (right,), (wrong,) = passages(fault)
        assert right.count("<") == 2
        assert wrong.count("<") in {0, 1}
        assert "</" not in wrong
        assert fault.intact.count("</") == fault.source.count("</") == 1
    assert {fault.target.count("<") for fault in found} == {0, 1}


def test_a_place_is_from_the_word_before_to_the_one_behind() -> None:
    assert around("eins zwei drei", 5) == Span(0, 9)
    assert around("eins", 0) == Span(0, 4)


GERMAN = ["Anna Huber kennt Berlin.", "Viele Bars in Chicago sind gut.", "Der Bar geht es gut."]
ENGLISH = ["Anna Huber knows Berlin.", "Many bars in Chicago are good.", "The bar is doing well."]
HINDI = ["अन्ना ह्यूबर बर्लिन को जानती है।", "शिकागो में कई बार अच्छे हैं।", "बार ठीक चल रहा है।"]


def test_names_are_written_alike_and_never_small() -> None:
    names = latin_names(GERMAN, ENGLISH)
    assert names == [{"Anna", "Huber", "Berlin"}, {"Chicago"}, set()]
    assert side_by_side(ENGLISH, names) == [{"Anna", "Huber"}]
    # Of one consonant, Anna is told from nothing.
    assert hindi_names(HINDI, names) == [
        {"Huber": "ह्यूबर", "Berlin": "बर्लिन"},
        {"Chicago": "शिकागो"},
        {},
    ]


def test_a_word_that_stands_elsewhere_without_the_name_is_no_name() -> None:
    lines = [*HINDI, "बर्लिन बड़ा है।", "बर्लिन दूर है।"]
    assert "Berlin" not in hindi_names(lines, [*latin_names(GERMAN, ENGLISH), set(), set()])[0]


def test_names_sound_alike() -> None:
    assert alike("Kavanaugh", "कवनघ") > 0.8
    assert alike("Chicago", "बर्लिन") < 0.5
    assert once("Rom ist Rom.", "Rom") is None
    assert once("In Rom.", "Rom") == Span(3, 6)


def test_a_name_is_another_one_that_is_not_of_the_same_person() -> None:
    def named(row: int, latin: str, written: str) -> Name:
        return Name(row, latin, written, Span(0, len(latin)), Span(0, len(written)))

    here = named(0, "Huber", "ह्यूबर")
    line = Line(
        ("deu", "hin"),
        "Huber kam.",
        "ह्यूबर आया।",
        (here,),
        (named(1, "Madrid", "मैड्रिड"), named(1, "Klaus", "क्लाउस")),
        (frozenset({"Klaus", "Huber"}),),
    )
    (fault,) = KINDS["name"].plant(line, Random(0))
    assert fault.target == "मैड्रिड आया।"
    assert passages(fault) == (["Huber"], ["मैड्रिड"])
    assert not exchangeable("Huber", "Hubert", {"Huber"}, [])


def test_spellings_with_a_dot_below() -> None:
    assert len(spellings("हज़ार")) == 3  # two code points, one, none
    assert spellings("लाख") == {"लाख"}


def test_faults_are_planted_once_a_line_and_the_same_each_time() -> None:
    line = Line(("deu", "hin"), "Es kamen 25 von 40.", "40 में से 25 आए।")
    some = [[line] * 3, [line] * 4]
    found = planted("digit", some, 5, 1)
    assert len(found) == 5
    assert len({(one.document, one.row) for one in found}) == 5
    assert found == planted("digit", some, 5, 1)
    assert found != planted("digit", some, 5, 2)
    assert all(isinstance(one, Planted) for one in found)

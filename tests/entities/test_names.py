import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.entities.names import read


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("de", "Die Regierung sprach mit Wladimir Putin in Moskau.", ["Wladimir Putin", "Moskau"]),
        ("de", "Die Brücke wurde am Montag gesperrt.", []),
        ("de", "Die Vereinten Nationen warnen.", ["Vereinten Nationen"]),
        ("en", "In May the White House called Kavanaugh.", ["Kavanaugh"]),
        ("en", "They like Manchester City a lot.", ["Manchester City"]),
        ("hi", "वे उत्तर कोरिया गए।", ["उत्तर कोरिया"]),
        ("hi", "वे कैलिफ़ोर्निया में हैं।", ["कैलिफ़ोर्निया"]),
        ("de", "Deutschlands Kavanaugh kam mit.", ["Deutschlands", "Kavanaugh"]),
        ("de", "Gestern kam Paris Kavanaugh.", ["Paris Kavanaugh"]),
        ("de", "Der Abend mit Markus Weiß war schön.", ["Markus Weiß"]),
        ("de", "Es gab eine neue Zuwanderung nach Paris.", ["Paris"]),
        ("de", "ICH WAR DAS NICHT, sagte er.", []),
        (
            "en",
            "Then Jeff Flake spoke, and Ludwig van Beethoven.",
            ["Jeff Flake", "Ludwig van Beethoven"],
        ),
        ("en", "They use a Mac and the web.", []),
        ("en", "They met Jeff van della Kavanaugh.", ["Jeff van della Kavanaugh"]),
    ],
)
def test_what_is_surely_a_name(language: str, text: str, names: list[str]) -> None:
    found = [text[each.span.start : each.span.end] for each in read(text, language) if each.sure]
    assert found == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Das stimmt nicht, sagte Green.", ["Green"]),
        ("Heil sagte, es eile.", ["Heil"]),
        ("Trainer Flick kam zu spät.", ["Flick"]),
        ("Die Grazer Oper und die CSU öffnen.", ["Grazer", "CSU"]),
        ("Die Lehrer und die Brücke warten.", []),
        ("Jugendlicher sagte man, und der 20-Jährige meinte es so.", []),
    ],
)
def test_what_may_be_a_name(text: str, names: list[str]) -> None:
    found = [text[each.span.start : each.span.end] for each in read(text, "de") if not each.sure]
    assert found == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("This was said by Green at noon.", ["Green"]),
        ("They work for Apple now.", ["Apple"]),
        ("They asked the Senate again.", []),  # an institution
        ("This was said by President Young.", []),  # of an office, whoever has it
        ("New Ways to Bake, Cook and Fry Wearing Gloves", []),  # a heading
    ],
)
def test_a_lone_capital_inside_an_english_sentence(text: str, names: list[str]) -> None:
    found = [text[each.span.start : each.span.end] for each in read(text, "en") if not each.sure]
    assert found == names


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Er flog nach Versailles.", True),
        ("Dann sagte Versailles ja.", True),
        ("Er sah das Versailles.", False),
        ("Er sah manches kleine Versailles.", False),
        ("Im 19. Versailles.", False),
        ("Die Versailles-Frage.", True),
    ],
)
def test_what_stands_before_a_name(text: str, bare: bool) -> None:
    assert [each.bare for each in read(text, "de")] == [bare]


@given(st.text(), st.sampled_from(["de", "en", "hi", "th", "und"]))
def test_names_stand_in_the_text_in_order(text: str, language: str) -> None:
    spans = [each.span for each in read(text, language)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert spans == sorted(spans)

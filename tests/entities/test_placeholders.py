import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.entities.markup import Kind
from aligner.entities.placeholders import printf_number, read_placeholders
from aligner.entities.tags import wrongly_nested


def texts(text: str) -> list[str]:
    return [each.text for each in read_placeholders(text, "de")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{} {0} {name} {a.b[0]} {x!r:>10}", ["{}", "{0}", "{name}", "{a.b[0]}", "{x!r:>10}"]),
        ("${a} %{b} #{c} {{ d }}", ["${a}", "%{b}", "#{c}", "{{ d }}"]),
        ("%s %1$s %d%% %(n)s %5.2f %dGB", ["%s", "%1$s", "%d", "%(n)s", "%5.2f", "%d"]),
        ("50 % der, 50%der, 50 %d, 100%ig, 100 %ig, % d", []),
        ("%sको", ["%s"]),
        ("{Anm. d. Red.} {a, b} a < b > c <dein Name>", []),
        (
            '<b>x</b> <br/> <0>y</0> <g id="1">',
            ["<b>", "</b>", "<br/>", "<0>", "</0>", '<g id="1">'],
        ),
        ('<a href="{url}">', ['<a href="{url}">', "{url}"]),
        ("<!-- {x} --> x", []),
        ("`a {b}` geht`s und hab`s", ["`a {b}`"]),
        ('[a](b(c).md "d") ![e](f.png)', ['[a](b(c).md "d")', "![e](f.png)"]),
        ("**a** *b* __c__ _d_ ~~e~~", ["**a**", "*b*", "__c__", "_d_", "~~e~~"]),
        ("snake_case_name 5 * 3 * 2 Lehrer*innen und Schüler*innen", []),
        ("# Titel", ["#"]),
        ("#Titel", []),
        ("\\textbf{a} \\cite{b} C:\\Users\\neu", ["\\textbf{", "\\cite{b}"]),
        ("{name und", ["{name"]),
        ("und name} so", ["name}"]),
        ("😀 {x} &lt;", ["{x}", "&lt;"]),
        ("https://example.org/%20d/_a_/{id}", ["{id}"]),
        ("{% if x %}", ["{% if x %}"]),
    ],
)
def test_placeholders(text: str, found: list[str]) -> None:
    assert texts(text) == found
    assert all(
        text[each.span.start : each.span.end] == each.text for each in read_placeholders(text, "de")
    )


def test_a_message_and_what_its_texts_hold() -> None:
    text = "{n, plural, =0 {nichts} one {# von {who}} other {{n} von {who}}} {who}"
    message, *rest = read_placeholders(text, "de")
    assert (message.kind, message.key) == (Kind.MESSAGE, "{n, plural}")
    assert message.branches == ("=0", "one", "other")
    assert [(each.text, each.inner) for each in rest] == [
        *[("{who}", True)] * 2,
        ("{who}", False),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<b><i></i></b>", None),
        ("<b><br></b>", None),
        ("<b><i></b></i>", "</b>"),
        ("</b><b>", "</b>"),
    ],
)
def test_nesting(text: str, expected: str | None) -> None:
    wrong = wrongly_nested(list(read_placeholders(text, "de")))
    assert (wrong.text if wrong else None) == expected


def test_numbers_of_arguments() -> None:
    assert printf_number("%12$s") == 12
    assert printf_number("%s") is None


@given(st.text() | st.text("ab {}%s$1<>/=\"'`*_[]()\\#&;!.,ि😀"))
def test_spans_lie_in_the_text(text: str) -> None:
    for each in read_placeholders(text, "de"):
        assert each.text
        assert text[each.span.start : each.span.end] == each.text


@pytest.mark.parametrize(
    "part",
    [
        "{",
        "}",
        "{a",
        "<",
        "<a ",
        "<a b=",
        "[",
        "[](",
        "`",
        "*a",
        "_",
        "%",
        "\\a{",
        "{a,plural,b{",
        "&lt",
        "~~",
        "<!--",
    ],
)
def test_long_runs_are_passed_over(part: str) -> None:
    read_placeholders(part * 20_000, "de")


def test_messages_within_each_other_are_not_read_without_end() -> None:
    # Their texts hold each other's, so their sum would grow with the square of the depth.
    depth = 300
    found = read_placeholders("{a, plural, one {" * depth + "}}" * depth, "de")
    assert sum(len(each.text) for each in found) < 10 * len("{a, plural, one {}}") * depth

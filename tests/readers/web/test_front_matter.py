"""What stands before the text of a Markdown file."""

import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from aligner.readers import RawText
from aligner.readers.web.front_matter import front_matter
from aligner.readers.web.markdown import read_markdown


def markdown(text: str) -> RawText:
    return read_markdown("a.md", text.encode())


def fields(raw: RawText) -> list[tuple[str, str]]:
    return [(name, raw.text[span.start : span.end]) for name, span in raw.fields]


def test_fields_that_are_read_come_first_in_the_order_of_their_names() -> None:
    raw = markdown(
        '---\ntitle: Ein Titel # Bemerkung\nlayout: post\nDescription: "Sagt \\"so\\" \\u00e4"\n'
        "tags: [eins, 'zw''ei']\nseo:\n  title: Anders\nlang: hi\ndate: 2024-05-16\n---\nText\n"
    )
    assert fields(raw) == [
        ("Description", 'Sagt "so" ä'),
        ("seo.title", "Anders"),
        ("tags", "eins"),
        ("tags", "zw'ei"),
        ("title", "Ein Titel"),
    ]
    assert raw.text.split("\n")[-1] == "Text"
    assert raw.language == "hi"
    assert raw.notes == ()


def test_places_of_values() -> None:
    raw = markdown(
        "---\r\ndescription: >-\r\n  Ein langer\r\n  Satz.\r\n\r\n  Noch einer.\r\n"
        "title: 'Der ''Titel'' hier'\r\nsummary: \"a\\x41 \\\r\n   b\\tc\"\r\n---\r\nText\r\n"
    )
    assert raw.text == "Ein langer Satz. Noch einer.\naA b c\nDer 'Titel' hier\nText"
    assert raw.origin
    places = {"langer": (3, 7), "Satz": (4, 3), "einer": (6, 8), "Titel": (7, 15), "hier": (7, 23),
              "A b": (8, 12), "b c": (9, 4), "c\nD": (9, 7), "Text": (11, 1)}  # fmt: skip
    assert {each: raw.origin.position(raw.text.index(each)) for each in places} == places


def test_toml() -> None:
    raw = markdown(
        "+++\ntitle = \"Ein Titel\"\nlang = 'de'\n[params]\ntitle = 'Nicht'\n+++\nText\n"
    )
    assert fields(raw) == [("title", "Ein Titel")]
    assert raw.language == "de"
    assert raw.origin
    assert raw.origin.position(0) == (2, 10)


@pytest.mark.parametrize(
    "written", ["--- \nText\n---\n", "---\n# Titel\n", "Text\n---\na: b\n---\n"]
)
def test_what_is_none(written: str) -> None:
    assert front_matter(written).end == 0


@pytest.mark.parametrize(
    ("inside", "trouble"),
    [
        ("title: a: b", "line 2: "),
        ("title: 'offen", "line "),
        ("a: " + "[" * 20_000, "no YAML"),
        ("a: " + "x" * 60_000, "longer than 50,000 characters"),
        ('a: "\\UFFFFFFFF"', ""),
    ],
)
def test_what_cannot_be_read_is_told_and_left_out(inside: str, trouble: str) -> None:
    raw = markdown(f"---\n{inside}\n---\nText\n")
    assert raw.text == "Text"
    assert raw.fields == ()
    assert raw.notes[0].startswith(f"a.md: the front matter is not read ({trouble}")


def test_values_that_refer_to_each_other_are_not_expanded() -> None:
    rows = [f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]" for i in range(1, 40)]
    raw = markdown("\n".join(["---", "a0: &a0 [x, x]", *rows, "title: Titel", "---", "Text\n"]))
    assert raw.text == "Titel\nText"


# What YAML takes for the end of a line, and nobody else does.
OTHERS = st.characters(codec="utf-8", exclude_characters="\x85\u2028\u2029")
VALUE = st.text(st.one_of(st.sampled_from(" \n'\"\\:#-{[äशब्द𝒳"), OTHERS), max_size=30)


@given(VALUE, st.sampled_from("'\"|"))
def test_each_character_of_a_value_is_found(value: str, style: str) -> None:
    written = yaml.dump({"title": value}, allow_unicode=True, default_style=style, width=20)
    found = front_matter(f"---\n{written}---\nText\n")
    assert found.trouble is None
    for block in found.fields:
        ends = [start for start, _ in block.runs[1:]] + [len(block.text)]
        for (start, place), end in zip(block.runs, ends, strict=True):
            for offset in range(start, end):
                raw = f"---\n{written}"[place + offset - start]
                assert raw in (block.text[offset], "\\") or raw.isspace()
    kept = "".join(block.text for block in found.fields).replace(" ", "")
    assert kept == re.sub("[ \t-\r\x1c-\x1f]", "", value) or not value.strip()

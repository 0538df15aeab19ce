"""Whatever bytes a Markdown file has, it is read or refused in one sentence."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.errors import InputError
from aligner.readers import RawText
from aligner.readers.web.markdown import read_markdown

SAMPLE = """---
title: "Ein \\"Titel\\""
tags: [a, 'b']
---
# Titel *schräg* `code` #

Text &amp; [Link](https://x.org "T") ![Bild](a.png) <b>so</b>[^1] ^[n] ~~weg~~
> - Zitat
>   | A | B\\|C |
>   |---|---|
>   | 1 | 2 |

```sh
x
```

<div title="t">

[^1]: Note

    mehr

[r]: y 'Titel'
"""
PIECES = st.sampled_from(
    [*"#*_`~[]()<>!\\|&^-+=>:\"'\n\t \0x1.", "---\n", "```", "![", "](", "[^", "]: ", "<!--",
     "<a b=", "&#", "> ", "- ", "1. ", "    ", "|-|-|\n", "\r\n", "\r", "\u2028", "\x85", "𝒳",
     "\ufeff"]
)  # fmt: skip


def read_or_refused(read: Callable[[], RawText]) -> RawText | str:
    try:
        return read()
    except InputError as error:
        return str(error)


def check(data: bytes) -> None:
    read = read_or_refused(lambda: read_markdown("a.md", data))
    if isinstance(read, str):
        assert re.fullmatch(r"a[.]md: .+", read)
    else:
        hold(read)


def hold(read: RawText) -> None:
    """Every place of the text is one in the file, and every mark is on some of the text."""
    assert read.origin
    assert read.text.strip()
    for offset in range(0, len(read.text), 7):
        line, column = read.origin.position(offset) or (0, 0)
        assert 1 <= line <= len(read.origin.lines)
        assert column >= 1
    for mark in read.marks:
        assert 0 <= mark.span.start <= mark.span.end <= len(read.text)


@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    check(data)


@given(st.lists(PIECES, max_size=60))
def test_any_markup(pieces: list[str]) -> None:
    check("".join(pieces).encode())


@settings(max_examples=60)
@given(st.integers(0, len(SAMPLE)), st.integers(0, 40), st.lists(PIECES, max_size=6))
def test_a_damaged_file(start: int, length: int, pieces: list[str]) -> None:
    check((SAMPLE[:start] + "".join(pieces) + SAMPLE[start + length :]).encode())


@pytest.mark.parametrize(
    "written",
    [
        "[" * 10_000,
        "![" * 5_000,
        "![" * 2_000 + "x" + "](y)" * 2_000,
        "^[" * 3_000,
        "*a_" * 20_000,
        "`".join("`" * length for length in range(200)),
        "> " * 20_000 + "x",
        "- " * 20_000 + "x",
        "<a b='" * 20_000,
        "<!--" * 20_000,
        "|a" * 20_000 + "|\n" + "|-" * 20_000 + "|\n",
        "[a]: " * 20_000,
        "---\na: " + "[" * 40_000 + "\n---\n",
        "&" * 100_000,
        "<b>" * 100_000,
    ],
    ids=lambda written: written[:12],
)
def test_hostile_files(written: str) -> None:
    """In seconds: time that grows with the square of the length would be minutes."""
    check(written.encode())

"""Pages made of docstrings."""

import inspect

from aligner.cli.help import Page, page_of

DOCSTRING = """Do this.

    Words about it,
    in two lines.

    More words.

    Examples:
        aligner this
            It does this,
            and that.
        aligner this that

    Exit codes:
        0: done
        1: not done: sorry

    More: docs/this.md,
    docs/that.md
    """


def test_the_parts_of_a_docstring() -> None:
    assert page_of(inspect.cleandoc(DOCSTRING)) == Page(
        "Do this.",
        ("Words about it, in two lines.", "More words."),
        "Examples",
        (("aligner this", "It does this, and that."), ("aligner this that", "")),
        (("0", "done"), ("1", "not done: sorry")),
        "docs/this.md, docs/that.md",
    )


def test_a_sentence_is_enough() -> None:
    assert page_of("Do this.") == Page("Do this.")


def test_no_docstring() -> None:
    assert page_of("") == Page("")

import re
from dataclasses import replace

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from aligner.report import markdown as module
from aligner.report.markdown import LONGEST, markdown
from aligner.results import Region, Results
from tests.report import runs
from tests.report.test_escape import ANY, SYNTAX

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def structure(results: Results) -> list[str]:
    """Blocks and inline syntax, without the texts."""
    tokens = PARSER.parse(markdown(results))
    inline = [each.type for token in tokens for each in token.children or ()]
    return [token.type for token in tokens] + [
        each for each in inline if each not in {"text", "text_special", "code_inline", "softbreak"}
    ]


@given(ANY | SYNTAX)
def test_no_text_changes_the_structure(text: str) -> None:
    assert structure(runs.with_text(f"x{text}x")) == structure(runs.with_text("x"))


@pytest.mark.parametrize("count", [3_000, 40_000])
def test_it_is_no_longer_than_a_comment_may_be(count: int) -> None:
    (alert,) = runs.missing().alerts
    alert = replace(alert, source=Region("a.txt", 1, 1, 1, 9, "<" * 5_000), target=None)
    pair = replace(runs.missing(), alerts=(alert,) * count)
    text = markdown(Results((pair, runs.bridge())))
    assert len(text) <= LONGEST
    (more,) = re.findall(r"\*\*([\d,]+) more findings, for which there is no room here", text)
    shown = text.count("\n- ❗ major") + text.count("\n- ‼️ critical") + text.count("\n- ℹ️")
    assert int(more.replace(",", "")) + shown == count + 2
    assert text.count("<details") == text.count("</details>")


def test_thousands_of_pairs_fail_first() -> None:
    clean = replace(runs.missing(), alerts=(), failures=())
    text = markdown(Results((*(clean,) * 5_000, runs.missing())))
    assert len(text) <= LONGEST
    assert text.index("❌") < text.index("✅")
    assert re.search(r"\d,\d{3} more pairs not listed here", text)


def test_messages_of_any_length_are_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LONGEST_TEXT", 5)
    (alert,) = runs.missing().alerts
    pair = replace(runs.missing(), alerts=(replace(alert, message="abcdefg"),))
    assert ": abcde ...\n" in markdown(Results((pair,)))

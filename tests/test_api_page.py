import runpy
from pathlib import Path

import aligner

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")


def test_the_page_says_what_the_source_says() -> None:
    made = runpy.run_path(str(ROOT / "docs" / "make_api.py"))["text"]()
    assert made == PAGE, "run python docs/make_api.py"


def test_every_public_name_is_on_it_with_a_sentence() -> None:
    for name in aligner.__all__:
        _, found, rest = PAGE.partition(f"\n### {name}\n")
        assert found, name
        _, _, about = rest.partition("```\n\n")
        assert about.split("\n##")[0].strip(), name

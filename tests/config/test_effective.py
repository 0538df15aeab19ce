"""What holds: defaults, the file, the table of the pair, overrides, the command line."""

from dataclasses import fields
from pathlib import Path

import pytest

from aligner.config.effective import (
    DEFAULTS,
    Effective,
    Thresholds,
    effective,
    effective_file,
    effective_pair,
    origin,
    tables,
)
from aligner.config.keys import spelled
from aligner.config.load import Loaded
from aligner.config.model import Config, Override, Pairs
from aligner.settings import Settings
from tests.config.conftest import Load

TEXT = """\
source-language = "de"
min-confidence = 0.7
ignore = ["punctuation"]
fail-on = "minor"

[severities]
omission = "critical"
addition = "minor"

[options]
inconsistent-translation = {words = 3, alike = 0.9}

[[pairs]]
source = "de/**/*.md"
target = "{language}/**/*.md"
min-confidence = 0.8
segmented = true
severities.addition = "neutral"

[[overrides]]
paths = ["*/legal/*"]
min-confidence = 0.9
ignore = ["register", "punctuation"]
options.inconsistent-translation.words = 5

[[overrides]]
paths = ["hi/**"]
min-confidence = 0.95
fail-on = "never"
min-score = 50
"""


def origins(found: Effective, loaded: Loaded | None) -> dict[str, str]:
    """Of all that is no default."""
    told = {spelled(key): origin(value, loaded) for key, value in found.values.items()}
    return {key: place for key, place in told.items() if place != "default"}


def test_without_a_file_all_is_as_usual() -> None:
    assert effective().settings() == Settings()
    assert effective().thresholds() == Thresholds("major", None)
    assert origins(effective(), None) == {}


def test_every_key_has_a_default() -> None:
    keys = {str(field.alias) for field in Config.model_fields.values()}
    only_said = {"trust-remote-code"}  # a file that comes with the documents must not run code
    assert keys - {"severities", "options", "pairs", "overrides"} == DEFAULTS.keys() - only_said
    assert {each.name.replace("_", "-") for each in fields(Settings)} - only_said <= keys


def test_the_top_of_the_file(load: Load) -> None:
    loaded = load(TEXT)
    found = effective(loaded)
    assert found.settings() == Settings(
        source_language="de",
        min_confidence=0.7,
        ignore=("punctuation",),
        severities={"omission": "critical", "addition": "minor"},
        options={"inconsistent-translation": {"words": 3, "alike": 0.9}},
    )
    assert found.thresholds() == Thresholds("minor", None)
    assert origins(found, loaded) == {
        "source-language": "aligner.toml:1",
        "min-confidence": "aligner.toml:2",
        "ignore": "aligner.toml:3",
        "fail-on": "aligner.toml:4",
        "severities.omission": "aligner.toml:7",
        "severities.addition": "aligner.toml:8",
        "options.inconsistent-translation.words": "aligner.toml:11",
        "options.inconsistent-translation.alike": "aligner.toml:11",
    }


def test_the_table_and_overrides_of_a_pair(load: Load) -> None:
    loaded = load(TEXT)
    found = effective_pair(loaded, Path("de/legal/a.md"), Path("hi/legal/a.md"))
    assert found.settings() == Settings(
        source_language="de",
        target_language="hi",
        segmented=True,
        min_confidence=0.95,
        ignore=("punctuation", "register"),
        severities={"omission": "critical", "addition": "neutral"},
        options={"inconsistent-translation": {"words": 5, "alike": 0.9}},
    )
    assert found.thresholds() == Thresholds("never", 50)
    told = origins(found, loaded)
    assert told["target-language"] == "aligner.toml:15"
    assert told["min-confidence"] == "aligner.toml:28"
    assert told["ignore"] == "aligner.toml:3, aligner.toml:23"
    assert told["severities.addition"] == "aligner.toml:18"
    assert told["options.inconsistent-translation.words"] == "aligner.toml:24"
    assert told["options.inconsistent-translation.alike"] == "aligner.toml:11"


def test_a_pair_that_is_found_by_others(load: Load) -> None:
    loaded = load(TEXT)
    pair = ("de/legal/a.md", "hi/legal/a.md")
    assert effective(loaded, pair, table=0, target_language="hi").settings() == (
        effective_pair(loaded, Path(pair[0]), Path(pair[1])).settings()
    )


def test_one_side_is_enough_for_a_file(load: Load) -> None:
    loaded = load(TEXT)
    assert effective_file(loaded, Path("hi/a.md"))["target-language"] == "hi"
    assert effective_file(loaded, Path("de/a.md"))["target-language"] is None
    assert effective_file(loaded, Path("de/a.md"))["segmented"] is True
    assert effective_file(loaded, Path("x.md"))["segmented"] is False


def test_standard_input_is_no_file(load: Load) -> None:
    loaded = load('segmented = true\n[[pairs]]\nsource = "*"\ntarget = "*"\narticle = true\n')
    assert effective_pair(loaded, Path("a"), Path("a"))["article"] is True
    assert effective_pair(loaded, Path("-"), Path("a"))["article"] is False
    assert effective_pair(loaded, Path("-"), Path("a"))["segmented"] is True


def test_the_command_line_goes_first(load: Load) -> None:
    loaded = load(TEXT)
    given = {"min_confidence": 0.1, "ignore": ("omission",), "fail_on": "major", "model": None}
    found = effective_pair(loaded, Path("de/legal/a.md"), Path("hi/legal/a.md"), given)
    assert found.settings().min_confidence == 0.1
    assert found.settings().ignore == ("punctuation", "register", "omission")
    assert found.thresholds() == Thresholds("major", 50)
    told = origins(found, loaded)
    assert told["min-confidence"] == told["model"] == "command line"
    assert told["ignore"] == "aligner.toml:3, aligner.toml:23, command line"


def test_who_selects_starts_anew(load: Load) -> None:
    loaded = load('select = ["accuracy"]\nignore = ["omission"]\n')
    assert effective(loaded).settings().ignore == ("omission",)
    found = effective(loaded, given={"select": ("omission",)}).settings()
    assert (found.select, found.ignore) == (("omission",), ())
    found = effective(loaded, given={"select": ("all",), "ignore": ("register",)}).settings()
    assert (found.select, found.ignore) == (("all",), ("register",))
    found = effective(loaded, given={"ignore": ("addition",)}).settings()
    assert (found.select, found.ignore) == (("accuracy",), ("omission", "addition"))


def test_paths_are_those_of_the_folder_of_the_file(
    load: Load, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sub" / "models").mkdir(parents=True)
    absolute = (tmp_path / "b.json").as_posix()
    loaded = load(
        'glossary = "terms.csv"\nrules = "../rules.srx"\nmodel = "models"\n'
        f'baseline = "{absolute}"\n'
        'formats = ["terminal", "json=out/a.json"]\n',
        "sub/aligner.toml",
    )
    found = effective(loaded)
    assert found.settings().glossary == Path("sub/terms.csv")
    assert found.settings().rules == Path("rules.srx")
    assert found["model"] == "sub/models"
    assert found["baseline"] == "b.json"
    assert found["formats"] == ("terminal", "json=sub/out/a.json")
    monkeypatch.chdir(tmp_path / "sub" / "models")
    assert effective(loaded)["glossary"] == "../terms.csv"
    given = {"glossary": Path("mine.csv")}
    assert effective(loaded, given=given).settings().glossary == Path("mine.csv")


def test_a_model_that_is_no_folder_is_a_name(load: Load) -> None:
    for name in ("me/models", "m" * 9999):
        assert effective(load(f'model = "{name}"\n'))["model"] == name


def test_all_that_is_said_of_pairs_and_overrides(load: Load) -> None:
    loaded = load(TEXT)
    told = {
        spelled(key): (value.value, origin(value, loaded)) for key, value in tables(loaded).items()
    }
    assert told == {
        "pairs[0].source": ("de/**/*.md", "aligner.toml:14"),
        "pairs[0].target": ("{language}/**/*.md", "aligner.toml:15"),
        "pairs[0].min-confidence": (0.8, "aligner.toml:16"),
        "pairs[0].segmented": (True, "aligner.toml:17"),
        "pairs[0].severities.addition": ("neutral", "aligner.toml:18"),
        "overrides[0].paths": (["*/legal/*"], "aligner.toml:21"),
        "overrides[0].min-confidence": (0.9, "aligner.toml:22"),
        "overrides[0].ignore": (["register", "punctuation"], "aligner.toml:23"),
        "overrides[0].options.inconsistent-translation.words": (5, "aligner.toml:24"),
        "overrides[1].paths": (["hi/**"], "aligner.toml:27"),
        "overrides[1].min-confidence": (0.95, "aligner.toml:28"),
        "overrides[1].fail-on": ("never", "aligner.toml:29"),
        "overrides[1].min-score": (50, "aligner.toml:30"),
    }
    assert list(told)[:2] == ["pairs[0].source", "pairs[0].target"]


@pytest.mark.parametrize("table", [Pairs, Override])
def test_a_table_says_nothing_that_the_top_does_not_know(table: type[Pairs | Override]) -> None:
    own = {"source", "target", "target_languages", "files", "paths"}
    assert table.model_fields.keys() - own <= Config.model_fields.keys()

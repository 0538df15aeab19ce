"""A configuration is read whole, and all that is wrong in it is said with its lines."""

import copy
import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.config.load import load_config
from aligner.config.model import Config, Override, Pairs
from aligner.errors import ConfigError, SettingsError
from tests.config.conftest import Load


def refusal(load: Load, text: str, name: str = "aligner.toml") -> list[str]:
    """The lines of the error."""
    with pytest.raises(ConfigError) as raised:
        load(text, name)
    assert str(raised.value) == "\n".join(raised.value.lines)
    return list(raised.value.lines)


def test_what_is_said_is_there(load: Load, tmp_path: Path) -> None:
    loaded = load(
        """
source-language = "de"
min-score = 90
options.register.expected = "formal"
[severities]
omission = "critical"
[[pairs]]
source = "de/*.md"
target = "hi/*.md"
[[pairs]]
files = [["a.md", "b.md"]]
[[overrides]]
paths = ["de/**"]
segmented = true
"""
    )
    assert loaded.config == Config(
        source_language="de",
        min_score=90,
        options={"register": {"expected": "formal"}},
        severities={"omission": "critical"},
        pairs=[Pairs(source="de/*.md", target="hi/*.md"), Pairs(files=[("a.md", "b.md")])],
        overrides=[Override(paths=["de/**"], segmented=True)],
    )
    assert (loaded.name, loaded.root) == ("aligner.toml", tmp_path)
    assert loaded.line(("pairs", 1, "files")) == 11
    assert loaded.config.options == {"register": {"expected": "formal"}}


def test_nothing_is_said(load: Load) -> None:
    assert load("").config == Config()
    assert load("\ufeff# ours\n").config == Config()
    assert load("[tool.aligner]", "pyproject.toml").config == Config()


def test_it_can_be_sent_to_other_processes(load: Load) -> None:
    loaded = load("jobs = 2\n")
    assert loaded.line(("jobs",)) == 1
    assert pickle.loads(pickle.dumps(loaded)) == loaded == copy.copy(loaded)


def test_paths_are_seen_from_its_folder(load: Load, tmp_path: Path) -> None:
    loaded = load("", "sub/aligner.toml")
    assert loaded.name == "sub/aligner.toml"
    assert loaded.root == tmp_path / "sub"
    assert loaded.inside("sub/x/a.md") == "x/a.md"
    assert loaded.inside(tmp_path / "sub" / "a.md") == "a.md"
    assert loaded.inside("b.md") == "../b.md"
    assert loaded.inside("sub/u\u0308.md") == "\u00fc.md"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "trust-remote-code = true",
            'trust-remote-code: unknown key. "aligner config --no-config" lists those that there '
            "are.",
        ),
        ("jbs = 1", 'jbs: unknown key. Did you mean "jobs"?'),
        (
            "min_confidence = 0.5",
            'min_confidence: unknown key. Did you mean "min-confidence"?',
        ),
        (
            "zzz = 1",
            'zzz: unknown key. "aligner config --no-config" lists those that there are.',
        ),
        (
            '"x y" = 1',
            '"x y": unknown key. "aligner config --no-config" lists those that there are.',
        ),
        ('source = "a"', "source: does not belong here but in [[pairs]]."),
        ('paths = ["a"]', "paths: does not belong here but in [[overrides]]."),
        (
            'overrides = [{paths = ["a"], jobs = 1}]',
            "overrides[0].jobs: does not belong here but at the top of the file.",
        ),
        (
            'pairs = [{source = "a.po", targt = "b"}]',
            'pairs[0].targt: unknown key. Did you mean "target"?',
        ),
        ("source-language = 3", "source-language: give text in quotes, not 3."),
        ("source-language = 1979-05-27", "source-language: give text in quotes, not 1979-05-27."),
        (
            'source-language = "deutsch"',
            'source-language: unknown language code "deutsch". Did you mean "de" (German)?',
        ),
        (
            'encoding = "utf-9"',
            'encoding: there is no encoding "utf-9". Give one such as "utf-8".',
        ),
        (
            'source-format = "mrkdown"',
            'source-format: there is no format "mrkdown". Did you mean "markdown"?',
        ),
        (
            'source-format = "?"',
            'source-format: there is no format "?". Leave it out to tell it by the suffix of the '
            "file.",
        ),
        ("segmented = 1", "segmented: give true or false, not 1."),
        ('glossary = ""', "glossary: is empty. Leave it out, or give some text."),
        ("glossary = []", "glossary: give text in quotes, not a list."),
        ('select = "omission"', 'select: give a list, not "omission".'),
        ("select = []", "select: is an empty list. Leave it out, or name something."),
        (
            'select = ["omision"]',
            'select[0]: there is no check "omision". Did you mean "omission"?',
        ),
        (
            'select = ["omission", "accuracy", "acc"]',
            'select[2]: there is no check "acc". "aligner explain" lists them all.',
        ),
        ('ignore = ["all"]', "ignore: leaves no check to run."),
        (
            'select = ["omission"]\npairs = [{source = "a.po", ignore = ["accuracy"]}]',
            "pairs[0].ignore: leaves no check to run.",
        ),
        ("min-confidence = 2", "min-confidence: give 1 or less, not 2."),
        ("min-confidence = -0.5", "min-confidence: give 0 or more, not -0.5."),
        ("min-confidence = nan", "min-confidence: give a number, not nan."),
        ('min-confidence = "1"', 'min-confidence: give a number, not "1".'),
        ("min-score = 101", "min-score: give 100 or less, not 101."),
        ("severities = 1", "severities: give a table, not 1."),
        (
            'severities.omision = "major"',
            'severities.omision: there is no check "omision". Did you mean "omission"?',
        ),
        (
            'severities.omission = "majr"',
            'severities.omission: "majr" is none of neutral, minor, major, critical. '
            'Did you mean "major"?',
        ),
        (
            "severities.omission = 3",
            "severities.omission: 3 is none of neutral, minor, major, critical.",
        ),
        ("options = 1", "options: give a table, not 1."),
        ("options.register = 1", "options.register: give a table, not 1."),
        (
            "options.regster.expected = 1",
            'options.regster: there is no check "regster". Did you mean "register"?',
        ),
        (
            "options.zzz = {}",
            'options.zzz: there is no check "zzz". "aligner explain" lists them all.',
        ),
        ("options.omission = {}", "options.omission: this check has no options."),
        (
            "options.inconsistent-translation.both-ways = true",
            'options.inconsistent-translation.both-ways: there is no option "both-ways". '
            'Did you mean "both_ways"?',
        ),
        (
            "options.inconsistent-translation.words = 1.5",
            "options.inconsistent-translation.words: give a whole number, not 1.5.",
        ),
        (
            'options.register.expected = "polite"',
            'options.register.expected: "polite" is none of formal, informal.',
        ),
        (
            'fail-on = "neutral"',
            'fail-on: "neutral" is none of critical, major, minor, never.',
        ),
        (
            'fail-on = "' + "x" * 60 + '"',
            f'fail-on: "{"x" * 39}... is none of critical, major, minor, never.',
        ),
        ("jobs = 0", "jobs: give 1 or more, not 0."),
        ("jobs = true", "jobs: give a whole number, not true."),
        ('formats = ["sarf"]', 'formats[0]: there is no format "sarf". Did you mean "sarif"?'),
        (
            'formats = ["sarif="]',
            'formats[0]: name a file after "sarif=", or leave "=" out.',
        ),
        ('cache-size = "much"', 'cache-size: give a size such as "500 MB" or "2 GB", not "much".'),
        ("pairs = 1", "pairs: give a list, not 1."),
        ("pairs = [1]", "pairs[0]: give a table, not 1."),
        ("pairs = {}", "pairs: give a list, not a table."),
        ("pairs = [{}]", "pairs[0]: source is missing. Give source and target, or files."),
        (
            'pairs = [{target = "a.md"}]',
            "pairs[0]: source is missing. Give source and target, or files.",
        ),
        (
            'pairs = [{target = "a.md", files = [["a", "b"]]}]',
            "pairs[0]: source is missing: target alone is no pair.",
        ),
        (
            'pairs = [{source = "a.md"}]',
            "pairs[0]: target is missing. Only files of pairs (.xliff, .tmx, .po, .csv, .tsv, "
            ".jsonl) stand alone.",
        ),
        ('pairs = [{source = "a.md", target = 1}]', "pairs[0].target: give text in quotes, not 1."),
        (
            'pairs = [{source = "a.md", target = ["b.md", 1]}]',
            "pairs[0].target[1]: give text in quotes, not 1.",
        ),
        (
            'pairs = [{source = "a.md", target = []}]',
            "pairs[0].target: is an empty list. Leave it out, or name something.",
        ),
        (
            'pairs = [{source = "*.md", target = "{n}.md"}]',
            'pairs[0]: target has "{n}", and source, "*.md", has not.',
        ),
        (
            'pairs = [{source = "a/*.md", target = "*/*.md"}]',
            'pairs[0]: target has more "*" than source, "a/*.md".',
        ),
        (
            'pairs = [{source = "/a.po"}]',
            'pairs[0].source: "/a.po" is absolute. Write it from the folder of the configuration.',
        ),
        (
            'pairs = [{files = [["a"]]}]',
            'pairs[0].files[0]: give two paths, as in ["guide.de.md", "guide.hi.md"], not a list.',
        ),
        (
            'pairs = [{files = [["a", 1]]}]',
            "pairs[0].files[0][1]: give text in quotes, not 1.",
        ),
        (
            'pairs = [{source = "a.po", target-languages = ["hi", "zzz"]}]',
            'pairs[0].target-languages[1]: unknown language code "zzz". Give a BCP 47 code '
            'such as "de" (German) or "hi" (Hindi).',
        ),
        ("overrides = [{}]", "overrides[0]: paths is missing."),
        (
            "overrides = [{paths = []}]",
            "overrides[0].paths: is an empty list. Leave it out, or name something.",
        ),
    ],
)
def test_what_is_wrong(load: Load, text: str, message: str) -> None:
    last = text.count("\n") + 3
    assert refusal(load, f"# ours\n\n{text}\n") == [f"aligner.toml:{last}: {message}"]


def test_all_is_said_at_once_in_the_order_of_the_file(load: Load) -> None:
    text = """\
[[pairs]]
sorce = "a"

[[overrides]]
paths = ["a/**"]
ignore = [
  "omission",
  "omision",
]
  [overrides.severities]
  omission = "grave"
"""
    assert refusal(load, text) == [
        'aligner.toml:2: pairs[0].sorce: unknown key. Did you mean "source"?',
        'aligner.toml:8: overrides[0].ignore[1]: there is no check "omision". '
        'Did you mean "omission"?',
        'aligner.toml:11: overrides[0].severities.omission: "grave" is none of neutral, minor, '
        "major, critical.",
    ]


def test_in_pyproject(load: Load) -> None:
    text = '[project]\njobs = 0\n[tool.aligner]\njobs = 0\n[[tool.aligner.pairs]]\nsorce = ""\n'
    assert refusal(load, text, "pyproject.toml") == [
        "pyproject.toml:4: jobs: give 1 or more, not 0.",
        'pyproject.toml:6: pairs[0].sorce: unknown key. Did you mean "source"?',
    ]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("aligner.toml", "a = \n", "aligner.toml:1:5: not TOML: Invalid value."),
        (
            "aligner.toml",
            "\n  [a\n",
            "aligner.toml:2:5: not TOML: Expected ']' at the end of a table declaration.",
        ),
        (
            "aligner.toml",
            'a = "',
            "aligner.toml: not TOML: Unterminated string at the end of the file.",
        ),
        (
            "aligner.toml",
            "a = 1\na = 2",
            "aligner.toml: not TOML: Cannot overwrite a value at the end of the file.",
        ),
        ("aligner.toml", "a = " + "[" * 9999, "aligner.toml: lists or tables in too many others."),
        (
            "pyproject.toml",
            "[tool]\n",
            "pyproject.toml: has no [tool.aligner]. Write one, or name another file.",
        ),
        (
            "pyproject.toml",
            "tool = 1\n",
            "pyproject.toml: has no [tool.aligner]. Write one, or name another file.",
        ),
        (
            "pyproject.toml",
            "tool.aligner = 1\n",
            "pyproject.toml: tool.aligner is no table. Write [tool.aligner].",
        ),
    ],
)
def test_what_is_no_configuration(load: Load, name: str, text: str, message: str) -> None:
    assert refusal(load, text, name) == [message]


def test_a_number_that_nobody_can_read(load: Load) -> None:
    (line,) = refusal(load, "a = " + "1" * 5000)
    assert line.startswith("aligner.toml: not TOML: Exceeds the limit")


def test_what_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "latin.toml").write_bytes(b"# ours\n# f\xfcr alle\n")
    (tmp_path / "folder.toml").mkdir()
    said = {
        "latin.toml": "latin.toml:2: not UTF-8, which TOML has to be. Save the file as UTF-8.",
        "folder.toml": "folder.toml: a folder. Name the file in it.",
        "none.toml": "none.toml: no such file. Name one that exists with --config.",
    }
    for name, message in said.items():
        with pytest.raises(SettingsError) as raised:
            load_config(name)
        assert str(raised.value) == message


VALUES = st.recursive(
    st.booleans() | st.integers() | st.floats() | st.text() | st.dates(),
    lambda of: st.lists(of, max_size=3) | st.dictionaries(st.text(), of, max_size=3),
    max_leaves=5,
)
KEYS = st.sampled_from(
    [
        str(field.alias)
        for table in (Config, Pairs, Override)
        for field in table.model_fields.values()
    ]
)
SAID = st.dictionaries(KEYS, VALUES, max_size=4)


@given(
    SAID | st.builds(lambda said, key: {key: [said]}, SAID, st.sampled_from(["pairs", "overrides"]))
)
def test_every_fault_has_its_words(data: dict[str, object]) -> None:
    from pydantic import ValidationError

    from aligner.config.faults import faults

    try:
        Config.model_validate(data, by_alias=True, by_name=False)
    except ValidationError as error:
        for fault in faults(error, data):
            assert "nput should" not in fault.message
            assert fault.message.endswith((".", "?"))

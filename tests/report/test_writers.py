"""What holds for all formats: golden files, and that nothing but the results decides the bytes."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from aligner.errors import SettingsError
from aligner.report import WRITERS, form_of, written
from aligner.results import Results
from tests.report import runs


def without_assets(text: str) -> str:
    """A page without its style and script, which are files that can be read, and their digests."""
    text = re.sub(r"<(style|script)>.*?</\1>", r"<\1></\1>", text, flags=re.DOTALL)
    return re.sub(r"'sha256-[^']+'", "'sha256-'", text)


@pytest.mark.parametrize("sample", runs.ALL, ids=lambda sample: sample.__name__)
@pytest.mark.parametrize("name", WRITERS)
def test_golden(name: str, sample: Callable[[], Results], golden: SnapshotAssertion) -> None:
    text = written(sample(), name)
    assert (without_assets(text) if name == "html" else text) == golden


@pytest.mark.parametrize("name", WRITERS)
def test_every_text_can_be_encoded_and_ends_a_line(name: str) -> None:
    text = written(runs.hostile(), name)
    assert text.endswith("\n")
    assert text.encode()


def test_another_process_gives_the_same_bytes() -> None:
    code = (
        "import hashlib; from aligner.report import WRITERS, written; "
        "from tests.report import runs; "
        "text = ''.join(written(runs.full(), name) for name in WRITERS); "
        "print(hashlib.sha256(text.encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            cwd=Path(__file__).parents[2],
            env=os.environ | {"PYTHONHASHSEED": seed, "COLUMNS": columns},
        ).stdout
        for seed, columns in (("1", "40"), ("2", "200"))
    }
    assert len(digests) == 1


@pytest.mark.parametrize("name", WRITERS)
def test_an_alert_without_a_place_is_told_of_the_translation(name: str) -> None:
    (alert,) = runs.missing().alerts
    pair = replace(runs.missing(), alerts=(replace(alert, source=None, target=None),))
    text = written(Results((pair,)), name)
    assert alert.message in text
    if name in {"sarif", "gitlab", "rdjson", "checkstyle"}:
        assert text.count('"texts/school.hi.txt"') == 1


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("sarfi", 'Did you mean "sarif"?'),
        ("JUnit", 'Did you mean "junit"?'),
        ("pdf?", "Choose one"),
    ],
)
def test_an_unknown_format(name: str, advice: str) -> None:
    with pytest.raises(SettingsError, match=f'unknown report format "{name[:3]}') as error:
        written(runs.empty(), name)
    assert advice in str(error.value)


@pytest.mark.parametrize(
    ("path", "form"),
    [("a.sarif", "sarif"), ("a.HTML", "html"), ("a.md", "markdown"), ("a.xml", "terminal")],
)
def test_a_suffix_names_a_format(path: str, form: str) -> None:
    assert form_of(Path(path)) == form

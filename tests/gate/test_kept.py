import math
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import aligner
from aligner import check
from aligner.bitext import Bead, Bitext, Document, Mark, Origin, Segment, Span
from aligner.digest import digest
from aligner.embed.encoder import Encoder
from aligner.errors import InputError
from aligner.gate import kept
from aligner.gate.kept import decoded, encoded, keep, kept_report, report_key
from aligner.mqm import Finding, Ignored, Probabilities, Report, Severity, Verdict
from aligner.report import to_json
from aligner.settings import Settings
from aligner.store import NAME, Store

TEXT = st.text(max_size=20)
WHOLE = st.integers(0, 2**31)
FLOAT = st.floats(allow_nan=False)
MAYBE = st.none() | FLOAT
SPAN = st.builds(Span, WHOLE, WHOLE)
RANGE = st.builds(range, st.integers(0, 99), st.integers(0, 99))

ROOT = Path(aligner.__file__).parents[1]


def tuples(each: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(each, max_size=3).map(tuple)


SEGMENT = st.builds(Segment, TEXT, WHOLE, WHOLE, WHOLE, WHOLE, WHOLE)
ORIGIN = st.builds(
    Origin, tuples(st.tuples(WHOLE, WHOLE)), tuples(WHOLE), tuples(st.tuples(WHOLE, TEXT))
)
DOCUMENT = st.builds(
    Document,
    TEXT,
    TEXT,
    TEXT,
    tuples(SEGMENT),
    st.none() | ORIGIN,
    tuples(st.builds(Mark, SPAN, TEXT, TEXT)),
    tuples(st.tuples(TEXT, RANGE)),
)
BEAD = st.builds(Bead, RANGE, RANGE, MAYBE, MAYBE, st.booleans(), MAYBE)
BITEXT = st.builds(Bitext, DOCUMENT, DOCUMENT, tuples(BEAD), st.none() | tuples(TEXT))
FINDING = st.recursive(
    st.just(()),
    lambda also: tuples(
        st.builds(
            Finding,
            TEXT,
            TEXT,
            st.sampled_from(Severity),
            TEXT,
            st.none() | WHOLE,
            st.none() | SPAN,
            st.none() | SPAN,
            FLOAT,
            st.none() | TEXT,
            also,
        )
    ),
    max_leaves=4,
)
REPORT = st.builds(
    Report,
    BITEXT,
    FINDING,
    tuples(st.builds(Probabilities, FLOAT, FLOAT, FLOAT)),
    st.sampled_from(Verdict),
    TEXT,
    FLOAT,
    WHOLE,
    TEXT,
    TEXT,
    st.dictionaries(TEXT, FLOAT, max_size=2),
    tuples(TEXT),
    st.builds(lambda found, reason: tuple(Ignored(each, reason) for each in found), FINDING, TEXT),
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / NAME, notify=pytest.fail)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    found = [tmp_path / "a.de.txt", tmp_path / "a.hi.txt"]
    for path in found:
        path.write_text(path.name, encoding="utf-8")
    return found


def key(files: list[Path], settings: Settings | None = None, *, judge: str | None = None) -> bytes:
    found = report_key(files, settings, judge=judge)
    assert found is not None
    return found


@given(REPORT)
def test_a_report_comes_back_equal_but_for_its_times(report: Report) -> None:
    assert decoded(encoded(report)) == replace(report, seconds={})


@given(REPORT)
def test_kinds_come_back_too(report: Report) -> None:
    found = decoded(encoded(report))
    assert repr(found) == repr(replace(report, seconds={}))


@pytest.fixture
def report(seeds: Path, encoder: Encoder) -> Report:
    return check(seeds / "block-report.de.txt", seeds / "block-report.hi.txt", encoder=encoder)


def test_a_real_report(report: Report, store: Store) -> None:
    keep(store, b"key", report)
    found = kept_report(store, b"key")
    assert found == replace(report, seconds={})
    assert found
    assert to_json(found) == to_json(report)
    assert kept_report(store, b"other") is None


def test_half_a_character_is_not_kept(report: Report, store: Store) -> None:
    keep(store, b"key", replace(report, notes=("\ud800",)))
    assert kept_report(store, b"key") is None


def test_something_else_under_the_key_is_no_report(report: Report, store: Store) -> None:
    whole = encoded(report)
    values = {b"1": b"", b"2": b"no report", b"3": whole[:-9], b"4": encoded(report)[::-1]}
    store.put_many(values)
    assert [kept_report(store, each) for each in values] == [None] * 4


def test_infinite_numbers_stay(report: Report) -> None:
    assert decoded(encoded(replace(report, score=math.inf))).score == math.inf


def test_the_same_files_and_settings_have_the_same_key(files: list[Path]) -> None:
    options = {"number-format": {"b": 1, "a": True}}
    turned = {"number-format": {"a": True, "b": 1}}
    assert key(files) == key(files, Settings())
    assert key(files, Settings(options=options)) == key(files, Settings(options=turned))
    code = (
        "import sys\nfrom pathlib import Path\nfrom aligner.gate.kept import report_key\n"
        "print(report_key([*map(Path, sys.argv[1:])]).hex())\n"
        "print(*{'numpy', 'faiss', 'onnxruntime', 'torch', 'pydantic'} & sys.modules.keys())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, files)],
        # Not all of sys.path: Ray, which other tests load, puts libraries of its own there.
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split("\n")[:2] == [key(files).hex(), ""]


def test_whatever_matters_changes_the_key(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    glossary, rules = tmp_path / "terms.csv", tmp_path / "house.srx"
    glossary.touch()
    rules.touch()
    keys = [
        key(files),
        key(files[::-1]),
        key(files[:1]),
        key(files, Settings(min_confidence=0.7)),
        key(files, Settings(source_language="de")),
        key(files, Settings(severities={"omission": "minor"})),
        key(files, Settings(options={"number-format": {"a": 1}})),
        key(files, Settings(glossary=glossary)),
        key(files, Settings(rules=rules)),
        key(files, Settings(rules=glossary)),
        key(files, judge=str(tmp_path)),
    ]
    glossary.write_text("new", encoding="utf-8")
    keys += [key(files, Settings(glossary=glossary)), key(files, judge=str(tmp_path))]
    other = tmp_path / "b.hi.txt"
    other.write_bytes(files[1].read_bytes())
    keys.append(key([files[0], other]))
    files[1].write_text("changed", encoding="utf-8")
    keys.append(key(files))
    monkeypatch.setattr(kept, "_program", lambda: b"another program")
    keys.append(key(files))
    assert len(set(keys)) == len(keys)


def test_the_program_is_all_its_files_and_those_of_others(monkeypatch: pytest.MonkeyPatch) -> None:
    program = kept._program.__wrapped__
    here = program()
    assert program() == here
    monkeypatch.setattr(kept, "libraries", lambda: {"numpy": "1"})
    assert program() != here


def test_how_pdf_files_are_read_matters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = [tmp_path / "a.PDF", tmp_path / "b.txt"]
    for path in files:
        path.touch()
    monkeypatch.setattr("shutil.which", lambda _: None)
    without = key(files), key(files[1:])
    monkeypatch.setattr("shutil.which", lambda _: "/usr/bin/pdftotext")
    assert key(files) != without[0]
    assert key(files[1:]) == without[1]


def test_what_cannot_be_known_has_no_key(files: list[Path]) -> None:
    assert report_key(files, Settings(model="no/such-model")) is None
    assert report_key(files, judge="no/such-judge") is None


def test_a_file_that_cannot_be_read_is_an_error(files: list[Path], tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        report_key([*files[:1], tmp_path / "none.txt"])
    with pytest.raises(InputError, match="no such file"):
        report_key(files, Settings(glossary=tmp_path / "none.csv"))


def test_reports_and_texts_have_keys_apart(files: list[Path]) -> None:
    assert digest("report", "a") != digest("text", "a") != digest("signature", "a")
    assert len(key(files)) == 20

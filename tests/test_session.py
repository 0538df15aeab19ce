"""A pair that stays open, with the real encoder."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from aligner.config.load import load_config
from aligner.embed.encoder import Encoder, Progress
from aligner.embed.samples import sample_texts
from aligner.embeddings import Embeddings
from aligner.errors import AlignerError, SettingsError
from aligner.gate.single import named_pair, pairs_with, single_pair
from aligner.results import Status
from aligner.session import Session

GERMAN = """\
Am Montag wählte der Stadtrat einen neuen Sprecher.
Die Kosten für den Bau der Brücke sind in diesem Jahr um 24 Prozent gestiegen.
Die Schule bleibt bis Ende August geschlossen.
"""
HINDI = """\
सोमवार को नगर परिषद ने एक नया प्रवक्ता चुना।
इस साल पुल के निर्माण की लागत 24 प्रतिशत बढ़ गई है।
स्कूल अगस्त के अंत तक बंद रहेगा।
"""
WRONG = HINDI.replace("24", "42")


class Counting:
    """The encoder, and the texts that it was given."""

    def __init__(self, inner: Encoder) -> None:
        self._inner = inner
        self.given: list[str] = []

    @property
    def signature(self) -> str:
        return self._inner.signature

    @property
    def samples(self) -> Embeddings:
        return self._inner.samples

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Embeddings:
        self.given += texts
        return self._inner.encode(texts, progress)


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    monkeypatch.chdir(tmp_path)
    for name, text in (("a.de.txt", GERMAN), ("a.hi.txt", HINDI)):
        Path(name).write_text(text, encoding="utf-8")
    return Path("a.de.txt"), Path("a.hi.txt")


@pytest.fixture
def counting(encoder: Encoder) -> Counting:
    return Counting(encoder)


@pytest.fixture
def session(files: tuple[Path, Path], counting: Counting) -> Session:
    return Session(single_pair(*files), counting)


def test_it_says_what_is_new_and_what_is_mended_since_it_began(
    session: Session, files: tuple[Path, Path]
) -> None:
    first = session.check()
    assert (first.report.findings, first.since_start) == ((), None)
    files[1].write_text(WRONG, encoding="utf-8")
    second = session.check()
    assert second.since_start
    assert second.since_start.new == (0,)
    assert [alert.check for alert in second.result.new()] == ["number-mismatch"]
    files[1].write_text(HINDI, encoding="utf-8")
    third = session.check()
    assert third.since_last
    assert third.since_last.fixed == (0,)
    assert third.since_start
    assert third.since_start.fixed == ()


def test_only_sentences_that_changed_are_embedded(
    session: Session, files: tuple[Path, Path], counting: Counting
) -> None:
    session.check()
    counting.given.clear()
    files[1].write_text(WRONG, encoding="utf-8")
    session.check()
    assert [text for text in counting.given if text not in sample_texts()] == [
        WRONG.splitlines()[1]
    ]


def test_what_an_editor_has_not_saved_goes_before_the_file(
    session: Session, files: tuple[Path, Path]
) -> None:
    assert session.check({files[1]: WRONG}).result.new()
    assert not session.check().result.new()


def test_a_file_that_cannot_be_read_leaves_the_session_as_it_was(
    session: Session, files: tuple[Path, Path]
) -> None:
    session.check()
    files[1].unlink()
    with pytest.raises(AlignerError, match="no such file"):
        session.check()
    files[1].write_text(WRONG, encoding="utf-8")
    found = session.check().since_last
    assert found
    assert found.new == (0,)


def test_what_is_dismissed_stands_in_the_baseline_with_its_reason(
    session: Session, files: tuple[Path, Path]
) -> None:
    files[1].write_text(WRONG, encoding="utf-8")
    (alert,) = session.check().result.new()
    session.pair.dismiss(alert, "As the client says.")
    result = session.result()
    assert result
    assert [(each.status, each.reason) for each in result.alerts] == [
        (Status.KNOWN, "As the client says.")
    ]
    session.pair.dismiss(alert, "Or so.")
    assert [each.reason for each in session.pair.let_through().entries] == ["Or so."]
    session.pair.restore(alert)
    assert not session.pair.let_through().entries
    assert session.check().result.new()


def test_the_gate_lets_through_what_was_dismissed_here(
    files: tuple[Path, Path], counting: Counting
) -> None:
    from aligner.gate.run import run_gate

    Path("aligner.toml").write_text(
        'baseline = "known.json"\n[[pairs]]\nsource = "{name}.de.txt"\ntarget = "{name}.hi.txt"\n',
        encoding="utf-8",
    )
    files[1].write_text(WRONG, encoding="utf-8")
    loaded = load_config("aligner.toml")
    (pair,) = pairs_with(loaded, files[1])
    assert pair.files == files
    assert pair == single_pair(*files, loaded)
    (alert,) = Session(pair, counting).check().result.new()
    pair.dismiss(alert, "Agreed.")
    results = run_gate(loaded).results
    assert [each.status for each in results.alerts()] == [Status.KNOWN]


def test_a_file_of_pairs_stays_open_as_well(tmp_path: Path, counting: Counting) -> None:
    rows = zip(GERMAN.splitlines(), HINDI.splitlines(), strict=True)
    path = tmp_path / "pairs.tsv"
    path.write_text("de\thi\n" + "".join(f"{a}\t{b}\n" for a, b in rows), encoding="utf-8")
    session = Session(single_pair(path, None), counting)
    assert not session.check().result.new()
    counting.given.clear()
    path.write_text(
        path.read_text("utf-8").replace("42", "24").replace("लागत 24", "लागत 42"), "utf-8"
    )
    assert session.check().result.new()
    assert len(set(counting.given) - set(sample_texts())) == 1


def test_a_document_alone_names_its_pair_in_a_project(files: tuple[Path, Path]) -> None:
    with pytest.raises(SettingsError, match=r"a\.hi\.txt: alone it is no pair"):
        named_pair(files[1], None)
    Path("aligner.toml").write_text(
        '[[pairs]]\nsource = "{name}.de.txt"\ntarget = "{name}.hi.txt"\n'
        '[[pairs]]\nsource = "{name}.de.txt"\ntarget = "{name}.fr.txt"\n',
        encoding="utf-8",
    )
    Path("a.fr.txt").write_text("Lundi.\n", encoding="utf-8")
    loaded = load_config("aligner.toml")
    assert named_pair(files[1], None, loaded).files == files
    assert named_pair(*files, loaded).files == files
    with pytest.raises(SettingsError, match=r"in 2 pairs .*: a\.fr\.txt, a\.hi\.txt\."):
        named_pair(files[0], None, loaded)
    with pytest.raises(SettingsError, match=r"seen\.txt: in no pair of aligner\.toml"):
        named_pair(Path("seen.txt"), None, loaded)
    assert named_pair(Path("b.tsv"), None, loaded).files == (Path("b.tsv"),)


def test_a_judge_is_loaded_once(
    files: tuple[Path, Path], counting: Counting, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Judge:
        name = "kind"

        def scores(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
            return [0.9] * len(pairs)

    loaded: list[str] = []

    def load(name: str, *, device: str | None) -> Judge:
        loaded.append(name)
        return Judge()

    monkeypatch.setattr("aligner.judge.estimators.load_judge", load)
    session = Session(single_pair(*files), counting, judge="some/judge")
    session.check()
    assert session.check().report.bitext.beads[0].quality == pytest.approx(0.9)
    assert loaded == ["some/judge"]

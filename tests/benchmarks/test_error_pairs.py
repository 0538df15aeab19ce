import json
from pathlib import Path

from error_pairs import Pair, Texts, is_planted, read_pairs
from spans import cuts, passages

from aligner.embed.encoder import Encoder
from aligner.judge.calibration import calibration

WHOLE = "जर्मनी में बारिश हो रही है, लेकिन भारत में धूप निकली है।"
REST = "जर्मनी में बारिश हो रही है।"
SOURCE = "In Deutschland regnet es, aber in Indien scheint die Sonne."


def pair(name: str, target: str) -> Pair:
    return Pair(name, ("de", "hi"), SOURCE, target, frozenset())


PAIRS = [pair("a/clean", WHOLE), pair("a/cut", REST), pair("b/clean", "")]


def test_kinds_are_the_last_part_of_a_category(tmp_path: Path) -> None:
    errors = [
        {"category": "accuracy/omission", "severity": "major"},
        {"category": "spelling", "severity": "minor"},
    ]
    row = {
        "id": "a/cut",
        "source_language": "deu",
        "target_language": "hin",
        "source": SOURCE,
        "target": REST,
        "errors": errors,
    }
    path = tmp_path / "pairs.jsonl"
    path.write_text(json.dumps(row) + "\n", "utf-8")
    (found,) = read_pairs(path)
    assert found.languages == ("de", "hi")
    assert found.faults == {("omission", "major"), ("spelling", "minor")}
    assert found.kinds == {"omission", "spelling"}


def test_planted_corpora_go_by_their_name() -> None:
    assert is_planted("demetr-deu-eng")
    assert not is_planted("biomqm-deu-eng")


def test_each_text_is_embedded_once_and_a_text_of_no_token_has_no_features(
    encoder: Encoder,
) -> None:
    texts = Texts.of(encoder, PAIRS)
    assert (texts.sources, len(texts.source)) == ([SOURCE], 1)
    beads = texts.beads(PAIRS)
    assert [(bead.source.start, bead.target.start) for bead in beads] == [(0, 0), (0, 1), (0, 2)]
    whole, rest, nothing = texts.features(beads, calibration().usual)
    assert whole
    assert rest
    assert whole.source.lost < rest.source.lost
    assert nothing is None


def test_the_words_of_a_clause_that_was_cut(encoder: Encoder) -> None:
    texts = Texts.of(encoder, PAIRS)
    (cut,) = cuts(PAIRS, texts)
    assert cut.pair == 1
    lost = {i for i, is_lost in cut.lost.items() if is_lost}
    assert lost <= {6, 7, 9}  # Indien, scheint, Sonne
    assert {6, 9} <= lost
    assert not cut.lost[1]  # Deutschland
    shown = passages(PAIRS, texts)
    assert shown[1] <= set(range(10))
    assert shown[1]
    assert not shown[2]  # nothing to compare with

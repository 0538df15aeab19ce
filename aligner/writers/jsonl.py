"""JSON Lines."""

from collections.abc import Iterator

from aligner.bitext import Bitext
from aligner.json_text import dumps, score
from aligner.writers.written import Written, one_file


def jsonl(bitext: Bitext) -> Written:
    """One object a bead; `score` is null where one side is empty, `id` stands where it is known."""
    return one_file("".join(dumps(record) + "\n" for record in _records(bitext)))


def _records(bitext: Bitext) -> Iterator[dict[str, object]]:
    for index, bead in enumerate(bitext.beads):
        name = {} if bitext.ids is None else {"id": bitext.ids[index]}
        source_text, target_text = bitext.texts(bead)
        yield name | {
            "source": list(bead.source),
            "target": list(bead.target),
            "score": score(bead.score),
            "confidence": score(bead.confidence),
            "moved": bead.moved,
            "quality": score(bead.quality),
            "source_text": source_text,
            "target_text": target_text,
        }

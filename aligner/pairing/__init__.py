"""Which documents are versions of each other, where nobody kept a list."""

from aligner.pairing.manifest import Row
from aligner.pairing.run import LEAST, Pairing, paired

__all__ = ["LEAST", "Pairing", "Row", "paired"]

"""A pair that is checked anew whenever one of its files is saved."""

from aligner.watch.bell import Bell
from aligner.watch.views import Delta, View, watch

__all__ = ["Bell", "Delta", "View", "watch"]

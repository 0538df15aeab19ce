"""A repository to clone, and the commands."""

from tests.cli.conftest import aligner, plain_terminal
from tests.gate.conftest import repository

__all__ = ["aligner", "plain_terminal", "repository"]

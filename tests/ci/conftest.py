"""A repository to clone."""

from tests.gate.conftest import repository

__all__ = ["repository"]

"""Golden files that a person can read."""

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.report.conftest import TextFile


@pytest.fixture
def golden(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(TextFile)

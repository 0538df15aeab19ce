from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.batch.manifest import Broken, open_manifest
from aligner.batch.plan import Plan
from aligner.errors import InputError
from tests.batch.conftest import names, write_manifest


@given(
    st.lists(st.sampled_from(["a", "b", "c", "", "Ä", "A"]), max_size=20),
    st.integers(1, 8),
    st.one_of(st.none(), st.integers(1, 30)),
)
def test_every_row_is_in_one_shard(
    tmp_path_factory: pytest.TempPathFactory, ids: list[str], rows: int, shards: int | None
) -> None:
    folder = tmp_path_factory.mktemp("plans")
    manifest = open_manifest(write_manifest(folder, [(id_, "s", "t") for id_ in ids]))
    with Plan(manifest, folder / "plan", rows_per_shard=rows, shards=shards) as plan:
        found = list(plan.shards())
        parts = [list(shard.entries(manifest)) for shard in found]
    assert (plan.rows, plan.count) == (len(ids), len(found))
    assert plan.count <= (shards or len(ids))
    assert [shard.rows for shard in found] == list(map(len, parts))
    whole = [each for part in parts for each in part]
    assert [each.place for each in whole] == [each.place for each in manifest.entries()]
    for k, each in enumerate(whole):
        taken = ids[k] in ids[:k]
        assert isinstance(each, Broken) == (taken or not ids[k])
        if taken and ids[k]:
            assert isinstance(each, Broken)
            assert each.reason.endswith(f"line {ids.index(ids[k]) + 2} already.")
    assert names(folder) == ["pairs.csv"]


def test_the_file_is_taken_away_where_a_manifest_cannot_be_read(tmp_path: Path) -> None:
    manifest = open_manifest(write_manifest(tmp_path, [("a", "s", "t")]))
    manifest.path.unlink()
    with pytest.raises(InputError):
        Plan(manifest, tmp_path / "plan", rows_per_shard=3)
    assert names(tmp_path) == []

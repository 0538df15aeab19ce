from hypothesis import given
from hypothesis import strategies as st

from aligner.digest import digest

PARTS = st.lists(st.text(st.characters(codec=None)) | st.binary())


def as_bytes(parts: list[str | bytes]) -> list[bytes]:
    return [p if isinstance(p, bytes) else p.encode("utf-8", "surrogatepass") for p in parts]


@given(PARTS, PARTS)
def test_digests_are_equal_where_all_parts_are(
    one: list[str | bytes], other: list[str | bytes]
) -> None:
    assert (digest(*one) == digest(*other)) == (as_bytes(one) == as_bytes(other))


def test_where_a_part_ends_counts() -> None:
    assert digest("ab", "c") != digest("a", "bc") != digest("abc")
    assert digest("a") != digest("a", "")

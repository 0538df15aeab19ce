"""Bytes that a reader may be given: any at all, and those of a real file after an accident."""

from hypothesis import strategies as st


def damaged(data: bytes, *pieces: bytes) -> st.SearchStrategy[bytes]:
    """`data` with stretches taken out, doubled, replaced, or cut off; `pieces` may be put in."""
    places = st.integers(0, len(data))
    inserted = st.one_of(st.binary(max_size=8), st.sampled_from(pieces) if pieces else st.nothing())
    accident = st.tuples(places, st.integers(0, 40), inserted, st.booleans())
    return st.lists(accident, min_size=1, max_size=4).map(lambda each: _changed(data, each))


def _changed(data: bytes, accidents: list[tuple[int, int, bytes, bool]]) -> bytes:
    for place, length, piece, cut in accidents:
        data = data[:place] + piece + (b"" if cut else data[place + length :])
    return data

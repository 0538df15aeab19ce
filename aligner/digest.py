"""Short names for long things: digests that differ wherever one of the parts does."""

import hashlib

_BYTES = 20


def digest(*parts: str | bytes) -> bytes:
    """20 bytes of BLAKE2b over all parts and their lengths."""
    found = hashlib.blake2b(digest_size=_BYTES)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(len(data).to_bytes(8, "little"))
        found.update(data)
    return found.digest()

"""Comments that are meant for this program."""

import re

OPENING = "aligner:"
"""What such comments begin with; a file without it has none."""
_TOLD = re.compile(rf"\s*+{OPENING}(.*+)", re.DOTALL)


def told(comment: str) -> str | None:
    """What stands behind `aligner:` in the text of a comment; None where it is for others."""
    match = _TOLD.fullmatch(comment)
    return " ".join(match[1].split()) if match else None

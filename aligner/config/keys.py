"""Ways to values in a configuration."""

import re

from aligner.json_text import dumps

Key = tuple[str | int, ...]
"""The way to a value: `("pairs", 0, "source")`."""


def spelled(key: Key) -> str:
    """A way as a reader of the file would write it: `pairs[0].source`."""
    text = ""
    for part in key:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            name = part if re.fullmatch("[A-Za-z0-9_-]+", part) else dumps(part)
            text += f".{name}" if text else name
    return text

"""JSON that any program can read: how all that is written as JSON is written."""

import json
import re

# Half of a character cannot be encoded, and some programs take the other three for line ends.
_UNSAFE = re.compile("[\x85\u2028\u2029\ud800-\udfff]")


def dumps(value: object, indent: int | None = None) -> str:
    """JSON with letters as they are; what cannot be encoded or ends a line is escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def rounded(number: float, digits: int = 4) -> float:
    # Adding zero turns -0.0 into 0.0.
    return round(float(number), digits) + 0.0


def score(number: float | None) -> float | None:
    """A number of a bead, rounded; None stays None: nothing was compared."""
    return None if number is None else rounded(number)

r"""Text of documents made safe and plain for a terminal.

A document may hold escape sequences that move the cursor or retitle the window, and direction
overrides that show a sentence backwards. Both are shown as what they are: `\x1b`, `\u202e`.
"""

import re

_LINE_BREAK = re.compile("[^\\S\xa0]*[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]\\s*")

# Zero-width characters with no shape of their own. The joiners U+200C and U+200D are not among
# them: Hindi spelling and emoji need them.
_INVISIBLE = re.compile(
    "[\xad\u061c\u200b\u200e\u200f\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)

# What GitHub Actions and other CI servers would obey where it begins a line, and part of a line.
_COMMAND = re.compile(r":(?=:)|##(?=\w*\[)")
JOINER = "\u2060"  # has no width

_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def visible(text: str, *, reveal: bool = False) -> str:
    """`text` on one line, without anything that a terminal would obey.

    Control characters, direction overrides and lone surrogates become escapes; line breaks and
    tabs become spaces. Invisible characters are dropped, or shown as escapes with `reveal`, which
    is for the place of a finding: there they may be the fault itself. Signs of which a CI server
    makes commands (`::`, `##[`) are parted by a character without width.
    """
    text = _LINE_BREAK.sub(" ", text).replace("\t", " ")
    text = _INVISIBLE.sub(_escape if reveal else "", text)
    return _COMMAND.sub(lambda match: f"{match[0]}{JOINER}", _UNSAFE.sub(_escape, text))


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"

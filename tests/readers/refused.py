"""The one error of a file that cannot be read."""

from pathlib import Path

import pytest

from aligner.errors import InputError
from aligner.readers.formats import format_of
from aligner.readers.options import AS_USUAL, Reading


def refused(name: str, content: str | bytes, reading: Reading = AS_USUAL) -> str:
    """What is said of the file, without its name."""
    data = content.encode() if isinstance(content, str) else content
    form = format_of(Path(name))
    reader = form.read_pairs if form.pairs else form.read
    with pytest.raises(InputError) as caught:
        reader(name, data, reading)
    message = str(caught.value)
    assert message.startswith(f"{name}: ")
    assert "\n" not in message
    return message.removeprefix(f"{name}: ")

"""Patterns that few texts need, compiled when one does: one takes up to 2 ms."""

from functools import cached_property
from typing import Any

import regex


class Later:
    """A pattern of the package `regex`, compiled when its methods are first asked for."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - regex has no types
        method = getattr(self._compiled, name)
        setattr(self, name, method)  # next time it is found without this
        return method

    @cached_property
    def _compiled(self) -> Any:  # noqa: ANN401
        return regex.compile(self._pattern, self._flags)

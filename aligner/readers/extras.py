"""Libraries that not every installation has."""

import importlib
from types import ModuleType

from aligner.errors import InputError


def extra(suffix: str, name: str, module: str) -> ModuleType:
    """The module that reading files with `suffix` needs; the extra `name` brings it along.

    Raises:
        InputError: if it is not installed.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise InputError(
            f"Reading {suffix} needs the extra {name!a}: pip install 'aligner[{name}]'"
        ) from error

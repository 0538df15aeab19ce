"""Libraries that not every installation has."""

import importlib
from types import ModuleType

from aligner.errors import SettingsError


def extra(name: str, module: str, what: str) -> ModuleType:
    """The module that the extra `name` brings along.

    Args:
        name: of the extra.
        module: to import.
        what: needs it, such as `a manifest in Parquet`.

    Raises:
        SettingsError: if it is not installed.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise SettingsError(
            f"{what} needs the extra {name!a}: pip install 'aligner[{name}]'"
        ) from error

"""Libraries that not every installation has."""

import importlib
from types import ModuleType

from aligner.errors import AlignerError, SettingsError


def extra(
    name: str, module: str, what: str, error: type[AlignerError] = SettingsError
) -> ModuleType:
    """The module that the extra `name` brings along.

    Args:
        name: of the extra.
        module: to import.
        what: needs it, such as `A manifest in Parquet`.
        error: what is raised.

    Raises:
        AlignerError: if it is not installed.
    """
    try:
        return importlib.import_module(module)
    except ImportError as reason:
        raise error(f"{what} needs the extra {name!a}: pip install 'aligner[{name}]'") from reason

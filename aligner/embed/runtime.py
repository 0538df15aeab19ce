"""ONNX Runtime, loaded so that it keeps no record of who uses it."""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType


def onnx_runtime() -> "ModuleType":
    """The module `onnxruntime`; loading it takes 0.1 s.

    From 1.31 on it gives the machine an identifier and writes what it does into the home folder,
    unless it is told not to before it is loaded.
    """
    os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
    import onnxruntime  # noqa: PLC0415

    module: ModuleType = onnxruntime
    return module

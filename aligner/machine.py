"""What the same program may give other numbers by: the processor, and versions of libraries."""

import os
import platform
import sys
from functools import cache
from pathlib import Path

_SUFFIX = ".dist-info"
# Instructions by which libraries choose how they multiply: those for whole vectors.
_VECTORS = ("avx", "amx", "fma", "sse4", "asimd", "i8mm", "sve", "bf16")


@cache
def libraries() -> dict[str, str]:
    """The packages that can be imported here, as `{"onnxruntime": "1.20.0"}`.

    Read from the names of folders: `importlib.metadata` takes 20 ms to import.
    """
    found: dict[str, str] = {}
    for folder in sys.path:
        try:
            entries = os.listdir(folder or ".")  # noqa: PTH208 - the names are all that is wanted
        except OSError:  # sys.path may hold what does not exist, and archives
            continue
        for entry in entries:
            if entry.endswith(_SUFFIX):
                name, _, version = entry.removesuffix(_SUFFIX).rpartition("-")
                found.setdefault(name.lower().replace("_", "-"), version)
    return found


def versions(*names: str) -> str:
    """`onnxruntime-1.20.0,torch-` for some packages; nothing behind the `-` of a missing one."""
    return ",".join(f"{name}-{libraries().get(name, '')}" for name in names)


@cache
def processor() -> str:
    """The kind of processor, and which of those instructions it has where Linux tells."""
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return platform.machine()
    lines = (line.partition(":") for line in text.splitlines())
    flags = next((v.split() for name, _, v in lines if name.strip() in {"flags", "Features"}), [])
    chosen = sorted(flag for flag in flags if flag.startswith(_VECTORS))
    return " ".join([platform.machine(), *chosen])

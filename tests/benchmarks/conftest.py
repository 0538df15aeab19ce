"""Scripts in `benchmarks/` import their neighbours by name, as Python runs them."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

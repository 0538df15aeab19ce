import json
from importlib import resources
from pathlib import Path

import numpy as np
import pytest
from calibrate import keep

from aligner.judge.calibration import Logistic
from aligner.judge.fitted import fitted_for
from aligner.judge.losses import Usual

SIGNATURE = "somewhere/model-x|weights:00|layer:4"


def test_what_is_kept_for_a_model_is_what_it_gets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").mkdir()
    monkeypatch.setattr(resources, "files", lambda _: tmp_path)
    assert not fitted_for(SIGNATURE).own
    usual = Usual(3.0, np.array([0.25, -0.5], np.float32))
    keep(usual, Logistic(0.5, {"pooled": 1.0}), Logistic(-0.5, {"pooled": -1.0}), SIGNATURE)
    assert fitted_for(SIGNATURE).own
    assert fitted_for(SIGNATURE).name == "model-x"
    kept = json.loads((tmp_path / "data" / "model-x.json").read_text("utf-8"))
    assert kept["usual"] == {"constant": 3.0, "vector": [0.25, -0.5]}
    assert kept["loss"] == {"intercept": 0.5, "weights": {"pooled": 1.0}}

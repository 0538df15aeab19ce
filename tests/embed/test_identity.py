import os
import subprocess
import sys
from pathlib import Path

import pytest

from aligner.embed import identity as module
from aligner.embed.choice import Choice
from aligner.embed.embedded import EmbeddedEncoder
from aligner.embed.hub import folder_in_cache
from aligner.embed.identity import EMBEDDED, identity, model_stamp
from aligner.errors import EncoderError

HUB = ("SENTENCE_TRANSFORMERS_HOME", "HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE", "HF_HOME")


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the hub's cache, and nothing in it."""
    for name in HUB:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HF_HOME", str(tmp_path / "home"))
    return tmp_path / "home" / "hub"


def downloaded(hub: Path, name: str, revision: str = "abc") -> Path:
    """A model as the hub's library lays it out: files are links to what lies elsewhere."""
    root = hub / f"models--{name.replace('/', '--')}"
    folder = root / "snapshots" / revision
    for path in (folder, root / "refs", root / "blobs"):
        path.mkdir(parents=True, exist_ok=True)
    (root / "refs" / "main").write_text(revision, encoding="utf-8")
    for file in ("modules.json", "model.safetensors"):
        (root / "blobs" / file).write_text(file + revision, encoding="utf-8")
        (folder / file).symlink_to(Path("..", "..", "blobs", file))
    return folder


def test_the_embedded_encoder_is_known_without_loading_it(encoder: EmbeddedEncoder) -> None:
    known = identity()
    assert known == identity(Choice(EMBEDDED)) == identity(Choice(token_layer=8))
    assert known.signature == encoder.signature
    assert known.key
    assert known.key.startswith(encoder.signature)
    with pytest.raises(EncoderError, match="no token vectors of layer 3, only of 8"):
        identity(Choice(token_layer=3))


def test_nothing_heavy_is_loaded_for_it() -> None:
    code = (
        "import sys\n"
        "from aligner.embed.identity import identity\n"
        "from aligner.embed.choice import Choice; identity(), identity(Choice('no-such-model'))\n"
        "print(*{'numpy', 'onnxruntime', 'torch', 'huggingface_hub'} & sys.modules.keys())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_another_kind_of_processor_has_vectors_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    here = identity()
    monkeypatch.setattr(module, "processor", lambda: "another")
    assert identity().signature == here.signature
    assert identity().surroundings != here.surroundings
    assert identity().key != here.key


def test_a_folder_is_known_by_its_files(tmp_path: Path) -> None:
    (tmp_path / "1_Pooling").mkdir()
    file = tmp_path / "1_Pooling" / "config.json"
    file.write_text("{}", encoding="utf-8")
    stamp = model_stamp(str(tmp_path))
    assert stamp == model_stamp(str(tmp_path))
    os.utime(file, ns=(1, 1))
    touched = model_stamp(str(tmp_path))
    file.write_text("{ }", encoding="utf-8")
    os.utime(file, ns=(1, 1))
    longer = model_stamp(str(tmp_path))
    file.rename(tmp_path / "config.json")
    assert len({stamp, touched, longer, model_stamp(str(tmp_path)), None}) == 5
    known = identity(Choice(str(tmp_path), token_layer=4))
    assert known.signature is None
    assert known.key not in {None, identity(Choice(str(tmp_path))).key}
    assert identity(Choice(str(tmp_path), "cpu")).key != identity(Choice(str(tmp_path))).key


def test_a_folder_that_is_not_all_there_is_is_not_known(tmp_path: Path) -> None:
    (tmp_path / "adapter_config.json").touch()
    assert model_stamp(str(tmp_path)) is None
    assert identity(Choice(str(tmp_path))).key is None


def test_a_folder_with_too_many_files_is_no_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_FILES", 3)
    for name in "abc":
        (tmp_path / name).touch()
    assert model_stamp(str(tmp_path))
    (tmp_path / "d").touch()
    assert model_stamp(str(tmp_path)) is None


def test_a_model_that_was_downloaded_is_known_by_its_revision(hub: Path) -> None:
    assert model_stamp("some/model") is None
    first = downloaded(hub, "some/model")
    assert folder_in_cache("some/model") == first
    stamp = model_stamp("some/model")
    assert folder_in_cache("some/model") != downloaded(hub, "some/model", "def")
    assert None not in {stamp, model_stamp("some/model")}
    assert stamp != model_stamp("some/model")


def test_a_short_name_stands_for_one_model_at_most(hub: Path) -> None:
    folder = downloaded(hub, "sentence-transformers/LaBSE")
    assert folder_in_cache("LaBSE") == folder
    downloaded(hub, "LaBSE")
    assert folder_in_cache("LaBSE") is None


def test_a_download_that_was_cut_off_is_none(hub: Path) -> None:
    (downloaded(hub, "some/model") / "modules.json").unlink()
    assert folder_in_cache("some/model") is None


@pytest.mark.usefixtures("hub")
@pytest.mark.parametrize("name", ["", "a/b/c", "../..", "a\0b", "~nobody/x"])
def test_no_name_of_a_model(name: str) -> None:
    assert folder_in_cache(name) is None


def test_it_looks_where_the_hubs_library_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in HUB:
        monkeypatch.delenv(name, raising=False)
    code = "from huggingface_hub.constants import HF_HUB_CACHE as c; print(c)"
    for name in ("", "XDG_CACHE_HOME", *HUB[:0:-1]):
        if name:
            monkeypatch.setenv(name, str(tmp_path / name))
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
        folder = downloaded(Path(done.stdout.strip()), "tests/for-aligner") if name else None
        assert folder_in_cache("tests/for-aligner") == folder

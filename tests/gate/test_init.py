"""A first configuration: it loads, finds what it says it finds, and replaces nothing unasked."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.config.load import load_config
from aligner.config.model import Config
from aligner.errors import ConfigError, InputError, OutputError
from aligner.gate.init import begun
from aligner.gate.pairs import find_pairs
from tests.gate.conftest import Grow

FILES = ("de/a.md", "de/b.md", "hi/a.md", "README.md", "README.hi.md", "po/hi.po")


def config(text: str) -> Config:
    return Config.model_validate(tomllib.loads(text))


def test_it_loads_and_finds_what_it_says(grow: Grow) -> None:
    root = grow(*FILES)
    first = begun(root)
    said = config(first.text)
    assert [table.source for table in said.pairs] == ["README.md", "de/**/*.md", "po/*.po"]
    assert said == config("").model_copy(update={"pairs": said.pairs})
    assert len(find_pairs(root, said.pairs)) == 4
    comments = re.findall(r"^# (.+)\.\n(?:# .*\n)?\[\[pairs\]\]", first.text, re.MULTILINE)
    assert comments == ["1 pair", "1 pair, and 1 translation is missing", "1 file of pairs"]


@pytest.mark.parametrize("files", [FILES, ()], ids=["found", "nothing"])
def test_every_key_is_there_and_every_example_is_valid(grow: Grow, files: tuple[str, ...]) -> None:
    text = begun(grow(*files)).text
    plain = re.sub(r"^#(?=[a-z\[])", "", text, flags=re.MULTILINE)
    said = config(plain)
    left_out = {name for name in Config.model_fields if name not in said.model_fields_set}
    assert left_out == set()
    assert max(map(len, text.splitlines())) <= 120


def test_nothing_is_set_where_nothing_is_found(tmp_path: Path) -> None:
    first = begun(tmp_path)
    assert first.layouts == ()
    assert config(first.text) == config("")
    assert "# No translations were found" in first.text


def test_an_open_choice_is_said(grow: Grow) -> None:
    text = begun(grow("a.de.md", "a.hi.md")).text
    assert '# There are as many files in "hi": exchange source and target if' in text


def test_names_of_any_kind(grow: Grow) -> None:
    root = grow('a "b" \\ c/हिन्दी/x\x7f.de.md', 'a "b" \\ c/हिन्दी/x\x7f.hi.md')
    assert len(find_pairs(root, config(begun(root).text).pairs)) == 1


def test_it_is_written(grow: Grow) -> None:
    root = grow(*FILES)
    first = begun(root)
    assert list(root.glob("*.toml")) == []
    first.write()
    loaded = load_config(root / "aligner.toml")
    assert loaded.config == config(first.text)


def test_what_is_there_stays(grow: Grow) -> None:
    root = grow(*FILES)
    path = root / "aligner.toml"
    path.write_text("jobs = 1\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"configuration already\. --force replaces it"):
        begun(root).write()
    assert path.read_text(encoding="utf-8") == "jobs = 1\n"
    begun(root).write(force=True)
    assert path.read_text(encoding="utf-8") == begun(root).text


def test_a_shared_file_counts(grow: Grow) -> None:
    root = grow(*FILES)
    (root / "pyproject.toml").write_text("[tool.aligner]\njobs = 1\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"writes aligner\.toml, which goes before it"):
        begun(root).write()
    (root / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    begun(root).write()


def test_a_configuration_above_does_not_count(grow: Grow) -> None:
    root = grow("aligner.toml", "below/a.md")
    begun(root / "below").write()
    assert (root / "below" / "aligner.toml").is_file()


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder"):
        begun(tmp_path / "none")


def test_a_folder_that_cannot_be_written(grow: Grow, monkeypatch: pytest.MonkeyPatch) -> None:
    first = begun(grow(*FILES))

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(OutputError, match="Permission denied"):
        first.write()


PARTS = st.text(st.sampled_from('ab{}[]*?"\\.é-_ '), min_size=1, max_size=4).filter(
    lambda name: name not in {".", ".."}
)


@given(st.lists(PARTS, min_size=1, max_size=3), st.sampled_from([".LANG", "_LANG", "/LANG"]))
def test_whatever_the_names_are(
    tmp_path_factory: pytest.TempPathFactory, parts: list[str], end: str
) -> None:
    root = tmp_path_factory.mktemp("tree")
    for language in ("de", "hi"):
        name = "/".join(parts) + end.replace("LANG", language) + ("/x.md" if "/" in end else ".md")
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    first = begun(root)
    found = find_pairs(root, config(first.text).pairs)
    assert sum(pair.exists for pair in found) >= max(
        (each.pairs for each in first.layouts), default=0
    )

"""A first configuration, written from what is found in a folder.

It has a `[[pairs]]` table for each layout of translations that is found, and every other key as a
comment, with what it means and its default.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import wrap

from aligner.config.effective import DEFAULTS
from aligner.config.find import FILE, find_config
from aligner.config.model import Config, Gate, Reading
from aligner.errors import ConfigError, InputError
from aligner.gate.layouts import Layout, layouts
from aligner.output import write_atomically

_WIDTH = 98
_TABLES = ("pairs", "overrides", "severities", "options")

# What could stand where nothing does by default.
_EXAMPLES: Mapping[str, object] = {
    "source-language": "de",
    "target-language": "hi",
    "source-format": "markdown",
    "target-format": "html",
    "encoding": "utf-8",
    "rules": "sentences.srx",
    "glossary": "glossary.csv",
    "min-score": 95.0,
    "max-new": 0,
    "baseline": "aligner-baseline.json",
    "jobs": 4,
    "model": "sentence-transformers/LaBSE",
    "device": "cuda",
    "token-layer": 8,
    "revision": "main",
    "dtype": "float16",
    "prompt": "query: ",
    "batch-tokens": 4096,
    "judge": "Unbabel/wmt22-cometkiwi-da",
}

_HEAD = """\
# What `aligner` checks in this project, and what it lets pass.
#
# Patterns and names of files start at the folder of this file. A line such as "#fail-on" sets
# nothing; without the "#" it does. It has the default, or an example where there is none.
"""

_PAIRS = """\
# Which documents belong together. In a pattern, * is any text without a slash, ** any folders,
# {name} (any word) some text, the same in original and translation, {language} the code of the
# translation's language.
"""

_EXAMPLE = """\
# No translations were found: no files whose names differ by a language alone. An example:
#[[pairs]]
#source = "content/de/**/*.md"
#target = "content/{language}/**/*.md"
#target-languages = ["hi"]
#source-language = "de"
"""

_REST = """\
# Other severities than those that the checks give; `aligner explain` lists the checks.
#[severities]
#number-mismatch = "critical"

# Options of checks; `aligner explain CHECK` names them.
#[options.length-ratio]
#limit = 4.0

# What is otherwise for some files: fail-on, min-score, and how they are read and checked.
#[[overrides]]
#paths = ["drafts/**"]
#fail-on = "never"
"""


@dataclass(frozen=True, slots=True)
class Begun:
    """A first configuration.

    Attributes:
        path: where it belongs.
        text: what it says.
        layouts: what was found.
    """

    path: Path
    text: str
    layouts: tuple[Layout, ...]

    def write(self, *, force: bool = False) -> None:
        """Writes it.

        Args:
            force: whether it may take the place of another.

        Raises:
            ConfigError: if the folder has a configuration, and it may not.
            OutputError: if it cannot be written.
        """
        folder = self.path.parent
        there = find_config(folder)
        if not force and there and there.parent == folder.absolute():
            kept = "replaces it" if there.name == FILE else f"writes {FILE}, which goes before it"
            raise ConfigError(
                f"{folder / there.name}: there is a configuration already. --force {kept}; "
                "--dry-run shows what would be written."
            )
        write_atomically(self.path, self.text)


def begun(folder: Path) -> Begun:
    """The first configuration of a folder; nothing is written yet.

    Raises:
        InputError: if there is no such folder, or it cannot be read.
    """
    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder. Name the one that holds the documents.")
    found = layouts(folder)
    return Begun(folder / FILE, _text(found), found)


def _text(found: Sequence[Layout]) -> str:
    pairs = [*map(_table, found)] or [_EXAMPLE]
    return "\n".join([_HEAD, *_keys(), _PAIRS, *pairs, _REST])


def _keys() -> Iterator[str]:
    """Every key that is no table, as a comment: those of the gate first."""
    fields = Config.model_fields
    for name in dict.fromkeys([*Gate.model_fields, *Reading.model_fields, *fields]):
        if name in _TABLES:
            continue
        key = fields[name].alias or name
        default = DEFAULTS[key]
        value = _toml(default) if default is not None else f"{_toml(_EXAMPLES[key])}  # an example"
        lines = [f"# {line}" for line in wrap(fields[name].description or "", _WIDTH - 2)]
        yield "\n".join([*lines, f"#{key} = {value}", ""])


def _table(layout: Layout) -> str:
    lines = [f"# {counted(layout)}."]
    if layout.tied:
        lines.append(
            f'# There are as many files in "{layout.tied}": exchange source and target if they are '
            "the originals."
        )
    lines.append("[[pairs]]")
    lines += (f"{key} = {_toml(value)}" for key, value in layout.table.items())
    return "\n".join([*lines, ""])


def counted(layout: Layout) -> str:
    """`2 pairs, and 1 translation is missing`."""
    pairs, missing = layout.pairs, layout.missing
    text = f"{pairs} pair{'s' * (pairs != 1)}"
    if layout.found[0].target is None:
        return f"{pairs} file{'s' * (pairs != 1)} of pairs"
    if missing:
        text += f", and {missing} translation{'s are' if missing != 1 else ' is'} missing"
    return text


def _toml(value: object) -> str:
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_toml, value))}]"
    # As JSON has it, but that TOML wants an escape for DEL.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")

"""In which lines of a TOML file its keys stand."""

import tomllib
from collections.abc import Iterator, Mapping

import tree_sitter
import tree_sitter_toml

from aligner.config.keys import Key

_NAMES = {"bare_key", "quoted_key", "dotted_key"}


def positions(text: str) -> dict[Key, int]:
    """The line, from 1, in which each key and each item of a list stands first.

    `text` is TOML that `tomllib` can read; the tables that a dotted key names on its way count.
    """
    parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_toml.language()))
    return _Lines().of(parser.parse(text.encode()).root_node)


def line_of(key: Key, lines: Mapping[Key, int]) -> int:
    """The line of a key, or of the nearest table around it that has one; the first without any."""
    while key and key not in lines:
        key = key[:-1]
    return lines.get(key, 1)


class _Lines:
    def __init__(self) -> None:
        self._lines: dict[Key, int] = {}
        self._counts: dict[Key, int] = {}  # of tables in each array of tables

    def of(self, root: tree_sitter.Node) -> dict[Key, int]:
        for node in root.named_children:
            if node.type == "pair":
                self._read([(node, ())])
            elif node.type in {"table", "table_array_element"}:
                table = self._header(node)
                self._read([(each, table) for each in node.named_children])
        return self._lines

    def _header(self, node: tree_sitter.Node) -> Key:
        """The way to the table that begins."""
        *parents, last = _names(node.named_children[0])
        key: Key = ()
        for name in parents:
            key = self._latest((*key, name))
            self._note(key, node)
        key = (*key, last)
        self._note(key, node)
        if node.type == "table_array_element":
            self._counts[key] = self._counts.get(key, 0) + 1
            key = self._latest(key)
            self._note(key, node)
        return key

    def _latest(self, key: Key) -> Key:
        """Of an array of tables, its last one."""
        return (*key, self._counts[key] - 1) if key in self._counts else key

    def _read(self, found: list[tuple[tree_sitter.Node, Key]]) -> None:
        """Notes pairs and values with all that is in them; no recursion, as it may be deep."""
        while found:
            node, key = found.pop()
            children = [each for each in node.named_children if each.type != "comment"]
            if node.type == "pair":
                for name in _names(children[0]):
                    key = (*key, name)
                    self._note(key, node)
                found.append((children[1], key))
            elif node.type == "inline_table":
                found += [(each, key) for each in children]
            elif node.type == "array":
                for index, each in enumerate(children):
                    self._note((*key, index), each)
                    found.append((each, (*key, index)))

    def _note(self, key: Key, node: tree_sitter.Node) -> None:
        line = node.start_point.row + 1
        self._lines[key] = min(line, self._lines.get(key, line))


def _names(node: tree_sitter.Node) -> Iterator[str]:
    """The parts of a key, as TOML reads them."""
    ((name, value),) = tomllib.loads(f"{(node.text or b'').decode()} = 0").items()
    yield name
    while isinstance(value, dict):
        ((name, value),) = value.items()
        yield name

"""What stands before the text of a Markdown file, between lines of `---` (YAML) or `+++` (TOML)."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from aligner.bitext import Span
from aligner.languages.knowledge import word_set
from aligner.readers.blocks import Block, BlockBuilder, Told
from aligner.readers.told import OPENING, told

if TYPE_CHECKING:
    from yaml.nodes import Node

# Keys that generators of sites know and that have something to read.
_READ = word_set(
    """
    title subtitle linktitle headline heading description summary abstract excerpt lead intro
    teaser tagline caption alt keywords tags categories category seo_title seo_description
    meta_title meta_description sidebar_label pagination_label
    """
)
_LANGUAGE = frozenset({"lang", "language", "locale"})
_MOST = 50_000  # characters; nobody writes so many by hand, and YAML is slow to read
_OPEN = re.compile(r"(---|\+\+\+)[ \t]*\n")
_KEY = re.compile(r"[\w.-]+[ \t]*:(?:\s|$)", re.MULTILINE)
_TOML = re.compile(r"""^([\w-]+)[ \t]*=[ \t]*(?:"([^"\\\n]*)"|'([^'\n]*)')[ \t]*$""", re.MULTILINE)
_TABLE = re.compile(r"^\[", re.MULTILINE)
_SURROGATE = re.compile("[\ud800-\udfff]")
_COMMENT = re.compile(rf"(?:^|(?<=[ \t]))#(?=[ \t]*{OPENING})", re.MULTILINE)
# Lengths of escapes with a number, in double quotes.
_NUMBERED = {"x": 4, "u": 6, "U": 10}


_SPACE = " \t\n"


class FrontMatter(NamedTuple):
    """Named values before the text.

    Attributes:
        end: where the text begins; 0 where there are none.
        fields: the values that are read, by name.
        language: what they say of it.
        trouble: why they could not be read.
        comments: what tells this program something about none of the values.
    """

    end: int = 0
    fields: tuple[Block, ...] = ()
    language: str | None = None
    trouble: str | None = None
    comments: tuple[Told, ...] = ()


class _Value(NamedTuple):
    """A text, in what quotes it stands (`"`, `'`, or nothing), and from where to where."""

    name: str
    text: str
    style: str
    span: Span


def front_matter(text: str) -> FrontMatter:
    """What stands before the text; line ends are newlines."""
    opening = _OPEN.match(text)
    if opening is None:
        return FrontMatter()
    marks = re.escape(opening[1]) if opening[1] == "+++" else r"(?:---|\.\.\.)"
    closing = re.compile(rf"^{marks}[ \t]*$\n?", re.MULTILINE).search(text, opening.end())
    if closing is None:
        return FrontMatter()
    inside = Span(opening.end(), closing.start())
    if opening[1] == "+++":
        values = list(_toml(text, inside))
        return _found(closing.end(), values, text, _comments(text, inside, values))
    return _yaml(text, inside, closing.end())


def _found(end: int, values: list[_Value], text: str, comments: list[Told]) -> FrontMatter:
    names = [(value.name.rpartition(".")[2].lower(), value) for value in values]
    language = next((v.text for n, v in names if n in _LANGUAGE and "." not in v.name), None)
    read = [value for name, value in names if name in _READ]
    pairs = [(value, block) for value in read if (block := _block(value, text))]
    about = _commented(comments, [value for value, _ in pairs], text)
    blocks = [
        block._replace(comments=tuple(about.get(value.span.start, ()))) for value, block in pairs
    ]
    kept = sorted(blocks, key=lambda block: block.field or "")
    return FrontMatter(end, tuple(kept), language, comments=tuple(about.get(None, ())))


def _commented(
    comments: list[Told], values: list[_Value], text: str
) -> dict[int | None, list[Told]]:
    """The comments by the beginning of the value that they are about; None for those about none.

    That is the value behind which they stand on a line, else the next one; all of a list, where
    they stand before its key.
    """
    found: dict[int | None, list[Told]] = {}
    values = sorted(values, key=lambda value: value.span.start)
    for each in comments:
        line = text.rfind("\n", 0, each.raw) + 1
        here = bisect_right(values, each.raw, key=lambda value: value.span.start)
        before = values[here - 1] if here else None
        behind = before is not None and before.span.end > line
        chosen = [before] if before and behind else _alike(values, here)
        if before and chosen and not behind and before.name == chosen[0].name:
            chosen = chosen[:1]  # within a list
        if not chosen:
            found.setdefault(None, []).append(each)
        for value in chosen:
            found.setdefault(value.span.start, []).append(each)
    return found


def _alike(values: list[_Value], start: int) -> list[_Value]:
    """Those from an index on that have one name."""
    end = start
    while end < len(values) and values[end].name == values[start].name:
        end += 1
    return values[start:end]


def _toml(text: str, inside: Span) -> Iterator[_Value]:
    table = _TABLE.search(text, inside.start, inside.end)
    for match in _TOML.finditer(text, inside.start, table.start() if table else inside.end):
        group = 2 if match[2] is not None else 3
        yield _Value(match[1], match[group], "", Span(*match.span(group)))


def _yaml(text: str, inside: Span, end: int) -> FrontMatter:
    import yaml  # noqa: PLC0415 - seldom needed

    written = text[slice(*inside)]
    keys = _KEY.match(written.lstrip("\n"))
    if len(written) > _MOST:
        return FrontMatter(end, trouble=f"longer than {_MOST:,} characters")
    try:
        root = yaml.compose(written, yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError, ValueError, OverflowError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 2}: " if mark else ""
        trouble = f"{where}{getattr(error, 'problem', None) or 'no YAML'}"
        return FrontMatter(end, trouble=trouble) if keys else FrontMatter()
    if root is not None and not isinstance(root, yaml.MappingNode):
        return FrontMatter()  # a text between two lines
    values = list(_scalars(root, inside.start))
    return _found(end, values, text, _comments(text, inside, values))


def _comments(text: str, inside: Span, values: list[_Value]) -> list[Told]:
    """What comments tell this program; a mark within a value begins none."""
    if OPENING not in text[slice(*inside)]:
        return []
    found = []
    spans = sorted(value.span for value in values)
    for match in _COMMENT.finditer(text, *inside):
        last = bisect_right(spans, (match.start(), len(text))) - 1
        within = last >= 0 and match.start() < spans[last].end
        line = text[match.end() : text.index("\n", match.end())]
        if not within and (said := told(line)) is not None:
            found.append(Told(said, match.start()))
    return found


def _scalars(root: "Node | None", start: int) -> Iterator[_Value]:
    """The texts in a node of YAML, with the names of their keys; each mapping is read once."""
    waiting: list[tuple[str, Node]] = [("", root)] if root else []
    seen: set[int] = set()
    while waiting:
        name, node = waiting.pop(0)
        if node.id == "scalar":
            span = Span(start + node.start_mark.index, start + node.end_mark.index)
            yield _Value(name, _SURROGATE.sub("\ufffd", node.value), node.style or "", span)
        elif node.id == "sequence":
            waiting[:0] = [(name, each) for each in node.value if each.id == "scalar"]
        elif id(node) not in seen:
            seen.add(id(node))
            waiting[:0] = [
                (f"{name}.{key.value}" if name else key.value, value)
                for key, value in node.value
                if key.id == "scalar"
            ]


def _block(value: _Value, text: str) -> Block | None:
    """A value as a block, each of its characters found where it is written."""
    builder = BlockBuilder()
    at = value.span.start + (value.style in {'"', "'"})
    if value.style in {"|", ">"}:
        at = text.find("\n", at, value.span.end)
    for character in value.text:
        at = _place(character, at, value, text)
        builder.text(character, min(at, value.span.end))
        at += _written(at, value.style, text)
    return builder.block(field=value.name)


def _place(character: str, at: int, value: _Value, text: str) -> int:
    """Where a character of a value is: white space may stand before it, or another for it."""
    if character in _SPACE and text[at : at + 1] in _SPACE:
        return at
    at = _after_space(at, value, text)
    while value.style == '"' and text.startswith("\\\n", at):  # folded, which stands for nothing
        at = _after_space(at + 2, value, text)
    return at


def _after_space(at: int, value: _Value, text: str) -> int:
    while at < value.span.end and text[at] in _SPACE:
        at += 1
    return at


def _written(at: int, style: str, text: str) -> int:
    """How many characters stand for the one that is written there."""
    if style == '"' and text.startswith("\\", at):
        return _NUMBERED.get(text[at + 1 : at + 2], 2)
    return 2 if style == "'" and text.startswith("''", at) else 1

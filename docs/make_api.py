"""Writes docs/api.md from the docstrings of the public names: `python docs/make_api.py`."""

from collections.abc import Iterator
from pathlib import Path

import griffe
from griffe import DocstringSectionKind as Kind

import aligner

PAGE = Path(__file__).parent / "api.md"
INTRO = """\
# The Python interface

Every name that `from aligner import ...` gives, made from the source by docs/make_api.py. The
package is typed (`py.typed`); importing it loads nothing heavy.

## What stays

Versions follow [Semantic Versioning](https://semver.org/). Public are the names on this page with
what it says of them, the commands and options of the command line, exit codes, the keys of
`aligner.toml`, the schemas of the reports (`aligner-report-1` and so on) and the names of checks.
All else may change in any version.

- A **patch** mends what did not do what its page says. Findings may change where they were wrong.
- A **minor** version adds: names, parameters with a default, options, fields at the end of
  records, checks, formats. Confidences and findings may change, as models and rules get better;
  the `signature` of a report names the version. To have the same findings for years, keep the
  version, and update the baseline with it.
- A **major** version may take away. Before that, what goes is deprecated for at least one minor
  version and six months: it still works, warns once (`DeprecationWarning`, or a line on standard
  error at the command line), and the warning says what to use. The list of changes names it under
  "Deprecated".
- Until 1.0 a minor version may do what a major one may, with the same warning where that can be.

"""
_LONG = 70  # characters of a line of parameters
_GROUPS = {
    "Functions": lambda each: each.is_function,
    "Records and types": lambda each: each.is_class,
}


def text() -> str:
    """The page."""
    package = griffe.load("aligner", search_paths=[PAGE.parents[1]], docstring_parser="google")
    found = [package[name] for name in aligner.__all__]
    objects = [each.final_target if each.is_alias else each for each in found]
    parts = [INTRO]
    for heading, belongs in _GROUPS.items():
        parts.append(f"## {heading}\n")
        parts += ["\n".join(_entry(each)) for each in objects if belongs(each)]
    return "\n".join(parts)


def _entry(each: griffe.Object) -> Iterator[str]:
    yield f"### {each.name}\n"
    yield f"```python\n{_signature(each)}\n```\n"
    if each.docstring:
        for section in each.docstring.parsed:
            yield from _section(section)
    if each.is_class:
        yield from _methods(each)


def _signature(each: griffe.Object) -> str:
    """As it stands in the source, a parameter a line where there are many."""
    if isinstance(each, griffe.Function):
        return f"{each.name}{_parameters(each)} -> {each.returns}"
    assert isinstance(each, griffe.Class)
    bases = ", ".join(map(str, each.bases))
    lines = [f"class {each.name}({bases}):" if bases else f"class {each.name}:"]
    for member in _fields(each):
        value = "" if member.value is None else f" = {member.value}"
        kind = "" if member.annotation is None else f": {member.annotation}"
        lines.append(f"    {member.name}{kind}{value}")
    return "\n".join(lines if len(lines) > 1 else [lines[0].removesuffix(":")])


def _parameters(function: griffe.Function) -> str:
    parts: list[str] = []
    named = False
    for each in function.parameters:
        if each.name in {"self", "cls"}:
            continue
        if each.kind is griffe.ParameterKind.keyword_only and not named:
            parts.append("*")
            named = True
        kind = "" if each.annotation is None else f": {each.annotation}"
        value = "" if each.default is None else f" = {each.default}"
        parts.append(f"{each.name}{kind}{value}")
    line = f"({', '.join(parts)})"
    return line if len(line) < _LONG else "(\n    " + ",\n    ".join(parts) + ",\n)"


def _fields(each: griffe.Class) -> Iterator[griffe.Attribute]:
    """Those of a record, the members of an enumeration."""
    for member in each.members.values():
        public = isinstance(member, griffe.Attribute) and not member.name.startswith("_")
        stands = public and (member.annotation is not None or "class-attribute" in member.labels)
        if stands and "property" not in member.labels:
            yield member


def _methods(each: griffe.Object) -> Iterator[str]:
    """A line for each method and property that has something to say."""
    rows = []
    for member in each.members.values():
        if member.name.startswith("_") or member.is_alias or not member.docstring:
            continue
        first = member.docstring.value.strip().split("\n\n")[0].replace("\n", " ")
        if isinstance(member, griffe.Function):
            rows.append(f"- `{member.name}{_parameters(member)} -> {member.returns}`: {first}")
        elif "property" in member.labels:
            rows.append(f"- `{member.name}`: {first}")
    if rows:
        yield "\n".join(rows) + "\n"


def _section(section: griffe.DocstringSection) -> Iterator[str]:
    if section.kind is Kind.text:
        yield f"{section.value}\n"
    elif section.kind is Kind.returns:
        yield "Returns: " + " ".join(_about(each) for each in section.value) + "\n"
    else:
        if section.kind is Kind.raises:
            yield "Raises:\n"
        yield "".join(f"- `{_name(each)}`: {_about(each)}\n" for each in section.value)


def _name(each: griffe.DocstringElement) -> str:
    return str(getattr(each, "name", each.annotation))


def _about(each: griffe.DocstringElement) -> str:
    return " ".join(each.description.split())


if __name__ == "__main__":
    PAGE.write_text(text(), encoding="utf-8")

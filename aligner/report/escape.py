"""Texts of documents in the syntax of other formats, so that none of them is taken for syntax."""

import re
from html import escape as _html
from urllib.parse import quote

from aligner.report.visible import visible
from aligner.writers.written import xml_characters

# U+2060, the word joiner, has no width: it parts what a program would else take for a name.
_JOINER = "\u2060"
_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>&|~$#!]")
# A user or a team, an issue, an address, an emoji: GitHub and GitLab make links of them, and tell
# the user named.
_NAMES = re.compile(r"@(?=\w)|(?<=[#!])(?=\d)|(?<=www)(?=\.)|(?<=:)(?=//)|:(?=[\w+-]+:)")
_TICKS = re.compile("`+")
_STRANGE = re.compile("[\ud800-\udc7f\udd00-\udfff]")  # no byte of a path is one of these


def xml(text: str) -> str:
    """Text on one line between two tags, or in an attribute."""
    return _html(xml_characters(visible(text)))


def xml_name(name: str) -> str:
    """The name of a file in an attribute, with each character that XML can hold."""
    escaped = _html(xml_characters(name))
    return escaped.replace("\r", "&#13;").replace("\n", "&#10;").replace("\t", "&#9;")


def markdown(text: str) -> str:
    """Text within a line of Markdown: no syntax, no link, nobody who would be notified."""
    return _MARKDOWN.sub(_entity_or_escape, _parted(text))


def markdown_tag(text: str) -> str:
    """The same between two tags that stand in Markdown: there is no syntax but that of HTML."""
    return _html(_parted(text))


def markdown_code(text: str) -> str:
    """Text within a line of Markdown as code, with each of its characters."""
    shown = visible(text)
    fence = "`" * (max(map(len, _TICKS.findall(shown)), default=0) + 1)
    pad = " " if shown[:1] + shown[-1:] != shown.strip("` ")[:1] + shown.strip("` ")[-1:] else ""
    return f"{fence}{pad}{shown}{pad}{fence}" if shown.strip() else ""


def workflow_data(text: str) -> str:
    """The message of a workflow command of GitHub."""
    return visible(text).replace("%", "%25")


def workflow_property(text: str) -> str:
    """A value before the message."""
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped.replace(":", "%3A").replace(",", "%2C")


def uri(path: str) -> str:
    """A path with `/` between its parts as a URI reference: the bytes of its name, escaped."""
    # A name that is no UTF-8 has its bytes as halves of characters, as the system gave them.
    data = _STRANGE.sub("\ufffd", path).encode("utf-8", "surrogateescape")
    escaped = quote(data, safe="/-._~!$&'()*+,;=@")
    return f"file://{escaped}" if path.startswith("/") else escaped


def _parted(text: str) -> str:
    return _NAMES.sub(lambda match: f"{match[0]}{_JOINER}", visible(text))


def _entity_or_escape(match: re.Match[str]) -> str:
    sign = match[0]
    return _html(sign) if sign in "<>&" else f"\\{sign}"

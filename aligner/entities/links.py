"""Addresses: URLs, domains, e-mail addresses, handles, hashtags, names of files."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from urllib.parse import parse_qsl, unquote

import regex

from aligner.bitext import Span
from aligner.languages.names import NAMES
from aligner.patterns import Later


class LinkKind(StrEnum):
    URL = "URL"
    DOMAIN = "domain"
    EMAIL = "e-mail address"
    HANDLE = "handle"
    HASHTAG = "hashtag"
    FILE = "file name"


@dataclass(frozen=True, slots=True)
class Link:
    """An address in a text.

    Attributes:
        span: where it stands, without the punctuation around it.
        kind: what it is; a URL without a scheme is one if it begins with `www.` or has a path.
        text: as it is written.
        key: what it leads to, whatever its scheme, `www.`, trailing slash, tracking parameters,
            capitals in the host, and the language that it names; equal keys are one page.
        hidden: the text is that of a link, and does not show it.
    """

    span: Span
    kind: LinkKind
    text: str
    key: str
    hidden: bool = False


# Top-level domains that people write without `www.` or a path before or behind: the generic ones,
# and those of countries that are no word of German or English ("Ende.in", "Punkt.so").
_DOMAINS = (
    "com|org|net|edu|gov|mil|int|info|biz|io|ai|dev|app|eu|de|ch|uk|fr|es|nl|pl|cz|dk|se|fi|jp|cn|"
    "ru|br|ca|au|nz|mx|tv|bund|berlin|shop|online|blog|cloud"
)
_FILES = (
    "pdf|docx?|xlsx?|pptx?|odt|ods|odp|txt|csv|tsv|json|jsonl|xml|html?|ya?ml|toml|ini|cfg|conf|"
    "log|md|rst|tex|zip|tar|gz|tgz|7z|rar|exe|dll|msi|dmg|iso|jpe?g|png|gif|svg|webp|bmp|tiff?|"
    "mp[34]|wav|ogg|avi|mov|mkv|py|js|ts|css|java|cpp|sh|bat|sql|db|po|pot|xliff?|tmx|tbx|srt|vtt"
)
_EDGE = r"(?<![\p{L}\p{M}\p{N}@._/\\-])"
_BODY = r"[^\s<>\"„“”«»`\\^{}।॥|]"
# Each begins where nothing of its own kind goes before, and runs of one kind are possessive: a
# text is passed over once.
_LINK = Later(
    rf"""
    (?P<url>(?<![\p{{L}}\p{{N}}])(?:https?|ftps?|sftp)://{_BODY}++)
    |(?P<mail>(?<![a-z0-9_.%+-])[a-z0-9_.%+-]++@[a-z0-9-]++(?:\.[a-z0-9-]++)++)
    |(?P<www>{_EDGE}www\.{_BODY}++)
    |(?P<bare>{_EDGE}[a-z0-9][a-z0-9_.-]*+(?:/{_BODY}*+)?)
    |(?P<handle>{_EDGE}@[a-z0-9_]{{2,30}}+(?![\p{{L}}\p{{M}}@]))
    |(?P<hashtag>(?<![\p{{L}}\p{{M}}\p{{N}}&/\#])\#(?=[\p{{N}}_]*+\p{{L}})[\p{{L}}\p{{M}}\p{{N}}_]++)
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_HOST = Later(
    r"(?:[a-z0-9]++(?:-++[a-z0-9]++)*+\.)++"
    rf"(?:{_DOMAINS}|(?<=[a-z0-9]\.(?:co|ac|gov|nic)\.)in)(?=/|$)",
    regex.IGNORECASE,
)
_PATH_HOST = Later(r"(?:[a-z0-9-]++\.)++[a-z]{2,}+/.", regex.IGNORECASE)
_FILE = Later(rf"[a-z0-9_][a-z0-9_.-]*+(?<=.\.(?:{_FILES}))", regex.IGNORECASE)
_TRIGGER = regex.compile(r"[@#/]|(?<=[A-Za-z0-9])\.[A-Za-z0-9]")
_GLUED = Later(r"^(?:[a-z]+://)?[a-z0-9.:@-]*+", regex.IGNORECASE)
_TRAILING = ".,;:!?'’‘*_~…"
_CLOSING = {")": "(", "]": "[", "}": "{"}
_TRACKING = Later(r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|_ga|ref_src")
_LANGUAGE_PARAMETERS = {"lang", "language", "hl", "locale", "lng", "setlang"}
_LABEL = 63  # characters of a label, by RFC 1035
_ANY = "*"  # stands for the language that an address names


def read_links(text: str, language: str) -> tuple[Link, ...]:
    """The addresses in a text, in their order; they look alike in every language."""
    if not _TRIGGER.search(text):
        return ()
    found = []
    for match in _LINK.finditer(text):
        kind, written = str(match.lastgroup), match.group()
        if kind == "bare" and "." not in written:  # as nearly all words
            continue
        written = _trimmed(written)
        link = _link(kind, written, match.start())
        if link:
            found.append(link)
    return tuple(found)


def _link(group: str, written: str, start: int) -> Link | None:
    span = Span(start, start + len(written))
    match group:
        case "url" | "www":
            host = written.partition("://")[2] or written
            return Link(span, LinkKind.URL, written, url_key(written)) if "." in host else None
        case "mail":
            return Link(span, LinkKind.EMAIL, written, written.lower())
        case "handle":
            return Link(span, LinkKind.HANDLE, written, written.lower())
        case "hashtag":
            return Link(span, LinkKind.HASHTAG, written, written.casefold())
    return _bare(written, span)


def _bare(written: str, span: Span) -> Link | None:
    """A domain, an address without its scheme, or a file; most words are none."""
    if "." not in written:
        return None
    if _FILE.fullmatch(written):
        return Link(span, LinkKind.FILE, written, written.lower())
    if _HOST.match(written) or _PATH_HOST.match(written):
        kind = LinkKind.URL if "/" in written else LinkKind.DOMAIN
        return Link(span, kind, written, url_key(written))
    return None


def _trimmed(written: str) -> str:
    """Without what belongs to the sentence: marks at the end, brackets not opened in it.

    A postposition may be glued to a host ("example.orgपर"), never to a path, which may be in any
    script.
    """
    host = _GLUED.match(written)
    if host and host.end() < len(written) and written[host.end()].isalpha():
        written = written[: host.end()]
    end = len(written)
    excess = {mark: written.count(mark) - written.count(_CLOSING[mark]) for mark in _CLOSING}
    while end:
        last = written[end - 1]
        if excess.get(last, 0) > 0:
            excess[last] -= 1
        elif last not in _TRAILING:
            break
        end -= 1
    return written[:end]


@lru_cache(1 << 12)
def url_key(url: str) -> str:
    """What a URL leads to; see `Link.key`."""
    rest = url.partition("://")[2] or url
    rest, _, fragment = rest.partition("#")
    rest, _, query = rest.partition("?")
    host, _, path = rest.partition("/")
    steps = [_ANY if _names_language(step) else step for step in unquote(path).split("/") if step]
    if steps and steps[0] == _ANY:  # the default language often has no step of its own
        del steps[0]
    pairs = sorted(
        (name, _ANY if name.lower() in _LANGUAGE_PARAMETERS else value)
        for name, value in parse_qsl(query.replace("&amp;", "&"), keep_blank_values=True)
        if not _TRACKING.fullmatch(name)
    )
    kept = [(name, value) for name, value in pairs if value != _ANY]
    parts = [_host_key(host), *steps]
    return "\n".join(("/".join(parts), repr(kept) if kept else "", unquote(fragment)))


def _host_key(host: str) -> str:
    labels = host.lower().rstrip(".").split(".")
    labels = [_decoded(label) for label in labels if label != "www"]
    if len(labels) > 2 and _names_language(labels[0]):
        labels = labels[1:]
    return ".".join(labels)


def _decoded(label: str) -> str:
    """A label of an international domain in its own script, if it can be read."""
    if not label.startswith("xn--") or len(label) > _LABEL:
        return label
    try:
        return label.encode("ascii").decode("idna")
    except UnicodeError:
        return label


def _names_language(step: str) -> bool:
    """Whether a step of a path names a language: `de`, `hi`, `en-US`, `pt_br`."""
    language, _, region = step.replace("_", "-").partition("-")
    return (
        len(language) == 2
        and language.lower() in NAMES
        and (not region or (len(region) == 2 and region.isalpha()))
    )


def edition(url: str) -> str | None:
    """The host of a site that has its languages in the host (`de.wikipedia.org`), without them.

    Its pages have other names in each language. None for other sites.
    """
    host = (url.partition("://")[2] or url).partition("/")[0].lower()
    labels = host.split(".")
    return ".".join(labels[1:]) if len(labels) > 2 and _names_language(labels[0]) else None


def translated_site(one: str, other: str) -> bool:
    """Whether two addresses are of one site, and either of them names its language."""
    (host, path), (other_host, other_path) = (_host_and_path(url) for url in (one, other))
    if _host_key(host) != _host_key(other_host):
        return False
    steps = (path.split("/")[0], other_path.split("/")[0])
    return any(map(_names_language, steps)) or any(map(edition, (one, other)))


def _host_and_path(url: str) -> tuple[str, str]:
    host, _, path = (url.partition("://")[2] or url).partition("/")
    return host, path


_NAME_PARTS = Later(r"([._-]+)")


def file_key(address: str) -> str:
    """What a path leads to, whatever language its steps and the name of its file name.

    `img/karte_de.png` and `img/karte_hi.png` are one picture in two languages.
    """
    path = unquote(address.partition("#")[0].partition("?")[0])
    steps = [step for step in path.split("/") if step and not _names_language(step)]
    if steps:
        parts = _NAME_PARTS.split(steps[-1])
        kept = [parts[0]]
        for joint, part in zip(parts[1::2], parts[2::2], strict=True):
            kept += [] if _names_language(part) and part.islower() else [joint, part]
        steps[-1] = "".join(kept)
    return "/".join(steps)

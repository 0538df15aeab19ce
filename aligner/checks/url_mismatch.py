"""An address of the original is missing or different in the translation.

What: URLs, domains, handles and names of files that only one side has, compared by what they
lead to. The scheme, "www.", a slash at the end, tracking parameters, and the language that an
address names ("/de/" and "/hi/", "?lang=de") make no difference. A hashtag may be translated, so
only one that is lost is named. Of pages and Markdown files, what their links lead to counts as
well; of a link to a place in the same site only that it is there.

Why: a changed letter leads nowhere, or to somebody else.

Example: "Mehr unter https://example.org/hilfe." translated as "More at
https://example.org/hilf."

Better: "More at https://example.org/hilfe."

False alarms: a page that the target language has under another name; names of companies that are
domains as well.

Source: MQM Core, design/broken-link; RFC 3986.
"""

from collections.abc import Iterable, Iterator

from aligner.checks.base import MANY, Check, NoOptions
from aligner.checks.unmatched import counterparts, unmatched
from aligner.entities.links import Link, LinkKind, edition, read_links, translated_site
from aligner.entities.marked import with_links
from aligner.evidence import Evidence
from aligner.mqm import Finding, Severity

_PAGES = {LinkKind.URL, LinkKind.DOMAIN}
_LIKE = 0.6  # how like two addresses must be for one to stand for the other
_GUESS = 0.7


def _find(evidence: Evidence, _: NoOptions) -> Iterator[Finding]:
    bitext = evidence.bitext
    for bead, lost, added in unmatched(bitext, read_links, lambda link: link.key, with_links):
        for kinds in (_PAGES, {LinkKind.HANDLE}, {LinkKind.FILE}, {LinkKind.HASHTAG}):
            ours, theirs = _of(lost, kinds), _of(added, kinds)
            if LinkKind.HASHTAG in kinds and theirs:
                continue  # translated
            for one, other in counterparts(ours, theirs, lambda link: link.text, _LIKE)[:MANY]:
                if not (one and other and _editions(one, other)):
                    yield from _finding(bead, one, other, bool(ours and theirs))


def _of(links: Iterable[Link], kinds: set[LinkKind]) -> list[Link]:
    return [link for link in links if link.kind in kinds]


def _editions(one: Link, other: Link) -> bool:
    """Whether two addresses are of two languages of one site, whose pages have other names."""
    if one.hidden and other.hidden and translated_site(one.text, other.text):
        return True
    site = edition(one.text)
    return site is not None and site == edition(other.text)


def _finding(bead: int, one: Link | None, other: Link | None, both: bool) -> Iterator[Finding]:
    if one and other:
        message = f"The original has {one.text}, the translation {other.text}."
        yield URL_MISMATCH.finding(message, bead, one.span, other.span, suggestion=one.text)
    elif one and not _is_name(one):
        message = f"The {one.kind} {one.text} is missing in the translation."
        severity = Severity.MAJOR if one.kind in _PAGES else Severity.MINOR
        yield URL_MISMATCH.finding(message, bead, one.span, None, severity=severity)
    elif other and (both or not _is_name(other)):
        message = f"The {other.kind} {other.text} is not in the original."
        yield URL_MISMATCH.finding(
            message, bead, None, other.span, severity=Severity.MINOR, confidence=_GUESS
        )


def _is_name(link: Link) -> bool:
    """Whether it is rather the name of a company (`Booking.com`), which may be transliterated."""
    return link.kind is LinkKind.DOMAIN and link.text[0].isupper()


URL_MISMATCH = Check("url-mismatch", "design/broken-link", Severity.MAJOR, _find, __doc__)

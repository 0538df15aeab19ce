"""What the elements of HTML are for those who read a page."""

import re

from aligner.languages.knowledge import word_set
from aligner.readers.web.tags import Value

# What stands by itself; all others are part of a line.
BLOCKS = word_set(
    """
    address article aside blockquote body button caption center dd details dialog dir div dl dt
    fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe
    legend li main menu object ol optgroup option p pre search section select summary table tbody
    td textarea tfoot th thead title tr ul video audio
    """
)
GROUPS = word_set(
    """
    ul ol dl menu table select
    """
)
# No text of the page, or none that belongs to its content; `rt` and `rp` spell out a word.
_SKIPPED = word_set(
    """
    script style noscript template svg nav rt rp annotation annotation-xml xmp iframe noembed
    noframes object canvas datalist
    """
)
VOID = word_set(
    """
    area base br col embed hr img input link meta source track wbr
    """
)
SHOWN = ("alt", "title", "placeholder", "aria-label")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none", re.IGNORECASE)
BUTTONS = frozenset({"submit", "button", "reset"})


def is_hidden(name: str, given: dict[str, Value]) -> bool:
    if name in _SKIPPED or "hidden" in given:
        return True
    for attribute, value in (("aria-hidden", "true"), ("role", "navigation")):
        if attribute in given and given[attribute].text.lower() == value:
            return True
    return "style" in given and bool(_HIDDEN_STYLE.search(given["style"].text))


def is_address(written: str) -> bool:
    """Whether a link leads to another page: not within this one, and not to a program."""
    scheme = written.partition(":")[0].lower()
    return bool(written) and not written.startswith("#") and scheme not in {"javascript", "data"}

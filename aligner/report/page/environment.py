"""The templates, which escape all they are given, and what a page may load: nothing."""

import base64
import hashlib
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from aligner.languages.codes import primary
from aligner.mqm import Severity
from aligner.report.visible import JOINER, visible
from aligner.report.wording import (
    STATUSES,
    counted,
    error_of,
    pair_name,
    result_of,
    score_of,
    where,
)

_RIGHT_TO_LEFT = {"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}

# A sign and a word beside each colour: colour alone tells a part of the readers nothing.
SIGNS = {
    Severity.CRITICAL: "‼",
    Severity.MAJOR: "!",
    Severity.MINOR: "~",
    Severity.NEUTRAL: "–",
}


def rendered(template: str, **values: object) -> str:
    """A template of this package with values; all of their text stands there as text."""
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("aligner.report", "page"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_plain,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    style, script = _file("page.css"), _file("page.js")
    # Nothing on the page may load or run anything but these two, whatever a document holds.
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    environment.globals.update(
        style=Markup(style),  # noqa: S704 - these three are files of the package
        script=Markup(script),  # noqa: S704
        policy=Markup(policy),  # noqa: S704
        signs={severity.value: sign for severity, sign in SIGNS.items()},
        severities=[severity.value for severity in reversed(Severity)],
        statuses={status.value: words for status, words in STATUSES.items()},
        counted=counted,
        error_of=error_of,
        pair_name=pair_name,
        result_of=result_of,
        score_of=score_of,
        where=where,
        direction=direction,
    )
    return environment


def _plain(value: object) -> object:
    """Text on one line with nothing that steers: controls and overrides are shown as escapes."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return visible(value).replace(JOINER, "")  # which would be in the way of a search


def direction(language: str) -> str:
    """`rtl` for a language written so; else each passage tells by its first letter."""
    return "rtl" if primary(language) in _RIGHT_TO_LEFT else "auto"


def _file(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"

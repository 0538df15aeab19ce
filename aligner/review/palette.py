"""The few colours of a review. Beside each is a sign or a word: colour alone tells nothing."""

from collections.abc import Mapping
from dataclasses import dataclass

from aligner.mqm import Severity


@dataclass(frozen=True, slots=True)
class Palette:
    """Styles as rich writes them.

    Attributes:
        background: of the whole screen.
        foreground: of text.
        dim: what is around, such as neighbouring segments.
        strong: headings and names.
        chosen: the line of the list that is chosen.
        bar: what lies around the list and the texts.
        place: what a finding is about, a few words.
        long_place: the same where it is a sentence or more: quieter, as it is to be read.
        good: praise, and what is decided.
        severities: by severity.
    """

    background: str
    foreground: str
    dim: str
    strong: str
    chosen: str
    bar: str
    place: str
    long_place: str
    good: str
    severities: Mapping[Severity, str]


DARK = Palette(
    background="#16181d",
    foreground="#d8dbe2",
    dim="#8b92a1",
    strong="bold #f2f4f8",
    chosen="on #2c3240",
    bar="on #1f232b",
    place="bold underline #ffe6a3 on #4d3d12",
    long_place="#ffe6a3 on #3a2f12",
    good="#8fce8f",
    severities={
        Severity.CRITICAL: "bold #ff7b72",
        Severity.MAJOR: "#ff9d8f",
        Severity.MINOR: "#e6c06a",
        Severity.NEUTRAL: "#8db4f0",
    },
)
LIGHT = Palette(
    background="#fbfbf9",
    foreground="#23262d",
    dim="#646b78",
    strong="bold #0d0f13",
    chosen="on #e0e6f0",
    bar="on #eeefec",
    place="bold underline #3d2c00 on #ffe08a",
    long_place="#3d2c00 on #ffeebb",
    good="#216e2a",
    severities={
        Severity.CRITICAL: "bold #b3150b",
        Severity.MAJOR: "#b8321f",
        Severity.MINOR: "#7a5600",
        Severity.NEUTRAL: "#1f4fa3",
    },
)
PALETTES = {"dark": DARK, "light": LIGHT}

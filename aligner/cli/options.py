"""The options that several commands share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from aligner.cli import candidates
from aligner.settings import MIN_CONFIDENCE

RESULT = "Where the result goes"
PASSING = "What passes"


class FailOn(StrEnum):
    CRITICAL = "critical"
    MAJOR = "major"
    MINOR = "minor"
    NEVER = "never"


class Precision(StrEnum):
    FLOAT32 = "float32"
    FLOAT16 = "float16"
    BFLOAT16 = "bfloat16"


class ShownAs(StrEnum):
    TABLE = "table"
    JSON = "json"


class Shell(StrEnum):
    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


class AlignmentFormat(StrEnum):
    TSV = "tsv"
    JSONL = "jsonl"
    TMX = "tmx"
    XLIFF = "xliff"
    HTML = "html"
    VECALIGN = "vecalign"
    MOSES = "moses"


Source = Annotated[
    Path,
    typer.Argument(
        metavar="SOURCE",
        help="The original (- is standard input), or pairs: .xliff, .tmx, .po, .csv, .tsv, .jsonl.",
        show_default=False,
    ),
]
Document = Annotated[
    Path,
    typer.Argument(
        metavar="SOURCE",
        help="The original, or pairs; alone, a translation whose original aligner.toml names.",
    ),
]
"""The same where a document of a project may stand alone; see `named_pair`."""
Target = Annotated[Path | None, typer.Argument(metavar="TARGET", help="The translation.")]
SourceLanguage = Annotated[
    str | None,
    typer.Option(
        "--source-language",
        "-s",
        metavar="CODE",
        help="Of the original, such as de; told from the text if not given.",
        autocompletion=candidates.languages,
    ),
]
TargetLanguage = Annotated[
    str | None,
    typer.Option(
        "--target-language",
        "-t",
        metavar="CODE",
        help="Of the translation, such as hi; likewise.",
        autocompletion=candidates.languages,
    ),
]
Segmented = Annotated[
    bool | None,
    typer.Option("--segmented/--no-segmented", help="One segment a line; split nothing."),
]
Encoding = Annotated[
    str | None,
    typer.Option(
        "--encoding",
        metavar="NAME",
        help="Of both files; found out where not given.",
        autocompletion=candidates.encodings,
    ),
]
SourceFormat = Annotated[
    str | None,
    typer.Option(
        "--source-format",
        metavar="NAME",
        help="Of the original; told by its suffix if not given.",
        autocompletion=candidates.document_formats,
    ),
]
TargetFormat = Annotated[
    str | None,
    typer.Option(
        "--target-format",
        metavar="NAME",
        help="Of the translation, likewise.",
        autocompletion=candidates.document_formats,
    ),
]
Structure = Annotated[
    bool | None,
    typer.Option(
        "--structure/--no-structure",
        help="Whether list items and table cells stand alone, as they usually do.",
    ),
]
Article = Annotated[
    bool | None,
    typer.Option("--article/--no-article", help="Of an HTML page, read the main article only."),
]
Rules = Annotated[
    Path | None,
    typer.Option("--rules", metavar="FILE", help="An SRX file with rules for splitting sentences."),
]
Model = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="NAME",
        help="A sentence-transformers model (hub name or folder) for the embedded one.",
    ),
]
Device = Annotated[
    str | None,
    typer.Option(
        "--device",
        metavar="NAME",
        help="Where such a model, or a judge, runs: cpu, cuda, mps.",
        autocompletion=candidates.devices,
    ),
]
TokenLayer = Annotated[
    int | None,
    typer.Option(
        "--token-layer",
        metavar="N",
        help="The layer of such a model, from 1, that gives the token vectors.",
    ),
]
Revision = Annotated[
    str | None,
    typer.Option(
        "--revision", metavar="NAME", help="Of such a model on the hub: a branch, tag or commit."
    ),
]
Dtype = Annotated[
    Precision | None,
    typer.Option(
        "--dtype",
        metavar="TYPE",
        help="Of its numbers: float32, float16, bfloat16; goes by the device if not given.",
    ),
]
Prompt = Annotated[
    str | None,
    typer.Option("--prompt", metavar="TEXT", help="Goes before each text; usually its own."),
]
BatchTokens = Annotated[
    int | None,
    typer.Option(
        "--batch-tokens",
        min=1,
        metavar="N",
        help="Taken at a time; goes by the device if not given.",
    ),
]
TrustRemoteCode = Annotated[
    bool | None,
    typer.Option(
        "--trust-remote-code", help="Run code that the model brings along, with all your rights."
    ),
]
Judge = Annotated[
    str | None,
    typer.Option(
        "--judge",
        metavar="NAME",
        help="A model that scores each pair: a cross encoder, or COMET without reference.",
    ),
]
Glossary = Annotated[
    Path | None,
    typer.Option(
        "--glossary", metavar="FILE", help="Terms and their translations: .csv, .tsv, .tbx."
    ),
]
ReportFormats = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="NAME[=FILE]",
        help="How to report, and where to: terminal, json, sarif, github, gitlab, junit, rdjson, "
        "checkstyle, markdown, html. May be given several times.",
        autocompletion=candidates.report_formats,
        rich_help_panel=RESULT,
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to this file, whole or not at all; its suffix tells the format.",
        rich_help_panel=RESULT,
    ),
]
ConfigFile = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="Settings; the nearest aligner.toml or pyproject.toml if not given.",
    ),
]
NoConfig = Annotated[bool, typer.Option("--no-config", help="Read no settings from a file.")]
FailOnOption = Annotated[
    FailOn | None,
    typer.Option(
        "--fail-on",
        metavar="SEVERITY",
        help="The least that makes the exit code 1: critical, major (usual), minor, never.",
        rich_help_panel=PASSING,
    ),
]
MinScore = Annotated[
    float | None,
    typer.Option(
        "--min-score",
        min=0,
        max=100,
        metavar="SCORE",
        help="The least score that passes, 0 to 100; usually any.",
        rich_help_panel=PASSING,
    ),
]
MinConfidence = Annotated[
    float | None,
    typer.Option(
        "--min-confidence",
        min=0,
        max=1,
        metavar="P",
        help=f"The least confidence of a finding, 0 to 1; usually {MIN_CONFIDENCE}.",
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="CHECK,...",
        help="Run these checks: names, categories such as accuracy, default, all.",
        autocompletion=candidates.selectors,
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore",
        metavar="CHECK,...",
        help="Do not run these, named likewise.",
        autocompletion=candidates.selectors,
    ),
]
Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", help="Print nothing but errors; the exit code tells.")
]
Still = Annotated[
    bool, typer.Option("--quiet", "-q", help="Print nothing but the result, and errors.")
]
Color = Annotated[
    bool | None,
    typer.Option(
        "--color/--no-color",
        help="Colour, also in a pipe, or none; NO_COLOR and FORCE_COLOR are heeded if not given.",
    ),
]
Cache = Annotated[
    bool | None,
    typer.Option("--cache/--no-cache", help="Whether what was computed is kept for the next run."),
]
CacheDir = Annotated[
    Path | None,
    typer.Option(
        "--cache-dir",
        metavar="DIR",
        help="Where it is kept; ALIGNER_CACHE or the user's cache folder if not given.",
    ),
]
Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", help="Seconds of every stage, on standard error.")
]


def listed(names: list[str] | None) -> tuple[str, ...]:
    """Names divided by commas, or given one by one."""
    parts = (part.strip() for each in names or () for part in each.split(","))
    return tuple(part for part in parts if part)

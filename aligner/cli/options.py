"""The options that several commands share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class FailOn(StrEnum):
    CRITICAL = "critical"
    MAJOR = "major"
    MINOR = "minor"
    NEVER = "never"


class ReportFormat(StrEnum):
    TERMINAL = "terminal"
    JSON = "json"


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
    ),
]
Target = Annotated[Path | None, typer.Argument(metavar="TARGET", help="The translation.")]
SourceLanguage = Annotated[
    str | None,
    typer.Option("--source-language", "-s", metavar="CODE", help="Of the original, such as de."),
]
TargetLanguage = Annotated[
    str | None,
    typer.Option("--target-language", "-t", metavar="CODE", help="Of the translation, such as hi."),
]
Segmented = Annotated[bool, typer.Option("--segmented", help="One segment a line; split nothing.")]
Encoding = Annotated[
    str | None,
    typer.Option("--encoding", metavar="NAME", help="Of both files; found out where not given."),
]
SourceFormat = Annotated[
    str | None,
    typer.Option(
        "--source-format", metavar="NAME", help="Of the original; told by its suffix if not given."
    ),
]
TargetFormat = Annotated[
    str | None,
    typer.Option("--target-format", metavar="NAME", help="Of the translation, likewise."),
]
Structure = Annotated[
    bool,
    typer.Option(
        "--structure/--no-structure", help="Whether list items and table cells stand alone."
    ),
]
Article = Annotated[
    bool, typer.Option("--article", help="Of an HTML page, read the main article only.")
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
        "--device", metavar="NAME", help="Where such a model, or a judge, runs: cpu, cuda, mps."
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
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to this file, whole or not at all."),
]
Cache = Annotated[
    bool,
    typer.Option("--cache/--no-cache", help="Whether vectors of texts are kept for the next run."),
]
CacheDir = Annotated[
    Path | None,
    typer.Option(
        "--cache-dir",
        metavar="DIR",
        help="Where they are kept; ALIGNER_CACHE or the user's cache folder if not given.",
    ),
]
Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", help="Seconds of every stage, on standard error.")
]

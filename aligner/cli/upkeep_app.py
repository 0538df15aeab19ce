"""The commands about the program itself: its encoder, its cache, its completion."""

from typing import Annotated

import typer

from aligner.cli.help import Program
from aligner.cli.options import CacheDir, Quiet, Shell

model_app = Program()


@model_app.callback()
def models() -> None:
    """The embedded encoder: what it is, where it is, build it.

    Examples:
        aligner model info
            What it is, and whether it is built.
        aligner model build
            Build it now, so that the first check need not.

    More: docs/architecture.md
    """


@model_app.command()
def info() -> None:
    """Print what the embedded encoder is.

    Examples:
        aligner model info
            Its name, its weights and their checksum, its folder.
    """
    from aligner.cli import model  # noqa: PLC0415 - `--help` need not load what it needs

    model.info()


@model_app.command()
def build(
    force: Annotated[bool, typer.Option("--force", help="Also where it is built already.")] = False,
    quiet: Quiet = False,
) -> None:
    """Build the embedded encoder, which the first check otherwise does.

    Examples:
        aligner model build
            In an image or on a server, before texts come.
        aligner model build --force
            Anew, where its folder was damaged.
    """
    from aligner.cli import model  # noqa: PLC0415

    model.build(force=force, quiet=quiet)


@model_app.command()
def path() -> None:
    """Print the folder of the built encoder.

    Examples:
        aligner model path
            Its folder in the cache, for scripts; also where it is not built yet.
    """
    from aligner.cli import model  # noqa: PLC0415

    model.path()


cache_app = Program()


@cache_app.callback()
def caches() -> None:
    """What is kept for later runs: how much there is, forget it.

    Examples:
        aligner cache info
            Where it is, how many entries, how large.
        aligner cache clear
            Forget all of it; the next run computes it again.

    More: docs/ci.md (what to keep between runs)
    """


@cache_app.command("info")
def cache_info(cache_dir: CacheDir = None) -> None:
    """Print where the cache is and what it holds.

    Examples:
        aligner cache info
            That of this user.
        aligner cache info --cache-dir .aligner-cache
            One that stands elsewhere.
    """
    from aligner.cli import cache  # noqa: PLC0415

    cache.info(cache_dir)


@cache_app.command("clear")
def cache_clear(cache_dir: CacheDir = None, quiet: Quiet = False) -> None:
    """Forget all that is kept; the built encoder stays.

    Examples:
        aligner cache clear
            That of this user.
        aligner cache clear --cache-dir .aligner-cache
            One that stands elsewhere.
    """
    from aligner.cli import cache  # noqa: PLC0415

    cache.clear(cache_dir, quiet=quiet)


def completion(
    shell: Annotated[Shell, typer.Argument(metavar="SHELL", help="The shell: bash, zsh or fish.")],
) -> None:
    """Print the script that completes commands, options and their values in a shell.

    Examples:
        eval "$(aligner completion bash)"
            In ~/.bashrc; at once, and in every new shell.
        eval "$(aligner completion zsh)"
            In ~/.zshrc, after compinit.
        aligner completion fish | source
            In ~/.config/fish/config.fish.
    """
    from aligner.cli.completion import SCRIPTS  # noqa: PLC0415

    typer.echo(SCRIPTS[shell], nl=False)

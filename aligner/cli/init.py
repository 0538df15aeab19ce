"""What `aligner init` does: write a first configuration, and say what was found."""

from pathlib import Path

from aligner.cli.screen import Screen, printing
from aligner.gate.init import begun, counted
from aligner.gate.layouts import Layout
from aligner.report.visible import visible


def init(folder: Path, *, force: bool, dry_run: bool, quiet: bool) -> None:
    """Writes the configuration and prints its path, or prints what it would say."""
    screen = Screen(quiet=quiet)
    with screen.progress("find"):
        first = begun(folder)
    if not dry_run:
        first.write(force=force)
    for layout in first.layouts:
        screen.notify(f"{counted(layout)}: {_shown(layout)}.")
    if not first.layouts:
        screen.notify(
            "no translations found: no files whose names differ by a language alone. "
            f"Say in [[pairs]] of {first.path} which files belong together."
        )
    elif not dry_run:
        screen.notify(f'look through {first.path}, then run "aligner gate".')
    if quiet and not dry_run:
        return
    with printing():
        print(first.text if dry_run else visible(str(first.path)), end="" if dry_run else "\n")


def _shown(layout: Layout) -> str:
    """`de/*.md, translated to {language}/*.md (hi, en)`."""
    table = layout.table
    target = table.get("target")
    if target is None:
        return str(table["source"])
    targets = target if isinstance(target, str) else " and ".join(target)
    return f"{table['source']}, translated to {targets} ({', '.join(table['target-languages'])})"

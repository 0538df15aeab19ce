"""Where built files are kept, and how they get there whole."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import platformdirs

from aligner.errors import CacheError


def cache_folder(notify: Callable[[str], None]) -> Path:
    """A writable folder of the user's: `$ALIGNER_CACHE`, the platform's, or a temporary one.

    `notify` is called with a line where it is the last. Raises CacheError where there is none.
    """
    wanted = Path(os.environ.get("ALIGNER_CACHE") or platformdirs.user_cache_path("aligner"))
    if _usable(wanted):
        return wanted
    fallback = Path(tempfile.gettempdir()) / f"aligner-{os.getuid()}"
    notify(
        f"{wanted}: the cache folder is not writable; using {fallback}. "
        "Set ALIGNER_CACHE to a folder that is."
    )
    # Others may write to the temporary folder: take only a folder that is ours alone.
    if not _usable(fallback) or fallback.is_symlink() or fallback.stat().st_uid != os.getuid():
        raise CacheError(f"{fallback}: not writable either. Set ALIGNER_CACHE to a folder that is.")
    return fallback


def _usable(folder: Path) -> bool:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def is_whole(folder: Path, files: Sequence[str]) -> bool:
    """Whether a built folder has all its files."""
    return all((folder / name).is_file() for name in files)


def build_once(
    folder: Path, files: Sequence[str], build: Callable[[Path], None], *, force: bool = False
) -> Path:
    """`folder` with its `files`, made by `build` where one of them is missing, or with `force`.

    It is built aside and renamed, so that it is there whole or not at all. Of two processes that
    build at the same time one comes second, and takes what the first has made.
    """
    if is_whole(folder, files) and not force:
        return folder
    with _aside(folder) as aside:
        built = aside / "new"
        try:
            built.mkdir()
            build(built)
            if force or not is_whole(folder, files):
                with suppress(FileNotFoundError):
                    folder.rename(aside / "old")
            built.rename(folder)
        except OSError as error:
            if force or not is_whole(folder, files):
                raise CacheError(
                    f"{folder}: cannot be built: {error.strerror or error}. Make room, or set "
                    "ALIGNER_CACHE to another folder."
                ) from error
    return folder


@contextmanager
def _aside(folder: Path) -> Iterator[Path]:
    """An empty folder beside `folder`, and so on the same disk; gone in the end."""
    aside = Path(tempfile.mkdtemp(prefix=f"{folder.name}.", dir=folder.parent))
    try:
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)

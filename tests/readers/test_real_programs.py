"""Files that other programs wrote, where these are installed: the segments of the plain text."""

import shutil
import subprocess
from html import escape
from pathlib import Path

import pytest

from aligner.documents import read

SEEDS = ("block-report.de", "block-report.hi", "ha-giang.th", "quang-tri.de")
FONTS = '"Noto Sans", "Noto Sans Devanagari", "Noto Sans Thai", sans-serif'
LONGEST = 120  # seconds


def run(*command: str | Path) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=LONGEST)


def segments(path: Path) -> list[str]:
    return [" ".join(text.split()) for text in read(path).texts]


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice(seeds: Path, tmp_path: Path) -> None:
    """In one test: to start it takes seconds, the first time with a profile most of them."""
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    texts = [seeds / f"{name}.txt" for name in SEEDS]

    def convert(form: str, *options: str | Path) -> None:
        run("soffice", profile, "--convert-to", form, "--outdir", tmp_path, *options)

    convert("odt", "--infilter=Text (encoded):UTF8", *texts)
    for suffix in ("docx", "epub"):
        convert(suffix, *(tmp_path / f"{name}.odt" for name in SEEDS))
    for suffix in ("odt", "docx", "epub"):
        for name, text in zip(SEEDS, texts, strict=True):
            assert segments(tmp_path / f"{name}.{suffix}") == segments(text), suffix


@pytest.mark.skipif(
    not (shutil.which("chromium") and shutil.which("pdftotext")),
    reason="Chromium and poppler are not both installed",
)
@pytest.mark.parametrize("name", ["block-report.de", "quang-tri.de", "block-report.hi"])
def test_chromium(name: str, seeds: Path, tmp_path: Path) -> None:
    """The signs of Hindi are in other words of the line sometimes, but none is lost."""
    lines = (seeds / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    body = "".join(f"<p>{escape(line)}</p>" for line in lines if line.strip())
    page, printed = tmp_path / "a.html", tmp_path / "a.pdf"
    style = f"<style>body {{ font-family: {escape(FONTS)} }}</style>"
    page.write_text(f'<!DOCTYPE html><meta charset="utf-8">{style}{body}', encoding="utf-8")
    run(
        *("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"),
        *(f"--user-data-dir={tmp_path / 'profile'}", f"--print-to-pdf={printed}", page),
    )
    found, wanted = segments(printed), segments(seeds / f"{name}.txt")
    if name.endswith(".hi"):
        found, wanted = (["".join(text.split()) for text in each] for each in (found, wanted))
    assert found == wanted

"""Makes docs/page-light.webp and docs/page-dark.webp: the HTML report of a draft with three faults.

The draft is that of docs/make_pictures.py, with a wrong date besides. It needs Chromium, whose
fonts show in the pictures. Run it from anywhere: `python docs/make_page_pictures.py`.
"""

import base64
import runpy
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, sync_playwright

DOCS = Path(__file__).parent
SIZE: ViewportSize = {"width": 1280, "height": 860}
QUALITY = 82  # of 100


def page(folder: Path) -> Path:
    """The report, as a user makes it."""
    made = runpy.run_path(str(DOCS / "make_pictures.py"))
    names = (made["ORIGINAL"], made["DRAFT"])
    texts = [
        (made["SEEDS"] / name.replace(".draft", "")).read_text(encoding="utf-8") for name in names
    ]
    texts[1] = made["with_faults"](texts[1]).replace("16 मई", "17 मई", 1)
    for name, text in zip(names, texts, strict=True):
        (folder / name).write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "aligner", "check", *names, "--format", "html=report.html"]
    done = subprocess.run(command, cwd=folder, check=False)
    if done.returncode != 1:
        raise ValueError(f"the check ended with {done.returncode}: the faults were not found")
    return folder / "report.html"


def picture(browser: Browser, path: Path, scheme: str) -> bytes:
    """The window with the first finding chosen by a pointer, as WebP."""
    context = browser.new_context(
        viewport=SIZE, color_scheme="dark" if scheme == "dark" else "light"
    )
    shown = context.new_page()
    shown.goto(path.as_uri())
    shown.locator("#b1 .s mark").hover()
    asked = {"format": "webp", "quality": QUALITY}
    data = context.new_cdp_session(shown).send("Page.captureScreenshot", asked)["data"]
    context.close()
    return base64.b64decode(data)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = page(Path(folder))
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        for scheme in ("light", "dark"):
            (DOCS / f"page-{scheme}.webp").write_bytes(picture(browser, path, scheme))
        browser.close()


if __name__ == "__main__":
    main()

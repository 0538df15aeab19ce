"""Makes docs/page-light.webp and docs/page-dark.webp: the HTML report of a draft with three faults.

The draft is that of docs/make_pictures.py, with a wrong date besides. It needs Chromium, whose
fonts show in the pictures. Run it from anywhere: `python docs/make_page_pictures.py`.
"""

import base64
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, sync_playwright

DOCS = Path(__file__).parent
SIZE: ViewportSize = {"width": 1280, "height": 860}
QUALITY = 82  # of 100


def page() -> str:
    """The report, as a user makes it."""
    made = runpy.run_path(str(DOCS / "make_pictures.py"))
    date = ("16 मई", "17 मई")
    with made["working_on"](made["DELETED"], made["REPLACED"], date):
        command = [sys.executable, "-m", "aligner", "check", made["ORIGINAL"], made["DRAFT"]]
        done = subprocess.run([*command, "--format", "html"], capture_output=True, check=False)
    if done.returncode != 1:
        raise ValueError(f"the check ended with {done.returncode}: the faults were not found")
    return done.stdout.decode("utf-8")


def picture(browser: Browser, report: str, scheme: str) -> bytes:
    """The window with the first finding chosen by a pointer, as WebP."""
    context = browser.new_context(
        viewport=SIZE, color_scheme="dark" if scheme == "dark" else "light"
    )
    shown = context.new_page()
    shown.set_content(report)
    shown.locator("#b1 .s mark").hover()
    asked = {"format": "webp", "quality": QUALITY}
    data = context.new_cdp_session(shown).send("Page.captureScreenshot", asked)["data"]
    context.close()
    return base64.b64decode(data)


def main() -> None:
    report = page()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        for scheme in ("light", "dark"):
            (DOCS / f"page-{scheme}.webp").write_bytes(picture(browser, report, scheme))
        browser.close()


if __name__ == "__main__":
    main()

"""Chromium of the system, once for all tests of this folder."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from aligner.report import write_pages, written
from aligner.results import Results

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

NAMES = ("chromium", "chromium-browser", "google-chrome")


# Not for the whole session: while it lives, its event loop is in the way of `asyncio.run`.
@pytest.fixture(scope="package")
def browser() -> "Iterator[Browser]":
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        missing = "no Chromium: apt-get install chromium fonts-noto-core"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        # Its sandbox does not start for root.
        flags = ["--no-sandbox"] if os.geteuid() == 0 else []
        chromium = playwright.chromium.launch(executable_path=path, args=flags)
        yield chromium
        chromium.close()


@dataclass
class Opened:
    """A page that a browser shows, and all that it asked for or complained about."""

    page: "Page"
    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def style(self, selector: str, name: str) -> str:
        """What a property of CSS comes to."""
        code = "([s, n]) => getComputedStyle(document.querySelector(s)).getPropertyValue(n)"
        return str(self.page.evaluate(code, [selector, name]))

    def in_view(self, selector: str) -> bool:
        code = """s => {
          const box = document.querySelector(s).getBoundingClientRect();
          return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight;
        }"""
        for _ in range(8):
            if self.page.evaluate(code, selector):
                return True
            self.page.wait_for_timeout(50)  # its height is known a frame after it came into sight
        return False

    @property
    def current(self) -> str:
        """The message of the finding that is chosen."""
        return self.page.locator(".card.current > p").first.inner_text()


Open = Callable[..., Opened]


@pytest.fixture
def opened(browser: "Browser", tmp_path: Path) -> Iterator[Open]:
    """Opens results as a page; afterwards nothing may have been asked for or complained about."""
    contexts: list[BrowserContext] = []
    found: list[Opened] = []

    def show(
        results: Results, size: tuple[int, int] = (1440, 900), path: str = "", **options: Any
    ) -> Opened:
        if path:
            write_pages(results, tmp_path)
        else:
            path = "report.html"
            (tmp_path / path).write_text(written(results, "html"), encoding="utf-8")
        width, height = size
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        shown = Opened(context.new_page())
        found.append(shown)
        shown.page.on("request", lambda request: shown.asked.append(request.url))
        shown.page.on("console", lambda message: shown.said.append(message.text))
        shown.page.on("pageerror", lambda error: shown.said.append(str(error)))
        shown.page.on("dialog", lambda dialog: shown.said.append(dialog.message))
        shown.page.goto((tmp_path / path).as_uri())
        return shown

    yield show
    for each in found:
        assert [url for url in each.asked if not url.startswith(tmp_path.as_uri())] == []
        assert each.said == []
    for context in contexts:
        context.close()

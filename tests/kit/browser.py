"""A browser for the tests of the page: one page, which forgets everything between two tests."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from sharekit.kit import Kit

ON = "2027-05-16T10:00:00+01:00"  # a week before the example
LATER = "2027-04-12T12:00:00+01:00"  # when the kit made by hand is to be posted
_LISTEN = """
window.fired = []; window.alert = (words) => window.fired.push(words); window.copied = [];
document.addEventListener('copy', () => window.copied.push(document.activeElement.value));
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """A browser with one page, and where kits lie.

    Attributes:
        browser: For a device of another kind.
        page: The device's, which forgets everything between two tests.
        asked: What it asked of others than the kit; they answer with nothing.
        folder: Where kits lie.
    """

    browser: Any
    page: Any
    asked: list[str]
    folder: Path

    def save(self, kit: Kit, name: str) -> str:
        """Return the address of a kit's page."""
        for path, data in kit.files.items():
            if path.endswith((".html", ".png", ".jpg")):
                place = self.folder / name / path
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(data)
        return (self.folder / name / "index.html").as_uri()

    def open(self, address: str, *, now: str = ON, width: int = 390) -> Any:  # noqa: ANN401
        """Return the page on a device that has opened nothing yet."""
        page = self.page
        for other in page.context.pages:
            if other is not page:
                other.close()
        if page.url != "about:blank":
            page.evaluate("localStorage.clear()")
        self.asked.clear()
        page.set_viewport_size({"width": width, "height": 844 if width < 800 else 900})
        page.clock.set_fixed_time(now)
        page.goto(address)
        return page

    def bare(self, address: str) -> Any:  # noqa: ANN401
        """Return the page in a browser that runs no script."""
        page = self.browser.new_page(java_script_enabled=False, viewport={"width": 390, "height": 844})
        page.goto(address)
        return page


def _answered(context: Any) -> list[str]:  # noqa: ANN401
    asked: list[str] = []

    def answer(route: Any) -> None:  # noqa: ANN401
        asked.append(route.request.url)
        route.fulfill(body="", content_type="text/html")

    context.route(re.compile(r"^https?://(?!127\.0\.0\.1)"), answer)
    return asked


@contextmanager
def opened_world(folder: Path) -> Iterator[World]:
    """Start the browser of this machine, or skip the test and say what it needs."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    names = ("chromium", "chromium-browser", "google-chrome")
    program = next(filter(None, map(shutil.which, names)), None)
    if program is None:
        pytest.skip("needs a Chromium: apt install chromium")
    with playwright.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=program, args=["--no-sandbox"])
        context = chromium.new_context(timezone_id="Europe/London", reduced_motion="reduce")
        context.set_default_timeout(60_000)  # a machine may have more to do
        context.add_init_script(_LISTEN)
        asked = _answered(context)
        yield World(browser=chromium, page=context.new_page(), asked=asked, folder=folder)
        chromium.close()

"""Time until a kit's page can be used on a slow telephone, beside another page: at most 1.2 times as long.

    python benchmarks/page.py KIT/index.html OTHER/index.html [--rounds N]

Chromium with its processor six times as slow opens both in turn. A page can be used once its scripts have run
and the frame after them is drawn; the median of each and the median of the rounds' ratios are printed.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import sync_playwright

_SLOWER = 6
_MOST = 1.2
_USABLE = """() => new Promise((done) => {
    const timing = performance.getEntriesByType('navigation')[0];
    const seen = () => requestAnimationFrame(() => setTimeout(() => done(performance.now())));
    if (timing.domContentLoadedEventEnd) seen(); else document.addEventListener('DOMContentLoaded', seen);
})"""


def _opened(browser: Any, page: Path) -> float:  # noqa: ANN401
    context = browser.new_context(viewport={"width": 390, "height": 844})
    tab = context.new_page()
    context.new_cdp_session(tab).send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    tab.add_init_script(f"window.usable = ({_USABLE})()")
    tab.goto(page.absolute().as_uri(), wait_until="commit")
    took: float = tab.evaluate("window.usable")
    context.close()
    return took


def main() -> int:
    """Print how long each takes; 1 where the first takes too long."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("pages", nargs=2, type=Path)
    options.add_argument("--rounds", type=int, default=9)
    given = options.parse_args()
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for page in given.pages:
            _opened(browser, page)  # files and fonts are read once before anything is timed
        rounds = [tuple(_opened(browser, page) for page in given.pages) for _ in range(given.rounds)]
        browser.close()
    for page, took in zip(given.pages, zip(*rounds, strict=True), strict=True):
        print(f"{median(took):6.0f} ms  {page}")
    ratio = median(ours / theirs for ours, theirs in rounds)
    print(f"{ratio:6.2f}     times as long, of at most {_MOST}")
    return int(ratio > _MOST)


if __name__ == "__main__":
    sys.exit(main())

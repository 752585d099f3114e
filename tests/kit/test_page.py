"""The kit page: every word exact and harmless, and usable in a real browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharekit.kit import save_kit
from sharekit.kit.palette import choose_palette
from sharekit.presets.colour import contrast
from sharekit.presets.themes import load_themes
from tests.kit.pieces import EVENT, pieced_kit

_HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</textarea><script>alert(1)</script>",
    "' onmouseover='alert(1)",
    "{{ 7 * 7 }} {% raw %} ${7*7}",
    "\n\nstarts with lines\n  and spaces ",
    "<!-- --><![CDATA[ ]]>&amp;&lt;",
)


class _Reader(HTMLParser):
    """Collects tags, attributes and the text of each textarea as a browser would."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.boxes: list[str] = []
        self._in_box = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "textarea":
            self._in_box = True
            self.boxes.append("")

    def handle_endtag(self, tag: str) -> None:
        self._in_box = self._in_box and tag != "textarea"

    def handle_data(self, data: str) -> None:
        if self._in_box:
            self.boxes[-1] += data


def _read(page: bytes) -> _Reader:
    reader = _Reader()
    reader.feed(page.decode())
    # a browser drops one line break at the start of a textarea
    reader.boxes = [box.removeprefix("\n") for box in reader.boxes]
    return reader


def _shape(reader: _Reader) -> list[tuple[str, tuple[str, ...]]]:
    return [(tag, tuple(attributes)) for tag, attributes in reader.tags]


_PLAIN = _shape(_read(pieced_kit("Plain words").files["index.html"]))


@settings(max_examples=50)
@given(words=st.one_of(st.sampled_from(_HOSTILE), st.text(min_size=1).filter(str.strip)))
def test_words_are_exact_and_add_nothing_to_the_page(words: str) -> None:
    words = words.replace("\r", "").replace("\0", "")
    if not words.strip():
        return
    reader = _read(pieced_kit(words).files["index.html"])
    assert reader.boxes == [words] * 3
    assert _shape(reader) == _PLAIN


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "vbscript:x", " javascript:alert(1)"]
)
def test_an_address_that_runs_something_is_no_link(url: str) -> None:
    reader = _read(pieced_kit(url=url).files["index.html"])
    assert not [
        attributes for _, attributes in reader.tags if (attributes.get("href") or "").strip().startswith(url)
    ]


def test_nothing_is_loaded_from_elsewhere() -> None:
    page = pieced_kit(event=EVENT).files["index.html"].decode()
    reader = _read(page.encode())
    for tag, attributes in reader.tags:
        assert tag not in {"link", "iframe", "object", "embed", "base", "form"}
        assert not any(name.startswith("on") or name == "style" for name in attributes)
        if tag in {"img", "script"}:
            assert "://" not in (attributes.get("src") or "")
    (policy,) = (attributes["content"] or "" for _, attributes in reader.tags if "http-equiv" in attributes)
    assert policy.startswith("default-src 'none'; img-src 'self' data:; style-src 'sha256-")
    assert "unsafe" not in policy
    assert "@import" not in page
    assert "url(" not in page


@pytest.mark.parametrize(
    ("language", "direction"), [("en", "ltr"), ("ar", "rtl"), ("he", "rtl"), ("fa", "rtl")]
)
def test_the_page_runs_as_its_language_does(language: str, direction: str) -> None:
    (attributes,) = (attributes for tag, attributes in _read(_page(language)).tags if tag == "html")
    assert attributes["dir"] == direction


def _page(language: str) -> bytes:
    return pieced_kit(language=language).files["index.html"]


@pytest.mark.parametrize("theme", sorted(load_themes()))
def test_words_can_be_read_on_every_theme(theme: str) -> None:
    palette = choose_palette(load_themes()[theme].colours)
    assert contrast(palette.brand, palette.on_brand) >= 4.5
    assert contrast(palette.accent, palette.on_accent) >= 4.5
    assert contrast(palette.primary, "#FFFFFF") >= 4.5
    assert contrast(palette.link, "#F1EBE5") >= 4.5


def _chromium() -> str | None:
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    program = _chromium()
    if program is None:
        pytest.skip("needs a Chromium")
    with playwright.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[Any]:  # noqa: ANN401  playwright may be absent
    context = browser.new_context(viewport={"width": 390, "height": 844})
    tried: list[str] = []
    context.on("requestfailed", lambda request: tried.append(request.url))

    def opened(words: str, *, init: str = "") -> Any:  # noqa: ANN401
        save_kit(pieced_kit(words, event=EVENT), tmp_path / "kit", force=True)
        context.add_init_script(f"window.fired = []; window.alert = (x) => window.fired.push(x); {init}")
        page = context.new_page()
        page.goto((tmp_path / "kit" / "index.html").as_uri())
        return page

    yield opened
    assert [url for url in tried if not url.startswith("file:")] == []
    context.close()


_COPIED = "window.copied = []; Object.defineProperty(navigator, 'clipboard', {value: %s});"
_RECORDING = "{writeText: async (text) => { window.copied.push(text); }}"


@pytest.mark.parametrize("words", _HOSTILE)
def test_a_browser_copies_the_exact_words_and_runs_none_of_them(open_page: Any, words: str) -> None:  # noqa: ANN401
    page = open_page(words, init=_COPIED % _RECORDING)
    page.click("[data-copy=text-x-launch-a]")
    page.wait_for_selector("#toast.on")
    assert page.evaluate("window.copied") == [words]
    assert page.evaluate("window.fired") == []


def test_without_a_clipboard_the_words_are_copied_the_old_way(open_page: Any) -> None:  # noqa: ANN401
    page = open_page("Plain words", init=_COPIED % "undefined")
    page.evaluate("document.execCommand = () => true")
    page.click("[data-copy=text-x-launch-a]")
    page.wait_for_selector("#toast.on")
    assert page.inner_text("#toast") == "Copied"


def test_a_telephone_shows_one_column_and_large_targets(open_page: Any) -> None:  # noqa: ANN401
    page = open_page("A sentence of ordinary length for a post about the river")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    sizes = page.evaluate(
        "Array.from(document.querySelectorAll('main a, main button, main summary'))"
        ".filter((e) => e.offsetHeight).map((e) => Math.round(e.getBoundingClientRect().height))"
    )
    assert sizes
    assert min(sizes) >= 44


def test_a_pill_shows_one_network_and_a_tick_is_counted(open_page: Any) -> None:  # noqa: ANN401
    page = open_page("Plain words")
    page.click("[data-net=instagram]")
    assert page.locator(".post:visible").count() == 1
    page.click("[data-net='']")
    assert page.locator(".post:visible").count() == 3
    page.check("[data-post=x-launch-a]")
    assert page.inner_text(".prog span") == "1 of 3 posted"

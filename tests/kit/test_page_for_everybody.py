"""The kit page in a real browser, for everybody: in each language, for any eye, and before its time."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from babel.dates import format_timedelta

from sharekit.document import Event
from sharekit.kit import Distribution, Kit
from sharekit.kit.grouplist import Group
from sharekit.presets.page_words import load_page_words
from sharekit.presets.phrases import load_phrases
from sharekit.presets.platforms import load_platforms
from tests.kit.browser import LATER, World
from tests.kit.pieces import EVENT, pieced_kit
from tests.kit.sent import linked, post, threaded
from tests.kit.test_languages import LANGUAGES, catalogue, strings
from tests.kit.test_page import HOSTILE

_WIDTHS = (390, 768, 1280)
_BEFORE, _AFTER = "2027-04-09T10:00:00+03:00", "2027-04-10T13:00:00+03:00"  # the embargo's end
_LEADS_ON = "a[href^=http]:visible, a[href^=mailto]:visible"


# ---- in each language


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_on_the_page_is_of_another_language(world: World, language: str) -> None:
    page = world.open(world.save(_worded(language), f"in-{language}"), now=LATER)
    seen = [page.evaluate(_READ)]
    for network in ("facebook", "x", "email"):
        page.click(f".tile[data-net={network}]")
        if network == "x":
            page.click(".tools .other")
            page.click(".tools .edit")
        seen.append(page.evaluate(_READ))
        page.click(".pill.add")
    own, phrases = load_page_words(language), load_phrases(language)
    known = (
        *strings(catalogue(language)),
        *(words for name in own.__slots__ if isinstance(words := getattr(own, name), str)),
        *own.names.values(),
        *(row.label for row in load_platforms().values() if row.name not in own.names),
        *(f"{phrases.written_day(date(2027, 4, day))} {phrases.time(time(0))}" for day in (12, 22)),
        format_timedelta(
            timedelta(days=10), granularity="day", threshold=99, add_direction=True, locale=language
        ),
        "Ωμέγα sharekit",
    )
    text = re.sub(r"\S+\.org/\S+", "", "\n".join(seen))
    assert own.edited in text
    assert own.names["square"] in text
    assert _tokens(text) - _tokens("\n".join(known)) == set()


def _worded(language: str) -> Kit:
    words = "Ωμέγα"
    posts = (
        linked(post(words)),
        *threaded(f"{words} 1/2", f"{words} 2/2"),
        *(linked(post(words, platform=name)) for name in ("facebook", "whatsapp", "email", "sms")),
    )
    groups = Distribution(groups=(Group(code="a", name=words),))
    event = Event(title=words, start=EVENT.start, time_text="19.00", place=words)
    return pieced_kit(
        words, event=event, language=language, zone="Europe/Rome", posts=posts, distribution=groups
    )


_READ = """() => {
    document.querySelectorAll('details').forEach((row) => { row.open = true; });
    const named = [...document.querySelectorAll('[aria-label],[title],[alt]')];
    const read = named.flatMap((e) => ['aria-label', 'title', 'alt'].map((name) => e.getAttribute(name)));
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        if (!texts.currentNode.parentNode.matches('script')) read.push(texts.currentNode.data);
    }
    return read.join(' | ');
}"""  # with what stands there for browsers without a script


def _tokens(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"[^\W\d_]{2,}", text)}


# ---- called off, and the head


def test_what_is_called_off_is_said_first_and_counts_no_days(world: World) -> None:
    event = Event(title="Tarde de semillas", start=EVENT.start, place="Huerta del Molino", status="cancelled")
    posts = (linked(post("Se cancela", platform="whatsapp", moment="cancelled")),)
    kit = pieced_kit("Vecinas de Valdemora", event=event, language="es", zone="Europe/Madrid", posts=posts)
    page = world.open(world.save(kit, "off"), now=LATER)
    assert page.inner_text("header").split()[0] == page.inner_text("#now h2") == "Cancelación"
    assert page.inner_text("#soon") == ""
    style = "(chip) => getComputedStyle(chip).textDecorationLine"
    assert page.locator(".when b").evaluate(style) == "line-through"


def test_the_head_leaves_room_however_long_its_words_are(world: World) -> None:
    title = "Wie die Nachbarschaft am Kanal in einem Sommer ihr altes Hallenbad wieder zum Schwimmen brachte"
    for length in (20, 40, 64, len(title)):
        place = "Großer Saal der Nachbarschaftshilfe, Lange Reihe 114, Hinterhaus"
        event = Event(title=title[:length], start=EVENT.start, place=place, status="cancelled")
        kit = pieced_kit(f"Bürgerverein {title}", event=event, language="de", zone="Europe/Berlin")
        page = world.open(world.save(kit, "long"), now=LATER)
        assert page.locator("header").bounding_box()["height"] <= 150
        logo = "(image) => [image.checkVisibility(), image.naturalWidth, image.naturalHeight]"
        assert page.locator(".org img").evaluate(logo) == [True, 90, 30]


# ---- hostile words


def test_a_browser_copies_the_exact_words_and_runs_none_of_them(world: World) -> None:
    for words in HOSTILE:
        event = Event(title=words, start=datetime(2027, 4, 22, 19, 0), place=words)  # noqa: DTZ001  wall clock
        groups = Distribution(groups=(Group(code="a", name=words.strip()),))
        kit = pieced_kit(words, event=event, distribution=groups)
        page = world.open(world.save(kit, "hostile"), now=LATER)
        assert page.evaluate(_USED) == [[words], [], 0]


_USED = """() => {
    for (const place of ['.tile[data-net=x]', '.tools .tool']) document.querySelector(place).click();
    document.querySelectorAll('#plan details').forEach((row) => { row.open = true; });
    return [window.copied, window.fired, document.querySelectorAll('[onmouseover], img[onerror]').length];
}"""


# ---- an embargo

_SEEN_AGAIN = "document.dispatchEvent(new Event('visibilitychange'))"


def test_under_an_embargo_nothing_opens_a_network_until_it_ends(world: World, held: str) -> None:
    page = world.open(held, now=_BEFORE)
    words = load_page_words("ar")
    until = page.inner_text(".band b")
    assert until.startswith(words.embargo.partition("{")[0])
    for network in ("x", "facebook"):
        page.click(f".tile[data-net={network}]")
        assert page.locator("#now .main").inner_text().startswith(words.waits.partition("{")[0])
        assert page.locator(_LEADS_ON).count() == 0
        page.click(".tools .tool >> nth=0")
        assert page.evaluate("window.copied.at(-1)")
        page.click(".pill.add")
    bare = world.bare(held)
    bare.click("#plan .moment > summary >> nth=0")
    bare.click("#plan .job > summary >> nth=0")
    assert bare.locator("#plan pre").first.is_visible()
    assert bare.locator(_LEADS_ON).count() == 0
    bare.close()
    page.click(".tile[data-net=whatsapp]")
    page.click("#plan .moment > summary >> nth=0")
    page.click("#plan .job > summary >> nth=0")
    page.clock.set_fixed_time(_AFTER)
    page.evaluate(_SEEN_AGAIN)  # it stayed open over the end of the embargo
    assert not page.locator(".band").is_visible()
    assert page.locator("#now .main[href]").count() == page.locator("#plan .main[href]").count() == 1


def test_a_share_page_leads_on_when_its_embargo_ends(world: World, held: str, held_kit: Kit) -> None:
    row = next(row for row in held_kit.manifest["share"] if row["id"].startswith("facebook"))
    address = held.replace("index.html", row["file"])
    bare = world.bare(address)
    page = world.open(address, now=_BEFORE)
    for early in (bare, page):
        assert early.inner_text(".band").startswith(load_page_words("ar").embargo.partition("{")[0])
        assert early.locator("a:visible").count() == 0
        assert early.locator("img:visible").count() == 1
    bare.close()
    page.clock.set_fixed_time(_AFTER)
    page.reload()
    assert not page.locator(".band").is_visible()
    assert page.locator("a:visible").get_attribute("href") in {
        link["url"] for link in held_kit.manifest["links"]
    }


def test_a_share_page_shows_its_card_and_one_way_on(world: World, made: str) -> None:
    page = world.open(made.replace("index.html", "share/facebook-launch-a/north/index.html"))
    assert page.locator("img").evaluate("(img) => [img.complete, img.naturalWidth]") == [True, 1600]
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert "how clean it is" in page.inner_text(".words")
    assert page.locator("a").count() == 1
    assert page.get_attribute("a", "href").endswith("utm_content=facebook-launch-a&utm_term=north")
    assert world.asked == []


# ---- from right to left, and to every eye


def test_a_page_from_right_to_left_is_one(world: World, held: str, held_kit: Kit) -> None:
    assert len(held_kit.files["index.html"]) <= 150_000
    for width in _WIDTHS:
        page = world.open(held, now=_AFTER, width=width)
        assert page.evaluate("document.querySelectorAll('*').length") <= 900
        assert page.evaluate("document.documentElement.scrollHeight") <= 3 * page.viewport_size["height"]
        page.click("[data-net=x]")
        assert page.evaluate("document.documentElement.scrollWidth") == width
        title, chip = page.locator("h1").bounding_box(), page.locator(".when b").bounding_box()
        assert abs(title["x"] + title["width"] - chip["x"] - chip["width"]) < 2  # both at the start edge
        assert "," not in page.inner_text(".when b")
    assert page.evaluate("[...document.fonts].map((font) => font.status)") == ["loaded"]  # the theme's own


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_axe_finds_nothing(world: World, made: str, held: str, direction: str) -> None:
    address, now = (made, LATER) if direction == "ltr" else (held, _AFTER)
    found: list[dict[str, Any]] = []
    for width in _WIDTHS:
        page = world.open(address, now=now, width=width)
        found += _barriers(page, "#now") if width == min(_WIDTHS) else []
        page.click("[data-net=facebook]")
        found += _barriers(page)
        page.emulate_media(color_scheme="dark")
        found += _barriers(page, "#now", rules=["color-contrast"])
        page.emulate_media(color_scheme="light")
    page.evaluate(
        "for (const row of document.querySelectorAll('.about, #plan .moment, #plan .job')) row.open = true"
    )
    page.wait_for_selector("#plan .post")
    found += _barriers(page, "#plan")
    folder = Path(address.removeprefix("file://")).parent
    share = next(folder.glob("share/facebook-*/index.html"))
    found += _barriers(world.open(share.as_uri(), now=_BEFORE))  # the band is there, or the button
    assert [(row["id"], [node["target"] for node in row["nodes"]][:3]) for row in found] == []


def _barriers(page: Any, part: str | None = None, *, rules: list[str] | None = None) -> list[dict[str, Any]]:  # noqa: ANN401
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python")
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe.Axe().axe_script)
    options = {"resultTypes": ["violations"], **({"runOnly": rules} if rules else {})}
    run = "([part, options]) => axe.run(part || document, options).then((found) => found.violations)"
    rows: list[dict[str, Any]] = page.evaluate(run, [part, options])
    return rows

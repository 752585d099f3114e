"""The kit page in a real browser, as a volunteer uses it: one browser, and two kits, for the whole module."""

from __future__ import annotations

import functools
import http.server
import re
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from sharekit.document import Event
from sharekit.kit import Distribution, Kit
from sharekit.kit.grouplist import Group
from sharekit.links import intent_url
from sharekit.pipeline import build_kit
from sharekit.presets.platforms import load_platforms
from sharekit.settings import Settings
from sharekit.write import Post, post_length
from tests.kit.pieces import pieced_kit
from tests.kit.sent import linked, post, table, threaded
from tests.kit.test_page import HOSTILE

_EVENT = Path(__file__).resolve().parents[2] / "examples" / "event.toml"
_ON = "2027-05-16T10:00:00+01:00"  # a week before the example
_LATER = "2027-04-12T12:00:00+01:00"  # when the kit made by hand is to be posted
_PLATFORMS = load_platforms()
_LISTEN = """
window.fired = []; window.alert = (words) => window.fired.push(words); window.copied = [];
document.addEventListener('copy', () => window.copied.push(document.activeElement.value));
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _World:
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

    def open(self, address: str, *, now: str = _ON, width: int = 390) -> Any:  # noqa: ANN401
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


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[_World]:
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    names = ("chromium", "chromium-browser", "google-chrome")
    program = next(filter(None, map(shutil.which, names)), None)
    if program is None:
        pytest.skip("needs a Chromium: apt install chromium")
    with playwright.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=program, args=["--no-sandbox"])
        context = chromium.new_context(timezone_id="Europe/London", reduced_motion="reduce")
        context.set_default_timeout(10_000)
        context.add_init_script(_LISTEN)
        asked = _answered(context)
        folder = tmp_path_factory.mktemp("pages")
        yield _World(browser=chromium, page=context.new_page(), asked=asked, folder=folder)
        chromium.close()


@pytest.fixture(scope="module")
def event_kit() -> Kit:
    """The example with the networks that are usual; two sizes of card are enough here."""
    settings = Settings(organisation="Norcastle Commons", formats=("square", "portrait"), cards=2)
    return build_kit(str(_EVENT), today=date(2027, 3, 1), settings=settings, single_file=True)


@pytest.fixture(scope="module")
def event(world: _World, event_kit: Kit) -> str:
    return world.save(event_kit, "event")


_GROUPS = (
    Group(code="north", name="River Friends <b>North</b>", platforms=("facebook", "x", "linkedin")),
    Group(code="south", name="South", link="https://example.org/south?a=1&utm_source=old#join"),
)
_POSTS: tuple[Post, ...] = (
    linked(post("Come to the river")),
    linked(post("The river again", variant="b")),
    *threaded("First of three 1/3", "Second 2/3", "Third 3/3"),
    linked(post("Come and see:\nhow clean it is", platform="facebook")),
    linked(post("Tell your friends", platform="whatsapp")),
    linked(post("Look at this", platform="telegram")),
    *(linked(post("Look", platform=name)) for name in ("bluesky", "mastodon", "threads", "sms", "reddit")),
)


@pytest.fixture(scope="module")
def made_kit() -> Kit:
    with_intents = tuple(_with_intent(each) for each in _POSTS)
    sent = Distribution(groups=_GROUPS, share_base="https://example.org/kit")
    return pieced_kit(posts=with_intents, zone="Europe/London", distribution=sent)


@pytest.fixture(scope="module")
def made(world: _World, made_kit: Kit) -> str:
    return world.save(made_kit, "made")


def _with_intent(each: Post) -> Post:
    url = next(iter(re.findall(r"https://\S+$", each.text)), None)
    address = intent_url(_PLATFORMS[each.platform], text=each.text, url=url, subject=each.subject)
    return Post(**{name: getattr(each, name) for name in each.__slots__} | {"share_url": address})


def _texts(kit: Kit) -> dict[str, str]:
    return {row["id"]: row["text"] for row in kit.manifest["posts"]}


def _main(page: Any) -> Any:  # noqa: ANN401
    return page.locator("#now .main").first


# ---- light, short, and at once to the point


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_the_page_is_light_and_begins_with_one_thing_to_do(
    world: _World, event: str, event_kit: Kit, width: int
) -> None:
    page = world.open(event, width=width)
    assert len(event_kit.files["index.html"]) <= 150_000
    assert page.evaluate("document.querySelectorAll('*').length") <= 900
    height = page.evaluate("document.documentElement.scrollHeight")
    assert height <= 3 * page.viewport_size["height"]
    assert page.evaluate("document.documentElement.scrollWidth") == width
    tile = page.locator(".tile").first.bounding_box()
    assert tile["y"] + tile["height"] <= page.viewport_size["height"]
    page.click("[data-net=whatsapp]")
    button = _main(page).bounding_box()
    assert button["y"] + button["height"] <= page.viewport_size["height"]
    assert page.evaluate("document.documentElement.scrollWidth") == width
    if width == 390:
        assert page.locator("header").bounding_box()["height"] <= 150
        assert button["y"] > 700  # at the thumb
    assert world.asked == []


@pytest.mark.parametrize(
    ("network", "taps", "opens"),
    [
        ("whatsapp", 2, "https://wa.me/?text="),
        ("x", 2, "https://x.com/intent/tweet?text="),
        ("facebook", 3, "https://www.facebook.com/"),
        ("instagram", 3, "https://www.instagram.com/"),
    ],
)
def test_few_taps_lead_from_opening_to_words_copied_and_the_network_open(
    world: _World, hosted: str, event_kit: Kit, network: str, taps: int, opens: str
) -> None:
    page = world.open(hosted)
    page.click(f"[data-net={network}]")
    for _ in range(taps - 2):
        _main(page).click()
    with page.context.expect_page() as opened:
        _main(page).click()
    opened.value.wait_for_url(lambda url: url != "about:blank")
    assert opened.value.url.startswith(opens)
    assert page.evaluate("window.copied.at(-1)") == _texts(event_kit)[f"{network}-week-before-a"]


def test_from_the_keyboard_the_first_action_is_near(world: _World, event: str) -> None:
    page = world.open(event)

    def tabs(selector: str) -> int:
        for number in range(1, 20):
            page.keyboard.press("Tab")
            if page.evaluate(f"document.activeElement.matches({selector!r})"):
                return number
        return 99

    assert tabs("[data-net=whatsapp]") <= 6
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('.main')")
    page.reload()
    assert tabs(".main") <= 6


# ---- the clock


def test_the_words_that_are_true_now_lead(world: _World, event: str, event_kit: Kit) -> None:
    begins = {row["moment"]: row["scheduled"] for row in event_kit.manifest["posts"]}
    page = world.open(event)
    names = {moment: page.locator("#plan details.moment > summary b").nth(place).inner_text()
             for place, moment in enumerate(begins)}  # fmt: skip
    for moment, start in begins.items():
        page.clock.set_fixed_time(datetime.fromisoformat(start) + timedelta(minutes=1))
        page.reload()
        assert page.inner_text("#now h2") == names[moment], moment
        assert page.inner_text("#now .eyebrow") == "Post now"
        assert page.locator(".moment[data-state=now] > summary b").inner_text() == names[moment]


@pytest.mark.parametrize(
    ("now", "title", "button"),
    [
        ("2027-02-20T10:00:00+00:00", "Announcement", "Copy the words"),  # nothing has begun
        ("2027-05-20T23:59:30+01:00", "The day before", "Copy the words"),  # between two moments
        ("2027-05-22T10:00:00+01:00", "Thank you", "Copy the words"),  # it has begun: “today” is over
        ("2027-05-23T10:00:00+01:00", "Thank you", "Copy, and open WhatsApp"),
    ],
)
def test_nothing_opens_before_its_time(world: _World, event: str, now: str, title: str, button: str) -> None:
    page = world.open(event, now=now)
    assert page.inner_text("#now h2") == title
    page.click("[data-net=whatsapp]")
    assert _main(page).inner_text() == button


def test_after_everything_there_is_nothing_left_and_old_words_say_until_when_they_were_true(
    world: _World, event: str
) -> None:
    page = world.open(event, now="2027-09-01T10:00:00+01:00")
    assert "nothing left to post" in page.inner_text("#now")
    assert page.inner_text("#soon") == "This event is over."
    page.click("#plan .moment:first-of-type > summary")
    page.click("#plan .moment:first-of-type .job > summary >> nth=0")
    assert "were true until Thursday 20 May" in page.inner_text(".post.past .note.strong")
    assert page.locator(".post.past a[href^=http]").count() == 0


def test_the_head_says_how_long_it_is_until_then(world: _World, event: str) -> None:
    for now, said in (("2027-05-16", "in 6 days"), ("2027-05-21", "tomorrow"), ("2027-05-22", "today")):
        page = world.open(event, now=f"{now}T08:00:00+01:00")
        assert page.inner_text("#soon") == said


# ---- what is remembered


def test_where_somebody_posts_is_asked_once_for_all_kits_of_an_organisation(
    world: _World, event: str, event_kit: Kit
) -> None:
    page = world.open(event)
    page.click("[data-net=x]")
    page.click(".pill.add")
    page.click(".tile[data-net=instagram]")
    assert page.inner_text(".today") == "0 of 2 done"
    page.click(".pill[data-net=x]")
    with page.context.expect_page():
        _main(page).click()
    page.wait_for_selector(".asking")
    page.click("text=Yes, it is out")
    assert page.inner_text(".today") == "1 of 2 done"
    assert page.inner_text("#now .post h3") == "Instagram"  # the next one slides in
    again = world.save(event_kit, "again")
    page.goto(again)
    assert page.inner_text(".today") == "1 of 2 done"
    page.click(".mark")
    assert "All done for now" in page.inner_text("#now")


# ---- words, changed and counted

_PIECES = (
    "Our river",
    "café résumé",
    "e\u0301galité",
    "naïve coöperation",
    "日本語のテキスト",
    "ไทยภาษา",
    "नमस्ते दुनिया",
    "مرحبا بالعالم",
    "שלום עולם",
    "👩‍👩‍👧‍👦 family",
    "🏳️‍🌈🏴󠁧󠁢󠁳󠁣󠁴󠁿",
    "👍🏽👍",
    "1️⃣2️⃣",
    "©®™ ❤ ❤️",
    "🇬🇧🇩🇪🇫",
    "{brace} [x] ~ ^ | \\ €",
    "https://example.org/a-long/path/that/goes?x=1&y=2#z",
    "see example.org.",
    "(https://example.org/x)",
    "www.example.co.uk/a_b-c",
    "https://münchen.example.de/straße",
    "mail@example.org",
    "https://t.co/abc123",
    "@user@mastodon.example hello",
    "a.b.c",
    "http://localhost/x",
    "例え.テスト ok",
    "foo.invalidtld bar",
    "https://example.org/a_(b)_c).",
    "#hashtag @mention",
    "line\nbreak\n\nend",
    "\u200bzero\u200dwidth",
    "\u202bRTL\u202c",
    "“quotes” – dash… ‰",
    "ﷺ",
    "x" * 300,
    "https://" + "a" * 70 + ".com",
    "€£¥ ΔΦΓ",
)
_HARD = tuple(
    f"{first}{' ' if number % 3 else ''}{_PIECES[(number * 7 + 3) % len(_PIECES)]}"
    for number, first in enumerate(_PIECES * 3)
)


def test_the_live_counter_counts_as_the_program_does(world: _World, made: str) -> None:
    page = world.open(made, now=_LATER)
    assert len(_HARD) > 100
    for network in ("x", "bluesky", "mastodon", "threads", "sms", "facebook"):
        page.evaluate(f"document.querySelector('.tile[data-net={network}]').click()")
        shown = page.evaluate(_TYPED, list(_HARD))
        wanted = [post_length(text, network) for text in _HARD]
        wrong = [row for row in zip(_HARD, shown, wanted, strict=True) if row[1] != row[2]]
        assert (network, wrong) == (network, [])
        page.evaluate("document.querySelector('.pill.add').click()")


_TYPED = """(texts) => {
    document.querySelector('#now .edit').click();
    const box = document.querySelector('#now textarea');
    return texts.map((text) => {
        box.value = text;
        box.dispatchEvent(new Event('input', { bubbles: true }));
        return Number(document.querySelector('#now .count span').textContent.match(/[0-9]+/)[0]);
    });
}"""


def test_what_was_changed_is_what_goes_out(world: _World, made: str) -> None:
    page = world.open(made, now=_LATER)
    page.click("[data-net=x]")
    page.click(".edit")
    page.fill("#now textarea", "My own words & more")
    with page.context.expect_page() as opened:
        _main(page).click()
    opened.value.wait_for_url("**text=My%20own%20words%20%26%20more")
    assert page.evaluate("window.copied.at(-1)") == "My own words & more"
    page.fill("#now textarea", "word " * 70)
    assert "70 too many" in page.inner_text(".count.over")


def test_another_wording_and_a_thread_take_the_same_place(world: _World, made: str, made_kit: Kit) -> None:
    texts = _texts(made_kit)
    page = world.open(made, now=_LATER)
    page.click("[data-net=x]")
    page.click("text=Another wording")
    assert page.text_content("#now .words") == texts["x-launch-b"]
    page.click("text=Thread (3)")
    with page.context.expect_page():
        _main(page).click()
    assert page.evaluate("window.copied.at(-1)") == texts["x-launch-t1"]
    for number in (2, 3):
        page.click(f"text=Copy part {number} of 3")
        assert page.evaluate("window.copied.at(-1)") == texts[f"x-launch-t{number}"]
    assert "Did it go out?" in page.inner_text("#now")


_LEADS = """() => {
    const names = [...document.querySelectorAll('.tile')].map((tile) => tile.dataset.net);
    return Object.fromEntries(names.map((name) => {
        document.querySelector(`.tile[data-net=${name}]`).click();
        const link = document.querySelector('#now .main[href], #now .plain[href]');
        document.querySelector('.pill.add').click();
        return [name, link && link.getAttribute('href')];
    }));
}"""  # where the button of each network leads


@pytest.mark.parametrize("group", [None, "north", "south"])
def test_links_are_the_program_s_own_and_a_group_s_code_is_put_in_here(
    world: _World, made: str, made_kit: Kit, group: str | None
) -> None:
    page = world.open(f"{made}?g={group}" if group else made, now=_LATER)
    rows = table(made_kit, f"groups/{group}/posts.csv" if group else "posts.csv")
    wanted = {row["platform"]: row["share_url"] for row in rows if row["variant"] == "a"}
    assert page.evaluate(_LEADS) == wanted
    assert (
        quote(f"https://example.org/kit/share/facebook-launch-a/{f'{group}/' if group else ''}", safe="")
        in (wanted["facebook"])
    )
    if group:
        assert page.locator("#group").input_value() == group
        page.goto(made)
        assert page.locator("#group").input_value() == group  # remembered


# ---- hostile words, an embargo, no script


def test_a_browser_copies_the_exact_words_and_runs_none_of_them(world: _World) -> None:
    for words in HOSTILE:
        event = Event(title=words, start=datetime(2027, 4, 22, 19, 0), place=words)  # noqa: DTZ001  wall clock
        groups = Distribution(groups=(Group(code="a", name=words.strip()),))
        kit = pieced_kit(words, event=event, distribution=groups)
        page = world.open(world.save(kit, "hostile"), now=_LATER)
        assert page.evaluate(_USED) == [[words], [], 0]


_USED = """() => {
    for (const place of ['.tile[data-net=x]', '.tools .tool']) document.querySelector(place).click();
    document.querySelectorAll('#plan details').forEach((row) => { row.open = true; });
    return [window.copied, window.fired, document.querySelectorAll('[onmouseover], img[onerror]').length];
}"""


def _embargoed(world: _World, folder: Path) -> str:
    source = folder / "held.toml"
    source.write_text(
        "embargo = 2027-04-10T06:00:00\n" + _EVENT.read_text(encoding="utf-8"), encoding="utf-8"
    )
    settings = Settings(formats=("square",), platforms=("x", "facebook", "email"), cards=1, kinds=("event",))
    return world.save(build_kit(str(source), today=date(2027, 3, 1), settings=settings), "held")


def test_under_an_embargo_nothing_opens_a_network_until_it_ends(world: _World, tmp_path: Path) -> None:
    address = _embargoed(world, tmp_path)
    seen = (
        "[...document.querySelectorAll('a[href]')]"
        ".filter((a) => a.checkVisibility() && /^(https?|mailto):/.test(a.href)).length"
    )
    page = world.open(address, now="2027-04-01T10:00:00+01:00")
    assert "EMBARGO: post nothing before Saturday 10 April, 6am." in page.inner_text(".band")
    for network in ("x", "facebook"):
        page.click(f".tile[data-net={network}]")
        assert _main(page).inner_text() == "Opens: Saturday 10 April, 6am"
        assert page.evaluate(seen) == 0
        page.click(".tools .tool >> nth=0")
        assert page.evaluate("window.copied.at(-1)")
        page.click(".pill.add")
    bare = world.bare(address)
    bare.click("#plan .moment > summary >> nth=0")
    bare.click("#plan .job > summary >> nth=0")
    assert bare.locator("#plan pre").first.is_visible()
    assert bare.locator("a[href^=http]:visible, a[href^=mailto]:visible").count() == 0
    bare.close()
    page.clock.set_fixed_time("2027-04-10T13:00:00+01:00")
    page.reload()
    assert not page.locator(".band").is_visible()
    assert page.evaluate(seen) > 0


def test_without_a_script_every_text_and_link_is_there_and_no_button(
    world: _World, event: str, event_kit: Kit
) -> None:
    page = world.bare(event)
    assert page.locator("button:visible, input:visible").count() == 0
    assert not page.locator("#plan pre").first.is_visible()
    page.click("#plan .moment > summary >> nth=1")
    page.click("#plan .moment:nth-of-type(2) .job > summary >> nth=0")
    text = page.locator("#plan pre:visible")
    assert text.count() == 1
    assert text.text_content() == _texts(event_kit)["x-week-before-a"]
    assert page.locator("#plan .job a[href^='https://example.org/repair-day']:visible").count() == 1
    page.close()


# ---- pictures


@pytest.fixture(scope="module")
def hosted(world: _World, event: str) -> Iterator[str]:
    assert event
    handler = functools.partial(_Quiet, directory=str(world.folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/event/index.html"
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _saved(page: Any) -> bytes:  # noqa: ANN401
    with page.expect_download() as saved:
        page.click("#now .tools a[download]")
    return Path(saved.value.path()).read_bytes()


def test_what_is_saved_is_the_card(world: _World, hosted: str, event: str, event_kit: Kit) -> None:
    page = world.open(hosted)
    page.click("[data-net=whatsapp]")
    name = page.get_attribute("#now .tools a[download]", "href")
    assert _saved(page) == event_kit.files[name]
    page = world.open(event)  # from a folder of this machine it opens beside the page, which stays
    page.click("[data-net=whatsapp]")
    with page.context.expect_page() as beside:
        page.click("#now .tools a[download]")
    assert beside.value.url.endswith(name)
    assert page.locator("#now .words").is_visible()


def test_one_file_travels_with_its_pictures(world: _World, event: str, event_kit: Kit) -> None:
    assert len(event_kit.files["kit.html"]) <= 5_000_000
    alone = world.folder / "inbox" / "kit.html"
    alone.parent.mkdir()
    alone.write_bytes(event_kit.files["kit.html"])
    page = world.open(alone.as_uri())
    for network in ("whatsapp", "instagram"):
        page.click(f".tile[data-net={network}]")
        page.wait_for_function("document.querySelector('#now .pic img').naturalWidth === 1080")
        post = next(row for row in event_kit.manifest["posts"] if row["id"] == f"{network}-week-before-a")
        file = next(row["file"] for row in event_kit.manifest["cards"] if row["id"] == post["cards"][0])
        with page.expect_download() as saved:
            page.click("#now .tools a[download]")
        assert saved.value.suggested_filename == Path(file).name
        assert Path(saved.value.path()).read_bytes() == event_kit.files[file]
        page.click(".pill.add")
    assert world.asked == []
    assert page.locator("a[href^='cards/']").count() == 0  # nothing that is not there
    assert event


_SHARES = """() => {
window.shared = [];
navigator.canShare = (given) => Boolean(given.files && given.files.length);
navigator.share = async ({ files: [file], text }) => { window.shared.push([file.name, file.size, text]); };
}"""


def test_where_a_device_can_share_a_picture_one_tap_hands_over_card_and_words(
    world: _World, hosted: str, event_kit: Kit
) -> None:
    page = world.open(hosted)
    page.evaluate(_SHARES)
    page.click("[data-net=instagram]")
    page.click("text=Share card and words")
    page.wait_for_selector(".asking")
    ((name, size, text),) = page.evaluate("window.shared")
    assert text == _texts(event_kit)["instagram-week-before-a"] == page.evaluate("window.copied.at(-1)")
    assert size == len(event_kit.files[f"cards/{name}"])
    assert world.asked == []


def test_a_share_page_shows_its_card_and_one_way_on(world: _World, made: str) -> None:
    page = world.open(made.replace("index.html", "share/facebook-launch-a/north/index.html"))
    assert page.locator("img").evaluate("(img) => [img.complete, img.naturalWidth]") == [True, 1600]
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert "how clean it is" in page.inner_text(".words")
    assert page.locator("a").count() == 1
    assert page.get_attribute("a", "href").endswith("utm_content=facebook-launch-a&utm_term=north")
    assert world.asked == []


# ---- for everybody


def test_a_page_from_right_to_left_is_one(world: _World) -> None:
    held = Event(title="نهر للجميع", start=datetime(2027, 4, 22, 19, 0), time_text="19.00")  # noqa: DTZ001
    address = world.save(pieced_kit("تعالوا إلى النهر", event=held, language="ar"), "rtl")
    for width in (390, 1280):
        page = world.open(address, now=_LATER, width=width)
        page.click("[data-net=x]")
        assert page.evaluate("document.documentElement.scrollWidth") == width
        title, chip = page.locator("h1").bounding_box(), page.locator(".when b").bounding_box()
        assert abs(title["x"] + title["width"] - chip["x"] - chip["width"]) < 2  # both at the start edge
        assert "," not in page.inner_text(".when b")
        assert not re.search(r"[a-z]{4,} [a-z]{2,}", page.inner_text("#now .tools"))


def test_axe_finds_nothing(world: _World, made: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python")
    page = world.open(made, now=_LATER)
    page.click("[data-net=facebook]")
    page.evaluate(
        "for (const row of document.querySelectorAll('.about, #plan .moment, #plan .job')) row.open = true"
    )
    page.wait_for_selector("#plan .post")
    found = axe.Axe().run(page).response["violations"]
    page.emulate_media(color_scheme="dark")
    found += axe.Axe().run(page, options={"runOnly": ["color-contrast"]}).response["violations"]
    page.emulate_media(color_scheme="light")
    page.click(".pill.add")
    found += axe.Axe().run(page, context="#now").response["violations"]
    page.goto(made.replace("index.html", "share/facebook-launch-a/index.html"))
    found += axe.Axe().run(page).response["violations"]
    assert [(row["id"], [node["target"] for node in row["nodes"]][:3]) for row in found] == []


def test_large_targets_at_any_size(world: _World, event: str) -> None:
    page = world.open(event)
    page.click("[data-net=facebook]")
    sizes = page.evaluate(
        "[...document.querySelectorAll('main a, main button, main summary, footer a')]"
        ".filter((e) => e.checkVisibility()).map((e) => Math.round(e.getBoundingClientRect().height))"
    )
    assert min(sizes) >= 44
    page.set_viewport_size({"width": 195, "height": 422})  # 200 %
    assert page.evaluate("document.documentElement.scrollWidth") == 195


def test_on_paper_stand_a_code_and_short_words(world: _World, event: str) -> None:
    page = world.open(event)
    page.emulate_media(media="print")
    assert page.locator("#scan svg").is_visible()
    assert page.locator("#paper .words").count() == 2
    assert not page.locator("#plan").is_visible()
    assert page.evaluate("document.documentElement.scrollHeight") < 1800  # two sheets
    page.emulate_media(media="screen")

"""The kit page in a real browser, as a volunteer uses it."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from sharekit.kit import Kit
from sharekit.presets.platforms import load_platforms
from sharekit.write import post_length
from tests.kit.browser import LATER, World
from tests.kit.sent import table


def _texts(kit: Kit) -> dict[str, str]:
    return {row["id"]: row["text"] for row in kit.manifest["posts"]}


def _main(page: Any) -> Any:  # noqa: ANN401
    return page.locator("#now .main").first


# ---- light, short, and at once to the point


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_the_page_is_light_and_begins_with_one_thing_to_do(
    world: World, event: str, event_kit: Kit, width: int
) -> None:
    page = world.open(event, width=width)
    assert len(event_kit.files["index.html"]) <= 150_000
    assert page.evaluate("document.querySelectorAll('*').length") <= 900
    height = page.evaluate("document.documentElement.scrollHeight")
    assert height <= 3 * page.viewport_size["height"]
    assert page.evaluate("document.documentElement.scrollWidth") == width
    tile = page.locator(".tile").first.bounding_box()
    assert tile["y"] + tile["height"] <= page.viewport_size["height"]
    for network in ("whatsapp", "instagram"):  # instagram's words are longer than a screen
        page.click(f".tile[data-net={network}]")
        button = _main(page).bounding_box()
        assert button["y"] + button["height"] <= page.viewport_size["height"]
        assert page.evaluate("document.documentElement.scrollHeight") <= 3 * page.viewport_size["height"]
        assert page.evaluate("document.documentElement.scrollWidth") == width
        page.click(".pill.add")
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
@pytest.mark.parametrize("place", ["hosted", "event", "alone"])
def test_few_taps_lead_from_opening_to_words_copied_and_the_network_open(
    world: World,
    request: pytest.FixtureRequest,
    event_kit: Kit,
    place: str,
    network: str,
    taps: int,
    opens: str,
) -> None:
    page = world.open(request.getfixturevalue(place))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.click(f"[data-net={network}]")
    for _ in range(taps - 2):
        _main(page).click()
    with page.context.expect_page(lambda other: not other.url.startswith("file:")) as opened:
        _main(page).click()
    opened.value.wait_for_url(lambda url: url.startswith(opens), wait_until="commit")
    page.bring_to_front()
    page.wait_for_function("document.hasFocus()")
    assert page.evaluate("navigator.clipboard.readText()") == _texts(event_kit)[f"{network}-week-before-a"]
    page.context.clear_permissions()


def test_from_the_keyboard_the_first_action_is_near(world: World, event: str) -> None:
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


def test_the_words_that_are_true_now_lead(world: World, event: str, event_kit: Kit) -> None:
    begins = {row["moment"]: row["scheduled"] for row in event_kit.manifest["posts"]}
    page = world.open(event)
    page.click(".tile[data-net=whatsapp]")
    names = {moment: page.locator("#plan details.moment > summary b").nth(place).inner_text()
             for place, moment in enumerate(begins)}  # fmt: skip
    for moment, start in begins.items():
        page.clock.set_fixed_time(datetime.fromisoformat(start) + timedelta(minutes=1))
        page.reload()
        assert page.inner_text("#now h2") == names[moment], moment
        assert page.inner_text("#now .eyebrow") == "Post now"
        assert page.text_content("#now .words") == _texts(event_kit)[f"whatsapp-{moment}-a"]
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
def test_nothing_opens_before_its_time(world: World, event: str, now: str, title: str, button: str) -> None:
    page = world.open(event, now=now)
    assert page.inner_text("#now h2") == title
    page.click("[data-net=whatsapp]")
    assert _main(page).inner_text() == button


def test_a_page_that_stays_open_keeps_to_the_clock(world: World, event: str) -> None:
    page = world.open(event, now="2027-02-20T10:00:00+00:00")
    page.click("[data-net=whatsapp]")
    assert page.inner_text("#now .eyebrow") == "Coming up"
    page.clock.set_fixed_time("2027-04-02T10:00:00+01:00")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert page.inner_text("#now .eyebrow") == "Post now"
    assert _main(page).inner_text() == "Copy, and open WhatsApp"


def test_after_everything_there_is_nothing_left_and_old_words_say_until_when_they_were_true(
    world: World, event: str
) -> None:
    page = world.open(event, now="2027-09-01T10:00:00+01:00")
    assert "nothing left to post" in page.inner_text("#now")
    assert page.inner_text("#soon") == "This event is over."
    page.click("#plan .moment:first-of-type > summary")
    page.click("#plan .moment:first-of-type .job > summary >> nth=0")
    assert "were true until Thursday 20 May" in page.inner_text(".post.past .note.strong")
    assert page.locator(".post.past a[href^=http]").count() == 0


def test_the_head_says_how_long_it_is_until_then(world: World, event: str) -> None:
    for now, said in (("2027-05-16", "in 6 days"), ("2027-05-21", "tomorrow"), ("2027-05-22", "today")):
        page = world.open(event, now=f"{now}T08:00:00+01:00")
        assert page.inner_text("#soon") == said


# ---- what is remembered


def test_where_somebody_posts_is_asked_once_for_all_kits_of_an_organisation(
    world: World, event: str, event_kit: Kit
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


def test_who_comes_back_is_asked_though_the_telephone_closed_the_page(world: World, event: str) -> None:
    page = world.open(event)
    page.click("[data-net=x]")
    page.click(".pill.add")
    page.click("[data-net=whatsapp]")
    for answer, done in (("Not yet", 0), ("Yes, it is out", 1)):
        page.click("[data-net=whatsapp]")
        with page.context.expect_page():
            _main(page).click()
        page.reload()
        assert page.inner_text("#now .post h3") == "WhatsApp"
        assert page.inner_text(".asking") == "Did it go out?"
        page.click(f"text={answer}")
        page.reload()
        assert page.inner_text("#now .post h3") == "X"
        assert page.inner_text(".today") == f"{done} of 2 done"


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


def test_the_live_counter_counts_as_the_program_does(world: World, made: str) -> None:
    page = world.open(made, now=LATER)
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


def test_what_was_changed_is_what_goes_out(world: World, made: str) -> None:
    page = world.open(made, now=LATER)
    page.click("[data-net=x]")
    page.click(".edit")
    page.fill("#now textarea", "My own words & more")
    with page.context.expect_page() as opened:
        _main(page).click()
    opened.value.wait_for_url("**text=My%20own%20words%20%26%20more")
    assert page.evaluate("window.copied.at(-1)") == "My own words & more"
    page.fill("#now textarea", "word " * 70)
    assert "70 too many" in page.inner_text(".count.over")


def test_where_a_network_hides_the_rest_is_marked(world: World, event: str, event_kit: Kit) -> None:
    page = world.open(event)
    page.click("[data-net=instagram]")
    head, tail = page.text_content("#now .words").split("“More” begins here")
    text, fold = _texts(event_kit)["instagram-week-before-a"], load_platforms()["instagram"].fold
    assert re.sub(r"\s", "", head + tail) == re.sub(r"\s", "", text)
    assert fold
    assert fold - 20 < len(head) <= fold


def test_another_wording_and_a_thread_take_the_same_place(world: World, made: str, made_kit: Kit) -> None:
    texts = _texts(made_kit)
    page = world.open(made, now=LATER)
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
    world: World, made: str, made_kit: Kit, group: str | None
) -> None:
    page = world.open(f"{made}?g={group}" if group else made, now=LATER)
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


def test_a_group_is_picked_and_its_own_networks_come_first(world: World, made: str) -> None:
    page = world.open(made, now=LATER)
    order = "[...document.querySelectorAll('.tile')].slice(0, 2).map((tile) => tile.dataset.net)"
    assert page.evaluate(order) == ["whatsapp", "telegram"]
    page.select_option("#group", label="River Friends <b>North</b>")
    assert page.evaluate(order) == ["facebook", "x"]
    page.click("[data-net=x]")
    assert page.inner_text("#now .words").endswith("&utm_term=north")
    page.select_option("#group", "")
    assert "utm_term" not in page.inner_text("#now .words")


# ---- without a script


def test_without_a_script_every_text_and_link_is_there_and_no_button(
    world: World, event: str, event_kit: Kit
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


def _pasted(page: Any) -> str:  # noqa: ANN401
    """Copy the words, and paste them where they can be changed."""
    page.click("#now .tools .tool >> nth=0")
    page.click("#now .edit")
    page.fill("#now textarea", "")
    page.press("#now textarea", "Control+v")
    words: str = page.input_value("#now textarea")
    page.click("#now .edit")
    return words


def _saved(page: Any) -> bytes:  # noqa: ANN401
    with page.expect_download() as saved:
        page.click("#now .tools a[download]")
    return Path(saved.value.path()).read_bytes()


def test_what_is_saved_is_the_card(world: World, hosted: str, event: str, event_kit: Kit) -> None:
    page = world.open(hosted)
    page.click("[data-net=whatsapp]")
    name = page.get_attribute("#now .tools a[download]", "href")
    assert _saved(page) == event_kit.files[name]
    page = world.open(event)  # from a folder of this machine it opens beside the page, which stays
    page.click("[data-net=whatsapp]")
    assert _pasted(page) == _texts(event_kit)["whatsapp-week-before-a"]
    with page.context.expect_page() as beside:
        page.click("#now .tools a[download]")
    beside.value.wait_for_url(f"**/{name}", wait_until="commit")
    assert page.locator("#now .words").is_visible()


def test_one_file_travels_with_its_pictures(world: World, alone: str, event_kit: Kit) -> None:
    assert len(event_kit.files["kit.html"]) <= 5_000_000
    page = world.open(alone)
    for network in ("whatsapp", "instagram"):
        page.click(f".tile[data-net={network}]")
        decoded = "(image) => image.decode().then(() => image.naturalWidth)"
        assert page.locator("#now .pic img").evaluate(decoded) == 1080
        post = next(row for row in event_kit.manifest["posts"] if row["id"] == f"{network}-week-before-a")
        file = next(row["file"] for row in event_kit.manifest["cards"] if row["id"] == post["cards"][0])
        with page.expect_download() as saved:
            page.click("#now .tools a[download]")
        assert saved.value.suggested_filename == Path(file).name
        assert Path(saved.value.path()).read_bytes() == event_kit.files[file]
        assert _pasted(page) == post["text"]
        page.click(".pill.add")
    assert world.asked == []
    assert page.locator("a[href^='cards/']").count() == 0  # nothing that is not there


_SHARES = """() => {
window.shared = [];
navigator.canShare = (given) => Boolean(given.files && given.files.length);
navigator.share = async ({ files: [file], text }) => { window.shared.push([file.name, file.size, text]); };
}"""


def test_where_a_device_can_share_a_picture_one_tap_hands_over_card_and_words(
    world: World, hosted: str, event_kit: Kit
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


# ---- for everybody


def test_large_targets_at_any_size(world: World, event: str) -> None:
    page = world.open(event)
    page.click("[data-net=facebook]")
    sizes = page.evaluate(
        "[...document.querySelectorAll('main a, main button, main summary, footer a')]"
        ".filter((e) => e.checkVisibility()).map((e) => Math.round(e.getBoundingClientRect().height))"
    )
    assert min(sizes) >= 44
    page.set_viewport_size({"width": 195, "height": 422})  # 200 %
    page.evaluate("for (const row of document.querySelectorAll('main details')) row.open = true")
    page.wait_for_selector("#plan .post, .gallery img")
    assert page.evaluate("document.documentElement.scrollWidth") == 195
    page.set_viewport_size({"width": 390, "height": 844})
    page.evaluate("document.documentElement.style.fontSize = '200%'")  # as set in the browser
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert page.locator("#now .words").evaluate("(e) => getComputedStyle(e).fontSize") == "34px"


def test_nothing_moves_for_who_wants_it_still(world: World, event: str) -> None:
    page = world.open(event)
    assert page.evaluate(_MOVING) == 0
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(_MOVING) > 0
    page.emulate_media(reduced_motion="reduce")


_MOVING = """() => [...document.querySelectorAll('*')].map((e) => getComputedStyle(e)).filter((style) =>
    style.transitionDuration !== '0s' || style.animationName !== 'none' || style.scrollBehavior !== 'auto'
).length"""


def test_on_paper_stand_a_code_and_short_words(world: World, event: str) -> None:
    page = world.open(event)
    page.emulate_media(media="print")
    assert page.locator("#scan svg").is_visible()
    assert page.locator("#paper .words").count() >= 1
    assert not page.locator("#plan").is_visible()
    assert page.pdf(format="Letter").count(b"/Type /Page\n") == 1
    page.emulate_media(media="screen")

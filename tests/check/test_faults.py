"""A check must be able to fail: each fault has a kit that provokes it, and our own kits have none."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sharekit.check.cards import _formats
from sharekit.errors import RenderError, SharekitError
from sharekit.kit.model import LARGEST_PAGE, SINGLE_PAGE
from sharekit.pipeline import build_kit
from sharekit.render import studio
from sharekit.render.scene import Scene, TextRun
from sharekit.settings import Settings
from sharekit.write import post_length
from tests.check.kits import Manifest, card, changed, codes, example, post, proof, same

Change = Callable[[Manifest], None]
_X = "x-announce-a"


@pytest.mark.parametrize("name", ["article.md", "event.toml"])
def test_our_own_kits_hold_and_say_so(name: str) -> None:
    found = proof(example(name))
    assert found.faults == ()
    assert found.checked["posts"] == len(example(name).manifest["posts"])
    assert f"{found.checked['posts']} posts are within their limits" in found.proved
    parts = [row for row in example(name).manifest["posts"] if row.get("thread") or row.get("facets")]
    assert found.checked["parts"] == len(parts) > 0


@pytest.mark.parametrize("name", ["article.md", "event.toml"])
def test_a_kit_made_the_year_before_holds(name: str) -> None:
    assert proof(example(name, today=date(2026, 11, 25))).faults == ()


def set_post(name: str = _X, **values: Any) -> Change:  # noqa: ANN401  any JSON value
    return lambda made: post(made, name).update(values)


def set_card(kind: str = "quote", **values: Any) -> Change:  # noqa: ANN401  any JSON value
    return lambda made: card(made, kind).update(values)


def reword(old: str, new: str, name: str = _X) -> Change:
    """Change words of a post and count it again, as an honest hand would."""

    def change(made: Manifest) -> None:
        found = post(made, name)
        assert old in found["text"], found["text"]
        found["text"] = found["text"].replace(old, new, 1)
        found["length"] = post_length(found["text"], found["platform"])

    return change


def add(words: str, name: str = _X) -> Change:
    def change(made: Manifest) -> None:
        found = post(made, name)
        found["text"] = f"{words}\n{found['text']}"
        found["length"] = post_length(found["text"], found["platform"])

    return change


def first_link(**values: Any) -> Change:  # noqa: ANN401  any JSON value
    return lambda made: made["links"][0].update(values)


def _again(key: str) -> Change:
    return lambda made: made[key].append(made[key][0])


def _share_a_link(made: Manifest) -> None:
    post(made, "x-week-before-a")["link"] = post(made, _X)["link"]


def _event(**values: Any) -> Change:  # noqa: ANN401  any JSON value
    return lambda made: made["document"]["events"][0].update(values)


def _tag_link(made: Manifest) -> None:
    made["links"][0]["url"] += "&fbclid=somebody"


def _list(path: str) -> Change:
    return lambda made: made["files"].update({path: "0" * 64})


def _forget_card_file(made: Manifest) -> None:
    del made["files"][card(made, "quote")["file"]]


def _quote_offsets(made: Manifest) -> None:
    row = next(row for row in made["document"]["quotes"] if row["start"] is not None)
    row.update(start=row["start"] + 3)


def _facet(made: Manifest) -> None:
    features = [{"$type": "app.bsky.richtext.facet#tag", "tag": "Elsewhere"}]
    post(made, "bluesky-announce-a")["facets"] = [
        {"index": {"byteStart": 0, "byteEnd": 4}, "features": features}
    ]


def _thread(*rows: tuple[str, int, int]) -> Change:
    def change(made: Manifest) -> None:
        for name, number, many in rows:
            post(made, name)["thread"] = {"id": "t", "number": number, "of": many}

    return change


def _join_in_public(made: Manifest) -> None:
    _event(links={"join": "https://example.org/live"})(made)
    add("Come in: https://example.org/live")(made)


_CHANGES: Mapping[str, Change] = {
    "post-length": set_post(length=1),
    "post-limit": set_post(limit=1000),
    "post-too-long": add("Long " * 80),
    "post-too-heavy": reword("\n", "\n" + "👩‍👩‍👧‍👦" * 130 + "\n", "bluesky-announce-a"),
    "platform-unknown": set_post(platform="myspace"),
    "post-twice": _again("posts"),
    "text-broken": add("\ud800"),
    "too-many-hashtags": add("#One #Two #Three"),
    "subject-too-long": set_post("reddit-announce-a", subject="long " * 70),
    "post-empty": set_post(text=" ", length=1),
    "text-not-composed": add("Cafe\u0301"),
    "trailing-space": reword("\n", " \n"),
    "placeholder": add("{title>title_short}"),
    "copy-differs": add("Library"),
    "moment-unknown": set_post(moment="someday"),
    "copy-count": lambda made: made["posts"].clear(),
    "day-word-wrong": add("Tomorrow"),
    "unsupported-quotation": add("“We have won everything there is.”"),
    "unsupported-number": add("7,300 people came."),
    "unsupported-time": add("At 9.45pm"),
    "unsupported-name": add("We thank Boris Quimby."),
    "unsupported-words": add("Marvellous zebras everywhere"),
    "unsupported-number in an alt text": lambda made: card(made, "quote").update(
        alt=card(made, "quote")["alt"] + " 4,312 people."
    ),
    "card-not-verbatim": set_card(text="Norcastle council put the Harbour Street library up for sale"),
    "span-outside": set_card("quote", source_span=[5, 10**9]),
    "offsets-wrong": _quote_offsets,
    "alt-missing": set_card(alt=" "),
    "alt-not-composed": set_card(alt="e\u0301"),
    "alt-incomplete": set_card(alt="A card."),
    "alt-too-long": set_card("quote", alt="long " * 300),
    "card-twice": _again("cards"),
    "card-unknown": set_post(cards=["quote-99-square"]),
    "card-without-file": _forget_card_file,
    "format-unknown": set_card(format="billboard"),
    "picture-size": set_card(width=1081),
    "picture-bytes": set_card(bytes=50_000_000),
    "contrast-low": set_card(contrast=2.9),
    "ink-past-margin": set_card(past_margin=31.5),
    "link-twice": _again("links"),
    "link-shared": _share_a_link,
    "link-broken": first_link(url="javascript:alert(1)"),
    "link-tracked": _tag_link,
    "link-marks": first_link(campaign="another"),
    "link-unknown": set_post(link="nobody"),
    "link-misplaced": reword("https://example.org", "example.org"),
    "link-foreign": add("https://elsewhere.example/"),
    "share-differs": set_post(share_url="https://x.com/intent/tweet?text=Hello"),
    "scheduled-too-early": set_post(scheduled="2027-02-01"),
    "scheduled-in-embargo": lambda made: made.update(embargo="2027-03-10T09:00+00:00"),
    "scheduled-too-late": set_post(until="2027-03-01T00:00+00:00", scheduled="2027-03-01T10:00+00:00"),
    "nothing-to-invite-to": _event(status="cancelled"),
    "invites-too-late": set_post(scheduled="2027-03-18T19:30"),
    "moment-on-wrong-day": set_post("x-today-a", scheduled="2027-03-17"),
    "weekday-wrong": add("Monday 18 March"),
    "calendar-differs": _event(start="2027-03-18T20:00"),
    "zone-unknown": _event(timezone="Mars/Olympus"),
    "facet-wrong": _facet,
    "facet-missing": set_post("bluesky-announce-a", facets=[]),
    "page-differs": add("Library"),
    "room-in-public": add("Come in: https://zoom.us/j/812345?pwd=x"),
    "room-in-public in a share link": set_post(share_url="https://x.com/intent/tweet?text=zoom.us%2Fj%2F812"),
    "room-in-public as a passcode": add("Passcode: 445566"),
    "room-in-public of the event": _join_in_public,
    "room-on-card": set_card(alt="https://meet.jit.si/KettleWorks"),
    "thread-incomplete": _thread(("x-announce-a", 1, 3), ("x-week-before-a", 2, 3)),
    "thread-unnumbered": _thread(("x-announce-a", 1, 2), ("x-week-before-a", 2, 2)),
    "thread-link": _thread(("x-announce-a", 1, 2), ("x-week-before-a", 2, 2)),
    "file-missing": _list("cards/none.png"),
    "file-changed": _list("index.html"),
    "file-listed-twice": _list("INDEX.html"),
    "manifest-malformed": lambda made: made.pop("posts"),
    "manifest-malformed by a flag for a number": set_card(contrast=True),
}


@pytest.mark.parametrize("code", _CHANGES)
def test_a_changed_manifest_is_found_out(code: str) -> None:
    kit = changed(_CHANGES[code])
    assert code.partition(" ")[0] in codes(kit)


def _png(width: int, height: int, filling: int = 0) -> bytes:
    head = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", width, height) + bytes(9)
    return (
        head
        + struct.pack(">I4s", filling, b"IDAT")
        + bytes(filling + 4)
        + struct.pack(">I4sI", 0, b"IEND", 0)
    )


_CARD = "the first quotation's picture"
_FILES: Mapping[str, tuple[str, Callable[[bytes], bytes | None]]] = {
    "file-missing": ("links.csv", lambda _: None),
    "file-changed": ("links.csv", lambda _: b"id"),
    "copy-missing": ("posts.csv", lambda _: None),
    "copy-count": ("posts/x.txt", lambda _: b"nothing"),
    "picture-broken": (_CARD, lambda data: data[:-40]),
    "picture-size": (_CARD, lambda _: _png(10**9, 2)),
    "picture-too-heavy": (_CARD, lambda _: _png(1080, 1080, 1_100_000)),
    "page-missing": ("index.html", lambda _: None),
    "room-in-file": ("index.html", lambda data: _with(data, "zoom.us/j/812345")),
    "page-asks-outside": ("index.html", lambda data: _with(data, "<img src='//pixel.example/a'>")),
    "calendar-missing": ("event.ics", lambda _: None),
    "calendar-broken": ("event.ics", lambda _: b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"),
}


def _with(page: bytes, markup: str) -> bytes:
    return page.replace(b"</body>", f"{markup}</body>".encode())


def test_a_room_may_stand_in_private_posts_and_in_public_where_that_is_said() -> None:
    room = "https://zoom.us/j/812345?pwd=x"
    mine = changed(add(f"Come in: {room}", "sms-announce-a"))
    assert not {code for code in codes(mine) if code.startswith("room")}

    def opened(made: Manifest) -> None:
        made["document"]["events"][0].update(join_public=True, links={"join": room})
        add(f"Come in: {room}")(made)

    assert not {code for code in codes(changed(opened)) if code.startswith("room")}


@pytest.mark.parametrize("code", _FILES)
def test_a_changed_file_is_found_out(code: str) -> None:
    path, change = _FILES[code]
    path = card(dict(example().manifest), "quote")["file"] if path is _CARD else path
    assert code in codes(changed(same, files={path: change(example().files[path])}))


@pytest.mark.parametrize(
    "markup",
    [
        "<script src='app.js'></script>",
        "<link rel=stylesheet href=https://fonts.example/a.css>",
        "<style>body{background:url( 'https://a.example/x')}</style>",
        "<p style='background:url(//a.example/x)'>",
        "<meta http-equiv=refresh content='0;url=https://a.example'>",
        "<svg><image xlink:href='https://a.example/x'></svg>",
        "<form action='https://a.example'>",
    ],
)
def test_no_way_out_of_the_page_is_overlooked(markup: str) -> None:
    page = _with(example().files["index.html"], markup)
    assert "page-asks-outside" in codes(changed(same, files={"index.html": page}))


def test_a_page_that_is_to_be_sent_around_is_light_enough() -> None:
    for more, heavy in ((0, False), (1, True)):
        page = b" " * (LARGEST_PAGE + more)
        assert ("page-too-heavy" in codes(changed(same, files={SINGLE_PAGE: page}))) == heavy


def test_a_link_to_click_is_no_request() -> None:
    page = _with(example().files["index.html"], "<a href='https://a.example'>a</a>")
    hashed = hashlib.sha256(page).hexdigest()
    kit = changed(lambda made: made["files"].update({"index.html": hashed}), files={"index.html": page})
    assert codes(kit) == set()


def test_a_fault_says_where_what_and_what_to_do() -> None:
    (found,) = (fault for fault in proof(changed(set_post(limit=999))).faults if fault.code == "post-limit")
    assert (found.where, found.message) == (_X, f"the post {_X}: X's limit is 280, not 999")
    assert found.hint


def test_what_has_a_fault_or_is_not_there_is_not_proved() -> None:
    whole, wrong = proof(example()), proof(changed(set_post(limit=999)))
    assert {*whole.proved} - {*wrong.proved} >= {f"{whole.checked['posts']} posts are within their limits"}
    assert len(whole.proved) == sum(count > 0 for count in whole.checked.values())
    assert not any(words.startswith("0 ") for words in (*whole.proved, *wrong.proved))


def test_words_that_look_left_over_may_be_the_source_s_own() -> None:
    def quoted(made: Manifest) -> None:
        made["document"]["subtitle"] = "What {name} means\nTODO"
        add("What {name} means")(made)

    def set_in_type(made: Manifest) -> None:
        made["document"]["subtitle"] = "What {'name'} means"
        add("What {‘name’} means")(made)

    assert "placeholder" not in codes(changed(quoted))
    assert "placeholder" not in codes(changed(set_in_type))

    def of_two_parts(made: Manifest) -> None:
        made["document"] |= {"subtitle": "What {is", "standfirst": "meant} by it"}
        add("What {is, meant} by it")(made)

    assert "placeholder" not in codes(changed(of_two_parts))
    assert "placeholder" in codes(changed(add("What {name} means")))
    assert "placeholder" in codes(changed(add("What {*name>other_1} means")))
    assert "placeholder" in codes(changed(add("What {Name} means")))


def test_a_page_that_is_none_and_a_post_without_end_are_faults_and_no_end() -> None:
    assert codes(changed(same, files={"index.html": b"<![<!["})) >= {"page-missing"}
    most = "a" * 20_000
    assert "manifest-malformed" not in codes(changed(set_post(text=most, subject=most)))
    assert codes(changed(set_post(text=f"{most}a"))) == {"manifest-malformed"}
    assert codes(changed(set_post(subject=f"{most}a"))) == {"manifest-malformed"}


def test_an_address_that_ends_in_a_mark_is_its_own() -> None:
    def given(made: Manifest) -> None:
        made["document"]["link"] = "https://mill.example/#x;"
        add("https://mill.example/#x;")(made)

    assert "link-foreign" not in codes(changed(given))
    assert "link-foreign" in codes(changed(add("https://mill.example/#x;")))


def test_a_mark_that_a_post_sets_as_an_inner_one_ends_an_address() -> None:
    def given(made: Manifest) -> None:
        made["given"] = ["“https://mill.example/a”, by the weir"]
        add("‘https://mill.example/a’,by")(made)

    assert "link-foreign" not in codes(changed(given))
    assert "link-foreign" in codes(changed(add("‘https://mill.example/a’,by")))


def test_every_format_and_paper_is_known() -> None:
    assert {"square", "story", "preview", "a4", "letter"} <= set(_formats())


def test_of_a_writer_s_post_only_the_claims_are_proved() -> None:
    marked = set_post(writer=True)

    def said(words: str) -> set[str]:
        def change(made: Manifest) -> None:
            add(words)(made)
            marked(made)

        return {code for code in codes(changed(change)) if code.startswith("unsupported")}

    assert said("They went and asked each other, whatever came of it.") == set()
    assert said("It was done with Elon Musk.") == {"unsupported-name"}
    assert said("All 77 of them.") == {"unsupported-number"}
    assert said("“They went and asked.”") == {"unsupported-quotation"}
    assert "unsupported-words" in codes(changed(add("They went and asked each other, whatever came.")))
    assert "manifest-malformed" in codes(changed(set_post(writer="yes")))
    found = proof(changed(marked))
    assert found.checked["claims"] == 1
    assert "1 texts of a writer of your own claim only what the source says" in found.proved


@pytest.mark.parametrize("shift", [(150, 0), (-400, 0)])
def test_a_card_drawn_past_its_margin_is_refused(
    shift: tuple[float, float], monkeypatch: pytest.MonkeyPatch
) -> None:
    def composed_wrong(*given: Any) -> Scene:  # noqa: ANN401  every line where no layout would set it
        scene = rightly(*given)
        across, down = shift
        moved = tuple(
            replace(part, x=part.x + across, y=part.y + down) if isinstance(part, TextRun) else part
            for part in scene.elements
        )
        return replace(scene, elements=moved)

    rightly = studio._compose
    settings = Settings(formats=("square",), platforms=("x",), kinds=("quote",), cards=1)
    article = str(Path(__file__).resolve().parents[2] / "examples" / "article.md")
    monkeypatch.setattr(studio, "_compose", composed_wrong)
    with pytest.raises(RenderError, match="past the margin"):
        build_kit(article, today=date(2027, 3, 1), settings=settings)
    monkeypatch.setattr(studio.Studio, "_refusal", lambda *_: None)
    with pytest.raises(SharekitError, match="ink-past-margin"):
        build_kit(article, today=date(2027, 3, 1), settings=settings)

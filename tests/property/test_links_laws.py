from __future__ import annotations

from urllib.parse import parse_qs, unquote

from hypothesis import given
from hypothesis import strategies as st

from sharekit.links import clean_url, display_address, intent_url, slug, track
from sharekit.links.tracking import TrackedLink
from sharekit.presets.platforms import Platform, load_platforms

PLATFORMS = load_platforms()
SAFE = st.text("abcXYZ019-._~!$'()*+,;:@/[]%&=", max_size=12).map(lambda text: text.replace("%", "%2b"))
NAMES = st.sampled_from(["a", "ref", "q[]", "utm_source", "UTM_Term", "fbclid", "gclid", "utmost", ""])
PAIRS = st.lists(st.tuples(NAMES, st.none() | SAFE), max_size=6)
FRAGMENTS = st.sampled_from(["", "#top", "#/route?utm_source=x&a=b", "#:~:text=a,b"])
ROWS = st.sampled_from(list(PLATFORMS.values()))


@st.composite
def urls(draw: st.DrawFn) -> str:
    query = "&".join(name if value is None else f"{name}={value}" for name, value in draw(PAIRS))
    return f"https://example.org/page{'?' + query if query else ''}{draw(FRAGMENTS)}"


def tag(url: str, platform: Platform) -> TrackedLink:
    return track(url, platform=platform, campaign="spring", content=f"{platform.name}-announce-a")


@given(urls(), ROWS)
def test_tagging_twice_is_tagging_once(url: str, platform: Platform) -> None:
    once = tag(url, platform)
    assert tag(once.url, platform) == once
    assert clean_url(once.url).url == clean_url(url).url


@given(urls())
def test_cleaning_twice_is_cleaning_once(url: str) -> None:
    clean = clean_url(url)
    assert clean_url(clean.url).url == clean.url
    assert clean_url(clean.url).removed == ()


@given(urls(), ROWS)
def test_the_query_that_was_there_stays_byte_for_byte(url: str, platform: Platform) -> None:
    clean = clean_url(url).url
    before, mark, fragment = clean.partition("#")
    tagged, tagged_mark, tagged_fragment = tag(url, platform).url.partition("#")
    assert tagged.startswith(before)
    assert (mark, fragment) == (tagged_mark, tagged_fragment)
    assert parse_qs(tagged.partition("?")[2])["utm_source"][-1] == platform.name


@given(st.text(max_size=60), urls())
def test_an_intent_gives_back_the_words(text: str, url: str) -> None:
    text = text.encode("utf-8", "replace").decode().replace("\r", "")
    for platform in (row for row in PLATFORMS.values() if row.fills == ("text",)):
        found = intent_url(platform, text=text, url=url)
        assert found is not None
        encoded = found.partition("text=")[2] or found.partition("body=")[2]
        assert unquote(encoded).replace("\r\n", "\n") == text


@given(st.text(max_size=200))
def test_a_slug_is_always_a_name(text: str) -> None:
    name = slug(text)
    assert 1 <= len(name) <= 80
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug(name) == name


@given(urls())
def test_people_are_shown_no_query(url: str) -> None:
    assert display_address(url) == "example.org/page"

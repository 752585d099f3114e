"""A plan, cards and posts made by hand, with any words in every place."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache

from PIL import Image

from sharekit.document import Document, Event
from sharekit.kit import Distribution, Dress, Kit, assemble_kit
from sharekit.links import TrackedLink, track
from sharekit.plan.model import CardSpec, Footer, KitPlan, QuoteContent, SkippedMoment
from sharekit.presets.phrases import load_phrases
from sharekit.presets.platforms import load_platforms
from sharekit.presets.themes import load_themes
from sharekit.render import Card
from sharekit.write import CallToAction, CallToActionItem, Post, Written

TODAY = date(2027, 4, 10)
_PLATFORMS = ("x", "instagram", "email")
_SIZES = {"square": (1080, 1080), "wide": (1600, 900)}


def pieced_kit(  # noqa: PLR0913  one for each thing a test may want
    words: str = "Our river can be clean again",
    *,
    event: Event | None = None,
    zone: str | None = None,
    url: str = "https://example.org/river",
    language: str = "en",
    theme: str = "rally",
    posts: tuple[Post, ...] | None = None,
    distribution: Distribution | None = None,
    pictures: Mapping[str, bytes] | None = None,
    embargo: datetime | None = None,
    letters: Callable[[str], bytes | None] = lambda _words: None,
) -> Kit:
    """Return a kit whose title, posts, alt texts, labels and links all hold `words` or `url`."""
    shown = {form: drawn(*size) for form, size in _SIZES.items()} if pictures is None else pictures
    cards = tuple(_card(words, form, data) for form, data in shown.items())
    links = tuple(_link(name, url) for name in _PLATFORMS) if posts is None else _links(posts)
    document = Document(
        name="river.md", sha256="0" * 64, title=words, text=words, language=language, embargo=embargo
    )
    plan = KitPlan(
        document=document,
        campaign="river",
        language=language,
        theme=theme,
        today=TODAY,
        event=event,
        zone=(event.timezone if event else None) or zone,
        link=url,
        organisation=words,
        cards=tuple(card.spec for card in cards),
        embargo=embargo,
    )
    return assemble_kit(
        plan,
        cards=cards,
        written=Written(
            posts=tuple(_post(name, words, url) for name in _PLATFORMS) if posts is None else posts,
            links=links,
            skipped=(SkippedMoment(moment="today", reason=words),),
            warnings=(),
        ),
        call_to_action=CallToAction(
            items=(CallToActionItem(kind="register", label=words, url=url, note=words),)
        ),
        phrases=load_phrases(language),
        platforms=load_platforms(),
        dress=Dress(colours=load_themes()[theme].colours, logo=drawn(90, 30), letters=letters),
        version="0.1.0",
        distribution=distribution,
    )


def _card(words: str, form: str, data: bytes) -> Card:
    spec = CardSpec(
        id=f"quote-1-{form}",
        subject="quote-1",
        number=1,
        kind="quote",
        format=form,
        content=QuoteContent(text=words, speaker=words),
        footer=Footer(),
        language="en",
    )
    return Card(spec=spec, data=data, width=_SIZES[form][0], height=_SIZES[form][1], alt=words)


@cache
def drawn(width: int, height: int) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (width, height), "#14703F").save(stream, "PNG")
    return stream.getvalue()


def _link(platform: str, url: str) -> TrackedLink:
    return TrackedLink(
        id=platform,
        url=url,
        platform=platform,
        source=platform,
        medium="social",
        campaign="river",
        content=platform,
    )


def _links(posts: tuple[Post, ...]) -> tuple[TrackedLink, ...]:
    """Return the tracked links that posts end with."""
    linked = (post for post in posts if post.link)
    return tuple(
        track(
            post.text.split()[-1], platform=load_platforms()[post.platform], campaign="river", content=post.id
        )
        for post in linked
    )


def _post(platform: str, words: str, url: str) -> Post:
    return Post(
        id=f"{platform}-launch-a",
        platform=platform,
        moment="launch",
        variant="a",
        lead="quote",
        text=words,
        length=len(words),
        limit=load_platforms()[platform].limit,
        cards=("quote-1-wide",),
        link=platform,
        share_url=None if platform == "instagram" else url,
        scheduled="2027-04-12",
        language="en",
        subject=words if platform == "email" else None,
    )


EVENT = Event(title="A river for everyone", start=datetime(2027, 4, 22, 19, 0), time_text="19.00")  # noqa: DTZ001  wall clock

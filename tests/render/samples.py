"""Words for test cards: of our own writing, one set for every kind, with the hard cases beside them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from sharekit.document import Person
from sharekit.plan.model import (
    CardContent,
    CardKind,
    CardSpec,
    CountdownContent,
    CtaContent,
    EventContent,
    Footer,
    QuoteContent,
    StatementContent,
    StatisticContent,
)
from sharekit.presets.formats import load_formats, load_papers
from sharekit.presets.themes import load_themes
from sharekit.render import Studio, open_studio
from tests.render.photographs import photograph

FOOTER = Footer(
    organisation="Harbour Street Tenants’ Union",
    address="example.org/repairs",
    label="Repairs now",
    spine=("Repairs now",),
    more="+ # more",
)
ARABIC = Footer(
    organisation="اتحاد المستأجرين",
    address="example.org/repairs",
    label="إصلاحات الآن",
    spine=("إصلاحات الآن",),
    more="+ # آخرون",
)
CODE = "https://example.org/repairs?utm_source=poster&utm_medium=qr&utm_campaign=repairs&utm_content=event"

CONTENTS: dict[str, tuple[CardKind, CardContent]] = {
    "quote": (
        "quote",
        QuoteContent(
            text="We asked for a working lift for three years. We got it in three weeks, because forty of us "
            "stopped paying for a broken one. That is what a union is for.",
            speaker="Rosa Delgado",
            role="cleaner and tenant on the ninth floor",
            emphasis="forty of us stopped paying",
        ),
    ),
    "photo": (
        "photo-quote",
        QuoteContent(
            text="We stood outside in the cold so that nobody has to sit inside in the cold.",
            marked="“We stood outside in the cold so that nobody has to sit inside in the cold.”",
            speaker="Ada Okonkwo",
            role="tenant, Harbour Street",
            emphasis="nobody has to sit inside",
        ),
    ),
    "photo-cover": (
        "cover",
        StatementContent(text="How forty neighbours got the heating back", kicker="Swipe"),
    ),
    "statement": (
        "statement",
        StatementContent(
            text="Harbour Street won its repairs – and every other block on the estate is next",
            kicker="Repairs now",
            emphasis="every other block",
        ),
    ),
    "statistic": (
        "statistic",
        StatisticContent(
            number="83%",
            label="of flats had mould",
            caption="In the survey of 212 homes, 83% of flats had mould in at least one bedroom.",
            percent=83.0,
            kicker="In figures",
        ),
    ),
    "amount": (
        "statistic",
        StatisticContent(
            number="£1.4",
            unit="million",
            label="in unpaid repairs",
            qualifier="over",
            caption="The landlord owes the estate over £1.4 million in unpaid repairs.",
        ),
    ),
    "event": (
        "event",
        EventContent(
            title="Repairs Now – Assembly of the Harbour Street Blocks",
            weekday="Thursday",
            day="18",
            month="March",
            time="18.30",
            kicker="Event",
            ask="Register here",
            place="Harbour Street Hall, 14 Foundry Lane",
            url=CODE,
            speakers=(
                Person(name="Rosa Delgado", role="tenant on the ninth floor"),
                Person(name="Dr Íñigo Etxeberria", role="public health researcher"),
                Person(name="Amina Yusuf", role="Tenants’ Advice Centre"),
                Person(name="Tomasz Zieliński"),
            ),
            chair=Person(name="Grace Okafor"),
            chair_label="Chair",
        ),
    ),
    "party": (
        "event",
        EventContent(
            title="Thank-you party for everybody who knocked on a door",
            weekday="Saturday",
            day="1",
            month="May",
            kicker="Event",
            place="Harbour Street Hall",
        ),
    ),
    "cta": (
        "cta",
        CtaContent(
            text="Repairs Now – Assembly of the Harbour Street Blocks\nThursday 18 March, 18.30",
            emphasis="Thursday 18 March, 18.30",
            button="Register here",
            kicker="Take part",
        ),
    ),
    "countdown": (
        "countdown",
        CountdownContent(
            left="Tomorrow",
            title="Repairs Now – Assembly of the Harbour Street Blocks",
            when="Thursday 18 March, 18.30",
            kicker="Event",
        ),
    ),
    "cover": (
        "cover",
        StatementContent(text="How forty tenants of Harbour Street got their lift back", kicker="Swipe"),
    ),
    "slide": (
        "slide",
        QuoteContent(
            text="They sent us letters. We sent them photographs of the mould, one from every flat.",
            speaker="Amina Yusuf",
            role="Tenants’ Advice Centre",
            emphasis="photographs of the mould",
            kicker="2 / 5",
        ),
    ),
    "end": (
        "end",
        CtaContent(
            text="Your block can be next",
            button="Register here",
            kicker="Take part",
            emphasis="next",
        ),
    ),
    "emoji": (
        "quote",
        QuoteContent(
            text="We danced on the stairs \U0001f389 and waved to Scotland "
            "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f "
            "with the farmers \U0001f469\U0001f3fd\u200d\U0001f33e.",
            speaker="Rosa Delgado",
            emphasis="danced on the stairs",
        ),
    ),
    "arabic": (
        "quote",
        QuoteContent(
            text="طالبنا بمصعد يعمل منذ ثلاث سنوات (ISO 9001)، وحصلنا عليه في ثلاثة أسابيع.",
            speaker="روزا دلغادو",
            role="عاملة نظافة",
            emphasis="في ثلاثة أسابيع",
        ),
    ),
}


def spec(name: str, form: str) -> CardSpec:
    """Return the card of a named content in a format."""
    kind, content = CONTENTS[name]
    if form in load_papers():
        kind = "poster"
    arabic = name == "arabic"
    return CardSpec(
        id=f"{name}-{form}",
        subject=name,
        number=1,
        kind=kind,
        format=form,
        content=content,
        footer=ARABIC if arabic else FOOTER,
        language="ar" if arabic else "en",
        photo=name.startswith("photo"),
    )


@cache
def studio(theme: str) -> Studio:
    """Return the studio of a theme, opened once a test run."""
    formats = {**load_formats(), **load_papers()}
    return open_studio(load_themes()[theme], formats, photograph=photograph())


def every_card() -> Iterator[tuple[str, str, str]]:
    """Yield (theme, content, format) for every card of the samples."""
    for theme in load_themes():
        for name in CONTENTS:
            for form in load_formats():
                yield theme, name, form

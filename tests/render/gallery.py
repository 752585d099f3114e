"""The sheet of all themes that the README shows: words that no layout was made for, a row of cards a theme.

`python -m tests.render.gallery` writes it anew.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from sharekit.document import Person
from sharekit.plan.model import (
    CardContent,
    CardKind,
    CardSpec,
    CountdownContent,
    EventContent,
    Footer,
    QuoteContent,
    StatisticContent,
)
from sharekit.presets.formats import load_formats
from sharekit.presets.themes import load_themes
from sharekit.render import open_studio
from sharekit.render.draw import draw_scene

SHEET = Path(__file__).resolve().parents[2] / "docs" / "gallery.png"
_CODE = "https://example.org/night-bus/seat?utm_medium=qr"
_SHOWN: tuple[tuple[CardKind, str, str, str, CardContent], ...] = (
    (
        *("quote", "square", "en", "Save Eastgate Baths"),
        QuoteContent(
            text="It was warm, and it was ours.", marked="“It was warm, and it was ours.”",
            speaker="Zillah Montefiore", role="swimmer, 81", emphasis="it was ours",
        ),
    ),
    (
        *("statistic", "square", "en", "Save Eastgate Baths"),
        StatisticContent(number="3 in 10", label="children here cannot swim", caption=""),
    ),
    (
        *("event", "square", "en", "Riders of Route 14"),
        EventContent(
            title="How we kept the night bus", weekday="Thursday", day="18", month="March", time="7pm",
            kicker="Event", ask="Register here", place="Bus Garage Canteen, Tollgate Road", url=_CODE,
            speakers=(
                Person(name="Dilys Marchetti", role="driver"),
                Person(name="Kofi Brannigan", role="nurse on nights"),
                Person(name="Yusra Thorne", role="student"),
            ),
        ),
    ),
    (
        *("event", "portrait", "es", "Familias de la Cuenca"),
        EventContent(
            title="Una vela por cada pozo", weekday="Martes", day="2", month="marzo", time="20:00",
            pattern="{weekday} {day} de {month}", kicker="Acto", place="Castillete de Las Cruces, Valdemera",
        ),
    ),
    (
        *("event", "landscape", "ar", "جمعية أهل السوق"),
        EventContent(
            title="ذاكرة السوق القديم", weekday="الخميس", day="1", month="أبريل", time="17:30",
            kicker="فعالية",
            place="خان الزيت، قرب باب الساعة", speakers=(Person(name="فاطمة الزهراوي", role="مؤرخة"),),
        ),
    ),
    (
        *("countdown", "portrait", "it", "Comitato della Piana"),
        CountdownContent(
            left="3 giorni", title="Tre giorni senza capannoni", when="17–19 settembre", kicker="Evento"
        ),
    ),
)  # fmt: skip
_HEIGHT, _GAP, _GROUND = 250, 12, "#FFFFFF"


def make_sheet() -> Image.Image:
    """Return a row of cards for every theme."""
    rows = [[_card(theme, number) for number in range(len(_SHOWN))] for theme in load_themes()]
    width = max(sum(card.width + _GAP for card in row) for row in rows) - _GAP
    sheet = Image.new("RGB", (width, len(rows) * (_HEIGHT + _GAP) - _GAP), _GROUND)
    for number, row in enumerate(rows):
        left = 0
        for card in row:
            sheet.paste(card, (left, number * (_HEIGHT + _GAP)))
            left += card.width + _GAP
    return sheet


def _card(theme: str, number: int) -> Image.Image:
    kind, form, language, organisation, content = _SHOWN[number]
    studio = open_studio(load_themes()[theme], load_formats())
    footer = Footer(organisation=organisation, address="example.org/2027", more="+ # more")
    spec = CardSpec(
        id=kind, subject=kind, number=1, kind=kind, format=form, content=content, footer=footer,
        language=language,
    )  # fmt: skip
    card = draw_scene(studio.compose(spec), studio.book)
    return card.resize((round(card.width * _HEIGHT / card.height), _HEIGHT), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    SHEET.parent.mkdir(exist_ok=True)
    make_sheet().quantize(256, dither=Image.Dither.NONE).save(SHEET, optimize=True)

"""Pictures that were looked at: exact where the rasteriser is the recorded one, else no local defect."""

from __future__ import annotations

import json
from importlib.metadata import version
from io import BytesIO

import pytest
from PIL import Image

from sharekit.presets.themes import load_themes
from tests.render.accept import HERE, accepting
from tests.render.measure import local_difference
from tests.render.samples import spec, studio

_SHOWN = (
    ("quote", "square"),
    ("statement", "portrait"),
    ("statistic", "square"),
    ("amount", "landscape"),
    ("event", "square"),
    ("event", "landscape"),
    ("countdown", "story"),
    ("cta", "square"),
    ("slide", "portrait"),
    ("arabic", "square"),
)
_PARTICULAR = (
    ("rally", "event", "event-cover"),
    ("editorial", "event", "portrait"),
    ("broadsheet", "statistic", "story"),
    ("protest", "party", "pin"),
    ("gentle", "event", "story"),
    ("gentle", "emoji", "square"),
    *((theme, "photo", "square") for theme in load_themes()),
    ("rally", "photo", "landscape"),
    ("editorial", "photo-cover", "portrait"),
    ("protest", "emoji", "wide"),
)
GOLDENS = (*((theme, *shown) for theme in load_themes() for shown in _SHOWN), *_PARTICULAR)
_NOISE = 80  # rasteriser noise stays at 62 and below, a missing full stop or a changed letter at 96 and above
_FOLDER = HERE / "goldens"


def _versions() -> dict[str, str]:
    return {name: version(name) for name in ("pillow", "segno", "uharfbuzz")}


def _recorded() -> dict[str, str]:
    path = _FOLDER / "versions.json"
    if accepting():
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(_versions(), indent=1) + "\n", encoding="utf-8")
    recorded: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return recorded


@pytest.mark.parametrize(("theme", "name", "form"), GOLDENS)
def test_card_is_the_one_we_looked_at(theme: str, name: str, form: str) -> None:
    exact = _recorded() == _versions()
    card = studio(theme).draw(spec(name, form), alt="A test card.")
    path = _FOLDER / f"{theme}-{name}-{form}.{card.extension}"
    if accepting() and card.extension == "jpg":
        path.write_bytes(card.data)
    elif accepting():
        Image.open(BytesIO(card.data)).save(path, optimize=True)
    made, kept = Image.open(BytesIO(card.data)), Image.open(path)
    assert made.size == kept.size
    assert local_difference(made.convert("RGB"), kept.convert("RGB")) <= (0 if exact else _NOISE)


def test_drawing_twice_gives_the_same_bytes() -> None:
    first = studio("rally").draw(spec("event", "square"), alt="Same.")
    assert first.data == studio("rally").draw(spec("event", "square"), alt="Same.").data

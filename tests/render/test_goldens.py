"""Pictures that were looked at: exact where the rasteriser is the recorded one, else no local defect."""

from __future__ import annotations

import json
from importlib.metadata import version
from io import BytesIO

import pytest
from PIL import Image

from tests.render.accept import HERE, accepting
from tests.render.measure import local_difference
from tests.render.samples import spec, studio

GOLDENS = (
    ("rally", "quote", "square"),
    ("rally", "statement", "portrait"),
    ("rally", "statistic", "landscape"),
    ("rally", "amount", "square"),
    ("rally", "event", "square"),
    ("rally", "event", "wide"),
    ("rally", "cta", "story"),
    ("rally", "arabic", "square"),
    ("editorial", "quote", "wide"),
    ("editorial", "statement", "square"),
    ("editorial", "statistic", "square"),
    ("editorial", "event", "portrait"),
    ("editorial", "event", "landscape"),
    ("editorial", "cta", "square"),
)
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
    path = _FOLDER / f"{theme}-{name}-{form}.png"
    if accepting():
        path.write_bytes(card.data)
    made, kept = Image.open(BytesIO(card.data)), Image.open(path)
    assert made.size == kept.size
    assert local_difference(made, kept.convert(made.mode)) <= (0 if exact else _NOISE)


def test_drawing_twice_gives_the_same_bytes() -> None:
    first = studio("rally").draw(spec("event", "square"), alt="Same.")
    assert first.data == studio("rally").draw(spec("event", "square"), alt="Same.").data

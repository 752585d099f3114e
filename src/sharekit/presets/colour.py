"""Colours as people see them: luminance and contrast (WCAG 2), lightness and hue (OKLCH)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import atan2, cos, hypot, sin

READABLE = 4.5  # WCAG 2.2, 1.4.3 (AA): contrast of text
READABLE_LARGE = 3.0  # the same for large text
_HEX = re.compile(r"#[0-9A-Fa-f]{6}")


def is_colour(text: str) -> bool:
    """Whether a text is `#RRGGBB`."""
    return bool(_HEX.fullmatch(text))


def luminance(colour: str) -> float:
    """Return the relative luminance of `#RRGGBB`, 0 to 1."""
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio_of(one: float, other: float) -> float:
    """Return the contrast of two luminances, 1 to 21."""
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    return ratio_of(luminance(one), luminance(other))


def linear(value: float) -> float:
    """Return the light of one channel of sRGB, both 0 to 1."""
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4  # noqa: PLR2004  sRGB


def _encoded(value: float) -> float:
    return value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055  # noqa: PLR2004  sRGB


def _linear(colour: str) -> tuple[float, float, float]:
    red, green, blue = (linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return red, green, blue


@dataclass(frozen=True, slots=True)
class Oklch:
    """A colour by lightness (0 to 1), chroma and hue (radians): OKLab of 2020, as in CSS Color 4."""

    lightness: float
    chroma: float
    hue: float


def to_oklch(colour: str) -> Oklch:
    """Return `#RRGGBB` in OKLCH."""
    red, green, blue = _linear(colour)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return Oklch(lightness, hypot(a, b), atan2(b, a))


def to_hex(colour: Oklch) -> str:
    """Return the nearest `#RRGGBB` of the same lightness and hue: chroma gives way where sRGB ends."""
    chroma = colour.chroma
    while chroma > 0:
        channels = _channels(Oklch(colour.lightness, chroma, colour.hue))
        if all(-0.0005 <= value <= 1.0005 for value in channels):  # noqa: PLR2004  less than half a step
            return _hex(channels)
        chroma -= 0.002
    return _hex(_channels(Oklch(colour.lightness, 0.0, 0.0)))


def _channels(colour: Oklch) -> tuple[float, float, float]:
    a, b = colour.chroma * cos(colour.hue), colour.chroma * sin(colour.hue)
    long = (colour.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (colour.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (colour.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _hex(channels: tuple[float, float, float]) -> str:
    values = (round(255 * _encoded(min(1.0, max(0.0, value)))) for value in channels)
    return "#" + "".join(f"{value:02X}" for value in values)


def shifted(colour: str, by: float) -> str:
    """Return a colour lighter (or darker, below 0) by a step of OKLCH lightness; hue and chroma stay."""
    own = to_oklch(colour)
    return to_hex(Oklch(min(1.0, max(0.0, own.lightness + by)), own.chroma, own.hue))


def apart(one: str, other: str) -> float:
    """Return how far two colours lie from each other (deltaE in OKLab)."""
    first, second = to_oklch(one), to_oklch(other)
    a = first.chroma * cos(first.hue) - second.chroma * cos(second.hue)
    b = first.chroma * sin(first.hue) - second.chroma * sin(second.hue)
    return hypot(first.lightness - second.lightness, a, b)

"""An organisation's logo."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from functools import cache

from PIL import Image

from sharekit.errors import SettingsError
from sharekit.presets.colour import luminance, ratio_of
from sharekit.render.contrast import light_of
from sharekit.render.photograph import is_bomb
from sharekit.render.svg import EXPORT, draw_svg

_LARGEST = 4 * 1024 * 1024  # bytes
_MOST_PIXELS = 16_000_000
_KEPT = (1200, 400)  # px: more than the largest poster shows
_SHARE = 0.25  # of the pixels may stand out less
_SOLID = 128  # opacity from which a pixel counts


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Logo:
    """A logo ready for use.

    Attributes:
        image: RGBA in sRGB, cut to what is visible.
    """

    image: Image.Image

    @property
    def ratio(self) -> float:
        """Width by height."""
        return self.image.width / self.image.height

    @cache  # noqa: B019  one logo a build, on a few grounds; every card asks again
    def contrast_on(self, ground: str) -> float:
        """Return the contrast with a ground that three quarters of its pixels have at least."""
        alpha = self.image.getchannel("A").point(lambda value: 255 if value >= _SOLID else 0)
        counts = light_of(self.image.convert("RGB")).histogram(alpha)
        own = luminance(ground)
        ratios = sorted((ratio_of((level / 255) ** 2, own), count) for level, count in enumerate(counts))
        left = _SHARE * sum(counts)
        for ratio, count in ratios:
            left -= count
            if left < 0:
                return ratio
        return 1.0


def open_logo(data: bytes, *, name: str) -> Logo:
    """Read a logo.

    Args:
        data: A PNG or SVG file.
        name: What it is called, for messages.

    Raises:
        SettingsError: It is neither, is damaged, too large or empty, or asks for something outside itself.
    """
    if len(data) > _LARGEST:
        message = f"the logo {name} is larger than {_LARGEST // 1024**2} MB"
        raise SettingsError(message, hint=EXPORT)
    if not data.startswith(b"\x89PNG"):
        data = draw_svg(data, name=name)
    image = _decoded(data, name)
    box = image.getchannel("A").getbbox()
    if box is None:
        message = f"the logo {name} is empty"
        raise SettingsError(message, hint=EXPORT)
    image = image.crop(box)
    image.thumbnail(_KEPT, Image.Resampling.LANCZOS)
    return Logo(image=image)


def _decoded(data: bytes, name: str) -> Image.Image:
    """Return the RGBA picture of a PNG."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            opened = Image.open(io.BytesIO(data), formats=("PNG",))
        pixels = opened.width * opened.height
        image = opened.convert("RGBA") if pixels <= _MOST_PIXELS else None
    except Exception as error:  # Pillow raises nine classes for damaged files
        why = "too large: it unpacks to far more than a logo needs" if is_bomb(error) else "damaged"
        message = f"the logo {name} is {why}"
        raise SettingsError(message, hint=EXPORT) from error
    if image is None:
        message = f"the logo {name} has more than {_MOST_PIXELS // 10**6} million pixels"
        raise SettingsError(message, hint=EXPORT)
    return image

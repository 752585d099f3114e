"""A photograph as it comes from a camera, made safe, upright and sRGB, and cropped about what matters."""

from __future__ import annotations

import io
import warnings
from collections.abc import Hashable
from dataclasses import dataclass, field

from PIL import Image, ImageChops, ImageCms, ImageFilter, ImageOps

from sharekit.errors import SourceError
from sharekit.render.faces import Face, find_faces
from sharekit.render.scene import Box

FORMATS = ("PNG", "JPEG", "WEBP", "GIF")  # the decoders that hostile files were tried against
LARGEST = 30 * 1024 * 1024  # bytes
_MOST_PIXELS = 40_000_000
_MOST_OF_WEBP = 20_000_000  # its decoder holds three copies
_BULKY = frozenset({"RGB", "RGBA", "LA", "CMYK"})
_STRIP = 64  # px, of what is made
_LONGEST_SIDE = 12_000  # px
_SHORTEST_SIDE = 400  # px: less would be blown up to more than four times its size
_KEPT = 2400  # px: the longest side that any card needs
_USUAL = (0.5, 0.38)  # where people look for a face when nothing else is known
_HEAD, _BUST = 1.3, 0.6  # of a head, and of a picture without one: what a disc shows
_SKETCH = 64  # px: edge of the picture in which the focal point is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Photograph:
    """A photograph ready for use.

    Attributes:
        image: RGB in sRGB, upright, on a canvas of its own: no metadata of the file is left.
        focus: The point that a crop keeps, as shares of width and height.
        faces: Heads whose faces are seen from the front, the surest first.
        prints: Crops that were treated already, by what asked for them: a scrim is tried many times over one.
    """

    image: Image.Image
    focus: tuple[float, float]
    faces: tuple[Face, ...] = ()
    prints: dict[Hashable, Image.Image] = field(default_factory=dict, compare=False, repr=False)


def open_photograph(data: bytes, *, name: str, focus: tuple[float, float] | None = None) -> Photograph:
    """Read a photograph.

    Args:
        data: The file.
        name: What it is called, for messages.
        focus: The point that crops keep, as shares of width and height; None to find it.

    Raises:
        SourceError: It is no picture of a known format, too large, too small, or damaged.
    """
    if len(data) > LARGEST:
        message = f"{name} is larger than {LARGEST // 1024**2} MB"
        raise SourceError(message, hint="Save the picture smaller, about 2,400 pixels wide")
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            image = _upright(data, name)
        except SourceError:
            raise
        except Exception as error:  # Pillow raises nine classes for damaged files
            if is_bomb(error):
                raise _too_large(name, "it unpacks to far more than a picture needs") from error
            message = f"{name} is not a picture that can be read, or it is damaged"
            raise SourceError(message, hint="Give a JPEG, PNG or WebP file") from error
    faces = find_faces(image)
    if focus is None and faces:
        left, top, right, bottom = faces[0]
        focus = ((left + right) / 2, (top + bottom) / 2)
    return Photograph(image=image, focus=focus or find_focus(image), faces=faces)


def is_bomb(error: Exception) -> bool:
    """Whether Pillow refused a file for what it would unpack to."""
    bombs = (Image.DecompressionBombError, Image.DecompressionBombWarning)
    return isinstance(error, bombs) or "too large" in str(error).casefold()


def _too_large(name: str, why: str) -> SourceError:
    message = f"{name} is too large: {why}"
    return SourceError(message, hint="Save the picture smaller, about 2,400 pixels wide, as JPEG")


def _upright(data: bytes, name: str) -> Image.Image:
    with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
        _refuse_size(opened.size, name, most=_MOST_OF_WEBP if opened.format == "WEBP" else _MOST_PIXELS)
        opened.draft("RGB", (_KEPT, _KEPT))
        profile = opened.info.get("icc_profile")
        image = _reduced(opened)
        ImageOps.exif_transpose(image, in_place=True)
        image.thumbnail((_KEPT, _KEPT), Image.Resampling.LANCZOS)
        rgb = _in_srgb(image, profile if isinstance(profile, bytes) else None)
    canvas = Image.new("RGB", rgb.size, "#FFFFFF")
    canvas.paste(rgb, (0, 0), rgb.getchannel("A") if rgb.mode == "RGBA" else None)
    return canvas


def _reduced(opened: Image.Image) -> Image.Image:
    """Return a picture at a whole part of its size, made strip by strip: a second copy of it is too much."""
    opened.load()
    part = max(opened.size) // _KEPT
    if part <= 1 or opened.mode not in _BULKY:
        return opened
    width, height = opened.size
    small = Image.new(opened.mode, (-(-width // part), -(-height // part)))
    for top in range(0, height, part * _STRIP):
        strip = opened.crop((0, top, width, min(top + part * _STRIP, height)))
        small.paste(strip.reduce(part), (0, top // part))
    small.info = opened.info  # its orientation is told there
    return small


def _refuse_size(size: tuple[int, int], name: str, *, most: int) -> None:
    width, height = size
    if width * height > most or max(size) > _LONGEST_SIDE:
        raise _too_large(name, f"it has {width} by {height} pixels")
    if min(size) < _SHORTEST_SIDE:
        message = f"{name} has only {width} by {height} pixels"
        raise SourceError(
            message, hint=f"Give one of at least {_SHORTEST_SIDE} pixels a side; 1,600 is better"
        )


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Convert colours by the profile of the file; one that is broken or of no use is passed over."""
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    if profile and image.mode in {"RGB", "CMYK", "L"}:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(image, source, target, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            converted = None
        if converted is not None:
            return converted
    return image.convert("RGBA" if "A" in image.mode or "transparency" in image.info else "RGB")


def find_focus(image: Image.Image) -> tuple[float, float]:
    """Return where a picture is busiest and most colourful, as shares; near its upper middle if nowhere.

    What stands out from its surroundings draws the eye; the middle, a little above, draws it anyway.
    """
    small = image.resize((_SKETCH, _SKETCH), Image.Resampling.BOX)
    seen = [_apart(small.convert("L")), _apart(small.convert("HSV").getchannel("S"))]
    weights = [(light + colour / 4) ** 2 for light, colour in zip(*seen, strict=True)]
    total, across, down = 0.0, 0.0, 0.0
    for index, weight in enumerate(weights):
        x, y = (index % _SKETCH + 0.5) / _SKETCH, (index // _SKETCH + 0.5) / _SKETCH
        near = weight * (1.3 - ((x - _USUAL[0]) ** 2 + (y - _USUAL[1]) ** 2))
        total, across, down = total + near, across + near * x, down + near * y
    if not total:
        return _USUAL
    return round(across / total, 3), round(down / total, 3)


def _apart(grey: Image.Image) -> bytes:
    """Return how much every point of a grey picture differs from what is around it."""
    return ImageChops.difference(grey, grey.filter(ImageFilter.GaussianBlur(_SKETCH / 8))).tobytes()


def crop_to_cover(
    photograph: Photograph, size: tuple[int, int], at: tuple[float, float] = (0.5, 0.5)
) -> Image.Image:
    """Return the photograph filling a size, its focal point as near as can be to a place in it.

    Args:
        photograph: The picture.
        size: Width and height, px.
        at: Where in the crop the focal point should lie, as shares of width and height.
    """
    return photograph.image.resize(
        size, Image.Resampling.LANCZOS, box=crop_box(photograph, size[0], size[1], at)
    )


def crop_to_head(photograph: Photograph, size: int) -> Image.Image:
    """Return a square about the surest face, or about the focal point, px a side."""
    image = photograph.image
    left, top, right, bottom = photograph.faces[0] if photograph.faces else (*photograph.focus,) * 2
    high, wide = (bottom - top) * image.height, (right - left) * image.width
    side = min(*image.size, _HEAD * max(high, wide) or _BUST * min(image.size))
    x, y = (left + right) / 2 * image.width, (top + bottom) / 2 * image.height
    x, y = (min(max(at - side / 2, 0.0), whole - side) for at, whole in ((x, image.width), (y, image.height)))
    return image.resize((size, size), Image.Resampling.LANCZOS, (x, y, x + side, y + side))


def crop_box(photograph: Photograph, width: float, height: float, at: tuple[float, float]) -> Box:
    """Return which part of a photograph fills a box, px of the photograph; as `crop_to_cover`."""
    image = photograph.image
    scale = min(image.width / width, image.height / height)
    taken = (min(width * scale, image.width), min(height * scale, image.height))
    left, top = (
        min(max(focus * whole - place * part, 0.0), whole - part)
        for focus, whole, place, part in zip(photograph.focus, image.size, at, taken, strict=True)
    )
    return left, top, left + taken[0], top + taken[1]

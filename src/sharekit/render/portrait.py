"""Faces on a card: the picture is moved, then made narrower, until nothing cuts or covers the surest face."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product, zip_longest

from sharekit.presets.formats import CardFormat
from sharekit.render.draw import opacity_at
from sharekit.render.faces import Face
from sharekit.render.font_book import FontBook
from sharekit.render.photograph import Photograph, crop_box
from sharekit.render.scene import (
    Box,
    Disc,
    Element,
    Emblem,
    Photo,
    Polygon,
    QrCode,
    Rectangle,
    RoundedRectangle,
    Scene,
    Scrim,
    TextRun,
)
from sharekit.render.typeset import outline

_PLACES = tuple(step / 10 for step in range(11))  # of a crop: where a face may come to lie
_AIR = 6  # px about letters and edges
_VEILED = 0.6  # opacity from which a scrim hides a face
_BANDS, _SIDES = (0.46, 0.56, 0.38), (0.42, 0.5, 0.34)  # of a card's height, of its width
_BAND, _SIDE = (0.34, 0.62), (0.36, 0.54)  # least and most of both that a face may ask for
_ROOM = 1.05  # of a face: what its window has at least
_NARROWEST = {"landscape": 0.26, "square": 0.45, "tall": 0.6}  # of a card's width: a picture that is no stamp
_LEAST_FOOT = 0.22  # of a card's height: what words need
_GAP = 40  # du between picture and words


def windows_of(form: CardFormat, photograph: Photograph, *, rtl: bool) -> Iterator[tuple[Box, CardFormat]]:
    """Yield parts of a card for the picture alone, and what is left for the words; what the face needs first.

    It stands above the words, and in landscapes and squares beside them.
    """
    left, top, right, bottom = form.margin
    gap = round(_GAP * form.u)
    high, wide = _needed(form, photograph)
    bands, sides = (
        dict.fromkeys((*(share for share in (needed,) if least <= share <= most), *usual))
        for needed, (least, most), usual in ((high, _BAND, _BANDS), (wide, _SIDE, _SIDES))
    )
    for band, side in zip_longest(bands, sides):
        if side and form.shape in {"landscape", "square"}:
            width = round(side * form.width)
            x = 0 if rtl else form.width - width
            margin = (width + gap, top, right, bottom) if rtl else (left, top, width + gap, bottom)
            yield (x, 0, width, form.height), replace(form, margin=margin)
        if band and form.shape != "landscape":
            height = round(band * _free(form))
            yield (0, 0, form.width, height), replace(form, margin=(left, height + gap, right, bottom))


def below_face(form: CardFormat, photograph: Photograph) -> CardFormat | None:
    """Return what of a card a tall picture leaves to words under its face; None where too little."""
    image, (_, top, _, bottom) = photograph.image, photograph.faces[0]
    scale = max(form.width / image.width, form.height / image.height)
    high = scale * image.height
    hidden = min(high - form.height, max(0.0, top * high - _AIR))
    left, _, right, foot = form.margin
    end = round(bottom * high - hidden + _GAP * form.u)
    if form.shape != "tall" or form.height - foot - end < _LEAST_FOOT * form.height:
        return None
    return replace(form, margin=(left, end, right, foot))


def _free(form: CardFormat) -> int:
    """Return the height of a card above what an app covers, px."""
    return form.height - (form.margin[3] if form.name == "story" else 0)


def _needed(form: CardFormat, photograph: Photograph) -> tuple[float, float]:
    """Return the shares of a card's height and width at which a picture across or down it holds the face."""
    image, (left, top, right, bottom) = photograph.image, photograph.faces[0]
    across, down = form.width / image.width, form.height / image.height
    high = _ROOM * (bottom - top) * image.height * across / _free(form)
    wide = _ROOM * (right - left) * image.width * down / form.width
    return round(high, 3), round(wide, 3)


def face_on(photo: Photo, photograph: Photograph, face: Face) -> Box:
    """Return where a face lies on a card, px."""
    left, top, right, bottom = crop_box(photograph, photo.width, photo.height, photo.focus)
    wide, high = photo.width / (right - left), photo.height / (bottom - top)
    image = photograph.image
    return (
        photo.x + (face[0] * image.width - left) * wide,
        photo.y + (face[1] * image.height - top) * high,
        photo.x + (face[2] * image.width - left) * wide,
        photo.y + (face[3] * image.height - top) * high,
    )


def covered_face(scene: Scene, photograph: Photograph, book: FontBook) -> bool:
    """Whether the surest face of a card's picture is cut by its edges, or covered."""
    found = next((part for part in scene.elements if isinstance(part, Photo)), None)
    if found is None or not photograph.faces:
        return False
    face = face_on(found, photograph, photograph.faces[0])
    inside = (found.x - 1, found.y - 1, found.x + found.width + 1, found.y + found.height + 1)
    if face[0] < inside[0] or face[1] < inside[1] or face[2] > inside[2] or face[3] > inside[3]:
        return True
    return any(_meet(face, box) for box in _over(scene, found, book))


def with_face(scene: Scene, photograph: Photograph, book: FontBook, *, narrow: bool = True) -> Scene | None:
    """Return a scene whose picture shows the surest face whole and uncovered; None where it cannot.

    The picture is moved in its frame; where that does not help and `narrow` lets it, the frame is made as
    narrow as the picture.
    """
    if not covered_face(scene, photograph, book):
        return scene
    found = next(part for part in scene.elements if isinstance(part, Photo))
    moved = (_with_photo(scene, found, photo) for photo in _tries(found, photograph, scene, narrow=narrow))
    return next((each for each in moved if not covered_face(each, photograph, book)), None)


def _tries(photo: Photo, photograph: Photograph, scene: Scene, *, narrow: bool) -> Iterator[Photo]:
    """Yield the picture with its focal point elsewhere, nearest first, then as narrow as it is itself."""
    across, down = photo.focus
    places = [*product(_PLACES, _PLACES), _centred(photo, photograph)]
    places.sort(key=lambda at: abs(at[0] - across) + abs(at[1] - down))
    yield from (replace(photo, focus=place) for place in places)
    image = photograph.image
    width = photo.height * image.width / image.height
    shape = "landscape" if scene.width > scene.height else "tall" if scene.height > scene.width else "square"
    if narrow and _NARROWEST[shape] * scene.width <= width < photo.width:
        spare = photo.width - width
        at_end = photo.x + photo.width / 2 >= scene.width / 2
        yield replace(photo, x=photo.x + (spare if at_end else 0.0), width=width)


def _centred(photo: Photo, photograph: Photograph) -> tuple[float, float]:
    """Return where the focal point comes to lie in a crop with the surest face in its middle."""
    image, face = photograph.image, photograph.faces[0]
    scale = min(image.width / photo.width, image.height / photo.height)
    sides = ((image.width, photo.width * scale), (image.height, photo.height * scale))
    at = [
        0.5 + (photograph.focus[axis] - (face[axis] + face[axis + 2]) / 2) * whole / part
        for axis, (whole, part) in enumerate(sides)
    ]
    return at[0], at[1]


def _with_photo(scene: Scene, old: Photo, new: Photo) -> Scene:
    """Return a scene with another picture; the scrims that lay on all of it lie on all of it still."""
    whole = (old.x, old.width)

    def moved(part: Element) -> Element:
        if part is old:
            return new
        if isinstance(part, Scrim) and (part.x, part.width) == whole:
            return replace(part, x=new.x, width=new.width)
        return part

    return replace(scene, elements=tuple(moved(part) for part in scene.elements))


def _over(scene: Scene, photo: Photo, book: FontBook) -> Iterator[Box]:
    """Yield the boxes of what is drawn over the picture."""
    at = next(number for number, part in enumerate(scene.elements) if part is photo)
    for part in scene.elements[at + 1 :]:
        box = _box(part, book)
        if box:
            yield box


def _box(part: Element, book: FontBook) -> Box | None:
    match part:
        case TextRun():
            left, top, right, bottom = outline(part, book)
            box = left - _AIR, top - _AIR, right + _AIR, bottom + _AIR
        case Rectangle() | RoundedRectangle() | Emblem():
            box = part.x, part.y, part.x + part.width, part.y + part.height
        case QrCode():
            box = part.x, part.y, part.x + part.size, part.y + part.size
        case Disc():
            box = part.x - part.radius, part.y - part.radius, part.x + part.radius, part.y + part.radius
        case Polygon():
            xs, ys = zip(*part.points, strict=True)
            box = min(xs), min(ys), max(xs), max(ys)
        case Scrim():
            return _veil(part)
        case _:
            return None
    return box


def _veil(scrim: Scrim) -> Box | None:
    """Return the part of a scrim that hides a face."""
    dense = [step / 50 for step in range(51) if opacity_at(scrim.stops, step / 50) >= _VEILED]
    if not dense:
        return None
    first, last = dense[0], dense[-1]
    if scrim.across:
        return (
            scrim.x + first * scrim.width, scrim.y, scrim.x + last * scrim.width, scrim.y + scrim.height,
        )  # fmt: skip
    return scrim.x, scrim.y + first * scrim.height, scrim.x + scrim.width, scrim.y + last * scrim.height


def _meet(one: Box, other: Box) -> bool:
    return min(one[2], other[2]) > max(one[0], other[0]) and min(one[3], other[3]) > max(one[1], other[1])

"""A theme's display type and a logo for a page: the letters that its headings need, and a small picture."""

from __future__ import annotations

import io

import uharfbuzz as hb

from sharekit.render.studio import Studio

_LOGO = 84  # px: three times as high as the page shows it
_HEAVIEST = 40_000  # bytes


def headline_font(studio: Studio, words: str) -> bytes | None:
    """Return a TrueType font with the letters of some words, of the theme's display type.

    Args:
        studio: Whose theme. A font of the user's is left out: that it may be passed on is not known.
        words: What will be set in it; the letters it lacks are left to the reader's own fonts.
    """
    theme, book = studio.theme, studio.book
    partners = (fonts.get("display") for fonts in theme.script_fonts.values())
    names = [name for name in dict.fromkeys((theme.fonts["display"], *partners)) if name]
    ours = [name for name in names if name not in book.files and not name.startswith("+")]
    letters = {sign for sign in words if sign.isalpha()}
    if not ours or not letters:
        return None
    best = max(ours, key=lambda name: sum(book.has(sign, name) for sign in letters))
    wanted = hb.SubsetInput()
    wanted.unicode_set.update({ord(sign) for sign in words if book.has(sign, best)})
    wanted.flags = hb.SubsetFlags.NO_HINTING
    font = bytes(hb.subset(book.face(best).font.face, wanted).blob.data)
    return font if len(font) <= _HEAVIEST else None


def page_logo(studio: Studio) -> tuple[bytes | None, bool]:
    """Return the logo as a small PNG, and whether it needs a light ground on the theme's own."""
    if studio.logo is None:
        return None, False
    image = studio.logo.image
    small = image.resize((max(1, round(image.width * _LOGO / image.height)), _LOGO))
    stream = io.BytesIO()
    small.save(stream, "PNG", optimize=True)
    needs_plate = studio.logo.contrast_on(studio.theme.colours["bg"]) < 3  # noqa: PLR2004  WCAG, for what is no text
    return stream.getvalue(), needs_plate

"""A font of squares: every glyph one em wide, so that lines can be counted in characters."""

from __future__ import annotations

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

_EM = 1000


def save_squares(path: Path, characters: str) -> None:
    """Save a font that draws each of the characters as a square; the space is one em wide too."""
    builder = FontBuilder(_EM, isTTF=True)
    names = {ord(character): f"u{ord(character):X}" for character in characters}
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    pen = TTGlyphPen(None)
    corners = ((0, 0), (0, _EM), (_EM, _EM), (_EM, 0))
    pen.moveTo(corners[0])
    for corner in corners[1:]:
        pen.lineTo(corner)
    pen.closePath()
    square, empty = pen.glyph(), TTGlyphPen(None).glyph()
    glyphs = {name: empty if code == ord(" ") else square for code, name in names.items()}
    builder.setupGlyf({".notdef": square, **glyphs})
    builder.setupHorizontalMetrics(dict.fromkeys((".notdef", *names.values()), (_EM, 0)))
    builder.setupHorizontalHeader(ascent=_EM, descent=0)
    builder.setupNameTable({"familyName": "Squares", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=_EM, sTypoDescender=0, usWinAscent=_EM, usWinDescent=0)
    builder.setupPost()
    builder.save(path)

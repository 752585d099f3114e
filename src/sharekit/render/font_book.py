"""Fonts: shaping and measuring through HarfBuzz, and choosing the font that has a character.

A `FontBook` is the cache that rooms are not allowed to hold: make one a build and pass it on.
All widths are in em (size 1), so that fitting is arithmetic and nothing is shaped twice.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import regex
import uharfbuzz as hb

from sharekit.errors import RenderError
from sharekit.files import read_regular

_Made = TypeVar("_Made")
_FEATURES = {"kern": True, "liga": True}
_LARGEST = 64 * 1024 * 1024  # bytes: fonts of Chinese have 20 million
_EMOJI = "emoji"
_OVERSHOOT = 0.03  # em: round figures reach so far below the line, and nobody sees it
_SUFFIXES = frozenset({".ttf", ".otf", ".ttc", ".otc"})
_UNSEEN = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\u00ad\ufe0e\ufe0f")
_STAND_IN = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2060": None, "\u00ad": None, "\u200b": None})


@dataclass(frozen=True, slots=True)
class Glyph:
    """A positioned glyph; offsets from the start of its run, y upwards, in em."""

    id: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Shaped:
    """A run after shaping: glyphs from left to right, and the advance in em."""

    glyphs: tuple[Glyph, ...]
    advance: float


@dataclass(frozen=True, slots=True)
class Face:
    """One font file.

    Attributes:
        name: File stem without `sk-`.
        font: HarfBuzz font, scaled to the em.
        upem: Units of the em.
        characters: Code points it has a glyph for.
        cap: Height of H in em.
        coloured: Its glyphs are painted in colours of their own.
    """

    name: str
    font: hb.Font
    upem: int
    characters: frozenset[int]
    cap: float
    coloured: bool


def _read_face(path: Path, name: str) -> Face:
    """Read a font; of a collection the first.

    Raises:
        RenderError: The file is no font.
    """
    try:
        face = hb.Face(hb.Blob(read_regular(path, most=_LARGEST)))
    except OSError as error:
        message = f"the font {path.name} cannot be read: {error.strerror}"
        raise RenderError(message, hint="Take it out of the folder of fonts, or replace it") from error
    if not face.glyph_count:
        message = f"{path.name} is not a font that can be read"
        raise RenderError(
            message, hint="take it out of the folder of fonts, or replace it with a TTF or OTF file"
        )
    font = hb.Font(face)
    glyph = font.get_nominal_glyph(ord("H"))
    extents = font.get_glyph_extents(glyph) if glyph else None
    cap = extents.y_bearing / face.upem if extents else 0.7
    coloured = face.has_color_layers or face.has_color_paint
    return Face(name, font, face.upem, frozenset(face.unicodes), cap, coloured)


@dataclass(frozen=True, slots=True, eq=False)  # one book is one book: what is measured with it is kept
class FontBook:
    """The fonts of a folder, read when first used, and those of a folder of the user's.

    Attributes:
        folder: Holds `sk-NAME.ttf` files.
        more: The user's: TrueType and OpenType files and collections of any name, or None.
        files: Single font files by the names they go by.
        poor: Characters that a font draws badly, by its name: the next font of a chain has them.
        measured: Advances of lines, by what they are set in.
        fitted: What else is made once: texts in their rooms, outlines, codes, by all they were made from.
    """

    folder: Path
    more: Path | None = None
    files: Mapping[str, Path] = field(default_factory=dict)
    poor: Mapping[str, str] = field(default_factory=dict)
    measured: dict[Hashable, float] = field(default_factory=dict)
    fitted: dict[Hashable, Any] = field(default_factory=dict)
    _names: list[str] = field(default_factory=list)
    _faces: dict[str, Face] = field(default_factory=dict)
    _shaped: dict[tuple[str, str, bool], Shaped] = field(default_factory=dict)

    def once(self, key: Hashable, make: Callable[..., _Made], *given: Any) -> _Made:  # noqa: ANN401  what `make` takes
        """Return what is made of something, which is made when it is first asked for."""
        if key not in self.fitted:
            self.fitted[key] = make(*given)
        made: _Made = self.fitted[key]
        return made

    def names(self) -> tuple[str, ...]:
        """Return the names of all fonts: ours, the user's, emoji last, for their font has digits too."""
        if not self._names:
            stems = (path.stem.removeprefix("sk-") for path in self.folder.glob("sk-*.ttf"))
            own = sorted(stem for stem in stems if stem != _EMOJI)
            self._names[:] = (*own, *(name for name, _ in self._others()), _EMOJI)
        return tuple(self._names)

    def _others(self) -> list[tuple[str, Path]]:
        """Return name and file of the user's fonts, sorted; their names begin with a `+`."""
        if self.more is None:
            return []
        inside = (Path(folder, name) for folder, _, names in os.walk(self.more) for name in names)
        files = (path for path in sorted(inside) if path.suffix.lower() in _SUFFIXES)
        return [(f"+{path.relative_to(self.more).as_posix()}", path) for path in files]

    def face(self, name: str) -> Face:
        """Return a font by name."""
        if name not in self._faces:
            self._faces[name] = _read_face(self._path(name), name)
        return self._faces[name]

    def _path(self, name: str) -> Path:
        if name in self.files:
            return self.files[name]
        return self.more / name[1:] if self.more and name[0] == "+" else self.folder / f"sk-{name}.ttf"

    def shape(self, text: str, name: str, *, rtl: bool = False) -> Shaped:
        """Shape one run; characters that take no room are left out."""
        key = (text, name, rtl)
        if key not in self._shaped:
            self._shaped[key] = self._shape(text.translate(_STAND_IN), self.face(name), rtl=rtl)
        return self._shaped[key]

    def _shape(self, text: str, face: Face, *, rtl: bool) -> Shaped:
        if not text:  # of no letters HarfBuzz makes no list
            return Shaped((), 0)
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        hb.shape(face.font, buffer, _FEATURES)
        glyphs, pen = [], 0
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            x, y = pen + position.x_offset, position.y_offset
            glyphs.append(Glyph(info.codepoint, x / face.upem, y / face.upem))
            pen += position.x_advance
        return Shaped(tuple(glyphs), pen / face.upem)

    def lean(self, text: str, name: str) -> float:
        """Return how far right of the middle of its advance the ink of a line stands, in em."""
        shaped, face = self.shape(text, name), self.face(name)
        extents = [face.font.get_glyph_extents(glyph.id) for glyph in shaped.glyphs]
        inked = [(glyph, box) for glyph, box in zip(shaped.glyphs, extents, strict=True) if box and box.width]
        if not inked:
            return 0.0
        start = inked[0][0].x + inked[0][1].x_bearing / face.upem
        end = inked[-1][0].x + (inked[-1][1].x_bearing + inked[-1][1].width) / face.upem
        middle: float = (start + end) / 2
        return middle - shaped.advance / 2

    def depth(self, text: str, name: str, *, rtl: bool = False) -> float:
        """Return how far the ink of a text goes below its baseline, in em; never less than nothing."""
        lows = [-low for _, low in self._ink_of(text, name, rtl=rtl)]
        return max((low for low in lows if low > _OVERSHOOT), default=0.0)

    def rise(self, text: str, name: str, *, rtl: bool = False) -> float:
        """Return how far the ink of a text goes above its baseline, in em."""
        return max((high for high, _ in self._ink_of(text, name, rtl=rtl)), default=0.0)

    def _ink_of(self, text: str, name: str, *, rtl: bool) -> list[tuple[float, float]]:
        """Return the top and the foot of the ink of every glyph above the baseline, in em."""
        face = self.face(name)
        drawn = [
            (glyph.y, face.font.get_glyph_extents(glyph.id))
            for glyph in self.shape(text, name, rtl=rtl).glyphs
        ]
        return [
            (y + box.y_bearing / face.upem, y + (box.y_bearing + box.height) / face.upem)
            for y, box in drawn
            if box
        ]

    def bearing(self, character: str, name: str) -> float:
        """Return how far the ink of a character begins after its origin, in em."""
        face = self.face(name)
        glyph = face.font.get_nominal_glyph(ord(character))
        extents = face.font.get_glyph_extents(glyph) if glyph else None
        return extents.x_bearing / face.upem if extents else 0.0

    def ink(self, character: str, name: str) -> tuple[float, float]:
        """Return where the ink of a character begins above the baseline, and its height, in em."""
        face = self.face(name)
        extents = face.font.get_glyph_extents(face.font.get_nominal_glyph(ord(character)) or 0)
        return (extents.y_bearing / face.upem, -extents.height / face.upem) if extents else (0.0, 0.0)

    def has(self, text: str, name: str) -> bool:
        """Say whether a font has a glyph for every character of a text."""
        poor = self.poor.get(name, "")
        if poor and not set(poor).isdisjoint(text):
            return False
        seen = set(text.translate(_STAND_IN)) - _UNSEEN
        return self.face(name).characters.issuperset(map(ord, seen))

    def font_for(self, cluster: str, chain: Sequence[str]) -> str | None:
        """Return the first font of a chain that has a grapheme, or None."""
        return next((name for name in chain if self.has(cluster, name)), None)

    def split(self, text: str, chain: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """Cut text into (piece, font) runs, a font never changing inside a word that one font has.

        A grapheme that no font has stays with the first: callers ask `missing` before they draw.
        """
        if self.has(text, chain[0]):
            return ((text, chain[0]),) if text else ()
        runs: list[tuple[str, str]] = []
        for word in self._words(text, chain[0]):
            last = runs[-1][1] if runs else chain[0]
            whole = last if word.isspace() and self.has(word, last) else self.font_for(word, chain)
            pieces = [word] if whole else regex.findall(r"\X", word)
            for piece in pieces:
                name = whole or self.font_for(piece, chain) or chain[0]
                if runs and runs[-1][1] == name:
                    runs[-1] = (runs[-1][0] + piece, name)
                else:
                    runs.append((piece, name))
        return tuple(runs)

    def _words(self, text: str, name: str) -> list[str]:
        """Return words and the spaces between them; what a font draws badly stands apart from its word."""
        poor = regex.escape(self.poor.get(name, ""))
        return regex.findall(rf"\s+|[{poor}]+|[^\s{poor}]+" if poor else r"\s+|\S+", text)

    def missing(self, text: str, chain: Sequence[str]) -> str:
        """Return the graphemes no font of the chain has, each once, in order of appearance."""
        if self.has(text, chain[0]):
            return ""
        clusters = dict.fromkeys(regex.findall(r"\X", text))
        return "".join(c for c in clusters if not c.isspace() and self.font_for(c, chain) is None)


def font_chain(fonts: Mapping[str, str], role: str, others: Sequence[str]) -> tuple[str, ...]:
    """Return the fonts to try for a role: its own, then the theme's others, then all there are."""
    own = fonts.get(role) or fonts.get("text") or fonts["display"]
    return tuple(dict.fromkeys((own, *fonts.values(), *others)))

"""Sheets to say yes to: passages of text in any script, and cards side by side, on pages of paper."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeAlias

from PIL import Image

from sharekit.render.draw import draw_scene
from sharekit.render.encode import About, encode_png, opened
from sharekit.render.font_book import font_chain
from sharekit.render.scene import Scene, TextRun
from sharekit.render.script import is_rtl, script_of
from sharekit.render.studio import Studio
from sharekit.render.typeset import Piece, Placement, measure_line, typeset_line
from sharekit.render.words import clean, cuts

_WIDTH, _HEIGHT, _DPI = 1240, 1754, 150  # px: A4
_MARGIN, _GAP, _ACROSS = 96, 24, 3
_GROUND, _INK = "#FFFFFF", "#1A1416"
_LEAD, _BASE = 1.4, 1.02  # of the size: from line to line, and from a line's top to its foot
_QUALITY = 92  # of the pictures in a PDF

Kind: TypeAlias = Literal["title", "heading", "text", "notice"]
_SIZES: dict[Kind, float] = {"title": 46.0, "heading": 30.0, "text": 25.0, "notice": 30.0}
_BEFORE: dict[Kind, float] = {"title": 0.0, "heading": 40.0, "text": 10.0, "notice": 0.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words of one kind; a line break in them is kept."""

    text: str
    kind: Kind = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class CardRow:
    """Finished cards, PNG or JPEG, that stand side by side."""

    files: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class _Strip:
    """What goes on one page whole: a line, or a row of cards."""

    height: float
    line: str = ""
    kind: Kind = "text"
    cards: tuple[Image.Image, ...] = ()


def draw_proof(
    blocks: Sequence[Passage | CardRow], studio: Studio, *, language: str, title: str
) -> tuple[bytes, bytes]:
    """Return the blocks below one another, as a PDF of A4 pages and as one long PNG.

    Args:
        blocks: In their order.
        studio: Its theme and fonts.
        language: Of the words: their direction, and where lines may begin.
        title: What the files are called inside.
    """
    sheet = _Sheet(studio=studio, language=language)
    pages = [
        sheet.drawn(strips) for strips in _paged([each for block in blocks for each in sheet.strips(block)])
    ]
    whole = Image.new("RGB", (_WIDTH, sum(page.height for page in pages)), _GROUND)
    for page, top in zip(pages, _tops(pages), strict=True):
        whole.paste(page, (0, top))
    stream = io.BytesIO()
    first, *others = (_full(page) for page in pages)
    first.save(
        *(stream, "PDF"),
        save_all=True,
        append_images=others,
        resolution=_DPI,
        quality=_QUALITY,
        title=title,
        creationDate=None,
        modDate=None,
    )
    return stream.getvalue(), encode_png(whole, About(title=title))


def _tops(pages: Sequence[Image.Image]) -> list[int]:
    return [sum(page.height for page in pages[:number]) for number in range(len(pages))]


def _full(page: Image.Image) -> Image.Image:
    """Return a page as high as paper."""
    paper = Image.new("RGB", (_WIDTH, _HEIGHT), _GROUND)
    paper.paste(page, (0, 0))
    return paper


def _paged(strips: Sequence[_Strip]) -> Iterator[list[_Strip]]:
    """Yield what stands on each page; a heading goes with what follows it."""
    room, page = float(_HEIGHT - 2 * _MARGIN), list[_Strip]()
    for strip, following in pairwise((*strips, _Strip(0.0))):
        needed = strip.height + (following.height if strip.kind == "heading" else 0.0)
        if page and sum(each.height for each in page) + needed > room:
            yield page
            page = []
        page.append(strip)
    yield page


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """How text and cards are set."""

    studio: Studio
    language: str

    def strips(self, block: Passage | CardRow) -> Iterator[_Strip]:
        """Yield a block as lines, or as rows of cards."""
        if isinstance(block, CardRow):
            yield _Strip(_GAP)
            for first in range(0, len(block.files), _ACROSS):
                cards = tuple(_small(opened(data)) for data in block.files[first : first + _ACROSS])
                yield _Strip(max(card.height for card in cards) + _GAP, cards=cards)
            return
        size = _SIZES[block.kind]
        yield _Strip(_BEFORE[block.kind], kind=block.kind)
        for paragraph in block.text.split("\n"):
            for line in self._lines(paragraph, block.kind):
                yield _Strip(size * _LEAD, line, block.kind)

    def _chain(self, text: str, kind: Kind) -> tuple[str, ...]:
        theme, place = self.studio.theme, "text" if kind == "text" else "display"
        partner = theme.script_fonts.get(script_of(text))
        chain = font_chain(theme.fonts, place, self.studio.book.names())
        return (partner[place], *chain) if partner else chain

    def _lines(self, paragraph: str, kind: Kind) -> Iterator[str]:
        """Yield a paragraph line by line, each as full as it gets; what no font has is left out."""
        text, chain, book = clean(paragraph), self._chain(paragraph, kind), self.studio.book
        for sign in book.missing(text, chain):
            text = text.replace(sign, "")
        room, line = (_WIDTH - 2 * _MARGIN) / _SIZES[kind], ""

        def wide(words: str) -> bool:
            return measure_line(book, words.rstrip(), chain, rtl=is_rtl(self.language)) > room

        for first, last in pairwise((0, *cuts(text, self.language), len(text))):
            piece = text[first:last]
            if line and wide(line + piece):
                yield line.rstrip()
                line = ""
            while wide(piece):  # one word that is wider than the page
                most = next(end for end in range(len(piece) - 1, 0, -1) if not wide(piece[:end]))
                yield piece[:most]
                piece = piece[most:]
            line += piece
        yield line.rstrip()

    def drawn(self, strips: Sequence[_Strip]) -> Image.Image:
        """Return a page, as high as what stands on it."""
        rtl, top = is_rtl(self.language), float(_MARGIN)
        runs: list[TextRun] = []
        cards: list[tuple[Image.Image, tuple[int, int]]] = []
        for strip in strips:
            if strip.line:
                size, chain = _SIZES[strip.kind], self._chain(strip.line, strip.kind)
                at = (float(_WIDTH - _MARGIN if rtl else _MARGIN), top + size * _BASE)
                place = Placement(at=at, size=size, rtl=rtl)
                runs += typeset_line(self.studio.book, [Piece(strip.line, chain, _INK)], place)
            cards += [(card, (_column(place, rtl=rtl), round(top))) for place, card in enumerate(strip.cards)]
            top += strip.height
        scene = Scene(width=_WIDTH, height=round(top) + _MARGIN, background=_GROUND, elements=tuple(runs))
        page = draw_scene(scene, self.studio.book)
        for card, corner in cards:
            page.paste(card, corner)
        return page


_COLUMN = (_WIDTH - 2 * _MARGIN - (_ACROSS - 1) * _GAP) // _ACROSS


def _column(place: int, *, rtl: bool) -> int:
    return _MARGIN + (_ACROSS - 1 - place if rtl else place) * (_COLUMN + _GAP)


def _small(card: Image.Image) -> Image.Image:
    """Return a card no wider and no higher than a column."""
    share = _COLUMN / max(card.width, card.height)
    return card.resize((round(card.width * share), round(card.height * share)), Image.Resampling.LANCZOS)

"""Size and lines together: the largest size at which balanced lines fit a box."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from sharekit.render.balance import Line, balance, line_count, sense
from sharekit.render.font_book import FontBook
from sharekit.render.typeset import measure_line
from sharekit.render.words import Word, split_words

_STEP = 2
# Text may be set up to a sixth smaller for better lines; 6 % of size costs as much as one name parted.
_SMALLER_STEP = 0.02
_SMALLER_STEPS = 8
_SIZE_PRICE = 3.2
_PHRASES = frozenset(
    {"ja", "zh"}
)  # languages whose lines begin at phrases, unless one is wider than the line


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeStyle:
    """How a text is set, whatever its size.

    Attributes:
        chain: Fonts to try, the wanted one first.
        strong: Fonts for the emphasised phrase.
        lead: Line height as a multiple of the size.
        cap: Height of capitals as a share of the size: lines are placed by it.
        rtl: The paragraph runs from right to left.
        language: BCP 47 tag: where lines may begin.
    """

    chain: tuple[str, ...]
    strong: tuple[str, ...]
    lead: float
    cap: float
    rtl: bool = False
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """Text with its size and lines.

    Attributes:
        style: How it is set.
        size: px of the em.
        lines: From the top.
        fits: False when even the smallest size was too large.
        text: The text, for messages.
    """

    style: TypeStyle
    size: float
    lines: tuple[Line, ...]
    fits: bool
    text: str

    @property
    def cap(self) -> float:
        """Height of capitals, px."""
        return self.style.cap * self.size

    @property
    def lead(self) -> float:
        """Distance of two baselines, px."""
        return self.style.lead * self.size

    @property
    def height(self) -> float:
        """From the top of the first line's capitals to the last baseline, px."""
        return self.cap + (len(self.lines) - 1) * self.lead

    @property
    def width(self) -> float:
        """Width of the longest line, px."""
        return max((line.width for line in self.lines), default=0.0) * self.size


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """The box a text has to fit, and the sizes it may take. All px.

    Attributes:
        width: Measure.
        height: Tallest the lines may stand, capitals to last baseline.
        largest: Size tried first.
        smallest: Size below which nothing is shrunk: the text overflows instead.
        lines: Most lines.
    """

    width: float
    height: float
    largest: float
    smallest: float
    lines: int = 40

    def sizes(self) -> list[float]:
        """Return the sizes to try, falling."""
        count = int(max(0.0, self.largest - self.smallest) // _STEP) + 1
        sizes = [self.largest - _STEP * i for i in range(count)]
        return sizes if sizes[-1] == self.smallest else [*sizes, self.smallest]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measured:
    words: tuple[Word, ...]
    space: float
    dash: float


@lru_cache(maxsize=4096)  # lists and trials set the same words at many sizes
def _measured(
    book: FontBook, text: str, style: TypeStyle, emphasis: str | None, *, loose: bool = False
) -> _Measured:
    def width(piece: str, *, strong: bool) -> float:
        return measure_line(book, piece, style.strong if strong else style.chain, rtl=style.rtl)

    words = split_words(text, measure=width, emphasis=emphasis, language=style.language, loose=loose)
    space, dash = (book.shape(sign, style.chain[0]).advance for sign in " -")
    return _Measured(words=words, space=space, dash=dash)


def fit_text(book: FontBook, text: str, style: TypeStyle, room: Room, *, emphasis: str | None = None) -> Fit:
    """Set text as large as it fits, or a little smaller where its lines then part better.

    Args:
        book: The fonts.
        text: The words.
        style: How they are set.
        room: The box and the sizes.
        emphasis: A phrase of the text.
    """
    for loose in (False, True) if style.language.partition("-")[0] in _PHRASES else (False,):
        measured = _measured(book, text, style, emphasis, loose=loose)
        for size in room.sizes():
            lines = _lines_at(measured, style, room, size)
            if lines:
                size, lines = _better_parted(measured, style, room, size, lines)  # noqa: PLW2901  the loop ends
                return Fit(style=style, size=size, lines=lines, fits=True, text=text)
    return _overflow(measured, style, room, text)


def _better_parted(
    measured: _Measured, style: TypeStyle, room: Room, size: float, lines: tuple[Line, ...]
) -> tuple[float, tuple[Line, ...]]:
    """Weigh sense against size: the best of this size and a few smaller ones."""
    best = (sense(lines), size, lines)
    for step in range(1, _SMALLER_STEPS + 1):
        smaller = float(round(size * (1 - step * _SMALLER_STEP)))
        price = _SIZE_PRICE * (1 - smaller / size)
        if best[0] <= price or smaller < room.smallest:
            break
        other = _lines_at(measured, style, room, smaller)
        if other and sense(other) + price < best[0]:
            best = (sense(other) + price, smaller, other)
    return best[1:]


def _lines_at(measured: _Measured, style: TypeStyle, room: Room, size: float) -> tuple[Line, ...] | None:
    rule = {"measure": room.width / size, "space": measured.space, "dash": measured.dash}
    count = line_count(measured.words, **rule)
    if not count or count > room.lines:
        return None
    if (style.cap + (count - 1) * style.lead) * size > room.height:
        return None
    return balance(measured.words, **rule)


def _overflow(measured: _Measured, style: TypeStyle, room: Room, text: str) -> Fit:
    measure = room.width / room.smallest
    lines = balance(measured.words, measure=measure, space=measured.space, dash=measured.dash)
    lines = lines or (Line(measured.words, measure),)
    return Fit(style=style, size=room.smallest, lines=lines, fits=False, text=text)

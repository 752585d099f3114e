"""Size and lines together: the largest size at which balanced lines fit a box."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from sharekit.render.balance import PAUSE_DASH, Line, Ruler, balance, line_count, roughness, ruler_of
from sharekit.render.font_book import FontBook
from sharekit.render.hyphens import hyphenated
from sharekit.render.typeset import joined, measure_line
from sharekit.render.words import split_words

_STEP = 2
# Text may be set up to an eighth smaller for better lines; 9 % of size costs as much as one name parted.
_SMALLER_STEP = 0.01
_SMALLER_STEPS = 12
_SIZE_PRICE = 3.2
_LINE_PRICE = 0.05  # one line more than need be
_SPILL = 1.001  # a shaped line may be this much wider than its measure
_SHORT_LINE = 0.65  # of the longest line
_HYPHENS = 2
_HELD = 0.72  # of the room: a word so wide over lines so few holds the size back
# How a long word may be parted: over three lines, between any syllables, and from which share of the size
# before that is worth it.
_WAYS = ((False, False, 1.2), (True, False, 1.2), (True, True, 1.35))
_PHRASES = frozenset(
    {"ja", "ko", "zh"}
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
        capitals: Drawn in capitals where the script has them.
        hyphens: Long words may be parted; names may not.
    """

    chain: tuple[str, ...]
    strong: tuple[str, ...]
    lead: float
    cap: float
    rtl: bool = False
    language: str = "en"
    capitals: bool = False
    hyphens: bool = True


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
        pad: What every line takes beside its words, in em.
    """

    width: float
    height: float
    largest: float
    smallest: float
    lines: int = 40
    pad: float = 0.0

    def measure(self, size: float) -> float:
        """Return what a line may be wide at a size, in em."""
        return max(0.0, self.width / size - self.pad)

    def sizes(self) -> list[float]:
        """Return the sizes to try, falling."""
        count = int(max(0.0, self.largest - self.smallest) // _STEP) + 1
        sizes = [self.largest - _STEP * i for i in range(count)]
        return sizes if sizes[-1] == self.smallest else [*sizes, self.smallest]


def _measured(
    book: FontBook, text: str, style: TypeStyle, emphasis: str | None, *, loose: bool = False
) -> Ruler:
    """Return the words of a text with their widths: lists and trials set the same at many sizes."""
    given = (text, style, emphasis, loose)
    return book.once(("ruler", *given), _measure, book, *given)


def _measure(book: FontBook, text: str, style: TypeStyle, emphasis: str | None, loose: bool) -> Ruler:  # noqa: FBT001
    def width(piece: str, *, strong: bool) -> float:
        return measure_line(book, piece, style.strong if strong else style.chain, rtl=style.rtl)

    words = split_words(
        text,
        measure=width,
        emphasis=emphasis,
        language=style.language,
        loose=loose,
        capitals=style.capitals,
    )
    space, dash = (book.shape(sign, style.chain[0]).advance for sign in " -")
    return ruler_of(words, space=space, dash=dash, language=style.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """One text on its way into one room."""

    book: FontBook
    style: TypeStyle
    room: Room
    ruler: Ruler
    ladder: bool = False

    def best(self) -> tuple[float, tuple[Line, ...]] | None:
        """Return the largest size that fits with its lines, or a little less where those part better."""
        if self.room.lines == 1:
            return self._one_line()
        for size in self.room.sizes():
            found = self._at(size, most=None)
            if found:
                return self._better_parted(size, *found)
        return None

    def _one_line(self) -> tuple[float, tuple[Line, ...]] | None:
        """Return the exact size at which one line fills the room."""
        (line,) = self._shaped((self.ruler.line(0, len(self.ruler.words)),))
        room = self.room
        size = min(room.largest, room.width / max(line.width + room.pad, 1e-9), room.height / self.style.cap)
        return (size, (line,)) if size >= room.smallest else None

    def _better_parted(
        self, size: float, lines: tuple[Line, ...], cost: float
    ) -> tuple[float, tuple[Line, ...]]:
        """Weigh sense and evenness against size: the best of this size and of a few smaller ones."""
        best = (cost, size, lines)
        for step in range(1, _SMALLER_STEPS + 1):
            smaller = round(size * (1 - step * _SMALLER_STEP), 1)
            price = _SIZE_PRICE * (1 - smaller / size)
            if best[0] <= price or smaller < self.room.smallest:
                break
            other = self._at(smaller, most=best[0] - price)
            if other:
                best = (other[1] + price, smaller, other[0])
        return best[1:]

    def _at(self, size: float, *, most: float | None) -> tuple[tuple[Line, ...], float] | None:
        """Return the best lines at a size with their roughness, if that is below `most`."""
        measure = self.room.measure(size)
        fewest = line_count(self.ruler, measure)
        best: tuple[tuple[Line, ...], float] | None = None
        for more in (0, 1) if fewest else ():
            count = (fewest or 0) + more
            tall = (self.style.cap + (count - 1) * self.style.lead) * size > self.room.height
            if tall or count > self.room.lines:
                break
            lines = balance(self.ruler, measure, count)
            if (
                lines is None
                or not _well_hyphenated(lines, ladder=self.ladder)
                or (self._is_big(size) and _ends_on_dash(lines))
            ):
                continue
            cost = roughness(self.ruler, lines, measure) + more * _LINE_PRICE
            bar = best[1] if best else most
            if bar is None or cost < bar:
                shaped = self._shaped(lines)
                if max(line.width for line in shaped) <= measure * _SPILL:
                    best = (shaped, cost)
        return best

    def _is_big(self, size: float) -> bool:
        """Whether a size is one at which a dash at the end of a line catches the eye."""
        return size > max(1.2 * self.room.smallest, 0.5 * self.room.largest)

    def _shaped(self, lines: tuple[Line, ...]) -> tuple[Line, ...]:
        """Return lines with the width that they have when each is shaped as one."""
        chains = {False: self.style.chain, True: self.style.strong}
        return tuple(
            replace(
                line,
                width=sum(
                    measure_line(self.book, text, chains[strong], rtl=self.style.rtl)
                    for text, strong in joined(line.parts())
                ),
            )
            for line in lines
        )


def _well_hyphenated(lines: tuple[Line, ...], *, ladder: bool) -> bool:
    """At most two lines end on a hyphen, one after the other within one word only, if `ladder` lets them."""
    if sum(line.hyphen for line in lines) > _HYPHENS:
        return False
    steps = (other for one, other in pairwise(lines) if one.hyphen and other.hyphen)
    return all(ladder and not any(word.spaced for word in step.words) for step in steps)


def _ends_on_dash(lines: tuple[Line, ...]) -> bool:
    """Whether a dash hangs at the end of an inner line that is short beside the others."""
    least = _SHORT_LINE * max(line.width for line in lines)
    short = (line.words[-1].read for line in lines[:-1] if line.width < least)
    return any(end.endswith(("–", "—")) and not end.endswith(PAUSE_DASH) for end in short)


def fit_text(book: FontBook, text: str, style: TypeStyle, room: Room, *, emphasis: str | None = None) -> Fit:
    """Set text as large as it fits, or a little smaller where its lines then part better.

    A long word is parted where that makes everything a fifth larger, or where nothing fits otherwise.
    Trials ask for the same again and again: the answer is kept with the fonts.

    Args:
        book: The fonts.
        text: The words.
        style: How they are set.
        room: The box and the sizes.
        emphasis: A phrase of the text.
    """
    given = (text, style, room, emphasis)
    return book.once(given, _fit, book, *given)


def _fit(book: FontBook, text: str, style: TypeStyle, room: Room, emphasis: str | None) -> Fit:
    def fitted(words: str, strong: str | None, *, loose: bool = False, ladder: bool = False) -> Fit | None:
        ruler = _measured(book, words, style, strong, loose=loose)
        setting = _Setting(book=book, style=style, room=room, ruler=ruler, ladder=ladder)
        best = setting.best() if ruler.words else None
        return Fit(style=style, size=best[0], lines=best[1], fits=True, text=text) if best else None

    plain = fitted(text, emphasis)
    if plain is None and style.language.partition("-")[0] in _PHRASES:
        plain = fitted(text, emphasis, loose=True)
    if style.hyphens and room.lines > 1 and _is_held_back(plain, room):
        for ladder, anywhere, worth in _WAYS:
            parted, strong = (
                each and hyphenated(each, style.language, anywhere=anywhere) for each in (text, emphasis)
            )
            other = fitted(parted or text, strong, ladder=ladder) if parted != text else None
            if other and (plain is None or other.size >= worth * plain.size):
                plain = other
    return plain or _overflow(_measured(book, text, style, emphasis), style, room, text)


def _is_held_back(fit: Fit | None, room: Room) -> bool:
    """Whether one long word keeps a text smaller than its room would have it."""
    if fit is None:
        return True
    widest = max(word.width for line in fit.lines for word in line.words)
    return widest * fit.size > _HELD * room.width and fit.height < _HELD * room.height


def _overflow(ruler: Ruler, style: TypeStyle, room: Room, text: str) -> Fit:
    measure = room.measure(room.smallest)
    lines = balance(ruler, measure) if ruler.words else None
    lines = lines or (Line(tuple(ruler.words), measure),)
    return Fit(style=style, size=room.smallest, lines=lines, fits=False, text=text)

"""The main words of a card, set as large as their room allows; both themes set them the same way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain

from sharekit.plan.model import CtaContent, EventContent, QuoteContent
from sharekit.render.composition import Composition
from sharekit.render.fit import Fit, Room
from sharekit.render.people import people_of
from sharekit.render.script import comma, tail_of
from sharekit.render.stage import Stage
from sharekit.render.typeset import Point

_CLAUSE = re.compile(r"\s*[,،，、]\s*")
_CLAUSES = re.compile(r"[^,،]+(?:[,،]|$)(?<=\S)")
_CLAUSE_WORTH = 0.9  # of the size: a place whose lines end on commas
_DESCENT, _UNDER = 0.18, 20  # of a title's size, of the letters that hang low; du of air under them
_PLACE_ALONE = (2.2, 1.6)  # how much larger a place may be without anybody listed, and above one name
_PLACE_BESIDE = (1.9, 1.25)  # the same in landscapes
_PLACE_SHORT = 1.25  # how much larger than others a place of one line may be
_PLACE_HIGH = (0.14, 0.09)  # of the card's height: a place on several lines, so
_WORDS_HIGH = 0.85  # of a numeral's usual height: words beside days that are wide and low
_PLACE_LAND = 0.24  # of a landscape's height
_NUMERAL, _STEP = 0.5, 1.14  # of the width that a day and its words have; of the size from line to line
_FEW_LETTERS, _FEW_LARGER = 48, 1.25  # of a saying that may be set larger than others, and how much
_FEW, _MANY = 3, 7  # people: more need the room of a title's second line, and of its size
_TITLE_SHORT = 1.25  # of the largest size of a quotation: a title of a word or two
_TITLE_ALONE = 2.4  # of the largest size of a quotation: a title that is the picture
_TITLE_SHARES = (0.68, 0.6, 0.5)  # of the height that a call with a date leaves to its title
_DATE_ROOM = 1.9  # of the date's size: what the date and the space above it take
_DATE_LEAST = 0.5  # of the title's size
_LOOSER = 1.1  # of the usual line height
_PARTED_WORTH = 1.25  # of the size of a title whose words are whole
_DATE_SHARE = 0.72  # of the title's size: the date never competes with it


def quoted(content: QuoteContent) -> str:
    """Return a quotation in its marks, for themes that set those in the line."""
    return content.marked or f"“{content.text}”"


def sized_room(stage: Stage, kind: str, width: float, height: float, *, lines: int = 40) -> Room:
    """Return a room with the largest and smallest size that a theme gives for a text, such as `quote`."""
    return Room(
        width=width,
        height=height,
        largest=float(round(stage.px(f"{kind}max"))),
        smallest=float(round(stage.px(f"{kind}min"))),
        lines=lines,
    )


def fit_headline(
    stage: Stage, text: str, height: float, *, emphasis: str | None = None, strong: str = ""
) -> Fit:
    """Fit the main words of a quote, statement or call into a height, px."""
    room = quote_room(stage, text, stage.width * stage.at("quote.measure"), height)
    return stage.fit(text, "display", room, lead=stage.at("quote.lead"), emphasis=emphasis, strong=strong)


def quote_room(stage: Stage, text: str, width: float, height: float) -> Room:
    """Return the room of a quotation, statement or call; one of few words is the picture, and larger."""
    room = sized_room(stage, "quote.", width, height)
    few = len(text) <= _FEW_LETTERS
    return replace(room, largest=round(room.largest * (_FEW_LARGER if few else 1.0)))


def set_headline(stage: Stage, made: Composition, fit: Fit, top: float, height: float) -> float:
    """Place the main words with the theme's share of the slack above them; return where they end, px."""
    y = top + max(0.0, height - fit.height) * stage.at("quote.settle")
    ink, accent = stage.colour("ink"), stage.colour("accent")
    made.text(stage, fit, (stage.start, y), ink, accent=accent, hang=stage.hang)
    return y + fit.height


def set_call(
    stage: Stage, made: Composition, content: CtaContent, role: str, top: float, height: float
) -> float:
    """Set what is called for and, after a line break, when it is, in the accent; return where it ends, px."""
    what, _, when = content.text.partition("\n")
    if not when:
        strong = "italic" if role == "italic" else ""
        fit = fit_headline(stage, what, height, emphasis=content.emphasis, strong=strong)
        return set_headline(stage, made, fit, top, height)
    for share in _TITLE_SHARES:
        title = fit_headline(stage, what, height * share)
        size = min(_DATE_SHARE * title.size, (height - title.height) / _DATE_ROOM)
        if size >= _DATE_LEAST * title.size:
            break
    smallest = min(size, stage.px("quote.min"))
    room = Room(width=stage.width, height=height, largest=size, smallest=smallest, lines=1)
    gap = 0.24 * title.size + 30 * stage.u
    date = stage.fit(when, role, room, lead=stage.at("quote.lead"))
    if not date.fits:  # several days on two lines
        date = stage.fit(when, role, replace(room, lines=2), lead=stage.at("quote.lead"), hyphens=False)
        title = fit_headline(stage, what, height - gap - date.height)
    settle = 0.0 if stage.tall else stage.at("quote.settle")
    y = top + max(0.0, height - title.height - gap - date.height) * settle
    made.text(stage, title, (stage.start, y), stage.colour("ink"))
    made.text(stage, date, (stage.start, y + title.height + gap), stage.colour("accent"))
    return y + title.height + gap + date.height


def button_top(stage: Stage, end: float, bottom: float) -> float:
    """Return the top of the button: at the foot of the card; in a story it stays with its words."""
    pinned = bottom - stage.px("cta.button_h")
    return min(pinned, end + 96 * stage.u) if stage.story else pinned


def is_bare(content: EventContent) -> bool:
    """Whether one person at most is listed: title, day and place are the picture then."""
    people = people_of(content)
    return len(people) < len(_PLACE_ALONE) and not any(person.photo for person in people)


def fit_title(stage: Stage, text: str, width: float, height: float, *, lead: float, alone: bool) -> Fit:
    """Fit an event's title; where it is the picture, it may grow larger than a quotation."""
    room = sized_room(stage, "event.title_", width, height)
    most = max(room.largest, float(round((_TITLE_ALONE if alone else _TITLE_SHORT) * stage.px("quote.max"))))
    content = stage.spec.content
    people = len(people_of(content)) if isinstance(content, EventContent) else 0
    if people > _MANY:
        most = room.largest
    larger = replace(room, largest=most, lines=1 if people > _FEW else 40)
    ink = stage.cap(text, "display") + stage.above(text, "display") + stage.depth(text, "display")
    least = min(ink, _LOOSER * lead)  # accents over letters and tails under them do not meet
    usual, large = (
        unparted(partial(stage.fit, text, "display", each, lead=lead, least=least)) for each in (room, larger)
    )
    return large if large.fits and (large.size > usual.size or not usual.fits) else usual


def unparted(fit: Callable[..., Fit]) -> Fit:
    """Return a title without a parted word, unless all is much larger for it: `fit` takes `hyphens`."""
    whole, parted = fit(hyphens=False), fit(hyphens=True)
    return whole if whole.fits and parted.size < _PARTED_WORTH * whole.size else parted


def below_title(stage: Stage, title: Fit) -> float:
    """Return the space under an event's title, px: past what hangs below its last line."""
    return title.size * (_DESCENT + tail_of(title.text)) + _UNDER * stage.u


def fit_place(stage: Stage, content: EventContent, role: str, width: float, most: float = 1e5) -> Fit | None:
    """Fit the place of an event on two lines, or on four and large where one person at most is listed.

    Where that would be higher than `most`, px, it is smaller, so that the title remains the picture.
    """
    if not content.place:
        return None
    room = sized_room(stage, "event.place_", width, 1e5, lines=2)
    if is_bare(content):
        number = len(people_of(content))
        factor = (_PLACE_BESIDE if stage.land else _PLACE_ALONE)[number]
        room = replace(room, largest=room.largest * factor)
        high = _PLACE_LAND if stage.land else _PLACE_HIGH[number]
        room = replace(room, lines=3 if stage.land else 4, height=min(most, high * stage.form.height))
    else:
        larger = replace(room, lines=1, largest=_PLACE_SHORT * room.largest, smallest=room.largest)
        short = stage.fit(content.place, role, larger, lead=1.2)
        if short.fits:
            return short
    usual = stage.fit(content.place, role, room, lead=1.2, hyphens=False)
    if not usual.fits:
        usual = stage.fit(content.place, role, room, lead=1.2)
    if len(usual.lines) == 1:
        return usual
    clauses = (found.strip().replace(" ", "\u00a0") for found in _CLAUSES.findall(content.place))
    whole = stage.fit(" ".join(clauses), role, room, lead=1.2, hyphens=False)
    return whole if whole.fits and whole.size >= _CLAUSE_WORTH * usual.size else usual


def set_day(
    stage: Stage,
    made: Composition,
    content: EventContent,
    at: Point,
    room: Room,
    *,
    role: str,
    fills: tuple[str, str],
) -> float:
    """Set the day as a numeral and beside it weekday, month and time; return its height, px.

    Args:
        stage: The card.
        made: What is set so far.
        content: The event.
        at: Start edge and top.
        room: Width and height of all, and the largest size of the words.
        role: Font of the words.
        fills: Colours of numeral and words.
    """
    most = Room(width=room.width * _NUMERAL, height=room.height, largest=1e4, smallest=1, lines=1)
    day = stage.fit(content.day, "display", most)
    bearing = stage.bearing(content.day, "display") * day.size
    beside = stage.measure(content.day, "display") * day.size - bearing + 36 * stage.u
    sized = (
        (
            _beside_day(stage, some, role, room.width - beside, max(day.height, _WORDS_HIGH * room.height)),
            some,
        )
        for some in day_words(stage, content)
    )
    size, words = max(sized, key=lambda found: min(found[0], room.largest))
    size = min(size, room.largest)
    tall = size * (0.7 + _STEP * (len(words) - 1))
    height = max(day.height, tall)
    made.text(stage, day, (at[0] - stage.forward * bearing, at[1] + (height - day.height) / 2), fills[0])
    for number, text in enumerate(reversed(words)):
        low = at[1] + (height + tall) / 2 - number * _STEP * size
        made.add(stage.line(text, (at[0] + stage.forward * beside, low), role, size, fills[1]))
    return height


def _beside_day(stage: Stage, lines: tuple[str, ...], role: str, width: float, height: float) -> float:
    """Return the size at which lines fill a width and a height, px."""
    across = width / max(stage.measure(text, role) for text in lines)
    return min(across, height / (0.7 + _STEP * (len(lines) - 1)))


def day_words(stage: Stage, content: EventContent) -> tuple[tuple[str, ...], ...]:
    """Return the lines that may stand beside a numeral: two, three, or more where several days are parted."""
    rest = tuple(text for text in (content.month, content.time) if text)
    joined = content.weekday, comma(stage.spec.language).join(rest)
    return (
        joined,
        (content.weekday, *rest),
        tuple(chain.from_iterable(map(parted_days, (content.weekday, *rest)))),
    )


def dates_of(content: EventContent) -> tuple[str, ...]:
    """Return the date as it may stand on one line: of several days also without those of the week."""
    if "–" not in content.weekday:
        return (content.date,)
    return content.date, replace(content, weekday="").date.replace("()", "").strip(" ,،")


def parted_days(text: str) -> tuple[str, ...]:
    """Return the first and last of several days or months, each for a line of its own."""
    first, dash, last = text.partition("–")
    return (f"{first}–", last.strip()) if dash and last else (text,)


def with_shorter_places(content: EventContent) -> Iterator[EventContent]:
    """Yield an event with its whole place, then with house and town alone, then with the house."""
    yield content
    house, *rest = _CLAUSE.split(content.place or "")
    towns = [clause for clause in rest if not any(sign.isdigit() for sign in clause)] or rest
    if len(rest) > 1:
        yield replace(content, place=f"{house}, {towns[-1]}")
    if rest:
        yield replace(content, place=house)

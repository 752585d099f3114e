"""The words of each kind of card."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from sharekit.document import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteContent:
    """The words of a quote card. Without a speaker the words take the space; nothing is invented.

    Attributes:
        text: The quotation, without marks.
        marked: The same in the language's quotation marks, for themes that set those in the line.
        speaker: Who said it.
        role: What the speaker is.
        emphasis: The slice of `text` set in the accent.
        kicker: On the slide of a carousel, which one it is ("2 / 5").
    """

    text: str
    marked: str = field(default="", compare=False)
    speaker: str | None = None
    role: str | None = None
    emphasis: str | None = None
    kicker: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementContent:
    """The words of a statement card: a kicker above a headline, no quotation marks."""

    text: str
    kicker: str | None = None
    emphasis: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticContent:
    """The words of a statistic card.

    Attributes:
        number: The part set big (`27%`, `$4`, `400,000`).
        unit: The scale word that follows the number in the source (`billion`), set before the label.
        label: What it counts, verbatim.
        caption: The sentence or clause of the source that says who and when.
        qualifier: `over`, `nearly`: set above the number, so that it is never overstated.
        kicker: The campaign's label, for themes that set one.
        percent: The share for a ring or bar; None unless the figure is a real percentage.
    """

    number: str
    label: str
    caption: str
    unit: str | None = None
    qualifier: str | None = None
    kicker: str | None = None
    percent: float | None = None

    @property
    def said(self) -> str:
        """Figure and label as one would say them; the label alone where it is a clause with the figure."""
        figure = " ".join(part for part in (self.qualifier, self.number, self.unit) if part)
        return self.label if figure in self.label else f"{figure} {self.label}"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventContent:
    """The words of an event card.

    Attributes:
        title: The event's title, verbatim.
        weekday, day, month: In the card's language ("Monday", "19", "April"); of several days
            "Friday–Sunday", "9–11", "April", over the end of a month "29", "October – 2 November".
        pattern: In which order they stand on a line.
        time: The start as the source writes it ("18.30"); None when no time is stated or it lasts for days.
        kicker: "Event".
        ask: What the button or QR code is for ("Register here"); None without a link.
        place: Where, or None.
        speakers: In order, without the chair.
        chair: Last in every list.
        chair_label: "Chair", in the card's language.
        url: Where the QR code leads (tracked, offline medium), or None.
    """

    title: str
    weekday: str
    day: str
    month: str
    kicker: str
    pattern: str = "{weekday} {day} {month}"
    time: str | None = None
    ask: str | None = None
    place: str | None = None
    speakers: tuple[Person, ...] = ()
    chair: Person | None = None
    chair_label: str = ""
    url: str | None = None

    @property
    def date(self) -> str:
        """Weekday, day and month on a line, as the language orders them."""
        return self.pattern.format(weekday=self.weekday, day=self.day, month=self.month)


@dataclass(frozen=True, slots=True, kw_only=True)
class CtaContent:
    """The words of a call-to-action card: a statement, the button under it, the address in the footer.

    Attributes:
        text: The statement; its second line, if any, is `emphasis` (an event's date and time).
        button: The words of the picture of a button ("Register here").
        kicker: "Take part".
        emphasis: The slice of `text` set in the accent.
    """

    text: str
    button: str
    kicker: str | None = None
    emphasis: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CountdownContent:
    """The words of a countdown card.

    Attributes:
        left: How long it is until then ("Tomorrow"), from the catalogue.
        title: The event's title.
        when: Its day and start.
        kicker: "Event".
    """

    left: str
    title: str
    when: str
    kicker: str | None = None


CardContent: TypeAlias = (
    QuoteContent | StatementContent | StatisticContent | EventContent | CountdownContent | CtaContent
)


def main_words(content: CardContent) -> str:
    """Return what a card says, in one string."""
    match content:
        case QuoteContent() | StatementContent() | CtaContent():
            return content.text
        case StatisticContent():
            return content.said
        case EventContent():
            return content.title
        case CountdownContent():
            return f"{content.left} {content.title}"

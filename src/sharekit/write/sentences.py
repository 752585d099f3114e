"""Which sentences of the source may stand in a post: those judged to stand alone, and true that day."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date, timedelta
from functools import cache

import regex

from sharekit.document import Document, Event, Person, Span, Standing
from sharekit.plan.likeness import alike, contains, words_of
from sharekit.presets.calendars import load_calendar_names
from sharekit.presets.grammar import Grammar, load_grammar, load_table
from sharekit.presets.phrases import Phrases
from sharekit.write.addresses import house
from sharekit.write.typography import any_of, anywhere, is_found, opening

_FEWEST_WORDS = 5  # of what is left
_LONGEST_DATE = 9  # words
_FULL_NAME = 3  # letters: shorter names of days are other words, too


@cache
def fleeting(grammar: Grammar) -> tuple[str, ...]:
    """Return the words of a language that hang on the day they are read."""
    words = grammar.sentences
    spans = (f"{lead} {span}" for lead in words.within for span in words.spans)
    return (*words.fading, *spans, *near_days(grammar))


@cache
def near_days(grammar: Grammar) -> tuple[str, ...]:
    """Return the days of the week as near ones are said (`this Friday`), in either order."""
    names, words = load_calendar_names(grammar.locale), grammar.sentences
    days = {name.partition("-")[0] for name in (*names.weekdays, *grammar.dates.weekdays)}
    return tuple(
        f"{one} {other}" for word in words.near for day in days for one, other in ((word, day), (day, word))
    )


class Fading:
    """The words of one language, for titles.

    Args:
        grammar: For these words, and those of dates.

    Attributes:
        dated: The pattern of months and weekdays.
    """

    def __init__(self, grammar: Grammar) -> None:
        """Prepare the patterns."""
        names, dates = load_calendar_names(grammar.locale), grammar.dates
        known = (*names.months, *names.weekdays, *dates.months, *dates.weekdays)
        self.dated = anywhere(name for name in known if len(name) >= _FULL_NAME)
        self._fading = anywhere(fleeting(grammar))
        coming = frozenset(grammar.sentences.coming)
        self._hanging = anywhere(word for word in fleeting(grammar) if word not in coming)
        self._leads = anywhere(dates.day_leads)

    def fades(self, title: str) -> bool:
        """Whether a title holds such words."""
        return is_found(self._fading, title)

    def hangs(self, title: str) -> bool:
        """Whether a title holds words that are false before the event, too (`tomorrow`, but not `next`)."""
        return is_found(self._hanging, title)

    def lasting(self, title: str) -> str:
        """Return a title without a date at its end that holds them; nothing if they stand elsewhere."""
        if not self.fades(title):
            return title
        leads = self._leads.finditer(title) if self._leads else ()
        for lead in reversed([*leads]):
            head, tail = title[: lead.start()].rstrip(" ,–—-:"), title[lead.start() :]
            dated = is_found(self.dated, tail) and self.fades(tail)
            whole = len(head.split()) >= _FEWEST_WORDS and not self.fades(head)
            if dated and whole and len(tail.split()) <= _LONGEST_DATE:
                return head
        return ""


_YEAR, _HALF = 12, 6  # months
_WEEK = 7  # days


class Lasting:
    """The filter of one language, for posts that go out after a day.

    Args:
        grammar: For words that go stale, and those that name a deadline.
        phrases: For the names of months and weekdays.
        after: The day the article is posted.
        until: The day of the event it announces, which is still to come: what tells of that (`will`) is true
            until then, and so is what no day or month from now to then makes untrue.
    """

    def __init__(self, grammar: Grammar, phrases: Phrases, *, after: date, until: date | None = None) -> None:
        """Prepare the patterns."""
        dates, words = phrases.dates, grammar.sentences
        self._after, self._until = after, until
        still = frozenset(words.coming) if until else frozenset()
        self._stale = anywhere(word for word in (*words.stale, *fleeting(grammar)) if word not in still)
        self._deadline = anywhere(grammar.events.deadline)
        self._months = [month.casefold() for month in dates.months]
        self._month = re.compile(
            rf"(?:\b(?P<day>\d{{1,2}})(?:er|st|nd|rd|th|\.|º|°)?(?: de| of| d’| d')? ?)?"
            rf"\b(?P<month>{any_of(dates.months)})\b(?:,? (?:de )?(?P<year>\d{{4}})\b)?",
            re.IGNORECASE,
        )
        self._weekday = re.compile(rf"\b(?:{any_of(dates.weekdays)})\b", re.IGNORECASE)

    def holds(self, sentence: str) -> bool:
        """Whether a sentence names no time that is near or to come, or that hangs on the day it is read."""
        if self._stale and self._stale.search(sentence):
            return False
        months = list(self._month.finditer(sentence))
        if not all(self._is_past(found) for found in months):
            return False
        on_a_weekday = not months and self._weekday.search(sentence)
        closes = self._deadline and self._deadline.search(sentence) and re.search(r"\d", sentence)
        return not (on_a_weekday or closes)

    def _is_past(self, found: re.Match[str]) -> bool:
        """Whether a month is said with its year, and is over, or comes again after the event only."""
        month = self._months.index(found["month"].casefold()) + 1
        if found["year"] is None:
            return self._until is not None and self._is_beyond(month, int(found["day"] or 0))
        return (int(found["year"]), month) < (self._after.year, self._after.month)

    def _is_beyond(self, month: int, day: int) -> bool:
        """Whether the next day of this name, or the month without one, begins after the event."""
        last = self._until or self._after
        now = (self._after.month, self._after.day if day else 0)
        year = self._after.year + ((month, day) < now)
        return (year, month, day) > (last.year, last.month, last.day if day else 0)


class AsWritten:
    """The filter for posts that go out with the article: what it foretold and is over by then is false.

    So is what hangs on the day it was written (`in a couple of weeks`), where that was another day.

    Args:
        grammar: For words that foretell.
        phrases: For the names of months.
        on: The day the article is posted; None where that is not known.
        document: For the day it was published, and those of its events.
    """

    def __init__(self, grammar: Grammar, phrases: Phrases, *, on: date | None, document: Document) -> None:
        """Prepare the patterns."""
        coming = frozenset(grammar.sentences.coming)
        self._on, self._published = on, document.published
        self._days = tuple(event.day for event in document.events if event.day)
        self._foretelling = anywhere(grammar.sentences.coming)
        self._months = [re.compile(rf"\b{re.escape(month)}\b") for month in phrases.dates.months]
        self._weekday, self._names = anywhere(near_days(grammar)), phrases.dates.months
        self._dated = _near_date(grammar, phrases)
        self._fleeting = anywhere(word for word in fleeting(grammar) if word not in coming)

    def holds(self, sentence: str) -> bool:
        """Whether it foretells nothing for a month that is over (`will start in March`, in April)."""
        if self._on is None:
            return True
        return self._foretells(sentence) and self._is_of_day(sentence, self._on)

    def _foretells(self, sentence: str) -> bool:
        if self._on is None or not is_found(self._foretelling, sentence):
            return True
        named = (at for at, month in enumerate(self._months, start=1) if month.search(sentence))
        return not any(0 < (self._on.month - at) % _YEAR <= _HALF for at in named)

    def _is_of_day(self, sentence: str, on: date) -> bool:
        """Whether what hangs on the day of reading is true that day, as far as one can tell."""
        dated = self._dated.search(sentence) if self._dated else None
        if dated:
            month = [name.casefold() for name in self._names].index(dated["month"].casefold()) + 1
            return any(
                (on + timedelta(days)).timetuple()[1:3] == (month, int(dated["day"])) for days in range(_WEEK)
            )
        if not is_found(self._fleeting, sentence) or self._published == on:
            return True
        if is_found(self._weekday, sentence) and self._days:
            return all(0 <= (day - on).days < _WEEK for day in self._days)
        return self._published is None and not self._days


def _near_date(grammar: Grammar, phrases: Phrases) -> re.Pattern[str] | None:
    """Return the pattern of a near day of the week with its date (`this Friday 24 March`)."""
    near, months = any_of(near_days(grammar)), any_of(phrases.dates.months)
    if not (near and months):
        return None
    day, month = r"(?P<day>\d{1,2})(?:er|st|nd|rd|th|\.|º)?", rf"(?P<month>{months})"
    between = r"[\s,]+(?:the |le |el |den |de |of )?"
    return re.compile(rf"\b(?:{near})\b{between}{day}{between}{month}\b", re.IGNORECASE)


def lasting(
    document: Document,
    phrases: Phrases,
    after: date | None,
    with_it: date | None,
    *,
    until: date | None,
) -> Lasting | AsWritten:
    """Return the filter of posts that go out after a day, or else with the article."""
    grammar = load_grammar(document.language)
    if after is None:
        return AsWritten(grammar, phrases, on=with_it, document=document)
    return Lasting(grammar, phrases, after=after, until=until)


_NEXT = 3  # sentences that may revise one
_NEAR = 600  # characters in which they stand
_SOON = 6  # words of the next sentence within which it says what happened `later`
_STEM = 3  # letters
_FIGURE = re.compile(r"\d")
_SENTENCE_END = re.compile(r"[.!?؟]\s|\n")
_COUNTED = regex.compile(r"\d[\d.,]*(?:[\s-](?P<unit>\p{L}{3,}))?")


def is_revised(sentence: str, following: str, later: re.Pattern[str] | None) -> bool:
    """Whether one of the next sentences revises a figure.

    Args:
        sentence: With the figure.
        following: The text right behind it.
        later: The pattern of words that say what came after.
    """
    if later is None or not _FIGURE.search(sentence):
        return False
    room = following.lstrip(" .!\n")
    return any(
        later.search(" ".join(after.split()[:_SOON])) and _counts_the_same(sentence, after)
        for after in _SENTENCE_END.split(room)[:_NEXT]
    )


def _counts_the_same(sentence: str, after: str) -> bool:
    """Whether a later sentence has a figure of what the first one counts, or of nothing named."""
    return any(
        not found["unit"] or found["unit"][:_STEM].casefold() in sentence.casefold()
        for found in _COUNTED.finditer(after)
    )


_CLOCK = re.compile(r"\d[:.h]\d|\d\s?[ap]m\b", re.IGNORECASE)
_ADDRESS = re.compile(r"://|\bwww\.", re.IGNORECASE)
_CAPITAL = r"[\p{Lu}\p{Lo}][\w’'-]*"  # scripts without capitals have no sign of a name
_NAME = regex.compile(rf"(?<=[\w,’'“”] ){_CAPITAL}")
_WHOLE_NAME = regex.compile(rf"{_CAPITAL} {_CAPITAL}")
_OF_A_LINE = frozenset({"fragment", "needs-context"})  # what a line may be that the title stands above


def _has_part(document: Document, event: Event) -> bool:
    """Whether a part of a document tells of an event, and the rest of something else."""
    body, part = [block.span for block in document.blocks if block.kind != "title"], event.span
    return part is not None and bool(body) and (body[0].start, body[-1].end) != (part.start, part.end)


class Guard:
    """The filters of one language and one moment.

    Args:
        document: The source, with what was judged of its sentences.
        phrases: For the names of months.
        after: The day the article is posted, for posts that go out later.
        with_it: That day, for posts that go out with it, where words that go stale (`now`, a month) are true.
        until: The day of the event, where that is still to come when the post goes out.

    Attributes:
        announces: The document announces an event, and does not only go on to one.
        later: The post goes out days after the article.
    """

    def __init__(
        self,
        document: Document,
        phrases: Phrases,
        *,
        after: date | None = None,
        with_it: date | None = None,
        until: date | None = None,
    ) -> None:
        """Prepare the patterns."""
        self._grammar: Grammar = load_grammar(document.language)
        self._document, words = document, self._grammar.sentences
        self._known: dict[tuple[str, Span], bool] = {}  # every network asks the same
        # whoever posts an announcement is one of those who announce; an article is not theirs
        self.announces = any(alike(event.title, document.title) for event in document.events)
        self._name = _WHOLE_NAME if phrases.post.capital_nouns else _NAME
        self._stale, self.later = anywhere(words.stale), after is not None
        self._superseding, self._inviting = anywhere(words.superseding), opening(words.invitations)
        self._fading = Fading(self._grammar)
        told = self.announces or any(_has_part(document, event) for event in document.events)
        self._lasting = lasting(document, phrases, after, with_it, until=until if told else None)
        self._calendar = frozenset(
            word.casefold() for word in (*phrases.dates.months, *phrases.dates.weekdays)
        )

    def allows(self, sentence: str, span: Span) -> bool:
        """Whether a sentence, or a clause of one, can be read without the article, on the day of the post."""
        if (sentence, span) not in self._known:
            self._known[sentence, span] = self._judge(sentence, span)
        return self._known[sentence, span]

    def _judge(self, sentence: str, span: Span) -> bool:
        judged = self._judged(span)
        if judged is None or judged.reasons or self._is_of_then(sentence, span):
            return False
        behind = self._document.text[span.end : span.end + _NEAR]
        return self.keeps(sentence) and not is_revised(sentence, behind, self._superseding)

    def _judged(self, span: Span) -> Standing | None:
        """Return what was judged of the sentence that holds a span."""
        at = bisect_right(self._document.sentences, span.start, key=lambda each: each.span.start) - 1
        found = self._document.sentences[at] if at >= 0 else None
        return found if found and span.start < found.span.end else None

    def opens(self, span: Span | None) -> float:
        """Return how well a sentence would open a post."""
        judged = self._judged(span) if span else None
        return judged.opens if judged else 0.0

    def _is_of_then(self, sentence: str, span: Span) -> bool:
        """Whether its `now` is that of a paragraph which foretells what is over by now."""
        if self.later or not is_found(self._stale, sentence):
            return False
        blocks = (
            each.span for each in self._document.blocks if each.span.start <= span.start < each.span.end
        )
        return any(not self._lasting.holds(block.of(self._document.text)) for block in blocks)

    def is_subtitle(self, line: str, span: Span) -> bool:
        """Whether a line under a title says what that is: no date, no address, nobody's words."""
        judged = self._judged(span)
        stays = judged is None or not {*judged.reasons} <= _OF_A_LINE
        dated = is_found(self._fading.dated, line) or is_found(_CLOCK, line)
        return self.keeps(line) and not (stays or dated)

    def invites(self, sentence: str) -> bool:
        """Whether a sentence asks the reader to come or to do something."""
        return is_found(self._inviting, sentence)

    def fades(self, title: str) -> bool:
        """Whether a title says when, in words that are true only for a while (`next October`)."""
        return self._fading.fades(title)

    def hangs(self, title: str) -> bool:
        """Whether the title of an event to come says when, in words that are false on most days before it."""
        return self._fading.hangs(title)

    def lasting_title(self, title: str) -> str:
        """Return a title without a date at its end that is true only for a while; else nothing."""
        return self._fading.lasting(title)

    def keeps(self, sentence: str) -> bool:
        """Whether a sentence is still true on the day the post goes out, and brings no second link."""
        return not is_found(_ADDRESS, sentence) and self._lasting.holds(sentence)

    def names_actor(self, clause: str) -> bool:
        """Whether somebody is named inside; else a figure takes the credit or blame of the title.

        A name is a capital that does not open the clause; two in a row where all nouns have one.
        """
        return any(match[0].casefold() not in self._calendar for match in self._name.finditer(clause))


_SITE = re.compile(r"\b(?:https?://|www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b(?:/\S*)?", re.IGNORECASE)
_TWO = 2
_MORE = 7  # words beside a whole address (`We meet in the …, as always`)
_FEW = 4  # words beside a name and a role that add nothing (`Our speaker is …`)


def is_restated(sentence: str, event: Event, phrases: Phrases) -> bool:
    """Whether a sentence holds the day or the time of the event, or tells nothing but who speaks or where."""
    when = says_when(sentence, event, phrases)
    return when or _only_names(sentence, event) or _says_where(sentence, event, phrases)


def asks_itself(sentence: str, language: str) -> bool:
    """Whether a sentence only says that one has to register: the ask below says so, with the link."""
    return is_found(_words(language)[0], sentence)


def is_filler(sentence: str, language: str) -> bool:
    """Whether a sentence says how glad the sender is, or whom to thank: nobody wants to know."""
    return is_found(_words(language)[2], sentence)


def says_when(sentence: str, event: Event, phrases: Phrases) -> bool:
    """Whether a sentence holds the day or the time of the event."""
    if event.time_text and re.search(rf"(?<!\w){re.escape(event.time_text)}(?!\w)", sentence):
        return True
    return event.day is not None and _date(event.day, phrases).search(sentence) is not None


def _says_where(sentence: str, event: Event, phrases: Phrases) -> bool:
    """Whether a sentence is about nothing but the place, or the way there."""
    where = house(event.place or "")
    if not where:
        return False
    place, said = {*words_of(event.place or "")}, words_of(_SITE.sub("", sentence))
    beside = sum(word not in place for word in said)
    whole = place <= {*said}  # the address is no news a second time
    leads_there = is_found(_words(phrases.language.partition("-")[0])[1], sentence)
    return (contains(sentence, where) and beside <= (_MORE if whole else _FEW)) or leads_there


@cache
def _words(language: str) -> tuple[re.Pattern[str] | None, ...]:
    """Return what asks to register, what stands on the way there, and what is filler."""
    grammar = load_grammar(language)
    filler = load_table("sentence_words")["filler"].get(grammar.locale, ())
    return anywhere(grammar.events.ask_register), anywhere(grammar.events.stations), anywhere(filler)


def _date(day: date, phrases: Phrases) -> re.Pattern[str]:
    number, month = phrases.day_number(day), re.escape(phrases.month(day))
    return re.compile(
        rf"(?:(?<!\d){number}(?:st|nd|rd|th|\.)?(?: of| de)? {month}\b|\b{month} {number}(?!\d))"
        rf"(?!,?(?: de| of)? (?!{day.year})\d{{4}})",
        re.IGNORECASE,
    )


def _only_names(sentence: str, event: Event) -> bool:
    people = event.people
    named = [person for person in people if contains(sentence, person.name)]
    if not named:
        return False
    return (len(named) == len(people) and len(people) >= _TWO) or _beside(sentence, named) <= _FEW


def _beside(sentence: str, named: list[Person]) -> int:
    """Return how many words a sentence has beside the names and roles of those it names."""
    theirs = {word for person in named for word in words_of(f"{person.name} {person.role or ''}")}
    return sum(word not in theirs for word in words_of(sentence))

"""The sections of a language's catalogue, each a table of `phrases/<tag>.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPhrases:
    """Words on cards; empty where the language has none.

    Attributes:
        event: Kicker of an event card ("Event").
        take_part: Kicker of a call-to-action card ("Take part").
        register: Button for a register link ("Register here").
        details: Button for an event's page ("More information").
        read: Button for an article ("Read the article").
        chair: Label before the chair, without a colon ("Chair").
        joined: Label before the speakers, without a colon ("With").
        more: Names left out, `#` for how many ("+ # more").
        swipe: Kicker of a carousel's cover ("Swipe").
    """

    event: str = ""
    take_part: str = ""
    register: str = ""
    details: str = ""
    read: str = ""
    chair: str = ""
    joined: str = ""
    more: str = "+ #"
    swipe: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionPhrases:
    """Labels of the call-to-action block where the source has none.

    Attributes:
        register: For a register link.
        details: For an event's page.
        read: For an article.
        facebook: For the Facebook event or sharer.
        post: For reposting an existing post.
        share: For writing a new post with our words.
    """

    register: str = ""
    details: str = ""
    read: str = ""
    facebook: str = ""
    post: str = ""
    share: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostPhrases:
    """Words of posts.

    Attributes:
        conjunction: Between the last two of a list, with its spaces (" and ").
        conjunction_before: What it becomes before words that match a pattern ("y" before i-), in order.
        before_latin: What joins a word of one letter to a name in Latin letters.
        comma: Between the others, with its space (", ").
        between: Between the names of a list before the last, where that is no comma.
        more: "and # more" by plural category (`other` at least), with its leading space.
        asks: Labels before a link, by `read register join details` and what else a link opens.
        today: Lower case.
        tomorrow: Lower case.
        relative: Other words that count from the day of posting ("tonight").
        from_today: Before a range of days that starts today, with its colon and space.
        from_tomorrow: The same for tomorrow.
        online: "Online".
        joined: Before names in a line, with its space ("With ").
        speakers: Heading above a list, with its colon where the language wants one ("Speakers:").
        chair: Before the chair's name, with colon and space.
        colon: Joins a subject's two halves where the title has a dash.
        marks: Opening and closing quotation mark, then the inner pair.
        bio: Sentence that says that the link is in the profile.
        bio_register: The same where the link leads to a registration.
        closes: Sentence without its stop: when registration closes; `{deadline}`.
        due: The same where it is not registration that ends then; `{deadline}`.
        closes_time: The same where the deadline has an hour, if the language says it otherwise.
        deadline_on: `{deadline}` where it is not today or tomorrow ("on Thursday 3 December").
        started: Before the title of an event that has begun, without a colon.
        thanks: Sentence after the event.
        thanks_short: The same as a subject, without a stop.
        thanks_names: The same to those who spoke; `{names}`. Empty where names would have to be inflected.
        recording_up: Before the address of a recording, with its colon.
        recording, results, update: Labels of a subject, without a colon.
        cancelled: Label before the title, without a colon.
        planned: When and where it would have been; `{when}`.
        tell: Asks to pass a cancellation on.
        in_figures: Label before the title of a list of figures, without a colon.
        come: Asks to come, where there is no link.
        forward: Label before a link that people are asked to pass on.
        greeting: First line of a mail, with its comma, to one or to many.
        host: Who invites; `{org}`.
        invite: Label before the address of the event on Facebook, with its colon.
        dash: Before the name of who is quoted.
        role_in_brackets: A role after a name in a sentence would be inflected, and so stands in brackets.
        capital_nouns: All nouns are written with a capital, so that a capital is no sign of a name.
    """

    conjunction: str = ", "
    conjunction_before: tuple[tuple[str, str], ...] = ()
    before_latin: str = ""
    comma: str = ", "
    between: str = ""
    more: Mapping[str, str] = field(default_factory=lambda: {"other": " +#"})
    asks: Mapping[str, str] = field(default_factory=dict)
    today: str = ""
    tomorrow: str = ""
    relative: tuple[str, ...] = ()
    from_today: str = ""
    from_tomorrow: str = ""
    online: str = ""
    joined: str = ""
    speakers: str = ""
    chair: str = ""
    colon: str = ": "
    marks: tuple[str, str, str, str] = ("“", "”", "‘", "’")
    bio: str = ""
    bio_register: str = ""
    closes: str = ""
    due: str = ""
    closes_time: str = ""
    deadline_on: str = "{deadline}"
    started: str = ""
    thanks: str = ""
    thanks_short: str = ""
    thanks_names: str = ""
    recording_up: str = ""
    recording: str = ""
    results: str = ""
    cancelled: str = ""
    planned: str = ""
    tell: str = ""
    update: str = ""
    in_figures: str = ""
    come: str = ""
    greeting: str = ""
    host: str = ""
    forward: str = ""
    invite: str = ""
    dash: str = "—"
    role_in_brackets: bool = False
    capital_nouns: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DatePhrases:
    """How a local newspaper prints a day and a time. Lists begin with Monday and January.

    Attributes:
        day: Pattern of `{weekday} {day} {month}`.
        day_year: The same with `{year}`, for days further away than 300.
        day_short: The same with the short names.
        days: Several days: `{weekday} {day}{month}` of the first (the month with its joint only where
            it differs), `{last_weekday} {last_day} {last_month}`; empty where each stands as `day` does.
        days_month: What stands between the first day and its month there.
        first: How the first of a month is written; empty for the plain numeral.
        at: Between day and start.
        span: Start and end, `A` and `B`.
        span_at: Between day and span, where it differs from `at`.
        clock: Pattern of a time: `{hour}`, `{hour02}` or `{hour12}`, `{minute}`, `{half}`.
        clock_full: The same on the hour.
        clock_unit: After a time or a span ("Uhr"), with its space.
        halves: What stands for `{half}` before noon and from then on.
        noon: The word for 12:00, or empty.
        zone: `{city}`, after the time of an online event, with its space.
        zone_names: What a zone is called there, where it is not its city, by IANA name.
        zone_named: The same as `zone` for those names, where it differs.
        zone_vowel: The same as `zone` before a city that begins with a vowel, where it differs.
    """

    weekdays: tuple[str, ...]
    weekdays_short: tuple[str, ...]
    months: tuple[str, ...]
    months_short: tuple[str, ...]
    day: str = "{weekday} {day} {month}"
    day_year: str = "{weekday} {day} {month} {year}"
    day_short: str = "{weekday} {day} {month}"
    days: str = "{weekday} {day}{month} – {last_weekday} {last_day} {last_month}"
    days_month: str = " "
    first: str = ""
    at: str = ", "
    span: str = "A–B"
    span_at: str = ""
    clock: str = "{hour}:{minute}"
    clock_full: str = "{hour}:{minute}"
    clock_unit: str = ""
    halves: tuple[str, str] = ("am", "pm")
    noon: str = ""
    zone: str = " ({city})"
    zone_named: str = ""
    zone_vowel: str = ""
    zone_names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SchedulePhrases:
    """Lines of `schedule/README.txt`; English where a language has no catalogue.

    Attributes:
        zone, drafts, set_zone: Times are in `{zone}`; those in `{drafts}` in UTC; what to set before.
        floating, set_own: The same where no zone is known.
        past: What becomes of a time that is past.
        nothing: In place of a scheduler's files.
        unverified: After the name of a scheduler whose layout its makers do not describe.
        no_pictures, pictures: That pictures need a public address, or have `{base}`.
        groups: What to leave out there.
        versions: Which of two versions is in the files.
        no_threads, formulas, private: Why `{posts}` are not in the files (of `{scheduler}`).
        by_hand: `{networks}` that no scheduler serves.
    """

    zone: str
    drafts: str
    set_zone: str
    floating: str
    set_own: str
    past: str
    nothing: str
    unverified: str
    no_pictures: str
    pictures: str
    groups: str
    versions: str
    no_threads: str
    formulas: str
    private: str
    by_hand: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePhrases:
    """Words of the headings in `posts/*.txt`, of calendars and of the page; English where there are none.

    Attributes:
        length: `{length}` and `{limit}` characters.
        length_free: `{length}` characters, without a limit.
        variant: `{letter}`.
        thread: `{number}` and `{of}`: the place of a post in a thread.
        subject: Label of an e-mail's subject or a title.
        send_on: `{day}`: when it should go out.
        remind: `{networks}`: title of a reminder in a calendar.
        moments: Heading of each moment of the contract.
    """

    length: str
    length_free: str
    variant: str
    thread: str
    subject: str
    send_on: str
    remind: str
    moments: Mapping[str, str]

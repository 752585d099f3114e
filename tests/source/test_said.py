from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, cast

import pytest

from sharekit.document import Document, Event, Span
from sharekit.errors import UsageError
from sharekit.source import Said, read_document, read_when
from sharekit.source.events.announcing import Announced
from sharekit.source.reading import _settled
from sharekit.source.said import apply_said

_TODAY = date(2026, 11, 20)
_ARTICLE = """The bakery of Quillgate wants its oven back

The oven in the old mill has been cold since March, and 300 people signed to light it again.

“Bread is what a street smells of,” said Ida Morrow, a baker.
"""
_EVENT = f"""{_ARTICLE}
EVENT: An evening for the oven
Thursday 10 December 2026, 7pm. Register here.
Where: The Old Mill, Quillgate
"""


def at(day: int, hour: int = 14) -> datetime:
    return datetime(2026, 12, day, hour)  # noqa: DTZ001 - wall-clock time


def an_event(day: int, title: str = "Fair", **more: Any) -> Event:  # noqa: ANN401
    return Event(title=title, start=at(day), span=Span(day, day + 1), **more)


def applied(
    said: Said, *events: Event, likely: tuple[Event, ...] = (), language: str = "en"
) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    def lines_of(event: Event) -> Collection[int]:
        return {event.span.start} if event.span else ()

    return apply_said(
        said, events, likely, title="The oven", language=language, today=_TODAY, lines_of=lines_of
    )


def read(text: str, said: Said | None = None, timezone: str | None = None) -> Document:
    return read_document("-", today=_TODAY, timezone=timezone, said=said, stdin=text.encode)


@pytest.mark.parametrize(
    ("language", "words", "start", "end"),
    [
        ("en", "Saturday 12 December 2026, 2pm", at(12), None),
        ("en", "2026-12-12 14:00", at(12), None),
        ("en", "2026-12-12T14:00", at(12), None),
        ("en", "2026-12-12", date(2026, 12, 12), None),
        ("en", "12 December, 6pm–8pm", at(12, 18), at(12, 20)),
        ("en", "from 10am to 4pm on 12 December 2026", at(12, 10), at(12, 16)),
        ("en", "12 December 2026, 10pm-2am", at(12, 22), at(13, 2)),
        ("en", "4-6 March 2027", date(2027, 3, 4), date(2027, 3, 6)),
        ("en", "30 April – 2 May 2027", date(2027, 4, 30), date(2027, 5, 2)),
        ("en", "2026-12-12 14:00 - 2026-12-13 16:00", at(12), at(13, 16)),
        ("de", "Samstag, 12. Dezember 2026, 14 Uhr", at(12), None),
        ("de", "Saturday 12 December 2026, 2pm", at(12), None),
        ("es", "12 de diciembre de 2026 a las 14:00", at(12), None),
        ("xx", "2 January, 2pm", datetime(2027, 1, 2, 14), None),  # noqa: DTZ001 - wall-clock time
    ],
)
def test_a_moment_is_read_in_the_language_of_the_source_or_in_english(
    language: str, words: str, start: object, end: object
) -> None:
    when = read_when(words, language=language, today=_TODAY)
    assert (when.start, when.end) == (start, end)


@pytest.mark.parametrize(
    ("language", "words", "written"),
    [
        ("de", "12.12.2026, 14 Uhr", "14 Uhr"),
        ("de", "12 December 2026, 2pm", None),
        ("de", "2026-12-12 14:00", None),
    ],
)
def test_only_a_time_in_the_manner_of_the_source_is_printed_as_it_was_typed(
    language: str, words: str, written: str | None
) -> None:
    assert read_when(words, language=language, today=_TODAY).written == written


@pytest.mark.parametrize(
    "words",
    [
        *("", "soon", "at 5", "12 December 2026, twoish", "31 February 2027", "30-31 February 2027"),
        *("Friday 12 December 2026", "12 December 2026 and Saturday the 19", "2 May 2027 - 30 April 2027"),
    ],
)
def test_a_moment_of_which_a_part_cannot_be_read_is_refused(words: str) -> None:
    with pytest.raises(UsageError, match="--when: ") as refusal:
        read_when(words, language="en", today=_TODAY)
    assert refusal.value.hint


def test_a_zone_behind_the_time_is_taken() -> None:
    when = read_when("12 December 2026, 2pm (UTC+2)", language="en", today=_TODAY)
    assert (when.start, when.zone) == (at(12), "+02:00")


def test_nothing_said_changes_nothing() -> None:
    assert applied(Said(), an_event(3), likely=(an_event(4),)) == ((an_event(3),), (an_event(4),))


def test_what_is_said_is_about_the_first_event() -> None:
    said = Said(
        when="13 December 2026, 3pm",
        where="Green Hall",
        register="quill.example/r",
        join="https://quill.example/j",
    )
    (first, second), _ = applied(said, an_event(3, place="Elsewhere", time_text="2pm"), an_event(4))
    assert (first.start, first.time_text, first.stated) == (at(13, 15), "3pm", True)
    assert (first.place, first.online) == ("Green Hall", True)
    assert (first.links.register, first.links.join) == ("https://quill.example/r", "https://quill.example/j")
    assert dict(first.confidence) == {"start": 1.0, "place": 1.0, "register": 1.0, "join": 1.0}
    assert second == an_event(4)


def test_a_day_alone_keeps_the_time_of_that_very_day_and_no_other() -> None:
    same, other = (
        applied(Said(when=f"{day} December 2026"), an_event(3, time_text="2pm"))[0][0] for day in (3, 5)
    )
    assert (same.start, same.time_text) == (at(3), "2pm")
    assert (other.start, other.time_text) == (date(2026, 12, 5), None)


def test_a_day_makes_an_event_where_there_is_none() -> None:
    (event,), _ = applied(Said(when="4-6 March 2027", where="online"))
    assert (event.title, event.start, event.end) == ("The oven", date(2027, 3, 4), date(2027, 3, 6))
    assert (event.place, event.online, event.all_day) == (None, True, True)


def test_a_line_names_the_one_event_sure_or_likely() -> None:
    for events, likely in (((an_event(3), an_event(4)), ()), ((an_event(3),), (an_event(4),))):
        (named,), rest = applied(Said(event="line 4", title="Supper"), *events, likely=likely)
        assert (named.title, named.start, rest) == ("Supper", at(4), ())


def test_lines_are_those_of_the_source() -> None:
    assert read(_EVENT, Said(event="7")).events[0].start == at(10, 19)
    with pytest.raises(UsageError, match="line 6"):
        read(_EVENT, Said(event="line 6"))


@pytest.mark.parametrize("words", ["line 9", "9", "the last"])
def test_a_line_without_an_event_is_refused_with_those_that_have_one(words: str) -> None:
    with pytest.raises(UsageError, match="--event: ") as refusal:
        applied(Said(event=words), an_event(3), likely=(an_event(4),))
    assert "line 12" in refusal.value.hint or "line 3, 4" in refusal.value.hint


def test_the_likely_event_is_taken_where_none_is_sure() -> None:
    likely = (an_event(4), an_event(5))
    assert applied(Said(taken=1), likely=likely)[0][0].start == at(5)
    assert applied(Said(taken=1), likely=likely)[1] == (an_event(4),)
    assert applied(Said(taken=0), an_event(3), likely=likely) == ((an_event(3),), likely)
    assert applied(Said(taken=0)) == ((), ())


def test_a_place_that_is_likely_is_taken_with_a_yes_and_gives_way_to_one_that_is_said() -> None:
    event = an_event(3, likely_place="Mill")
    assert applied(Said(title="Kiln"), event)[0][0].place is None
    (taken,) = applied(Said(taken=0), event)[0]
    assert (taken.place, taken.likely_place, taken.confidence["place"]) == ("Mill", None, 1.0)
    for where, place in (("Green Hall", "Green Hall"), ("online", None)):
        (said,) = applied(Said(where=where, taken=0), event)[0]
        assert (said.place, said.likely_place, said.online) == (place, None, place is None)


def test_a_day_that_is_likely_takes_what_was_found_there_and_another_does_not() -> None:
    likely = (an_event(4, place="Green Hall"), an_event(5, place="Mill"))
    same, other = (applied(Said(when=f"{day} December 2026, 6pm"), likely=likely)[0][0] for day in (5, 6))
    assert (same.start, same.place) == (at(5, 18), "Mill")
    assert (other.start, other.place) == (at(6, 18), None)
    (moved,), _ = applied(Said(when="6 December 2026, 6pm", taken=1), likely=likely)
    assert (moved.start, moved.place) == (at(6, 18), "Mill")


@pytest.mark.parametrize(
    ("name", "said"),
    [("where", Said(where="Barn")), ("register", Said(register="quill.example/r")), ("join", Said(join="x"))],
)
def test_words_about_no_event_are_refused(name: str, said: Said) -> None:
    with pytest.raises(UsageError, match=f"--{name}: there is no event") as refusal:
        applied(said, likely=(an_event(4),))
    assert "--yes" in refusal.value.hint


@pytest.mark.parametrize(
    "said", [Said(register="come along"), Said(join="mailto:a"), Said(where=" "), Said(title="")]
)
def test_words_that_cannot_be_what_they_are_for_are_refused(said: Said) -> None:
    with pytest.raises(UsageError):
        applied(said, an_event(3))


def test_the_command_line_goes_before_front_matter() -> None:
    stated = f"---\nevent:\n  start: 2026-12-09 18:00\n  place: Barn\n---\n\n{_ARTICLE}"
    event = read(stated, Said(when="10 December 2026, 7pm", where="Green Hall")).events[0]
    assert (event.start, event.place) == (at(10, 19), "Green Hall")


def test_a_title_is_the_event_s_and_without_one_the_source_s() -> None:
    told = read(_EVENT, Said(title="Light it"))
    assert (told.title, told.events[0].title) == ("The bakery of Quillgate wants its oven back", "Light it")
    alone = read(_ARTICLE, Said(title="Light it"))
    assert (alone.title, alone.events) == ("Light it", ())
    made = read(_ARTICLE, Said(title="Light it", when="10 December 2026"))
    assert (made.title, made.events[0].title) == ("Light it", "Light it")


def test_a_said_time_gets_the_zone_of_its_place_and_a_warning() -> None:
    said = Said(when="10 December 2026, 7pm", where="Mill Field, Leeds")
    assumed, asked = read(_ARTICLE, said), read(_ARTICLE, said, "Europe/Madrid")
    assert [each.timezone for each in (*assumed.events, *asked.events)] == ["Europe/London", "Europe/Madrid"]
    assert [each.code for each in assumed.warnings] == ["zone-assumed"]
    assert asked.warnings == ()
    unknown = read(_ARTICLE, replace(said, where="Mill Field"))
    assert [each.code for each in unknown.warnings] == ["zone-unknown"]


def test_no_warning_is_left_about_a_day_that_was_said() -> None:
    text = _EVENT.replace(" December 2026", " December")
    assert "year-assumed" in {each.code for each in read(text).warnings}
    said = Said(when="Thursday 10 December 2026, 7pm")
    assert "year-assumed" not in {each.code for each in read(text, said).warnings}


def test_nobody_is_asked_where_nothing_is_likely() -> None:
    def confirm(document: Document) -> Said:
        pytest.fail(f"asked about {document.title}")

    document = read_document("-", today=_TODAY, stdin=_EVENT.encode, confirm=confirm)
    assert len(document.events) == 1


@dataclass(frozen=True, kw_only=True)
class _Unsure(Announced):
    likely: tuple[Event, ...] = ()


@dataclass
class _Reading:
    """What `_settled` asks of a reading: events announced once, documents made of them."""

    found: _Unsure
    read: list[str] = field(default_factory=list)
    title: str = "The oven"
    language: str = "en"
    today: date = _TODAY
    zone: str | None = None

    def announced(self) -> _Unsure:
        self.read.append("announced")
        return self.found

    def lines_of(self, event: Event) -> Collection[int]:
        return {event.span.start} if event.span else ()

    def document(self, announced: Announced, likely: tuple[Event, ...]) -> Document:
        return Document(
            name="-",
            sha256="",
            title=self.title,
            text="",
            language="en",
            events=announced.events,
            likely=likely,
        )


def settled(said: Said, answer: Said | None, *events: Event) -> tuple[Document, list[Document]]:
    reading, asked = (
        _Reading(found=_Unsure(notice=cast("Any", None), events=events, likely=(an_event(4), an_event(5)))),
        list[Document](),
    )

    def confirm(document: Document) -> Said | None:
        asked.append(document)
        return answer

    document = _settled(cast("Any", reading), said, confirm)
    assert reading.read == ["announced"]
    return document, asked


def test_an_answer_counts_as_an_option_does_and_the_source_is_read_once() -> None:
    taken, asked = settled(Said(where="Mill"), Said(taken=1))
    assert [each.likely for each in asked] == [(an_event(4), an_event(5))]
    assert (taken, []) == settled(Said(where="Mill", taken=1), None)
    assert (taken.events[0].start, taken.events[0].place) == (at(5), "Mill")


def test_the_user_is_asked_only_where_nothing_settles_it() -> None:
    assert settled(Said(), None)[0].events == ()
    for said in (Said(event="line 4"), Said(when="10 December 2026"), Said(taken=0)):
        assert settled(said, None)[1] == []
    assert settled(Said(), None, an_event(3))[1] == []
    unplaced = an_event(3, likely_place="Mill")
    assert len(settled(Said(), None, unplaced)[1]) == 1
    for said in (Said(where="Green Hall"), Said(taken=0)):
        assert settled(said, None, unplaced)[1] == []


def test_an_event_with_its_confidence_can_be_hashed_and_compared() -> None:
    sure = replace(an_event(3), confidence=MappingProxyType({"start": 0.9}))
    assert len({sure, an_event(3)}) == 2
    assert sure != an_event(3)


def test_what_is_said_is_cleaned_as_a_source_is() -> None:
    said = Said(when="2026-12-12 19:00", where="Pi\x1ber\udce9", title="Boat\x9b day")
    document = read_document("-", today=_TODAY, stdin=lambda: b"All may row.", said=said)
    assert not {"\x1b", "\x9b", "\udce9"} & {*str(document.events[0].place), *document.events[0].title}

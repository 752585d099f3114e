"""What announcements say in front matter and text together: wording of our own, shapes met on real pages."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from sharekit.document import Document, Event, Span
from sharekit.presets.grammar import load_grammar
from sharekit.source.events.dates import find_days, find_times
from tests.source.reads import first_event, read_piped

TODAY = date(2025, 1, 10)


def read_page(top: str, body: str) -> Document:
    return read_piped(f"---\n{top}\n---\n\n{body}\n", today=TODAY)


def only_event(top: str, body: str) -> Event:
    (event,) = read_page(top, body).events
    return event


def understood(top: str, body: str) -> Event:
    """The sure event, or the first that is asked about."""
    document = read_page(top, body)
    return (*document.events, *document.likely)[0]


def at(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute)  # noqa: DTZ001 - wall-clock time


@pytest.mark.parametrize(
    ("language", "words", "start", "end"),
    [
        ("en", "6:00-800 PM", time(18), time(20)),
        ("en", "1030am", time(10, 30), None),
        ("en", "from 19hs", time(19), None),
        ("fr", "de 18h30 à 20h", time(18, 30), time(20)),
        ("nl", "13 uur", time(13), None),
        ("de", "19 Uhr", time(19), None),
    ],
)
def test_times_as_people_write_them(language: str, words: str, start: time, end: time | None) -> None:
    (found,) = find_times(words, Span(0, len(words)), load_grammar(language))
    assert (found.start, found.end) == (start, end)


def test_a_dotted_day_after_its_weekday_is_no_time() -> None:
    words = "Thursday, 22.08 from 7pm"
    (found,) = find_days(words, Span(0, len(words)), load_grammar("en"))
    assert (found.day, found.month, found.weekday) == (22, 8, 3)


@pytest.mark.parametrize(
    ("top", "body", "start"),
    [
        (
            "title: Reading group\ndate: 2025-02-12T17:00:00.000Z",
            "All are welcome.\n\n18:00 - reading, 20:30 - drinks\n\n## Venue\n\nAn der Spree 4\n10245 Berlin",
            at(2025, 2, 12, 18),
        ),
        (
            "title: Online lecture on tenants\ndate: 2025-11-19 18:00:00 +0100",
            "The lecture takes place from 18:30 to 20:00.",
            at(2025, 11, 19, 18, 30),
        ),
        (
            "title: Members’ meeting\ndate: 2025-04-21 20:0:00 +0200",
            "We meet in [our call](https://zoom.us/j/1234567).",
            at(2025, 4, 21, 20),
        ),
    ],
    ids=["utc", "sentence", "call"],
)
def test_a_round_hour_of_front_matter_is_asked_about(top: str, body: str, start: datetime) -> None:
    document = read_page(top, body)
    assert document.events == ()  # nothing says that it is an event: it is asked about
    begin = document.likely[0].start
    assert isinstance(begin, datetime)
    assert begin.replace(second=0) == start


def test_where_text_and_front_matter_disagree_about_the_day_nothing_is_sure() -> None:
    body = "Join us for the seed swap on Saturday 10 May 2025 from 18:00 to 20:00 at the Old Mill."
    document = read_page("title: Seed swap\nlayout: event\ndate: 2025-05-13 18:00", body)
    assert document.events == ()
    assert [event.day for event in document.likely] == [date(2025, 5, 10), date(2025, 5, 13)]
    assert "start-contradicted" in [warning.code for warning in document.warnings]


def test_a_stamp_is_no_start() -> None:
    document = read_page("title: Seed swap\ndate: 2025-05-13 18:07:41\nvenue: Old Mill", "Bring your seeds.")
    assert (document.events, document.likely) == ((), ())


@pytest.mark.parametrize(
    ("top", "body"),
    [
        (
            "title: Bakers go on\ndate: 2025-07-19T18:17:53+02:00",
            "See [their page](https://www.facebook.com/bakers?fref=x).",
        ),
        (
            "title: A report\ndate: 2025-05-22T09:03:05",
            "On Sunday 18 May we met at 7pm and demonstrated on the bridge.",
        ),
        (
            "title: Tickets at last\ndate: 2025-07-22 22:30",
            "Now grab [your tickets](https://ti.to/bakers/2025)! Prices stayed as they were.",
        ),
        (
            "title: An old law\ndate: 2025-07-24T19:50:30",
            "The meeting is held under the law of 1 July 1901 at 3pm.",
        ),
        (
            "title: Drivers on strike\ndate: 2025-08-02T07:00:00+02:00",
            "The coalition stands with the drivers, who strike on the evening of 2 August.",
        ),
    ],
    ids=["profile", "report", "tickets", "law", "post"],
)
def test_a_post_is_no_event(top: str, body: str) -> None:
    assert read_page(top, body).events == ()


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("## 📍 Venue\n\nOld Mill, Mill Lane 4, Leeds", "Old Mill, Mill Lane 4, Leeds"),
        (
            "## Venue\n\n(moved!)\n\nThe [Mill Lane garden](https://goo.gl/maps/a) by the mill is ours.",
            "Mill Lane garden",
        ),
        ("December 5, 7pm\n\nThe Anchor, 304 Harbour Road, Leeds", "The Anchor, 304 Harbour Road, Leeds"),
        ("The meeting takes place at Mill Lane 260 at 19:00.", "Mill Lane 260"),
        (
            "Where: Old Mill, Mill Lane 4, Leeds. Free entry, bring your own cup.",
            "Old Mill, Mill Lane 4, Leeds",
        ),
        ("Where: St. Paul’s Hall, Leeds", "St. Paul’s Hall, Leeds"),
    ],
    ids=["sign", "map", "lines", "sentence", "sentence ends", "abbreviation"],
)
def test_where(body: str, place: str) -> None:
    assert (
        only_event("title: Bread for all, a meeting\ndate: 2025-12-05 19:00\nlocations: [leeds]", body).place
        == place
    )


def test_the_end_of_the_first_item_of_a_programme_is_not_that_of_the_event() -> None:
    top = "title: Our yearly meeting\nlayout: event\ndate: 2026-12-30T17:00:00.000Z"
    body = "Location: Old Mill\n\n{times} - Reflection\n\nafter 20:00 - Music"
    assert only_event(top, body.format(times="18:00-20:00")).end is None
    evening = only_event(top, "Location: Old Mill\n\n18:00-20:00")
    assert evening.end == at(2026, 12, 30, 20)


def test_a_verb_that_takes_place_names_none() -> None:
    body = "Join us! The workshop is taking place in Leeds on Friday 5 December 2025 at 7pm. All are welcome."
    assert "lace" not in (only_event("title: Grid workshop\nlayout: event", body).place or "")


def test_online_under_the_label_for_the_place() -> None:
    event = only_event(
        "title: Course\ncategories: [events]\ndate: 2025-03-30 17:00:00",
        "## Venue\n\nIt will be held over Zoom.\n\n[Facebook event](https://www.facebook.com/events/77)",
    )
    assert event.online
    assert event.place is None


@pytest.mark.parametrize(
    ("link", "kept"),
    [
        ("https://www.facebook.com/events/77/?fbclid=abc&ref=x", "https://www.facebook.com/events/77/"),
        ("https://www.facebook.com/bakers", None),
    ],
)
def test_only_events_of_facebook_count(link: str, kept: str | None) -> None:
    top = "title: Bread\ndate: 2025-12-05 19:00\nlocations: [leeds]"
    assert only_event(top, f"Come along!\n\n[Facebook]({link})").links.facebook == kept


def test_a_bare_form_is_a_link_for_signing_up() -> None:
    top = "title: Bread\ndate: 2025-12-05 19:00\nlocations: [leeds]"
    event = only_event(top, "Bakers meet bakers.\n\n<https://us02web.zoom.us/meeting/register/abc?fbclid=9>")
    assert event.links.register == "https://us02web.zoom.us/meeting/register/abc"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("es", "del 13 al 15 de agosto de 2027"),
        ("es", "del viernes 13 al domingo 15 de agosto de 2027"),
        ("ca", "del 13 al 15 d'agost de 2027"),
        ("nl", "van 13 tot en met 15 augustus 2027"),
        ("de", "von Freitag, 13., bis Sonntag, 15. August 2027"),
        ("en", "August 13 through 15, 2027"),
        ("it", "dal 13 al 15 agosto 2027"),
    ],
)
def test_several_days_as_people_write_them(language: str, words: str) -> None:
    (found,) = find_days(words, Span(0, len(words)), load_grammar(language))
    assert (found.month, found.day, found.last_day) == (8, 13, 15)


def test_a_deadline_behind_a_day_makes_no_range() -> None:
    words = "Am 3. Mai, bis 5. Juni anmelden"
    found = find_days(words, Span(0, len(words)), load_grammar("de"))
    assert [(each.month, each.day, each.last_day) for each in found] == [(5, 3, None), (6, 5, None)]


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("The dust extractor training on the 28th is cancelled.", "scheduled"),
        ("Councillor Marsh was asked and has cancelled.", "scheduled"),
        ("The April mending night was cancelled because of the fog.", "scheduled"),
        ("Cancelled!", "cancelled"),
        ("The mending night is cancelled.", "cancelled"),
        ("Sorry: the event has been cancelled because of the storm.", "cancelled"),
        ("Saturday 5 December is cancelled.", "cancelled"),
    ],
)
def test_what_is_cancelled_is_the_event(line: str, status: str) -> None:
    body = f"Join us on Saturday 5 December 2026 at 7pm in Mill Hall.\n\n{line}\n"
    assert only_event("title: Mending night", body).status == status


def test_a_cancelled_title_struck_through() -> None:
    struck = "".join(f"{letter}\u0336" for letter in "(Cancelled)")
    top = f'title: "{struck} Reading group"\ndate: 2025-12-05 19:00\nlocations: [leeds]'
    event = only_event(top, "We read on, page by page.")
    assert (event.title, event.status) == ("(Cancelled) Reading group", "cancelled")


@pytest.mark.parametrize(
    ("language", "summary", "people"),
    [
        ("es", "Ana Ruiz (@anaruiz) nos hablará de su huerto.", [("Ana Ruiz", None)]),
        ("es", "Tomás Lago de Pan Común visita el programa.", [("Tomás Lago", None)]),
        (
            "es",
            "Con nuestro invitado Luis Soto (a.k.a @lsoto) Director y Fundador de Pan Común.",
            [("Luis Soto", "Director y Fundador de Pan Común")],
        ),
        ("es", "Eva Gil, panadera en Jaén, nos hablará del horno.", [("Eva Gil", "panadera en Jaén")]),
        ("en", "Tom J. Okoro will speak.", [("Tom J. Okoro", None)]),
        ("de", "Eingeladen haben wir Jana Kern (Brotladen).", [("Jana Kern", "Brotladen")]),
        ("es", "Aprenderemos mucho sobre el Software Libre.", []),
    ],
)
def test_speakers_of_a_summary(language: str, summary: str, people: list[tuple[str, str | None]]) -> None:
    top = f"title: Horno\nlanguage: {language}\nsummary: {summary!r}\nlocation: https://example.org/live"
    top += "\ndate: 2025-12-05 19:00"
    event = only_event(top, "…")
    assert [(person.name, person.role) for person in event.speakers] == people


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("7pm UK time", "Europe/London"),
        ("7pm London time", "Europe/London"),
        ("7pm (ET)", "America/New_York"),
        ("19:00 MEZ", "Europe/Berlin"),
        ("19:00 hora de Lima", "America/Lima"),
        ("19h00 heure de Paris", "Europe/Paris"),
        ("7pm Summer time", None),
    ],
)
def test_the_zone_said_beside_the_time(words: str, zone: str | None) -> None:
    event = only_event(
        "title: Bread for all\nlanguage: en", f"Online meeting\n\nWhen: Friday 5 December 2025, {words}"
    )
    assert event.timezone == zone


def test_a_speaker_named_with_where_they_are_from() -> None:
    event = only_event(
        "title: Bread for all\nlayout: event\ndate: 2025-12-05 19:00",
        "Speakers: Ana Ruiz, baker; José Díaz of the Dockers’ Union",
    )
    assert [(person.name, person.role) for person in event.speakers] == [
        ("Ana Ruiz", "baker"),
        ("José Díaz", "of the Dockers’ Union"),
    ]


def test_a_line_with_a_label_is_no_quotation() -> None:
    said = "Speakers: Ana Ruiz, baker, and Tom Okoro, who drives the last bus home."
    document = read_piped(f"# Bread for all\n\n{said}\n\nThe bakers of this town want their ovens back.")
    assert all(quote.reasons for quote in document.quotes if quote.text in said)


def test_words_after_a_linked_name_are_a_role_only_if_they_say_one() -> None:
    body = "The evening with [Tom J. Okoro](https://example.org/t) takes place from 18:30 to 20:00."
    event = understood("title: Lecture\ndate: 2025-11-19 18:00:00 +0100", body)
    assert [(person.name, person.role) for person in event.speakers] == [("Tom J. Okoro", None)]


def test_a_stated_day_takes_time_and_place_from_a_text_without_a_day() -> None:
    event = only_event(
        "title: Treffen\nlanguage: de\nstart: 2025-03-09",
        "Das Treffen findet ab 19 Uhr im Jugendhaus Mitte in der Lange Straße 4 statt.",
    )
    assert event.start == at(2025, 3, 9, 19)
    assert event.place is not None
    assert event.place in "Jugendhaus Mitte in der Lange Straße 4"


@pytest.mark.parametrize(
    ("body", "end"),
    [
        (
            "Friday 5 December 2025\n- 18:00 Supper\n\nSaturday 6 December\n- 10:00 Repairs\n\nCome along!",
            date(2025, 12, 6),
        ),
        (
            "Join us at the Rope Hall: Friday 5 December 2025 @ 7pm - Saturday 6 December @ 7am.",
            at(2025, 12, 6, 7),
        ),
        (
            "Join us on Friday 5 December 2025 at 7pm in the Rope Hall. The next one is on 12 December.",
            None,
        ),
        (
            "Join us on Friday 5 December 2025 at 7pm in the Rope Hall. Nominations close on 8 December.",
            None,
        ),
    ],
    ids=["programme", "joined", "next", "deadline"],
)
def test_the_last_day_of_an_event_that_is_named_apart(body: str, end: date | None) -> None:
    assert understood("title: Ropemakers meet", body).end == end


@pytest.mark.parametrize(
    ("words", "place"),
    [
        (
            "We meet at the Dye Works, Mill Street from 7pm on Friday 5 December 2025",
            "Dye Works, Mill Street",
        ),
        ("Where: Friday 5 December 2025, 7pm, Reel Hall", "Reel Hall"),
        ("A vigil outside the Reel Hall on Friday 5 December 2025 at 7pm", "outside the Reel Hall"),
        ("Friday 5 December 2025, 7pm onwards at Reel Hall, Quay Street", "Reel Hall, Quay Street"),
        ("Tables for at least 6, Friday 5 December 2025, 7pm", None),
        ("We meet on Friday 5 December 2025 at 7pm at the Reel Hall, to talk about rents", "Reel Hall"),
    ],
)
def test_a_place_has_neither_moments_nor_small_words_at_its_ends(words: str, place: str | None) -> None:
    found = understood("title: Ropemakers meet", f"Join us! {words}.").place
    assert found == place


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("the Reel Hall, 4 Quay St.", "Reel Hall, 4 Quay St."),
        ("the Reel Hall, Long Row.", "Reel Hall, Long Row"),
    ],
)
def test_a_place_keeps_the_stop_of_an_abbreviation_alone(words: str, place: str) -> None:
    body = f"Join us on Friday 5 December 2025 at 7pm. We meet at {words}\n\nAll welcome."
    assert understood("title: Ropemakers meet", body).place == place


def test_the_start_is_no_deadline() -> None:
    body = "Join us on Friday 5 December 2025 at 7pm in the Reel Hall. Please RSVP by writing to the steward."
    assert understood("title: Ropemakers meet", body).deadline is None
    by = "Join us on Friday 5 December 2025 at 7pm. RSVP by 1 December 2025."
    assert understood("title: Ropemakers meet", by).deadline == date(2025, 12, 1)


def test_a_sign_before_the_hour_is_no_part_of_the_place() -> None:
    keys = "title: Ropemakers meet\nevent: {start: 2025-12-05T19:00}"
    assert understood(keys, "Come and talk.\n\n## Location\n\nReel Hall @ 7pm.").place == "Reel Hall"


@pytest.mark.parametrize("key", ["ticket_url", "lien_inscription", "bookingUrl", "kaartverkoop"])
def test_an_address_is_known_by_its_name_with_or_without_what_says_that_it_is_one(key: str) -> None:
    event = only_event(f"title: Walk\nstart: 2026-12-05 18:30\n{key}: https://mill.example.org/walk", "…")
    assert event.links.register == "https://mill.example.org/walk"


def test_how_many_may_come_is_no_place() -> None:
    top = "title: Walk\nstart: 2026-12-05 18:30\nplaces: 10\nlieu: Old Mill"
    assert only_event(top, "…").place == "Old Mill"


def test_a_date_in_the_author_s_language_beside_the_generator_s_is_the_event_s() -> None:
    top = "title: Debat\nlanguage: nl\ndate: 2026-11-16\ndatum: do 3 december 2026\nuhrzeit: 20:00"
    assert understood(top, "De zaal gaat open.").start == at(2026, 12, 3, 20)


def test_keys_of_an_event_stand_below_its_name_in_other_languages() -> None:
    event = "evenement:\n  jour: 2025-02-06\n  heure: 19h00\n  lieu: La Forge, 3 rue du Puits"
    found = only_event(
        f"titre: Le jeudi du four\n{event}", "On reprend avec deux présentations et une galette."
    )
    assert (found.start, found.place) == (at(2025, 2, 6, 19), "La Forge, 3 rue du Puits")


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("Our assembly of 22 January cannot go ahead. New date: Wednesday 29 January, 7pm, Forge Hall.", 29),
        ("The forge open day was going to be on 22 January. It is now on Wednesday 29 January at 7pm.", 29),
    ],
)
def test_the_day_that_something_was_moved_to_is_its_day(body: str, day: int) -> None:
    assert understood("title: The forge meets later", body).day == date(2025, 1, day)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Saturday 5 December, 7pm in the chapel, with the Bellringers of Harwick", "chapel"),
        ("Saturday 5 December, 7pm, Rope Hall, Dock Road, starting with tea", "Rope Hall, Dock Road"),
        ("Saturday 5 December, 7pm at Rope Hall, 12 Dock Road, Harwick", "Rope Hall, 12 Dock Road, Harwick"),
        ("Samstag, 5. Dezember, 19 Uhr, Rathaus Harwick, Seilerstr. 18", "Rathaus Harwick, Seilerstr. 18"),
        ("Samstag, 5. Dezember, 19 Uhr, Rathaus Harwick, Raum 4, 2. OG", "Rathaus Harwick, Raum 4, 2. OG"),
        ("Le samedi 5 décembre à 19 h, cour de l’école Jeanne Villepin", "cour de l’école Jeanne Villepin"),
    ],
)
def test_a_place_is_whole_and_nothing_else(words: str, place: str) -> None:
    assert first_event(f"# Ropemakers 2026\n\n{words}.\n").place == place


def test_what_a_first_paragraph_says_is_told() -> None:
    """A notice without a heading has no title to lose its words to."""
    words = "Neighbours, on Saturday 5 December, 11am, we meet in the old dye works. Bring a spade."
    event = first_event(f"{words}\n\nThe council wrote to us in October and said that the yard is too wet.\n")
    assert event.needs == ("Bring a spade.",)


_BULLETIN = """THE ROPEWALK - NEWS OF THE STREET

The by-election was lost, and Mona Adeyemi will speak of it in the pub. Bring a hat.

WINTER FAIR
The Winter Fair is on Saturday 5 December 2026 at 2pm in the Town Hall, Harwick. Bring a cup.

SUBSCRIPTIONS
Bring your pound a month to Jo Fenn, please.
"""


def test_an_event_under_one_heading_of_many_has_nothing_of_the_others() -> None:
    event = first_event(_BULLETIN)
    assert (event.needs, event.speakers) == (("Bring a cup.",), ())
    assert event.span is not None
    assert _BULLETIN[slice(*event.span)].startswith("WINTER FAIR")
    assert "SUBSCRIPTIONS" not in _BULLETIN[slice(*event.span)]


def test_a_moved_event_has_its_new_day() -> None:
    body = (
        "POSTPONED – NEW DATE\n\nOur lamp clinic of 25 February cannot go ahead: the pipes have burst. "
        "It will now be held on Thursday 11 March 2027, 4pm, at the Rope Hall, Harwick.\n"
    )
    event = first_event(body)
    assert (event.status, event.renewed, event.day) == ("moved", True, date(2027, 3, 11))
    assert "lamp clinic" in event.title


def test_a_house_number_ends_a_sentence() -> None:
    day = "Donnerstag, 11. März 2027, 19 Uhr, Rathaus, Wehrstraße 3."
    document = read_piped(f"Lampen\n\n{day} Eintritt frei, Suppe gegen Spende.\n")
    told = [document.text[slice(*each.span)] for each in document.sentences]
    assert "Eintritt frei, Suppe gegen Spende." in told


@pytest.mark.parametrize(("where", "warned"), [("at the Rope Hall, Harwick", False), ("on Zoom", True)])
def test_only_an_hour_that_is_read_far_away_needs_a_zone(where: str, warned: bool) -> None:  # noqa: FBT001
    document = read_piped(f"# Ropemakers 2026\n\nSaturday 5 December 2026, 7pm {where}.\n\nAll can come.\n")
    assert ("zone-unknown" in [each.code for each in document.warnings]) == warned

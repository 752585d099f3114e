from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from sharekit.document import Document, Person
from sharekit.errors import SourceError
from sharekit.presets.grammar import load_grammar
from sharekit.source.formats.frontmatter import parse_fields
from sharekit.source.formats.stated import Stated, state
from sharekit.source.reading import day_in_name
from tests.source.reads import read_piped, read_saved

BODY = (
    "\n# Night buses\n\nThe night bus carries 4,000 nurses a week. **No nurse** should have to walk home.\n"
)


def read_yaml(keys: str, body: str = BODY) -> Document:
    return read_piped(f"---\n{keys}\n---\n{body}")


def test_yaml_and_toml_say_the_same() -> None:
    yaml = read_yaml("title: Night buses\nhashtags: [NightBus, Nurses]\ndate: 2026-11-01")
    toml = read_piped(
        f'+++\ntitle = "Night buses"\nhashtags = ["NightBus", "Nurses"]\ndate = 2026-11-01\n+++\n{BODY}'
    )
    assert (yaml.title, yaml.hashtags, yaml.published) == (
        "Night buses",
        ("NightBus", "Nurses"),
        date(2026, 11, 1),
    )
    assert (toml.title, toml.hashtags, toml.published) == (yaml.title, yaml.hashtags, yaml.published)


@pytest.mark.parametrize("key", ["organisation", "organizer", "hosted-by", "Veranstalter", "organiza"])
def test_front_matter_says_whose_kit_it_is(key: str) -> None:
    assert read_yaml(f"{key}: Night Bus Users").organisation == "Night Bus Users"


def test_yaml_guesses_nothing() -> None:
    document = read_yaml("title: No\nevent:\n  title: Walk\n  start: 2026-12-05 18:30\n  place: 18:30")
    assert document.title == "No"
    assert document.events[0].place == "18:30"
    assert document.events[0].start == datetime(2026, 12, 5, 18, 30)  # noqa: DTZ001 - wall-clock time


@pytest.mark.parametrize("unseen", ["\u200b", "\u00ad\u200d", "\u180e", "\u2800 \u3164", "\ufe0f"])
def test_words_of_which_nothing_is_seen_are_none(unseen: str) -> None:
    keys = f"title: {unseen}\nevent:\n  title: Walk\n  start: 2026-12-05\n  place: "
    document = read_yaml(f'{keys}"{unseen}"')
    assert (document.title, document.events[0].place) == ("Walk", None)
    assert read_yaml(f'{keys}"{unseen}7{unseen}"').events[0].place == f"{unseen}7{unseen}"


def test_entities_of_numbers_that_no_sign_has_are_what_browsers_read() -> None:
    page = (
        "<html><body><h1>Night buses</h1><p>A bus costs 5 &#128; &#151; or 6 &#159; &#129;!</p></body></html>"
    )
    assert read_piped(page).text == "Night buses A bus costs 5 € — or 6 Ÿ !"


def test_wanted_quotes_come_first_with_their_place_in_the_text() -> None:
    document = read_yaml(
        'quotes:\n  - text: "No nurse should have to walk home."\n    speaker: Ana Ruiz\n'
        "    role: nurse\n    side: friend"
    )
    first = document.quotes[0]
    assert (first.id, first.speaker, first.wanted, first.origin) == ("q1", "Ana Ruiz", True, "front-matter")
    assert first.span is not None
    assert first.span.of(document.text) == first.text
    assert sum(quote.text == first.text for quote in document.quotes) == 1


@pytest.mark.parametrize(
    ("words", "point"),
    [
        ("44% 23%", (0.44, 0.23)),
        ("[0.44, 0.23]", (0.44, 0.23)),
        ("cheap night buses", None),
        ("44 23", None),
        ("144% 20%", None),
    ],
)
def test_a_photograph_has_a_focus(words: str, point: tuple[float, float] | None) -> None:
    assert read_yaml(f"focus: {words}").focus == point


@pytest.mark.parametrize(
    ("word", "mood"), [("vigil", "vigil"), ("Celebration", "celebration"), ("tired", None)]
)
def test_a_mood_is_one_of_three(word: str, mood: str | None) -> None:
    assert read_yaml(f"mood: {word}").mood == mood


def test_words_of_the_author_that_are_not_in_the_text_have_no_place() -> None:
    document = read_yaml("quotes:\n  - We are many.")
    assert document.quotes[0].span is None


def test_bold_words_are_remembered_as_emphasis() -> None:
    document = read_yaml("title: Night buses")
    assert [quote.emphasis for quote in document.quotes if quote.emphasis] == ["No nurse"]


@pytest.mark.parametrize(
    ("word", "status", "stated"),
    [
        ("canceled", "cancelled", True),
        ("Rescheduled", "moved", True),
        ("postponed", "moved", False),  # the day there is the old one, so no post says it
    ],
)
def test_what_else_people_call_a_status(word: str, status: str, *, stated: bool) -> None:
    (event,) = read_yaml(f"event:\n  title: Walk\n  start: 2026-02-03\n  status: {word}").events
    assert (event.status, event.stated) == (status, stated)


def test_unknown_keys_are_said_with_what_was_meant() -> None:
    document = read_yaml("title: Night buses\nhashtag: [A]\nlayout: post")
    (warning,) = document.warnings
    assert (warning.code, warning.line) == ("unknown-key", 3)
    assert warning.hint == "Did you mean hashtags?"


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("title: [a, b]", "title (line 2)"),
        (
            "event:\n  title: Walk\n  start: 2026-02-31",
            "event.start (line 4) names a day that does not exist",
        ),
        (
            "event:\n  start: 2026-02-03\n  timezone: Europe/Lodon",
            "event.timezone (line 4) is not a time zone",
        ),
        ("event:\n  start: soon", "event.start (line 3) is not a date"),
        ("event:\n  start: 2026-02-03\n  status: maybe", "event.status (line 4)"),
        ("event:\n  start: 2026-02-03\n  end: 2026-02-01", "event.end (line 4) is before start"),
        ("event: [a]", "event (line 2)"),
        ("link: not an address", "link (line 2)"),
        ("quotes:\n  - speaker: Ana", "quotes"),
        ("statistics:\n  - figure: 27%", "statistics"),
        ("a: &b c\nd: *b", "anchors"),
        ("title: 'open", "not valid YAML"),
        ("- a\n- b", "not a list of keys"),
        ("title: " + "x" * 70000, "longer than 64 KiB"),
        ("a: " + "[" * 5000, "front matter"),
        ("language: not a tag", "language"),
    ],
)
def test_what_cannot_be_is_refused_by_name_and_line(keys: str, said: str) -> None:
    with pytest.raises(SourceError) as refused:
        read_yaml(keys)
    assert said in refused.value.message
    assert refused.value.hint


def test_a_value_may_hold_a_colon_without_quotes() -> None:
    found = read_yaml("title: Rent, heat, leaks: what now?\ndate: 2026-02-03\nimage_alt: it's: a door")
    assert found.title == "Rent, heat, leaks: what now?"


def test_front_matter_that_never_ends() -> None:
    with pytest.raises(SourceError, match="never ends"):
        read_piped("---\ntitle: A\n\nSome text")


EVENTS = {
    "event.toml": 'title = "Walk home"\nstart = 2026-12-05T18:30:00\nplace = "Station"\n'
    'speakers = ["Ana Ruiz, nurse"]\n[chair]\nname = "Jo Lee"\n',
    "event.yaml": "title: Walk home\nstart: 2026-12-05 18:30\nplace: Station\nspeakers:\n"
    "  - {name: Ana Ruiz, role: nurse}\nchair: Jo Lee\n",
    "event.json": '{"event": {"title": "Walk home", "start": "2026-12-05T18:30", "place": "Station", '
    '"speakers": [{"name": "Ana Ruiz", "role": "nurse"}, "Jo Lee"], "chair": "Jo Lee"}}',
}


@pytest.mark.parametrize("name", EVENTS)
def test_event_files(tmp_path: Path, name: str) -> None:
    for document in (read_saved(tmp_path, name, EVENTS[name]), read_piped(EVENTS[name])):
        (event,) = document.events
        assert document.title == event.title == "Walk home"
        assert event.start == datetime(2026, 12, 5, 18, 30)  # noqa: DTZ001 - wall-clock time
        assert event.speakers == (Person(name="Ana Ruiz", role="nurse"),)
        assert event.chair == Person(name="Jo Lee")


ANNOUNCED = (
    f"{BODY}\n**EVENT: Who owns our homes?**\nSaturday 5 December 2026, 6.30pm\nWhere: Town Hall\n"
    "With: Ana Ruiz (nurse), Tom Brandt (Tenants Union). Chair: Ines Vidal\n"
)


def test_a_stated_event_is_completed_by_the_text() -> None:
    (event,) = read_yaml("event:\n  place: Old Market", ANNOUNCED).events
    assert (event.title, event.place) == ("Who owns our homes?", "Old Market")
    assert event.start == datetime(2026, 12, 5, 18, 30)  # noqa: DTZ001 - wall-clock time
    assert (event.time_text, [person.name for person in event.speakers]) == (
        "6.30pm",
        ["Ana Ruiz", "Tom Brandt"],
    )


def test_a_stated_event_of_another_day_stands_alone() -> None:
    (event,) = read_yaml("event:\n  title: Walk\n  start: 2026-12-12 10:00", ANNOUNCED).events
    assert (event.title, event.place, event.speakers, event.chair) == ("Walk", None, (), None)


def test_the_chair_of_the_text_is_not_a_stated_speaker() -> None:
    (event,) = read_yaml("event:\n  start: 2026-12-05\n  speakers: [Ines Vidal]", ANNOUNCED).events
    assert [person.name for person in event.speakers] == ["Ines Vidal"]
    assert event.chair is None


@pytest.mark.parametrize(
    ("keys", "zone"),
    [
        ("time_zones:\n  - US/Pacific", "America/Los_Angeles"),
        ("timezone: Europe/Madrid", "Europe/Madrid"),
        ("time_zones: [US/Pacific, US/Eastern]", None),
        ("timezone: Nowhere", None),
    ],
)
def test_the_one_zone_that_a_page_names_is_that_of_its_times(keys: str, zone: str | None) -> None:
    top = f"---\ntitle: Our yearly meeting\ndate: 2026-12-30 19:00\nlocation: Old Mill\n{keys}\n---\n"
    document = read_piped(f"{top}\nJoin us on 30 December, 7pm, for the meeting.\n")
    assert [event.timezone for event in document.events] == [zone]
    codes = [warning.code for warning in document.warnings]
    assert "unknown-key" not in codes


def test_two_zones_in_one_line_are_no_zone() -> None:
    with pytest.raises(SourceError, match="not a time zone"):
        read_piped(
            "---\ntitle: A\nevent:\n  start: 2027-05-08 19:00\n  timezone: Europe/Rome, UTC\n---\nA.\n"
        )


def stated_in(keys: str) -> Stated:
    return state(parse_fields(keys, "yaml"), load_grammar("en"))


@pytest.mark.parametrize(
    ("keys", "start", "end", "place"),
    [
        ("eventDate: 2027-04-10\nstart-time: 19:15\nvenue: Dye Works", "2027-04-10 19:15", None, "Dye Works"),
        ("startdate: 2027-04-10\nenddate: 2027-04-12\ncity: Wolden", "2027-04-10", "2027-04-12", "Wolden"),
        ("event-start: 2027-04-10 18:00\nevent-duration: 3h", "2027-04-10 18:00", "2027-04-10 21:00", None),
        (
            "start: 2027-04-10 22:00:00 Europe/Madrid\nend_time: 1am",
            "2027-04-10 22:00",
            "2027-04-11 01:00",
            None,
        ),
        (
            "date: 2027-04-10\nstartTime: 1170\nlocation: [Dye Works, Wolden]",
            "2027-04-10 19:30",
            None,
            "Dye Works, Wolden",
        ),
        ("date: {start: 2027-04-10, end: 2027-04-11}", "2027-04-10", "2027-04-11", None),
        ("layout: event\ndate: 2027-04-10\ntime: 6pm - 8pm", "2027-04-10 18:00", "2027-04-10 20:00", None),
        (
            (
                "params:\n  date_start: 2027/04/10 18:00\n"
                "  location: {name: Dye Works, address: Kai 3, city: Wolden}"
            ),
            "2027-04-10 18:00",
            None,
            "Dye Works, Kai 3, Wolden",
        ),
        ("event: {date: 2027-04-10, hora: 18:30, lugar: Dye Works}", "2027-04-10 18:30", None, "Dye Works"),
    ],
)
def test_what_generators_call_an_event(keys: str, start: str, end: str | None, place: str | None) -> None:
    (event,) = stated_in(keys).events
    assert str(event.start)[:16] == start
    assert (str(event.end)[:16] if event.end else None) == end
    assert event.place == place


@pytest.mark.parametrize(
    ("keys", "evident"),
    [
        ("location: Dye Works", True),
        ("categories: [Events]", True),
        ("type: talk", True),
        ("tags: [talk]", False),
        ("layout: post", False),
    ],
)
def test_a_date_is_no_start_by_itself(keys: str, *, evident: bool) -> None:
    stated = stated_in(f"date: 2027-04-10 12:17:09\n{keys}")
    assert (stated.events, stated.evident) == ((), evident)
    assert stated.date == datetime(2027, 4, 10, 12, 17, 9)  # noqa: DTZ001 - wall-clock time


def test_what_is_stated_of_an_event_without_its_start() -> None:
    details = stated_in(
        "venue: Dye Works\nRSVP-link: https://example.org/come\npresenter: Mara Oss and Jo Vint"
    ).details
    assert details is not None
    assert (details.place, details.links.register) == ("Dye Works", "https://example.org/come")
    assert [person.name for person in details.speakers] == ["Mara Oss", "Jo Vint"]
    assert stated_in("title: A letter").details is None


def test_keys_and_values_meant_for_others_are_passed_over() -> None:
    stated = stated_in(
        "title: A\nsidebar: false\nlocation: {lat: 1.5}\nrsvp: true\nstatus: published\nlink: /a\n"
        "speakers: [mara-oss]"
    )
    assert (stated.warnings, stated.details, stated.link) == ((), None, None)


@pytest.mark.parametrize(("key", "meant"), [("speakrs", "speakers"), ("regsiter", "register")])
def test_near_misses_are_said(key: str, meant: str) -> None:
    assert [each.hint for each in stated_in(f"{key}: x").warnings] == [f"Did you mean {meant}?"]


def test_a_start_that_cannot_be_read_is_said_and_not_refused() -> None:
    stated = stated_in("title: A\nstart: soon\ndate: later")
    assert [each.code for each in stated.warnings] == ["value-unread", "value-unread"]


def test_a_weekday_that_is_not_the_days_is_said() -> None:
    codes = [each.code for each in stated_in("event: {start: 'Monday 10 April 2027, 7pm'}").warnings]
    assert codes == ["weekday-mismatch"]


def test_only_days_of_publication_are_published() -> None:
    stated = stated_in("publishDate: 2027-04-01\nlastmod: 2027-04-03\ndate: 2027-04-10")
    assert (stated.published, stated.date) == (date(2027, 4, 1), date(2027, 4, 10))
    assert stated_in("published: true").published is None


def test_the_summary_by_its_authority_without_mark_up() -> None:
    assert (
        stated_in("description: B\nexcerpt: <p>Bread &amp; <em>wages</em></p>").standfirst == "Bread & wages"
    )


@pytest.mark.parametrize(
    "top",
    [
        '---json\n{"title": "Dye", "lang": "en"}\n---\n',
        '{"title": "Dye", "lang": "en"}\n\n',
        "title: Dye\ntags:\n- a\n---\n",
        "<!--\n.. title: Dye\n.. slug: dye\n-->\n\n",
        "Title: Dye\nLang: en\nSummary: One\n    line.\n",
    ],
    ids=["named", "braced", "hexo", "nikola", "pelican"],
)
def test_front_matter_without_the_usual_fences(tmp_path: Path, top: str) -> None:
    document = read_saved(tmp_path, "dye.md", f"{top}The dyers of Wolden want their wages.\n")
    assert (document.title, document.text) == ("Dye", "The dyers of Wolden want their wages.")


@pytest.mark.parametrize(
    ("location", "day"),
    [
        ("posts/2025-03-04-dyers.md", date(2025, 3, 4)),
        ("2025-03-04_dyers.md", date(2025, 3, 4)),
        ("2025/03/04/dyers/index.md", date(2025, 3, 4)),
        ("20250304-dyers.md", date(2025, 3, 4)),
        ("2025-13-04-dyers.md", None),
        ("dyers-of-2025.md", None),
        ("https://example.org/2025/03/04/dyers", None),
    ],
)
def test_the_day_in_a_name(location: str, day: date | None) -> None:
    assert day_in_name(location) == day


def test_the_day_in_a_name_yields_to_what_the_source_states(tmp_path: Path) -> None:
    named = read_saved(tmp_path, "2025-03-04-dyers.md", "---\ntitle: Dye\n---\nThe dyers want wages.\n")
    dated = read_saved(
        tmp_path, "2025-03-04-a.md", "---\ntitle: Dye\ndate: 2025-03-09\n---\nThe dyers want wages.\n"
    )
    assert (named.published, dated.published) == (date(2025, 3, 4), date(2025, 3, 9))


def test_a_dotted_capital_i() -> None:
    (event,) = read_yaml("event: {title: Walk, start: 2027-04-10 18:00, place: 'Ev, İzmir'}").events
    assert (event.place, event.timezone) == ("Ev, İzmir", "Europe/Istanbul")


@pytest.mark.parametrize(
    ("key", "link"),
    [
        ("url: https://example.org/letter", "https://example.org/letter"),
        ("canonical_url: https://example.org/letter", "https://example.org/letter"),
        ("url: /2027/letter/", None),
    ],
)
def test_the_address_of_a_page_is_what_posts_link_to(key: str, link: str | None) -> None:
    assert stated_in(f"title: A letter\n{key}").link == link


def test_people_beside_the_table_of_the_one_event_are_its_own() -> None:
    start = "event: {title: Party, start: 2027-03-18T19:00}"
    (event,) = stated_in(f"speakers: [{{name: Mara Oss}}, {{name: Jo Vint}}]\n{start}").events
    assert [person.name for person in event.speakers] == ["Mara Oss", "Jo Vint"]
    (event,) = stated_in("speakers: [Mara Oss]\nevent: {start: 2027-03-18T19:00, speakers: [Ida Lo]}").events
    assert [person.name for person in event.speakers] == ["Ida Lo"]


@pytest.mark.parametrize("hidden", ["\u0000", "\u001b", "\u009b", "\u202e", "\u2069", "\ufeff"])
def test_no_escape_of_front_matter_brings_hidden_signs_into_a_kit(hidden: str) -> None:
    sign = f"\\u{ord(hidden):04x}"
    day = f'event:\n  start: 2026-12-12 19:00\n  place: "Pi{sign}er"\n  speakers: ["Ida Ma{sign}rsh"]\n'
    top = f'title: "Boat{sign} day"\nauthor: "Ada {sign}Quill"\nhashtags: ["Bo{sign}ats"]\n'
    quotes = f'quotes:\n  - text: "We {sign}row."\n    speaker: "Ida{sign} Marsh"\n    role: "row{sign}er"\n'
    document = read_piped(f"---\n{top}{day}{quotes}---\nAll may come and row with us.\n")
    assert (document.title, document.byline, document.hashtags) == ("Boat day", "Ada Quill", ("Boats",))
    said, (event,) = document.quotes[0], document.events
    assert (said.text, said.speaker, said.role) == ("We row.", "Ida Marsh", "rower")
    assert (event.place, event.speakers[0].name) == ("Pier", "Ida Marsh")

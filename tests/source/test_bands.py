"""Which announcements are sure, which are asked about, and which are none: texts of our own."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from sharekit.document import Document
from tests.source.reads import read_piped

TODAY = date(2026, 11, 20)


def read(body: str, top: str = "title: News\ndate: 2026-11-20") -> Document:
    return read_piped(f"---\n{top}\n---\n\n{body}\n", today=TODAY)


def understood(document: Document) -> list[date | datetime | None]:
    return [event.start for event in (*document.events, *document.likely[:1])]


@pytest.mark.parametrize(
    "body",
    [
        "Join us for a rally on Saturday 5 December 2026 at 2pm in the Rope Garden, 4 Kiln Lane.",
        "Wir treffen uns am Samstag, 5. Dezember 2026, um 14 Uhr im Gemeindehaus, Erlenweg 4.",
        "Rendez-vous samedi 5 décembre 2026 à 14h à la salle Colette, 4 rue du Four.",
        "Os esperamos el sábado 5 de diciembre de 2026 a las 14:00 en la Casa del Barrio, calle Alta 4.",
        "Vi aspettiamo sabato 5 dicembre 2026 alle ore 14 presso la biblioteca, via Alta 4.",
        "Zveme vás na setkání v sobotu 5. prosince 2026 od 14:00 v kavárně Lípa, Dlouhá 4.",
        "**When:** Saturday 5 December 2026, 2pm\n\n**Where:** Rope Garden, 4 Kiln Lane",
        "| Datum | 5. Dezember 2026 |\n|---|---|\n| Uhrzeit | 14 Uhr |\n| Ort | Gemeindehaus |",
    ],
)
def test_an_invitation_is_understood_in_its_language(body: str) -> None:
    assert understood(read(body)) == [datetime(2026, 12, 5, 14)]  # noqa: DTZ001 - wall-clock time


@pytest.mark.parametrize(
    "body",
    [
        "Applications for the grant close on Friday 11 December 2026 at 5pm. Write to the office.",
        "Bewerbungsschluss ist Freitag, der 11. Dezember 2026, 17 Uhr.",
        "Le dossier est à déposer avant le vendredi 11 décembre 2026 à 17h, date limite.",
        "The council met on Saturday 7 November 2026 at 2pm and voted to close three libraries.",
        "Anna Kiln was born on 12 December 1931 and died on Saturday 14 November 2026.",
        "The office is open Monday to Thursday from 10am to 4pm.",
        "Version 2.4 was released on 18 November 2026. Support for 2.2 ends on 31 December 2026.",
    ],
)
def test_what_announces_nothing_has_no_event(body: str) -> None:
    document = read(body)
    assert (document.events, document.likely) == ((), ())


def test_each_claim_has_its_confidence() -> None:
    document = read(
        "Join us on Saturday 5 December 2026 at 2pm in the Rope Garden, 4 Kiln Lane, Selby Cross."
    )
    event = (*document.events, *document.likely)[0]
    assert 0.45 <= event.confidence["start"] <= 1
    assert 0 < event.confidence["place"] <= 1
    assert event.when_span is not None
    assert event.when_span.of(document.text) == "Saturday 5 December 2026"


def test_a_document_that_says_it_is_an_event_starts_at_its_date() -> None:
    document = read("Bring needles and twine.", "title: Mending night\nlayout: event\ndate: 2026-12-18 18:30")
    assert understood(document) == [datetime(2026, 12, 18, 18, 30)]  # noqa: DTZ001
    assert document.events


@pytest.mark.parametrize("stamp", ["2026-11-20T23:27:41+00:00", "2026-11-20 12:17"])
def test_the_minute_of_a_stamp_is_no_start(stamp: str) -> None:
    document = read("Meet at the Kiln House.", f"title: Keep the kiln\ndate: {stamp}\nvenue: Kiln House")
    assert understood(document) == []


def test_a_day_that_no_event_was_made_of_is_said() -> None:
    body = "Trains do not run on Saturday 5 December 2026 after 2pm: the line is closed for works."
    document = read(body)
    if not (document.events or document.likely):
        assert "event-unseen" in [warning.code for warning in document.warnings]


def test_an_event_of_several_days_is_all_its_days() -> None:
    body = "The camp takes place from 4 to 6 December 2026 in the Rope Garden. Join us, everyone is welcome!"
    document = read(body, "title: Winter camp\ndate: 2026-11-20")
    event = (*document.events, *document.likely)[0]
    assert (event.start, event.end, event.all_day) == (date(2026, 12, 4), date(2026, 12, 6), True)


def test_the_deadline_before_it_is_not_the_event() -> None:
    body = "Sign up by 1 December. Join us for the repair camp on Saturday 5 December at 10am in the Depot."
    document = read(body)
    assert understood(document) == [datetime(2026, 12, 5, 10)]  # noqa: DTZ001

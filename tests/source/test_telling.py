"""What the sentences of an announcement tell: what it is about, and what one needs to come."""

from __future__ import annotations

import pytest

from sharekit.document import Event, Telling
from tests.source.reads import read_piped

_EN = """# Lamp workshop

Join us on Saturday 5 December 2026, 7pm at the Town Hall, Harwick.

We take apart old lamps together and learn how to make them shine again.

{line}

Thanks to Mona for the posters.
"""
_DE = """# Lampenwerkstatt

Wir laden ein: Samstag, 5. Dezember 2026, 19 Uhr, Rathaus Harwick.

Gemeinsam nehmen wir alte Lampen auseinander und lernen, wie sie wieder leuchten.

{line}

Danke an Mona für die Plakate.
"""
_ES = """# Taller de lámparas

Os invitamos el sábado 5 de diciembre de 2026 a las 19 h en el Ayuntamiento de Harwick.

Vamos a desmontar lámparas viejas y aprenderemos a encenderlas otra vez.

{line}

Gracias a Mona por los carteles.
"""


def _event(text: str) -> Event:
    document = read_piped(text)
    return next(iter((*document.events, *document.likely)))


def _likeliest(text: str) -> str:
    document = read_piped(text)
    event = next(iter((*document.events, *document.likely)))

    def told(each: Telling) -> float:
        plain = event.when_span is None or not (each.span.start <= event.when_span.start < each.span.end)
        return each.about * each.opens if plain else 0.0

    return max(event.tellings, key=told).span.of(document.text)


@pytest.mark.parametrize(
    ("text", "about"),
    [
        (_EN, "We take apart old lamps together and learn how to make them shine again."),
        (_DE, "Gemeinsam nehmen wir alte Lampen auseinander und lernen, wie sie wieder leuchten."),
        (_ES, "Vamos a desmontar lámparas viejas y aprenderemos a encenderlas otra vez."),
    ],
)
def test_what_it_is_about_is_no_price_and_no_thanks(text: str, about: str) -> None:
    assert _likeliest(text.format(line="")) == about


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (_EN, "There will be soup and tea."),
        (_EN, "If it rains we meet in the library."),
        (_EN, "Parking is at the primary school."),
        (_EN, "The workshop is suitable for beginners."),
        (_DE, "Es gibt Suppe und Kaffee."),
        (_DE, "Bei Regen treffen wir uns in der Bücherei."),
        (_DE, "Vorkenntnisse sind nicht nötig."),
        (_ES, "Habrá café y merienda."),
        (_ES, "Si llueve, nos vemos en la biblioteca."),
    ],
)
def test_what_there_is_to_eat_and_what_happens_when_it_rains_are_told(text: str, line: str) -> None:
    assert line in _event(text.format(line=line)).needs


@pytest.mark.parametrize(
    ("line", "need"),
    [
        (
            "Free entry, but there are only twenty chairs: [book one](https://harwick.example/book).",
            "Free entry, but there are only twenty chairs",
        ),
        ("Tickets are £4 at the door.", "Tickets are £4 at the door."),
        ("Tickets are on sale [here](https://harwick.example/book).", None),
        ("20:30 Supper", None),
    ],
)
def test_a_link_at_the_end_is_left_off_and_rows_of_a_programme_are_none(line: str, need: str | None) -> None:
    needs = _event(_EN.format(line=line)).needs
    assert needs == ((need,) if need else ())


def test_nothing_private_and_nothing_in_another_language_is_told() -> None:
    line = "Ring Mona on 01632 960 123 for a chair."
    ours = "Wir nehmen gemeinsam alte Lampen auseinander, und alle lernen dabei, wie sie wieder leuchten."
    document = read_piped(_EN.format(line=f"{line}\n\n{ours}"))
    event = next(iter((*document.events, *document.likely)))
    told = [each.span.of(document.text) for each in event.tellings]
    assert line not in told
    assert ours not in told

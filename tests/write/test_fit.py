from __future__ import annotations

import pytest

from sharekit.write.fit import Draft, Fitted, Writer
from sharekit.write.templates import Bold, Part, Slot, Words, parse_templates

FACTS = {
    "long": "A long title that goes on",
    "short": "A short title",
    "names": "With Ana, Ben and Cleo",
    "place": "Town Hall",
    "link": "https://example.org",
    "tags": "#One #Two",
}


def fit(notation: str, limit: int = 500, bold: str = "", **facts: str) -> Fitted | None:
    (template,) = parse_templates(f"*|launch|ask|{notation}")
    known = {name: text for name, text in {**FACTS, **facts}.items() if text}
    return Writer(
        template=template, facts=known, bold=bold, fits=lambda draft: len(draft.text) <= limit
    ).fit()


def text(notation: str, limit: int = 500, bold: str = "", **facts: str) -> str | None:
    fitted = fit(notation, limit, bold, **facts)
    return fitted.draft.text if fitted else None


def test_notation_becomes_values() -> None:
    (template,) = parse_templates("@M=[3⏎{place}]\nx,sms|launch,today|ask!time|‹New:› {*^a>b}@M ‖ end")
    assert (template.platforms, template.moments) == (("x", "sms"), ("launch", "today"))
    assert (template.variant, template.without) == ("ask", "time")
    assert template.subject == (
        Bold(nodes=(Words(text="New:"),)),
        Words(text=" "),
        Slot(place=0, steps=("a", "b"), capital=True, bold=True),
        Part(place=1, rank=3, nodes=(Words(text="\n"), Slot(place=2, steps=("place",)))),
    )
    assert template.body == (Words(text="end"),)


@pytest.mark.parametrize(
    "line", ["x|launch|ask", "x|launch|ask|[3{a}", "x|launch|ask|a]", "x|launch|ask|{a", "x|launch|ask|@X"]
)
def test_a_faulty_template_is_named(line: str) -> None:
    with pytest.raises(ValueError, match="template"):
        parse_templates(line)


@pytest.mark.parametrize(
    ("notation", "limit", "expected"),
    [
        ("{long}⏎{link}", 500, "A long title that goes on\nhttps://example.org"),
        ("{missing}⏎{link}", 500, None),
        ("{missing>short}⏎{link}", 500, "A short title\nhttps://example.org"),
        ("{short}[3⏎{missing}]", 500, "A short title"),
        ("{short}[⏎{missing} {link}]", 500, "A short title"),
        ("{short}[6⏎{tags}]", 20, "A short title"),
        ("{long>short}[6⏎{tags}]", 30, "A long title that goes on"),
        ("{long>short}[6⏎{tags}]", 24, "A short title\n#One #Two"),
        ("{short}[4⏎{names}][3⏎{place}]", 30, "A short title\nTown Hall"),
        ("{short}[3⏎{place}][3⏎{link}]", 34, "A short title\nTown Hall"),
        ("{short>long}", 10, None),
        ("{short}[⏎{link}]", 20, None),
        ("{^lower}", 500, "Lower"),
        ("{^link}", 500, "https://example.org"),
    ],
)
def test_whole_parts_go_and_come_back(notation: str, limit: int, expected: str | None) -> None:
    assert text(notation, limit, lower="lower") == expected


def test_a_part_with_a_part_in_it() -> None:
    assert text("{short}[3⏎{place}[6, {tags}]]", 25) == "A short title\nTown Hall"


def test_a_lost_part_costs_more_the_more_worthy_it_is() -> None:
    fitted = fit("{short}[3⏎{place}][6⏎{tags}]", 13)
    assert fitted is not None
    assert (sorted(fitted.lost), fitted.cost) == ([3, 6], 5)
    assert fitted.used == {"short"}


def test_bold_is_the_networks_and_never_paired_wrongly() -> None:
    assert text("{*short}⏎‹New› {place}", bold="*") == "*A short title*\n*New* Town Hall"
    assert text("{*short}", bold="*", short="2 * 2") == "2 * 2"
    address = "See https://example.org"
    assert text("{*short}", bold="*", short=address) == address
    assert text("{*short}") == "A short title"


def test_no_more_than_one_blank_line() -> None:
    assert text("{short}¶[3{missing}]¶{place}[6¶]") == "A short title\n\nTown Hall"


def test_a_subject_is_one_line() -> None:
    fitted = fit("{short}⏎{place} ‖ {long}")
    assert fitted is not None
    assert fitted.draft == Draft(subject="A short title Town Hall", text="A long title that goes on")

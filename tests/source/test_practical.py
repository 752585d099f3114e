"""What people need to come, and how they sign up without a link."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from sharekit.document import Event, Span
from sharekit.presets.grammar import load_grammar
from sharekit.source.events import practical
from sharekit.source.events.announcing import find_host
from sharekit.source.events.notice import find_word_classes, make_notice
from sharekit.source.page import Draft, lay_out
from tests.source.reads import TODAY, read_piped

_HOSTS = {
    "de": "Veranstalter",
    "fr": "Organisation",
    "es": "Organiza:",
    "it": "Organizza",
    "pt": "Realiza",
    "nl": "Organisatie",
    "ca": "Organitza",
    "ar": "تنظيم",
    "he": "בארגון",
    "en": "",
}
_HEAD = "Reading night in Harwick\n\nJoin us on Saturday 5 December 2026, 7pm at the Town Hall, Harwick.\n\n"


def _event(text: str) -> Event:
    document = read_piped(_HEAD + text)
    return next(iter((*document.events, *document.likely)))


@pytest.mark.parametrize(
    "needs",
    [
        ("The hall has step-free access and a hearing loop.",),
        ("Childcare is provided in the small room.",),
        ("Entry is free, donations are welcome.",),
        ("Please bring a torch and warm clothes.",),
        ("There is wheelchair access from Mill Lane.", "Admission: 5 pounds, 2 for pensioners."),
    ],
)
def test_what_people_need_to_come_is_told_in_the_source_s_words(needs: tuple[str, ...]) -> None:
    assert _event(f"The evening opens our winter of stories. {' '.join(needs)}\n").needs == needs


@pytest.mark.parametrize(
    ("line", "needs"),
    [
        ("Saturday 5 December 2026 - 7pm - free entry", ("free entry",)),
        ("Saturday 5 December 2026, 7pm (donations welcome)", ("donations welcome",)),
        ("Saturday 5 December 2026, the price of bread rose at 7pm", ()),
    ],
)
def test_the_price_beside_day_and_hour_is_told(line: str, needs: tuple[str, ...]) -> None:
    document = read_piped(f"Reading night in Harwick\n\nJoin us at the Town Hall, Harwick!\n\n{line}\n")
    assert next(iter((*document.events, *document.likely))).needs == needs


@pytest.mark.parametrize(
    "other",
    [
        "Our wheelchair basketball team won the cup.",
        "We were asked to bring a torch last year.",
        "Do you need childcare?",
        "For wheelchair access ring 01632 960 123.",
        "Book a place and pay on the door: https://harwick.example/book",
        "Free software runs on the machines of the library.",
        "The hall has step-free access, " + "and a very long story is told of it " * 4 + "here.",
    ],
)
def test_nothing_else_is(other: str) -> None:
    assert _event(f"The evening opens our winter of stories.\n\n{other}\n").needs == ()


def test_one_line_of_each_sort_and_four_at_most() -> None:
    lines = (
        "Seats are limited.",
        "Bring a cup.",
        "Bring a cushion.",
        "Entry is free.",
        "Childcare is provided.",
    )
    found = _event(f"{' '.join(lines)} There is wheelchair access.\n").needs
    assert len(found) == 4
    assert "Bring a cushion." not in found or "Bring a cup." not in found


@pytest.mark.parametrize(
    ("line", "admission"),
    [
        ("Who: Women-only", "Who: Women-only"),
        ("The evening is for ages 16–25.", "The evening is for ages 16–25."),
        ("The reading is sold out!", "The reading is sold out!"),
        ("Open to all, not only for members only.", None),
        ("Free for members only, others pay 3 pounds.", None),
        ("Is it for members only?", None),
        ("The walk last year was for members only.", None),
    ],
)
def test_who_alone_may_come_is_told_apart(line: str, admission: str | None) -> None:
    found = _event(f"The evening opens our winter of stories.\n\n{line}\n")
    assert (found.admission, admission in found.needs) == (admission, False)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Members only"),
        ("de", "Nur für Mitglieder, ab 16 Jahren"),
        ("fr", "Réservé aux adhérents"),
        ("es", "A partir de 16 años"),
        ("it", "Riservato alle socie"),
        ("pt", "Somente para mulheres"),
        ("nl", "Alleen voor leden"),
        ("ca", "Només per a sòcies"),
        ("ar", "للنساء فقط"),
        ("he", "לנשים בלבד"),
    ],
)
def test_who_alone_may_come_is_known_in_every_language(language: str, words: str) -> None:
    assert find_word_classes(words, language).at["restricted"]


@pytest.mark.parametrize(
    "need",
    [
        "Audience: people who like ghosts",
        "All are welcome.",
        "Places are limited to 12.",
        "Tickets are $4 at the door.",
        "Tickets: £3",
    ],
)
def test_whom_it_is_for_how_many_can_come_and_the_price_are_told(need: str) -> None:
    assert _event(f"The evening opens our winter of stories.\n\n{need}\n").needs == (need,)


def test_money_that_nobody_pays_for_a_ticket_is_no_price() -> None:
    story = "The roof of the reading room has cost the town council of Harwick more than £40,000 so far."
    assert _event(f"{story}\n").price is None


@pytest.mark.parametrize(
    ("line", "deadline"),
    [
        ("Please register by 1 December.", date(2026, 12, 1)),
        ("Tickets are $4 before (deadline is Thursday, December 3) or $6 at the door.", date(2026, 12, 3)),
        ("Deadline: 2 December", date(2026, 12, 2)),
        ("Sign up before 3 December, 5pm.", datetime(2026, 12, 3, 17)),  # noqa: DTZ001  as on the clock there
        ("The shelves are open until 1 December.", None),
        ("Send your stories by 1 December.", None),
        ("Please register by 9 December.", None),
        ("Register by phone. The hall is open on 1 December.", None),
    ],
)
def test_until_when_one_registers_is_read_from_prose(line: str, deadline: date | None) -> None:
    found = _event(f"The evening opens our winter of stories.\n\n{line}\n")
    assert (found.deadline, found.due) == (deadline, line if deadline else None)


def test_a_price_until_a_day_is_told_with_it() -> None:
    line = "Tickets are $4 before (deadline is Thursday, December 3) or $6 at the door."
    assert _event(f"{line}\n").price == line


@pytest.mark.parametrize(
    ("line", "sign_up"),
    [
        ("To register, write to rooms@harwick.example.", "To register, write to rooms@harwick.example."),
        ("📧 RSVP: rooms@harwick.example", "RSVP: rooms@harwick.example"),
        ("Book a seat on 01632 960 123.", "Book a seat on 01632 960 123."),
        (
            "Let us know that you come: rooms@harwick.example",
            "Let us know that you come: rooms@harwick.example",
        ),
        ("RSVP by email.", "RSVP by email."),
        ("Questions go to rooms@harwick.example.", None),
        ("Register by telling a friend.", None),
        ("Subscribe to the newsletter: rooms@harwick.example", None),
        ("RSVP at https://harwick.example or rooms@harwick.example.", None),
    ],
)
def test_how_one_signs_up_by_mail_or_telephone(line: str, sign_up: str | None) -> None:
    assert _event(f"The evening opens our winter of stories.\n\n{line}\n").sign_up == sign_up


@pytest.mark.parametrize(
    ("line", "sign_up"),
    [
        ("Use the [contact form](/contact) for the Zoom link.", "Use the contact form for the Zoom link."),
        ("To book a place, get in touch.", "To book a place, get in touch."),
        ("Use the contact form for any question.", None),
        ("Could you use the contact form to register?", None),
        ("If you can't come, use the contact form for the Zoom link.", None),
    ],
)
def test_how_one_takes_part_by_a_form_without_an_address(line: str, sign_up: str | None) -> None:
    assert _event(f"The evening opens our winter of stories.\n\n{line}\n").sign_up == sign_up


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Notice of the Annual General Meeting"),
        ("de", "Einladung zur Jahreshauptversammlung"),
        ("fr", "Assemblée générale de l’association"),
        ("es", "Asamblea general de vecinas"),
        ("it", "Convocazione dell’assemblea dei soci"),
        ("pt", "Assembleia geral da cooperativa"),
        ("nl", "Uitnodiging ledenvergadering"),
        ("ca", "Assemblea de socis de l’ateneu"),
        ("ar", "دعوة إلى الجمعية العامة"),
        ("he", "הזמנה לאסיפה כללית"),
    ],
)
def test_a_meeting_of_members_is_known_in_every_language(language: str, words: str) -> None:
    assert find_word_classes(words, language).at["summons"]


def test_a_meeting_of_members_summons_them() -> None:
    when = "Saturday 5 December 2026, 7pm at the Town Hall, Harwick."
    member = read_piped(f"AGM of the rowing club\n\nAll members are invited: {when}\n")
    evening = read_piped(f"Rowing evening\n\nJoin us: {when}\n\nOur AGM in May was a long one.\n")
    assert [each.events[0].summons for each in (member, evening)] == [True, False]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "If you are unable to attend, use this form"),
        ("de", "Wer verhindert ist, findet hier die Aufzeichnung"),
        ("fr", "Si vous ne pouvez pas venir, cliquez ici"),
        ("es", "Si no puedes asistir, dilo aquí"),
        ("it", "Se non puoi partecipare, scrivi qui"),
        ("pt", "Se não puder comparecer, avise aqui"),
        ("nl", "Afmelden kan hier"),
        ("ca", "Si no pots venir, digues-ho aquí"),
        ("ar", "لمن تعذر عليكم الحضور"),
        ("he", "אם לא תוכלו להגיע, כתבו כאן"),
    ],
)
def test_what_is_for_those_who_do_not_come_is_known_in_every_language(language: str, words: str) -> None:
    assert find_word_classes(words, language).at["apart"]


@pytest.mark.parametrize(
    ("line", "register"),
    [
        ("If you are unable to attend, please fill in [this form](URL).", None),
        ("Fill in [this form](URL) if you can't come.", None),
        ("[Submit a talk](URL) until Friday.", None),
        ("Watch the [recording of last year](URL).", None),
        ("Sign up with [this form](URL), and if you can't come, cancel.", "URL"),
        ("If you can't come, tell [Ana](https://ana.example/hello). Register with [this form](URL).", "URL"),
    ],
)
def test_a_form_for_others_registers_nobody(line: str, register: str | None) -> None:
    url = "https://docs.google.com/forms/d/e/1a2b3c/viewform"
    document = read_piped(f"{_HEAD}{line.replace('URL', url)}\n")
    found = document.events[0].links.register
    asked = [each.url for each in document.actions if each.kind == "register" and each.url == url]
    assert (found, asked) == ((url, [url]) if register else (None, []))


@pytest.mark.parametrize(
    ("line", "page"),
    [
        (
            "We meet you online at harwick.example/evening, all are welcome.",
            "https://harwick.example/evening",
        ),
        (
            "Join us online: [the evening’s page](https://harwick.example/evening)",
            "https://harwick.example/evening",
        ),
        ("Join us online at harwick.example/evening, passcode: 4711.", None),
    ],
)
def test_the_address_of_an_evening_online_is_its_page(line: str, page: str | None) -> None:
    document = read_piped(f"Online reading night\n\nSaturday 5 December 2026, 7pm.\n\n{line}\n")
    assert document.events[0].links.page == page


@pytest.mark.parametrize(
    ("line", "host"),
    [
        ("Organised by the Harwick Readers", "Harwick Readers"),
        ("Hosted by: Wend Valley Choir", "Wend Valley Choir"),
        ("Veranstalter: Lesekreis Lindental e.V.", "Lesekreis Lindental e.V."),
        ("Organisation : Collectif Eau vive", "Collectif Eau vive"),
        ("Organiza: Red de Lectoras", "Red de Lectoras"),
        ("Organizza: Circolo La Lanterna", "Circolo La Lanterna"),
        ("Realização: Rede de Leitoras", "Rede de Leitoras"),
        ("Organisatie: Leeskring De Linde", "Leeskring De Linde"),
        ("Organitza: Ateneu del Riu", "Ateneu del Riu"),
        ("تنظيم: نادي القراءة", "نادي القراءة"),
        ("בארגון: חוג הקריאה", "חוג הקריאה"),
        ("Organised by the Harwick Readers.", "Harwick Readers"),
        ("Organised by the Harwick Readers! Do come.", None),
        ("Organiser Harwick Readers", None),
        ("Organised by readers of the town", None),
        ("Organiser: rooms@harwick.example", None),
        ("The evening was organised by the Harwick Readers", None),
    ],
)
def test_who_invites_is_a_line_of_its_own(line: str, host: str | None) -> None:
    language = next(tag for tag, word in _HOSTS.items() if word in line)
    page = lay_out([Draft(kind="paragraph", text=line)])
    notice = make_notice(
        page, title="", summary="", near=TODAY, published=None, grammar=load_grammar(language)
    )
    assert find_host(notice) == host


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("The Harwick Ropemakers’ Guild invites you to its fair.", "Harwick Ropemakers’ Guild"),
        ("Mona Adeyemi invites you to her fair.", None),
        (
            "Come to the fair.\n\nYours,\n\nMona Adeyemi, Harwick Tenants Union",
            "Harwick Tenants Union",
        ),
        ("Come to the fair.\n\nMona Adeyemi\n\nBranch secretary, Dock Workers Union", "Dock Workers Union"),
        ("Come to the fair.\n\nAsociación de la Ría", "Asociación de la Ría"),
        ("Come to the fair.\n\nThe hall is that of the Harwick Tenants Union.", None),
        ("Come to the fair.\n\nPress contact: Harwick Tenants Union", None),
        ("Come to the fair.\n\nYours,\n\nThe union", None),
        ("Come to the fair.\n\nHarwick Tenants Union · Our rules", None),
        ("El Sindicato de la Ría invita a su fiesta.", "Sindicato de la Ría"),
    ],
)
def test_who_invites_says_so_or_signs(text: str, host: str | None) -> None:
    drafts = [Draft(kind="paragraph", text=words) for words in text.split("\n\n")]
    grammar = load_grammar("es" if "Ría" in text else "en")
    notice = make_notice(lay_out(drafts), title="", summary="", near=TODAY, published=None, grammar=grammar)
    assert find_host(notice) == host


def test_a_price_ends_no_evening() -> None:
    event = _event("")
    priced = read_piped(
        "Ball in Harwick\n\nCome: Saturday 5 December 2026 - 7pm - 10€ at the Town Hall, Harwick\n"
    )
    found = next(iter((*priced.events, *priced.likely)))
    assert (found.start, found.end) == (event.start, None)


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Where: Mill Bridge, Harwick - GPS", "Mill Bridge, Harwick"),
        ("Come to the Fox & Hounds, Mill Lane 4", "Fox & Hounds, Mill Lane 4"),
    ],
)
def test_a_place_is_whole_and_without_the_map(line: str, place: str) -> None:
    event = read_piped(f"Reading night\n\nJoin us on Saturday 5 December 2026, 7pm.\n\n{line}\n").events[0]
    assert event.place == place


def test_requests_one_behind_the_other_are_read_in_pieces_of_bounded_length() -> None:
    """Pieces that all began with the line took ninety times the work for ten times the text."""
    line = "Sign up: https://quay.example/oars " * 200
    pieces = [*practical._pieces(line, Span(0, len(line)))]
    assert max(end - start for start, end in pieces) < 500
    assert pieces[-1].of(line).endswith("https://quay.example/oars ")
    assert pieces[0].of(line) == "Sign up"


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Topic: owls of the mill pond", ("owls of the mill pond",)),
        (
            "## Agenda\n\n### Owls of the mill\n\nAna talks.\n\n### Mending nets by hand\n\n## The way here",
            ("Owls of the mill", "Mending nets by hand"),
        ),
        ("## Programme\n\n- Welcome\n- Vote on the roof\n- 8pm: singing in the yard", ("Vote on the roof",)),
        ("- Hear how owls find the mill pond\n- Cake", ("Hear how owls find the mill pond",)),
        ("- Bring a torch and a warm coat\n- Cake", ()),
        ("## Sponsors\n\n### The bakery of Mill Lane", ()),
    ],
)
def test_what_an_event_is_about_is_read_from_labels_and_the_programme(
    text: str, topics: tuple[str, ...]
) -> None:
    assert _event(f"{text}\n").topics == topics


def test_a_call_has_a_deadline_though_it_announces_no_event() -> None:
    line = "Applications close on Friday 4 December 2026, 5pm."
    call = read_piped(f"Apply: a summer in the mill\n\nEight young people mend the weir.\n\n{line}\n")
    assert (call.events, call.deadline, call.due) == ((), datetime(2026, 12, 4, 17), line)  # noqa: DTZ001  as above
    story = read_piped(f"A summer in the mill\n\nEight young people mend the weir.\n\n{line}\n")
    assert story.deadline is None


@pytest.mark.parametrize(
    ("said", "last"),
    [
        ("Hay que apuntarse antes del 14 de abril en el local.", date(2027, 4, 13)),
        ("Hay que apuntarse hasta el 14 de abril en el local.", date(2027, 4, 14)),
    ],
)
def test_before_a_day_is_the_day_before_it(said: str, last: date) -> None:
    text = (
        "# Taller de costura\n\nEl taller es el sábado 24 de abril de 2027, a las 10 h, en la Casa de los "
        f"Hilos, calle Mayor 3.\n\n{said}\n"
    )
    assert read_piped(text, today=date(2027, 3, 30)).events[0].deadline == last


def test_words_that_lead_to_an_address_below_are_no_line_of_their_own() -> None:
    text = (
        "STILL WATER\n\nSaturday 12 December 2026, 7.30pm, Weavers' Hall, Mill Lane\n\nTickets £8 / £4 from "
        "the shop, on the door, or\nhttps://tickets.example.org/still\n"
    )
    event = read_piped(text, today=date(2026, 11, 20)).events[0]
    assert not [line for line in event.needs if line.endswith(" or")]

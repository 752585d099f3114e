"""What an event is about, how to sign up and what people need: below its title, in the source's words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sharekit.document import Block, Event, Quote, Span, Standing, Telling
from sharekit.plan.model import KitPlan
from tests.write.build import EVENT, document, plan, specs, written

_STORY = "This is an evening for everyone who has read under a blanket. We read until the lamps go out."
_NEXT = "Nine readers bring the book that kept them awake, and lend it to whoever asks first."


def _span(words: str, text: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _kit(
    *paragraphs: str,
    reasons: tuple[str, ...] = (),
    event: Event = EVENT,
    score: float = 0.5,
    about: float = 0.6,
    opens: float = 0.9,
) -> KitPlan:
    text = "\n\n".join((event.title, *paragraphs))
    blocks = tuple(Block(kind="paragraph", span=_span(words, text)) for words in paragraphs)
    sentences = tuple(
        Standing(span=_span(part, text), score=score, opens=0.2, reasons=reasons)
        for words in paragraphs
        for part in words.replace(". ", ".\n").split("\n")
    )
    source = document(
        title=event.title,
        text=text,
        blocks=blocks,
        sentences=sentences,
        quotes=(),
        statistics=(),
        standfirst=None,
    )
    event = replace(
        event,
        tellings=tuple(
            Telling(span=each.span, about=about - at / 100, need=0.0, opens=opens)
            for at, each in enumerate(sentences)
        ),
    )
    source = replace(source, events=(event,))
    moments = specs("announce", "week-before", "day-before")
    return plan(
        document=source, event=event, quotes=(), statistics=(), link=None, register=None, posts=moments
    )


def _texts(made: KitPlan, platform: str = "whatsapp") -> dict[str, str]:
    return {post.moment: post.text for post in written(made).posts if post.platform == platform}


def test_the_paragraph_that_tells_of_it_stands_under_title_and_day_and_the_next_a_week_before() -> None:
    texts = _texts(_kit(_STORY, _NEXT, reasons=("points-back",)))
    assert _STORY in texts["announce"]
    assert _NEXT not in texts["announce"]
    assert _NEXT in texts["week-before"]
    assert texts["announce"].index(EVENT.title) < texts["announce"].index(_STORY)


@pytest.mark.parametrize(("about", "opens"), [(0.2, 0.9), (0.6, 0.3)])
def test_a_paragraph_that_likely_tells_nothing_or_hangs_on_the_page_is_no_description(
    about: float, opens: float
) -> None:
    assert _STORY not in _texts(_kit(_STORY, about=about, opens=opens))["announce"]


def test_the_likeliest_paragraph_stands_first_wherever_it_is() -> None:
    made = _kit(_NEXT, _STORY)
    assert made.event is not None
    first, *others = made.event.tellings
    event = replace(made.event, tellings=(replace(first, about=0.3), *others))
    texts = _texts(replace(made, event=event, document=replace(made.document, events=(event,))))
    assert _STORY in texts["announce"]
    assert _NEXT in texts["week-before"]


def test_what_those_who_speak_do_there_stands_for_the_list_of_them() -> None:
    speakers = EVENT.speakers[:2]
    event = replace(EVENT, speakers=speakers, chair=None)
    part = "Ana Ruiz explains how a reading room is kept open, and Ben Okafor shows the lamps that he mended."
    texts = _texts(_kit(_STORY, part, event=event, reasons=("procedural",), score=0.2))
    assert texts["announce"].count("Ana Ruiz") == 1
    assert part in texts["announce"]
    short = _texts(_kit(part, event=event), "x")["announce"]
    assert part in short
    assert "With Ana Ruiz" not in short


def test_nobody_is_named_twice_for_what_some_of_them_do() -> None:
    part = "Ana Ruiz explains how a reading room is kept open all winter with nine blankets."
    texts = _texts(_kit(_STORY, part))
    assert texts["announce"].count("Ana Ruiz") == 1
    assert _STORY in texts["announce"]


@pytest.mark.parametrize(
    "words",
    [
        "Ana Ruiz founded the reading room of Harwick long before anybody had heard of the mill.",
        "And then Ana Ruiz explains how a reading room is kept open all winter with nine blankets.",
        "On Saturday 5 December Ana Ruiz explains how a reading room is kept open all winter long.",
        "Ana Ruiz explains it.",
    ],
)
def test_a_life_a_date_or_a_sentence_that_goes_on_is_no_part_of_anybody(words: str) -> None:
    assert words not in _texts(_kit(words, score=0.2))["announce"]


@pytest.mark.parametrize("reason", ["not-our-voice", "opponent", "list-item", "boilerplate", "formatting"])
def test_what_is_no_description_does_not(reason: str) -> None:
    assert _STORY.partition(".")[0] not in _texts(_kit(_STORY, reasons=(reason,)))["announce"]


@pytest.mark.parametrize(
    "words",
    [
        "But nobody had asked the readers of Harwick whether they would like to move at all.",
        "She has read aloud in the reading rooms of nine villages for more than eleven years.",
        "Ruiz has kept the Harwick lending desk for eleven years and sings in a village choir.",
        "Ring the reading rooms on 01632 960 123 if you would like to read something to us.",
        "Write to rooms@harwick.example if you would like to read something to all of us.",
        "We read the nine books that kept the people of Harwick awake, which are these, in order:",
        "Bring a book.",
        "Marta is going to read aloud from the nine books that kept the whole village awake.",
        "hereby we invite the readers of the village to read together until the lamps go out.",
    ],
)
def test_what_hangs_or_tells_a_life_does_not_open_it(words: str) -> None:
    assert words not in _texts(_kit(words))["announce"]


def test_a_long_paragraph_ends_with_a_whole_sentence() -> None:
    sentences = [
        f"Reader number {word} brings the book that kept them awake all night." for word in "abcdefgh"
    ]
    text = _texts(_kit(" ".join(sentences)))["announce"]
    assert " ".join(sentences[:4]) in text
    assert sentences[5] not in text


def test_what_people_need_stands_in_long_posts_until_the_day_before() -> None:
    made = _kit(_STORY, event=replace(EVENT, needs=("Entry is free.", "Please bring a torch.")))
    for platform in ("whatsapp", "facebook", "email"):
        assert "Entry is free.\nPlease bring a torch." in _texts(made, platform)["day-before"], platform


def test_without_a_link_the_source_s_own_way_to_sign_up_is_the_ask() -> None:
    texts = _texts(_kit(_STORY, event=replace(EVENT, sign_up="RSVP: rooms@harwick.example")))
    assert all(text.endswith("RSVP: rooms@harwick.example") for text in texts.values())


def test_a_page_that_only_tells_more_leaves_the_way_to_sign_up_in_place() -> None:
    made = _kit(_STORY, event=replace(EVENT, sign_up="RSVP: rooms@harwick.example"))
    texts = _texts(replace(made, link="https://harwick.example/evening"))
    assert "https://harwick.example/evening" in texts["announce"]
    assert "RSVP: rooms@harwick.example" in texts["announce"]
    registers = _texts(replace(made, register="https://harwick.example/form"))
    assert "RSVP" not in registers["announce"]


@pytest.mark.parametrize(
    "sign_up", ["Book a seat on 01632 960 123.", "Write to rooms@harwick.example or call 01632 960 123."]
)
def test_a_telephone_number_goes_to_friends_only(sign_up: str) -> None:
    made = _kit(_STORY, event=replace(EVENT, sign_up=sign_up))
    assert "01632" in _texts(made)["announce"]
    assert "01632" not in "".join(
        post.text for post in written(made).posts if post.platform in {"x", "facebook"}
    )


def test_a_line_of_the_organiser_s_own_stands_in_every_post() -> None:
    why = "A town that reads together stays."
    made = _kit(_STORY)
    made = replace(made, document=replace(made.document, why=why))
    assert {post.platform for post in written(made).posts if why not in post.text} == set()


def test_what_people_need_is_said_once_where_the_paragraph_ends_on_it() -> None:
    need = "The hall has a ramp, and there are blankets for everybody who comes."
    texts = _texts(_kit(f"{_STORY} {need}", event=replace(EVENT, needs=(need,))))
    assert _STORY in texts["announce"]
    assert texts["announce"].count(need) == 1


def test_who_alone_may_come_stands_in_every_post_before_the_event() -> None:
    event = replace(EVENT, admission="Who: members only.")
    made = _kit(_STORY, event=event)
    made = replace(made, posts=specs("announce", "week-before", "day-before", "today"))
    posts = written(made).posts
    assert {post.id for post in posts if "Who: members only\n" not in f"{post.text}\n"} == set()
    thanked = replace(made, posts=specs("thank-you"))
    assert not any("members only" in post.text for post in written(thanked).posts)


def test_until_when_one_registers_is_said_once_and_while_it_is_true() -> None:
    event = replace(EVENT, deadline=date(2026, 12, 3), due="Please register by 3 December.")
    posts = {post.id: post.text for post in written(_kit(_STORY, event=event)).posts}
    for name in ("x", "facebook", "whatsapp", "email"):
        assert posts[f"{name}-announce-a"].count("Registration closes on Thursday 3 December.") == 1
        assert "Registration closes" not in posts[f"{name}-day-before-a"]
    assert "See you there." in posts["x-day-before-a"]
    assert "See you there." not in posts["x-announce-a"]  # nobody is seen there who does not register
    by_mail = replace(
        event, sign_up="RSVP by 3 December: a@harwick.example", due="RSVP by 3 December: a@harwick.example"
    )
    posts = {post.id: post.text for post in written(_kit(_STORY, event=by_mail)).posts}
    assert "Registration closes" not in posts["x-announce-a"]
    assert "RSVP" in posts["x-announce-a"]
    assert "RSVP" not in posts["x-day-before-a"]


def test_a_price_that_holds_until_a_day_is_told_until_then_and_closes_no_registration() -> None:
    price = "Tickets are $4 before (deadline is Thursday, December 3) or $6 at the door."
    event = replace(EVENT, deadline=date(2026, 12, 3), due=price, price=price, needs=(price,))
    made = replace(_kit(_STORY, event=event), posts=specs("announce", "last-call", "day-before"))
    posts = {post.id: post.text for post in written(made).posts}
    assert price in posts["x-announce-a"]
    assert posts["facebook-last-call-a"].startswith("Deadline: tomorrow, Thursday 3 December.")
    assert not any("$4" in text for name, text in posts.items() if "day-before" in name)
    assert not any("Registration closes" in text for text in posts.values())


@pytest.mark.parametrize(
    ("title", "topics", "told"),
    [
        ("December 2026 Meeting", ("Owls of the mill pond", "How to mend a net"), True),
        ("General assembly", ("Vote on the new roof",), True),
        ("Owls of the mill pond", ("Owls of the mill pond",), False),
        ("Reading night in the mill", ("Owls of the mill pond", "How to mend a net"), False),
    ],
)
def test_a_title_of_any_meeting_is_never_alone(title: str, topics: tuple[str, ...], *, told: bool) -> None:
    made = _kit(_STORY, event=replace(EVENT, title=title, topics=topics))
    made = replace(
        made, document=replace(made.document, host="Harwick Owlers"), posts=specs("announce", "today")
    )
    texts = [
        post.text for post in written(made).posts if post.platform in {"x", "facebook", "whatsapp", "email"}
    ]
    told_of = "\n".join((*topics, ""))
    assert [f"\n\n{told_of}" in text for text in texts] == [told] * len(texts)
    if title.startswith("December"):
        assert all("Organised by Harwick Owlers" in text for text in texts)


def test_a_call_asks_to_apply_and_says_until_when() -> None:
    due = "Applications close on Friday 4 December, 5pm UK time."
    made = plan(None, link="https://forms.gle/aB3", posts=specs("launch"))
    source = replace(made.document, title="Apply: a summer in the mill", due=due, deadline=date(2026, 12, 4))
    posts = written(replace(made, document=source)).posts
    assert {post.platform for post in posts if post.platform == "x"}
    assert all(due in post.text for post in posts if post.platform in {"x", "facebook", "whatsapp", "email"})
    assert "Apply: https://forms.gle/aB3" in next(post.text for post in posts if post.platform == "x")
    late = replace(made, document=source, today=date(2026, 12, 5))
    assert not any(due in post.text for post in written(late).posts)


def test_a_question_goes_with_its_answer_or_not_at_all() -> None:
    asked = (
        "This is an evening for everyone who has read under a blanket. Do you own a lamp that nobody needs?"
    )
    answer = f"Then bring it along, {'and bring another lamp, ' * 14}and give it to whoever has none."
    told = _texts(_kit(f"{asked} {answer}"))["announce"]
    assert "under a blanket" in told
    assert "Do you own" not in told


def test_no_life_of_a_speaker_is_told_as_what_an_event_is_about() -> None:
    life = "Bookbinder by trade, and in love with every kind of paper that was ever made in Harwick."
    made = _kit(_STORY, EVENT.speakers[0].name, life, event=EVENT)
    assert made.event is not None
    assert life in _texts(replace(made, event=replace(made.event, speakers=())))["week-before"]
    assert life not in "".join(_texts(made).values())
    name = EVENT.speakers[0].name
    made = _kit(_STORY, f"{name} {life}")
    story, rest, whole = made.document.sentences
    cut = whole.span.start + len(name)
    lines = (
        replace(whole, span=Span(whole.span.start, cut)),
        replace(whole, span=Span(cut + 1, whole.span.end)),
    )
    made = replace(made, document=replace(made.document, sentences=(story, rest, *lines)))
    assert life not in "".join(_texts(made).values())


def test_what_an_event_is_about_begins_behind_how_glad_the_sender_is() -> None:
    glad = "We are delighted to invite all of you to our evening of reading."
    told = _texts(_kit(f"{glad} {_STORY}"))["announce"]
    assert glad not in told
    assert _STORY in told


def test_a_week_before_tells_another_sentence_where_there_is_no_second_paragraph() -> None:
    apart = "Nine readers lend out the lamp that kept them awake for three long winter nights."
    made = _kit(_STORY)
    text = f"{made.document.text}\n\n{apart}"
    span = _span(apart, text)
    alone = (*made.document.sentences, Standing(span=span, score=0.9, opens=0.5))
    quotes = (Quote(id="q1", text=apart, kind="sentence", span=span),)
    source = replace(made.document, text=text, sentences=alone, quotes=quotes)
    texts = _texts(replace(made, document=source, quotes=quotes))
    assert _STORY in texts["announce"]
    assert apart in texts["week-before"]

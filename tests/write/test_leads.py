"""What posts open with, and what they must not."""

from __future__ import annotations

from dataclasses import replace

from sharekit.document import Block, Quote, Span, Statistic
from sharekit.plan.model import KitPlan
from sharekit.presets.moments import Moment
from tests.write.build import EVENT, FRIEND, document, plan, specs, written


def _span(words: str, text: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _article(*sentences: str, title: str = "Harwick loses its buses", **fields: object) -> KitPlan:
    """An article with a paragraph a sentence; each is a candidate."""
    text = "\n\n".join((title, *sentences))
    quotes = tuple(
        Quote(id=f"q{place}", text=words, kind="sentence", span=_span(words, text))
        for place, words in enumerate(sentences, start=1)
    )
    blocks = tuple(Block(kind="paragraph", span=_span(words, text)) for words in sentences)
    source = document(title=title, text=text, quotes=quotes, blocks=blocks, statistics=(), standfirst=None)
    return plan(event=None, document=source, quotes=quotes, statistics=(), **fields)


def _figure(made: KitPlan, figure: str, sentence: str, *, clause: str = "") -> Statistic:
    text = made.document.text
    return Statistic(
        id=f"s-{figure}",
        figure=figure,
        label="",
        span=_span(figure, text),
        sentence=_span(sentence, text),
        clause=_span(clause, text) if clause else None,
    )


def _texts(made: KitPlan, platform: str = "facebook") -> str:
    return "\n".join(post.text for post in written(made).posts if post.platform == platform)


def test_a_quotation_that_the_title_quotes_does_not_stand_under_it_again() -> None:
    title = "‘We stay here’: Harwick readers sit in"
    quote = replace(FRIEND, text="We stay here until it opens.", side="friend")
    texts = _texts(plan(event=None, document=document(title=title), quotes=(quote,), statistics=()))
    assert "until it opens" not in texts


def test_a_duration_is_no_figure_to_open_with() -> None:
    sentence = "Judge Ruth Mallory ordered a 14-day delay of the sale in Harwick."
    made = _article(sentence)
    figures = (_figure(made, "14", sentence),)
    made = replace(made, statistics=figures, document=replace(made.document, statistics=figures))
    assert "figure" not in {post.lead for post in written(made).posts}


def test_a_figure_that_says_not_whose_it_is_is_no_second_sentence_either() -> None:
    nameless = "4,200 hours were lost in three years of cuts."
    made = _article(nameless, "Harwick Council sold the reading rooms to a hotel chain.")
    figures = (_figure(made, "4,200", nameless),)
    made = replace(made, statistics=figures, document=replace(made.document, statistics=figures))
    assert nameless not in _texts(made)
    assert "hotel chain" in _texts(made)


def test_a_list_of_figures_says_nothing_twice() -> None:
    first = "Harwick Council cut 4,200 hours and closed 12 rooms."
    second = "Harwick Council also paid £300 for new locks."
    third = "Harwick readers collected 9,000 books in one winter."
    moments: tuple[Moment, ...] = ("figures",)
    made = _article(first, second, third, posts=specs(*moments))
    figures = (
        _figure(made, "4,200", first, clause="Harwick Council cut 4,200 hours"),
        _figure(made, "12", first, clause=first[:-1]),
        _figure(made, "£300", second, clause=second[:-1]),
        _figure(made, "9,000", third, clause=third[:-1]),
    )
    leaning = tuple(
        replace(each, reasons=("points-back",)) if each.span.of(made.document.text) == second else each
        for each in made.document.sentences
    )
    source = replace(made.document, statistics=figures, sentences=leaning)
    made = replace(made, statistics=figures, document=source)
    listed = next(post.text for post in written(made).posts if post.lead == "list")
    bullets = [line for line in listed.split("\n") if line.startswith("• ")]
    assert bullets == [
        "• Harwick Council cut 4,200 hours",
        "• Harwick readers collected 9,000 books in one winter",
    ]


def test_the_sentence_that_opens_the_text_is_what_news_say_first() -> None:
    lede = "Harwick Council ended four bus lines on the first day of the year."
    made = _article(lede, "Ana Ruiz of Harwick drives eleven neighbours to work every day.")
    better = tuple(replace(each, opens=18 - each.opens) for each in made.document.sentences)
    made = replace(made, document=replace(made.document, sentences=better))
    assert "Ana Ruiz" in next(post.text for post in written(made).posts if post.lead == "point")
    first = next(post for post in written(made).posts if post.platform == "x" and post.lead == "ask")
    assert first.text.startswith(f"Harwick loses its buses\n\n{lede}\n")


def test_what_opened_one_post_does_not_open_the_next_while_there_is_another() -> None:
    sentences = tuple(
        f"Harwick Council ended bus line {n} after {n}0 years of service." for n in (3, 4, 5, 6)
    )
    moments: tuple[Moment, ...] = ("launch", "second-look")
    done = written(_article(*sentences, posts=specs(*moments)))
    opened = [
        post.text.split("\n")[0]
        for post in done.posts
        if post.platform == "x" and post.lead in {"point", "more"}
    ]
    assert len(opened) == len(set(opened)) == len(moments)


def test_who_a_speaker_is_opens_no_post_of_the_event() -> None:
    about = "Ruiz has kept the Harwick lending desk for eleven years and sings in a choir."
    stays = "Pupils of nine villages walk forty minutes to the reading rooms in any weather."
    made = _article(about, stays, title=EVENT.title)
    assert about in _texts(made)
    made = replace(made, document=replace(made.document, events=(EVENT,)), event=EVENT)
    texts = _texts(replace(made, posts=specs("announce", "week-before", "day-before")))
    assert stays in texts
    assert about not in texts


def test_a_long_sentence_stands_below_the_title_and_a_brief_one_above_it() -> None:
    brief = "Harwick Council ended four bus lines on the first day of the year."
    long = (
        f"{brief[:-1]}, and nobody who lives beyond the river has been able to reach the hospital since then."
    )
    for sentence, first in ((brief, brief), (long, "Harwick loses its buses")):
        texts = [post.text for post in written(_article(sentence)).posts if post.platform == "x"]
        assert texts[0].startswith(f"{first}\n")
        assert sentence in texts[0]


def test_what_would_hardly_open_a_post_stands_below_the_title() -> None:
    sentence = "Harwick Council ended four bus lines on the first day of the year."
    made = _article(sentence)
    weak = tuple(replace(each, opens=0.5) for each in made.document.sentences)
    made = replace(made, document=replace(made.document, sentences=weak))
    texts = [post.text for post in written(made).posts if post.platform == "x"]
    assert texts
    assert texts[0].startswith(f"Harwick loses its buses\n\n{sentence}")

"""Sentences that stand where they are because of what stands around them."""

from __future__ import annotations

import pytest

from sharekit.document import Block, BlockKind, Document, Event, Person, Quote, Span
from sharekit.presets.grammar import load_grammar
from sharekit.write.surroundings import Surroundings

FIGURE = "The Harwick depot closed for 14 days."


def _allows(sentence: str, *blocks: tuple[BlockKind, str], **fields: object) -> bool:
    text = "\n\n".join(words for _, words in blocks)
    made = tuple(
        Block(kind=kind, span=Span(text.index(words), text.index(words) + len(words)))
        for kind, words in blocks
    )
    document = Document(name="a.md", sha256="", title="", text=text, language="en", blocks=made, **fields)  # type: ignore[arg-type]
    start = text.index(sentence)
    span = Span(start, start + len(sentence))
    return Surroundings(document, load_grammar("en").sentences).allow(sentence, span)


def test_an_item_of_a_list_stays_below_what_it_is_an_item_of() -> None:
    assert not _allows(FIGURE, ("paragraph", "What we do not want:"), ("item", FIGURE))
    assert _allows(FIGURE, ("paragraph", FIGURE))


@pytest.mark.parametrize(
    ("after", "allowed"),
    [
        ("This was later extended to 120 days.", False),
        ("It was subsequently raised to 30.", False),
        ("Later the buses came back.", True),
        ("The next line closed for 9 days. It was later sold.", True),
    ],
)
def test_a_figure_that_the_next_sentence_revises(after: str, *, allowed: bool) -> None:
    assert _allows(FIGURE, ("paragraph", f"{FIGURE} {after}")) is allowed


def test_a_surname_needs_the_sentence_that_introduces_it() -> None:
    event = Event(title="Open day", start=None, speakers=(Person(name="Ana Ruiz"),))
    bare, whole = "Once more Ruiz drives the bus to Harwick.", "Once more Ana Ruiz drives the bus to Harwick."
    assert not _allows(bare, ("paragraph", bare), events=(event,))
    assert _allows(whole, ("paragraph", whole), events=(event,))


def test_the_answer_to_a_question_is_somebodys() -> None:
    answer = "The Harwick depot was never meant to last."
    asked: tuple[tuple[BlockKind, str], ...] = (("paragraph", "Why now?"), ("paragraph", answer))
    assert not _allows(answer, *asked, ("paragraph", "And then?"), ("paragraph", "We go on."))
    assert _allows(answer, *asked)


def test_capitals_of_the_layout_are_not_printed() -> None:
    capitals = "A FEDERAL judge in Harwick stopped the sale."
    assert not _allows(capitals, ("paragraph", capitals))
    acronym = "The UNESCO list names the Harwick hall."
    assert _allows(acronym, ("paragraph", f"{acronym} Its UNESCO plaque is gone."))


def test_no_sentence_out_of_a_quotation() -> None:
    said = "We have counted every book in Harwick."
    text = f"“{said}” That is what she says."
    quote = Quote(id="q1", text=said, kind="speech", speaker="Ana Ruiz", span=Span(1, 1 + len(said)))
    assert not _allows(said, ("paragraph", text), quotes=(quote,))


def test_a_figure_that_is_revised_two_sentences_later() -> None:
    after = "It fined nobody. The council later extended it to 120 days."
    assert not _allows(FIGURE, ("paragraph", f"{FIGURE} {after}"))


def test_what_answers_the_question_before_it() -> None:
    answer = "To bring the buses of Harwick back to everyone."
    assert not _allows(answer, ("paragraph", f"The aim of it? {answer}"))


def test_we_are_those_whom_the_paragraph_names() -> None:
    ours = "We want to help all drivers of Harwick."
    assert not _allows(ours, ("paragraph", f"The union of Leeds is the largest of all. {ours}"))
    assert _allows(ours, ("paragraph", ours))


def test_a_name_cut_short() -> None:
    short = "The Friends have written down all of it."
    assert not _allows(short, ("paragraph", f"{short} It is by the Friends of Harwick."))
    assert _allows(short, ("paragraph", short))


def test_who_somebody_is_tells_no_news() -> None:
    who = "Ana Ruiz is a bus driver who lives in Harwick."
    quote = Quote(id="q1", text="We stay.", kind="speech", speaker="Ana Ruiz")
    assert not _allows(who, ("paragraph", who), quotes=(quote,))
    assert _allows(who, ("paragraph", who))


def test_names_of_the_text_itself_are_names_too() -> None:
    text = "A judge named James Munley spoke. In the end Munley stopped the sale. New York buses run."
    assert not _allows("In the end Munley stopped the sale.", ("paragraph", text))
    assert _allows("New York buses run.", ("paragraph", text))

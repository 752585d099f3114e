"""Which sentences of a source may stand alone in a post."""

from __future__ import annotations

import pytest

from sharekit.document import Block, Document, Quote, Span
from sharekit.presets.phrases import load_phrases
from sharekit.write.guards import Guard


def _guard(text: str = "", language: str = "en", *, fresh: bool = False, **fields: object) -> Guard:
    values: dict[str, object] = {"name": "a.md", "sha256": "", "title": "", **fields}
    document = Document(text=text, language=language, **values)  # type: ignore[arg-type]
    return Guard(document, load_phrases(language), fresh=fresh)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Harwick Council cut 4,200 opening hours in three years."),
        ("en", "What has Harwick learned from a hundred years of buses?"),
        ("en", "Towns such as Harwick pay for two bus lines."),
        ("fr", "La mairie d’Ambert a fermé trois piscines en dix ans."),
        ("fr", "À Ambert il y a trois piscines et deux gymnases."),
        ("de", "Die Werft in Kiel liegt direkt am Nordufer der Förde."),
        ("nl", "In Hengelo er zijn drie bibliotheken voor alle kinderen."),
        ("ar", "أنفقت بلدية صفاقس ثلاثة ملايين دينار على المكاتب."),
    ],
)
def test_a_sentence_that_says_it_all(language: str, sentence: str) -> None:
    assert _guard(language=language).allows(sentence)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "In this way Harwick Council saved a lot of money."),
        ("en", "Harwick Council, for example, sold its reading rooms."),
        ("en", "The Friends of Harwick had counted that queue: it was long."),
        ("en", "Nobody had asked the people who use it every day."),
        ("en", "We want to support everyone who comes to the meeting."),
        ("en", "A little: the Harwick union gives advice on Mondays."),
        ("en", "Harwick is the largest town that has passed such a law."),
        ("en", "THE COUNCIL of Harwick sold its reading rooms again."),
        ("en", "The Harwick readers meet every month in the town hall."),
        ("en", "Could a hotel chain be behind the fire in Harwick Hall?"),
        ("en", "Do you want to know more about the buses of Harwick?"),
        ("en", "Who pays for the buses?"),
        ("fr", "Plus de 640 enfants d’Ambert y apprennent à nager."),
        ("fr", "Les intervenants d’Ambert seront annoncés prochainement ici."),
        ("es", "En dicha reunión hablaremos de los autobuses de Lugo."),
        ("de", "Du möchtest ein Thema vorschlagen, das wir in Kiel besprechen sollten?"),
        ("nl", "Meer dan 700 kinderen uit Hengelo lezen er elke dag."),
        ("nl", "Zou een hotelketen achter de brand in Hengelo kunnen zitten?"),
        ("ar", "وسيتم اختيار أفضل ثلاثة مشاريع من مدينة صفاقس."),
    ],
)
def test_a_sentence_that_leans_accuses_or_begins_an_instruction(language: str, sentence: str) -> None:
    assert not _guard(language=language).allows(sentence)


def test_answers_of_an_interview_are_nobody_s_sentences_but_the_speaker_s() -> None:
    parts = (
        "Who closed the Harwick library?",
        "The council of Harwick closed it in a hurry.",
        "What will the readers of Harwick do now?",
        "The readers of Harwick built their own shelves.",
    )
    text = "\n\n".join(parts)
    blocks = tuple(
        Block(kind="paragraph", span=Span(text.index(part), text.index(part) + len(part))) for part in parts
    )
    guard = _guard(text, blocks=blocks, fresh=True)
    for answer in (parts[1], parts[3]):
        start = text.index(answer)
        assert not guard.allows(answer, Span(start, start + len(answer)))
    one = _guard(text, blocks=blocks[:2], fresh=True)  # one question is a headline, not an interview
    start = text.index(parts[1])
    assert one.allows("The council of Harwick closed the library.", Span(start, start + len(parts[1])))


def test_words_inside_a_quotation_are_not_the_article_s() -> None:
    said = "A town that sells its books sells its memory."
    quote = Quote(id="q1", text=said, kind="speech", speaker="Ana Ruiz", span=Span(0, len(said)))
    assert not _guard(said, quotes=(quote,)).allows(said, Span(0, len(said)))


def test_what_goes_stale_may_go_out_with_the_article_alone() -> None:
    sentence = "Harwick Council will sell its reading rooms in March."
    assert _guard(fresh=True).allows(sentence)
    assert not _guard().allows(sentence)

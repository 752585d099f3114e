"""Which sentences of a source may stand alone in a post."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sharekit.document import Block, Document, Event, Quote, Span
from sharekit.presets.phrases import load_phrases
from sharekit.write.guards import Guard

_TODAY = date(2026, 11, 3)


def _guard(text: str = "", language: str = "en", *, after: date | None = _TODAY, **fields: object) -> Guard:
    values: dict[str, object] = {"name": "a.md", "sha256": "", "title": "", **fields}
    document = Document(text=text, language=language, **values)  # type: ignore[arg-type]
    return Guard(document, load_phrases(language), after=after)


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
    guard = _guard(text, blocks=blocks, after=None)
    for answer in (parts[1], parts[3]):
        start = text.index(answer)
        assert not guard.allows(answer, Span(start, start + len(answer)))
    one = _guard(text, blocks=blocks[:2], after=None)  # one question is a headline, not an interview
    start = text.index(parts[1])
    assert one.allows("The council of Harwick closed the library.", Span(start, start + len(parts[1])))


def test_words_inside_a_quotation_are_not_the_article_s() -> None:
    said = "A town that sells its books sells its memory."
    quote = Quote(id="q1", text=said, kind="speech", speaker="Ana Ruiz", span=Span(0, len(said)))
    assert not _guard(said, quotes=(quote,)).allows(said, Span(0, len(said)))


def test_what_goes_stale_may_go_out_with_the_article_alone() -> None:
    sentence = "Harwick Council will sell its reading rooms in March."
    assert _guard(after=None).allows(sentence)
    assert not _guard().allows(sentence)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The Harwick council sold its reading rooms in March 2026."),
        ("en", "The Harwick council sold its reading rooms on Monday 5 October 2026."),
        ("es", "El ayuntamiento de Lugo vendió sus autobuses en marzo de 2019."),
        ("de", "Die Werft in Kiel hat im Mai 2011 ihre letzten Kräne verkauft."),
    ],
)
def test_what_is_over_stays_true(language: str, sentence: str) -> None:
    assert _guard(language=language).allows(sentence)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Registration for the Harwick talk closes on 3 March 2027."),
        ("en", "Readers of Harwick can apply by 3 o’clock at the desk."),
        ("en", "The readers of Harwick meet in the square on Friday."),
        ("en", "The Harwick council sells its reading rooms in November 2026."),
        ("es", "El ayuntamiento de Lugo vende sus autobuses en marzo de 2027."),
        ("de", "Die Anmeldung in Kiel ist bis zum 3. März 2027 möglich."),
    ],
)
def test_what_is_still_to_come_opens_nothing_that_goes_out_later(language: str, sentence: str) -> None:
    assert not _guard(language=language).allows(sentence)
    assert _guard(language=language, after=None).allows(sentence)


@pytest.mark.parametrize(
    ("language", "title", "lasting"),
    [
        ("ar", "مؤتمر المكتبات يعقد في صفاقس يوم الرابع من أكتوبر القادم", "مؤتمر المكتبات يعقد في صفاقس"),
        ("es", "Asamblea de vecinas de Lugo el próximo viernes 4 de junio", "Asamblea de vecinas de Lugo"),
        ("de", "Offenes Treffen der Werft Kiel am kommenden Freitag", "Offenes Treffen der Werft Kiel"),
        ("es", "Reunión el próximo viernes", ""),
        ("es", "Lo que el próximo gobierno debe a las vecinas de Lugo", ""),
        ("es", "Asamblea de vecinas de Lugo", "Asamblea de vecinas de Lugo"),
    ],
)
def test_a_title_is_cut_before_a_date_that_fades(language: str, title: str, lasting: str) -> None:
    assert _guard(language=language).lasting_title(title) == lasting


def test_a_quotation_that_means_somebody_named_before_it() -> None:
    french, english = _guard(language="fr"), _guard()
    assert french.leans("S'ils ont choisi Ambert, c’est pour rester.")
    assert english.leans("They chose Harwick because they want to stay.")
    assert not english.leans("Harwick is where they want to stay.")


@pytest.mark.parametrize(
    ("language", "sentence", "allowed"),
    [
        ("en", "Most companies have at least stopped hiring.", False),
        ("en", "Most companies in Harwick have stopped hiring.", True),
        ("en", "Many drivers are told that they can leave whenever they like.", True),
        ("en", "Harwick drivers are told to leave, and Harwick riders follow them.", True),
        ("en", "With a range of other lines being closed, Harwick Council saved a lot.", False),
        ("en", "Ten Harwick schools have closed, and three more are considering such steps.", True),
        ("en", "Ana Ruiz, a bus driver from Harwick, missed one of those days.", False),
        ("en", "2 – From 4pm to 6pm: the buses of Harwick and what they cost", False),
        ("nl", "In Hengelo zijn bijvoorbeeld drie bibliotheken gesloten.", False),
        ("es", "Por la misma razón cerró la biblioteca de Lugo.", False),
    ],
)
def test_whom_a_sentence_means(language: str, sentence: str, *, allowed: bool) -> None:
    assert _guard(language=language).allows(sentence) is allowed


def test_a_month_is_nobody() -> None:
    guard = _guard()
    assert not guard.names_actor("People came only to be warm on the coldest day of January.")
    assert guard.names_actor("People came to Harwick only to be warm.")


def test_what_tells_of_the_event_is_true_until_then() -> None:
    event = Event(title="The Harwick cookout", start=date(2026, 12, 5))
    words = "We will have food and speakers from the Harwick drivers."
    document = Document(name="a.md", sha256="", title=event.title, text="", language="en", events=(event,))
    phrases = load_phrases("en")
    assert Guard(document, phrases, after=_TODAY, coming=True).allows(words)
    assert not Guard(document, phrases, after=_TODAY).allows(words)
    article = replace(document, title="How Harwick lost its buses")
    assert not Guard(article, phrases, after=_TODAY, coming=True).allows(words)


def test_what_was_foretold_and_is_over_does_not_go_out_with_the_article() -> None:
    document = Document(name="a.md", sha256="", title="", text="", language="en")
    guard = Guard(document, load_phrases("en"), with_it=date(2026, 4, 12))
    assert not guard.allows("The Harwick vote is scheduled to start in March.")
    assert guard.allows("The Harwick vote is scheduled to start in May.")
    assert guard.allows("The Harwick vote ended in March with a clear result.")

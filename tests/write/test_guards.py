"""Which sentences of a source may stand in a post of a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sharekit.document import Block, Document, Event, Span, Standing
from sharekit.presets.phrases import load_phrases
from sharekit.write.sentences import Guard

_TODAY = date(2026, 11, 3)
_UNTIL = date(2026, 12, 5)
_FIGURE = "The Harwick depot closed for 14 days."


def _document(sentence: str, *reasons: str, behind: str = "", language: str = "en") -> Document:
    """A document of one paragraph, its first sentence judged."""
    text = f"{sentence} {behind}".strip()
    judged = Standing(span=Span(0, len(sentence)), score=0.9, opens=1.0, reasons=reasons)
    block = Block(kind="paragraph", span=Span(0, len(text)))
    values = {"name": "a.md", "sha256": "", "title": "", "text": text, "language": language}
    return Document(sentences=(judged,), blocks=(block,), **values)  # type: ignore[arg-type]


def _allows(
    sentence: str,
    *reasons: str,
    behind: str = "",
    language: str = "en",
    after: date | None = _TODAY,
    with_it: date | None = None,
) -> bool:
    document = _document(sentence, *reasons, behind=behind, language=language)
    guard = Guard(document, load_phrases(language), after=after, with_it=with_it)
    return guard.allows(sentence, document.sentences[0].span)


def _guard(language: str = "en") -> Guard:
    return Guard(_document("", language=language), load_phrases(language), after=_TODAY)


def test_only_what_was_judged_to_stand_alone() -> None:
    assert _allows("Harwick Council cut 4,200 opening hours in three years.")
    assert not _allows("Harwick Council cut 4,200 opening hours in three years.", "points-back")
    document = _document("Harwick Council cut 4,200 hours, and the roof leaks.", behind="Nobody was asked.")
    guard = Guard(document, load_phrases("en"), after=_TODAY)
    assert guard.allows("Harwick Council cut 4,200 hours", Span(0, 31))
    assert not guard.allows("Nobody was asked.", Span(53, 70))
    assert (guard.opens(Span(0, 31)), guard.opens(Span(53, 70))) == (1.0, 0.0)


def test_a_second_link_is_none_of_a_post() -> None:
    assert not _allows("The readers of Harwick write on www.harwick.example every day.")


def test_a_line_under_the_title_may_lack_a_verb() -> None:
    for reasons, fits in (((), True), (("fragment",), True), (("points-back",), False)):
        document = _document("A town and its forty years of buses", *reasons)
        guard = Guard(document, load_phrases("en"), with_it=_TODAY)
        assert guard.is_subtitle(document.text, Span(0, len(document.text))) is fits
    document = _document("Harwick town hall, 6.30pm")
    guard = Guard(document, load_phrases("en"), with_it=_TODAY)
    assert not guard.is_subtitle(document.text, Span(0, len(document.text)))


def test_a_figure_that_one_of_the_next_sentences_revises() -> None:
    revised = "It fined nobody. The council later extended it to 120 days."
    assert not _allows(_FIGURE, behind=revised)
    assert _allows(_FIGURE, behind="It fined nobody. The council extended it to 120 days.")
    assert _allows(_FIGURE, behind="The council later fined 120 drivers.")


def test_what_goes_stale_may_go_out_with_the_article_alone() -> None:
    sentence = "Harwick Council will sell its reading rooms in March."
    assert _allows(sentence, after=None)
    assert not _allows(sentence)


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
    assert _allows(sentence, language=language)


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
    assert not _allows(sentence, language=language)
    assert _allows(sentence, language=language, after=None)


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


def test_a_month_is_nobody() -> None:
    guard = _guard()
    assert not guard.names_actor("People came only to be warm on the coldest day of January.")
    assert guard.names_actor("People came to Harwick only to be warm.")


def test_what_tells_of_the_event_is_true_until_then() -> None:
    event = Event(title="The Harwick cookout", start=date(2026, 12, 5))
    words = "We will have food and speakers from the Harwick drivers."
    document = replace(_document(words), title=event.title, events=(event,))
    phrases, span = load_phrases("en"), document.sentences[0].span
    assert Guard(document, phrases, after=_TODAY, until=_UNTIL).allows(words, span)
    assert not Guard(document, phrases, after=_TODAY).allows(words, span)
    article = replace(document, title="How Harwick lost its buses")
    assert not Guard(article, phrases, after=_TODAY, until=_UNTIL).allows(words, span)


def test_what_was_foretold_and_is_over_does_not_go_out_with_the_article() -> None:
    april = date(2026, 4, 12)
    assert not _allows("The Harwick vote is scheduled to start in March.", after=None, with_it=april)
    assert _allows("The Harwick vote is scheduled to start in May.", after=None, with_it=april)
    assert _allows("The Harwick vote ended in March with a clear result.", after=None, with_it=april)


@pytest.mark.parametrize(
    ("language", "sentence", "on", "published", "day", "true"),
    [
        ("en", "The reading rooms of Harwick close in a couple of weeks.", 3, 3, 17, True),
        ("en", "The reading rooms of Harwick close in a couple of weeks.", 3, 1, 17, False),
        ("en", "The reading rooms of Harwick close in a couple of weeks.", 3, None, 17, False),
        ("en", "The reading rooms of Harwick close in a couple of weeks.", 3, None, None, True),
        ("en", "The readers of Harwick march this Friday.", 3, 1, 6, True),
        ("en", "The readers of Harwick march this Friday.", 3, 1, 13, False),
        ("fr", "La chorale de Quimault chante ce vendredi 13 novembre.", 9, None, None, True),
        ("fr", "La chorale de Quimault chante ce vendredi 13 novembre.", 3, None, None, False),
        ("de", "Die Werft in Kiel schließt in zwei Wochen.", 3, 1, 17, False),
        ("es", "Las vecinas de Lugo marchan la próxima semana.", 3, 1, 10, False),
        ("it", "Le lettrici di Lugo marciano la settimana prossima.", 3, 1, 10, False),
        ("pt", "As leitoras de Lugo marcham nesta semana.", 3, 1, 10, False),
        ("nl", "De lezers van Kelmuiden komen over twee weken.", 3, 1, 17, False),
    ],
)
def test_what_hangs_on_the_day_of_writing_goes_out_where_it_is_true(
    language: str,
    sentence: str,
    on: int,
    published: int | None,
    day: int | None,
    true: bool,  # noqa: FBT001
) -> None:
    events = (Event(title="", start=date(2026, 11, day)),) if day else ()
    source = replace(
        _document(sentence, language=language),
        published=date(2026, 11, published) if published else None,
        events=events,
    )
    guard = Guard(source, load_phrases(language), with_it=date(2026, 11, on))
    assert guard.keeps(sentence) is true


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("The council sells the mill on 31 December to a hotel.", True),
        ("The council votes on 20 November about the old mill.", False),
        ("The council closed the mill in September without a word.", True),
        ("The council meets in November about the old mill.", False),
    ],
)
def test_a_day_beyond_the_event_is_true_until_then(words: str, *, kept: bool) -> None:
    event = Event(title="The Harwick cookout", start=_UNTIL)
    document = replace(_document(words), title=event.title, events=(event,))
    assert Guard(document, load_phrases("en"), after=_TODAY, until=_UNTIL).keeps(words) is kept
    assert not Guard(document, load_phrases("en"), after=_TODAY).keeps(words)

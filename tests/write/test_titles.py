from __future__ import annotations

from datetime import date

import pytest

from sharekit.document import Block, Document, Span
from sharekit.presets.grammar import load_grammar
from sharekit.presets.marks import in_marks
from sharekit.presets.phrases import load_phrases
from sharekit.write.sentences import Fading, Guard
from sharekit.write.titles import (
    headline,
    is_quotation,
    join_subject,
    plain_title,
    short_title,
    title_head,
    without_invitation,
)

ENGLISH = load_phrases("en")


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("  Two\n words ", "Two words"),
        ("🔥 Join the march 🔥", "Join the march"),
        ("A full stop.", "A full stop"),
        ("And then...", "And then..."),
        ("The herons are back. Come and see.", "The herons are back. Come and see."),
        ("we are back", "We are back"),
        ("eBooks for all", "eBooks for all"),
        ("mill.example.org hack week", "mill.example.org hack week"),
        ("Really?", "Really?"),
        ("7 demands", "7 demands"),
        ("«Nos quedamos»", "“Nos quedamos”"),
        ("🔥", "🔥"),
        ("SONG OF THE RIVER » BY ANA RUIZ", "SONG OF THE RIVER BY ANA RUIZ"),
        ("A pipe of 5”", "A pipe of 5”"),
        ('מכתב מארה"ב', 'מכתב מארה"ב'),
        ("Book fair | Book fair", "Book fair"),
        ("Harbour – harbour tales", "Harbour – harbour tales"),
    ],
)
def test_titles(title: str, plain: str) -> None:
    assert plain_title(title, ENGLISH) == plain


@pytest.mark.parametrize(
    ("title", "after"),
    [
        ("The herons are back. Be there.", "The herons are back"),
        ("Come and see the herons", "Come and see the herons"),
        ("The herons are back. So are we.", "The herons are back. So are we."),
    ],
)
def test_nobody_is_asked_to_come_to_what_is_over(title: str, after: str) -> None:
    document = Document(name="a.md", sha256="0" * 64, title=title, text=title, language="en")
    assert without_invitation(title, Guard(document, ENGLISH), "en") == after


def test_the_events_own_date_is_said_once() -> None:
    day = date(2026, 5, 18)
    assert plain_title("18 mai : Journée ouverte", load_phrases("fr"), day=day) == "Journée ouverte"
    assert plain_title("May 18: Open day", ENGLISH, day=day) == "Open day"
    assert plain_title("19 May: Open day", ENGLISH, day=day) == "19 May: Open day"
    assert plain_title("Open day, May 18", ENGLISH, day=day) == "Open day"
    assert plain_title("Open day – 18 May 2026", ENGLISH, day=day) == "Open day"
    assert plain_title("Open day – Monday, May 18th", ENGLISH, day=day) == "Open day"
    assert plain_title("Open day (18 May)", ENGLISH, day=day) == "Open day"
    assert plain_title("Open day (18/5/2026)", ENGLISH, day=day) == "Open day"
    assert plain_title("Open day (18/5-2026)", ENGLISH, day=day) == "Open day (18/5-2026)"
    assert plain_title("Open day", ENGLISH, day=date(9500, 5, 18)) == "Open day"
    assert plain_title("Otvoreni dan 18.05.2026.", load_phrases("hr"), day=day) == "Otvoreni dan"
    assert plain_title("Treffen am 18.5.", load_phrases("de"), day=day) == "Treffen am 18.5."
    assert plain_title("Open day 118.05.2026", ENGLISH, day=day) == "Open day 118.05.2026"
    assert plain_title("Open day-Mon, May.18", ENGLISH, day=day) == "Open day"
    assert plain_title("Open day 18.05.2026", ENGLISH, day=day) == "Open day"
    assert plain_title("Open day, Tue, May 19", ENGLISH, day=day) == "Open day, Tue, May 19"
    assert plain_title("Chapter 18.05", ENGLISH, day=day) == "Chapter 18.05"


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Our Library Stays – a town stands up", "Our Library Stays"),
        ("Why we march: a letter", "Why we march"),
        ("Library – a town stands up", ""),
        ("No part to cut here", ""),
        ("“We stay: all of us”, they say", ""),
    ],
)
def test_short_titles_are_whole_parts(title: str, short: str) -> None:
    assert short_title(title) == short


@pytest.mark.parametrize(
    ("language", "quoted"),
    [
        ("en", "“They said ‘no’ to us”"),
        ("es", "«They said “no” to us»"),
        ("de", "„They said ‚no‘ to us“"),
        ("he", "”They said ’no’ to us”"),
    ],
)
def test_marks_of_the_language_inside_and_out(language: str, quoted: str) -> None:
    assert in_marks("They said “no” to us,", load_phrases(language)) == quoted


def test_a_quotation_and_a_subject() -> None:
    assert is_quotation("“We stay”")
    assert is_quotation('"We stay"')
    assert not is_quotation("“We stay”, they say, “here”")
    assert join_subject("One – two", ENGLISH) == ": "
    assert join_subject("One: two", ENGLISH) == " – "


def _article(title: str, text: str, **fields: str) -> Document:
    blocks = tuple(
        Block(kind="heading" if words.istitle() else "paragraph", span=Span(start, start + len(words)))
        for words in text.split("\n\n")
        for start in (text.index(words),)
    )
    return Document(name="a.md", sha256="", title=title, text=text, language="en", blocks=blocks, **fields)  # type: ignore[arg-type]


def test_a_title_that_is_a_quotation_gives_way_to_what_says_what_it_is_about() -> None:
    text = "From the paper.\n\nHarwick Elects Its First Driver\n\nAna Ruiz was elected."
    said = "“I will not drive alone”"
    assert headline(_article(said, text)) == "Harwick Elects Its First Driver"
    assert headline(_article(said, text, short_title="Ana Ruiz elected")) == "Ana Ruiz elected"
    assert headline(_article(said, "The Vote\n\nAna Ruiz was elected.")) == said
    assert headline(_article(said, f"{'It went on. ' * 40}\n\nHarwick Elects Its First Driver")) == said
    assert headline(_article("Our bus stays", text)) == "Our bus stays"


@pytest.mark.parametrize(
    ("language", "title", "false"),
    [
        ("fr", "Prochaine rencontre du quartier", False),
        ("es", "Próxima asamblea del barrio", False),
        ("de", "Nächste Versammlung im Viertel", False),
        ("fr", "Demain, rencontre du quartier", True),
        ("es", "Mañana, asamblea del barrio", True),
        ("en", "The neighbours meet this Friday", True),
    ],
)
def test_the_next_meeting_is_the_next_one_until_it_begins(language: str, title: str, *, false: bool) -> None:
    fading = Fading(load_grammar(language))
    assert fading.fades(title)
    assert fading.hangs(title) == false


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("Workshop: Repairing lamps - what we can do ourselves", "Workshop: Repairing lamps"),
        ("Open: lamps", ""),
        ("Repairing lamps (and other things) in Harwick", "Repairing lamps"),
        ("Who owns the lamps? A talk about light", "Who owns the lamps?"),
        ("Repairing lamps together in Harwick", ""),
    ],
)
def test_a_title_for_a_subject_is_cut_between_phrases_only(title: str, head: str) -> None:
    assert title_head(title) == head

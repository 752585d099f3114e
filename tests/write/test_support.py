"""What rests on nothing is found in real posts with one thing changed, and nothing in posts as they are."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharekit.document import Person
from sharekit.presets.phrases import load_phrases
from sharekit.write.proof import (
    Evidence,
    counts_of,
    find_quoted,
    find_strange,
    find_unsupported,
    gather_evidence,
)
from tests.write.build import EVENT, OTHER, TODAY, document, plan, written

_ENGLISH = load_phrases("en")
_GIVEN = ("Harwick", "SaveOurLibrary", "Books", "Reading")


@cache
def evidence(language: str = "en") -> Evidence:
    made = written(plan(), language)
    return gather_evidence(
        document(events=(EVENT,)),
        phrases=load_phrases(language),
        today=TODAY,
        own=_GIVEN,
        links=[link.url for link in made.links],
    )


def kinds(words: str, known: Evidence | None = None) -> list[tuple[str, str]]:
    return [(found.kind, found.words) for found in find_unsupported(words, known or evidence())]


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "nl", "pt", "ar", "he", "pl", "ja"])
def test_our_own_posts_rest_on_something(language: str) -> None:
    known = evidence(language)
    for post in written(plan(), language).posts:
        for words in filter(None, (post.text, post.subject)):
            assert kinds(words, known) == [], post.id
            assert find_strange(words, known) == (), post.id


def _posts() -> list[tuple[str, str]]:
    return [(post.id, post.text) for post in written(plan()).posts]


@pytest.mark.parametrize(("name", "text"), _posts(), ids=[name for name, _ in _posts()])
def test_one_changed_thing_is_found_in_every_post(name: str, text: str) -> None:
    known = evidence()
    body = re.sub(r"https?://\S+", "", text)
    changes = {
        "number": (r"4,200", "4,300"),
        "time": (r"6\.30pm", "7.30pm"),
        "name": (r"Okafor", "Quimby"),
        "quotation": (r"sells its memory", "keeps its memory"),
    }
    for kind, (old, new) in changes.items():
        changed = re.sub(old, new, body)
        if changed != body and (kind != "quotation" or "“" in changed or '"' in changed):
            assert kind in {found for found, _ in kinds(changed, known)}, (name, kind, changed)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("“A town that sells its books loses its memory.”", "quotation"),
        ("„A town that sells its books loses its memory“, she said", "quotation"),
        ('"Nobody reads any longer."', "quotation"),
        ("4,201 opening hours", "number"),
        ("31% of volunteers", "number"),
        ("£4,200", "number"),
        ("It begins at 6.31pm", "time"),
        ("It begins at 6.30am", "time"),
        ("With Ana Okafor", "name"),
        ("As Ana Ruizz puts it", "name"),
        ("We ask Rex Hill", "name"),
        ("Bring a friend to Cardiff", "name"),
        ("#SaveOurSchool", "name"),
        ("With Ana Ruiz and 7 more", "number"),
    ],
)
def test_what_rests_on_nothing_is_named_by_its_kind(words: str, expected: str) -> None:
    assert expected in {kind for kind, _ in kinds(words)}


@pytest.mark.parametrize(
    "words",
    [
        "“A town that sells its books sells its memory.” — Ana Ruiz, librarian",
        '"A town that sells its books sells its memory"',
        "“A town that sells its books … its memory.”",
        "Come and hear Ana Ruiz, Ben Okafor and Cleo Marsh on Saturday 5 December at 18:30",
        "With Ana Ruiz and 2 more",
        "4,200 opening hours are gone. Harwick needs you!",
        "1/4",
        "#SaveOurLibrary #Harwick",
        "Join us tomorrow. Bring friends.",
        "“Nobody reads”",
    ],
)
def test_what_rests_on_something_passes(words: str) -> None:
    assert kinds(words) == []


def test_a_count_of_those_left_out_has_to_be_right() -> None:
    assert kinds("With Ana Ruiz and 2 more") == []
    assert kinds("With Ana Ruiz, Ben Okafor and 2 more") == [("number", "2")]
    assert kinds("With Ana Ruiz and 6 more") == [("number", "6")]


def test_every_noun_of_german_has_to_be_there() -> None:
    known = Evidence(text="Die Bibliothek bleibt offen.", capital_nouns=True, marks=("„", "“", "‚", "‘"))
    assert kinds("Eine Bibliothek für alle", known) == []
    assert kinds("Wir feiern die Turnhalle", known) == [("name", "Turnhalle")]


def test_offsets_are_those_of_the_text() -> None:
    text = "Harwick 🏛 thanks Boris Quimby at https://example.org/a"
    (found,) = find_unsupported(text, evidence())
    assert text[found.start : found.end] == found.words == "Boris Quimby"


def test_words_of_our_own_that_nobody_wrote_are_strange() -> None:
    strange = find_strange("Harwick readers love zebras", evidence())
    assert [found.words for found in strange] == ["love", "zebras"]
    scraps = "hours sells roof stop hotel volunteers"
    assert [found.words for found in find_strange(scraps, evidence())] == [scraps]
    assert find_strange(OTHER.text, evidence()) == ()


def test_a_mark_behind_a_digit_is_inches_and_opens_nothing() -> None:
    assert list(find_quoted("Bring 12” records and lamps\nPier 7” hall", Evidence(text=""))) == []
    (place,) = find_quoted("We said “no more of 2024” and left", Evidence(text=""))
    assert place == (9, 24)


@pytest.mark.parametrize("title", ['The "Otter sails again', 'The Otter sails "', "The „Otter sails again"])
def test_a_mark_that_a_title_never_closes_opens_nothing(title: str) -> None:
    known = Evidence(text="", own=(title, 'Pier "Nine'))
    post = f'{title}\nWHERE: Pier "Nine\n"We never row alone at night" they say'
    (found,) = find_quoted(post, known)
    assert post[slice(*found)] == "We never row alone at night"
    assert list(find_quoted(post, replace(known, own=()))) != [found]


def test_words_between_marks_may_hold_an_address_that_may_stand_in_a_text() -> None:
    said = "“Read https://example.org/lock before you row"
    known = replace(evidence(), own=(f"{said}”",), links=("https://example.org/lock",))
    assert kinds(f"{said}”", known) == []
    assert kinds("“Read https://example.org/weir before you row”", known)[0][0] == "quotation"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("The Old (or New) Boathouse at Rill", "We meet in the Old Boathouse at Rill."),
        ("The Rill”Weir of a Mill", "We meet in the Rill’Weir of a Mill."),
        ("The Rill`Weir of a Mill", "We meet in the Rill’Weir of a Mill."),
        ("The Millhttps://example.org/a”Weir", "We meet in the Mill ’Weir."),
        ("The Boathousehttps://example.org/a of Rill", "We meet in the Boathouse of Rill."),
        ("row &#58; now &#58; past &#58; old &#58; mill", "A row &#58; now &#58; past &#58; old &#58; mill"),
    ],
)  # fmt: skip
def test_what_is_left_out_of_a_title_leaves_words_that_rest_on_it(given: str, shown: str) -> None:
    known = replace(evidence(), text="We meet in the lock.", own=(given,))
    assert kinds(shown, known) == []
    assert find_strange(shown, known) == ()


def test_straight_marks_of_two_fields_are_no_pair_in_a_post() -> None:
    title = 'hi" or "a"="a'
    post = "hi“ or “a”=“a, hi” or ”a“=”a, Sunday\n“We never row alone at night” they say"
    (found,) = find_quoted(post, Evidence(text="", own=(title,)))
    assert post[slice(*found)] == "We never row alone at night"


def test_a_tag_may_have_lines_below_its_words() -> None:
    known = Evidence(text="", own=("save __our__ ferry",))
    assert find_unsupported("#Save__Our__Ferry", known) == ()
    assert [found.words for found in find_unsupported("#Save__Our__Canal", known)] == ["#Save__Our__Canal"]


def test_pairs_of_marks_are_found_in_every_language() -> None:
    text = '„Ja ‚so‘ ist es“ « c’est “ça” » “a ‘b’ c” "d"'
    marks = ("«", "»", "“", "”")
    assert [text[start:end] for start, end in find_quoted(text, Evidence(text="", marks=marks))] == [
        "Ja ‚so‘ ist es", " c’est “ça” ", "a ‘b’ c", "d",
    ]  # fmt: skip


@given(st.text(alphabet="“”„«»\"'‘’…#A1a.b \n🏛\u0301"))
def test_any_words_are_judged(words: str) -> None:
    for found in (*find_unsupported(words, evidence()), *find_strange(words, evidence())):
        assert words[found.start : found.end] == found.words


def test_who_is_quoted_above_a_list_is_among_those_it_leaves_out() -> None:
    quoted = "Ben Okafor said it.\n\nWith Ana Ruiz and"
    assert kinds(f"{quoted} 2 more") == []
    assert kinds(f"{quoted} 1 more") == [("number", "1")]


def test_how_many_more_speak_is_known() -> None:
    crowd = replace(EVENT, speakers=tuple(Person(name=f"Ada Vale {number}") for number in range(12)))
    assert counts_of(crowd) == ("10", "11", "12")
    assert counts_of(EVENT) == ()

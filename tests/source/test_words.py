from __future__ import annotations

import pytest

from sharekit.document import Document
from sharekit.presets.calendars import load_calendar_names
from sharekit.presets.cues import load_cues
from sharekit.presets.grammar import grammar_languages, load_grammar, load_table
from sharekit.presets.phrases import load_phrases
from sharekit.presets.themes import load_themes
from sharekit.source.language.language import find_language
from sharekit.source.page import Draft, lay_out
from sharekit.source.sentences.sentences import find_sentences
from tests.source.reads import read_piped


def read_article(words: str) -> Document:
    return read_piped(f"Our library\n\n{words}\n")


def sentences_of(text: str, language: str = "en") -> list[str]:
    page = lay_out([Draft(kind="paragraph", text=text)])
    return [each.span.of(page.text) for each in find_sentences(page, (), load_grammar(language))]


def speech(words: str) -> list[tuple[str, str | None, str | None]]:
    return [
        (quote.text, quote.speaker, quote.role)
        for quote in read_article(words).quotes
        if quote.kind == "speech"
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "“We will not leave,” said Ana Ruiz, a nurse from Leeds.",
            ("We will not leave", "Ana Ruiz", "a nurse from Leeds"),
        ),
        (
            "Ana Ruiz said: “We will not leave this place.”",
            ("We will not leave this place.", "Ana Ruiz", None),
        ),
        ("“We will not leave,” Ana Ruiz told the council.", ("We will not leave", "Ana Ruiz", None)),
        (
            'According to Ana Ruiz, "we will not leave this place".',
            ("we will not leave this place", "Ana Ruiz", None),
        ),
        (
            "‘We will not leave this place,’ said nurse Ana Ruiz.",
            ("We will not leave this place", "Ana Ruiz", "nurse"),
        ),
        (
            "“It’s ours. We will not leave it,” says Ana Ruiz.",
            ("It’s ours. We will not leave it", "Ana Ruiz", None),
        ),
    ],
)
def test_who_said_it(words: str, expected: tuple[str, str | None, str | None]) -> None:
    assert speech(words) == [expected]


def test_a_surname_is_the_whole_name() -> None:
    found = speech("Ana Ruiz works nights. “We will not leave this place,” said Ruiz.")
    assert found[0][1] == "Ana Ruiz"


@pytest.mark.parametrize(
    "words",
    [
        "The so-called ‘reform’ failed.",
        "She was called a “flight risk” by them.",
        "The workers’ rights and the unions’ power grew.",
    ],
)
def test_scare_quotes_are_no_speech(words: str) -> None:
    assert speech(words) == []


@pytest.mark.parametrize(
    ("words", "figure", "qualifier", "label"),
    [
        ("The city cut 400 jobs in May.", "400", None, "jobs"),
        ("Nearly 12,000 nurses signed the letter.", "12,000", "Nearly", "nurses signed the letter"),
        ("Rents rose by £3.2 million last year.", "£3.2 million", None, None),
        ("Some 27 per cent of tenants owe rent.", "27 per cent", "Some", "of tenants owe rent"),
    ],
)
def test_figures(words: str, figure: str, qualifier: str | None, label: str | None) -> None:
    found = [each for each in read_article(words).statistics if each.figure == figure]
    if label is None:
        assert all(each.label for each in found)
    else:
        assert [(each.qualifier, each.label) for each in found] == [(qualifier, label)]


@pytest.mark.parametrize(
    "words",
    [
        "It was founded in 1987 and closed in 2021.",
        "She is 34 years old and lives at 12 Hill Road.",
        "Call us on 0113 496 0000 before 5pm.",
        "See page 45 of the report.",
        "COVID-19 hit the G20 and the A40 hard.",
    ],
)
def test_numbers_that_count_nothing(words: str) -> None:
    assert read_article(words).statistics == ()


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("But nobody asked the readers about it.", "points-back"),
        ("However, nobody asked the readers about it.", "points-back"),
        ("This makes the readers of Leeds angry.", "points-back"),
        ("They closed the library in Leeds.", "points-back"),
        ("The council also closed the museum.", "points-back"),
        ("Too short, sadly.", "fragment"),
        ("Please donate to the library in Leeds today.", "boilerplate"),
        ("READERS OF LEEDS MARCH AGAINST CLOSURE NOW.", "fragment"),
        ("The council of Leeds named three things:", "fragment"),
    ],
)
def test_a_sentence_that_leans_on_others_says_why_it_cannot_stand_alone(words: str, reason: str) -> None:
    assert [quote.reasons[:1] for quote in read_article(words).quotes] == [(reason,)]


def test_a_sentence_fit_to_stand_alone() -> None:
    (quote,) = read_article("The council of Leeds closed nine libraries at 18.30 on a U.S. holiday.").quotes
    assert quote.kind == "sentence"


def test_tails_and_furniture_are_no_content() -> None:
    document = read_article(
        "The council of Leeds closed nine libraries.\n\nShare this:\n\nLeave a Reply\n\nNice article!"
    )
    assert "Share" not in document.text
    assert "Nice article" not in document.text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "«Non lasceremo questa casa», dice Ada Bruni, infermiera di Parma.",
            ("Non lasceremo questa casa", "Ada Bruni", "infermiera di Parma"),
        ),
        (
            "«No marxarem d’aquesta casa», va dir Anna Puig, infermera de Reus.",
            ("No marxarem d’aquesta casa", "Anna Puig", "infermera de Reus"),
        ),
    ],
)
def test_who_said_it_in_italian_and_catalan(words: str, said: tuple[str, str, str]) -> None:
    document = read_piped(f"---\nlang: {'it' if 'Ada' in words else 'ca'}\n---\n# La biblioteca\n\n{words}\n")
    assert [(each.text, each.speaker, each.role) for each in document.quotes if each.kind == "speech"] == [
        said
    ]


@pytest.mark.parametrize("tag", grammar_languages())
def test_every_language_has_what_reading_needs(tag: str) -> None:
    grammar = load_grammar(tag)
    assert set(load_calendar_names(tag).months.values()) == set(range(1, 13))
    assert set(load_calendar_names(tag).weekdays.values()) == set(range(7))
    assert grammar.stopwords
    assert grammar.speech.marks
    assert grammar.speech.verbs
    assert grammar.events.when
    assert grammar.events.ask_register


# What keeps a promise: without these a language quotes, counts or says what the source does not.
GUARDS = {
    "page": ("access", "tails", "furniture"),
    "events": ("cancelled", "moved", "deadline", "other_deadlines", "chair", "online", "new_place"),
    "people": ("roles", "organisations", "pronouns", "she", "he"),
    "speech": ("marks", "verbs", "according"),
    "sentences": (
        "connectives",
        "pointers",
        "stale",
        "fading",
        "within",
        "spans",
        "anaphors",
        "superseding",
        "guessing",
        "coming",
    ),
    "figures": ("qualifiers", "counted", "percent", "scales"),
    "rank": ("own", "we", "accused"),
}
LATIN_GUARDS = {
    "page": ("talk", "byline_starts"),
    "people": ("articles", "not_names", "titles", "particles"),
    "sentences": (
        "abbreviations",
        "additives",
        "pronouns",
        "near",
        "others",
        "groups",
        "prompts",
        "recurring",
        "invitations",
        "selves",
        "subordinators",
        "auxiliaries",
    ),
    "figures": ("not_counted", "age", "prices", "vague", "plural", "ratios", "ranges"),
}
SCRIPTS = {"ar", "he"}  # words are written on others there, and many of these lists cannot be found


@pytest.mark.parametrize("tag", grammar_languages())
def test_a_grammar_has_every_list_that_guards_a_promise(tag: str) -> None:
    grammar = load_grammar(tag)
    wanted = (GUARDS,) if tag in SCRIPTS else (GUARDS, LATIN_GUARDS)
    rows = ((section, name) for guards in wanted for section, names in guards.items() for name in names)
    assert not [row for row in rows if not getattr(getattr(grammar, row[0]), row[1])]


@pytest.mark.parametrize("tag", grammar_languages())
def test_a_language_that_is_read_is_written_too(tag: str) -> None:
    assert load_phrases(tag).catalogue == tag
    for table in ("event_words", "speech_words", "sentence_words"):
        rows = load_table(table)
        assert any(tag in words for words in rows.values()), table
    assert load_cues(tag).percent
    assert all(tag in theme.pictured and tag in theme.photographed for theme in load_themes().values())


def test_an_unknown_language_is_read_with_the_empty_grammar() -> None:
    assert load_grammar("qu").language == "und"
    assert load_grammar("pt-BR") is load_grammar("pt-BR")


@pytest.mark.parametrize(
    ("words", "tag"),
    [
        (
            "The nurses of the city are not going to leave the hospital to which they have given.",
            "en",
        ),
        ("Las enfermeras de la ciudad no van a dejar el hospital que es de todos y para todos.", "es"),
        ("Les infirmières de la ville ne vont pas quitter un hôpital qui est à nous et pour tous.", "fr"),
        (
            "Die Pflegekräfte der Stadt werden nicht gehen und sind mit uns auf der Straße.",
            "de",
        ),
        (
            "As enfermeiras não vão deixar o hospital que é de todos e para todos os que moram.",
            "pt",
        ),
        (
            "De verpleegkundigen van de stad gaan niet weg uit het ziekenhuis en ze zijn met ons.",
            "nl",
        ),
        ("لن تغادر الممرضات المستشفى", "ar"),
        ("האחיות לא יעזבו את בית החולים", "he"),
        ("Le infermiere della città non vogliono lasciare l’ospedale che è di tutti e per tutti.", "it"),
        ("Les infermeres de la ciutat no volen deixar l’hospital que és de tots i per a tothom.", "ca"),
        ("Ok.", "en"),
    ],
)
def test_the_language_is_told(words: str, tag: str) -> None:
    assert find_language(words) == tag


CZECH = (
    "Setkání u mlýna\n\nJako každý rok se sejdeme u starého mlýna na řece a budeme se učit, jak péct chléb. "
    "Není třeba nic umět, ale je dobré si vzít s sebou zástěru a mísu, které doma máte.\n\n"
    "Kdo přijde, ten si může domů odnést i bochník, který sám upekl."
)
ENGLISH = (
    "As in every year we meet at the old mill on the river, and we will learn how to bake a loaf of bread. "
    "There is nothing that you need to know, but it is good to bring an apron and a bowl from your home. "
    "All of those who come can take the loaf they have baked with them, and there will be tea for everybody."
)


def test_of_two_languages_the_first_is_the_one_of_the_document() -> None:
    both, turned = f"{CZECH}\n\n{ENGLISH}\n\n{ENGLISH}", f"The old mill\n\n{ENGLISH}\n\n{CZECH}"
    assert (find_language(both), find_language(turned)) == ("cs", "en")


def test_no_sentence_of_another_language_is_offered() -> None:
    document = read_piped(f"The old mill\n\n{ENGLISH}\n\n{CZECH}\n")
    told = " ".join(each.span.of(document.text) for each in document.sentences)
    assert "There is nothing" in told
    assert "Není" not in told


def test_a_stated_language_that_is_not_the_text_s_leaves_it_its_sentences() -> None:
    document = read_piped(f"---\nlang: fr\n---\n\n# The old mill\n\n{ENGLISH}\n")
    assert len(document.sentences) == ENGLISH.count(". ") + 1


@pytest.mark.parametrize("language", ["cs", "pl", "sk", "de", "hr", "da", "nb", "fi", "hu"])
def test_no_sentence_ends_at_an_ordinal(language: str) -> None:
    assert len(sentences_of("Xo 14. Mlyn. Ta 3. Xo.", language)) == len(["Xo 14. Mlyn.", "Ta 3. Xo."])


def test_no_sentence_ends_inside_a_date_in_figures() -> None:
    assert len(sentences_of("See you on 14. 12. at the mill.")) == 1


def test_a_run_of_signs_is_tried_once() -> None:
    text = "!" * 60_000  # tried from each of them, this takes minutes
    assert sentences_of(text) == [text]
    words = ["Come!!!", "All of you?!", "“Now.”**", "Then…"]
    assert sentences_of(" ".join(words)) == words

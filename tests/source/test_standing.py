"""Which sentences may stand alone, why others may not, and which one would open a post."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from sharekit.document import Document, Span
from sharekit.presets.grammar import grammar_languages, load_grammar, load_table
from sharekit.source import inspection, read_document
from sharekit.source.page import Draft, lay_out
from sharekit.source.quotations.marks import find_marked
from sharekit.source.quotations.quotations import find_speech
from sharekit.source.sentences import standing
from sharekit.source.sentences.ranking import make_surroundings
from sharekit.source.sentences.standing import VETOES, Reader, Stand, Traits, _classes_of, _load_classes
from tests.shared import load_benchmark

_TITLE = "Tram drivers of Kelmouth win back the night service"
_FIRST = "The tram drivers of Kelmouth have won back the night service after a strike of eleven weeks."


def _read(tmp_path: Path, *paragraphs: str, language: str | None = None) -> Document:
    path = tmp_path / "article.txt"
    path.write_text("\n\n".join((_TITLE, *paragraphs, "")), encoding="utf-8")
    return read_document(str(path), today=date(2027, 3, 1), language=language)


def _reasons(document: Document, sentence: str) -> tuple[str, ...]:
    return next(each.reasons for each in document.sentences if each.span.of(document.text) == sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Kelmouth Tramways fired 40 drivers for refusing to work without a break.",
        "We demand that Kelmouth council pays every driver of the night service a living wage.",
        "Join the march of the Kelmouth tram drivers to defend the right to strike!",
    ],
)
def test_what_is_whole_may_stand_alone(sentence: str, tmp_path: Path) -> None:
    assert _reasons(_read(tmp_path, _FIRST, sentence), sentence) == ()


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        ("points-back", "But the drivers of Kelmouth Tramways refused the offer of the council."),
        ("points-back", "The depot in Kelmouth, for example, was closed for eleven weeks."),
        ("not-our-voice", "I have driven the night trams of Kelmouth for thirty years."),
        ("not-our-voice", "“We have had enough of the night trams and of the council,” she told them."),
        ("opponent", "“The drivers are greedy,” said Rufus Blane, a spokesman of Kelmouth Tramways."),
        ("procedural", "To come, register with the drivers of Kelmouth: in this article we explain how."),
        ("procedural", "Send your registration to the drivers of Kelmouth by the end of the week."),
        ("boilerplate", "The drivers of Kelmouth answer every letter on www.kelmouth.example today."),
        ("fragment", "Long live Kelmouth."),
        ("question", "And what did Kelmouth say?"),
    ],
)
def test_what_may_not_says_why(reason: str, sentence: str, tmp_path: Path) -> None:
    assert reason in _reasons(_read(tmp_path, _FIRST, sentence), sentence)


def test_items_of_a_list_and_what_never_ends(tmp_path: Path) -> None:
    item = "The tram drivers of Kelmouth speak about the right to strike."
    document = _read(tmp_path, _FIRST, f"- {item}\n- The council of Kelmouth answers the drivers.")
    assert "list-item" in _reasons(document, item)
    words = ", and the council of Kelmouth promised another tram to another street" * 5
    endless = f"The drivers of Kelmouth won{words}."
    assert "too-long" in _reasons(_read(tmp_path, _FIRST, endless), endless)


@pytest.mark.parametrize(
    ("language", "whole", "leaning"),
    [
        (
            "de",
            "Die Fahrerinnen der Kelmer Straßenbahn haben in einem Streik höhere Löhne erkämpft.",
            "Trotzdem haben die Fahrerinnen der Kelmer Straßenbahn nach elf Wochen höhere Löhne erkämpft.",
        ),
        (
            "fr",
            "Les conductrices du tramway de Kelmont ont gagné des salaires par la grève.",
            "Cependant les conductrices du tramway de Kelmont ont obtenu une hausse des salaires.",
        ),
        (
            "es",
            "Las conductoras del tranvía de Quelmar han ganado una huelga de once semanas.",
            "Sin embargo, las conductoras del tranvía de Quelmar han ganado la huelga.",
        ),
        (
            "nl",
            "De trambestuurders van Kelmuiden hebben na elf weken staken een hoger loon gewonnen.",
            "Daarom hebben de trambestuurders van Kelmuiden na elf weken een hoger loon gewonnen.",
        ),
        (
            "pt",
            "As condutoras do bonde de Quelmar conquistaram um salário maior depois de uma greve.",
            "Por isso as condutoras do bonde de Quelmar conquistaram um salário maior.",
        ),
    ],
)
def test_languages_lean_in_words_of_their_own(
    language: str, whole: str, leaning: str, tmp_path: Path
) -> None:
    document = _read(tmp_path, whole, leaning, language=language)
    stands, leans = document.sentences[-2:]
    assert stands.score > leans.score
    assert "points-back" in leans.reasons


def test_answers_between_questions_are_less_ours(tmp_path: Path) -> None:
    answer = "Workers in Kelmouth know that the council fears a strike of the night drivers."
    asked = (
        "What do drivers want?",
        "Who decides about the trams?",
        "What will happen to the night service?",
    )
    plain = _read(tmp_path, _FIRST, answer)
    interview = _read(tmp_path, _FIRST, asked[0], answer, asked[1], _FIRST, asked[2], _FIRST)
    score = {each.span.of(plain.text): each.score for each in plain.sentences}[answer]
    assert {each.span.of(interview.text): each.score for each in interview.sentences}[answer] < score


def test_a_blow_opens_better_than_a_dull_fact(tmp_path: Path) -> None:
    blow = "Kelmouth police arrested 31 striking tram drivers and killed one of them, Oona Varga."
    dull = "Kelmouth Tramways has published a new map of its lines and of the stops along them."
    document = _read(tmp_path, f"{dull} {blow}")
    found = {each.span.of(document.text): each.opens for each in document.sentences}
    assert found[blow] > found[dull]


def test_candidates_carry_the_reasons_and_those_that_stand_come_first(tmp_path: Path) -> None:
    leaning = "But the drivers of Kelmouth never forgave them for it."
    document = _read(tmp_path, f"{_FIRST} {leaning}")
    quotes = inspection(document)["quotes"]
    assert isinstance(quotes, list)
    assert [quote["text"] for quote in quotes] == [_FIRST, leaning]
    assert [bool(quote["reasons"]) for quote in quotes] == [False, True]
    assert quotes[1]["reasons"][0] == "points-back"


def test_words_that_somebody_says_may_lean_as_well(tmp_path: Path) -> None:
    said = "“They never asked us about the night service,” said Oona Varga, a driver."
    document = _read(tmp_path, _FIRST, said, said.replace("They", "Kelmouth council"))
    reasons = {quote.text.split()[0]: quote.reasons for quote in document.quotes if quote.kind == "speech"}
    assert reasons == {"They": ("points-back",), "Kelmouth": ()}


def _traits(*paragraphs: str, at: int = -1, language: str = "en") -> Traits:
    page = lay_out([Draft(kind="paragraph", text=text) for text in paragraphs])
    grammar = load_grammar(language)
    speech = find_speech(page, find_marked(page), grammar)
    around = make_surroundings(page, title=_TITLE, grammar=grammar, speech=speech)
    block = page.blocks[at]
    return Reader(around).traits(Stand(span=block.span, block=block))


@pytest.mark.parametrize(
    ("name", "paragraphs"),
    [
        ("given", ("A depot burned in Kelmouth.", "The depot was insured.")),
        ("bare_definite", ("The depot was insured.",)),
        ("surname", ("Oona Varga drives a tram.", "It was Varga who stopped the tram.")),
        ("old_names", ("They met in Kelmouth.", "Nobody in Kelmouth slept.")),
        ("new_names", ("They met in Kelmouth.", "Nobody in Norham slept.")),
        ("own_near", ("I drive a tram.", "Trams stop at night.")),
        ("quoted_surname", ("“The night trams are ours,” said Varga.",)),
        ("quoted_whole", ("“The night trams are ours,” said Oona Varga.",)),
        ("pronoun_unnamed", ("Nobody knows what they want from Kelmouth.",)),
        ("later_first", ("Trams later ran again in Kelmouth.",)),
        ("clock", ("The march begins at 6.30pm.",)),
    ],
)
def test_a_feature_is_found_where_it_is(name: str, paragraphs: tuple[str, ...]) -> None:
    assert _traits(*paragraphs)[name] > 0
    assert _traits("Trams stop at every corner of Norham.")[name] == 0 or name == "new_names"


def test_features_and_models_name_the_same() -> None:
    traits, model = _traits("Trams stop at every corner."), load_table("sentence_model")
    assert {*model["stands"]["weights"], *model["opens"]["weights"]} <= traits.keys()
    assert {name for names in VETOES.values() for name in names} <= traits.keys()
    assert all(0 <= value <= 1 for value in traits.values())


def test_a_language_without_words_is_judged_all_the_same() -> None:
    assert _traits("Ñuqanchik kaypi kachkanchik.", language="und")["verbless"] == 0


def test_the_benchmark_fits_what_opens() -> None:
    numpy = pytest.importorskip("numpy")
    assert numpy
    benchmark = load_benchmark("sentences")
    texts = (("Tenants won a strike for lower rents.", 2, 3), ("But it rained on them.", 0, 0))
    rows = [
        benchmark.Row(
            doc=f"{doc}.md",
            language="en",
            span=Span(0, len(words)),
            words=words,
            traits=_traits(words),
            standalone=standalone,
            hook=hook,
            titled=False,
        )
        for doc in range(3)
        for words, standalone, hook in texts
    ]
    model = benchmark.fit(rows)
    assert model["stands"]["weights"]["opens_connective"] < 0
    assert model["opens"]["weights"]["stakes"] > 0
    verdicts = benchmark.judged(rows, [row.doc for row in rows], 3)
    assert [row.opens for row in benchmark.first_choices(list(zip(rows, verdicts, strict=True)))] == [
        True
    ] * 3
    assert benchmark.precision(list(zip(rows, verdicts, strict=True)), 0.5) == 1.0
    assert json.dumps(model)


@pytest.mark.parametrize("tag", grammar_languages())
def test_no_class_is_missed_whose_pattern_finds_a_word(tag: str) -> None:
    grammar = load_grammar(tag)
    classes = _load_classes(grammar)
    words = {word.rstrip("*") for each in _classes_of("inside", grammar).values() for word in each}
    said = [f"{start}{word}{end}" for word in words for start, end in (("", ""), ("– ", "en,"), ("(", ")"))]
    for text in (*said, *(text.upper() for text in said), *(text.replace("i", "İ") for text in said)):
        found = {name for name, pattern in classes.inside.items() if pattern.search(text)}
        assert found <= classes.starts.classes(text), text


@pytest.mark.parametrize(
    "sentence",
    [
        "The tram drivers of Kelmouth are excited to announce the return of the night service in May.",
        "The night service of Kelmouth (which most people call the owl) has carried 4,000 nurses home.",
    ],
)
def test_filler_and_remarks_in_brackets_open_no_post(sentence: str, tmp_path: Path) -> None:
    document = _read(tmp_path, _FIRST, sentence)
    first, other = (each.opens for each in document.sentences)
    assert first > 0 > other


@pytest.mark.parametrize("language", [tag for tag in grammar_languages() if tag != "und"])
@pytest.mark.parametrize("name", ["filler", "elsewhere"])
def test_every_language_knows_what_opens_no_post(name: str, language: str) -> None:
    assert load_table("sentence_words")[name][language]


def test_a_sentence_that_points_at_another_page_leaves_its_place_in_no_post(tmp_path: Path) -> None:
    pointer = "Details of the night service of Kelmouth can be found in the handbook of the drivers."
    assert _reasons(_read(tmp_path, _FIRST, pointer), pointer)[0] == "procedural"


def test_what_stands_beside_a_first_name_is_looked_for_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[int] = []

    class Counted:
        def search(self, words: str) -> None:
            searched.append(len(words))

    monkeypatch.setattr(standing, "_LAST_CAPITAL", Counted())
    lines = "with Anna Ruiz\n" * 400
    read_document("-", today=date(2027, 3, 1), stdin=f"We meet\n\n{lines}".encode)
    assert searched
    assert max(searched) <= 100

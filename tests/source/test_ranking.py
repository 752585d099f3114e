"""The order of candidates, and the features it is made of."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from sharekit.document import Document, Quote, Span
from sharekit.presets.grammar import grammar_languages, load_grammar, load_table
from sharekit.source import read_document
from sharekit.source.page import Draft, Page, lay_out
from sharekit.source.quotations.marks import find_marked
from sharekit.source.quotations.quotations import find_speech
from sharekit.source.sentences.ranking import find_features, make_surroundings, score_words
from tests.shared import load_benchmark

_TEXT = """Tram drivers win back the night service

The company published its timetable for the coming season on Wednesday afternoon in the usual format.

“We kept this city moving through the worst winter of our lives,” said Rosa Lindqvist, a tram driver.
“They owe us a rest.”

Drivers, cleaners and dispatchers met in the depot at Quayside on 14 occasions between March and May.

I have never seen people fight so hard for a bus stop.

The challenge for the coming months is the situation of the depot.

Police detained and charged three of the organisers in Eastgate.
"""


def _read(text: str, tmp_path: Path) -> Document:
    path = tmp_path / "article.txt"
    path.write_text(text, encoding="utf-8")
    return read_document(str(path), today=date(2027, 3, 1))


def _place(quotes: tuple[Quote, ...], opening: str) -> int:
    return next(at for at, quote in enumerate(quotes) if quote.text.startswith(opening))


def _features(text: str, title: str = "", language: str = "en") -> Mapping[str, float]:
    grammar = load_grammar(language)
    return find_features(text, make_surroundings(Page(text=""), title=title, grammar=grammar, speech=()))


def _score(text: str, title: str = "") -> float:
    around = make_surroundings(Page(text=""), title=title, grammar=load_grammar("en"), speech=())
    return score_words(text, "sentence", around)


def test_what_people_say_comes_before_what_happened(tmp_path: Path) -> None:
    quotes = _read(_TEXT, tmp_path).quotes
    assert quotes[0].text.startswith("We kept this city moving")
    assert _place(quotes, "I have never seen") < _place(quotes, "The company published")


@pytest.mark.parametrize("opening", ["The challenge", "Police detained"])
def test_throat_clearing_and_people_before_a_court_come_last(opening: str, tmp_path: Path) -> None:
    quotes = _read(_TEXT, tmp_path).quotes
    assert _place(quotes, opening) >= len(quotes) - 2


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("We are still here.", "we"),
        ("I was born in this street.", "own"),
        ("You cannot evict a movement.", "you"),
        ("Nobody should freeze in January.", "duty"),
        ("Justice is not a luxury.", "values"),
        ("Nothing ever came of it.", "all"),
        ("Rents rose by 40% in a year.", "figures"),
        ("Whose city is it?", "question"),
        ("Enough!", "exclamation"),
    ],
)
def test_a_feature_is_found(text: str, feature: str) -> None:
    assert _features(text)[feature] > 0
    assert _features("Lorries park behind the old warehouse at night.")[feature] == 0


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Wir kämpfen für Gerechtigkeit."),
        ("nl", "Wij vechten voor rechtvaardigheid."),
        ("fr", "Nous luttons pour la justice."),
        ("es", "Nosotros luchamos por la justicia."),
        ("pt", "Nós lutamos pela justiça."),
        ("ar", "نحن نريد العدالة."),
        ("he", "אנחנו רוצים צדק."),
    ],
)
def test_every_language_has_its_words(language: str, text: str) -> None:
    found = _features(text, language=language)
    assert found["we"] > 0
    assert found["values"] > 0


def test_a_language_without_words_is_ranked_all_the_same() -> None:
    assert _features("Ñuqanchik kaypi kachkanchik.", language="und")["values"] == 0


def test_only_the_words_said_are_looked_at() -> None:
    said = "“We want our library back,” said Tove Brandt, who is 61, in 2027 near platform 4."
    page = lay_out([Draft(kind="paragraph", text=said)])
    grammar = load_grammar("en")
    speech = find_speech(page, find_marked(page), grammar)
    around = make_surroundings(page, title="", grammar=grammar, speech=speech)
    found = find_features(said, around, span=Span(0, len(said)))
    assert (found["speech"], found["speaker"], found["figures"]) == (1, 1, 0)
    assert 0 < found["quoted"] < 1


def test_what_the_title_quotes_is_the_editor_s_choice() -> None:
    words = "The sea took the road, and then it took the school."
    assert _score(words, "“It took the school” – a village moves inland") > _score(words, "A village moves")


def test_a_long_quotation_offers_its_sentences(tmp_path: Path) -> None:
    said = (
        "We built this hall with our own hands and our own money in the spring of that year. "
        "Every brick was carried up the hill by somebody who lived on it, in the evening, after work. "
        "Nobody will tell us that it belongs to a bank. "
        "Whoever wants to know what it cost can come and count the bricks with the children of this hill."
    )
    quotes = _read(f"The hall on the hill\n\n“{said}” said Ida Marsh, a mason.\n", tmp_path).quotes
    part = next(quote for quote in quotes if quote.text.startswith("Nobody will tell"))
    assert (part.kind, part.speaker) == ("speech", "Ida Marsh")
    assert part.text == "Nobody will tell us that it belongs to a bank."
    assert said in [quote.text for quote in quotes]


def test_every_feature_has_its_weight_and_no_weight_stands_idle() -> None:
    assert load_table("weights")["weights"].keys() == _features("We are here.").keys()


def test_features_are_between_nought_and_one() -> None:
    for text in ("", "?", "We " * 400, "war " * 50 + "(5, 6, 7): …!"):
        assert all(0 <= value <= 1 for value in _features(text, title="We war").values())


@pytest.mark.parametrize("language", grammar_languages())
def test_words_of_ranking_are_single_and_small(language: str) -> None:
    rank = load_grammar(language).rank
    words = [*rank.own, *rank.we, *rank.you, *rank.values, *rank.value_starts, *rank.empty, *rank.accused]
    assert all(word == word.casefold() and " " not in word for word in words)


def test_the_benchmark_measures_and_fits(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sentences = [
        "The meeting began at nine in the old depot by the canal.",
        "We will fight for every tree in this street.",
        "The minutes were read out and approved.",
    ]
    rows = [
        {
            "repo": site,
            "kind": "class",
            "title": "Trees",
            "body": "\n\n".join(sentences),
            "sentences": sentences,
        }
        | {"labels": [0, 1, 0]}
        for site in ("one", "two")
    ]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    benchmark = load_benchmark("pullquotes")
    assert benchmark.main([str(path)]) == 0
    assert (
        "all articles                                   2  AUC 1.000  hit@5 1.00" in capsys.readouterr().out
    )
    assert benchmark.main([str(path), "--fit"]) == 0
    fitted = dict(line.split(" = ") for line in capsys.readouterr().out.splitlines() if " = " in line)
    assert float(fitted["we"]) > 0
    assert benchmark.auc([1.0, 1.0, 0.0], [1, 0, 0]) == 0.75

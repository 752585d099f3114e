"""Measure the ranking of pull quotes against what editors pulled out, and fit its weights.

    python benchmarks/pullquotes.py FILE.jsonl [-v]
    python benchmarks/pullquotes.py FILE.jsonl --fit

A line of FILE is one article: `body`, its `sentences`, `labels` (1 for one the editor chose), `title`, `kind`
and `repo`. Every sentence is scored by the function that ranks `Document.quotes`; a second table scores it by
the candidate it lies in. A title that quotes the chosen words is withheld. `--fit` cross-validates, leaving
out one site at a time, and prints weights to paste into `presets/grammar/weights.toml`.
"""

from __future__ import annotations

import json
import math
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import mul
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sharekit.document import Document, Quote, Span
from sharekit.presets.grammar import load_grammar, load_table
from sharekit.source import read_document
from sharekit.source.formats.intake import fetch_raw
from sharekit.source.formats.parsing import find_content, parse_raw
from sharekit.source.quotations.marks import find_marked
from sharekit.source.quotations.quotations import find_speech
from sharekit.source.sentences.ranking import Surroundings, find_features, make_surroundings, score_words

TODAY = date(2026, 11, 23)
FIRST = 5
PENALTY = 60.0
STEPS = 60
_UNSEEN = -1e9
_BULLETS = "> •*-"

Vector = list[float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as the ranking sees it.

    Attributes:
        site: Where it was published.
        labels: 1 for a sentence the editor chose.
        features: Of every sentence.
        scores: Of every sentence, by the shipped weights.
        shown: Of every sentence, the score of the candidate of `Document.quotes` it lies in.
        quotes: Features of the candidates, and the part of their scores that is not fitted.
        lies_in: Of every sentence, the candidates it lies in.
        sentences: The words.
        seconds: How long reading and ranking took.
    """

    site: str
    labels: tuple[int, ...]
    features: tuple[Mapping[str, float], ...]
    scores: tuple[float, ...]
    shown: tuple[float, ...]
    quotes: tuple[tuple[Mapping[str, float], float], ...]
    lies_in: tuple[tuple[int, ...], ...]
    sentences: tuple[str, ...]
    seconds: float


def main(arguments: Sequence[str]) -> int:
    """Print the tables."""
    lines = Path(arguments[0]).read_text(encoding="utf-8").splitlines()
    with TemporaryDirectory() as folder:
        articles = [read(json.loads(line), Path(folder) / "article.txt") for line in lines]
    if "--fit" in arguments:
        by_sentence, by_quote = cross_validate(articles)
        report("sentences, cross-validated, one site left out at a time", articles, by_sentence)
        report("the same through Document.quotes", articles, by_quote)
        for name, weight in sorted(fit(articles).items(), key=lambda row: -abs(row[1])):
            print(f"{name} = {weight:.2f}")
        return 0
    report("sentences by the shipped weights", articles, [each.scores for each in articles])
    report("the same through Document.quotes", articles, [each.shown for each in articles])
    chosen = [
        score for each in articles for score, label in zip(each.shown, each.labels, strict=True) if label
    ]
    found = sum(score > _UNSEEN for score in chosen)
    print(f"chosen sentences that are candidates: {found} / {len(chosen)}")
    print(f"milliseconds an article, read and ranked: {1000 * _mean(each.seconds for each in articles):.1f}")
    if "-v" in arguments:
        show(articles)
    return 0


def read(entry: Mapping[str, Any], path: Path) -> Article:
    """Read an article by the way every source goes."""
    path.write_text(entry["body"], encoding="utf-8")
    before = time.perf_counter()
    document = read_document(str(path), today=TODAY)
    seconds = time.perf_counter() - before
    around = survey(path, "" if entry["kind"] == "headline-quote" else entry["title"])
    words = [" ".join(sentence.split()).lstrip(_BULLETS) for sentence in entry["sentences"]]
    spans = locate(words, around.page.text)
    scores = [
        score_words(text, "sentence", around, span=span) for text, span in zip(words, spans, strict=True)
    ]
    lies_in = [_lies_in(document, span) for span in spans]
    return Article(
        site=entry["repo"],
        labels=tuple(int(label) for label in entry["labels"]),
        features=tuple(
            find_features(text, around, span=span) for text, span in zip(words, spans, strict=True)
        ),
        scores=tuple(scores),
        shown=tuple(max((document.quotes[at].score for at in inside), default=_UNSEEN) for inside in lies_in),
        quotes=tuple(_candidate(quote, around) for quote in document.quotes),
        lies_in=tuple(lies_in),
        sentences=tuple(words),
        seconds=seconds,
    )


def _candidate(quote: Quote, around: Surroundings) -> tuple[Mapping[str, float], float]:
    features = find_features(quote.text, around, span=quote.span)
    return features, quote.score - weigh(features, load_table("weights")["weights"])


def _lies_in(document: Document, span: Span | None) -> tuple[int, ...]:
    """Return the candidates that share most of their words, or most of the sentence."""
    quotes = enumerate(document.quotes) if span else ()
    return tuple(at for at, quote in quotes if quote.span and span and _shares(quote.span, span))


def weigh(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the fitted part of a score."""
    return sum(weights.get(name, 0.0) * value for name, value in features.items())


def survey(path: Path, title: str) -> Surroundings:
    """Return what the sentences of a file are ranked against."""
    _, parsed = parse_raw(fetch_raw(str(path), None), language=None, usual_language=None)
    grammar = load_grammar(parsed.language)
    page = find_content(parsed.drafts, grammar, title=None, marked_up=parsed.marked_up).page
    speech = find_speech(page, find_marked(page), grammar)
    return make_surroundings(page, title=title, grammar=grammar, speech=speech)


def locate(words: Sequence[str], text: str) -> list[Span | None]:
    """Return where the sentences stand, each after the one before it."""
    spans: list[Span | None] = []
    start = 0
    for sentence in words:
        found = text.find(sentence, start)
        found = found if found >= 0 else text.find(sentence)
        start = max(found, start)
        spans.append(Span(found, found + len(sentence)) if found >= 0 else None)
    return spans


def _shares(one: Span, other: Span) -> bool:
    common = min(one.end, other.end) - max(one.start, other.start)
    return 2 * common > min(one.end - one.start, other.end - other.start)


def report(name: str, articles: Sequence[Article], scores: Sequence[Sequence[float]]) -> None:
    """Print mean AUC and hit@5 by site and over all articles."""
    rows: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for article, row in zip(articles, scores, strict=True):
        rows[article.site].append((auc(row, article.labels), hits(row, article.labels)))
    print(name)
    for site, results in sorted(rows.items(), key=lambda item: -len(item[1])):
        _line(site, results)
    _line("all articles", [result for results in rows.values() for result in results])
    _line("all sites", [(_mean(a for a, _ in each), _mean(h for _, h in each)) for each in rows.values()])
    print()


def _line(name: str, results: Sequence[tuple[float, float]]) -> None:
    area, hit = _mean(result[0] for result in results), _mean(result[1] for result in results)
    print(f"  {name:44} {len(results):3}  AUC {area:.3f}  hit@{FIRST} {hit:.2f}")


def _mean(values: Iterable[float]) -> float:
    rows = list(values)
    return sum(rows) / len(rows)


def auc(scores: Sequence[float], labels: Sequence[int]) -> float:
    """Return how often a chosen sentence ranks above another; ties count half."""
    chosen = [score for score, label in zip(scores, labels, strict=True) if label]
    others = [score for score, label in zip(scores, labels, strict=True) if not label]
    won = sum((one > other) + 0.5 * (one == other) for one in chosen for other in others)
    return won / (len(chosen) * len(others))


def hits(scores: Sequence[float], labels: Sequence[int]) -> bool:
    """Tell whether a chosen sentence is among the first five; of equals the earlier comes first."""
    ranked = sorted(range(len(scores)), key=lambda at: -scores[at])
    return any(labels[at] for at in ranked[:FIRST])


def cross_validate(articles: Sequence[Article]) -> tuple[list[Vector], list[Vector]]:
    """Return scores of every article, by sentence and by candidate, fitted on all other sites."""
    fitted = {
        site: fit([article for article in articles if article.site != site])
        for site in dict.fromkeys(article.site for article in articles)
    }
    by_sentence = [[weigh(row, fitted[each.site]) for row in each.features] for each in articles]
    by_quote = [_by_quote(each, fitted[each.site]) for each in articles]
    return by_sentence, by_quote


def _by_quote(article: Article, weights: Mapping[str, float]) -> Vector:
    scores = [weigh(features, weights) + rest for features, rest in article.quotes]
    return [max((scores[at] for at in inside), default=_UNSEEN) for inside in article.lies_in]


def fit(articles: Sequence[Article]) -> dict[str, float]:
    """Fit weights: in each article the chosen sentences should draw the most of a softmax over all.

    Features are standardised and the squared weights penalised; an article counts less the more
    its site has of them (by the square root), lest one site decide. Plain gradient descent: under
    such a penalty the problem is well conditioned.
    """
    names = sorted(articles[0].features[0])
    means, scales = _standard(articles, names)
    sets = [
        [
            [(row[name] - m) / s for name, m, s in zip(names, means, scales, strict=True)]
            for row in each.features
        ]
        for each in articles
    ]
    counts = Counter(article.site for article in articles)
    shares = [counts[article.site] ** -0.5 for article in articles]
    shares = [share * len(shares) / sum(shares) for share in shares]
    weights = [0.0] * len(names)
    rate = 1 / (PENALTY + 2 * len(articles))
    for _ in range(STEPS):
        slope = [PENALTY * weight for weight in weights]
        for article, rows, share in zip(articles, sets, shares, strict=True):
            _add_slope(slope, rows, article.labels, weights, share)
        weights = [weight - rate * part for weight, part in zip(weights, slope, strict=True)]
    return {name: weight / scale for name, weight, scale in zip(names, weights, scales, strict=True)}


def _standard(articles: Sequence[Article], names: Sequence[str]) -> tuple[Vector, Vector]:
    rows = [row for article in articles for row in article.features]
    means = [_mean(row[name] for row in rows) for name in names]
    spreads = [
        math.sqrt(_mean((row[name] - mean) ** 2 for row in rows))
        for name, mean in zip(names, means, strict=True)
    ]
    return means, [spread or 1.0 for spread in spreads]


def _add_slope(
    slope: Vector, rows: Sequence[Vector], labels: Sequence[int], weights: Vector, share: float
) -> None:
    scores = [sum(map(mul, row, weights)) for row in rows]
    top = max(scores)
    drawn = [math.exp(score - top) for score in scores]
    whole, chosen = sum(drawn), sum(labels)
    for row, part, label in zip(rows, drawn, labels, strict=True):
        pull = share * (part / whole - label / chosen)
        for at, value in enumerate(row):
            slope[at] += pull * value


def show(articles: Sequence[Article]) -> None:
    """Print the first five sentences of every article, and where the chosen ones stand."""
    for article in articles:
        ranked = sorted(range(len(article.scores)), key=lambda at: -article.scores[at])
        print(f"\n{article.site}")
        for place, at in enumerate(ranked, 1):
            if place <= FIRST or article.labels[at]:
                mark = "*" if article.labels[at] else " "
                print(f"{mark}{place:3} {article.scores[at]:6.2f} {article.sentences[at][:120]}")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

"""Fit the judge of sentences that may stand alone, and judge it on documents that had no part in it.

    python benchmarks/sentences.py DEV.jsonl --judge
    python benchmarks/sentences.py DEV.jsonl --fit
    python benchmarks/sentences.py DEV.jsonl --fires

`--judge` leaves out a twentieth of the documents at a time, then one language at a time; `--fit` writes
`presets/grammar/sentence_model.toml`; `--fires` names vetoes, and features that fire in fewer than three
documents.

A line of DEV is one sentence with its labels (see its README); the articles stand in `../samples` beside its
folder. `standing.jsonl` says the same of sentences in `../corpus`, mostly of announcements: a document and a
hash of the words, never the words; these weigh less, and are judged apart.

Two models: whether a sentence may stand alone is a logistic regression with a ridge (`events.py` has it), the
sentences of a document sharing a weight by the square root; which one opens a post best is a softmax over
those of a document with a ridge, openers with a better hook or a better standing drawing more.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
from events import STEPS, regression

from sharekit.document import Span, Standing
from sharekit.presets.grammar import load_grammar
from sharekit.source.formats.intake import fetch_raw
from sharekit.source.formats.parsing import find_content, parse_raw
from sharekit.source.quotations.marks import find_marked
from sharekit.source.quotations.quotations import find_speech
from sharekit.source.sentences.ranking import Surroundings, make_surroundings
from sharekit.source.sentences.sentences import Sentence, find_sentences
from sharekit.source.sentences.standing import VETOES, Reader, Stand, Traits, find_vetoes, judge

MODEL = Path("src/sharekit/presets/grammar/sentence_model.toml")
LABELS = Path(__file__).with_name("standing.jsonl")
RIDGE, RIDGE_OF_CHOICE = 40.0, 80.0
CORPUS_SHARE = 0.6  # of a sentence of the corpus
LEAST = 0.6  # from which a sentence stands alone: half of those that may do so, on documents left out
SHARE = 0.0  # of the first score in the second
FOLDS = 20
RECALLS = (0.4, 0.5, 0.6)
FEWEST_DOCUMENTS = 3
LEAST_WEIGHT = 0.0005
HOOKED, STRONG, EXCELLENT = 2, 3, 2  # labels
_ARTICLE = re.compile(r"pq(\d+)_")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One labelled sentence."""

    doc: str
    language: str
    span: Span
    words: str
    traits: Traits
    standalone: int
    hook: int
    titled: bool
    share: float = 1.0

    @property
    def may_stand(self) -> bool:
        """Whether it may stand alone."""
        return self.standalone > 0

    @property
    def opens(self) -> bool:
        """Whether it would open a post well."""
        return self.may_stand and self.hook >= HOOKED


def main(arguments: Sequence[str]) -> int:
    """Do what is asked for."""
    rows = list(read_rows(Path(arguments[0])))
    if "--fit" in arguments:
        MODEL.write_text(as_toml(fit(rows), rows), encoding="utf-8")
    if "--fires" in arguments:
        show_fires(rows)
    if "--judge" in arguments:
        verdicts = judged(rows, [row.doc for row in rows], FOLDS)
        for name, wanted in (("documents", 1.0), ("documents of the corpus", CORPUS_SHARE)):
            chosen = [at for at, row in enumerate(rows) if row.share == wanted]
            some = [rows[at] for at in chosen]
            show(f"{name} left out", some, [verdicts[at] for at in chosen], verbose="-v" in arguments)
        languages = [row.language for row in rows]
        show("languages left out", rows, judged(rows, languages, len({*languages})), verbose=False)
    return 0


def read_rows(dev: Path) -> Iterator[Row]:
    """Yield the labelled sentences that are found in their articles."""
    labelled: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in dev.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        labelled[entry["doc"]].append(entry)
    samples = dev.resolve().parent.parent / "samples"
    articles = (samples / "pullquotes" / "pullquotes.jsonl").read_text(encoding="utf-8").splitlines()
    with TemporaryDirectory() as folder:
        for doc, entries in labelled.items():
            path, title = find_article(doc, samples, articles, Path(folder))
            yield from rows_of(doc, entries, path, title)
        yield from corpus_rows(dev.resolve().parent.parent / "corpus" / "dev.jsonl", Path(folder))


def corpus_rows(corpus: Path, folder: Path) -> Iterator[Row]:
    """Yield the labelled sentences of the corpus."""
    labelled: dict[str, dict[str, Any]] = defaultdict(dict)
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        labelled[entry["doc"]][entry["words"]] = entry
    for line in corpus.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        if document["id"] in labelled:
            path = folder / f"document{document['suffix']}"
            path.write_text(document["text"], encoding="utf-8")
            yield from rows_in(document["id"], document["lang"], labelled[document["id"]], path)


def rows_in(doc: str, language: str, entries: Mapping[str, Any], path: Path) -> Iterator[Row]:
    """Yield the labelled sentences of one document of the corpus with their features."""
    around, sentences = survey(path, None)
    reader, text = Reader(around), around.page.text
    for each in sentences:
        words = each.span.of(text)
        entry = entries.get(hashlib.sha256(squeezed(words)[0].encode()).hexdigest()[:8])
        if entry:
            yield Row(
                doc=doc,
                language=language,
                span=each.span,
                words=words,
                traits=reader.traits(stand_at(each.span, around, sentences)),
                standalone=entry["standalone"],
                hook=entry["hook"],
                titled=False,
                share=CORPUS_SHARE,
            )


def find_article(doc: str, samples: Path, articles: Sequence[str], folder: Path) -> tuple[Path, str | None]:
    """Return where an article stands, and its title where that stands elsewhere."""
    number = _ARTICLE.match(doc)
    if number is None:
        return next(path for path in (samples / "documents" / doc, samples / doc) if path.exists()), None
    entry = json.loads(articles[int(number[1])])
    path = folder / "article.txt"
    path.write_text(entry["body"], encoding="utf-8")
    return path, entry["title"]


def rows_of(doc: str, entries: Sequence[Mapping[str, Any]], path: Path, title: str | None) -> Iterator[Row]:
    """Yield the sentences of one article with their features."""
    around, sentences = survey(path, title)
    reader, text = Reader(around), around.page.text
    folded, places = squeezed(text)
    last = 0
    for entry in entries:
        words, _ = squeezed(entry["sentence"])
        at = folded.find(words, last)
        at = folded.find(words) if at < 0 else at
        if at < 0:
            continue  # what reading leaves out: bylines, contacts
        last = at
        span = Span(places[at], places[at + len(words) - 1] + 1)
        stand = stand_at(span, around, sentences)
        yield Row(
            doc=doc,
            language=entry["lang"],
            span=span,
            words=entry["sentence"],
            traits=reader.traits(stand),
            standalone=entry["standalone"],
            hook=entry["hook"],
            titled=stand.block.kind in {"title", "heading"},
        )


def survey(path: Path, title: str | None) -> tuple[Surroundings, tuple[Sentence, ...]]:
    """Read an article by the way every source goes."""
    _, parsed = parse_raw(fetch_raw(str(path), None), language=None, usual_language=None)
    grammar = load_grammar(parsed.language)
    title = parsed.stated.title or title
    content = find_content(parsed.drafts, grammar, title=title, marked_up=parsed.marked_up)
    marked = find_marked(content.page)
    speech = find_speech(content.page, marked, grammar)
    around = make_surroundings(
        content.page, title=title or content.title or "", grammar=grammar, speech=speech
    )
    return around, find_sentences(content.page, marked, grammar)


def squeezed(text: str) -> tuple[str, list[int]]:
    """Return a text without spaces and marks of emphasis, and where its letters stood."""
    kept = [(at, sign) for at, sign in enumerate(text) if not (sign.isspace() or sign in "*_")]
    return "".join(sign for _, sign in kept), [at for at, _ in kept]


def stand_at(span: Span, around: Surroundings, sentences: Sequence[Sentence]) -> Stand:
    """Return a labelled sentence in its place, wherever sharekit cuts sentences."""
    text, block = around.page.text, around.page.block_at(span.start)
    if block is None:
        raise ValueError(span)
    before = [each for each in sentences if each.span.end <= span.start]
    after = next((each.span.of(text) for each in sentences if each.span.start >= span.end), "")
    return Stand(span=span, block=block, before=before[-1].span.of(text) if before else "", after=after)


def fit(rows: Sequence[Row]) -> dict[str, dict[str, Any]]:
    """Return both models."""
    sizes = Counter(row.doc for row in rows)
    weighed = [(row.traits, int(row.may_stand), row.share * sizes[row.doc] ** -0.5) for row in rows]
    return {
        "stands": {"least": LEAST, **regression(weighed, RIDGE)},
        "opens": {"share": SHARE, "weights": choice(rows)},
    }


def choice(rows: Sequence[Row]) -> dict[str, float]:
    """Fit by Newton's method what draws the choice within a document to its openers; return it unscaled."""
    names = sorted(rows[0].traits)
    matrix = np.array([[row.traits[name] for name in names] for row in rows])
    spread = matrix.std(0)
    spread[spread < 1e-9] = 1.0  # noqa: PLR2004 - never fires, so its weight stays 0
    matrix = (matrix - matrix.mean(0)) / spread
    grades = np.array([float(grade(row)) for row in rows])
    docs = np.array([row.doc for row in rows])
    groups = [found for doc in {*docs} if grades[found := np.flatnonzero(docs == doc)].any()]
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        slope, curve = RIDGE_OF_CHOICE * weights, np.eye(len(names)) * RIDGE_OF_CHOICE
        for group in groups:
            score = matrix[group] @ weights
            drawn = np.exp(score - score.max())
            drawn /= drawn.sum()
            slope += matrix[group].T @ (drawn - grades[group] / grades[group].sum())
            apart = matrix[group] - drawn @ matrix[group]
            curve += (apart.T * drawn) @ apart
        step = np.linalg.solve(curve, slope)
        weights -= step
        if float(np.abs(step).max()) < 1e-4:  # noqa: PLR2004 - no change that a weight would show
            break
    return {name: float(each) for name, each in zip(names, weights / spread, strict=True)}


def grade(row: Row) -> int:
    """Return how much of the choice in its document a sentence should draw."""
    if not row.opens:
        return 0
    return (1 + (row.hook >= STRONG)) * (1 + (row.standalone >= EXCELLENT))


def judged(rows: Sequence[Row], groups: Sequence[str], folds: int) -> list[Standing]:
    """Return what is judged of each sentence by models fitted without its group."""
    known = sorted({*groups})
    found: dict[int, Standing] = {}
    for fold in range(folds):
        out = {*known[fold::folds]}
        model = fit([row for row, group in zip(rows, groups, strict=True) if group not in out])
        for at, (row, group) in enumerate(zip(rows, groups, strict=True)):
            if group in out:
                found[at] = judge(row.span, row.traits, model)
    return [found[at] for at in range(len(rows))]


def show(name: str, rows: Sequence[Row], verdicts: Sequence[Standing], *, verbose: bool) -> None:
    """Print precision at recall, what is allowed, and the first choice, over all and by language."""
    pairs = list(zip(rows, verdicts, strict=True))
    print(name)
    _line("all", pairs)
    for language, _ in Counter(row.language for row in rows).most_common():
        _line(language, [pair for pair in pairs if pair[0].language == language])
    for row, verdict in pairs if verbose else ():
        if bool(verdict.reasons) == row.may_stand:
            print(f"  {row.standalone} {verdict.score:.2f} {','.join(verdict.reasons):24} {row.words[:150]}")


def _line(name: str, pairs: Sequence[tuple[Row, Standing]]) -> None:
    good = sum(row.may_stand for row, _ in pairs)
    allowed = [row for row, verdict in pairs if not verdict.reasons]
    right = sum(row.may_stand for row in allowed)
    at = " ".join(f"{precision(pairs, recall):.3f}" for recall in RECALLS)
    chosen = list(first_choices(pairs))
    well, stands = sum(row.opens for row in chosen), sum(row.may_stand for row in chosen)
    print(
        f"  {name:4} {len(pairs):5}  precision at recall {RECALLS}: {at}  allowed: {right} right of"
        f" {len(allowed)}, and of {good} in all  first choice: {well}/{len(chosen)} open well, {stands} stand"
    )


def precision(pairs: Sequence[tuple[Row, Standing]], recall: float) -> float:
    """Return how many are right down to where so many of the right ones are found; a veto comes last."""
    ranked = sorted(pairs, key=lambda pair: (bool({*find_vetoes(pair[0].traits)}), -pair[1].score))
    wanted, right = recall * sum(row.may_stand for row, _ in pairs), 0
    for taken, (row, _) in enumerate(ranked, 1):
        right += row.may_stand
        if right >= wanted:
            return right / taken
    return 0.0


def first_choices(pairs: Sequence[tuple[Row, Standing]]) -> Iterator[Row]:
    """Yield the sentence chosen first in each document that has an opener: no headline, and no veto on it."""
    for doc in dict.fromkeys(row.doc for row, _ in pairs):
        ours = [pair for pair in pairs if pair[0].doc == doc]
        if any(row.opens for row, _ in ours):
            yield max(
                (pair for pair in ours if not pair[0].titled),
                key=lambda pair: (not any(find_vetoes(pair[0].traits)), pair[1].opens),
            )[0]


def show_fires(rows: Sequence[Row]) -> None:
    """Print in how many documents vetoes and features fire, where that is in few."""
    print("veto: documents, sentences, of which may stand")
    for reason, names in VETOES.items():
        for name in names:
            hit = [row for row in rows if row.traits[name]]
            docs, may = len({row.doc for row in hit}), sum(row.may_stand for row in hit)
            print(f"  {reason:22} {name:18} {docs:4} {len(hit):4} {may:4}")
    where = {name: {row.doc for row in rows if row.traits[name]} for name in rows[0].traits}
    few = {name: len(docs) for name, docs in where.items() if len(docs) < FEWEST_DOCUMENTS}
    print(f"{len(where)} features; in fewer than {FEWEST_DOCUMENTS} documents: {few}")


def as_toml(model: Mapping[str, Mapping[str, Any]], rows: Sequence[Row]) -> str:
    """Return the model as the file that is shipped, without weights too small to count."""
    count, docs, languages = len(rows), len({row.doc for row in rows}), len({row.language for row in rows})
    lines = [
        f"# Fitted by `benchmarks/sentences.py DEV --fit` on {count} labelled sentences of {docs} articles",
        f"# in {languages} languages; never edited by hand. Figures on those left out: `--judge`.",
        "#",
        "# [stands]: a logistic regression with a ridge, whether a sentence may stand alone; it does from",
        "# `least` on, where half of those are found that may, on documents left out. [opens]: the choice in",
        "# a document of the sentence that opens a post, to which `share` of the first score is added.",
    ]
    for name, fitted in model.items():
        lines += ["", f"[{name}]"]
        lines += [f"{key} = {value:.3f}" for key, value in fitted.items() if key != "weights"]
        lines += ["", f"[{name}.weights]"]
        weights = sorted(fitted["weights"].items())
        lines += [f"{key} = {value:.3f}" for key, value in weights if abs(value) >= LEAST_WEIGHT]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

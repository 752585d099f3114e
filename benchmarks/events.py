"""Fit the choices that events are read by, and judge them on repositories that had no part in it.

    python benchmarks/events.py CORPUS.jsonl --judge SCORE.py
    python benchmarks/events.py CORPUS.jsonl --fit

`--judge` prints what SCORE.py says of each repository, read by models refitted without it; `--fit` writes
`presets/grammar/event_model.toml`. A feature that fires in fewer than three repositories has no weight.

A line of CORPUS is one document: `text`, `suffix`, `today`, `repo`, `kind`, and the facts it states (`gold`,
`stated`). To it come the notices of our own writing in `notices.jsonl`, which are fitted on and never judged:
they hold what the corpus has little of, such as deadlines, and languages of other scripts.

What a sentence tells those who may come was labelled by reading: `telling.jsonl` has a letter for each of a
document's sentences, named by a hash of its words: W what it is about, P what one needs to come, both small
where only the sentence before makes them understood; D day, place and title again, H of a person, x all else.

Each question is a logistic regression with a ridge, that of the title one over all candidates of a document
at once; documents of a repository share its weight by the square root. Whether anything is announced is
fitted on days whose chances come from models that did not see them.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import re
import runpy
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from sharekit.errors import SharekitError
from sharekit.source import choice, read_document
from sharekit.source.choice import chance
from sharekit.source.events import announcing, telling
from sharekit.source.events.days import (
    DayCandidate,
    announcement_features,
    day_features,
    find_day_candidates,
    find_last_candidates,
    last_features,
    nearest_times,
    time_features,
)
from sharekit.source.events.notice import Notice, make_notice
from sharekit.source.events.places import find_place_candidates, place_features
from sharekit.source.events.registration import find_links, link_features, online_features
from sharekit.source.events.speakers import find_speaker_candidates, leads_it, speaker_features
from sharekit.source.events.telling import telling_features
from sharekit.source.events.titles import find_title_candidates, title_features

Rows = list[tuple[Mapping[str, float], int]]
OWN = Path(__file__).with_name("notices.jsonl")
TOLD = Path(__file__).with_name("telling.jsonl")
MODEL = Path("src/sharekit/presets/grammar/event_model.toml")
RIDGE = {
    "day": 3.0,
    "announces": 20.0,
    "last": 3.0,
    "time": 3.0,
    "place": 3.0,
    "online": 3.0,
    "register": 3.0,
    "speaker": 35.0,
    "title": 2.0,
    "tells": 200.0,
    "need": 200.0,
    "opens": 100.0,
}
BANDS = {
    "day": {},
    "announces": {"sure": 0.88, "likely": 0.5},
    "last": {"used": 0.45},
    "time": {"used": 0.35},
    "place": {"used": 0.5, "labelled": 0.1, "likely": 0.15},
    "online": {"used": 0.5},
    "register": {"used": 0.18},
    "speaker": {"used": 0.75, "person": 0.5, "labelled": 0.25},
    "title": {},
    "tells": {},
    "need": {"used": 0.55, "said": 0.35, "past": 0.85},
    "opens": {},
}
OWN_SHARE = {
    "day": 0.5,
    "announces": 0.5,
    "last": 1.0,
    "time": 0.5,
    "place": 1.0,
    "online": 1.0,
    "register": 1.0,
    "speaker": 0.45,
    "title": 1.0,
    "tells": 1.0,
    "need": 1.0,
    "opens": 1.0,
}  # of a document of the corpus
# Documents of the corpus that state no speakers and, as read by eye, have none, though they name people.
NOBODY = frozenset(
    [
        "cs-0008",
        "de-0021",
        "de-0035",
        "de-0036",
        "de-0039",
        "de-0040",
        "en-0022",
        "en-0027",
        "en-0028",
        "en-0045",
        "en-0056",
        "en-0057",
        "en-0068",
        "en-0085",
        "en-0086",
        "en-0087",
        "en-0094",
        "en-0096",
        "en-0097",
        "en-0098",
        "en-0106",
        "en-0107",
        "en-0117",
        "en-0144",
        "en-0145",
        "en-0146",
        "en-0147",
        "en-0186",
        "en-0202",
        "en-0204",
        "en-0207",
        "en-0210",
        "en-0215",
        "en-0220",
        "en-0225",
        "en-0227",
        "en-0231",
        "en-0237",
        "en-0265",
        "en-0281",
        "en-0282",
        "en-0283",
        "en-0340",
        "en-0370",
        "en-0380",
        "es-0004",
        "es-0011",
        "fr-0024",
        "fr-0027",
        "fr-0029",
        "fr-0033",
        "fr-0035",
        "it-0006",
        "it-0014",
        "it-0015",
        "it-0020",
        "pt-0001",
        "pt-0009",
    ]
)
NOBODY_SHARE = 0.1
STEPS = 25
FOLDS = 10
LEAST_REPOSITORIES = 3
ALIKE, TOO_MANY = 0.9, 4
LEAST_WEIGHT = 0.0005
NAMED = 0.7  # of the words of two titles that are one
WHOLE = 0.5  # of the words of two places that are one


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One document: its repository, the rows of each question, and what its days look like."""

    repo: str
    judged: bool
    rows: Mapping[str, Rows]
    notice: Notice
    nobody: bool
    days: tuple[DayCandidate, ...]
    day_rows: tuple[Mapping[str, float], ...]
    right: tuple[int, ...]


def main(arguments: Sequence[str]) -> int:
    """Do what is asked for."""
    corpus = Path(arguments[0])
    samples = [*read_samples(corpus), *read_samples(OWN)]
    if "--fit" in arguments:
        model = fit(samples)
        MODEL.write_text(as_toml(model, samples), encoding="utf-8")
    if "--judge" in arguments:
        judge(samples, corpus, Path(arguments[arguments.index("--judge") + 1]))
    return 0


def read_samples(corpus: Path) -> list[Sample]:
    """Read all documents; the notices that events are looked for in are caught on their way."""
    caught: list[Notice] = []

    def catch(*arguments: Any, **named: Any) -> Notice:  # noqa: ANN401 - whatever it is handed
        notice = make_notice(*arguments, **named)
        caught.append(notice)
        return notice

    def hear(*arguments: Any, **named: Any) -> list[Any]:  # noqa: ANN401 - whatever it is handed
        heard[:] = telling_features(*arguments, **named)
        return heard

    announcing.make_notice = catch  # type: ignore[attr-defined]
    telling.telling_features = hear  # type: ignore[assignment]
    samples, labels = [], read_labels()
    heard: list[Any] = []
    with TemporaryDirectory() as folder:
        for line in corpus.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            path = Path(folder) / f"{entry['id']}{entry['suffix']}"
            path.write_text(entry["text"], encoding="utf-8")
            caught.clear()
            heard.clear()
            with contextlib.suppress(SharekitError):
                read_document(str(path), today=date.fromisoformat(entry["today"]))
            if caught:
                told = telling_rows(caught[0], heard, labels.get(entry["id"], {}))
                samples.append(replace(made := sample(entry, caught[0]), rows={**made.rows, **told}))
    announcing.make_notice = make_notice  # type: ignore[attr-defined]
    telling.telling_features = telling_features
    return samples


def read_labels() -> dict[str, dict[str, str]]:
    """Return the letter of each labelled sentence by document and by the hash of its words."""
    entries = map(json.loads, TOLD.read_text(encoding="utf-8").splitlines())
    return {each["doc"]: dict(pair.split(":") for pair in each["told"].split()) for each in entries}


def telling_rows(notice: Notice, heard: Sequence[Any], letters: Mapping[str, str]) -> dict[str, Rows]:
    """Return the rows of what sentences tell; whether one opens is asked of those that do."""
    rows: dict[str, Rows] = {"tells": [], "need": [], "opens": []}
    for sentence, features in heard:
        words = " ".join(sentence.span.of(notice.page.text).split())
        letter = letters.get(hashlib.sha256(words.encode()).hexdigest()[:6])
        if letter is None:
            continue
        rows["tells"].append((features, int(letter in "Ww")))
        rows["need"].append((features, int(letter in "Pp")))
        if letter in "WwPp":
            rows["opens"].append((features, int(letter.isupper())))
    return rows


def sample(entry: Mapping[str, Any], notice: Notice) -> Sample:
    """Return the rows of one document."""
    gold, stated = entry.get("gold") or {}, set(entry.get("stated") or ())
    starts = starts_of(entry) if "start" in stated else []
    days = find_day_candidates(notice)
    day_rows = tuple(day_features(notice, days))
    right = tuple(int(any(day.day.isoformat() == start[:10] for start in starts)) for day in days)
    chosen = next((day for day, ok in zip(days, right, strict=True) if ok), None)
    rows: dict[str, Rows] = defaultdict(list)
    rows["day"] = list(zip(day_rows, right, strict=True))
    announces = entry["kind"] != "negative"
    if chosen:
        hours = {start[11:16] for start in starts if "T" in start}
        times = nearest_times(notice, chosen)
        labels = [int(f"{time.start:%H:%M}" in hours) for time in times]
        lasts = find_last_candidates(days, chosen)
        ended = [int(day.day.isoformat() == (gold.get("end") or "")[:10]) for day in lasts]
        rows["last"] = list(zip(last_features(notice, lasts, chosen, days), ended, strict=True))
        rows["time"] = list(zip(time_features(notice, chosen, times), labels, strict=True))
        hour = next((time.span for time, ok in zip(times, labels, strict=True) if ok), None)
        if not gold.get("place") or "place" in stated:
            places = find_place_candidates(notice, chosen, hour)
            same = whole_places(gold.get("place") or "", [each.span.of(notice.text) for each in places])
            rows["place"] = list(zip(place_features(notice, places, chosen, hour), same, strict=True))
    if announces and bool(gold.get("online")) != bool(gold.get("place")):
        rows["online"] = [(online_features(notice, chosen), int(bool(gold.get("online"))))]
    if announces:
        links = find_links(notice)
        wanted = gold.get("register") if "register" in stated else None
        led = [int(bool(wanted) and bare(wanted) == bare(each.url)) for each in links]
        rows["register"] = list(zip(link_features(notice, links, chosen), led, strict=True))
    if announces and (gold.get("speakers") or entry["repo"].startswith("own/") or entry["id"] in NOBODY):
        rows["speaker"] = speaker_rows(notice, gold, chosen)
    if announces and gold.get("title"):
        titles = find_title_candidates(notice, chosen)
        near = [nearness(gold["title"], each.span.of(notice.text)) for each in titles]
        named = [int(share >= NAMED and share == max(near)) for share in near]
        rows["title"] = list(zip(title_features(notice, titles, chosen), named, strict=True))
    return Sample(
        repo=entry["repo"],
        judged=not announces or bool(starts),
        rows=rows,
        notice=notice,
        nobody=entry["id"] in NOBODY,
        days=days,
        day_rows=day_rows,
        right=right,
    )


def speaker_rows(notice: Notice, gold: Mapping[str, Any], day: DayCandidate | None) -> Rows:
    """Return a row a name of a document, without those whose bearers chair the event: words tell these."""
    candidates = find_speaker_candidates(notice)
    wanted = {tuple(sorted(words(each["name"]))) for each in gold.get("speakers") or ()}
    named = [tuple(sorted(words(each.name))) for each in candidates]
    rows = zip(speaker_features(notice, candidates, day), named, strict=True)
    return [(row, int(name in wanted)) for row, name in rows if not leads_it(row)]


def starts_of(entry: Mapping[str, Any]) -> list[str]:
    """Return the moments that are right: the start, and the same in another zone or the doors."""
    gold = entry.get("gold") or {}
    also = (entry.get("gold_more") or {}).get("start_also") or gold.get("start_also") or []
    return [gold["start"], *([also] if isinstance(also, str) else also)] if gold.get("start") else []


def words(text: str) -> list[str]:
    """Return the words of a place."""
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text or "").casefold())


def same_place(want: str, got: str) -> bool:
    """Tell whether two places are one: nine tenths of the words of one are in the other, few are too many."""
    wanted, found = set(words(want)), words(got)
    if not wanted or not found:
        return False
    both = wanted & set(found)
    near = max(len(both) / len(wanted), len(both) / len(set(found)))
    more = sum(word not in wanted for word in found)
    return near >= ALIKE and len(both) >= min(2, len(wanted)) and more <= TOO_MANY


def whole_places(want: str, found: Sequence[str]) -> list[int]:
    """Return which spans are a place, and no mere part of it where a span nearer to the whole is there."""
    near = [nearness(want, each) for each in found]
    best = max(near, default=0.0)
    return [
        int(same_place(want, each) and (share >= WHOLE or share == best))
        for each, share in zip(found, near, strict=True)
    ]


def nearness(want: str, got: str) -> float:
    """Return the harmonic mean of the shares of words that two places have in common."""
    wanted, found = set(words(want)), set(words(got))
    both = len(wanted & found)
    return 2 * both / (len(wanted) + len(found)) if both else 0.0


def bare(url: str | None) -> str:
    """Return an address without scheme, query and fragment."""
    return re.sub(r"^(https?:)?//(www\.)?", "", url or "").split("?")[0].split("#")[0].rstrip("/").casefold()


def fit(samples: Sequence[Sample]) -> dict[str, dict[str, Any]]:
    """Return the model of each question."""
    model = {}
    asked = ("day", "last", "time", "place", "online", "register", "speaker", "tells", "need", "opens")
    for question in asked:
        weight = weigher(samples, question)
        rows = [(row, label, weight(each)) for each in samples for row, label in each.rows.get(question, ())]
        model[question] = regression(rows, RIDGE[question], without=seldom(samples, question))
    model["title"] = ranking(samples)
    weight = weigher(samples, "announces")
    rows = [(row, label, weight(each)) for each, row, label in documents(samples) if each.judged]
    return {**model, "announces": regression(rows, RIDGE["announces"])}


def seldom(samples: Sequence[Sample], question: str) -> frozenset[str]:
    """Return the features of a question that fire in fewer than three repositories: they get no weight."""
    where: dict[str, set[str]] = defaultdict(set)
    for each in samples:
        for row, _ in each.rows.get(question, ()):
            for name, value in row.items():
                where[name] |= {each.repo} if value else set()
    return frozenset(name for name, repos in where.items() if len(repos) < LEAST_REPOSITORIES)


def weigher(samples: Sequence[Sample], question: str) -> Callable[[Sample], float]:
    """Return what a document weighs: those of a repository share its weight by the square root."""
    share = Counter(each.repo for each in samples)

    def weight(each: Sample) -> float:
        ours = OWN_SHARE[question] if each.repo.startswith("own/") else 1.0
        ours *= NOBODY_SHARE if question == "speaker" and each.nobody else 1.0
        return float(share[each.repo] ** -0.5) * ours

    return weight


def documents(samples: Sequence[Sample]) -> Iterator[tuple[Sample, Mapping[str, float], int]]:
    """Yield a row a document, its days weighed by models fitted on other repositories."""
    repos = sorted({each.repo for each in samples})
    weight = weigher(samples, "day")
    for fold in range(FOLDS):
        out = set(repos[fold::FOLDS])
        rows = [
            (row, label, weight(each))
            for each in samples
            if each.repo not in out
            for row, label in each.rows["day"]
        ]
        model = regression(rows, RIDGE["day"])
        for each in samples:
            if each.repo in out and each.days:
                chances = [chance(model, row) for row in each.day_rows]
                best = chances.index(max(chances))
                features = announcement_features(each.notice, each.days, each.day_rows, chances)
                yield each, features, each.right[best]


def regression(
    rows: Sequence[tuple[Mapping[str, float], int, float]],
    ridge: float,
    without: frozenset[str] = frozenset(),
) -> dict[str, Any]:
    """Fit a logistic regression by Newton's method, on features of one spread, and return it unscaled."""
    names = sorted({name for row, _, _ in rows for name in row} - without)
    place = {name: index for index, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)))
    for at, (row, _, _) in enumerate(rows):
        for name, value in row.items():
            if name in place:
                matrix[at, place[name]] = value
    labels = np.array([label for _, label, _ in rows], dtype=float)
    weight = np.array([share for _, _, share in rows])
    weight = weight / weight.mean()
    centre, spread = matrix.mean(0), matrix.std(0)
    spread[spread < 1e-9] = 1.0  # noqa: PLR2004 - never fires, so its weight stays 0
    scaled = np.hstack([(matrix - centre) / spread, np.ones((len(rows), 1))])
    found = np.zeros(len(names) + 1)
    penalty = np.full(len(names) + 1, ridge)
    penalty[-1] = 0.0
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-np.clip(scaled @ found, -30, 30)))
        slope = scaled.T @ (weight * (chances - labels)) + penalty * found
        curve = (scaled.T * (weight * chances * (1 - chances))) @ scaled + np.diag(penalty + 1e-9)
        step = np.linalg.solve(curve, slope)
        found -= step
        if float(np.abs(step).max()) < 1e-6:  # noqa: PLR2004 - no change that a weight would show
            break
    weights = found[:-1] / spread
    return {
        "bias": float(found[-1] - (weights * centre).sum()),
        "weights": {name: float(each) for name, each in zip(names, weights, strict=True)},
    }


def ranking(samples: Sequence[Sample]) -> dict[str, Any]:
    """Fit what makes one candidate of a document be chosen before its others, by Newton's method."""
    weight, without = weigher(samples, "title"), seldom(samples, "title")
    documents = [
        (each.rows["title"], weight(each))
        for each in samples
        if any(label for _, label in each.rows.get("title", ()))
    ]
    names = sorted({name for rows, _ in documents for row, _ in rows for name in row} - without)
    tables = [
        (
            np.array([[row.get(name, 0.0) for name in names] for row, _ in rows]),
            np.array([label for _, label in rows], dtype=float),
            share,
        )
        for rows, share in documents
    ]
    found = np.zeros(len(names))
    for _ in range(STEPS):
        slope, curve = RIDGE["title"] * found, RIDGE["title"] * np.eye(len(names))
        for table, labels, share in tables:
            chances = shares(table @ found)
            mean = chances @ table
            slope += share * (mean - labels / labels.sum() @ table)
            curve += share * ((table.T * chances) @ table - np.outer(mean, mean))
        step, before = np.linalg.solve(curve, slope), loss(tables, found)
        while loss(tables, found - step) > before and np.abs(step).max() > LEAST_WEIGHT:
            step /= 2
        found -= step
    return {"bias": 0.0, "weights": dict(zip(names, map(float, found), strict=True))}


def shares(scores: Any) -> Any:  # noqa: ANN401 - arrays
    """Return the chance of each candidate of a document to be the one that is chosen."""
    raised = np.exp(scores - scores.max())
    return raised / raised.sum()


def loss(tables: Sequence[tuple[Any, Any, float]], weights: Any) -> float:  # noqa: ANN401 - arrays
    """Return how badly weights choose among the candidates of all documents, with the ridge."""
    missed = sum(
        share * -float(labels / labels.sum() @ np.log(shares(table @ weights) + 1e-12))
        for table, labels, share in tables
    )
    return missed + RIDGE["title"] / 2 * float(weights @ weights)


def as_toml(model: Mapping[str, Mapping[str, Any]], samples: Sequence[Sample]) -> str:
    """Return the model as the file that is shipped, without weights too small to count."""
    repos = len({each.repo for each in samples})
    lines = [
        "# Fitted by `benchmarks/events.py CORPUS --fit`: logistic regressions with a ridge over features of",
        f"# {len(samples)} documents of {repos} repositories, all languages together; never edited by hand.",
        "# The bands were set on what documents of repositories left out got. Figures: `--judge`.",
    ]
    for question, fitted in model.items():
        lines += ["", f"[{question}]", f"bias = {fitted['bias']:.3f}", "", f"[{question}.bands]"]
        lines += [f"{name} = {value}" for name, value in BANDS[question].items()]
        lines += ["", f"[{question}.weights]"]
        lines += [
            f"{name} = {value:.3f}"
            for name, value in sorted(fitted["weights"].items())
            if abs(value) >= LEAST_WEIGHT
        ]
    return "\n".join(lines) + "\n"


def judge(samples: Sequence[Sample], corpus: Path, scorer: Path) -> None:
    """Print what the scorer says of each repository, read by models that did not see it."""
    total: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    by: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for repo in sorted(
        {json.loads(line)["repo"] for line in corpus.read_text(encoding="utf-8").splitlines()}
    ):
        use(fit([each for each in samples if each.repo != repo]))
        report = scored(scorer, corpus, repo)
        for name, (right, all_) in report["all"].items():
            total[name][0] += right
            total[name][1] += all_
        for language, names in report["by"].items():
            for name, (right, all_) in names.items():
                by[name][language][0] += right
                by[name][language][1] += all_
        for line in report["misses"]:
            print(line)
    for name, (right, all_) in total.items():
        languages = "  ".join(f"{tag} {ok}/{n}" for tag, (ok, n) in sorted(by[name].items()))
        print(f"{name:18} {right:4}/{all_:<4} {right / all_:.3f}   {languages}")


def use(model: Mapping[str, Mapping[str, Any]]) -> None:
    """Let reading choose by a model that is not the shipped one."""
    table = {question: {**fitted, "bands": BANDS[question]} for question, fitted in model.items()}
    choice.load_table = lambda name: table if name == "event_model" else {}  # type: ignore[assignment,attr-defined]


def scored(scorer: Path, corpus: Path, repo: str) -> dict[str, Any]:
    """Run the scorer on one repository."""
    out = io.StringIO()
    before = sys.argv
    sys.argv = [str(scorer), str(corpus), "--repo", repo, "--json", "--verbose"]
    try:
        with contextlib.redirect_stdout(out):
            runpy.run_path(str(scorer))
    finally:
        sys.argv = before
    *misses, last = out.getvalue().strip().splitlines()
    return {**json.loads(last), "misses": misses}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

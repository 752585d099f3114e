"""Fit who said what in quotation marks, and judge it on repositories that had no part in it.

    python benchmarks/quotations.py SHARED --judge [-v]
    python benchmarks/quotations.py SHARED --fit

SHARED is the folder that holds `corpus/dev.jsonl` and `samples`. `quotations.jsonl` says of quotations in
these documents, as people read them, whether somebody said them, and where the speaker is named: offsets, and
a hash of the first words so that they are found again, never the words. To them come texts of our own writing
in `quotations_own.jsonl`, which are fitted on and never judged: each says of its quotations, in order, who
said it, `?` for somebody without a name, `-` for nobody.

`--judge` refits without each repository in turn and prints what is then understood of it; `--fit` writes
`presets/grammar/speech_model.toml`. Both questions are logistic regressions with a ridge (`events.py` has
it); a feature that fires in fewer than three repositories has no weight.
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

sys.path.insert(0, str(Path(__file__).parent))
from events import LEAST_REPOSITORIES, regression

from sharekit.presets.grammar import load_grammar, load_table
from sharekit.source.choice import chance
from sharekit.source.formats.intake import fetch_raw
from sharekit.source.formats.parsing import find_content, parse_raw
from sharekit.source.page import Page
from sharekit.source.quotations.candidates import Quotation, find_quotations
from sharekit.source.quotations.marks import find_marked
from sharekit.source.quotations.mentions import Mentions, bare_name, find_mentions
from sharekit.source.quotations.quotations import Verdict, judge

LABELS = Path(__file__).with_name("quotations.jsonl")
OWN = Path(__file__).with_name("quotations_own.jsonl")
MODEL = Path("src/sharekit/presets/grammar/speech_model.toml")
RIDGE = {"speech": 10.0, "speaker": 8.0}
BANDS = {"speech": {"used": 0.5, "named": 0.8}, "speaker": {"named": 0.55, "apart": 0.25}}
OWN_SHARE = 0.4  # of a quotation of the corpus
LEAST_WEIGHT = 0.0005
FIRST_WORDS = 6
NOBODY = ""

Said = Mapping[int, str | None]
"""By offset of the marks: a name, None for somebody without one, an empty one for nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One document with what was read of it."""

    name: str
    repo: str
    language: str
    page: Page
    quotations: tuple[Quotation, ...]
    mentions: Mentions
    said: Said


def main(arguments: Sequence[str]) -> int:
    """Do what is asked for."""
    samples = list(read_samples(Path(arguments[0])))
    if "--fit" in arguments:
        MODEL.write_text(as_toml(fit(list(rows_of(samples))), samples), encoding="utf-8")
    if "--judge" in arguments:
        show(samples, "-v" in arguments)
    return 0


def read_samples(shared: Path) -> Iterator[Sample]:
    """Yield the labelled documents, and our own."""
    labelled: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        labelled[entry["doc"]].append(entry)
    for name, repo, suffix, text in documents(shared):
        if name in labelled:
            yield sample(name, repo, suffix, text, labelled[name])
    for number, line in enumerate(OWN.read_text(encoding="utf-8").splitlines()):
        entry = json.loads(line)
        text = f"---\ntitle: News\nlanguage: {entry['lang']}\n---\n\n{entry['text']}\n"
        yield sample(f"own-{number + 1}", f"own/{number + 1}", ".md", text, entry["said"])


def documents(shared: Path) -> Iterator[tuple[str, str, str, str]]:
    """Yield name, repository, suffix and text of every document that may be labelled."""
    for line in (shared / "corpus" / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        yield entry["id"], entry["repo"], entry["suffix"], entry["text"]
    articles = (shared / "samples" / "pullquotes" / "pullquotes.jsonl").read_text(encoding="utf-8")
    for number, line in enumerate(articles.splitlines()):
        entry = json.loads(line)
        yield f"pullquotes/{number}", entry["repo"], ".txt", entry["body"]
    for path in sorted((shared / "samples" / "documents").iterdir()):
        yield f"documents/{path.name}", path.name, path.suffix, path.read_text(encoding="utf-8")
    path = shared / "samples" / "bolivia-solidarity.txt"
    yield path.name, path.name, path.suffix, path.read_text(encoding="utf-8")


def sample(name: str, repo: str, suffix: str, text: str, entries: Sequence[Any]) -> Sample:
    """Read one document as `reading` does, and find its labels again."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"document{suffix}"
        path.write_text(text, encoding="utf-8")
        _, parsed = parse_raw(fetch_raw(str(path), None), language=None, usual_language=None)
    grammar = load_grammar(parsed.language)
    page = find_content(parsed.drafts, grammar, title=parsed.stated.title, marked_up=parsed.marked_up).page
    marked = find_marked(page)
    quotations = find_quotations(page, marked, grammar)
    own = bool(entries) and isinstance(entries[0], str)
    said = said_in_order(entries, quotations, name) if own else dict(said_there(entries, page))
    return Sample(
        name=name,
        repo=repo,
        language=parsed.language,
        page=page,
        quotations=quotations,
        mentions=find_mentions(page, marked, grammar),
        said=said,
    )


def said_in_order(entries: Sequence[str], quotations: Sequence[Quotation], name: str) -> Said:
    """Return what one of our own texts says of its quotations."""
    starts = list(dict.fromkeys(each.outer.start for each in quotations))
    if len(starts) != len(entries):
        print(f"{name}: {len(entries)} labels for {len(starts)} quotations", file=sys.stderr)
    names = {"?": None, "-": NOBODY}
    return {start: names.get(entry, entry) for start, entry in zip(starts, entries, strict=False)}


def said_there(entries: Sequence[Mapping[str, Any]], page: Page) -> Iterator[tuple[int, str | None]]:
    """Yield the labels of a document whose words are still where they were."""
    for entry in entries:
        start, end = entry["start"], entry["end"]
        if first_words(page.text[start:end]) == entry["first"]:
            speaker = entry["speaker"]
            name = page.text[slice(*speaker)] if speaker else None if entry["speech"] else NOBODY
            yield start, name


def first_words(words: str) -> str:
    """Return a hash of the first words of a quotation."""
    first = " ".join(re.findall(r"\w+", words.casefold())[:FIRST_WORDS])
    return hashlib.sha256(first.encode()).hexdigest()[:8]


def is_same(name: str | None, wanted: str | None) -> bool:
    """Tell whether two names are one speaker's: one is a part of the other, titles aside."""
    mine, theirs = (set(bare_name(each or "").casefold().split()) for each in (name, wanted))
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def verdicts(each: Sample, model: Mapping[str, Any], *, known: bool) -> Iterator[Verdict]:
    """Yield what the models say of a document; who spoke before is taken from its labels, where known."""
    whole = {at: full_name(each, name) for at, name in each.said.items()} if known else None
    yield from judge(each.page, each.quotations, each.mentions, model, whole)


def full_name(each: Sample, name: str | None) -> str | None:
    """Return the whole name that candidates have for a labelled one."""
    if not name:
        return name
    span = each.mentions.whole.get(name) or each.mentions.whole.get(bare_name(name))
    return span.of(each.page.text) if span else name


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One labelled quotation: who said it, what speaks for its being speech, and for each speaker."""

    repo: str
    wanted: str | None
    row: Mapping[str, float]
    speakers: tuple[tuple[str, Mapping[str, float]], ...]
    share: float


def rows_of(samples: Sequence[Sample]) -> Iterator[Row]:
    """Yield the labelled quotations; a repository weighs by the square root of how many it has."""
    sizes = Counter(each.repo for each in samples for _ in each.said)
    model = shipped()
    for each in samples:
        for verdict in verdicts(each, model, known=True):
            at = verdict.quotation.outer.start
            if at in each.said:
                yield Row(
                    repo=each.repo,
                    wanted=each.said[at],
                    row=verdict.row,
                    speakers=tuple((name, row) for name, (_, row) in verdict.speakers.items()),
                    share=(OWN_SHARE if each.repo.startswith("own/") else 1.0) * sizes[each.repo] ** -0.5,
                )


def shipped() -> Mapping[str, Any]:
    """Return the model as it stands, or one that names nobody; it speaks for quotations without a label."""
    if MODEL.exists():
        return load_table("speech_model")
    return {name: {"bias": -2.0, "weights": {}, "bands": bands} for name, bands in BANDS.items()}


def fit(rows: Sequence[Row]) -> dict[str, Any]:
    """Fit who said it, and then, with the chance of the likeliest speaker known, whether anybody did."""
    said = [
        (each.repo, row, int(name in meant(each)), each.share)
        for each in rows
        if each.wanted != NOBODY
        for name, row in each.speakers
    ]
    who = fitted("speaker", said)
    spoken = [
        (each.repo, {**each.row, "speaker": likeliest(each, who)}, int(each.wanted != NOBODY), each.share)
        for each in rows
    ]
    return {"speech": fitted("speech", spoken), "speaker": who}


def meant(each: Row) -> frozenset[str | None]:
    """Return the candidates that are the speaker: by the whole name, else by a part of it."""
    names = [name for name, _ in each.speakers]
    same = frozenset(name for name in names if is_same(name, each.wanted))
    return frozenset({each.wanted}) & same or same


def fitted(question: str, rows: Sequence[tuple[str, Mapping[str, float], int, float]]) -> dict[str, Any]:
    """Fit one question."""
    known = [(row, label, share) for _, row, label, share in rows]
    return {**regression(known, RIDGE[question], seldom(rows)), "bands": BANDS[question]}


def likeliest(each: Row, model: Mapping[str, Any]) -> float:
    """Return the chance of the likeliest speaker."""
    return max((chance(model, row) for _, row in each.speakers), default=0.0)


def seldom(rows: Sequence[tuple[str, Mapping[str, float], int, float]]) -> frozenset[str]:
    """Return the features that fire in too few repositories."""
    where: dict[str, set[str]] = defaultdict(set)
    for repo, row, _, _ in rows:
        for name, value in row.items():
            if value:
                where[name].add(repo)
    names = {name for _, row, _, _ in rows for name in row}
    return frozenset(name for name in names if len(where[name]) < LEAST_REPOSITORIES)


def show(samples: Sequence[Sample], verbose: bool) -> None:  # noqa: FBT001
    """Print what is understood of each repository by models fitted without it."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    rows = list(rows_of(samples))
    for repo in sorted({each.repo for each in samples if not each.repo.startswith("own/")}):
        model = fit([each for each in rows if each.repo != repo])
        for each in (one for one in samples if one.repo == repo):
            for line in judged(each, model, counts):
                if verbose:
                    print(line)
    for language, count in sorted(counts.items(), key=lambda row: -sum(row[1].values())):
        print(f"{language:4} {figures(count)}")


def judged(each: Sample, model: Mapping[str, Any], counts: dict[str, Counter[str]]) -> Iterator[str]:
    """Count what is understood of a document, and yield what is not."""
    done: set[int] = set()
    for verdict in verdicts(each, model, known=False):
        at = verdict.quotation.outer.start
        if at not in each.said or at in done:
            continue
        done.add(at)
        wanted, spoken = each.said[at], verdict.spoken >= BANDS["speech"]["used"]
        right = bool(verdict.name) and is_same(verdict.name, wanted)
        for count in (counts["all"], counts[each.language]):
            count["speech" if wanted != NOBODY else "nobody"] += 1
            count["said"] += wanted != NOBODY and spoken
            count["invented"] += wanted == NOBODY and spoken
            count["have"] += bool(wanted)
            count["named"] += bool(verdict.name)
            count["right"] += right
        if (verdict.name and not right) or (wanted and not right) or spoken != (wanted != NOBODY):
            words = verdict.quotation.span.of(each.page.text)[:60]
            best = max((each for each in _scored(verdict, model)), default=(0.0, ""))
            yield (
                f"{each.name:18} {'SPOKEN' if spoken else '-'} {verdict.spoken:.2f} {verdict.name!r}"
                f" not {wanted!r}"
                f"  best {best[1]!r} {best[0]:.2f}  {words!r}"
            )


def _scored(verdict: Verdict, model: Mapping[str, Any]) -> Iterator[tuple[float, str]]:
    for name, (_, row) in verdict.speakers.items():
        yield chance(model["speaker"], row), name


def figures(count: Counter[str]) -> str:
    """Return one line of the table."""
    right, named, have = count["right"], count["named"], count["have"]
    return (
        f"speech {count['said']}/{count['speech']}"
        f"  nobody's taken for speech {count['invented']}/{count['nobody']}"
        f"  right of those named {right}/{named} {right / max(1, named):.3f}"
        f"  named of those that have one {right}/{have} {right / max(1, have):.3f}"
    )


def as_toml(model: Mapping[str, Mapping[str, Any]], samples: Sequence[Sample]) -> str:
    """Return the model as the file that is shipped, without weights too small to count."""
    total, repos = sum(len(each.said) for each in samples), len({each.repo for each in samples})
    lines = [
        "# Fitted by `benchmarks/quotations.py SHARED --fit`: logistic regressions with a ridge over",
        f"# features of {total} quotations of {repos} repositories and texts, all languages together; never",
        "# edited by hand.",
        "# The bands were set on what quotations of repositories left out got. Figures: `--judge`.",
    ]
    for question, fitted in model.items():
        lines += ["", f"[{question}]", f"bias = {fitted['bias']:.3f}", "", f"[{question}.bands]"]
        lines += [f"{name} = {value}" for name, value in fitted["bands"].items()]
        lines += ["", f"[{question}.weights]"]
        weights = sorted(fitted["weights"].items())
        lines += [f"{name} = {value:.3f}" for name, value in weights if abs(value) >= LEAST_WEIGHT]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

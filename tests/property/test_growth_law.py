"""Ten times the text costs each module of reading, showing and writing at most twelve times the calls.

`benchmarks/stages.py` measures many more units; these stand for the squares that were found.
"""

from __future__ import annotations

import cProfile
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from types import CodeType

import pytest

from sharekit.cli.inspect import _show
from sharekit.document import Block, Document, Quote, Span, Statistic
from sharekit.presets.grammar import load_grammar
from sharekit.source import read_document
from sharekit.source.events.dates import find_days
from tests.write.build import document, plan, written

_TODAY = date(2026, 11, 23)
_TIMES, _MOST = 10, 12
_FEW = 500  # calls; fewer say nothing of growth


def _calls(unit: str, times: int) -> Counter[str]:
    text = f"A meeting of tenants\n\nAll may row with us.\n\n{unit * times}"
    return _calls_of(lambda: read_document("-", today=_TODAY, stdin=text.encode))


def _calls_of(work: Callable[[], object]) -> Counter[str]:
    """Return the calls of each module; `<string>` is what a dataclass compares with."""
    profile = cProfile.Profile(builtins=False)
    profile.runcall(work)
    calls: Counter[str] = Counter()
    for row in profile.getstats():
        if isinstance(row.code, CodeType) and re.search("/sharekit/|<string>", row.code.co_filename):
            calls[Path(row.code.co_filename).stem] += row.callcount
    return calls


def _of_sentences(number: int) -> Document:
    """Return a document of as many sentences, each with a figure, every other one left out."""
    words = [f"Village {each} of Harwick lent us {each} boats." for each in range(number)]
    spans = [Span(at := 50 * each, at + len(line)) for each, line in enumerate(words)]
    rows = [*enumerate(zip(words, spans, strict=True))]
    return document(
        text="".join(line.ljust(50) for line in words),
        blocks=tuple(Block(kind="paragraph", span=span, line=at) for at, (_, span) in rows),
        quotes=tuple(
            Quote(id=f"q{at}", text=line, kind="sentence", span=span, reasons=("unfit",) * (at % 2))
            for at, (line, span) in rows
        ),
        statistics=tuple(
            Statistic(
                id=f"s{at}", figure=f"{at}", label="boats", span=Span(span.end - 9, span.end), sentence=span
            )
            for at, (_, span) in rows
        ),
    )


def _grown(work: Callable[[Document], object], most: float = _MOST) -> dict[str, float]:
    short, long = (_calls_of(partial(work, _of_sentences(number))) for number in (30, 30 * _TIMES))
    grown = {name: calls / max(short[name], _FEW / _TIMES) for name, calls in long.items()}
    return {name: ratio for name, ratio in grown.items() if ratio > most}


def test_what_was_understood_is_shown_in_proportion() -> None:
    show = partial(_show, as_json=False, quiet=False, verbose=True)
    assert _grown(show, 2 * _MOST) == {}  # lines are searched by halves


def test_sentences_are_chosen_for_a_post_in_proportion() -> None:
    def write(found: Document) -> None:
        made = plan(None, document=found, quotes=found.quotes[::2], statistics=found.statistics)
        written(replace(made, posts=made.posts[:1]))

    write(_of_sentences(3))  # what is loaded once
    assert _grown(write) == {}


@pytest.mark.parametrize(("unit", "times"), [("Anna Ruiz\n\n", 30), ("$1 million, ", 20)])
def test_no_module_makes_calls_by_the_square(unit: str, times: int) -> None:
    _calls(unit, 3)  # what is loaded once
    short, long = _calls(unit, times), _calls(unit, times * _TIMES)
    grown = {name: calls / max(short[name], _FEW / _TIMES) for name, calls in long.items()}
    assert {name: ratio for name, ratio in grown.items() if ratio > _MOST} == {}


def test_a_list_of_shares_in_one_sentence_is_looked_through_for_clauses_in_proportion() -> None:
    short, long = _calls("12%, ", 50), _calls("12%, ", 200)
    assert long["figures"] <= 6 * short["figures"]


def test_a_list_of_figures_is_none_of_days() -> None:
    """A month has 31 days; figures without end would be tried anew from each of them."""
    grammar = load_grammar("en")
    days = ", ".join(map(str, range(1, 29)))
    (listed,) = find_days(text := f"On {days} – 30 May 2027", Span(0, len(text)), grammar)
    assert listed.span.of(text).startswith("1, 2, ")
    (last,) = find_days(text := f"On {'1, ' * 40}{days} – 30 May 2027", Span(0, len(text)), grammar)
    assert last.span.start > len("On ")

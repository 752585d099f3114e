"""Ten times the text costs each module of reading at most twelve times the calls.

`benchmarks/stages.py` measures many more units; these stand for the squares that were found.
"""

from __future__ import annotations

import cProfile
from collections import Counter
from datetime import date
from pathlib import Path
from types import CodeType

import pytest

from sharekit.document import Span
from sharekit.presets.grammar import load_grammar
from sharekit.source import read_document
from sharekit.source.events.dates import find_days

_TODAY = date(2026, 11, 23)
_TIMES, _MOST = 10, 12
_FEW = 500  # calls; fewer say nothing of growth


def _calls(unit: str, times: int) -> Counter[str]:
    text = f"A meeting of tenants\n\nAll may row with us.\n\n{unit * times}"
    profile = cProfile.Profile(builtins=False)
    profile.runcall(read_document, "-", today=_TODAY, stdin=text.encode)
    calls: Counter[str] = Counter()
    for row in profile.getstats():
        if isinstance(row.code, CodeType) and "/sharekit/source/" in row.code.co_filename:
            calls[Path(row.code.co_filename).stem] += row.callcount
    return calls


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

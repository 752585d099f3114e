"""Which figures a post may open with, and which may stand in a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sharekit.document import Span, Statistic
from sharekit.plan.likeness import alike
from sharekit.presets.typography import without_full_stop
from sharekit.write.leads import Leads, Stock, folded, row_id

_MOST_FIGURES = 4
_TWO = 2


def figure_leads(stock: Stock) -> Leads:
    """Return figures as whole sentences and as clauses; the one that leads names who did it."""
    text = stock.plan.document.text
    leading = stock.fresh(_leading(stock), row_id)
    clauses = [
        clause
        for item in stock.plan.statistics
        if (clause := _slice(item.clause, text)) and _lists(stock, item, clause)
    ]
    leads = [clause for _, _, clause in leading if clause]
    listed = _apart([without_full_stop(clause) for clause in (*leads[:1], *clauses)])
    found = Leads(_listed([*dict.fromkeys(listed)]) if leads else {})
    if leading:
        statistic, sentence, clause = leading[0]
        found |= Leads({"fig": sentence, "fig1": clause}, dict.fromkeys(("fig", "fig1"), statistic.id))
    if len(leading) > 1:
        found |= Leads({"fig2": leading[1][1] or leading[1][2]}, {"fig2": leading[1][0].id})
    return found


def _leading(stock: Stock) -> Iterator[tuple[Statistic, str, str]]:
    """Yield the figures that may open a post, those with a short clause first."""
    found, text = [], stock.plan.document.text
    for statistic in stock.plan.statistics:
        if _is_duration(statistic, text):
            continue
        sentence = _alone(stock, statistic.sentence, text)
        clause = _alone(stock, statistic.clause, text)
        clause = clause if clause and not clause[0].islower() else ""
        clause = sentence if clause and sentence[:-1] == clause else clause  # with its full stop
        if sentence or clause:
            found.append((statistic, sentence, clause))
    seen: set[str] = set()
    for item in sorted(found, key=lambda item: not item[2]):
        if item[1] not in seen:
            seen.add(item[1])
            yield item


def _lists(stock: Stock, statistic: Statistic, clause: str) -> bool:
    """Whether a clause may stand in a list: else it takes the credit or blame of the title above.

    It says whose the figure is, or opens its paragraph, so that no sentence before it does.
    """
    plain = statistic.clause is not None and stock.guard.allows(clause, statistic.clause)
    return (
        plain
        and not alike(clause, stock.title)
        and (stock.guard.names_actor(clause) or _opens(stock, statistic))
    )


def _opens(stock: Stock, statistic: Statistic) -> bool:
    start = statistic.sentence.start if statistic.sentence else -1
    return any(block.span.start == start for block in stock.plan.document.blocks)


def _alone(stock: Stock, span: Span | None, text: str) -> str:
    words = _slice(span, text)
    fits = span is not None and stock.guard.allows(words, span) and stock.guard.names_actor(words)
    return words if fits else ""


def _apart(clauses: Sequence[str]) -> list[str]:
    """Leave out a clause that says again what another says, in full or in part."""
    kept: list[str] = []
    for clause in clauses:
        if not any(clause in other or other in clause for other in kept):
            kept.append(clause)
    return kept


def _is_duration(statistic: Statistic, text: str) -> bool:
    """Whether a figure only tells a length, as in `a 14-day delay`."""
    return statistic.span is not None and text[statistic.span.end : statistic.span.end + 1] == "-"


def _listed(clauses: Sequence[str]) -> dict[str, str]:
    if len(clauses) < _TWO:
        return {}
    return {
        "figs": "\n".join(f"• {clause}" for clause in clauses[:_MOST_FIGURES]),
        "figs2": "\n".join(f"• {clause}" for clause in clauses[:_TWO]),
    }


def _slice(span: Span | None, text: str) -> str:
    return folded(span.of(text)) if span else ""

"""What front matter asks for, put before what was found: the author's quotations and figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sharekit.document import Quote, Span, Statistic
from sharekit.source.sentences.ranking import Surroundings, score_words

_ALIKE = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "–": "-",
        "—": "-",
        "‑": "-",
        "\u00a0": " ",
        "\u202f": " ",
    }
)
_MARKS = "\"'“”‘’«»„ "


def find_words_in(text: str, words: str) -> Span | None:
    """Return where some words stand in a text, whatever quotation marks, dashes and spaces either has."""
    needle = " ".join(words.translate(_ALIKE).strip(_MARKS).split())
    at = text.translate(_ALIKE).find(needle) if needle else -1
    return Span(at, at + len(needle)) if at >= 0 else None


def merge_quotes(
    stated: Sequence[Quote], found: Sequence[Quote], around: Surroundings, emphasis: str | None
) -> tuple[Quote, ...]:
    """Put the author's quotations first and number all of them.

    Args:
        stated: From front matter, in the author's order.
        found: From the text.
        around: The document.
        emphasis: The phrase the author wants marked.

    Returns:
        Ranked, ids `q1`, `q2`; words that both hold appear once, with the author's speaker first.
    """
    wanted = [_placed(quote, found, around) for quote in stated]
    taken = [quote.span for quote in wanted if quote.span]
    rest = sorted(
        (quote for quote in found if not any(_same(quote.span, span) for span in taken)),
        key=lambda quote: (_stays(quote), -quote.score, quote.span or Span(0, 0)),
    )
    ranked = (*wanted, *rest)
    return tuple(
        replace(quote, id=f"q{rank}", emphasis=_phrase(quote, emphasis))
        for rank, quote in enumerate(ranked, 1)
    )


def _stays(quote: Quote) -> bool:
    """Whether it is a sentence that may not leave its place: those come last."""
    return quote.kind == "sentence" and bool(quote.reasons)


def _placed(quote: Quote, found: Sequence[Quote], around: Surroundings) -> Quote:
    span = find_words_in(around.page.text, quote.text)
    text = span.of(around.page.text) if span else quote.text.strip(_MARKS)
    same = next((each for each in found if span and _same(each.span, span)), None)
    speaker = quote.speaker or (same.speaker if same else None)
    role = quote.role or (same.role if same and same.speaker == speaker else None)
    kind = quote.kind if speaker or same is None else same.kind
    return replace(
        quote,
        text=text,
        span=span,
        speaker=speaker,
        role=role,
        kind=kind,
        score=score_words(text, quote.kind, around, span=span),
    )


def _same(one: Span | None, other: Span) -> bool:
    """Tell whether two spans are the same words but for marks and a full stop at their ends."""
    return one is not None and abs(one.start - other.start) <= 1 and abs(one.end - other.end) <= 2  # noqa: PLR2004 - a mark and a stop


def _phrase(quote: Quote, emphasis: str | None) -> str | None:
    return emphasis if emphasis and emphasis in quote.text else quote.emphasis


def merge_statistics(
    stated: Sequence[Statistic], found: Sequence[Statistic], text: str
) -> tuple[Statistic, ...]:
    """Put the author's figures first and number all of them; figures of both are kept once."""
    placed = [_with_places(statistic, found, text) for statistic in stated]
    figures = {(statistic.figure, statistic.span) for statistic in placed}
    rest = [each for each in found if (each.figure, each.span) not in figures]
    return tuple(replace(each, id=f"s{rank}") for rank, each in enumerate((*placed, *rest), 1))


def _with_places(stated: Statistic, found: Sequence[Statistic], text: str) -> Statistic:
    same = [each for each in found if each.figure == stated.figure]
    best = next((each for each in same if each.label == stated.label), same[0] if len(same) == 1 else None)
    top = max((each.score for each in found), default=0.0)
    if best is None:
        return replace(stated, span=find_words_in(text, stated.figure), score=top + 1)
    label = best.label_span if best.label == stated.label else None
    return replace(best, label=stated.label, label_span=label, origin="front-matter", score=top + 1)

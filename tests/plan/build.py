"""Hand-made documents: every span is found in the text, so that a slip fails at once."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sharekit.document import Block, Document, Event, Person, Quote, Span, Statistic
from sharekit.plan import Request, plan_kit
from sharekit.plan.model import CardSpec, KitPlan
from sharekit.presets.phrases import load_phrases
from sharekit.presets.platforms import load_platforms

TODAY = date(2026, 11, 23)


def span_of(words: str, text: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def article(title: str = "", text: str = "", **fields: object) -> Document:
    """A document whose text begins with its title."""
    whole = f"{title}\n\n{text}".strip()
    blocks = (Block(kind="title", span=Span(0, len(title))),) if title else ()
    values: dict[str, Any] = {
        "name": "article.md",
        "sha256": "0" * 64,
        "language": "en",
        "blocks": blocks,
        **fields,
    }
    return Document(title=title, text=whole, **values)


def with_quotes(document: Document, *quotes: Quote | str) -> Document:
    """Give a document candidates, best first; a string becomes a sentence of the article."""
    made = tuple(
        quote if isinstance(quote, Quote) else Quote(id="", text=quote, kind="sentence") for quote in quotes
    )
    placed = tuple(
        replace(quote, id=f"q{place}", span=span_of(quote.text, document.text))
        for place, quote in enumerate(made, start=1)
    )
    return replace(document, quotes=placed)


def said(text: str, speaker: str | None = None, role: str | None = None, **fields: object) -> Quote:
    values: dict[str, Any] = {"speaker": speaker, "role": role, **fields}
    return Quote(id="", text=text, kind="speech", **values)


def with_statistics(document: Document, *figures: tuple[str, str] | tuple[str, str, str]) -> Document:
    """Give a document figures: figure, label and perhaps a qualifier."""
    made = []
    for place, (figure, label, *qualifier) in enumerate(figures, start=1):
        span = span_of(figure, document.text)
        sentence = _sentence_around(span, document.text)
        begin = document.text.find(label, span.end)
        follows = begin >= 0 and not document.text[span.end : begin].strip()
        made.append(
            Statistic(
                id=f"s{place}",
                figure=figure,
                label=label,
                qualifier=qualifier[0] if qualifier else None,
                span=span,
                label_span=Span(begin, begin + len(label)) if follows else None,
                sentence=sentence,
            )
        )
    return replace(document, statistics=tuple(made))


def meeting(title: str = "Who owns our homes?", day: str = "2026-12-05T18:30", **fields: object) -> Event:
    start = datetime.fromisoformat(day) if "T" in day else date.fromisoformat(day)
    values: dict[str, Any] = fields
    return Event(title=title, start=start, **values)


def person(name: str, role: str | None = None) -> Person:
    return Person(name=name, role=role)


def plan(document: Document, **wishes: object) -> KitPlan:
    """Plan a kit; no card with the words `refuses` can be drawn, nor one in the formats `too_small`."""
    known = load_platforms()
    kinds = ("quote", "statement", "statistic", "event", "cta")  # the others have tests of their own
    values: dict[str, Any] = {
        "today": TODAY, "theme": "rally", "formats": ("square", "wide"), "kinds": kinds, **wishes
    }  # fmt: skip
    refuses: str | None = values.pop("refuses", None)
    too_small: tuple[str, ...] = values.pop("too_small", ())
    names = values.pop("platforms", ("x", "instagram"))
    request = Request(platforms=tuple(known[name] for name in names), **values)

    def refusal(spec: CardSpec) -> str | None:
        if spec.format in too_small:
            return "the words do not fit"
        return f"no font has the character U+{ord(refuses):04X}" if refuses and refuses in str(spec) else None

    return plan_kit(document, request, phrases=load_phrases(document.language), refusal=refusal)


def subjects(kit: KitPlan) -> list[str]:
    return list(dict.fromkeys(card.subject for card in kit.cards))


def _sentence_around(span: Span, text: str) -> Span:
    ends = [found.end() for found in re.finditer(r"[.!?](?=\s|$)|\n\n", text)]
    start = max((end for end in ends if end <= span.start), default=0)
    start += len(text[start:]) - len(text[start:].lstrip())
    return Span(start, min(end for end in ends if end >= span.end))

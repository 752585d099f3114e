"""Which quotations and sentences may become cards, in which order."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import regex

from sharekit.document import Diagnostic, Document, Quote, Span
from sharekit.errors import UsageError
from sharekit.plan.addresses import bare_role
from sharekit.plan.drafts import shown
from sharekit.plan.likeness import contains, fold, words_of
from sharekit.plan.request import Request
from sharekit.presets.grammar import load_grammar

# Lengths of DESIGN.md, section 2: what reads well on a card, and where fitting ends.
LEAST_LETTERS = 40
MOST_LETTERS = 200
CEILING = 280

_INSERT = regex.compile(
    r"(?P<first>.+?)(?P<mark>[,.!?…]?)\s[-–—]\s?(?P<told>\p{Ll}[^–—]{1,80}?)\s?[-–—](?P<stop>[.,;:]?)\s+(?P<rest>\S.*)",
    regex.DOTALL,
)
_NAMED = regex.compile(r"\p{Lu}[\p{L}’'-]+(?: (?:de|da|del|van|von|di|la) )?(?: ?\p{Lu}[\p{L}’'-]+)+")
_STOPS = (".", "!", "?", "…")
_WHOLE, _FEW = 5, 4  # words of a sentence that stands alone, and of an insert in a language without verbs

_OPENING = "“„«‹\"'‘»”「『"
_NEAR = 8  # letters beside a quotation, of which all but the mark are spaces
_CLOSING = "”“»›\"'’«」』"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The candidates of a document after the user's wishes.

    Attributes:
        quotes: All that may be used, best first.
        asked: Ids of those the user asked for on the command line.
        warnings: Wishes without effect.
    """

    quotes: tuple[Quote, ...]
    asked: frozenset[str] = frozenset()
    warnings: tuple[Diagnostic, ...] = ()


def choose_quotes(document: Document, request: Request) -> Choice:
    """Apply `--quote` and `--no-quote`: wanted candidates first, refused ones out.

    Raises:
        UsageError: No candidate contains the wanted text, or it is refused at the same time.
    """
    refused = {
        quote.id for quote in document.quotes if any(contains(quote.text, text) for text in request.unwanted)
    }
    asked = [_find(text, document, refused) for text in request.wanted]
    _check_kinds(request, [quote for quote in document.quotes if quote.id in asked], document)
    kept = [
        replace(quote, role=bare_role(quote.role, document.language))
        for each in document.quotes
        if each.id not in refused and (quote := _without_insert(each, document))
    ]
    kept.sort(
        key=lambda quote: (asked.index(quote.id) if quote.id in asked else len(asked), not quote.wanted)
    )
    kept = list(_said_once(kept))
    idle = tuple(_idle(text) for text in request.unwanted if not _any_contains(document, text))
    return Choice(quotes=tuple(kept), asked=frozenset(asked), warnings=idle)


def _without_insert(quote: Quote, document: Document) -> Quote | None:
    """Return a quotation up to the words that say whose it is (`… — says Ana Ruiz —. …`).

    None where it is no whole sentence up to there, or nobody is named.
    """
    found = _INSERT.match(quote.text) if quote.kind == "speech" else None
    if found is None or not _tells_who(found["told"], document.language):
        return quote
    ends = found["mark"] in _STOPS or found["stop"] == "." or found["rest"][:1].isupper()
    text = found["first"] + (found["mark"] if found["mark"] in _STOPS else "")
    named = _NAMED.search(found["told"])
    speaker = quote.speaker or (named and named[0])
    if not (ends and speaker and len(text.split()) >= _WHOLE):
        return None
    there = quote.span and document.text.startswith(text, quote.span.start)
    span = Span(quote.span.start, quote.span.start + len(text)) if quote.span and there else None
    return replace(quote, text=text, speaker=speaker, span=span)


def _tells_who(words: str, language: str) -> bool:
    """Whether words between two dashes say that somebody speaks; without verbs, a few in small letters do."""
    verbs = {verb.casefold() for verb in load_grammar(language).speech.verbs}
    if verbs:
        return not verbs.isdisjoint(words_of(words))
    return len(words.split()) <= _FEW


def _said_once(quotes: Iterable[Quote]) -> Iterator[Quote]:
    """Leave out those of which a better candidate has the very same words, but for signs between them."""
    said = set[tuple[str, ...]]()
    for quote in quotes:
        words = words_of(quote.text)
        if quote.wanted or words not in said:
            yield quote
        said.add(words)


def order_for_cards(choice: Choice, document: Document) -> tuple[Quote, ...]:
    """Return the candidates in the order cards are made of them.

    Asked for on the command line, then in front matter; then those of 40 to 200 characters (a
    speaker makes a shorter one welcome); among equals a speaker's best quotation before other
    quotations and sentences. Longer than 280 characters, and sentences that cannot stand alone, only
    when asked for.
    """
    heard = _heard_before(choice)

    def place(quote: Quote) -> tuple[bool, bool, bool, bool]:
        return (
            quote.id not in choice.asked,
            not quote.wanted,
            not _reads_well(quote),
            quote.id in heard or not is_quotation(quote, document),
        )

    fitting = (quote for quote in choice.quotes if _fits(quote) or quote.wanted or quote.id in choice.asked)
    return tuple(sorted((quote for quote in fitting if words_of(quote.text)), key=place))


def _fits(quote: Quote) -> bool:
    stays = quote.kind == "sentence" and quote.reasons
    return len(quote.text) <= CEILING and not stays


def _heard_before(choice: Choice) -> frozenset[str]:
    """Return the ids of quotations whose speaker has a better one."""
    heard, found = set[str](), set[str]()
    for quote in choice.quotes:
        if quote.speaker in heard:
            found.add(quote.id)
        if quote.speaker:
            heard.add(quote.speaker)
    return frozenset(found)


def is_quotation(quote: Quote, document: Document) -> bool:
    """Whether the words were said by somebody, or are printed in quotation marks."""
    if quote.kind == "speech" or quote.speaker:
        return True
    return quote.span is not None and _in_marks(quote.span, document.text)


def _in_marks(span: Span, text: str) -> bool:
    near = slice(max(0, span.start - _NEAR), span.start), slice(span.end, span.end + _NEAR)
    before, after = text[near[0]].rstrip()[-1:], text[near[1]].lstrip()[:1]
    return bool(before and after) and before in _OPENING and after in _CLOSING


def _reads_well(quote: Quote) -> bool:
    return len(quote.text) <= MOST_LETTERS and (len(quote.text) >= LEAST_LETTERS or quote.speaker is not None)


def _find(text: str, document: Document, refused: set[str]) -> str:
    found = [quote for quote in document.quotes if contains(quote.text, text)]
    if not found:
        message = f"no candidate contains “{shown(text)}”"
        raise UsageError(message, hint=_nearest(text, document))
    allowed = next((quote.id for quote in found if quote.id not in refused), None)
    if allowed is None:
        message = f"--quote and --no-quote both name “{shown(found[0].text)}”"
        raise UsageError(message, hint="leave out one of them")
    return allowed


def _nearest(text: str, document: Document) -> str:
    by_fold = {fold(quote.text): quote.text for quote in document.quotes}
    near = max(
        by_fold, key=lambda other: difflib.SequenceMatcher(None, fold(text), other).ratio(), default=""
    )
    if not near:
        return "the source has no quotation and no sentence that can stand alone"
    return f"the nearest is “{shown(by_fold[near])}”; sharekit inspect lists them all"


def _check_kinds(request: Request, asked: list[Quote], document: Document) -> None:
    for quote in asked:
        kind = "quote" if is_quotation(quote, document) else "statement"
        if not request.allows(kind):
            message = f"--quote asks for a {kind} card, and --kinds leaves that kind out"
            raise UsageError(message, hint=f"add {kind} to --kinds, or leave out --quote")


def _any_contains(document: Document, text: str) -> bool:
    return any(contains(quote.text, text) for quote in document.quotes)


def _idle(text: str) -> Diagnostic:
    return Diagnostic(
        code="nothing-refused",
        message=f"--no-quote “{shown(text)}” names no candidate",
        hint="sharekit inspect lists every candidate",
    )

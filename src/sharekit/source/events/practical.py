"""What people need to come and what they are asked to do, in the source's words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from urllib.parse import unquote

import regex

from sharekit.document import Action, ActionKind, Block, Event, Span, Telling
from sharekit.links import holds_contact, is_room, rooms_in, tells_way_in
from sharekit.presets.grammar import Grammar
from sharekit.presets.marks import QUESTION_MARKS
from sharekit.presets.rooms import link_patterns
from sharekit.source.choice import threshold
from sharekit.source.events.notice import Notice, class_words, label_classes
from sharekit.source.events.resolving import resolve_day
from sharekit.source.events.telling import find_tellings
from sharekit.source.language.people import any_of, whole_words
from sharekit.source.page import Link, Page, web_address
from sharekit.source.sentences.sentences import Sentence, find_sentences
from sharekit.source.sentences.standing import Traits

_AUDIENCE = "audience"
_CLASSES = ("access", "care", "cost", "bring", "open", "seats", "weather", "skill", "travel", "food")
_SHORTEST, _LONGEST = 12, 160  # characters of a line that says one thing
_LONGEST_REQUEST = 170
_MOST = 4
_MOST_TOPICS = 2
_LONGEST_NOTICE, _FEWEST_OF_POINT = 1000, 5  # characters; words
_LONGEST_TOPIC, _FEWEST_OF_TOPIC = 110, 2  # characters; words
_GAP = 2  # characters between two sentences of a paragraph
_PRICE, _SHORTEST_PRICE, _LONGEST_PRICE = "cost", 8, 60
_LEAST_OF_PRICE = 0.04  # chance that its sentence tells what one needs
_FEWEST_SIGNS = 4  # of a line under a label: `Age: 16+`
_SHORT = 60  # characters of a line whose amount of money is a price
_RIGHT_BEFORE = 25  # characters between what names a deadline and its day
_LED = 12  # characters between a word such as "before" and the day, and to an address
_LONGEST_LABEL = 40  # characters before a day that a label opens
_HOUR_BEHIND = 20  # characters between the day of a deadline and its hour
_JOINT = regex.compile(r"\s[-–—|•·/]\s|[,;]\s|\s\(|\)|\.\s*$")
_KINDS = frozenset({"paragraph", "item"})
_LEADING_ON = (":", "–", "—")
_GOES_ON = (":", ",", ";")
_ADDRESS = regex.compile(r"://|\bwww\.|\]\(", regex.IGNORECASE)
_ORNAMENT = regex.compile(r"\A[^\p{L}\p{N}\p{Sc}¡¿“„«\"'(+]+")
_LABEL = regex.compile(r"\A[^\p{L}]*(?P<label>\p{L}[^:：]{0,28}?)[\s*_]*[:：][\s*_]+(?=\S)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Practical:
    """Sentences of the source, each whole, and a day.

    Attributes:
        admission: Who alone may come, or that nobody else can.
        sign_up: How one takes part without a link; None where the source does not say.
        deadline: Until when one can register.
        due: The sentence that says so.
    """

    admission: str | None = None
    sign_up: str | None = None
    deadline: date | datetime | None = None
    due: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Until when one can register or apply, and the sentence that says so (offsets of the page)."""

    moment: date | datetime
    span: Span


def find_practical(notice: Notice, part: Span | None, start: date | datetime | None) -> Practical:
    """Return what a part of a document says of coming; of all of it where no part is given (page offsets).

    Args:
        notice: The document.
        part: Where to look.
        start: When the event begins: no deadline is later.
    """
    page = notice.page
    blocks = tuple(
        block
        for block in page.blocks
        if block.kind in _KINDS and (part is None or part.start <= block.span.start < part.end)
    )
    spans = [
        sentence.span
        for sentence in find_sentences(replace(page, blocks=blocks), (), notice.grammar)
        if not tells_way_in(sentence.span.of(page.text), notice.grammar.language)
    ]
    due = next((found for span in spans if (found := _due(notice, span, start))), None)
    restricting = next((span for span in spans if _restricts(notice, span)), None)
    request = next((span for span in spans if _asks_to_sign_up(notice, span)), None)

    return Practical(
        admission=_bare(notice, restricting) if restricting else None,
        sign_up=_bare(notice, request) if request else None,
        deadline=due.moment if due else None,
        due=_bare(notice, _before_link(notice, due.span)) if due else None,
    )


def find_due(notice: Notice) -> Due | None:
    """Return until when one can apply, where the title calls for that; a sentence with a link is none."""
    if not whole_words(notice.grammar.events.ask_apply).search(notice.title):
        return None
    spans = (each.span for each in find_sentences(notice.page, (), notice.grammar))
    plain = (span for span in spans if _is_plain(notice, span, dated=True))
    return next((found for span in plain if (found := _due(notice, span, None, apply=True))), None)


def _due(notice: Notice, span: Span, start: date | datetime | None, *, apply: bool = False) -> Due | None:
    """Return until when one can register: not when people meet, for a lower price or for proposals."""
    if not apply and whole_words(notice.grammar.events.other_deadlines).search(span.of(notice.page.text)):
        return None
    there = notice.in_text(span)
    for day in notice.days_in(*there):
        soft = notice.words.count("rather", max(there.start, day.span.start - _LED), day.span.start) > 0
        named = not soft and _names_deadline(notice, there, day.span.start, apply=apply)
        resolved = resolve_day(day, "", near=notice.near, line=None).day if named else None
        if resolved is None:
            continue
        hours = notice.times_in(day.span.end, min(there.end, day.span.end + _HOUR_BEHIND))
        ahead = max(there.start, day.span.start - _LED)
        if not hours and notice.words.count("before", ahead, day.span.start):
            resolved -= timedelta(days=1)  # `before 14 April` ends on the 13th
        moment = datetime.combine(resolved, hours[0].start) if hours else resolved
        first = start.date() if isinstance(start, datetime) else start
        if moment != start and (first is None or resolved <= first):
            return Due(moment=moment, span=span)
    return None


def _names_deadline(notice: Notice, sentence: Span, at: int, *, apply: bool) -> bool:
    """Tell whether a sentence says that one registers, or applies, until the day it names at an offset.

    A word for a deadline is enough where it stands as a label.
    """
    words, events = notice.text[sentence.start : at], notice.grammar.events
    ends = [match.end() for match in whole_words(events.deadline).finditer(words)]
    if ends and words[ends[0] :].lstrip(" *_").startswith(":") and len(words) <= _LONGEST_LABEL:
        return True
    near = max(sentence.start, at - _RIGHT_BEFORE)
    if not (notice.words.count("deadline", near, at) or any(end > near - sentence.start for end in ends)):
        return False
    called = (events.ask_apply, events.other_deadlines) if apply else ()
    calls = any(whole_words(each).search(notice.text, *sentence) for each in called)
    return calls or notice.words.count("register", *sentence) > 0


def _restricts(notice: Notice, span: Span) -> bool:
    """Tell whether a sentence says who alone may come, and nothing of what it costs or where one gets in."""
    other = any(_count(notice, name, span) for name in ("open", "cost", "access", "care"))
    fits = _is_plain(notice, span) and not (other or _amounts(notice, span))
    return fits and _count(notice, "restricted", span) > 0


def find_topics(notice: Notice, part: Span | None) -> tuple[str, ...]:
    """Return what an event is about, in lines of the source.

    That is what a label says (`Topic: …`), the first of the programme, or the first point of a short notice.
    """
    inside = [each for each in notice.page.blocks if part is None or part.start <= each.span.start < part.end]
    found = (notice.on_page(line.span) for line in notice.lines if line.origin in {"text", "item"})
    lines = (line for line in found if line and (part is None or part.start <= line.start < part.end))
    labelled = (_behind_label(notice, line) for line in lines)
    first = next((span for span in labelled if span and _is_topic(notice, span, _LONGEST)), None)
    spans = [first] if first else [*_programme(notice, inside)][:_MOST_TOPICS] or [*_point(notice, inside)]
    return tuple(_ORNAMENT.sub("", span.of(notice.page.text)).strip(" *_") for span in spans)


def _behind_label(notice: Notice, line: Span) -> Span | None:
    found = _LABEL.match(line.of(notice.page.text))
    names = ("topic", "programme")
    named = found is not None and label_classes(found["label"], names, notice.grammar.locale)
    return Span(line.start + found.end(), line.end) if found and named else None


def _programme(notice: Notice, blocks: Sequence[Block]) -> Iterator[Span]:
    """Yield the headings below that of a programme; where it has none, its items."""
    heads = [(at, block) for at, block in enumerate(blocks) if block.kind == "heading"]
    head = next((each for each in heads if _heads_programme(notice, each[1])), None)
    if head is None:
        return
    end = next((at for at, each in heads if at > head[0] and each.level <= head[1].level), len(blocks))
    below = blocks[head[0] + 1 : end]
    kind = "heading" if any(each.kind == "heading" for each in below) else "item"
    yield from (block.span for block in below if block.kind == kind and _is_topic(notice, block.span))


def _heads_programme(notice: Notice, block: Block) -> bool:
    words = block.span.of(notice.page.text).strip(" :")
    return bool(label_classes(words, ("programme",), notice.grammar.locale))


def _point(notice: Notice, blocks: Sequence[Block]) -> Iterator[Span]:
    """Yield the first item of a notice of a few lines, if it says something."""
    item = next((block.span for block in blocks if block.kind == "item"), None)
    words = item.of(notice.page.text) if item else ""
    if item is None or len(notice.page.text) > _LONGEST_NOTICE or words[:1].islower():
        return
    other = any(_count(notice, name, item) for name in (*_CLASSES, "restricted")) or _LABEL.match(words)
    if len(_words_of(words)) >= _FEWEST_OF_POINT and _is_topic(notice, item) and not other:
        yield item


def _is_topic(notice: Notice, span: Span, longest: int = _LONGEST_TOPIC) -> bool:
    """Tell whether a line says one thing that is no part of every programme, as a break is."""
    words, said = span.of(notice.page.text), _words_of(span.of(notice.page.text))
    agenda = {word for phrase in notice.grammar.events.agenda for word in phrase.split()}
    plain = not notice.mentions_in(*notice.in_text(span))
    reaches = _ADDRESS.search(words) or holds_contact(words)
    fits = _SHORTEST <= len(words) <= longest and not words.endswith(_GOES_ON)
    return fits and plain and not reaches and len(said - agenda) >= _FEWEST_OF_TOPIC


def _words_of(text: str) -> set[str]:
    return {*regex.findall(r"\w+", text.casefold())}


def with_needs(
    notice: Notice,
    event: Event,
    *,
    sentences: Sequence[Sentence],
    tellable: Sequence[Sentence],
    traits: Callable[[Sentence], Traits],
) -> Event:
    """Add to an event what its sentences tell: what it is about, and what people need to come.

    Args:
        notice: The document.
        event: The event.
        sentences: Those of the document, in order.
        tellable: Those of them that may be told to anybody.
        traits: What the judge of sentences sees in one.
    """
    public = {each.span for each in tellable}
    every = find_tellings(notice, event, sentences, traits)
    tellings = tuple(each for each in every if each.span in public)
    asked = [replace(each, span=_before_link(notice, each.span)) for each in tellings]
    spans = [each.span for each in asked]
    likely = [each.span for each in asked if each.need >= _LEAST_OF_PRICE]
    priced = next((span for each in likely for span in _priced(notice, each, event)), None)
    price = _with_the_rest(notice, priced, spans) if priced else None
    ranked = sorted(asked, key=lambda each: -each.need * each.opens)
    found = {_PRICE: price} if price else {}
    for each in ranked:
        sort = next((name for name in (*_CLASSES, _AUDIENCE) if _tells_of(notice, name, each.span)), None)
        if sort not in found and _is_needed(notice, event, each, sort):
            found[sort or f"{each.span}"] = each.span
    needs = [*found.values()][:_MOST]
    return replace(
        event,
        tellings=tellings,
        needs=tuple(_bare(notice, span) for span in sorted(needs)),
        price=_bare(notice, price) if price else None,
    )


def _is_needed(notice: Notice, event: Event, told: Telling, sort: str | None) -> bool:
    """Tell whether a sentence says what one needs to come; words of that make up for some of the chance."""
    words, likely = _bare(notice, told.span), told.need * told.opens
    enough = sort == _AUDIENCE or likely >= threshold("need", "said" if sort else "used")
    certain = sort is not None and likely >= threshold("need", "past")
    plain = _is_plain(notice, told.span, labelled=sort is not None, certain=certain)
    mentions = notice.mentions_in(*notice.in_text(told.span))
    row = bool(mentions) and words.startswith(mentions[0].of(notice.text))  # of a programme
    alone = len(words.split()) == 1 and words[-1:].isalnum()  # a label whose value stands elsewhere
    spent = _amounts(notice, told.span) and _large(notice.grammar).search(words)  # by a state or a firm
    return enough and plain and not (row or alone or spent) and words not in {event.admission, event.sign_up}


def _before_link(notice: Notice, span: Span) -> Span:
    """Return a sentence without the words of a link that it ends in (`Free, for fifty: book a seat`)."""
    links, text = notice.page.links_in(span), notice.page.text
    first = links[0].span if len(links) == 1 else None
    if first is None or any(sign.isalnum() for sign in text[first.end : span.end]):
        return span
    before = text[span.start : first.start].rstrip(" [*_")
    named = not _ADDRESS.search(first.of(text))
    return Span(span.start, span.start + len(before) - 1) if before.endswith(_LEADING_ON) and named else span


def _bare(notice: Notice, span: Span) -> str:
    return _ORNAMENT.sub("", span.of(notice.page.text)).rstrip()


def _with_the_rest(notice: Notice, price: Span, spans: Sequence[Span]) -> Span:
    """Return a price with the sentence behind it that is about it, too (`Entry: £6. Miners free.`)."""
    behind = next((each for each in spans if 0 < each.start - price.end <= _GAP), None)
    if behind and "\n" in notice.page.text[price.end : behind.start]:
        return price
    if behind is None or behind.end - price.start > _LONGEST or not _tells_of(notice, _PRICE, behind):
        return price
    return Span(price.start, behind.end) if _is_plain(notice, behind, labelled=True) else price


def _tells_of(notice: Notice, name: str, span: Span) -> bool:
    """Tell whether a sentence is of a class: by a word, an amount of money, or the label before it."""
    if name == _AUDIENCE:
        label = _LABEL.match(span.of(notice.page.text))
        return label is not None and bool(label_classes(label["label"], (name,), notice.grammar.locale))
    return _count(notice, name, span) > 0 or (name == _PRICE and _is_priced(notice, span))


def _is_priced(notice: Notice, span: Span) -> bool:
    """Tell whether an amount of money in a sentence is what one pays for a ticket."""
    asked = _count(notice, "register", span) > 0
    short = span.end - span.start <= _SHORT and not _large(notice.grammar).search(notice.page.text, *span)
    return _amounts(notice, span) and (short or asked)


def _amounts(notice: Notice, span: Span) -> bool:
    return _money(notice.grammar).search(notice.page.text, *span) is not None


@cache
def _large(grammar: Grammar) -> regex.Pattern[str]:
    """Return amounts that no guest pays: thousands, and what a word for more stands behind."""
    scales = any_of(grammar.figures.scales) or "million"
    return regex.compile(
        rf"\p{{Sc}}\s?\d{{1,3}}[.,]?\d{{3}}|\d{{1,3}}[.,]\d{{3}}\s?\p{{Sc}}|\d\s?(?:{scales})(?!\w)",
        regex.IGNORECASE,
    )


@cache
def _money(grammar: Grammar) -> regex.Pattern[str]:
    names = any_of(grammar.figures.currencies) or "EUR"
    return regex.compile(rf"\p{{Sc}}\s?\d|\d\s?(?:\p{{Sc}}|(?:{names})(?!\w))", regex.IGNORECASE)


def _priced(notice: Notice, span: Span, event: Event) -> Iterator[Span]:
    """Yield a sentence that says what it costs, or what a line of day and hour says of that besides.

    What is paid until a day is told with that day, where it is the deadline.
    """
    if not _tells_of(notice, _PRICE, span) or _bare(notice, span) == event.admission:
        return
    closes = event.due is not None and _bare(notice, span) == event.due
    if _is_plain(notice, span, dated=closes, labelled=True):
        yield span
    elif _is_dated(notice, span):
        yield from _amount_behind(notice, span)
        cuts = (at for cut in _JOINT.finditer(notice.page.text, *span) for at in cut.span())
        edges = [span.start, *cuts, span.end]
        for part in (Span(*pair) for pair in zip(edges[::2], edges[1::2], strict=True)):
            short = _SHORTEST_PRICE <= part.end - part.start <= _LONGEST_PRICE
            alone = not _is_dated(notice, part) and _says_one_thing(notice, part)
            if short and alone and _count(notice, _PRICE, part):
                yield part


def _amount_behind(notice: Notice, span: Span) -> Iterator[Span]:
    """Yield the end of a line of day and hour that begins with an amount of money (`… - 7pm - £5 / £3`)."""
    for cut in _JOINT.finditer(notice.page.text, *span):
        rest = Span(cut.end(), span.end)
        starts = _money(notice.grammar).match(notice.page.text, *rest)
        short = rest.end - rest.start <= _LONGEST_PRICE
        if starts and short and not _is_dated(notice, rest) and _says_one_thing(notice, rest):
            yield rest


def _is_dated(notice: Notice, span: Span) -> bool:
    return bool(notice.mentions_in(*notice.in_text(span)))


def _is_plain(
    notice: Notice, span: Span, *, dated: bool = False, labelled: bool = False, certain: bool = False
) -> bool:
    """Tell whether a sentence is short and whole, asks nothing, and tells neither of a day nor the past.

    One that is certain to tell what one needs may hold words of the past, too (`ours were lost last year`).
    """
    shortest, longest = _FEWEST_SIGNS if labelled else _SHORTEST, _LONGEST_REQUEST if dated else _LONGEST
    fits = shortest <= span.end - span.start <= longest
    past = not certain and any(_count(notice, name, span) for name in ("past", "report"))
    return fits and not past and _says_one_thing(notice, span, dated=dated)


def _says_one_thing(notice: Notice, span: Span, *, dated: bool = False) -> bool:
    words = span.of(notice.page.text)
    days = not dated and notice.days_in(*notice.in_text(span))
    ends = words.endswith((*QUESTION_MARKS, *_GOES_ON)) or _breaks_off(notice, span)
    return (
        not (ends or days or _leads_away(notice, span))
        and not (_ADDRESS.search(words) or holds_contact(words))
    )


def _leads_away(notice: Notice, span: Span) -> bool:
    """Tell whether a sentence needs its links: their words are `here`, or an address."""
    links = [link.span for link in notice.page.links_in(span)]
    return any(_ADDRESS.search(link.of(notice.page.text)) or _count(notice, "here", link) for link in links)


def _breaks_off(notice: Notice, span: Span) -> bool:
    """Tell whether words lead to others on the next line (`on the door, or`)."""
    return span.of(notice.page.text).rpartition(" ")[2].casefold() in notice.grammar.stopwords


def _asks_to_sign_up(notice: Notice, span: Span) -> bool:
    """Tell whether a sentence says by which mail, telephone or form people take part in the event itself."""
    words = span.of(notice.page.text)
    if len(words) > _LONGEST_REQUEST or words.endswith((*_GOES_ON, *QUESTION_MARKS)):
        return False
    if _ADDRESS.search(words) or any(_count(notice, name, span) for name in ("other_forms", "apart", "past")):
        return False
    if holds_contact(words):
        return any(_count(notice, name, span) for name in ("register", "respond"))
    found = whole_words(class_words("reach", notice.grammar.locale)).search(words.replace("’", "'"))
    if found is None:
        return False
    before, after = Span(span.start, span.start + found.start()), Span(span.start + found.end(), span.end)
    names = ("register", "online", "respond")
    return any(_count(notice, name, part) for name in names for part in (before, after))


def _count(notice: Notice, name: str, span: Span) -> int:
    return notice.words.count(name, *notice.in_text(span))


_CUT = regex.compile(r"\s+[–—|·•-]\s+|(?<=[.!?])\s+|\s*;\s+|\s+/\s+|:\s+(?=https?://)")
_LONGEST_ASK = 80  # characters of words that ask for something
_LONGEST_PIECE = 400  # characters of such words with their link, up to the next address behind a colon
_BUTTON = 45  # characters of what stands on a button
_FACEBOOK = regex.compile(r"https?://(?:[\w-]+\.)?(?:facebook\.com|fb\.(?:me|com))/", regex.IGNORECASE)
_ANY_ADDRESS = regex.compile(r"(?<![\w@/.])(?:https?://|www\.)?(?:[\w-]+\.)+[a-z]{2,}/[^\s<>()\"]+")
_FORM = regex.compile(
    r"/(?:register|registration|rsvp|signup|sign-up|tickets?)(?:[/?#]|$)|"
    r"^https?://(?:[\w-]+\.)?(?:eventbrite\.|lu\.ma/|luma\.com/|partiful\.com/e/|forms\.gle/|docs\.google\.com/forms/|"
    r"actionnetwork\.org/(?:events|ticketed_events)/|pretix\.eu/|ti\.to/|tickettailor\.com/events/|framaforms\.org/|"
    r"mobilize\.us/[^/]+/event/|helloasso\.com/.*/evenements/)",
    regex.IGNORECASE,
)
_REDIRECT = regex.compile(
    r"https?://(?:www\.google\.com/url\?(?:[^#]*&)?q|l\.facebook\.com/l\.php\?(?:[^#]*&)?u)=(?<url>https?[^&#]+)"
)
_TRACKING = regex.compile(
    r"(?:fbclid|gclid|mc_eid|mc_cid|igshid|__tn__|__xts__[^=]*|__cft__[^=]*)=", regex.IGNORECASE
)
_POST = regex.compile(
    r"https?://(?:[\w-]+\.)?(?:twitter\.com|x\.com|bsky\.app)/[^/]+/(?:status|post)/", regex.IGNORECASE
)


@dataclass(frozen=True, slots=True, eq=False)
class _Patterns:
    asks: tuple[tuple[ActionKind, regex.Pattern[str]], ...]
    here: regex.Pattern[str]


@cache
def _patterns(grammar: Grammar) -> _Patterns:
    words = grammar.events
    flags = regex.IGNORECASE
    kinds: tuple[tuple[ActionKind, tuple[str, ...]], ...] = (
        ("post", words.ask_post),
        ("facebook", words.ask_facebook),
        ("register", words.ask_register),
    )
    return _Patterns(
        asks=tuple((kind, regex.compile(rf"\b(?:{any_of(asks)})\b", flags)) for kind, asks in kinds),
        here=regex.compile(rf"\b(?:{any_of(words.here)})\b", flags),
    )


def is_event_page(url: str) -> bool:
    """Tell whether an address is the page of an event on Facebook."""
    return bool(link_patterns()["event_pages"].match(url))


def find_actions(page: Page, span: Span, grammar: Grammar) -> tuple[Action, ...]:
    """Return the requests in a part of the page, one of each kind, in order.

    Args:
        page: The text with its links.
        span: Where to look.
        grammar: Words of asking.

    Returns:
        Requests that say where to click ("here") or whose words are a link.
    """
    found: dict[ActionKind, Action] = {}
    for action in _all(page, span, grammar):
        known = found.get(action.kind)
        if known is None or (known.url is None and action.url):
            found[action.kind] = action
    return tuple(sorted(found.values(), key=lambda action: action.span or Span(0, 0)))


def _all(page: Page, span: Span, grammar: Grammar) -> Iterator[Action]:
    for block in page.blocks:
        if block.span.start < span.start or block.span.end > span.end:
            continue
        for line in page.lines(block):
            for piece in _pieces(page.text, line):
                action = _action(page, piece, grammar)
                if (
                    action
                    and not rooms_in(action.label)
                    and not _leads_in(action, page.text[piece.end : line.end])
                ):
                    yield action


def _leads_in(action: Action, after: str) -> bool:
    """Whether a request without a link stands right before the address of a meeting room."""
    words = after.lstrip(" :–—-").split(maxsplit=1)
    return action.url is None and bool(words) and bool(rooms_in(words[0]))


def _pieces(text: str, line: Span) -> Iterator[Span]:
    start = line.start
    for cut in _CUT.finditer(text, line.start, line.end):
        if cut.start() > start:
            yield Span(start, cut.start())
        if not cut.group().startswith(":") or cut.start() - start > _LONGEST_PIECE:
            start = cut.end()
    if start < line.end:
        yield Span(start, line.end)


def _action(page: Page, piece: Span, grammar: Grammar) -> Action | None:
    patterns = _patterns(grammar)
    found = _links(page, piece)
    links = tuple(link for link in found if not is_room(link.url))
    if found and not links:
        return None  # whatever it says, it leads into a meeting room
    for link in links:
        words = link.span.of(page.text)
        kind = _kind(words, untracked_address(link.url), patterns) if not web_address(words) else None
        if kind and link.span.end <= piece.end and len(words) <= _LONGEST_ASK:
            label = _words(page.text, link.span, "") or link.span
            return Action(kind=kind, label=label.of(page.text), url=untracked_address(link.url), span=label)
    return _asked_around(page, piece, links[0] if links else None, patterns) or _form(page, piece, links)


def _links(page: Page, piece: Span) -> tuple[Link, ...]:
    """Return the links in a piece; where it has none, the first address written out in it."""
    links = page.links_in(piece)
    written = None if links else _ANY_ADDRESS.search(page.text, piece.start, piece.end)
    url = web_address(written.group().rstrip(".,;:!?)")) if written else None
    if written is None or url is None:
        return links
    return (
        Link(span=Span(written.start(), written.start() + len(written.group().rstrip(".,;:!?)"))), url=url),
    )


def _asked_around(page: Page, piece: Span, link: Link | None, patterns: _Patterns) -> Action | None:
    """Read a request whose words stand around its link, or that has none and says "here"."""
    around = _words(page.text, piece, link.span.of(page.text) if link else "")
    if around is None or len(around.of(page.text)) > _LONGEST_ASK:
        return None
    words = around.of(page.text)
    kind = _kind(words, untracked_address(link.url) if link else None, patterns)
    if kind is None and link and _FORM.search(link.url):
        kind = "register"
    if kind is None or not (link or patterns.here.search(words)):
        return None
    if len(words) > _BUTTON and link and not web_address(link.span.of(page.text)):
        around = _words(page.text, link.span, "") or around  # the sentence is too long, its link says it
    label = around.of(page.text)
    return Action(kind=kind, label=label, url=untracked_address(link.url) if link else None, span=around)


def _form(page: Page, piece: Span, links: tuple[Link, ...]) -> Action | None:
    """Read a link to a form for signing up as a request, whatever is written around it."""
    for link in links:
        if _FORM.search(link.url) and link.span.end <= piece.end:
            return Action(
                kind="register",
                label=link.span.of(page.text),
                url=untracked_address(link.url),
                span=link.span,
            )
    return None


def untracked_address(url: str) -> str:
    """Return the address behind a redirector, and that of a Facebook event without the tracking after it."""
    behind = _REDIRECT.match(url)
    url = unquote(behind["url"]) if behind else url
    event = link_patterns()["event_pages"].match(url)
    return event.group() if event else _untracked(url)


def _untracked(url: str) -> str:
    """Leave out the parameters that only tell where a reader clicked (`?fbclid=…`)."""
    address, mark, rest = url.partition("?")
    query, hashed, anchor = rest.partition("#")
    kept = "&".join(part for part in query.split("&") if not _TRACKING.match(part))
    return (f"{address}?{kept}" if kept else address) + hashed + anchor if mark else url


def _words(text: str, piece: Span, linked: str) -> Span | None:
    """Leave a bare address and signs at the ends out of the label."""
    start, end = piece
    if web_address(linked):
        end = text.find(linked, start, end)
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ")?"):
        end -= 1
    return Span(start, end) if end > start else None


def _asks(words: str, kind: ActionKind, patterns: _Patterns) -> bool:
    return any(pattern.search(words) for name, pattern in patterns.asks if name == kind)


def _kind(words: str, url: str | None, patterns: _Patterns) -> ActionKind | None:
    if url and _POST.match(url):
        return "post"
    if url and _FACEBOOK.match(url):
        asked = patterns.here.search(words) and _asks(words, "facebook", patterns)
        return "facebook" if asked or is_event_page(url) else None
    return next((kind for kind, pattern in patterns.asks if pattern.search(words)), None)

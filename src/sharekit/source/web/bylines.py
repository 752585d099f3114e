"""Who wrote it, without the words around the name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

import regex

from sharekit.presets.grammar import Grammar
from sharekit.source.language.people import any_of
from sharekit.source.web.schema import Thing, types_of, words_of_value
from sharekit.source.web.visible import Spot, find_spots, own_words

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LEADS = regex.compile(
    r"^(?:(?:ein(?:e)?|the|a|le|la|un|une|der)\s)?"
    r"(?:(?:words|written|posted|story|text|article|reported|published|updated|submitted|"
    r"created|blog beitrag|beitrag|artikel|gastbeitrag|kommentar|interview|bericht|"
    r"erstellt|verfasst|geschrieben|veröffentlicht|text und interview|zum profil|profil|protokoll|"
    r"aufgezeichnet|propos recueillis|publié|écrit|escrito|"
    r"publicado|geschreven|geplaatst|guest post|review|analysis|opinion|"
    r"interview und text)\s*:?\s+)?"
    r"(?:(?:by|von|par|por|door)\b|"
    r"(?:autor(?:in|en|a|es)?|auteur|author|authors|writer|texto|texte|text|words|story|redaktion|"
    r"interview|text und interview|redacción|por)\s*:|auteur|writer|autorin|(?:autor|author)(?=\s\p{Lu}))"
    r"[\s:]*(?=[\p{Lu}\p{Lt}\p{Lo}])",
    regex.IGNORECASE,
)
_TAIL = regex.compile(
    r"\s*(?:[|•·–—]|\(|\[|\s-\s|,?\s\b(?:on|for|updated|published|posted|follow|am|le|il y a|vor|um|foto|"
    r"photo|fotos|bild|illustrat\w+)\b|[\w.+-]+@[\w.-]+|@|(?<![\p{L}\d])\d).*$",
    regex.IGNORECASE | regex.DOTALL,
)
_LOOSE = regex.compile(r"\s+(?:at|in|under|on|for|and|twitter|facebook|shares?)$", regex.IGNORECASE)
_REFUSED = regex.compile(
    r"^(?:admin(?:istrator)?|webmaster|root|user|null|none|undefined|unknown|anonymous|wordpress|blogger|"
    r"https?:.*|www\..*|author|autor(?:in|en)?|auteur|authors|view all posts.*|alle artikel.*|mehr.*|more.*|"
    r"about.*|über .*|stand|share.*|teilen|follow.*|read.*|kommentare?|comments?.*|by|von|par|por|door|"
    r"facebook|twitter|instagram|e-?mail|login|home|datum|date|alle .*|profil|kontakt|contact|website|"
    r"am|um|on|at|posted|text|texte|interview|post author|rezept von|veröffentlicht von|with|mit|\w+ by|"
    r"wordpressadmin|(?:bereitgestellt|powered|proudly).*|foto.*|photo.*|bild.*|image.*|quelle|"
    r"source|and|und|et|y|"
    r"e|in|pressestelle|unternehmen|print.*|drucken)$",
    regex.IGNORECASE,
)
_GENERIC = regex.compile(
    r"^(?:(?:die |the |la )?(?:editor(?:s|ial)?(?: (?:team|staff|board))?|staff(?: writer| report(?:er)?)?|"
    r"guest|gast(?:autor(?:in)?)?|redaktion|redacci[oó]n|r[eé]daction|redactie|redação|agencies|newsdesk))$",
    regex.IGNORECASE,
)
_ROLE = regex.compile(
    r"\b(?:editors?|reporters?|correspondents?|writers?|contributors?|producers?|columnists?|"
    r"journalists?|fellow|"
    r"staff|redakteur(?:in)?|korrespondent(?:in)?|autor(?:in)?|chef\p{L}*|pressesprecher(?:in)?|journalistin|"
    r"professor(?:in)?|rédact\p{L}*|journaliste|periodista)\b",
    regex.IGNORECASE,
)
_JOINTS = regex.compile(r"\s*(?:[,;&+]|\b(?:and|und|et|y|en|e)\b)\s*")
_SENTENCE = regex.compile(r"\p{Ll}{3}[.!?](?:\s|$)|[:!?]")
_PARTICLES = frozenset(
    "de von van der den la di da del dos das do el al bin ten ter zu du le y e and und et en &".split()  # noqa: SIM905 - read as one line
)
_MOST_WORDS, _MOST_IN_NAME = 24, 6
_LONGEST = 200
_NAMES = (
    *("author", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator", "dc:creator"),
    *("article:author", "article:author_name", "cxenseparse:author", "citation_author", "twitter:data1"),
    *("og:article:author", "og:author", "dcterms.contributor", "shareaholic:article_author_name", "creator"),
    *("article.author", "authors", "rnews:author", "bt:author"),
)
_MARKED = regex.compile(r"(?<![\w-])(?:author|fn|p-author|creator|schema:author|dc:creator)(?![\w-])")
_CALLED = ("byline", "by-line", "by_line", "author", "autor", "writer", "auteur", "postedby", "posted-by")
_FAR = 500
_NEAR = 12
_MOST_LINES = 100
_LABELS = regex.compile(
    r"writ|author|autor|auteur|by|von|verfa|par|por|escri|écrit|door|geschr", regex.IGNORECASE
)


@cache
def _month(grammar: Grammar) -> regex.Pattern[str]:
    return regex.compile(rf"[\s,]+(?:{any_of(tuple(grammar.dates.months))})\.?$", regex.IGNORECASE)


def find_byline(
    root: Element,
    meta: Mapping[str, Sequence[str]],
    things: Sequence[Thing],
    *,
    title: str | None,
    site: frozenset[str],
    grammar: Grammar,
) -> str | None:
    """Return who wrote a page: as its data say, else as a line near its headline says.

    Args:
        root: The page.
        meta: Its `<meta>` values by name.
        things: The articles it states, the page's own first.
        title: Its headline.
        site: The names of the site in lower case, which is not its own author.
        grammar: Names of months, which end a byline.
    """
    houses: list[str] = []
    for words in _stated(meta, things):
        byline = clean_byline(words, grammar, site=site)
        if byline and byline.casefold() not in site:
            if not _GENERIC.match(byline):
                return byline
            houses.append(byline)
    for rank, names in _lines(root, title):
        byline = _joined([clean_byline(words, grammar, site=site) for words in names], rank)
        sure = rank == 0
        if byline and not _GENERIC.match(byline) and byline.casefold() not in site:
            return byline
        houses += [byline] if byline and sure else []
    houses += [name for thing in things[:2] for each in _authors(thing) if (name := words_of_value(each))]
    return next(iter(houses), None)


def _joined(names: Sequence[str | None], rank: int) -> str | None:
    """Return the names of one byline; one in small letters is a name only where mark-up says so."""
    known = [name for name in dict.fromkeys(names) if name and (rank == 0 or _is_name(name, rank))]
    kept = [name for at, name in enumerate(known) if not any(name in each for each in known[:at])]
    return ", ".join(kept) or None


def _is_name(name: str, rank: int) -> bool:
    return not name[0].islower() and (rank == 1 or all(map(_in_name, name.split())))


def _in_name(word: str) -> bool:
    return word in _PARTICLES or not word[0].islower() or word[:2].casefold() in {"d'", "d’"}


def _authors(thing: Thing) -> Sequence[object]:
    authors = thing.get("author") or thing.get("creator") or ()
    return authors if isinstance(authors, list) else [authors]


def _stated(meta: Mapping[str, Sequence[str]], things: Sequence[Thing]) -> Iterator[str]:
    for thing in things:
        names = [words_of_value(each) for each in _authors(thing) if not _is_house(each)]
        if any(names):
            yield ", ".join(dict.fromkeys(name for name in names if name))
            break
    for name in _NAMES:
        if name == "twitter:data1" and not _LABELS.search(" ".join(meta.get("twitter:label1", ()))):
            continue
        if name in meta:
            yield ", ".join(dict.fromkeys(meta[name]))


def _is_house(author: object) -> bool:
    """Whether an author is the publisher: a house is named only where no person is."""
    return isinstance(author, Mapping) and any(kind.endswith("organization") for kind in types_of(author))


def _lines(root: Element, title: str | None) -> Iterator[tuple[int, list[str]]]:
    """Yield the words of lines that may name the author, likeliest first, with their rank."""
    spots = [spot for spot in find_spots(root, title) if spot.words and len(spot.words) <= _LONGEST]
    ranked = [(rank, spot) for spot in spots if spot.distance <= _FAR and (rank := _rank(spot)) is not None]
    ranked = sorted(ranked, key=lambda each: (each[0], each[1].distance))[:_MOST_LINES]
    for rank, spot in ranked:
        beside = [
            _called(other, rank)
            for other_rank, other in ranked
            if other_rank == rank
            and other is not spot
            and other.names == spot.names
            and _holder(other) is _holder(spot)
            and abs(other.distance - spot.distance) <= _NEAR
        ]
        yield rank, [_called(spot, rank), *beside]


def _called(spot: Spot, rank: int) -> str:
    """Return the words to look for a name in: those of elements inside a byline stand for themselves."""
    return spot.words if rank > 1 else own_words(spot.element)


def _holder(spot: Spot) -> Element | None:
    parent = spot.element.getparent()
    return parent.getparent() if parent is not None else None


def _rank(spot: Spot) -> int | None:
    """Return how far a line is from being a byline; None where it is none."""
    if spot.name in {"time", "img", "h1"} or spot.stated:
        return None
    if _MARKED.search(spot.names):
        return 0
    if any(name in spot.names for name in _CALLED):
        return 1
    return 2 if _LEADS.match(spot.words) else None


def clean_byline(words: str, grammar: Grammar, *, site: frozenset[str] = frozenset()) -> str | None:
    """Return the names in a byline; None where it holds none.

    Args:
        words: As a page states it (`By Ana Ruiz, Political Editor | 4 May`).
        grammar: Names of months, which end a byline.
        site: The names of the site, in lower case.
    """
    name = " ".join(words.split()).strip(" ,;:|-–—/@")
    lead = _LEADS.match(name)
    name = name[lead.end() :] if lead else name
    name = _month(grammar).sub("", _TAIL.sub("", name)) if not _REFUSED.match(name) else ""
    name = _persons(_LOOSE.sub("", name.strip(" ,;:|-–—/")), site)
    if name.casefold() in grammar.dates.months:
        return None
    if not name or _REFUSED.match(name) or _SENTENCE.search(name) or len(name) < 2:  # noqa: PLR2004 - initials are no byline
        return None
    pieces = _JOINTS.split(name)
    if len(name.split()) > _MOST_WORDS or any(len(piece.split()) > _MOST_IN_NAME for piece in pieces):
        return None
    return name


def _persons(name: str, site: frozenset[str]) -> str:
    """Return names without the roles and the house after them."""
    first, *others = [part for part in name.split(",") if not _REFUSED.match(part.strip())] or [""]
    kept = [part for part in others if not _ROLE.search(part) and part.strip().casefold() not in site]
    return ", ".join(part.strip() for part in (first, *kept)).strip(" ,")

"""Who wrote it, without the words around the name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

import regex

from sharekit.presets.grammar import Grammar
from sharekit.source.people import any_of
from sharekit.source.schema import Thing, types_of, words_of_value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LEADS = regex.compile(
    r"^(?:(?:(?:words|written|posted|story|text|article|reported|published|updated|submitted)\s+)?by|"
    r"von|por|par|door|"
    r"autor(?:a|es)?|auteur|author|writer|texto|text|de)\b[\s:]*",
    regex.IGNORECASE,
)
_TAIL = regex.compile(
    r"\s*(?:[|•·–—@]|\(|\s-\s|\b(?:on|for|updated|published|posted|staff|correspondent|reporter|follow|@)\b|[\w.+-]+@[\w.-]+|\d).*$",
    regex.IGNORECASE | regex.DOTALL,
)
_NONE = regex.compile(
    r"^(?:admin(?:istrator)?|editor(?:s|ial)?(?: team)?|staff|guest|webmaster|root|user|null|none|undefined|"
    r"unknown|"
    r"anonymous|redaktion|redacci[oó]n|r[eé]daction|https?:.*|www\..*|.*\.com|author|view all posts.*)$",
    regex.IGNORECASE,
)
_MOST_WORDS = 14
_LONGEST = 160
_NAMES = (
    *("author", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator", "dc:creator"),
    *("article:author", "article:author_name", "cxenseparse:author", "citation_author", "twitter:data1"),
)


def _class(*words: str) -> str:
    lower = "translate(concat(@class, ' ', @id), 'ABCDEHILNOPRSTUWY', 'abcdehilnoprstuwy')"
    return " or ".join(f"contains({lower}, '{word}')" for word in words)


_COMMENTED = (
    f"ancestor-or-self::*[not(self::body or self::html) and ({_class('comment', 'related', 'footer')})]"
)
_AFTER_BY = " or ".join(
    f"substring(normalize-space(preceding-sibling::text()[1]), "
    f"string-length(normalize-space(preceding-sibling::text()[1])) - {len(word) - 1})='{word}'"
    for word in ("By", "by", "Von", "von", "Par", "par", "Por", "por", "Door", "door")
)
_PATHS = (
    "//*[@itemprop='author']//*[@itemprop='name']",
    "//*[@itemprop='author']",
    "//*[@rel='author']",
    f"//*[{_class('byline', 'by-line')}]//a",
    f"//*[{_class('author-name', 'author_name', 'authorname', 'article-author')}]",
    f"//*[{_class('byline-name', 'byline__name')}]",
    f"//*[{_class('byline', 'by-line')}]",
    f"//*[{_class('author')}]//a",
    f"//a[{_AFTER_BY}] | //span[{_AFTER_BY}]",
    f"//*[{_class('author', 'writer', 'posted-by', 'postedby')}]",
)


@cache
def _month(grammar: Grammar) -> regex.Pattern[str]:
    return regex.compile(rf"[\s,]+(?:{any_of(tuple(grammar.dates.months))})\.?$", regex.IGNORECASE)


def find_byline(
    root: Element,
    meta: Mapping[str, Sequence[str]],
    things: Sequence[Thing],
    *,
    site: frozenset[str],
    grammar: Grammar,
) -> str | None:
    """Return who wrote a page: as its data say, else as a line of it says.

    Args:
        root: The page.
        meta: Its `<meta>` values by name.
        things: The articles it states, the page's own first.
        site: The names of the site in lower case, which is not its own author.
        grammar: Names of months, which end a byline.
    """
    for words in _stated(meta, things):
        byline = clean_byline(words, grammar)
        if byline and byline.casefold() not in site:
            return byline
    for path in _PATHS:
        names = [clean_byline(words, grammar) for words in _texts(root, path)]
        joined = ", ".join(dict.fromkeys(name for name in names if name and name.casefold() not in site))
        if joined:
            return joined
    return None


def _stated(meta: Mapping[str, Sequence[str]], things: Sequence[Thing]) -> Iterator[str]:
    for thing in things[:1]:
        authors = thing.get("author") or thing.get("creator")
        people = [
            each for each in (authors if isinstance(authors, list) else [authors]) if not _is_house(each)
        ]
        names = [words_of_value(each) for each in people]
        yield ", ".join(dict.fromkeys(name for name in names if name))
    for name in _NAMES:
        if name in meta:
            yield ", ".join(dict.fromkeys(meta[name]))


def _is_house(author: object) -> bool:
    """Whether an author is the publisher: a house is named only where no person is."""
    return isinstance(author, Mapping) and any(kind.endswith("organization") for kind in types_of(author))


def _texts(root: Element, path: str) -> Iterator[str]:
    """Yield the words of the first such element and of those that stand beside it."""
    found = root.xpath(f"{path}[not({_COMMENTED})]")[:40]
    beside = [
        each for each in found if each.getparent() is not None and each.getparent() is found[0].getparent()
    ]
    for element in beside:
        words = " ".join(" ".join(element.itertext()).split())
        if 0 < len(words) <= _LONGEST:
            yield words


def clean_byline(words: str, grammar: Grammar) -> str | None:
    """Return the names in a byline; None where it holds none.

    Args:
        words: As a page states it (`By Ana Ruiz, Political Editor | 4 May`).
        grammar: Names of months, which end a byline.
    """
    name = " ".join(words.split())
    lead = _LEADS.match(name)
    if lead and name[lead.end() :][:1].isupper():
        name = name[lead.end() :]
    name = _month(grammar).sub("", _TAIL.sub("", name)).strip(" ,;:.|-–—/") if not _NONE.match(name) else ""
    if not name or _NONE.match(name) or len(name.split()) > _MOST_WORDS or len(name) < 2:  # noqa: PLR2004 - initials are no byline
        return None
    return name if any(letter.isupper() for letter in name) or not name.isascii() else None

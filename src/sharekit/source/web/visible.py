"""The short lines of a page that readers see, and how near its headline each stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_WORD = re.compile(r"\w+")
_ELSEWHERE = frozenset(
    ["script", "style", "template", "noscript", "nav", "form", "iframe", "svg", "head", "select"]
)
_ELSEWHERE_NAMES = re.compile(
    r"comment|related|teaser|sidebar|(?<!elementor-)widget|footer|recommend|ticker|newsletter|latest|popular|trending|"
    r"most-?read|carousel|slider|breadcrumb|more-|see-?also|weitere|promo|archive|caption|menu|navi(?![a-z])|"
    r"reply|recirc|signup|cookie|share-?(?:bar|button|link|icon)|sharing|sharedaddy|social|addtoany|site-header"
)
_KEPT_NAMES = re.compile(
    r"header|detail|title|post-|post_|entry-|by-?line|document|^main|article(?!s)|content|single|no-sidebar|has-sidebar|with-sidebar"
)
_LONGEST = 300
_MOST_PARTS = 9
_SHORT = 80
_NAMING = ("class", "id", "itemprop", "property", "rel")
_HOLDERS = frozenset({"div", "section", "header", "article"})
_BEFORE = 3  # a line above the headline counts as this many times as far
_HEADLINES = ("//h1", "//h2", "//h3", "//*[@itemprop='headline']")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A short line.

    Attributes:
        name: Of its element.
        names: Classes, id and properties of it and of the two elements around it, in lower case.
        words: Its words; of a large element its own, without those of elements inside it.
        stated: The day that a `<time>` states for machines.
        distance: Elements between it and the headline.
        element: The element.
    """

    name: str
    names: str
    words: str
    stated: str | None
    distance: int
    element: Element


def find_spots(root: Element, title: str | None) -> Iterator[Spot]:
    """Yield the short lines outside menus, comments and teasers of other pages, in order.

    Args:
        root: The page.
        title: Its headline; distances are to the heading that has its words, or to the first one.
    """
    heading = _heading(root, title)
    kept = frozenset(heading.iterancestors()) if heading is not None else frozenset()
    order = list(_shown(root, kept))
    at = next((index for index, (element, _) in enumerate(order) if element is heading), 0)
    for index, (element, names) in enumerate(order):
        words = _words(element)
        stated = element.get("datetime") if element.tag == "time" else None
        if (words or stated) and len(words) <= _LONGEST and element is not heading:
            yield Spot(
                name=str(element.tag),
                names=names,
                words=words,
                stated=stated,
                distance=index - at if index >= at else _BEFORE * (at - index),
                element=element,
            )


def own_words(element: Element) -> str:
    """Return the words of an element without those of the elements inside it."""
    parts = [element.text or "", *(child.tail or "" for child in element)]
    return " ".join(" ".join(parts).split())


def _words(element: Element) -> str:
    """Return the words of a small element whole, of a large one its own."""
    parts = list(islice(element.itertext(), _MOST_PARTS))
    words = " ".join(" ".join(parts).split())
    large = len(parts) == _MOST_PARTS or (element.tag in _HOLDERS and len(words) > _SHORT)
    return own_words(element) if large else words


def _shown(root: Element, kept: frozenset[Element]) -> Iterator[tuple[Element, str]]:
    waiting: list[tuple[Element, str, str]] = [(root, "", "")]
    while waiting:
        element, above, around = waiting.pop()
        if not isinstance(element.tag, str) or (element.tag in _ELSEWHERE and element not in kept):
            continue
        own = names_of(element)
        if element not in kept and is_elsewhere(element):
            continue
        yield element, f"{own} {above} {around}"
        waiting.extend((child, own, above) for child in reversed(element))


def is_elsewhere(element: Element) -> bool:
    """Whether an element is by its names a menu, comments, or a teaser of another page."""
    if element.tag in {"html", "body", "main", "article", "h1", "time"}:
        return False
    names = names_of(element)
    named = element.tag == "footer" or _ELSEWHERE_NAMES.search(names)
    return bool(named) and not _KEPT_NAMES.search(names)


def names_of(element: Element) -> str:
    """Return the classes, id and properties of an element, in lower case."""
    return " ".join((element.get(name) or "") for name in _NAMING).lower()


def _heading(root: Element, title: str | None) -> Element | None:
    wanted = _WORD.findall((title or "").casefold())
    found = [element for path in _HEADLINES for element in root.xpath(path)[:20]]
    for element in found:
        if wanted and _WORD.findall("".join(element.itertext()).casefold()) == wanted:
            return element
    return next(iter(found), None)

"""Where the main text of a page stands, and its blocks with the lines that stand around the prose.

trafilatura finds the prose; date and place lines, tables and the line of calls to action it often
leaves out. So its answer only shows which element holds the text, and that element is read whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sharekit.source.page import HARD_BREAK, Draft
from sharekit.source.web.markup import find_blocks
from sharekit.source.web.visible import is_elsewhere, own_words

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LEAST = 250
_MOST_ELEMENTS = 30_000  # trafilatura takes time in the square of them
_DEEPEST = 200
_KEY = 24
_SHARE = 0.85
_AFTER = 4  # the last lines: whom to ask, where to register
_MORE, _MORE_WORDS = 1.3, 500
_MAIN = (
    "//*[@itemprop='articleBody']",
    "//article",
    "//main",
    "//*[@role='main']",
    "//*[@id='content' or @id='main']",
    "//body",
)


def find_main_text(root: Element, *, base: str | None) -> tuple[Draft, ...]:
    """Return the blocks of a page's main text; all of its text where that is next to nothing.

    Args:
        root: The page.
        base: Its address, for links without a site.
    """
    whole = _own_walk(root, base)
    if sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        return whole
    prose = _prose(root, base)
    length = _length(prose)
    if length < _LEAST and length * 2 < _length(whole):
        return whole
    main = _holder(root, prose)
    read = find_blocks(main, base=base, lines=True, passed=is_elsewhere) if main is not None else ()
    around = tuple(_without_strays(read, prose))
    fits = length * 0.9 <= _length(around) <= length * _MORE + _MORE_WORDS
    return around if fits else prose


def _prose(root: Element, base: str | None) -> tuple[Draft, ...]:
    from trafilatura import bare_extraction  # noqa: PLC0415  slow to import, and only pages need it
    from trafilatura.settings import Document as Extracted  # noqa: PLC0415
    from trafilatura.settings import use_config  # noqa: PLC0415

    config = use_config()
    config.set("DEFAULT", "EXTRACTION_TIMEOUT", "0")
    found = bare_extraction(
        root,
        favor_recall=True,
        include_comments=False,
        include_formatting=True,
        include_links=True,
        include_tables=True,
        with_metadata=False,
        config=config,
    )
    return find_blocks(found.body, base=base, lines=False) if isinstance(found, Extracted) else ()


def _own_walk(root: Element, base: str | None) -> tuple[Draft, ...]:
    for path in _MAIN:
        for element in root.xpath(path)[:1]:
            drafts = find_blocks(element, base=base, lines=True)
            if _length(drafts) >= _LEAST or path == _MAIN[-1]:
                return drafts
    return ()


def _without_strays(drafts: Sequence[Draft], prose: Sequence[Draft]) -> Iterator[Draft]:
    """Yield all but lines that are nothing but one link, the way elsewhere, and what comes long after."""
    keys = {_key(draft.text) for draft in prose}
    last = max((at for at, draft in enumerate(drafts) if _key(draft.text) in keys), default=len(drafts))
    for draft in drafts[: last + _AFTER]:
        linked = sum(link.span.end - link.span.start for link in draft.links)
        alone = len(draft.links) == 1 and linked >= len(draft.text.strip())
        if not alone or draft.kind == "quotation" or _key(draft.text) in keys:
            yield draft


def _holder(root: Element, prose: Sequence[Draft]) -> Element | None:
    """Return the innermost element that holds nearly all of the prose, or the headline with it."""
    keys = {_key(line) for draft in prose for line in draft.text.split(HARD_BREAK)} - {""}
    weights: dict[Element, int] = defaultdict(int)
    total = 0
    for element in root.iter():
        words = own_words(element) if isinstance(element.tag, str) else ""
        if words and _key(words) in keys:
            total += len(words)
            for above in (element, *_above(element)):
                weights[above] += len(words)
    inside = [element for element, weight in weights.items() if weight >= total * _SHARE]
    main = max(inside, key=lambda element: len(_above(element)), default=None)
    return _with_headline(main) if main is not None else None


def _with_headline(main: Element) -> Element:
    """Return the nearest element around the prose that also holds a headline, if it holds little else."""
    if next(main.iter("h1"), None) is not None:
        return main
    size = len("".join(main.itertext()))
    for above in _above(main)[:6]:
        if len("".join(above.itertext())) > size * _MORE + _MORE_WORDS:
            return main
        if next(above.iter("h1"), None) is not None:
            return above
    return main


def _above(element: Element) -> list[Element]:
    found: list[Element] = []
    above = element.getparent()
    while above is not None and len(found) < _DEEPEST:
        found.append(above)
        above = above.getparent()
    return found


def _key(words: str) -> str:
    """Return the first letters of a line, which tell it from the others."""
    return "".join(words[: 3 * _KEY].split())[:_KEY]


def _length(drafts: Sequence[Draft]) -> int:
    return sum(len(draft.text) for draft in drafts)

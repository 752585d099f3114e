"""Web pages: the main text as blocks, and what the page says about itself."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sharekit.document import Event
from sharekit.errors import NothingToShareError, SourceError
from sharekit.presets.grammar import load_grammar
from sharekit.source.language import find_language
from sharekit.source.markup import find_blocks
from sharekit.source.page import Draft
from sharekit.source.pagefacts import PageFacts, find_facts, page_base, same_words, stated_page_language
from sharekit.source.parsed import Parsed
from sharekit.source.schema import find_schema_events, find_things
from sharekit.source.stated import Stated

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_PHP = re.compile(r"<\?(?!xml).*?(?:\?>|\Z)", re.DOTALL)
_LEAST = 250
_TOP = 6
_MISSING = re.compile(
    r"\b(?:404|page not found|not found|page introuvable|seite nicht gefunden|página no encontrada|"
    r"página não encontrada|pagina niet gevonden)\b",
    re.IGNORECASE,
)
_MAIN = (
    "//*[@itemprop='articleBody']",
    "//article",
    "//main",
    "//*[@role='main']",
    "//*[@id='content' or @id='main']",
    "//body",
)


def parse_page(text: str, *, url: str | None, language: str | None, usual_language: str | None) -> Parsed:
    """Read a page of HTML, or of XML that is laid out like one.

    Args:
        text: The page, decoded.
        url: Where it came from, for links without a site.
        language: BCP 47 tag, before anything the page says.
        usual_language: BCP 47 tag where the page states none.

    Returns:
        Its main text without furniture; title, byline, date, picture and events as it states them.

    Raises:
        SourceError: It is no page to read: a login, an error message, or words only JavaScript shows.
        NothingToShareError: It holds no text.
    """
    root = _tree(text)
    drafts = _main_text(root, base=page_base(root, url))
    tag = language or stated_page_language(root) or usual_language
    words = " ".join(draft.text for draft in drafts)
    grammar = load_grammar(tag or find_language(words or " ".join(root.itertext("title"))))
    facts = find_facts(root, url=url, grammar=grammar)
    events = tuple(find_schema_events(find_things(root)))
    if len(words) < _LEAST and not events:
        _refuse_empty(root, facts, words)
    drafts = _entitled(drafts, facts.title)
    return Parsed(
        drafts=drafts,
        language=tag or grammar.language,
        stated=_stated(facts, events),
        marked_up=True,
    )


def _tree(text: str) -> Element:
    from lxml import etree, html  # noqa: PLC0415  slow to import, and only pages need it

    clean = _PHP.sub("", _DECLARATION.sub("", text))
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = html.document_fromstring(clean, parser=parser)
    except (etree.LxmlError, ValueError):
        root = None
    if root is None or not len(root):
        message = "the page holds no text"
        raise NothingToShareError(message, hint="Open it in a browser and save the text as .txt")
    return root


def _main_text(root: Element, *, base: str | None) -> tuple[Draft, ...]:
    """Return what trafilatura takes for the main text; all of it where that is next to nothing."""
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
    drafts = find_blocks(found.body, base=base, lines=False) if isinstance(found, Extracted) else ()
    whole = _own_walk(root, base)
    enough = sum(len(draft.text) for draft in drafts)
    return drafts if enough >= _LEAST or enough * 2 >= sum(len(draft.text) for draft in whole) else whole


def _own_walk(root: Element, base: str | None) -> tuple[Draft, ...]:
    for path in _MAIN:
        for element in root.xpath(path)[:1]:
            drafts = find_blocks(element, base=base, lines=True)
            if sum(len(draft.text) for draft in drafts) >= _LEAST or path == _MAIN[-1]:
                return drafts
    return ()


def _entitled(drafts: tuple[Draft, ...], title: str | None) -> tuple[Draft, ...]:
    """Make the block that repeats the page's title its heading; nothing of the text stands before it."""
    if title is None:
        return drafts
    for index, draft in enumerate(drafts[:_TOP]):
        if same_words(draft.text, title):
            return (replace(draft, kind="heading", level=1), *drafts[index + 1 :])
    return drafts


def _stated(facts: PageFacts, events: tuple[Event, ...]) -> Stated:
    return Stated(
        title=facts.title,
        byline=facts.byline,
        date=facts.published,
        link=facts.link,
        image=facts.image,
        image_alt=facts.image_alt,
        events=events,
    )


def _refuse_empty(root: Element, facts: PageFacts, words: str) -> None:
    """Refuse a page that is not what its address promises.

    Raises:
        SourceError: Login, error page, or a page that only JavaScript fills.
        NothingToShareError: No words at all.
    """
    if root.xpath("//input[@type='password']"):
        message = "the page asks for a login"
        raise SourceError(message, hint="Open it in your browser, and save its text as .txt or .md")
    if _MISSING.search(facts.title or words[:80]):
        message = f"the page says: {facts.title or words.strip()[:80]}"
        raise SourceError(message, hint="Check the address")
    if words.strip():
        return
    if root.xpath("//script"):
        message = "the page shows its text only in a browser"
        raise SourceError(message, hint="Open it there, copy the text into a .txt file and give that")
    message = "the page holds no text"
    raise NothingToShareError(message, hint="Open it in a browser and save the text as .txt")

"""Web pages: the main text as blocks, and what the page says about itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from sharekit.document import Event
from sharekit.errors import NothingToShareError, SourceError
from sharekit.presets.grammar import Grammar, load_grammar
from sharekit.source.formats.parsed import Parsed
from sharekit.source.formats.stated import Stated
from sharekit.source.language.language import find_language
from sharekit.source.page import Draft
from sharekit.source.web.maintext import find_main_text
from sharekit.source.web.pagedays import is_dateline
from sharekit.source.web.pagefacts import PageFacts, find_facts, page_base, same_words, stated_page_language
from sharekit.source.web.schema import find_schema_events, find_things

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SUBSET = re.compile(r"<!DOCTYPE[^>\[]*\[.*?\]\s*>", re.DOTALL | re.IGNORECASE)
_PHP = re.compile(r"<\?(?!xml).*?(?:\?>|\Z)", re.DOTALL)
_LEAST = 250
_TOP = 8
_MISSING = re.compile(
    r"^\W*(?:(?:error|fehler|erreur)?\W*404\W*(?:$|[-–—|:]|error|not found|page|seite)|"
    r"(?:404\W*)?(?:(?:the )?page (?:was )?not found|not found\W*$|page (?:introuvable|non trouvée)|"
    r"(?:die )?seite (?:wurde )?nicht gefunden|página no encontrada|página não encontrada|"
    r"pagina niet gevonden|access denied\W*$|just a moment\W*$|403 forbidden))",
    re.IGNORECASE,
)
_SCRIPTED = re.compile(
    r"(?:enable|activate|aktivieren|activer|activ\w+|habilit\w+) javascript|javascript (?:is|to)\b",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"^\W*(?:log ?in|sign ?in|login|anmelden|anmeldung|connexion|se connecter|iniciar sesión|entrar|"
    r"iniciar sessão|inloggen|aanmelden|تسجيل الدخول|התחברות)\b",
    re.IGNORECASE,
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
    drafts = find_main_text(root, base=page_base(root, url))
    tag = language or stated_page_language(root) or usual_language
    words = " ".join(draft.text for draft in drafts)
    tag = tag or find_language(words or " ".join(root.itertext("title")))
    grammar = load_grammar(tag)
    facts = find_facts(root, url=url, grammar=grammar)
    events = tuple(find_schema_events(find_things(root)))
    if not events:
        _refuse_other(root, facts.title or words[:80], words)
    drafts = tuple(_without_dateline(_entitled(drafts, facts.title), facts, grammar))
    return Parsed(
        drafts=drafts,
        language=tag,
        stated=_stated(facts, events),
        marked_up=True,
    )


def _tree(text: str) -> Element:
    from lxml import etree, html  # noqa: PLC0415  slow to import, and only pages need it

    clean = _PHP.sub("", _SUBSET.sub("", _DECLARATION.sub("", text), count=1))
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = html.document_fromstring(clean, parser=parser)
    except (etree.LxmlError, ValueError):
        root = None
    if root is None or not len(root):
        message = "the page holds no text"
        raise NothingToShareError(message, hint="Open it in a browser and save the text as .txt")
    return root


def _entitled(drafts: tuple[Draft, ...], title: str | None) -> tuple[Draft, ...]:
    """Make the block that repeats the page's title its heading; nothing of the text stands before it."""
    if title is None:
        return drafts
    for index, draft in enumerate(drafts[:_TOP]):
        if same_words(draft.text, title):
            return (replace(draft, kind="heading", level=1), *drafts[index + 1 :])
    return drafts


def _without_dateline(drafts: tuple[Draft, ...], facts: PageFacts, grammar: Grammar) -> Iterator[Draft]:
    """Yield all but the lines that only say when an article was published: its time is no event's.

    Where no data state the day, a page with an author is taken for an article.
    """
    published = facts.published
    known = published.day if published and (published.sure or facts.byline) else None
    for index, draft in enumerate(drafts):
        words = " ".join(draft.text.split())
        if index >= _TOP or known is None or not is_dateline(words, known, grammar):
            yield draft


def _stated(facts: PageFacts, events: tuple[Event, ...]) -> Stated:
    return Stated(
        title=facts.title,
        byline=facts.byline,
        published=facts.published.day if facts.published and facts.published.sure else None,
        date=facts.published.day if facts.published and not facts.published.sure else None,
        link=facts.link,
        image=facts.image,
        image_alt=facts.image_alt,
        events=events,
    )


def _refuse_other(root: Element, title: str, words: str) -> None:
    """Refuse a page that is not what its address promises.

    Raises:
        SourceError: Login, error page, or a page that only JavaScript fills.
        NothingToShareError: No words at all.
    """
    little = len(words) < _LEAST
    if root.xpath("//input[@type='password']") and (little or _LOGIN.match(title)):
        message = "the page asks for a login"
        raise SourceError(message, hint="Open it in your browser, and save its text as .txt or .md")
    if _MISSING.match(title) or (little and _MISSING.match(words)):
        message = f"the page says: {title.strip()[:80]}"
        raise SourceError(message, hint="Check the address")
    if (little and _SCRIPTED.search(words)) or (not words.strip() and root.xpath("//script")):
        message = "the page shows its text only in a browser"
        raise SourceError(message, hint="Open it there, copy the text into a .txt file and give that")
    if not words.strip():
        message = "the page holds no text"
        raise NothingToShareError(message, hint="Open it in a browser and save the text as .txt")

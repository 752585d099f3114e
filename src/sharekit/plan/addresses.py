"""Where posts lead, the campaign's slug, and its short names."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from sharekit.document import Destination, Diagnostic, Document, Event, Purpose
from sharekit.errors import UsageError
from sharekit.links import TrackedLink, clean_url, is_room, link_value, privacy_of, shortened, slug, tag_code
from sharekit.plan.request import Request
from sharekit.presets.grammar import load_grammar
from sharekit.presets.rooms import link_patterns
from sharekit.presets.typography import mended_title

TOPIC_LETTERS = 40
# Fewer words before a dash or colon are a genre ("Night School"), not a topic.
PART_WORDS = 3

_PART = re.compile(r"\s[–—|-]\s|:\s")


def topic_of(document: Document) -> str | None:
    """Return what the kit is about in at most 40 characters, or None: never cut by length.

    Front matter's short title, else the title up to its first dash or colon if that has three words,
    else the whole title.
    """
    if document.short_title:
        return document.short_title
    part = heading(document.title)
    return part if part and len(part) <= TOPIC_LETTERS else None


def heading(title: str) -> str:
    """Return the part of a title before its first dash or colon if that says enough, else the title."""
    whole = bare(title)
    part = _PART.split(whole, maxsplit=1)[0].strip()
    return part if len(part.split()) >= PART_WORDS else whole


def bare_role(role: str | None, language: str) -> str | None:
    """Return a role without the article it has in a sentence: `a retired bus driver` stands under a name."""
    first, _, rest = (role or "").partition(" ")
    return rest if rest and first.casefold() in load_grammar(language).people.articles else role


def bare(title: str) -> str:
    """Return a title without the emoji at its edges, which no card needs, and lost marks."""
    return mended_title(title).strip("".join({sign for sign in title if _decorates(sign)}))


def _decorates(sign: str) -> bool:
    return sign == "\ufe0f" or unicodedata.category(sign) in {"So", "Sk", "Cf", "Zs"}


def spine_labels(
    document: Document, event: Event | None, *, besides: tuple[str | None, ...]
) -> tuple[str, ...]:
    """Return names for a theme's spine, best first: the topic, the title's first part, the event's.

    Args:
        document: What the kit is about.
        event: What it invites to.
        besides: What the footer says already, and so no spine repeats.
    """
    names = (
        document.short_title,
        heading(document.title),
        event and (event.short_title or bare(event.title)),
    )
    return tuple(dict.fromkeys(name for name in names if name and name not in besides))


# Links of posts and codes stay short enough to look at, and a code coarse enough to be read from afar.
CAMPAIGN_LETTERS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """The links of a kit, cleaned of foreign tracking.

    Attributes:
        link: The page posts link to; None when no link is known.
        register: The register link; None when it is not known.
        opens: What the page opens, where the text says so.
        warnings: What was removed, refused or missing.
    """

    link: str | None = None
    register: str | None = None
    opens: Purpose | None = None
    warnings: tuple[Diagnostic, ...] = ()

    @property
    def of_event(self) -> str | None:
        """The link that an event card asks to open: none where people sign, give or watch."""
        return self.register or (None if self.opens in _NO_FORM else self.link)


def find_addresses(document: Document, request: Request, event: Event | None) -> Addresses:
    """Return the link of the command line, else the source's own, the event's, or the usual one.

    A meeting room, or a link to join, is none of these: posts for everybody lead there. Nor is a link of
    the text that nothing says to be about the event, or the form of what only some come for.

    Raises:
        UsageError: The link of the command line is no web address.
    """
    asked = clean_url(request.link).url if request.link else None
    warnings = _removed(request.link) if request.link else ()
    if asked and _leads_in(asked, document):
        asked, warnings = None, (_ROOM,)
    found = (*_of_source(document, event), *filter(None, [request.usual_link]))
    found = tuple(
        url for url in found if not (_leads_in(url, document) or _leads_apart(url, document, event))
    )
    wanted = _of_event(document, event)[0]
    register, register_warnings = _clean(wanted if wanted and _signs_up(wanted, document) else None)
    link = asked
    for candidate in () if asked else found:
        link, noticed = _clean(candidate)
        warnings += noticed
        if link:
            break
    if register != link:
        warnings += register_warnings
    if link is None:
        warnings += (NO_LINK,)
    there = destination_of(link, document)
    opens = there.opens if there else None
    return Addresses(link=link, register=register, opens=opens, warnings=tuple(dict.fromkeys(warnings)))


def destination_of(url: str | None, document: Document) -> Destination | None:
    """Return what the text says an address opens; None for one that is not in it, or is the text's own."""
    if url is None or url in {document.link, document.url}:
        return None
    known = {url, clean_url(url).url} if url.startswith(("http://", "https://")) else {url}
    found = (each for each in document.destinations if each.url in known or _bare(each.url) in known)
    return next(found, None)


def _bare(url: str) -> str:
    try:
        return clean_url(url).url
    except UsageError:
        return url


def is_way_in(url: str, event: Event | None) -> bool:
    """Whether people are asked to meet at an address, which no room guards."""
    return event is not None and event.online and not event.place and url == event.links.page


_TOLD: tuple[Purpose, ...] = ("details", "programme", "sign", "give")  # where an event has no link of its own
_APART: frozenset[Purpose] = frozenset({"aside", "afar"})
_NO_FORM: frozenset[Purpose] = frozenset({"aside", "afar", "sign", "give", "watch"})


def _leads_apart(url: str, document: Document, event: Event | None) -> bool:
    """Whether an address is only for some, or nothing tells what it opens."""
    there = destination_of(url, document)
    named = event is not None and url in {event.links.register, event.links.facebook, event.links.post}
    if there is None or is_way_in(url, event):
        return False
    return there.opens in _APART or not (there.opens or there.words or named)


def _signs_up(url: str, document: Document) -> bool:
    """Whether people put their names down there for the event itself."""
    there = destination_of(url, document)
    return not (_leads_in(url, document) or (there and there.opens in _NO_FORM))


def _leads_in(url: str, document: Document) -> bool:
    """Whether an address is a meeting room or a link to join, be that public or not."""
    return is_room(url) or bool(privacy_of(document).rooms(url))


def campaign_slug(document: Document, request: Request) -> str:
    """Return the slug every link carries: asked for, else of front matter, else of the title, kept short."""
    named = request.campaign or document.campaign
    if named:
        return link_value(slug(named))
    return shortened(slug(document.short_title or heading(document.title)), CAMPAIGN_LETTERS)


def code_link(addresses: Addresses, campaign: str) -> TrackedLink | None:
    """Return the link behind the code of an event card, marked as scanned; None without one of the event."""
    url = addresses.of_event
    if url is None:
        return None
    return tag_code(url, campaign=campaign)


def _of_source(document: Document, event: Event | None) -> tuple[str, ...]:
    told = [each for name in _TOLD for each in document.destinations if event and each.opens == name]
    beside = (each.url for each in told)
    found = (document.link, document.url, *_of_event(document, event), document.cause, *beside)
    return tuple(address for address in found if address)


def _of_event(document: Document, event: Event | None) -> tuple[str | None, ...]:
    """Return the addresses of the event, the register link first."""
    acts = {action.kind: action.url for action in reversed(document.actions) if action.url}
    if event is None:
        return (acts.get("register"),)
    page = event.links.facebook or acts.get("facebook")
    told = page and (event.stated or link_patterns()["event_pages"].match(page))
    return (event.links.register or acts.get("register"), event.links.page, page if told else None)


def _clean(address: str | None) -> tuple[str | None, tuple[Diagnostic, ...]]:
    if address is None:
        return None, ()
    try:
        return clean_url(address).url, _removed(address)
    except UsageError as error:
        return None, (Diagnostic(code="link-refused", message=error.message, hint=error.hint),)


def _removed(address: str) -> tuple[Diagnostic, ...]:
    clean = clean_url(address)
    if not clean.removed:
        return ()
    names = ", ".join(clean.removed)
    return (
        Diagnostic(
            code="tracking-removed",
            message=f"took {names} out of {clean.url}",
            hint="every post gets tracking of its own; nothing else of the address was changed",
        ),
    )


_ROOM = Diagnostic(
    code="link-is-room",
    message="the link leads into a meeting room, so posts do not lead there",
    hint="give it as `join` of the event in the front matter, and a page of yours as the link",
)
NO_LINK = Diagnostic(
    code="no-link",
    message="no link is known, so posts lead nowhere: they ask people to come, or nothing",
    hint="add --link URL, or `link` to the front matter",
)

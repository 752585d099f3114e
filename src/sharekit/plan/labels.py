"""The short names of a campaign: what it is about, and what stands in the footer."""

from __future__ import annotations

import re
import unicodedata

from sharekit.document import Document, Event
from sharekit.presets.grammar import load_grammar
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

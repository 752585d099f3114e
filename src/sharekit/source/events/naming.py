"""What an event is called, where the title announces it: “Announcing PyCon 2025”."""

from __future__ import annotations

from sharekit.presets.grammar import Grammar

_BREAKS = ":–—-!"


def event_name(title: str, text: str, grammar: Grammar) -> str:
    """Return the title of an announcement without the words that announce.

    The rest is a name only where the author sets it off (“Save the date: …”), or calls the event so
    in the text as well.

    Args:
        title: The document's title.
        text: The document's text, which may begin with the title.
        grammar: Words of its language.

    Returns:
        The end of the title from the name on; the whole title where nothing announces.
    """
    for words in sorted(grammar.events.announcing, key=len, reverse=True):
        rest = title[len(words) :]
        if not title.casefold().startswith(words) or not rest or rest[0].isalnum():
            continue
        name = rest.lstrip(f" {_BREAKS}")
        set_off = any(mark in rest[: len(rest) - len(name)] for mark in _BREAKS)
        if name and not name[0].islower() and (set_off or _is_called(name, title, text)):
            return name
    return title


def _is_called(name: str, title: str, text: str) -> bool:
    """Whether the text calls it so elsewhere than in its title."""
    return name.casefold() in text.casefold().replace(title.casefold(), "")

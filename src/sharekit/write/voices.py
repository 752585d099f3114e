"""Who speaks, as posts say it, and on whose side."""

from __future__ import annotations

from sharekit.document import Person, Quote
from sharekit.plan.model import KitPlan
from sharekit.presets.marks import in_marks
from sharekit.presets.phrases import Phrases

_BRIEF_ROLE = 60  # characters: a longer one gives way where the network is short


def attribution_of(person: Person | Quote, phrases: Phrases) -> str:
    """Return `Name, role`."""
    name = person.speaker or "" if isinstance(person, Quote) else person.name
    return f"{name}{phrases.post.comma}{person.role}" if person.role else name


def named_first(quote: Quote, phrases: Phrases) -> str:
    """Return `Name, role: “…”`, for somebody whom readers must not take for one of ours."""
    who = attribution_of(quote, phrases)
    return f"{who[:1].upper()}{who[1:]}{phrases.post.colon}{in_marks(quote.text, phrases)}"


def attribution_facts(quote: Quote, phrases: Phrases) -> dict[str, str]:
    """Return who said it; without the role only where there is none or it is long."""
    dash, role = phrases.post.dash, quote.role or ""
    bare = {} if 0 < len(role) <= _BRIEF_ROLE else {"attr_name": f"{dash} {quote.speaker}"}
    return {**bare, "attr": f"{dash} {attribution_of(quote, phrases)}"}


def is_friend(quote: Quote, plan: KitPlan) -> bool:
    """Whether the reader may take the speaker for one of ours: said so, or announced, or the author."""
    if quote.side is not None:
        return quote.side == "friend"
    event = plan.event
    announced = {person.name for person in event.people} if event else set()
    ours = announced | {plan.document.byline, plan.organisation}
    return quote.speaker in ours

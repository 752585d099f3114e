"""Drafts of cards, and trying whether they can be drawn."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from typing import TypeAlias

from sharekit.document import Diagnostic, Span
from sharekit.errors import MissingGlyphError, RenderError
from sharekit.links import holds_contact, rooms_in
from sharekit.plan.consent import MASK
from sharekit.plan.likeness import alike
from sharekit.plan.model import CardContent, CardKind, CardSpec, Footer
from sharekit.presets.moments import Moment

Refusal: TypeAlias = Callable[[CardSpec], str | None]

_SHOWN = 40
_CODE_POINT = re.compile(r"U\+([0-9A-F]{4,6})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A card that could be made.

    Attributes:
        kind: The kind of card.
        content: The words.
        words: The main words, to tell it from others and to name it to people.
        source: Id of the quotation or statistic in the document; empty for other cards.
        span: Where the main words stand.
        asked: The user asked for this very card.
        only_one: There is no other candidate to take instead.
        moment: The moment whose posts it is for, where it suits no other.
        formats: What it is made for, where that is not for the user to choose.
        photo: It shows the kit's photograph.
    """

    kind: CardKind
    content: CardContent
    words: str
    source: str = ""
    span: Span | None = None
    asked: bool = False
    only_one: bool = False
    moment: Moment | None = None
    formats: tuple[str, ...] = ()
    photo: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """A draft with the formats it can be drawn in."""

    draft: Draft
    formats: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardLimits:
    """What every card of a kit shares, and the test whether one can be drawn.

    Attributes:
        formats: Names, in the order of the kit.
        footer: The words at the foot.
        language: BCP 47 tag.
        refusal: Why a card cannot be drawn, or None.
        embargo: Until when nobody may post them.
    """

    formats: tuple[str, ...]
    footer: Footer
    language: str
    refusal: Refusal
    embargo: datetime | None = None

    def spec(self, draft: Draft, card_format: str, *, subject: str = "trial", number: int = 1) -> CardSpec:
        """Return the card of a draft in one format, as the `number`-th subject of the kit."""
        return CardSpec(
            id=f"{subject}-{card_format}",
            subject=subject,
            number=number,
            kind=draft.kind,
            format=card_format,
            content=draft.content,
            footer=self.footer,
            language=self.language,
            source_span=draft.span,
            photo=draft.photo,
            embargo=self.embargo,
        )


def accept(
    drafts: Iterable[Draft], limit: int, limits: CardLimits, *, after: int = 0
) -> tuple[tuple[Accepted, ...], tuple[Diagnostic, ...]]:
    """Take the first `limit` drafts that can be drawn and say something new.

    Each is tried in the place it will have in the kit, behind `after` subjects: neighbours differ in colours,
    and what is tried as it will stand is not laid out again. A draft keeps the formats that can show it, as
    long as they are half of them; else it is passed over for the next one, unless the user asked for it or it
    has no substitute.

    Raises:
        RenderError: No format can show a draft that the user asked for.
    """
    taken: list[Accepted] = []
    passed: list[Diagnostic] = []
    for draft in drafts:
        if len(taken) >= limit:
            break
        again = any(alike(draft.words, other.draft.words) for other in taken)
        if (again and not draft.asked) or _is_private(draft.content):
            continue
        refusals = _refusals(draft, limits, after + len(taken) + 1)
        passed += [_passed_over(draft, card_format, reason) for card_format, reason in refusals.items()][:1]
        wanted = draft.formats or limits.formats
        formats = tuple(name for name in wanted if name not in refusals)
        if draft.asked and not formats:
            raise cannot_draw(draft, next(iter(refusals.values())))
        enough = len(formats) * 2 >= len(wanted)
        if formats and (enough or draft.asked or draft.only_one):
            taken.append(Accepted(draft=draft, formats=formats))
    return tuple(taken), tuple(passed)


def _is_private(content: CardContent) -> bool:
    """Whether a card would show a meeting room, a masked name, or the address or number of a person."""
    texts = [value for field in fields(content) if isinstance(value := getattr(content, field.name), str)]
    return any(MASK in text or rooms_in(text) or holds_contact(text) for text in texts)


def cannot_draw(draft: Draft, reason: str) -> RenderError:
    """Return the refusal to draw a card that nothing can replace."""
    message = f"cannot draw “{shown(draft.words)}”: {reason}"
    missing = "".join(chr(int(code, 16)) for code in _CODE_POINT.findall(reason))
    if missing:
        hint = (
            "name a folder with a font that has it (`fonts` under [brand] in sharekit.toml), or take it out"
        )
        return MissingGlyphError(missing, message, hint=hint)
    return RenderError(message, hint="ask for shorter words, or choose other formats with --formats")


def shown(words: str) -> str:
    """Return the beginning of `words`, for a message."""
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else line[:_SHOWN].rsplit(" ", 1)[0] + " …"


def _refusals(draft: Draft, limits: CardLimits, number: int) -> dict[str, str]:
    names = draft.formats or limits.formats
    tried = {name: limits.refusal(limits.spec(draft, name, number=number)) for name in names}
    return {name: reason for name, reason in tried.items() if reason is not None}


def _passed_over(draft: Draft, card_format: str, reason: str) -> Diagnostic:
    return Diagnostic(
        code="card-passed-over",
        message=f"“{shown(draft.words)}” is no {draft.kind} card for {card_format}: {reason}",
        hint="sharekit inspect lists every candidate; --quote TEXT asks for one",
    )

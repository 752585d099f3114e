"""The Unicode Bidirectional Algorithm (UAX #9) for a paragraph without explicit controls.

Controls are stripped before text gets here, so rules X1 to X8 never apply. Levels are resolved on
the whole paragraph; `visual_order` then reorders each line (rule L2). Rule N0 (paired brackets) is
applied as published.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

_STRONG = {"L": "L", "R": "R", "AL": "R"}
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "BN"})
_PAIRS = {"(": ")", "[": "]", "{": "}", "⟨": "⟩", "〈": "〉", "「": "」", "『": "』", "【": "】"}
_LEAP = 63  # bracket pairs deeper than this are left neutral (BD16)


def _weak_types(types: list[str], sos: str) -> list[str]:
    """Resolve W1 to W3: marks take their base, numbers after Arabic letters become Arabic."""
    strong, previous, resolved = sos, sos, []
    for kind in types:
        found = previous if kind == "NSM" else kind
        if found in _STRONG:
            strong = found
        if found == "EN" and strong == "AL":
            found = "AN"
        previous = found
        resolved.append("R" if found == "AL" else found)
    return resolved


def _separators(types: list[str]) -> list[str]:
    """Resolve W4 to W6: a single separator joins two numbers, terminators join European ones."""
    resolved = list(types)
    for i in range(1, len(types) - 1):
        before, after = resolved[i - 1], types[i + 1]
        same = before == after
        if (types[i] == "ES" and same and before == "EN") or (
            types[i] == "CS" and same and before in {"EN", "AN"}
        ):
            resolved[i] = before
    for i, kind in enumerate(resolved):
        if kind == "ET" and i and resolved[i - 1] == "EN":
            resolved[i] = "EN"
    for i in range(len(resolved) - 2, -1, -1):
        if resolved[i] == "ET" and resolved[i + 1] == "EN":
            resolved[i] = "EN"
    return ["ON" if kind in {"ES", "ET", "CS"} else kind for kind in resolved]


def _european(types: list[str], sos: str) -> list[str]:
    """Resolve W7: European numbers in a left-to-right run are left-to-right."""
    strong, resolved = sos, []
    for kind in types:
        if kind in {"L", "R"}:
            strong = kind
        resolved.append("L" if kind == "EN" and strong == "L" else kind)
    return resolved


def _direction(kind: str) -> str | None:
    return "R" if kind in {"R", "EN", "AN"} else kind if kind == "L" else None


def _bracket_pairs(text: str, types: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield positions of matching brackets (BD16), by opening position."""
    waiting: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for i, character in enumerate(text):
        if types[i] != "ON":
            continue
        if character in _PAIRS and len(waiting) < _LEAP:
            waiting.append((_PAIRS[character], i))
        for depth in range(len(waiting) - 1, -1, -1):
            if waiting[depth][0] == character:
                pairs.append((waiting[depth][1], i))
                del waiting[depth:]
                break
    yield from sorted(pairs)


def _brackets(text: str, types: list[str], embedding: str, sos: str) -> list[str]:
    """Resolve N0: a pair takes the direction of what it holds."""
    resolved = list(types)
    for opening, closing in _bracket_pairs(text, types):
        inside = {_direction(kind) for kind in resolved[opening + 1 : closing]} - {None}
        if not inside:
            continue
        if embedding in inside:
            direction = embedding
        else:
            before = next((d for k in reversed(resolved[:opening]) if (d := _direction(k))), sos)
            direction = before if before in inside else embedding
        resolved[opening] = resolved[closing] = direction
    return resolved


def _neutrals(types: list[str], embedding: str, sos: str) -> list[str]:
    """Resolve N1 and N2: neutrals take the direction on both sides, else the paragraph's."""
    resolved, i = list(types), 0
    while i < len(resolved):
        if resolved[i] not in _NEUTRAL:
            i += 1
            continue
        end = i
        while end < len(resolved) and resolved[end] in _NEUTRAL:
            end += 1
        before = _direction(resolved[i - 1]) if i else sos
        after = _direction(resolved[end]) if end < len(resolved) else sos
        resolved[i:end] = [before if before == after and before else embedding] * (end - i)
        i = end
    return resolved


def bidi_levels(text: str, *, rtl: bool) -> tuple[int, ...]:
    """Return the embedding level of every character.

    Args:
        text: One paragraph without bidirectional controls.
        rtl: The paragraph runs from right to left.
    """
    if text.isascii() and not rtl:
        return (0,) * len(text)
    base, embedding = (1, "R") if rtl else (0, "L")
    types = [unicodedata.bidirectional(character) or "L" for character in text]
    if not rtl and not {"R", "AL", "AN"}.intersection(types):
        return (0,) * len(text)
    weak = _european(_separators(_weak_types(types, embedding)), embedding)
    resolved = _neutrals(_brackets(text, weak, embedding, embedding), embedding, embedding)
    return tuple(_level(base, kind) for kind in resolved)


def _level(base: int, kind: str) -> int:
    """Apply I1 and I2."""
    if base:
        return 2 if kind in {"L", "EN", "AN"} else 1
    return {"R": 1, "AN": 2, "EN": 2}.get(kind, 0)


def visual_order(levels: Sequence[int]) -> list[int]:
    """Return indexes of the runs of a line from left to right (rule L2), given each run's level."""
    order = list(range(len(levels)))
    if not levels:
        return order
    for level in range(max(levels), 0, -1):
        i = 0
        while i < len(order):
            end = i
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[i:end] = reversed(order[i:end])
            i = max(end, i + 1)
    return order

"""Typographic signs as a typewriter has them: where one of them halves the room, layout gives way."""

from __future__ import annotations

_PLAIN = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "‚": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "–": "-",
        "—": "-",
        "‑": "-",
        "…": "...",
        "•": "-",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
    }
)


def typewritten(text: str) -> str:
    """Return a text with plain quotation marks, dashes and spaces; no letter is changed."""
    return text.translate(_PLAIN)

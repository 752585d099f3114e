"""Typographic signs as a typewriter has them: where one of them halves the room, layout gives way."""

from __future__ import annotations

import re

_INSIDE = re.compile(r"(?<=[«‹])[\u00a0\u202f ]|[\u00a0\u202f ](?=[»›])")  # French spaces inside marks
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
        "−": "-",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
    }
)


def typewritten(text: str) -> str:
    """Return a text with plain quotation marks, dashes and spaces; no letter is changed."""
    return _INSIDE.sub("", text).translate(_PLAIN)

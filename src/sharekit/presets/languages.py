"""Languages that have no grammar and are recognised all the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from sharekit.presets.tables import load_shipped


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """How a language is told from others.

    Attributes:
        script: ISO 15924 code where the script is not Latin, else empty.
        letters: Letters that only this language of its script has.
        stopwords: Its most frequent small words.
    """

    script: str = ""
    letters: str = ""
    stopwords: frozenset[str] = frozenset()


@cache
def load_languages() -> Mapping[str, Language]:
    """Return the languages by BCP 47 tag."""
    rows = {
        tag: Language(**{**row, "stopwords": frozenset(row.get("stopwords", "").split())})
        for tag, row in load_shipped("languages.toml").items()
    }
    return MappingProxyType(rows)

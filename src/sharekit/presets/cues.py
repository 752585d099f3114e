"""Cues: the words by which the planner recognises a point, a place and a percentage."""

from __future__ import annotations

from dataclasses import dataclass

from sharekit.presets.tables import load_shipped


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """One table of `cues.toml`.

    Attributes:
        before_verb: Words after which a verb follows.
        verb: Pattern of a verb in that place; empty where the language is not covered.
        determiner: Words that may stand between the verb and its object.
        contrast: Words that open a closing clause worth emphasis.
        before_place: Words after which the name of a place follows.
        percent: Words that mean percent.
        too_general: Words that say too little for a hashtag, in lower case.
    """

    before_verb: tuple[str, ...] = ()
    verb: str = ""
    determiner: tuple[str, ...] = ()
    contrast: tuple[str, ...] = ()
    before_place: tuple[str, ...] = ()
    percent: tuple[str, ...] = ()
    too_general: tuple[str, ...] = ()


def load_cues(language: str) -> Cues:
    """Return the cues of a language by its BCP 47 tag; empty ones where there are none.

    Args:
        language: A tag; only its first part is looked at.
    """
    tables = load_shipped("cues.toml")
    row = tables.get(language.partition("-")[0].lower(), {})
    lists = {key: tuple(value) for key, value in row.items() if key != "verb"}
    return Cues(verb=row.get("verb", ""), **lists)

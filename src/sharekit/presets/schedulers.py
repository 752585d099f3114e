"""Schedulers: programs that post at a set time, and the files they import."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from sharekit.presets.tables import load_shipped

Form: TypeAlias = Literal["csv", "postiz"]
Threads: TypeAlias = Literal["none", "comments", "values"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheduler:
    """One row of `schedulers.toml`, where each rule has its source and date.

    Attributes:
        name: What people ask for it by; also how its files begin.
        label: As the program writes itself.
        form: Kind of file.
        source: Where its rules were read, and when.
        networks: Names of the platforms it posts to.
        steps: What to do with its files, in a line for people, by language; dialogs are named in English.
        columns: Header and what stands below it, in order; a table's.
        rows: How many a file may have.
        date: Pattern of a time, for `strftime`.
        header: Its tables begin with the names of the columns.
        pictures: How many a post takes.
        threads: How it takes the follow-ups of a thread: not at all, as comments, or as further values.
        remind: Platforms where a post without a public picture is handed to the telephone.
        settings: What a platform wants beside the words.
        verified: Its layout is one that its makers describe today.
    """

    name: str
    label: str
    form: Form
    source: str
    networks: tuple[str, ...]
    steps: Mapping[str, str]
    columns: Mapping[str, str] = field(default_factory=dict)
    rows: int = 100
    date: str = "%Y-%m-%d %H:%M"
    header: bool = True
    pictures: int = 1
    threads: Threads = "none"
    remind: tuple[str, ...] = ()
    settings: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    verified: bool = True

    def steps_in(self, language: str) -> str:
        """Return what to do with its files in the language of a catalogue; English where it has none."""
        whole = self.steps.get(language.partition("-")[0], self.steps["en"])
        return self.steps.get(language, whole)


def load_schedulers() -> Mapping[str, Scheduler]:
    """Return the shipped schedulers by name."""
    rows = load_shipped("schedulers.toml")
    lists = ("networks", "remind")
    return {
        name: Scheduler(name=name, **{**row, **{key: tuple(row.get(key, ())) for key in lists}})
        for name, row in rows.items()
    }

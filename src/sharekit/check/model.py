"""What a check works on, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeAlias

Row: TypeAlias = Mapping[str, Any]
AGAIN = "Make the kit again with sharekit build"


class Missing(StrEnum):
    """Why the bytes of a file cannot be had."""

    ABSENT = "is not there"
    LINK = "is a link to somewhere else"
    NO_FILE = "is no regular file"
    LARGE = "is larger than any file of a kit"
    OUTSIDE = "is a path that leaves the folder, or that some system cannot write"
    UNREADABLE = "cannot be read"


Reader: TypeAlias = Callable[[str], bytes | Missing]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something about a kit that does not hold.

    Attributes:
        code: Stable and greppable, in kebab case: `post-too-long`.
        where: The id, the path or the place in the manifest it is about.
        message: What does not hold.
        hint: What to do about it.
    """

    code: str
    where: str
    message: str
    hint: str


@dataclass(frozen=True, kw_only=True)
class KitFiles:
    """A kit as it lies there: its manifest, whose shape holds, and a way to its bytes.

    Attributes:
        name: What the folder is called.
        manifest: The value of `kit.json`.
        paths: Every other file there is, with `/`.
        read: Gives a file's bytes by its path, or why it cannot be had.
    """

    name: str
    manifest: Row
    paths: tuple[str, ...]
    read: Reader = field(repr=False)

    @property
    def posts(self) -> tuple[Row, ...]:
        """The posts."""
        return tuple(self.manifest["posts"])

    @property
    def cards(self) -> tuple[Row, ...]:
        """The cards."""
        return tuple(self.manifest["cards"])

    @property
    def links(self) -> tuple[Row, ...]:
        """The tracked links."""
        return tuple(self.manifest["links"])

    @cached_property
    def link_by_id(self) -> Mapping[str, Row]:
        """The tracked links by their ids."""
        return {link["id"]: link for link in self.links}

    @cached_property
    def said(self) -> str:
        """All that the source and the user said, a line each."""
        return "\n".join(_strings([self.manifest["document"], self.manifest.get("given", ())]))

    def text(self, path: str) -> str | None:
        """Return a file as text, or None where it is missing or no UTF-8."""
        data = self.read(path)
        if isinstance(data, Missing):
            return None
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            return None


def _strings(value: object) -> Iterator[str]:
    """Yield every text in a value of JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | list | tuple):
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from _strings(inner)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that is proved.

    Attributes:
        name: Key of its count.
        proved: What holds, for people, with `{count}`.
        run: Yields the faults.
        count: How many things were looked at.
    """

    name: str
    proved: str
    run: Callable[[KitFiles], Iterable[Fault]]
    count: Callable[[KitFiles], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What checking a kit found.

    Attributes:
        kit: Name of the kit's folder.
        checked: How many things each check looked at, by the check's name.
        proved: Sentences on what holds, for people.
        faults: What does not hold.
        notes: What is worth knowing and no fault.
    """

    kit: str
    checked: Mapping[str, int]
    proved: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether everything holds."""
        return not self.faults

"""How a kit goes out: which schedulers, from which address, to which local groups."""

from __future__ import annotations

from dataclasses import dataclass

from sharekit.kit.grouplist import Group


@dataclass(frozen=True, slots=True, kw_only=True)
class Distribution:
    """What the kit is made ready for.

    Attributes:
        schedulers: Names of rows of `presets/schedulers.toml`.
        share_base: Address of the folder that the kit will be hosted in; None while nobody hosts it.
        groups: Local groups, in the order of their list.
        single_file: The page is also made as one file that holds its pictures.
        options: Those of the command that made the kit, as README.txt repeats them.
    """

    schedulers: tuple[str, ...] = ()
    share_base: str | None = None
    groups: tuple[Group, ...] = ()
    single_file: bool = False
    options: tuple[str, ...] = ()

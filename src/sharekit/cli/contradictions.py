"""Options that cannot be meant together."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from sharekit.cli.reading import refuse_both
from sharekit.errors import UsageError

if TYPE_CHECKING:
    from sharekit.cli.building import Wishes

_QUOTING = frozenset({"quote", "statement"})


def refuse_contradictions(wishes: Wishes) -> None:
    """Refuse options that contradict each other.

    Raises:
        UsageError: Names the two.
    """
    refuse_both("-q", wishes.quiet, "-v", wishes.verbose)
    _refuse_same_quote(wishes)
    _refuse_no_quotes(wishes)
    _refuse_twice(wishes)
    _refuse_folder_we_are_in(wishes)


def _refuse_same_quote(wishes: Wishes) -> None:
    unwanted = {text.strip().casefold() for text in wishes.no_quote or ()}
    for text in wishes.quote or ():
        refuse_both(f"--quote {text!r}", True, f"--no-quote {text!r}", text.strip().casefold() in unwanted)  # noqa: FBT003


def _refuse_no_quotes(wishes: Wishes) -> None:
    kinds = {part.strip() for part in (wishes.kinds or "").split(",") if part.strip()}
    quoting = bool(kinds & _QUOTING)
    none = wishes.cards == 0
    refuse_both("--cards 0", none, "--quote", bool(wishes.quote))
    refuse_both("--cards 0", none, f"--kinds {wishes.kinds}", quoting and kinds <= _QUOTING)
    refuse_both(f"--kinds {wishes.kinds}", bool(kinds) and not quoting, "--quote", bool(wishes.quote))


def _refuse_twice(wishes: Wishes) -> None:
    twice = [source for source, times in Counter(wishes.sources).items() if times > 1]
    if twice:
        message = f"{twice[0]} is named twice"
        raise UsageError(message, hint="Name each source once")


def _refuse_folder_we_are_in(wishes: Wishes) -> None:
    """The kit's folder changes places with a new one: whoever stands in it would stand in nothing."""
    if wishes.output is None or len(wishes.sources) > 1:
        return
    place, here = wishes.output.resolve(), Path.cwd().resolve()
    if place == here or place in here.parents:
        message = "--output: the kit cannot replace the folder that you are in"
        raise UsageError(message, hint="Name a folder inside it, as -o kit")

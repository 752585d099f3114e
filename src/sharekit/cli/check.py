"""`sharekit check`: the proof that a kit holds."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sharekit.cli.options import Json, Quiet, Verbose


def check(
    kit: Annotated[Path, typer.Argument(metavar="KIT", help="The folder of a kit.")],
    *,
    online: Annotated[bool, typer.Option("--online", help="Also ask whether the links answer.")] = False,
    json: Json = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Prove a kit: files, lengths, words, alt texts, pictures, links and days."""
    from sharekit.cli.checking import show_check  # noqa: PLC0415  heavy
    from sharekit.cli.reading import refuse_both  # noqa: PLC0415

    refuse_both("-q", quiet, "-v", verbose)
    show_check(kit, online=online, as_json=json, quiet=quiet, verbose=verbose)

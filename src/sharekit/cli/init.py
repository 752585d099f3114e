"""`sharekit init`: a folder to start from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sharekit.cli import voice


def init(
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="Where to write them.")] = Path(),
) -> None:
    """Write a commented sharekit.toml and a sample article."""
    from sharekit.settings.starter import save_starter

    for path in save_starter(folder):
        voice.show(f"wrote {path}")
    voice.show(f"now run: sharekit build {folder / 'article.md'}")

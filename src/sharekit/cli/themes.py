"""`sharekit themes`: what can be chosen."""

from __future__ import annotations

from sharekit.cli.options import Json

_COLUMNS = ("name", "label", "description")


def themes(*, json: Json = False) -> None:
    """Show the themes."""
    from sharekit.cli.listing import show_rows  # noqa: PLC0415  heavy
    from sharekit.presets.themes import load_themes  # noqa: PLC0415

    show_rows(load_themes(), _COLUMNS, as_json=json)

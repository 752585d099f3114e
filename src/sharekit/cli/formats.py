"""`sharekit formats`: what can be chosen."""

from __future__ import annotations

from sharekit.cli.options import Json

_COLUMNS = ("name", "width", "height", "use")


def formats(*, json: Json = False) -> None:
    """Show the card formats."""
    from sharekit.cli.listing import show_rows  # noqa: PLC0415  heavy
    from sharekit.presets.formats import load_formats  # noqa: PLC0415

    show_rows(load_formats(), _COLUMNS, as_json=json)

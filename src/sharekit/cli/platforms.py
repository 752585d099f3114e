"""`sharekit platforms`: what can be chosen."""

from __future__ import annotations

from sharekit.cli.options import Json

_COLUMNS = ("name", "label", "limit", "hashtags", "formats")


def platforms(*, json: Json = False) -> None:
    """Show the networks."""
    from sharekit.cli.listing import show_rows  # noqa: PLC0415  heavy
    from sharekit.presets.platforms import load_platforms  # noqa: PLC0415

    show_rows(load_platforms(), _COLUMNS, as_json=json)

"""A whole kit that was made before of the same source and settings, taken from what is kept."""

from __future__ import annotations

import json

from sharekit.kept import Kept
from sharekit.kit.model import MANIFEST, Kit


def find_kit(kept: Kept, key: str) -> Kit | None:
    """Return the kit of a key, or None where any of its files is not there as it was."""
    record = kept.find(key)
    if record is None:
        return None
    files = {path: kept.find_bytes(name) for path, name in record["files"].items()}
    whole = {path: data for path, data in files.items() if data is not None}
    if len(whole) < len(files):
        return None
    return Kit(name=record["name"], files=whole, manifest=json.loads(whole[MANIFEST]))


def keep_kit(kept: Kept, key: str, kit: Kit) -> None:
    """Keep a kit that was checked; pictures that are kept already are not kept twice."""
    files = {path: kept.keep_bytes(data) for path, data in kit.files.items()}
    kept.keep(key, {"name": kit.name, "files": files})

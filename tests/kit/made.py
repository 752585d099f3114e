"""Small kits made by hand."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from sharekit.kept import sha256
from sharekit.kit.model import Kit


def made_kit(files: Mapping[str, bytes], name: str = "spring-kit") -> Kit:
    manifest = {
        "schema": 1,
        "generator": "sharekit 0.1.0",
        "files": {path: sha256(data) for path, data in sorted(files.items())},
    }
    return Kit(name=name, files={**files, "kit.json": json.dumps(manifest).encode()}, manifest=manifest)


def tree(folder: Path) -> dict[str, bytes | str | None]:
    """Everything in a folder: bytes of files, `-> target` of links, None for folders."""
    found: dict[str, bytes | str | None] = {}
    for path in sorted(folder.rglob("*")):
        key = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[key] = f"-> {path.readlink()}"
        else:
            found[key] = None if path.is_dir() else path.read_bytes()
    return found


def only(folder: Path, *names: str) -> None:
    """Nothing but the kit (and its zip) is in the folder: no staging, no lock."""
    assert sorted(path.name for path in folder.iterdir()) == sorted(names or ("kit",))


FIRST = made_kit({"index.html": b"one", "cards/01-quote.png": b"picture", "posts/x.txt": b"words"})
SECOND = made_kit({"index.html": b"two", "cards/02-quote.png": b"another", "posts/x.txt": b"new words"})

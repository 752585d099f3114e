"""The kit as one zip file, to send around."""

from __future__ import annotations

import csv
import io
import json
import os
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path

from sharekit.errors import KitError
from sharekit.kept import sha256
from sharekit.kit.model import (
    CONTACTS,
    GENERATOR,
    GROUPS_FILE,
    MANIFEST,
    Kit,
    encode_manifest,
    find_parts,
)
from sharekit.kit.tables import people_csv

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can state: the same bytes on every day
_LARGEST_MANIFEST = 16 * 1024 * 1024  # bytes


def zip_kit(kit: Kit) -> bytes:
    """Return the kit as a zip whose files stand in one folder, sorted; the same kit gives the same bytes."""
    kit = _without_contacts(kit)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for path in sorted(kit.files):
            entry = zipfile.ZipInfo(f"{kit.name}/{path}", date_time=_FIRST_DAY)
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            # pictures are packed already
            entry.compress_type = (
                zipfile.ZIP_STORED if path.endswith((".png", ".jpg")) else zipfile.ZIP_DEFLATED
            )
            archive.writestr(entry, kit.files[path])
    return stream.getvalue()


def _without_contacts(kit: Kit) -> Kit:
    """Return a kit as it may be sent around: its list of groups says how to reach nobody."""
    table = kit.files.get(GROUPS_FILE)
    if table is None:
        return kit
    rows = list(csv.reader(io.StringIO(table.decode("utf-8-sig"))))
    kept = [place for place, name in enumerate(rows[0]) if name not in CONTACTS]
    header, *others = [[row[place] for place in kept] for row in rows]
    listed = people_csv(header, others)
    manifest = {**kit.manifest, "files": {**kit.manifest["files"], GROUPS_FILE: sha256(listed)}}
    files = {**kit.files, GROUPS_FILE: listed, MANIFEST: encode_manifest(manifest)}
    return replace(kit, files=files, manifest=manifest)


def zip_of(folder: Path) -> Path:
    """Return where the zip of a kit in a folder lies: beside it."""
    return folder.with_name(f"{folder.name}.zip")


def check_zip_place(place: Path) -> None:
    """Refuse a place for the zip that holds something that is not a zip as we make it.

    Raises:
        KitError: Something else is there.
    """
    if not os.path.lexists(place):
        return
    try:
        is_ours = _is_ours(place)
    except (OSError, zipfile.BadZipFile, ValueError, LookupError, TypeError, RuntimeError, zlib.error):
        is_ours = False
    if not is_ours or place.is_symlink():
        message = f"{place} is there, and it is not a kit of sharekit's"
        raise KitError(message, hint="Move it away, or choose another name with -o")


def _is_ours(place: Path) -> bool:
    """Whether a zip holds what its manifest lists, that alone, and all of it with our date.

    Somebody may have packed a kit with notes of their own under the same name.
    """
    with zipfile.ZipFile(place) as archive:
        members = archive.infolist()
        (manifest,) = (each for each in members if each.filename.partition("/")[2] == MANIFEST)
        if manifest.file_size > _LARGEST_MANIFEST:
            return False
        value = json.loads(archive.read(manifest))
        folder = manifest.filename.partition("/")[0]
        parts = find_parts(value["files"], lambda path: _member(archive, f"{folder}/{path}"))
        theirs = [path for _, part in parts for path in part["files"]]
    listed = {f"{folder}/{path}" for path in (*value["files"], *theirs, MANIFEST)}
    return (
        str(value["generator"]).startswith(f"{GENERATOR} ")
        and {each.filename for each in members} <= listed
        and all(each.date_time == _FIRST_DAY for each in members)
    )


def _member(archive: zipfile.ZipFile, name: str) -> bytes | None:
    row = archive.NameToInfo.get(name)
    return archive.read(row) if row is not None and row.file_size <= _LARGEST_MANIFEST else None

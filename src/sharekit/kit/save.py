"""What is saved goes to disk at once: a folder, a zip or a file is the old one or the new, never half."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from sharekit.errors import KitError
from sharekit.kit.archive import check_zip_place, zip_kit, zip_of
from sharekit.kit.exchange import exchange
from sharekit.kit.found import Found, find_content
from sharekit.kit.lock import locked
from sharekit.kit.model import MANIFEST, Kit, SaveReport
from sharekit.kit.names import unportable
from sharekit.kit.staging import (
    collect_stale,
    fill,
    open_stage,
    refuse_clashing_kinds,
    remove_tree,
    rescue_late_changes,
    sync_folder,
    write_new,
)

PATIENCE = 30.0  # seconds a second build waits for the first
_EMPTY = Found(entries=MappingProxyType({}), has_manifest=False)
_ELSEWHERE = "Choose another folder with -o"
_REASONS: Mapping[int, tuple[str, str]] = MappingProxyType(
    {
        errno.ENOSPC: ("the disk is full", "Make room, or choose a folder on another disk with -o"),
        errno.EDQUOT: ("your share of the disk is used up", "Make room, or choose another folder with -o"),
        errno.EACCES: ("you may not write there", f"{_ELSEWHERE} that you may write to"),
        errno.EPERM: ("you may not write there", f"{_ELSEWHERE} that you may write to"),
        errno.EROFS: ("the disk can only be read", f"{_ELSEWHERE} on a disk that can be written"),
        errno.ENOTDIR: ("a file stands where a folder is needed", _ELSEWHERE),
        errno.EEXIST: ("a file stands where a folder is needed", _ELSEWHERE),
        errno.ENOTEMPTY: ("something else wrote into it at the same time", "Build again"),
        errno.ENAMETOOLONG: ("its name is too long", "Choose a shorter name with -o"),
        errno.ELOOP: ("a link stands where a folder is needed", _ELSEWHERE),
        errno.EMFILE: ("too many files are open", "Close other programs and build again"),
        errno.EIO: ("the disk reports a fault", f"{_ELSEWHERE} on another disk"),
    },
)


def save_kit(
    kit: Kit, target: Path, *, force: bool = False, zipped: bool = False, patience: float = PATIENCE
) -> SaveReport:
    """Write `kit` to the folder `target`, all or nothing; missing parent folders are made.

    A kit of ours that is there is replaced; files that were edited by hand or are not ours are
    carried over. When this returns, everything is on the disk.

    Args:
        kit: What to write.
        target: The kit's folder.
        force: Write into a folder that holds other things and no manifest of ours.
        zipped: Write it as a zip beside the folder, too.
        patience: Seconds to wait while another build writes to this folder.

    Raises:
        KitError: It cannot be written, and nothing is left behind; what was there is unchanged, unless the
            disk fails in the very last step, when the whole new kit is there.
    """
    faults = unportable(kit.files)
    if faults:
        message = f"{faults[0]!r} cannot be a file name on every system"
        raise KitError(message, hint="Please report this, with the source if you can")
    target = Path(os.path.abspath(target))  # noqa: PTH100  resolve() would follow the link that is refused
    with _refusals_named(target):
        _refuse_what_is_no_folder(target)
        with _staged(target, patience) as stage:
            report = _save(kit, target, stage, force=force, zipped=zipped)
    return replace(report, leftover=stage.name if os.path.lexists(stage) else None)


def save_file(data: bytes, place: Path) -> None:
    """Write a file; what was there is replaced in one step.

    Raises:
        KitError: It cannot be written; what was there is unchanged.
    """
    place = Path(os.path.abspath(place))  # noqa: PTH100  as above
    with _refusals_named(place), _staged(place, PATIENCE) as stage:
        write_new(stage / "new", data)
        (stage / "new").replace(place)
        sync_folder(place.parent)


@contextmanager
def _staged(target: Path, patience: float) -> Iterator[Path]:
    """Hold the lock of a place, and a folder beside it in which what is new is made."""
    lock = target.with_name(f".{target.name}.sharekit-lock")
    with _parents_made(target.parent), locked(lock, patience=patience):
        collect_stale(target)
        stage = open_stage(target)
        try:
            yield stage
        finally:
            _remove(stage)


def _save(kit: Kit, target: Path, stage: Path, *, force: bool, zipped: bool) -> SaveReport:
    old = target if target.is_dir() else None
    found = find_content(target, kit) if old else _EMPTY
    _refuse_somebody_elses(target, found, force=force)
    refuse_clashing_kinds(kit, found)
    if zipped:
        check_zip_place(zip_of(target))
        write_new(stage / "zip", zip_kit(kit))
    left_out = fill(stage / "new", kit, old=old, found=found)
    _put_in_place(stage, target, old=old, found=found)
    if zipped:
        (stage / "zip").replace(zip_of(target))
        sync_folder(target.parent)
    return SaveReport(
        folder=target,
        written=tuple(path for path in kit.files if path not in left_out),
        replaced=found.has_manifest,
        edited=found.edited,
        foreign=found.foreign,
        clashes=tuple(path for path in left_out if path not in found.edited),
        removed=tuple(path for path in found.ours if path not in kit.files),
    )


def _remove(stage: Path) -> None:
    """Remove the staging folder even when somebody interrupts just then; the interruption goes on after."""
    try:
        remove_tree(stage)
    except BaseException:
        remove_tree(stage)
        raise


def _put_in_place(stage: Path, target: Path, *, old: Path | None, found: Found) -> None:
    sync_folder(stage)
    if old is None:
        (stage / "new").rename(target)
        sync_folder(target.parent)
        return
    before = exchange(stage / "new", target, aside=stage / "old")
    sync_folder(target.parent)
    with suppress(OSError):
        rescue_late_changes(before, target, found)


def _refuse_what_is_no_folder(target: Path) -> None:
    if not target.name:
        message = f"{target} is a whole disk, not a folder for a kit"
        raise KitError(message, hint=_ELSEWHERE)
    if target.is_symlink():
        message = f"{target} is a link, and a kit is never written through a link"
        raise KitError(message, hint="Name the folder that it leads to with -o")
    if os.path.lexists(target) and not target.is_dir():
        message = f"{target} is a file, not a folder"
        raise KitError(message, hint=_ELSEWHERE)


def _refuse_somebody_elses(target: Path, found: Found, *, force: bool) -> None:
    if found.has_manifest or not found.entries:
        return
    if not force:
        message = f"{target} is not empty, and what is in it is not a kit of sharekit's"
        raise KitError(
            message, hint="Choose another folder with -o, or add --force: it keeps every file there"
        )
    if MANIFEST in found.entries:
        message = f"{target} holds a {MANIFEST} that is not sharekit's"
        raise KitError(message, hint=_ELSEWHERE)


@contextmanager
def _parents_made(folder: Path) -> Iterator[None]:
    """Make missing parents; take those away again that stay empty."""
    made = [parent for parent in (folder, *folder.parents) if not os.path.lexists(parent)]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    finally:
        for parent in made:
            with suppress(OSError):
                parent.rmdir()


@contextmanager
def _refusals_named(target: Path) -> Iterator[None]:
    """Turn a refusal of the system into an error for people; no temporary name is in it."""
    try:
        yield
    except OSError as error:
        reason, hint = _REASONS.get(error.errno or 0, (error.strerror or "the system refused", _ELSEWHERE))
        message = f"cannot write {target}: {reason}"
        raise KitError(message, hint=hint) from error

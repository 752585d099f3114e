"""The new folder, made beside the old one and complete before anybody can see it."""

from __future__ import annotations

import os
import re
import shutil
import stat
import tempfile
from contextlib import suppress
from pathlib import Path, PurePosixPath

from sharekit.errors import KitError
from sharekit.files import read_regular
from sharekit.kit.exchange import put_back
from sharekit.kit.found import Found, find_entries
from sharekit.kit.model import Kit

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)

_TRIES = 2  # a scanner or an indexer may hold a file for a moment


_MARK = "sharekit-staging"
_MARKED = b"sharekit is writing here; this folder is removed when it has finished, or by the next build\n"
_MADE = frozenset({_MARK, "new", "old", "zip"})


def open_stage(target: Path) -> Path:
    """Make a folder beside `target` in which something new is made whole; a file inside says whose it is.

    Raises:
        OSError: The disk refused.
    """
    stage = Path(tempfile.mkdtemp(prefix=_prefix(target), dir=target.parent))
    try:
        write_new(stage / _MARK, _MARKED)
    except BaseException:
        remove_tree(stage)
        raise
    return stage


def collect_stale(target: Path) -> None:
    """Remove what an interrupted build left beside `target`, and put an old kit back that it had moved.

    Whatever has the name of such a folder and not its mark, or holds anything else, is somebody's own and
    stays. Only the holder of the lock may do that.
    """
    name = re.compile(rf"{re.escape(_prefix(target))}[a-z0-9_]{{8}}")  # as `tempfile` makes them
    for stage in sorted(path for path in target.parent.iterdir() if name.fullmatch(path.name)):
        if stage.is_symlink() or not stage.is_dir():
            continue
        if _is_marked(stage):
            put_back(target, aside=stage / "old")
            remove_tree(stage)
        else:
            with suppress(OSError):
                stage.rmdir()  # one that was killed before its mark is empty, and no other goes


def _prefix(target: Path) -> str:
    return f".{target.name}.sharekit-new-"


def _is_marked(stage: Path) -> bool:
    mark = stage / _MARK
    try:
        said = read_regular(mark, most=len(_MARKED), follow=False)
        inside = {path.name for path in stage.iterdir()}
        # killed while the mark was written: what it says is cut off, and nothing stands beside it
        return inside <= _MADE and (said == _MARKED or (inside == {_MARK} and _MARKED.startswith(said)))
    except OSError:
        return False


def refuse_clashing_kinds(kit: Kit, found: Found) -> None:
    """Refuse when a file stands where the kit needs a folder, or a folder where it needs a file.

    Raises:
        KitError: Names it.
    """
    kept = {*found.edited, *found.foreign}
    folders = {str(parent) for path in kit.files for parent in PurePosixPath(path).parents}
    wrong = sorted((kept & folders) | (set(found.folders) & set(kit.files)))
    if wrong:
        message = f"{wrong[0]} in the folder is not sharekit's and stands where the kit needs its own"
        raise KitError(message, hint="Move it away, or choose another folder with -o")


def fill(stage: Path, kit: Kit, *, old: Path | None, found: Found) -> tuple[str, ...]:
    """Carry over what is not ours from `old`, then write the kit around it, all synced to disk.

    Returns:
        The files of the kit that were left out because another file has their place.

    Raises:
        OSError: The disk refused.
    """
    stage.mkdir()
    if old is not None:
        stage.chmod(stat.S_IMODE(old.stat().st_mode))
        _carry_over(stage, old, found)
    folders = {str(parent) for path in kit.files for parent in PurePosixPath(path).parents}
    for folder in sorted(folders):
        (stage / folder).mkdir(parents=True, exist_ok=True)
    left_out = tuple(path for path, data in kit.files.items() if not write_new(stage / path, data))
    _sync_folders(stage)
    return left_out


def _carry_over(stage: Path, old: Path, found: Found) -> None:
    kept = (*found.edited, *found.foreign)
    parents = {str(parent) for path in kept for parent in PurePosixPath(path).parents}
    for folder in sorted({*found.folders, *parents}):
        (stage / folder).mkdir(parents=True, exist_ok=True)
    for path in kept:
        _link(old / path, stage / path)
    for folder in found.folders:
        (stage / folder).chmod(stat.S_IMODE((old / folder).stat().st_mode) | stat.S_IRWXU)


def _link(source: Path, place: Path) -> None:
    """Give the very same file a second name; where the disk cannot, copy it."""
    try:
        os.link(source, place, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(source, place, follow_symlinks=False)


def write_new(path: Path, data: bytes) -> bool:
    """Write a file that is not there yet, down to the disk; say whether it was not.

    Raises:
        OSError: The disk refused.
    """
    try:
        handle = os.open(path, _NEW, 0o666)
    except FileExistsError:
        return False
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    return True


def _sync_folders(stage: Path) -> None:
    for folder, _, _ in os.walk(stage, topdown=False):
        sync_folder(Path(folder))


def sync_folder(folder: Path) -> None:
    """Ask the disk to keep the names in `folder`; Windows has no such call."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def rescue_late_changes(old: Path, target: Path, seen: Found) -> None:
    """Move files that changed while the new kit was being made from the old folder into the new one."""
    if old.is_symlink():
        return
    for path, entry in find_entries(old).items():
        if entry.is_folder or entry == seen.entries.get(path):
            continue
        with suppress(OSError):
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            (old / path).replace(target / path)


def remove_tree(folder: Path) -> None:
    """Remove a folder that is ours with all that is in it, as far as the system lets it.

    Its mark goes last: without it the next build would not know what is left after a kill as ours.
    """
    for inside, _, _ in os.walk(folder):
        with suppress(OSError):
            Path(inside).chmod(stat.S_IRWXU)
    for _ in range(_TRIES):
        for name in sorted(_MADE - {_MARK}):
            shutil.rmtree(folder / name, ignore_errors=True)
            with suppress(OSError):
                (folder / name).unlink()
        shutil.rmtree(folder, ignore_errors=True)

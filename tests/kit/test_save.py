from __future__ import annotations

import errno
import json
import os
import shutil
import sys
import zipfile
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest

from sharekit.errors import ExitCode, KitError
from sharekit.kept import sha256
from sharekit.kit import check_zip_place, save, staging, zip_of
from sharekit.kit import exchange as exchange_module
from sharekit.kit.lock import locked
from sharekit.kit.model import Kit
from sharekit.kit.save import save_file, save_kit
from tests.kit.made import FIRST, SECOND, made_kit, only, tree

_IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def _as_tree(kit: Kit) -> dict[str, bytes | str | None]:
    folders = {str(parent) for path in kit.files for parent in Path(path).parents} - {"."}
    return {**dict.fromkeys(folders), **kit.files}


@pytest.fixture(params=["one rename", "two renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "two renames":
        monkeypatch.setattr(exchange_module, "_exchanged", lambda _new, _old: False)
    return str(request.param)


def test_a_file_of_a_kit_that_is_no_group_s_part_makes_nobody_s_file_ours(tmp_path: Path) -> None:
    mine = b"written by hand"
    listed = json.dumps({"files": {"mine.txt": sha256(mine)}}).encode()
    save_kit(made_kit({**FIRST.files, "posts/list.json": listed}), tmp_path / "kit")
    (tmp_path / "kit" / "mine.txt").write_bytes(mine)
    report = save_kit(SECOND, tmp_path / "kit")
    assert report.foreign == ("mine.txt",)
    assert (tmp_path / "kit" / "mine.txt").read_bytes() == mine


def test_a_new_folder_holds_the_kit_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    report = save_kit(FIRST, tmp_path / "kit")
    assert tree(tmp_path / "kit") == _as_tree(FIRST)
    assert report.written == tuple(FIRST.files)
    assert not report.replaced
    only(tmp_path)


def test_missing_parents_are_made(tmp_path: Path) -> None:
    save_kit(FIRST, tmp_path / "a" / "b" / "kit")
    assert tree(tmp_path / "a" / "b" / "kit") == _as_tree(FIRST)


def test_an_empty_folder_is_used(tmp_path: Path) -> None:
    (tmp_path / "kit").mkdir()
    save_kit(FIRST, tmp_path / "kit")
    assert tree(tmp_path / "kit") == _as_tree(FIRST)


@pytest.mark.usefixtures("way")
def test_our_own_kit_is_replaced_whole(tmp_path: Path) -> None:
    save_kit(FIRST, tmp_path / "kit")
    report = save_kit(SECOND, tmp_path / "kit")
    assert tree(tmp_path / "kit") == _as_tree(SECOND)
    assert report.replaced
    assert report.removed == ("cards/01-quote.png",)
    only(tmp_path)


@pytest.mark.usefixtures("way")
def test_edited_and_foreign_files_are_carried_over_and_named(tmp_path: Path) -> None:
    kit = tmp_path / "kit"
    save_kit(FIRST, kit)
    (kit / "posts" / "x.txt").write_text("my own words")
    (kit / "notes").mkdir()
    (kit / "notes" / "todo.md").write_text("call Amina")
    (kit / "notes" / "empty").mkdir()
    (kit / "latest").symlink_to("notes/todo.md")
    report = save_kit(SECOND, kit)
    assert report.edited == ("posts/x.txt",)
    assert report.foreign == ("latest", "notes/todo.md")
    assert report.clashes == ()
    assert tree(kit) == {
        **_as_tree(SECOND),
        "posts/x.txt": b"my own words",
        "notes": None,
        "notes/todo.md": b"call Amina",
        "notes/empty": None,
        "latest": "-> notes/todo.md",
    }
    assert save_kit(SECOND, kit).edited == ("posts/x.txt",), "it is still edited the next time"


def test_an_edit_that_equals_the_new_words_is_no_edit(tmp_path: Path) -> None:
    save_kit(FIRST, tmp_path / "kit")
    (tmp_path / "kit" / "index.html").write_bytes(SECOND.files["index.html"])
    assert save_kit(SECOND, tmp_path / "kit").edited == ()


def test_a_folder_that_is_not_ours_is_refused_and_untouched(tmp_path: Path) -> None:
    (tmp_path / "kit").mkdir()
    (tmp_path / "kit" / "thesis.odt").write_text("years of work")
    before = tree(tmp_path)
    with pytest.raises(KitError, match="not empty") as refused:
        save_kit(FIRST, tmp_path / "kit")
    assert "--force" in refused.value.hint
    assert refused.value.exit_code == ExitCode.KIT
    assert tree(tmp_path) == before


def test_force_writes_around_what_is_there(tmp_path: Path) -> None:
    kit = tmp_path / "kit"
    kit.mkdir()
    (kit / "thesis.odt").write_text("years of work")
    (kit / "index.html").write_text("their page")
    report = save_kit(FIRST, kit, force=True)
    assert report.clashes == ("index.html",)
    assert "index.html" not in report.written
    assert tree(kit) == {**_as_tree(FIRST), "thesis.odt": b"years of work", "index.html": b"their page"}


@pytest.mark.parametrize("manifest", [b"{}", b"not json", b"[" * 5000, b'{"generator": "other 1"}'])
def test_a_manifest_that_is_not_ours_is_refused_even_with_force(tmp_path: Path, manifest: bytes) -> None:
    (tmp_path / "kit").mkdir()
    (tmp_path / "kit" / "kit.json").write_bytes(manifest)
    with pytest.raises(KitError):
        save_kit(FIRST, tmp_path / "kit", force=True)
    assert tree(tmp_path / "kit") == {"kit.json": manifest}


@pytest.mark.parametrize("wrong", ["cards", "index.html"])
def test_a_file_where_a_folder_belongs_is_refused(tmp_path: Path, wrong: str) -> None:
    kit = tmp_path / "kit"
    kit.mkdir()
    if wrong == "cards":
        (kit / "cards").write_text("playing cards")
    else:
        (kit / "index.html").mkdir()
    before = tree(tmp_path)
    with pytest.raises(KitError, match=wrong):
        save_kit(FIRST, kit, force=True)
    assert tree(tmp_path) == before


def test_a_link_is_never_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "kit").symlink_to("elsewhere")
    with pytest.raises(KitError, match="is a link"):
        save_kit(FIRST, tmp_path / "kit")
    assert tree(tmp_path) == {"elsewhere": None, "kit": "-> elsewhere"}


def test_a_link_inside_the_folder_is_kept_and_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "kit").mkdir()
    (tmp_path / "kit" / "cards").symlink_to("../elsewhere")
    with pytest.raises(KitError, match="cards"):
        save_kit(FIRST, tmp_path / "kit", force=True)
    assert tree(tmp_path / "elsewhere") == {}


def test_a_file_as_target_is_refused(tmp_path: Path) -> None:
    (tmp_path / "kit").write_text("a letter")
    with pytest.raises(KitError, match="is a file"):
        save_kit(FIRST, tmp_path / "kit", force=True)
    assert (tmp_path / "kit").read_text() == "a letter"


def test_a_file_as_parent_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("dear all")
    with pytest.raises(KitError, match="a file stands where a folder is needed"):
        save_kit(FIRST, tmp_path / "letter" / "kit")


@pytest.mark.skipif(_IS_ROOT or os.name == "nt", reason="root may write everywhere")
def test_an_unwritable_parent_is_refused(tmp_path: Path) -> None:
    (tmp_path / "shut").mkdir(mode=0o555)
    with pytest.raises(KitError, match="you may not write there"):
        save_kit(FIRST, tmp_path / "shut" / "kit")


@pytest.mark.parametrize("path", ["con.txt", "a:b", "cards/x.", "a" * 101, "INDEX.html"])
def test_names_that_a_system_cannot_write_are_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(KitError, match="file name"):
        save_kit(made_kit({"index.html": b"", path: b""}), tmp_path / "kit")
    assert tree(tmp_path) == {}


@pytest.mark.parametrize("call", ["fsync", "open", "link"])
@pytest.mark.parametrize("reason", [errno.ENOSPC, errno.EIO, errno.EMFILE])
def test_a_full_disk_leaves_the_old_kit_or_the_new_one_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, reason: int
) -> None:
    mine = {"kit/mine.txt": b"mine"}
    for fail_at in range(1, 12):
        save_kit(FIRST, tmp_path / "kit")
        (tmp_path / "kit" / "mine.txt").write_text("mine")
        with monkeypatch.context() as patch, suppress(KitError):
            patch.setattr(os, call, _failing(getattr(os, call), fail_at, OSError(reason, "refused")))
            save_kit(SECOND, tmp_path / "kit")
        after = tree(tmp_path)
        assert after in ({"kit": None, **_nested(kit), **mine} for kit in (FIRST, SECOND))
        shutil.rmtree(tmp_path / "kit")


def _failing(real: Callable[..., object], fail_at: int, error: OSError) -> Callable[..., object]:
    """Stand in for a call of the system that fails once, the n-th time."""
    times = count(1)

    def call(*args: object, **kwargs: object) -> object:
        if next(times) == fail_at:
            raise error
        return real(*args, **kwargs)

    return call


def _nested(kit: Kit) -> dict[str, bytes | str | None]:
    return {f"kit/{path}": data for path, data in _as_tree(kit).items()}


@pytest.mark.usefixtures("way")
def test_an_interruption_leaves_the_old_kit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_kit(FIRST, tmp_path / "kit")

    def interrupted(_stage: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(staging, "_sync_folders", interrupted)
    with pytest.raises(KeyboardInterrupt):
        save_kit(SECOND, tmp_path / "kit")
    assert tree(tmp_path / "kit") == _as_tree(FIRST)
    only(tmp_path)


def test_an_interruption_between_the_two_renames_puts_the_old_kit_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_kit(FIRST, tmp_path / "kit")
    monkeypatch.setattr(exchange_module, "_exchanged", lambda _new, _old: False)
    real = Path.rename

    def rename(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise KeyboardInterrupt
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(KeyboardInterrupt):
        save_kit(SECOND, tmp_path / "kit")
    assert tree(tmp_path / "kit") == _as_tree(FIRST)
    only(tmp_path)


@pytest.mark.parametrize("written", [0, 20])
def test_a_build_killed_while_it_marked_its_folder_leaves_nothing(tmp_path: Path, written: int) -> None:
    stale = staging.open_stage(tmp_path / "kit")
    (stale / staging._MARK).write_bytes(staging._MARKED[:written])
    staging.collect_stale(tmp_path / "kit")
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_being_removed_keeps_its_mark_to_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = staging.open_stage(tmp_path / "kit")
    for name in ("new", "old"):
        (stage / name).mkdir()
    (stage / "zip").touch()
    taken: list[Path] = []
    monkeypatch.setattr("shutil.rmtree", lambda folder, **_: taken.append(folder))
    staging.remove_tree(stage)
    before = taken[: taken.index(stage)]
    assert {stage / "new", stage / "old"} <= {*before}
    monkeypatch.undo()
    staging.remove_tree(stage)
    assert not list(tmp_path.iterdir())


def test_what_a_killed_build_left_is_collected(tmp_path: Path) -> None:
    save_kit(FIRST, tmp_path / "kit")
    stale = staging.open_stage(tmp_path / "kit")
    (stale / "new" / "cards").mkdir(parents=True)
    (stale / "zip").touch()
    (tmp_path / ".kit.sharekit-new-0_aaaaaa").mkdir()  # killed before it was marked
    (tmp_path / ".kit.sharekit-lock").touch()
    save_kit(SECOND, tmp_path / "kit")
    only(tmp_path)


def test_a_kit_that_a_killed_build_had_moved_comes_back(tmp_path: Path) -> None:
    save_kit(FIRST, tmp_path / "kit")
    (tmp_path / "kit" / "mine.txt").write_text("mine")
    stale = staging.open_stage(tmp_path / "kit")
    (tmp_path / "kit").rename(stale / "old")
    report = save_kit(SECOND, tmp_path / "kit")
    assert report.foreign == ("mine.txt",)
    assert tree(tmp_path / "kit") == {**_as_tree(SECOND), "mine.txt": b"mine"}
    only(tmp_path)


def test_a_change_during_the_build_is_not_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_kit(FIRST, tmp_path / "kit")
    real = staging._sync_folders

    def busy(stage: Path) -> None:
        real(stage)
        (tmp_path / "kit" / "late.txt").write_text("written in the meantime")

    monkeypatch.setattr(staging, "_sync_folders", busy)
    save_kit(SECOND, tmp_path / "kit")
    assert (tmp_path / "kit" / "late.txt").read_text() == "written in the meantime"


@pytest.mark.skipif(sys.platform != "linux", reason="one of two systems that exchange")
def test_where_the_system_can_two_folders_change_places_at_once(tmp_path: Path) -> None:
    new, old = tmp_path / "new", tmp_path / "old"
    for folder in (new, old):
        folder.mkdir()
        (folder / folder.name).touch()
    assert exchange_module._exchanged(new, old)
    assert ([*new.iterdir()], [*old.iterdir()]) == ([new / "old"], [old / "new"])


def test_a_second_build_waits_or_is_refused(tmp_path: Path) -> None:
    with (
        locked(tmp_path / ".kit.sharekit-lock", patience=0),
        pytest.raises(KitError, match="another build is running"),
    ):
        save_kit(FIRST, tmp_path / "kit", patience=0.1)
    assert tree(tmp_path) == {}
    save_kit(FIRST, tmp_path / "kit", patience=0.1)


@pytest.mark.parametrize("name", [".kit.sharekit-new-notes", ".kit.sharekit-new-my_notes"])
@pytest.mark.parametrize("marked", [False, True])
def test_what_is_called_like_ours_and_holds_something_is_never_removed(
    tmp_path: Path, name: str, *, marked: bool
) -> None:
    (tmp_path / name / "new").mkdir(parents=True)
    (tmp_path / name / "diary.txt").write_text("dear diary")
    (tmp_path / ".kit.sharekit-new-picture.png").write_bytes(b"png")
    (tmp_path / ".kit.sharekit-lock").write_text("keys of the boat house")
    if marked:
        stage = staging.open_stage(tmp_path / "kit")
        (stage / staging._MARK).rename(tmp_path / name / staging._MARK)
        stage.rmdir()
    before = tree(tmp_path)
    save_kit(FIRST, tmp_path / "kit")
    assert {path: data for path, data in tree(tmp_path).items() if not path.startswith("kit")} == before


def test_a_mark_of_other_words_is_not_ours(tmp_path: Path) -> None:
    stage = staging.open_stage(tmp_path / "kit")
    (stage / staging._MARK).write_text("a list of what to buy")
    save_kit(FIRST, tmp_path / "kit")
    assert (stage / staging._MARK).read_text() == "a list of what to buy"


def test_folders_that_nest_without_end_are_refused(tmp_path: Path) -> None:
    deep = tmp_path / "kit" / Path(*"d" * 100)
    deep.mkdir(parents=True)
    save_kit(FIRST, tmp_path / "kit", force=True)
    (deep / "d").mkdir()
    with pytest.raises(KitError, match="folders deep"):
        save_kit(FIRST, tmp_path / "kit", force=True)


@pytest.mark.parametrize("files", [["a"], {"groups/a/x.txt": 3}, "a", None])
def test_a_part_of_a_manifest_that_is_no_table_costs_nobody_anything(tmp_path: Path, files: object) -> None:
    part = json.dumps({"files": files}).encode()
    save_kit(made_kit({"groups/a/kit.json": part, "groups/a/x.txt": b"words"}), tmp_path / "kit")
    save_kit(FIRST, tmp_path / "kit")
    assert tree(tmp_path / "kit") == _as_tree(FIRST)


def test_a_lock_is_given_back_even_where_its_file_is_somebody_s_and_stays(tmp_path: Path) -> None:
    place = tmp_path / ".kit.sharekit-lock"
    place.write_text("keys of the boat house")
    for _ in range(2):
        with locked(place, patience=0):
            pass
    assert place.read_text() == "keys of the boat house"


def _all(folder: Path) -> set[int]:
    return {path.stat().st_ino for path in (folder, *folder.rglob("*"))}


def test_everything_is_on_the_disk_before_it_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_kit(FIRST, tmp_path / "kit")
    synced: list[int] = []
    seen: list[set[int]] = []

    def exchange(new: Path, old: Path, *, aside: Path) -> Path:
        seen.append(_all(new.parent) - set(synced))
        return exchange_module.exchange(new, old, aside=aside)

    monkeypatch.setattr(os, "fsync", lambda handle: synced.append(os.fstat(handle).st_ino))
    monkeypatch.setattr(save, "exchange", exchange)
    save_kit(SECOND, tmp_path / "kit", zipped=True)
    assert seen == [set()]
    assert synced[-2:] == [tmp_path.stat().st_ino] * 2, "the names, after the exchange and after the zip"
    save_kit(FIRST, tmp_path / "other")
    assert _all(tmp_path / "other") <= set(synced)
    synced.clear()
    save_file(b"picture", tmp_path / "themes.png")
    assert {(tmp_path / "themes.png").stat().st_ino, tmp_path.stat().st_ino} <= set(synced)


def _zipped(kit: Kit, place: Path) -> bytes:
    save_kit(kit, place, zipped=True)
    return zip_of(place).read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="needs modes")
def test_folder_zip_and_file_are_as_open_as_the_user_s_own(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        _zipped(FIRST, tmp_path / "kit")
        save_file(b"", tmp_path / "themes.png")
    finally:
        os.umask(before)
    assert [path.name for path in tmp_path.rglob("*") if path.stat().st_mode & 0o077] == []


def test_a_zip_that_fails_leaves_the_old_kit_and_the_old_zip(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = _zipped(FIRST, tmp_path / "kit")
    with monkeypatch.context() as patch:
        patch.setattr(save, "write_new", _failing(staging.write_new, 1, OSError(errno.ENOSPC, "full")))
        with pytest.raises(KitError, match="the disk is full"):
            save_kit(SECOND, tmp_path / "kit", zipped=True)
    assert tree(tmp_path) == {"kit": None, **_nested(FIRST), "kit.zip": old}
    assert _zipped(SECOND, tmp_path / "kit") != old


def test_a_zip_of_somebody_s_own_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "kit.zip").write_bytes(b"sheet music")
    with pytest.raises(KitError, match="not a kit of sharekit's"):
        save_kit(FIRST, tmp_path / "kit", zipped=True)
    assert tree(tmp_path) == {"kit.zip": b"sheet music"}


def test_a_zip_that_somebody_packed_of_a_kit_and_notes_is_kept(tmp_path: Path) -> None:
    _zipped(FIRST, tmp_path / "kit")
    for name, date in (
        ("spring-kit/notes.txt", (1980, 1, 1, 0, 0, 0)),
        ("spring-kit/a", (2026, 1, 1, 0, 0, 0)),
    ):
        shutil.copy(tmp_path / "kit.zip", tmp_path / "mine.zip")
        with zipfile.ZipFile(tmp_path / "mine.zip", "a") as archive:
            archive.writestr(zipfile.ZipInfo(name, date_time=date), "my own")
        with pytest.raises(KitError, match="not a kit of sharekit's"):
            check_zip_place(tmp_path / "mine.zip")
    check_zip_place(tmp_path / "kit.zip")

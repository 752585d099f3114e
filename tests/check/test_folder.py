"""Kits in folders: copied, damaged and hostile ones."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sharekit.check import check_folder
from sharekit.check.files import LARGEST
from sharekit.check.manifest import read_manifest
from sharekit.errors import SourceError
from sharekit.kit import Kit
from tests.check.kits import Manifest, changed, example, proof

_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs links and devices of POSIX")


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    example().save(tmp_path / "kit")
    return tmp_path / "kit"


def found(folder: Path) -> dict[str, str]:
    return {fault.code: fault.where for fault in check_folder(folder)[0].faults}


def rewrite(folder: Path, change: Callable[[Manifest], object]) -> None:
    manifest = json.loads((folder / "kit.json").read_bytes())
    change(manifest)
    (folder / "kit.json").write_text(json.dumps(manifest), encoding="utf-8")


def test_a_saved_kit_holds_wherever_it_is_copied(saved: Path) -> None:
    assert found(saved) == {}
    moved = saved.rename(saved.with_name("somewhere else"))
    kept = check_folder(moved)[0]
    assert (kept.kit, kept.faults) == ("somewhere else", ())


def test_a_file_of_somebody_else_is_a_note(saved: Path) -> None:
    (saved / "cards" / "mine.png").write_bytes(b"mine")
    (saved / "todo.txt").write_text("mine")
    found_here = check_folder(saved)[0]
    assert found_here.ok
    assert found_here.notes == ("not sharekit's: cards/mine.png",)


@pytest.mark.parametrize(
    "path",
    [
        *(
            "../secret",
            "/etc/passwd",
            "C:/secret",
            "cards/../../secret",
            "a\\b",
            "CON",
            "cards//x",
            "a\0b",
            "",
        ),
        "\ud800",
    ],
)
def test_no_path_leaves_the_folder(saved: Path, path: str) -> None:
    (saved.parent / "secret").write_text("secret")
    rewrite(saved, lambda made: made["files"].update({path: "0" * 64}))
    assert found(saved)["path-leaves-kit"] == path


@_POSIX
def test_a_link_is_not_followed(saved: Path) -> None:
    (saved.parent / "secret").write_bytes((saved / "links.csv").read_bytes())
    (saved / "links.csv").unlink()
    (saved / "links.csv").symlink_to(saved.parent / "secret")
    (saved / "cards").rename(saved.parent / "cards")
    (saved / "cards").symlink_to(saved.parent / "cards")
    links = {fault.where for fault in check_folder(saved)[0].faults if fault.code == "file-is-link"}
    assert "links.csv" in links
    assert any(path.startswith("cards/") for path in links)


@_POSIX
def test_a_pipe_does_not_make_it_wait(saved: Path) -> None:
    (saved / "links.csv").unlink()
    os.mkfifo(saved / "links.csv")
    assert found(saved)["file-not-regular"] == "links.csv"


def test_a_folder_in_the_place_of_a_file(saved: Path) -> None:
    (saved / "links.csv").unlink()
    (saved / "links.csv").mkdir()
    assert found(saved)["file-not-regular"] == "links.csv"


def test_a_huge_file_is_not_read(saved: Path) -> None:
    with (saved / "links.csv").open("wb") as file:
        file.truncate(LARGEST + 1)
    assert found(saved)["file-too-large"] == "links.csv"


@pytest.mark.parametrize("name", ["nothing", "file.txt", "empty", "linked"])
def test_what_is_no_kit_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "file.txt").write_text("x")
    (tmp_path / "empty").mkdir()
    (tmp_path / "linked").mkdir()
    (tmp_path / "linked" / "kit.json").symlink_to(tmp_path / "file.txt")
    with pytest.raises(SourceError) as refusal:
        check_folder(tmp_path / name)
    assert refusal.value.hint


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"\xff", b"null", b"[]", b"{}", b'{"schema": 2}', b"NaN", b'"kit"', b"9" * 5000),
        b"[" * 100_000,
        b'{"a":' * 50_000,
    ],
)
def test_a_broken_manifest_is_a_fault(saved: Path, data: bytes) -> None:
    (saved / "kit.json").write_bytes(data)
    assert set(found(saved)) <= {"manifest-unreadable", "manifest-malformed"} != set()


def _places(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:  # noqa: ANN401  any JSON
    items = (
        value.items() if isinstance(value, dict) else enumerate(value[:2]) if isinstance(value, list) else ()
    )
    return [way, *(place for key, inner in items for place in _places(inner, (*way, key)))]


_JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**400), 10**400)
    | st.floats(allow_nan=False)
    | st.text(max_size=20)
    | st.sampled_from(["\ud800", "\0", "../..", "2027-03-18", "9999-12-31T23:59", "0001-01-01", "x" * 5000]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def _with(value: Any, way: tuple[Any, ...], junk: Any) -> Any:  # noqa: ANN401  any JSON
    if not way:
        return junk
    inner = _with(value[way[0]], way[1:], junk)
    if isinstance(value, list):
        return [inner if place == way[0] else item for place, item in enumerate(value)]
    return {**value, way[0]: inner}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), _JUNK)
def test_junk_in_a_manifest_never_ends_in_an_exception(data: st.DataObject, junk: Any) -> None:  # noqa: ANN401
    way = data.draw(st.sampled_from(_places(dict(example().manifest))))
    made = _with(dict(example().manifest), way, junk)
    try:
        written = json.dumps(made).encode()
    except ValueError:  # a number of more digits than Python writes
        return
    kit = Kit(name="junk", files={**example().files, "kit.json": written}, manifest={})
    for fault in proof(kit).faults:
        assert fault.code
        assert fault.hint


@given(_JUNK)
def test_junk_instead_of_a_manifest_is_a_fault(junk: Any) -> None:  # noqa: ANN401  any JSON
    assert read_manifest(json.dumps(junk).encode())[1]


def test_a_number_of_a_manifest_is_not_believed() -> None:
    kit = changed(lambda made: made["cards"][0].update(bytes=50 * 1024**2, width=2**60))
    assert {fault.code for fault in proof(kit).faults} == {"manifest-malformed"}

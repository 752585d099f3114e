"""What was made before is taken again only where it would be made the same."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from PIL import Image

from sharekit.kept import Kept, open_kept, written
from sharekit.kit import Kit
from sharekit.pipeline import build_kit, read_for, spine
from sharekit.render import studio
from sharekit.settings import Brand, Settings

_SETTINGS = Settings(formats=("square", "wide"), platforms=("x", "whatsapp"), schedulers=())
_ARTICLE = """The ferry runs again

“The island had no doctor for six weeks,” said Tove Brandt, who keeps the lighthouse. “We counted every day.”

More than 1,900 people signed the letter to the harbour board.

“{}” said Emil Karlsen, a fisherman.
"""
_SAID = "Nobody on the mainland answered when we called for the boat."


def _source(folder: Path, said: str = _SAID) -> Path:
    path = folder / "ferry.txt"
    path.write_text(_ARTICLE.format(said), encoding="utf-8")
    return path


def _build(folder: Path, kept: Kept | None, said: str = _SAID) -> Kit:
    return build_kit(_source(folder, said), today=date(2027, 3, 1), settings=_SETTINGS, kept=kept)


def _kept(folder: Path) -> Kept:
    kept = open_kept(folder / "cache")
    assert kept is not None
    return kept


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Kit]:
    folder = tmp_path_factory.mktemp("kept")
    return folder, _build(folder, _kept(folder))


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> dict[str, Mock]:
    places = {"_compose": studio, "encode_png": studio, "write_posts": spine}
    mocks = {name: Mock(wraps=getattr(place, name)) for name, place in places.items()}
    for name, place in places.items():
        monkeypatch.setattr(place, name, mocks[name])
    return mocks


def test_the_same_source_makes_nothing_anew(first: tuple[Path, Kit], made: dict[str, Mock]) -> None:
    folder, kit = first
    again = _build(folder, _kept(folder))
    assert again.files == kit.files
    assert again.name == kit.name
    assert [name for name, mock in made.items() if mock.called] == []


def test_the_same_bytes_are_not_read_again(
    first: tuple[Path, Kit], made: dict[str, Mock], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, kit = first
    reads = Mock(wraps=read_for)
    monkeypatch.setattr(spine, "read_for", reads)
    assert _build(folder, _kept(folder)).files == kit.files
    assert not reads.called
    build_kit(folder / "ferry.txt", today=date(2027, 3, 2), settings=_SETTINGS, kept=_kept(folder))
    assert reads.call_count == 1  # another day
    assert not made["encode_png"].called


def test_a_source_that_names_a_picture_or_may_announce_something_is_read_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads = Mock(wraps=read_for)
    monkeypatch.setattr(spine, "read_for", reads)
    text = _ARTICLE.format(_SAID)
    source = tmp_path / "ferry.md"
    source.write_text(f"---\nimage: quay.jpg\n---\n{text}", "utf-8")
    options: dict[str, Any] = {"today": date(2027, 3, 1), "settings": _SETTINGS, "kept": _kept(tmp_path)}
    without = build_kit(source, **options)
    assert "picture-left-out" in {row["code"] for row in without.manifest["warnings"]}
    Image.effect_noise((1200, 900), 40).convert("RGB").save(tmp_path / "quay.jpg")
    assert "picture-left-out" not in {
        row["code"] for row in build_kit(source, **options).manifest["warnings"]
    }
    assert reads.call_count == 2


def test_a_logo_that_was_changed_is_seen(tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    Image.new("RGB", (90, 30), "#AA0000").save(logo)
    settings = replace(_SETTINGS, brand=Brand(logo=logo))
    options: dict[str, Any] = {"today": date(2027, 3, 1), "settings": settings, "kept": _kept(tmp_path)}
    red = build_kit(_source(tmp_path), **options)
    Image.new("RGB", (90, 30), "#0000AA").save(logo)
    os.utime(logo, ns=(1, 1))
    assert build_kit(_source(tmp_path), **options).files != red.files


def test_another_quotation_draws_its_own_cards_alone(first: tuple[Path, Kit], made: dict[str, Mock]) -> None:
    folder, _ = first
    said = "Nobody on the whole coast answered when we called for the boat."
    kit = _build(folder, _kept(folder), said)
    assert made["encode_png"].call_count == len(_SETTINGS.formats)
    assert made["write_posts"].call_count == 1
    assert kit.files == _build(folder, None, said).files


def test_a_file_that_was_changed_does_not_count(first: tuple[Path, Kit], made: dict[str, Mock]) -> None:
    folder, kit = first
    for path in (folder / "cache").iterdir():
        path.write_bytes(path.read_bytes()[:-1] + b"?")
    assert _build(folder, _kept(folder)).files == kit.files
    assert made["encode_png"].call_count == sum(card.endswith(".png") for card in kit.files if "/" in card)


def test_a_new_version_of_anything_takes_nothing_old(tmp_path: Path) -> None:
    old = Kept(folder=tmp_path / "cache", most=1000, made_by="one")
    new = Kept(folder=tmp_path / "cache", most=1000, made_by="other")
    old.keep(old.key("card", "words"), {"width": 3})
    assert old.find(old.key("card", "words")) == {"width": 3}
    assert new.find(new.key("card", "words")) is None
    assert old.key("card", "words") != old.key("card", "word", "s")


@pytest.mark.skipif(os.name == "nt", reason="folders have no modes there")
def test_a_folder_that_others_can_write_to_is_not_used(tmp_path: Path) -> None:
    kept = Kept(folder=tmp_path / "cache", most=1000, made_by="one")
    name = kept.keep_bytes(b"picture")
    assert kept.folder.stat().st_mode & 0o777 == 0o700
    assert kept.find_bytes(name) == b"picture"
    kept.folder.chmod(0o770)
    assert kept.find_bytes(name) is None
    linked = Kept(folder=tmp_path / "link", most=1000, made_by="one")
    kept.folder.chmod(0o700)
    linked.folder.symlink_to(kept.folder)
    assert linked.find_bytes(name) is None


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path) -> None:
    kept = Kept(folder=tmp_path / "cache", most=250, made_by="one")
    names = [kept.keep_bytes(bytes([each]) * 100) for each in range(3)]
    for age, name in enumerate(names):
        os.utime(kept.folder / name, (age + 1, age + 1))
    assert kept.find_bytes(names[0]) is not None  # which makes it the newest
    kept.trim()
    assert [kept.find_bytes(name) is not None for name in names] == [True, False, True]


def test_a_path_is_no_name_of_what_is_kept(tmp_path: Path) -> None:
    kept = Kept(folder=tmp_path / "cache", most=250, made_by="one")
    kept.keep_bytes(b"picture")
    (tmp_path / "secret").write_bytes(b"secret")
    assert kept.find_bytes("../secret") is None


def test_a_set_is_written_the_same_in_every_run() -> None:
    assert written(frozenset({"b", "a"})) == written(frozenset({"a", "b"})) == "{'a','b'}"

"""A photograph on its way into a kit: from the command line, from the article, and not from elsewhere."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from sharekit.errors import SourceError
from sharekit.kit import Kit
from sharekit.pipeline import build_kit
from sharekit.settings import Settings
from tests.render.photographs import encoded, street

_DAY = date(2026, 11, 2)
_MAKER = "Quayscope"
_ARTICLE = """---
title: The lift is back
{image}
---
“We asked for three years. Then forty of us stopped paying,” said Rosa Delgado, a tenant on the ninth floor.
The lift runs again since Monday, and the whole block has come to see it.
"""


def _article(folder: Path, image: str) -> Path:
    path = folder / "article.md"
    path.write_text(_ARTICLE.format(image=image), encoding="utf-8")
    return path


def _kit(source: Path, **settings: object) -> Kit:
    chosen = Settings(**{"formats": ("square",), "asked": frozenset(settings), **settings})  # type: ignore[arg-type]
    return build_kit(source, today=_DAY, settings=chosen)


def _photo_cards(kit: Kit) -> list[str]:
    return [card["file"] for card in kit.manifest["cards"] if card["kind"] == "photo-quote"]


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "elsewhere" / "street.jpg"
    path.parent.mkdir()
    exif = Image.Exif()
    exif[0x010F] = _MAKER
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 7.0, 30.0), 29: _MAKER})  # where it was taken
    path.write_bytes(encoded(street(), exif=exif, comment=_MAKER))
    return path


def test_picture_of_the_command_line_becomes_a_card(tmp_path: Path, picture: Path) -> None:
    kit = _kit(_article(tmp_path, ""), image=picture)
    assert _photo_cards(kit) == ["cards/01-photo-quote-we-asked-for-three-years-then-square.jpg"]
    assert picture.read_bytes().count(_MAKER.encode()) == 3
    assert not any(_MAKER.encode() in data for data in kit.files.values())


def test_picture_of_the_article_is_described_in_its_words(tmp_path: Path, picture: Path) -> None:
    (tmp_path / "img").mkdir()
    picture.rename(tmp_path / "img" / "lift.jpg")
    image = "image: img/lift.jpg\nimage_alt: The lift of Harbour Street with flowers in it"
    kit = _kit(_article(tmp_path, image))
    (card,) = [card for card in kit.manifest["cards"] if card["kind"] == "photo-quote"]
    assert card["alt"].endswith("a photograph toned red: The lift of Harbour Street with flowers in it.")


@pytest.mark.parametrize(
    "named", ["../elsewhere/street.jpg", "/etc/hostname", "C:\\\\x.jpg", "elsewhere/none.jpg"]
)
def test_picture_outside_the_articles_folder_is_left_out(tmp_path: Path, picture: Path, named: str) -> None:
    home = tmp_path / "home"
    home.mkdir()
    kit = _kit(_article(home, f'image: "{named}"'))
    assert picture.exists()
    assert not _photo_cards(kit)
    assert [w["code"] for w in kit.manifest["warnings"]].count("picture-left-out") == 1
    assert str(tmp_path) not in json.dumps(kit.manifest)


@pytest.mark.parametrize("named", ["street.jpg", "album/street.jpg", "round/street.jpg", "a\\0b.jpg"])
def test_no_link_in_the_articles_folder_leads_to_a_picture_outside(
    tmp_path: Path, picture: Path, named: str
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "street.jpg").symlink_to(picture)
    (home / "album").symlink_to(picture.parent)
    (home / "round").symlink_to(home / "round")
    kit = _kit(_article(home, f'image: "{named}"'))
    assert not _photo_cards(kit)
    assert [w["code"] for w in kit.manifest["warnings"]].count("picture-left-out") == 1


def test_a_link_to_a_picture_below_the_articles_folder_is_followed(tmp_path: Path, picture: Path) -> None:
    (tmp_path / "cover.jpg").symlink_to(picture)
    assert _photo_cards(_kit(_article(tmp_path, "image: elsewhere/../cover.jpg")))


def test_picture_on_the_web_is_not_fetched(tmp_path: Path) -> None:
    kit = _kit(_article(tmp_path, "image: https://example.org/street.jpg"))
    assert (
        "was not fetched"
        in next(w for w in kit.manifest["warnings"] if w["code"] == "picture-left-out")["message"]
    )


def test_damaged_picture_of_the_article_is_left_out_and_of_the_user_refused(tmp_path: Path) -> None:
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(encoded(street())[:5000])
    kit = _kit(_article(tmp_path, "image: broken.jpg"))
    assert not _photo_cards(kit)
    assert any(w["code"] == "picture-left-out" for w in kit.manifest["warnings"])
    with pytest.raises(SourceError, match="damaged"):
        _kit(_article(tmp_path, ""), image=broken)


def test_posts_that_lead_with_a_quotation_go_with_its_photograph(tmp_path: Path, picture: Path) -> None:
    kit = _kit(_article(tmp_path, "link: https://example.org/lift"), image=picture)
    shown = {post["cards"][0] for post in kit.manifest["posts"] if post["cards"]}
    assert "photo-quote-1-square" in shown
    assert "quote-1-square" not in shown


_SPEAKERS = """event:
  title: The lift is back
  start: 2026-11-20T19:00
  timezone: Europe/London
  place: Tower hall
  speakers:
    - name: Rosa Delgado
      role: tenant
      photo: rosa.jpg
      focus: 30% 40%
    - name: Ada Okonkwo
      role: electrician
      photo: {second}"""


def _announced(folder: Path, second: str = "ada.jpg") -> Path:
    for name in ("rosa.jpg", "ada.jpg"):
        (folder / name).write_bytes(encoded(street()))
    return _article(folder, _SPEAKERS.format(second=second))


def test_pictures_of_speakers_stand_on_the_event_and_behind_their_words(tmp_path: Path) -> None:
    plain = _kit(_article(tmp_path, _SPEAKERS.replace("photo: ", "handle: ").format(second="ada.jpg")))
    kit = _kit(_announced(tmp_path))
    assert _photo_cards(kit) == ["cards/01-photo-quote-we-asked-for-three-years-then-square.jpg"]
    assert not _photo_cards(plain)

    def event(of: Kit) -> bytes:
        return next(of.files[row["file"]] for row in of.manifest["cards"] if row["kind"] == "event")

    colours = [Image.open(io.BytesIO(event(each))).convert("RGB").getcolors(1 << 20) for each in (plain, kit)]
    few, many = (len(found or ()) for found in colours)
    assert many > few  # tones of two pictures


@pytest.mark.parametrize("named", ["../ada.jpg", "lost.jpg", "https://example.org/ada.jpg"])
def test_a_speakers_picture_from_elsewhere_is_left_out_by_name(tmp_path: Path, named: str) -> None:
    kit = _kit(_announced(tmp_path, second=named))
    told = [row["message"] for row in kit.manifest["warnings"] if row["code"] == "picture-left-out"]
    assert len(told) == 1
    assert told[0].startswith("Ada Okonkwo’s picture")

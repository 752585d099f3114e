"""A brand on its way from the settings into a kit: colours, logo, handle, fonts and themes of its own."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from sharekit.errors import ExitCode, SettingsError
from sharekit.files import font_folder
from sharekit.kit import Kit
from sharekit.pipeline import build_kit
from sharekit.settings import load_settings
from tests.cli.runs import article, sharekit
from tests.render.squares import save_squares

_DAY = date(2026, 11, 2)
_ARTICLE = (
    "The lift is back\n\n“We asked for three years. Then forty of us stopped paying,” said Ada Bello.\n"
)


def _project(folder: Path, brand: str, words: str = _ARTICLE) -> Path:
    (folder / "sharekit.toml").write_text(
        f'formats = ["square"]\n[organisation]\nname = "Lift Now"\n[brand]\n{brand}', encoding="utf-8"
    )
    (folder / "article.txt").write_text(words, encoding="utf-8")
    logo = Image.new("RGBA", (100, 100), "#00FF00")
    logo.save(folder / "logo.png")
    return folder / "article.txt"


def _kit(source: Path) -> Kit:
    return build_kit(source, today=_DAY, settings=load_settings(near=(source.parent,)))


def _picture(kit: Kit) -> Image.Image:
    file = next(name for name in sorted(kit.files) if name.startswith("cards/"))
    return Image.open(io.BytesIO(kit.files[file])).convert("RGB")


def test_colours_logo_and_handle_reach_the_cards_and_the_page(tmp_path: Path) -> None:
    kit = _kit(_project(tmp_path, 'primary = "#1b3fa8"\nlogo = "logo.png"\nhandle = "@liftnow"\n'))
    picture = _picture(kit)
    assert picture.getpixel((1079, 0)) == (0x1B, 0x3F, 0xA8)
    assert (0, 255, 0) in {colour for _, colour in picture.getcolors(1 << 20) or ()}
    assert all("@liftnow" in card["alt"] or len(card["alt"]) > 250 for card in kit.manifest["cards"])
    assert "1B3FA8" in kit.files["index.html"].decode().upper()


def test_every_adjustment_is_told_with_both_ratios(tmp_path: Path) -> None:
    kit = _kit(_project(tmp_path, 'primary = "#777777"\n'))
    told = [row["message"] for row in kit.manifest["warnings"] if row["code"] == "brand-adjusted"]
    assert told
    assert all("has a contrast of" in message and "is used instead (" in message for message in told)


def test_a_colour_that_serves_is_taken_without_a_word(tmp_path: Path) -> None:
    kit = _kit(_project(tmp_path, 'primary = "#0B6B3A"\n'))
    assert not [row for row in kit.manifest["warnings"] if row["code"] == "brand-adjusted"]


def test_letters_come_from_the_folder_that_the_brand_names(tmp_path: Path) -> None:
    words = (
        "The lift is back\n\n“We carved \U00013000\U00013001 into the door of the lift,” said Ada Bello.\n"
    )
    source = _project(tmp_path, 'fonts = "more"\n', words)
    (tmp_path / "more").mkdir()
    save_squares(tmp_path / "more" / "nile.ttf", "\U00013000\U00013001")
    assert any("\U00013000" in card["text"] for card in _kit(source).manifest["cards"])


def test_headlines_are_set_in_the_brand_s_own_font(tmp_path: Path) -> None:
    source = _project(tmp_path, 'display = "Ours.ttf"\n')
    plain = _picture(_kit(_project(tmp_path, "")))
    (tmp_path / "Ours.ttf").write_bytes((font_folder() / "sk-protest-display.ttf").read_bytes())
    source = _project(tmp_path, 'display = "Ours.ttf"\n')
    assert _picture(_kit(source)).tobytes() != plain.tobytes()


@pytest.mark.parametrize(
    ("brand", "message"),
    [
        ('primary = "blue"\n', "line 5, brand primary: 'blue' is not a colour"),
        ('primry = "#FFFFFF"\n', "line 5: there is no setting 'primry'"),
        ('handle = "@x"\nlogo = "gone.png"\n', "line 6, brand logo: there is no file 'gone.png'"),
        ('handle = "@us https://example.org"\n', "is not a name on a network"),
        ('logo = "article.txt"\n', "is not a file of a kind"),
        ('fonts = "gone"\n', "line 5, brand fonts: there is no folder 'gone'"),
        ('text = "logo.png"\n', "is not a file of a kind"),
    ],
)
def test_a_fault_in_the_brand_is_named_with_its_line(tmp_path: Path, brand: str, message: str) -> None:
    source = _project(tmp_path, brand)
    with pytest.raises(SettingsError) as refused:
        load_settings(near=(source.parent,))
    assert message in refused.value.message


def test_the_project_s_brand_lies_over_the_user_s(tmp_path: Path) -> None:
    (tmp_path / "user").mkdir()
    (tmp_path / "user" / "sharekit.toml").write_text('[brand]\nprimary = "#123456"\nhandle = "@us"\n')
    _project(tmp_path, 'primary = "#abc"\n')
    brand = load_settings(near=(tmp_path,), user=tmp_path / "user").brand
    assert (brand.primary, brand.handle) == ("#AABBCC", "@us")


def test_a_theme_of_the_user_s_own_is_listed_built_and_on_the_sheet(tmp_path: Path) -> None:
    article(tmp_path)
    themes = tmp_path / ".config" / "sharekit" / "themes"
    themes.mkdir(parents=True)
    (themes / "harbour.toml").write_text('like = "gentle"\nlabel = "Harbour"\n[colours]\nfill = "#1F5FA8"\n')
    listed = sharekit("themes", "--json", cwd=tmp_path)
    assert [row["name"] for row in json.loads(listed.out)][-1] == "harbour"
    run = sharekit(
        "build", "article.txt", "--theme", "harbour", "--formats", "square", "-o", "kit", cwd=tmp_path
    )
    assert run.code == ExitCode.DONE, run.err
    assert json.loads((tmp_path / "kit" / "kit.json").read_text())["theme"] == "harbour"
    sheet = sharekit("themes", "article.txt", "-o", "all.png", cwd=tmp_path)
    assert sheet.code == ExitCode.DONE, sheet.err
    with Image.open(tmp_path / "all.png") as image:
        assert image.height > 6 * 400
        assert (0x1F, 0x5F, 0xA8) in {colour for _, colour in image.convert("RGB").getcolors(1 << 22) or ()}
    again = sharekit("themes", "article.txt", "-o", "all.png", cwd=tmp_path)
    assert again.code == ExitCode.KIT
    assert "--force" in again.err
    wrong = sharekit("build", "article.txt", "--theme", "harbuor", cwd=tmp_path)
    assert "Did you mean harbour?" in wrong.err


def test_a_broken_theme_is_named_with_its_line(tmp_path: Path) -> None:
    article(tmp_path)
    (tmp_path / "sharekit.toml").write_text("")
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "ours.toml").write_text('like = "gentle"\n[colours]\nfil = "#1F5FA8"\n')
    run = sharekit("build", "article.txt", cwd=tmp_path)
    assert run.code == ExitCode.SETTINGS
    assert "ours.toml, line 3" in run.err
    assert "Did you mean fill?" in run.err

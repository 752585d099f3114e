"""Settings that were merely found beside an article: they reach no further than their own folder."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

import sharekit as library
from sharekit.errors import ExitCode, RenderError, SettingsError, SourceError
from sharekit.files import font_folder
from sharekit.kit.grouplist import read_groups
from sharekit.render.font_book import FontBook
from sharekit.settings import Brand, Settings, load_settings
from tests.cli.runs import Run, article, sharekit

_TEMPLATE = "x|announce|ask|Come along: {title}[¶{ask} {url}]\n"
_THEME = 'like = "gentle"\n[fonts]\nbold = "%s"\n'
_FONT = next(iter(sorted(font_folder().glob("sk-*.ttf"))))


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """What a stranger would like to see published: files of every kind that settings can name."""
    folder = tmp_path / "secret"
    for name in ("themes", "templates", "fonts"):
        (folder / name).mkdir(parents=True)
    Image.new("RGB", (60, 60), "#00FF00").save(folder / "private.png")
    (folder / "members.csv").write_text("code,name,contact\nquay,Quay group,ines@quay.example\n")
    (folder / "own.ttf").write_bytes(_FONT.read_bytes())
    (folder / "fonts" / "own.ttf").write_bytes(_FONT.read_bytes())
    (folder / "templates" / "en.txt").write_text(_TEMPLATE, encoding="utf-8")
    (folder / "themes" / "quay.toml").write_text('like = "gentle"\n')
    (folder / "sharekit.toml").write_text("cards = 2\n")
    return folder


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """The folder of an article that came from elsewhere."""
    folder = tmp_path / "theirs"
    folder.mkdir()
    article(folder)
    (folder / "sharekit.toml").write_text("")
    return folder


def _say(folder: Path, text: str) -> Path:
    path = folder / "sharekit.toml"
    path.write_text(text, encoding="utf-8")
    return path


def _link(path: Path, to: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    path.symlink_to(to)


def _refusal(folder: Path, **more: Path) -> SettingsError:
    with pytest.raises(SettingsError) as refused:
        load_settings(near=(folder,), **more)  # type: ignore[arg-type]
    assert "leads out of the folder of a settings file that was merely found" in refused.value.message
    assert refused.value.hint.startswith("If you trust that file, name it: --settings ")
    assert refused.value.hint.endswith("sharekit.toml")
    assert refused.value.exit_code == ExitCode.SETTINGS
    return refused.value


_WAYS_OUT = [
    ('[brand]\nlogo = "{out}/private.png"\n', "line 2, brand logo"),
    ('[brand]\nfonts = "{out}/fonts"\n', "line 2, brand fonts"),
    ('[brand]\ndisplay = "{out}/own.ttf"\n', "line 2, brand display"),
    ('[brand]\ntext = "{out}/own.ttf"\n', "line 2, brand text"),
    ('[brand]\nlabel = "{out}/own.ttf"\n', "line 2, brand label"),
    ('groups = "{out}/members.csv"\n', "line 1, groups"),
    ('groups = "{out}/none.csv"\n', "line 1, groups"),
]


@pytest.mark.parametrize(("text", "where"), _WAYS_OUT)
@pytest.mark.parametrize("way", ["upwards", "absolute", "link"])
def test_no_setting_of_a_found_file_leads_out(
    theirs: Path, secret: Path, text: str, where: str, way: str
) -> None:
    _link(theirs / "inside", secret)
    out = {"upwards": "../secret", "absolute": str(secret), "link": "inside"}[way]
    _say(theirs, text.replace("{out}", out))
    assert f"sharekit.toml, {where}: " in _refusal(theirs).message
    _refusal(theirs / "drafts")  # found above the source
    _refusal(theirs, here=secret, user=secret / "fonts")


@pytest.mark.parametrize(("text", "where"), _WAYS_OUT)
def test_it_is_free_where_it_is_the_user_s_own_or_named_or_where_the_command_is_given(
    theirs: Path, secret: Path, text: str, where: str
) -> None:
    path = _say(theirs, text.replace("{out}", "../secret"))
    free: list[Mapping[str, object]] = [
        {"file": path},
        {"user": theirs},
        {"near": (theirs,), "user": theirs},
        {"near": (theirs,), "here": theirs},
        {"near": (theirs / "drafts",), "here": theirs / "drafts" / "old"},
        {"near": (secret / ".." / "theirs",), "here": theirs},
    ]
    for places in free:
        settings = load_settings(**places)  # type: ignore[arg-type]
        brand = settings.brand
        (named,) = filter(None, (settings.groups, brand.logo, brand.fonts, *brand.faces.values()))
        assert "secret" in named.parts, where


def test_what_lies_below_the_folder_may_be_named_in_any_way(theirs: Path) -> None:
    (theirs / "looks" / "fonts").mkdir(parents=True)
    Image.new("RGB", (60, 60)).save(theirs / "looks" / "mark.png")
    (theirs / "looks" / "fonts" / "own.ttf").write_bytes(_FONT.read_bytes())
    _link(theirs / "looks" / "fonts" / "again.ttf", theirs / "looks" / "fonts" / "own.ttf")
    _link(theirs / "mark.png", theirs / "looks" / "mark.png")
    _say(theirs, '[brand]\nlogo = "mark.png"\nfonts = "looks/../looks/fonts"\n')
    assert load_settings(near=(theirs,)).brand.logo == theirs / "mark.png"
    _say(theirs, f'groups = "{theirs}/looks/groups.csv"\n')
    assert load_settings(near=(theirs,)).groups == theirs / "looks" / "groups.csv"


@pytest.mark.usefixtures("secret")
def test_a_folder_that_is_itself_reached_by_a_link_is_the_one_it_leads_to(
    theirs: Path, tmp_path: Path
) -> None:
    _link(tmp_path / "work" / "shelf", theirs)
    _say(theirs, 'groups = "groups.csv"\n')
    assert load_settings(near=(tmp_path / "work" / "shelf",), here=tmp_path / "work").groups
    _say(theirs, 'groups = "../secret/members.csv"\n')
    _refusal(tmp_path / "work" / "shelf", here=tmp_path / "work")


@pytest.mark.parametrize(
    ("link", "to"),
    [
        ("sharekit.toml", "sharekit.toml"),
        ("themes", "themes"),
        ("templates", "templates"),
        ("themes/quay.toml", "themes/quay.toml"),
        ("templates/en.txt", "templates/en.txt"),
    ],
)
def test_no_link_beside_a_found_file_leads_out(theirs: Path, secret: Path, link: str, to: str) -> None:
    _link(theirs / link, secret / to)
    assert f"{link} leads out" in _refusal(theirs).message
    free = load_settings(file=theirs / "sharekit.toml")
    assert free.own_themes or free.own_templates or free.cards == 2


def test_no_link_in_a_folder_of_fonts_leads_out(theirs: Path, secret: Path) -> None:
    (theirs / "fonts" / "more").mkdir(parents=True)
    _say(theirs, '[brand]\nfonts = "fonts"\n')
    _link(theirs / "fonts" / "more" / "a.ttf", secret / "own.ttf")
    assert "more/a.ttf leads out" in _refusal(theirs).message.replace("\\", "/")
    assert load_settings(near=(theirs,), here=theirs).brand.fonts


@pytest.mark.usefixtures("secret")
def test_the_fonts_of_a_found_theme_lie_below_the_folder(theirs: Path) -> None:
    (theirs / "themes").mkdir()
    theme = theirs / "themes" / "quay.toml"
    theme.write_text(_THEME % "../../secret/own.ttf")
    assert _refusal(theirs).message.startswith(f"{theme}: ")
    assert load_settings(near=(theirs,), here=theirs).own_themes["quay"].files
    (theirs / "own.ttf").write_bytes(_FONT.read_bytes())
    theme.write_text(_THEME % "../own.ttf")
    assert load_settings(near=(theirs,)).own_themes["quay"].files


def test_every_setting_that_is_a_path_is_among_those_proved() -> None:
    proved = {where.rpartition(" ")[2] for _, where in _WAYS_OUT}
    paths = {each.name for each in (*fields(Settings), *fields(Brand)) if "Path" in str(each.type)}
    assert paths == proved | {"image"}  # the command line's alone


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("mark.png", '[brand]\nlogo = "mark.png"\n'),
        ("faces", '[brand]\nfonts = "faces"\n'),
        ("own.ttf", '[brand]\ndisplay = "own.ttf"\n'),
        ("own.ttf", '[brand]\ntext = "own.ttf"\n'),
        ("own.ttf", '[brand]\nlabel = "own.ttf"\n'),
        ("themes/own.ttf", ""),
        ("themes/pipe.toml", ""),
        ("templates/en.txt", ""),
    ],
)
def test_a_pipe_is_no_file_of_any_setting(theirs: Path, name: str, text: str) -> None:
    (theirs / name).parent.mkdir(exist_ok=True)
    os.mkfifo(theirs / name)
    if name == "themes/own.ttf":
        (theirs / "themes" / "quay.toml").write_text(_THEME % "own.ttf")
    with pytest.raises(SettingsError) as refused:
        load_settings(file=_say(theirs, text))
    assert refused.value.hint


def test_a_pipe_is_neither_a_list_of_groups_nor_the_settings_nor_a_font_of_a_folder(theirs: Path) -> None:
    for name in ("pipe.csv", "pipe.toml", "pipe.ttf"):
        os.mkfifo(theirs / name)
    with pytest.raises(SettingsError, match="pipe"):
        load_settings(file=theirs / "pipe.toml")
    with pytest.raises(SourceError, match="pipe"):
        read_groups(theirs / "pipe.csv")
    with pytest.raises(RenderError, match="pipe"):
        FontBook(font_folder(), more=theirs).face("+pipe")


def test_a_path_that_cannot_be_followed_is_refused_in_words(theirs: Path) -> None:
    _say(theirs, 'groups = "a\\u0000b.csv"\n')
    _refusal(theirs)
    _link(theirs / "round", theirs / "round")
    _say(theirs, 'groups = "round/members.csv"\n')
    _refusal(theirs)


def _build(here: Path, source: str, *words: str) -> Run:
    here.mkdir(exist_ok=True)
    small = ("--formats", "square", "--platforms", "facebook", "--date", "2027-04-10", "-o", "kit")
    link = ("--link", "https://quay.example/library")
    return sharekit("build", source, *small, *link, *words, cwd=here)


@pytest.mark.usefixtures("secret")
@pytest.mark.parametrize(
    "text", ['[brand]\nlogo = "../secret/private.png"\n', 'groups = "../secret/members.csv"\n']
)
def test_the_command_refuses_and_writes_nothing(tmp_path: Path, theirs: Path, text: str) -> None:
    here, path = tmp_path / "here", _say(theirs, text)
    for words in (("build", "../theirs/article.txt", "-o", "kit"), ("inspect", "../theirs/article.txt")):
        here.mkdir(exist_ok=True)
        run = sharekit(*words, cwd=here)
        assert run.code == ExitCode.SETTINGS
        assert run.err.startswith("error: ")
        assert "\nhint: If you trust that file, name it: --settings " in run.err
        assert not run.out
        assert not list(here.iterdir())
    named = _build(here, "../theirs/article.txt", "--settings", str(path))
    assert named.code == ExitCode.DONE, named.err


@pytest.mark.usefixtures("secret")
def test_in_and_above_the_folder_of_the_command_a_list_may_lie_anywhere(theirs: Path) -> None:
    _say(theirs, 'groups = "../secret/members.csv"\n')
    for here, source in ((theirs, "article.txt"), (theirs / "drafts", "../article.txt")):
        run = _build(here, source)
        assert run.code == ExitCode.DONE, run.err
        assert "ines@quay.example" in (here / "kit" / "groups" / "groups.csv").read_text(encoding="utf-8")


def test_a_writer_above_the_folder_of_the_command_is_ours_however_it_is_reached(
    tmp_path: Path, theirs: Path
) -> None:
    path = _say(theirs, '[writer]\ncommand = "no-such-writer"\n')
    found = load_settings(near=(theirs,), here=tmp_path / "here").writer
    assert found
    assert not found.ours
    for ours in (
        load_settings(near=(theirs / "drafts" / "..",), here=theirs / "drafts").writer,
        load_settings(file=path).writer,
        load_settings(user=theirs).writer,
    ):
        assert ours
        assert ours.ours


@pytest.mark.usefixtures("secret")
def test_the_library_looks_for_no_settings(theirs: Path) -> None:
    _say(theirs, 'groups = "../secret/members.csv"\n[brand]\nlogo = "../secret/private.png"\n')
    today = date(2027, 4, 10)
    kit = library.build_kit(theirs / "article.txt", today=today, settings=Settings(formats=("square",)))
    assert not [name for name in kit.files if name.startswith("groups/")]
    assert "Quay group" not in json.dumps(kit.manifest)

"""Themes of the user's own: what they leave out follows, and what is wrong is named with its line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sharekit.errors import SettingsError
from sharekit.files import font_folder
from sharekit.presets.colour import READABLE, contrast
from sharekit.presets.formats import load_formats
from sharekit.presets.own_themes import load_own_themes
from sharekit.presets.themes import Theme, load_themes, theme_rows
from sharekit.presets.toml_lines import line_of
from sharekit.render import open_studio
from sharekit.render.scene import text_runs
from tests.render.samples import spec


def _load(folder: Path, text: str) -> Theme:
    (folder / "mine.toml").write_text(text, encoding="utf-8")
    return load_own_themes(folder)["mine"]


def test_no_folder_no_themes(tmp_path: Path) -> None:
    assert load_own_themes(tmp_path / "themes") == {}


def test_what_is_left_out_is_as_in_the_theme_it_is_like(tmp_path: Path) -> None:
    mine = _load(tmp_path, 'like = "gentle"\nlabel = "Ours"\n')
    base = load_themes()["gentle"]
    assert (mine.name, mine.label, mine.like) == ("mine", "Ours", "gentle")
    assert (mine.colours, mine.metrics, mine.fonts) == (base.colours, base.metrics, base.fonts)


def test_a_number_for_one_format_leaves_the_others(tmp_path: Path) -> None:
    mine = _load(tmp_path, 'like = "rally"\n[quote]\nmax = { story = 120 }\nmark_drop = 0.2\n')
    forms, base = load_formats(), load_themes()["rally"]
    assert mine.at("quote.max", forms["story"]) == 120
    assert mine.at("quote.max", forms["square"]) == base.at("quote.max", forms["square"])
    assert mine.at("quote.mark_drop", forms["pin"]) == 0.2


def test_colours_that_are_not_named_follow_those_that_are(tmp_path: Path) -> None:
    mine = _load(tmp_path, 'like = "rally"\n[colours]\nbg = "#FFE14D"\naccent = "#5A1E8C"\n')
    assert contrast(mine.colours["ink"], "#FFE14D") >= READABLE
    assert contrast(mine.colours["muted"], "#FFE14D") >= READABLE
    assert contrast(mine.colours["on_accent"], "#5A1E8C") >= READABLE
    assert mine.colours["deep"] != load_themes()["rally"].colours["deep"]


def test_every_shipped_theme_keeps_its_own_rules(tmp_path: Path) -> None:
    for name in load_themes():
        colours = "".join(f'{role} = "{value}"\n' for role, value in theme_rows(name)["colours"].items())
        assert _load(tmp_path, f'like = "{name}"\n[colours]\n{colours}').like == name


def test_a_font_beside_the_theme_sets_its_words(tmp_path: Path) -> None:
    (tmp_path / "Ours.ttf").write_bytes((font_folder() / "sk-protest-display.ttf").read_bytes())
    mine = _load(tmp_path, 'like = "rally"\n[fonts]\ndisplay = "Ours.ttf"\nlabel = "gentle-label"\n')
    room = open_studio(mine, load_formats())
    card = replace(spec("quote", "square"), id="own")
    assert room.refusal(card) is None
    fonts = {run.font for run in text_runs(room.compose(card).elements)}
    assert {"+Ours.ttf", "gentle-label"} <= fonts


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ('label = "x"\n', "does not say which theme it is like", "rally"),
        ('like = "raly"\n', "line 1: there is no theme 'raly'", "Did you mean rally?"),
        ('like = "rally"\ncolors = 1\n', "line 2: there is no key 'colors'", "Did you mean colours?"),
        ('like = "rally"\n\n[colours]\nacent = "#FFFFFF"\n', "line 4: there is no colour", "accent"),
        ('like = "rally"\n[colours]\nbg = "blue"\n', "line 3: 'blue' is not a colour", "#0057B8"),
        ('like = "rally"\n[colours]\nbg = "#FFFFFF"\nink = "#EEEEEE"\n', "line 4: ink #EEEEEE cannot", "4.5"),
        ('like = "rally"\n[quote]\nmxa = 3\n', "line 3: there is no key 'mxa'", "max"),
        ('like = "rally"\n[quote]\nmax = "big"\n', "line 3: 'big' is not a number from 66", "design"),
        ('like = "rally"\n[quote]\nlead = 0\n', "line 3: 0 is not a number from 0.51", "design"),
        ('like = "gentle"\n[colours]\nink = "#FFFFFF"\n', "line 3: ink #FFFFFF cannot be read on", "4.5"),
        ('like = "rally"\n[quote]\nmax = { storey = 4 }\n', "line 3: there is no format 'storey'", "story"),
        ('like = "rally"\n[quote]\nmax = 1e400\n', "line 3: inf is not a number", "design units"),
        ('like = "rally"\n[quote]\nmax = nan\n', "line 3: nan is not a number", "design units"),
        ('like = "rally"\n[fonts]\ndisplay = "Gone.ttf"\n', "line 3: there is no file 'Gone.ttf'", "folder"),
        ('like = "rally"\n[fonts]\ndisplay = "arial"\n', "line 3: there is no font 'arial'", "fonts"),
        ('like = "rally"\n[fonts.arab]\ndisplay = "x"\n', "line 3: there is no font 'x'", ""),
        ('like = "rally"\ncolours = 4\n', "line 2: 4 is not a table", "[colours]"),
        ('like = "rally"\nlabel = ""\n', "line 2: '' is not a text", "quotation marks"),
        ("like = rally\n", "is not valid TOML", "Correct that line"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_line_and_a_way_out(
    tmp_path: Path, text: str, message: str, hint: str
) -> None:
    with pytest.raises(SettingsError) as refused:
        _load(tmp_path, text)
    assert message in refused.value.message
    assert hint in refused.value.hint


def test_a_shipped_name_is_taken(tmp_path: Path) -> None:
    (tmp_path / "rally.toml").write_text('like = "gentle"\n')
    with pytest.raises(SettingsError, match="of its own"):
        load_own_themes(tmp_path)


def test_lines_are_found_in_tables_dotted_keys_and_inline_tables() -> None:
    text = 'a = 1\n[b]\nc = 2\nd.e = 3\n[b.f]\n"g h" = 4\ni = { j = 5 }\n'
    assert line_of(text, "a") == 1
    assert line_of(text, "b", "c") == 3
    assert line_of(text, "b", "d", "e") == 4
    assert line_of(text, "b", "f", "g h") == 6
    assert line_of(text, "b", "f", "i", "j") == 7
    assert line_of(text, "b", "f") == 5
    assert line_of(text, "z") is None

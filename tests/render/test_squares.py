"""Lines counted on a card whose every letter is a square of one em; and fonts that the user brings."""

from __future__ import annotations

import string
from collections import defaultdict
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from sharekit.errors import RenderError
from sharekit.files import font_folder
from sharekit.plan.model import QuoteContent, StatementContent
from sharekit.presets.formats import load_formats
from sharekit.presets.themes import load_themes
from sharekit.render import Studio, open_studio
from sharekit.render.scene import TextRun, text_runs
from tests.render.samples import spec
from tests.render.squares import save_squares

_WORDS = "aaaa bbb ccccc dd eeee fff gggggg hh iii jjjj kk lllll mm nnnn"


@pytest.fixture(scope="module")
def squares(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("squares")
    names = {path.name for path in font_folder().glob("sk-*.ttf")}
    first = folder / "sk-emoji.ttf"
    save_squares(first, string.printable[:95] + "“”’–—·£€")
    for name in names - {first.name}:
        (folder / name).write_bytes(first.read_bytes())
    return folder


def _studio(squares: Path, theme: str = "editorial") -> Studio:
    return open_studio(load_themes()[theme], load_formats(), fonts=squares)


def _lines(room: Studio, form: str, text: str) -> dict[float, list[TextRun]]:
    card = replace(spec("statement", form), id=f"squares-{form}", content=StatementContent(text=text))
    lines: dict[float, list[TextRun]] = defaultdict(list)
    for run in text_runs(room.compose(card).elements):
        if run.size > 30 * room.formats[form].u and not run.turn:
            lines[run.y].append(run)
    return dict(sorted(lines.items()))


@pytest.mark.parametrize("form", ["square", "landscape", "story"])
def test_a_line_is_as_wide_as_its_letters(squares: Path, form: str) -> None:
    room = _studio(squares)
    for runs in _lines(room, form, _WORDS).values():
        for run in runs:
            assert run.width == pytest.approx(len(run.text) * run.size)


@pytest.mark.parametrize("form", ["square", "portrait", "landscape", "story", "wide", "pin", "event-cover"])
def test_the_words_come_in_order_and_no_line_is_too_wide(squares: Path, form: str) -> None:
    room = _studio(squares)
    lines = ["".join(run.text for run in runs).strip() for runs in _lines(room, form, _WORDS).values()]
    assert " ".join(lines) == _WORDS
    left, _, right, _ = room.formats[form].safe_area
    for runs in _lines(room, form, _WORDS).values():
        assert runs[0].x >= left
        assert runs[-1].x + runs[-1].width <= right + 1


def test_baselines_stand_at_the_line_height(squares: Path) -> None:
    room = _studio(squares)
    lines = _lines(room, "square", _WORDS)
    (size,) = {run.size for runs in lines.values() for run in runs}
    steps = [second - first for first, second in pairwise(lines)]
    assert steps == pytest.approx([1.13 * size] * len(steps))


def test_the_next_size_would_not_fit(squares: Path) -> None:
    room, text = _studio(squares), "aaaaaaaa bbbbbbbb cccccccc"
    lines = _lines(room, "square", text)
    ((run,), *_) = lines.values()
    stage = room.stage(spec("statement", "square"))
    spine = round(62 * stage.u)
    width = stage.width - spine * 0.7
    assert [len(runs[0].text.strip()) for runs in lines.values()] == [8, 8, 8]
    assert 8 * run.size <= width < 8 * (run.size + 2)


def test_characters_that_no_font_of_ours_has_come_from_the_user_s_folder(tmp_path: Path) -> None:
    hieroglyphs = "\U00013000\U00013001"
    (tmp_path / "Deep").mkdir()
    save_squares(tmp_path / "Deep" / "Nile Regular.TTF", hieroglyphs)
    card = replace(spec("quote", "square"), id="nile", content=QuoteContent(text=f"We read {hieroglyphs}."))
    plain = open_studio(load_themes()["rally"], load_formats())
    assert "U+13000" in (plain.refusal(card) or "")
    room = open_studio(load_themes()["rally"], load_formats(), more=tmp_path)
    assert room.refusal(card) is None
    fonts = {run.text: run.font for run in text_runs(room.compose(card).elements)}
    assert fonts[hieroglyphs] == "+Deep/Nile Regular.TTF"
    assert room.draw(card, alt="").data


def test_a_file_that_is_no_font_is_named(tmp_path: Path) -> None:
    (tmp_path / "notes.ttf").write_text("not a font")
    room = open_studio(load_themes()["rally"], load_formats(), more=tmp_path)
    card = replace(spec("quote", "square"), id="no", content=QuoteContent(text="We read \U00013000."))
    with pytest.raises(RenderError, match=r"notes\.ttf is not a font"):
        room.refusal(card)

"""An organisation's colours: everything stays readable on every card, and every change is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharekit.presets.brand import brand_theme
from sharekit.presets.colour import apart, contrast, shifted, to_hex, to_oklch
from sharekit.presets.themes import load_themes
from tests.render.measure import contrasts
from tests.render.samples import CONTENTS, spec, studio

# A deep blue, a navy, a light yellow, white, black, a pale pink, a middle grey, a bright green, an orange.
BRANDS: tuple[tuple[str, str | None], ...] = (
    ("#1B3FA8", None),
    ("#0B1F4B", "#FFE14D"),
    ("#FFD500", "#0057B8"),
    ("#FFFFFF", None),
    ("#FFFFFF", "#0057B8"),
    ("#000000", None),
    ("#FADADD", None),
    ("#777777", "#0057B8"),
    ("#777777", "#FFE14D"),
    ("#00A651", None),
    ("#F58220", "#FFE14D"),
)
_COLOURS = st.from_regex(r"#[0-9A-F]{6}", fullmatch=True)


@pytest.mark.parametrize("turn", range(len(BRANDS)), ids=lambda turn: str(BRANDS[turn]))
@pytest.mark.parametrize("theme", load_themes())
def test_words_stay_readable_in_any_organisations_colours(theme: str, turn: int) -> None:
    """Each brand is seen on every third kind of card, each kind of card with every third brand."""
    brand = BRANDS[turn]
    branded, _ = brand_theme(load_themes()[theme], primary=brand[0], secondary=brand[1])
    room = replace(studio(theme), theme=branded, _scenes={})
    names = [name for name in CONTENTS if name not in {"photo", "photo-cover", "emoji"}]
    for name in names[turn % 3 :: 3]:
        form = "landscape" if name in {"amount", "party"} else "square"
        for ratio, run in contrasts(room, room.compose(spec(name, form))):
            least = 3.0 if run.size * 1080 / room.formats[form].width > 66 else 4.5
            assert ratio >= least, (name, ratio, run)


@given(primary=_COLOURS, secondary=st.none() | _COLOURS)
@settings(deadline=None)
def test_every_adjustment_helps_and_states_its_ratios(primary: str, secondary: str | None) -> None:
    for theme in load_themes().values():
        branded, adjustments = brand_theme(theme, primary=primary, secondary=secondary)
        assert branded.colours.keys() == theme.colours.keys()
        for row in adjustments:
            assert row.after >= row.before - 0.01 or apart(row.wanted, row.on) < 0.15
            assert row.before == contrast(row.wanted, row.on)


@given(colour=_COLOURS)
def test_a_colour_survives_the_way_to_oklch_and_back(colour: str) -> None:
    own, back = (to_oklch(shade) for shade in (colour, to_hex(to_oklch(colour))))
    assert own.lightness == pytest.approx(back.lightness, abs=0.004)
    assert apart(colour, to_hex(to_oklch(colour))) < 0.01


def test_lightness_moves_and_hue_stays() -> None:
    lighter = to_oklch(shifted("#BD122A", 0.1))
    assert lighter.lightness == pytest.approx(to_oklch("#BD122A").lightness + 0.1, abs=0.005)
    assert lighter.hue == pytest.approx(to_oklch("#BD122A").hue, abs=0.05)


def test_without_colours_the_theme_is_the_theme() -> None:
    theme = load_themes()["rally"]
    assert brand_theme(theme, primary=None, secondary=None) == (theme, ())


def test_a_colour_that_serves_needs_no_adjustment() -> None:
    branded, adjustments = brand_theme(load_themes()["rally"], primary="#1B3FA8", secondary=None)
    assert branded.colours["bg"] == "#1B3FA8"
    assert not adjustments


def test_a_theme_in_other_colours_no_longer_says_what_it_looks_like() -> None:
    branded, _ = brand_theme(load_themes()["rally"], primary="#1B3FA8", secondary=None)
    for words in (*branded.pictured.values(), *branded.photographed.values()):
        assert not any(colour in words.casefold() for colour in ("red", "rojo", "rouge", "rot ", "vermelho"))

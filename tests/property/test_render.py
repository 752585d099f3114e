"""Laws of type: what holds for every text, not for the ones we thought of."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sharekit.plan.model import QuoteContent
from sharekit.presets.formats import load_formats
from sharekit.presets.themes import load_themes
from sharekit.render.balance import balance, line_count
from sharekit.render.bidi import bidi_levels, visual_order
from sharekit.render.scene import text_runs
from sharekit.render.script import upper
from sharekit.render.words import Word, clean, cuts, glue, split_words
from tests.render.samples import spec, studio

WORDS = st.lists(st.floats(0.2, 6.0), min_size=1, max_size=40).map(
    lambda widths: tuple(Word("x", width, spaced=True, hyphen=False, emphasis=False) for width in widths)
)
PROSE = st.text(
    alphabet=st.one_of(
        st.sampled_from("abcdefghijklmnopqrstuvwxyz    .,;:!?–—’“”0123456789%£"),
        st.sampled_from("äöüßéèñçğışřžąęœæøåłÁÉÑ"),
        st.sampled_from("абвгдежзиклмнопрстуфхцчшщыьюя"),
        st.sampled_from("αβγδεζηθικλμνξοπρστυφχψω"),
        st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهوي"),
        st.sampled_from("אבגדהוזחטיכלמנסעפצקרשת"),
        st.sampled_from("अआइईउऊएऐओऔकखगघचछजझटठडढणतथदधनपफबभमयरलवशषसहािीुूेैोौं्"),
    ),
    min_size=1,
    max_size=300,
)


@given(WORDS, st.floats(6.0, 40.0))
def test_lines_hold_every_word_in_order_and_none_is_too_wide(words: tuple[Word, ...], measure: float) -> None:
    lines = balance(words, measure=measure, space=0.25, dash=0.3)
    assert lines is not None
    assert tuple(word for line in lines for word in line.words) == words
    assert all(line.width <= measure + 1e-9 for line in lines)
    assert len(lines) == line_count(words, measure=measure, space=0.25, dash=0.3)


@given(WORDS)
def test_a_word_wider_than_the_line_is_reported_not_squeezed(words: tuple[Word, ...]) -> None:
    widest = max(word.width for word in words)
    assert balance(words, measure=widest * 0.99, space=0.25, dash=0.3) is None


@given(PROSE)
def test_words_are_the_text_again(text: str) -> None:
    words = split_words(text, measure=lambda piece, *, strong: float(len(piece)) + strong)
    rebuilt = "".join((" " if word.spaced else "") + word.text for word in words).strip()
    assert rebuilt == glue(clean(text)).strip().replace("\u200b", "").replace("  ", " ")


@given(PROSE, st.sampled_from(["en", "fr", "ar", "ja", "th"]))
def test_lines_begin_inside_the_text_in_order(text: str, language: str) -> None:
    offsets = cuts(text, language)
    assert list(offsets) == sorted(set(offsets))
    assert all(0 < offset < len(text) for offset in offsets)


@given(PROSE, st.booleans())
def test_every_character_is_drawn_once_whatever_its_direction(text: str, rtl: bool) -> None:  # noqa: FBT001 - drawn by Hypothesis
    levels = bidi_levels(text, rtl=rtl)
    assert len(levels) == len(text)
    assert all(level >= int(rtl) for level in levels)
    assert sorted(visual_order(levels)) == list(range(len(text)))


@given(
    PROSE,
    st.sampled_from(sorted(load_themes())),
    st.sampled_from(sorted(load_formats())),
    st.sampled_from(["en", "ar"]),
)
def test_a_card_is_either_refused_or_keeps_its_margins(
    text: str, theme: str, form: str, language: str
) -> None:
    if not clean(text):
        return
    card = replace(
        spec("quote", form),
        id=f"law-{language}",
        language=language,
        content=QuoteContent(text=text, speaker="Ana Ruiz"),
    )
    room = studio(theme)
    if room.refusal(card):
        return
    left, _, right, _ = room.stage(card).form.safe_area
    body = [run for run in text_runs(room.compose(card).elements) if abs(run.turn) != 90]  # not a spine
    assert all(run.x >= left * 0.47 and run.x + run.width <= right + 0.06 * run.size for run in body)
    drawn = "".join(run.text for run in body).replace("\u00a0", "").replace(" ", "")
    for character in set(clean(text)) - {" ", "-"}:
        assert character in drawn or upper(character, language) in drawn

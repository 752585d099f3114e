"""Laws of type: what holds for every text, not for the ones we thought of."""

from __future__ import annotations

import atexit
from dataclasses import replace
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sharekit.document import Person
from sharekit.plan.model import (
    CardContent,
    CardSpec,
    CountdownContent,
    CtaContent,
    EventContent,
    QuoteContent,
    StatementContent,
    StatisticContent,
)
from sharekit.presets.formats import load_formats
from sharekit.presets.themes import load_themes
from sharekit.render import Studio, open_studio
from sharekit.render.balance import balance, line_count, ruler_of
from sharekit.render.bidi import bidi_levels, visual_order
from sharekit.render.scene import TextRun, text_runs
from sharekit.render.script import upper
from sharekit.render.words import Word, clean, cuts, glue, split_words
from tests.render.measure import contrasts
from tests.render.samples import CONTENTS, spec, studio
from tests.render.squares import save_squares

WORDS = st.lists(st.floats(0.2, 6.0), min_size=1, max_size=40).map(
    lambda widths: tuple(Word("x", width, spaced=True, hyphen=False, emphasis=False) for width in widths)
)
LETTERS = {
    "latin": "abcdefghijklmnopqrstuvwxyzäöüßéèñçğışřžąęœæøåłÁÉÑ",
    "vietnamese": "ảấậắễộợữỳđăâêôơư",
    "cyrillic": "абвгдежзиклмнопрстуфхцчшщыьюя",
    "greek": "αβγδεζηθικλμνξοπρστυφχψω",
    "arabic": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "hebrew": "אבגדהוזחטיכלמנסעפצקרשת",
    "bengali": "অআইঈউএকখগঘচছজঝটঠডঢতথদধনপফবভমযরলশষসহািীুেো্",
    "thai": "กขคงจฉชซญดตถทธนบปผพฟภมยรลวสหอะาิีึืุู",
    "ethiopic": "ሀለሐመሠረሰሸቀበተቸኀነኘአከወዐዘየደጀገጠጰፀፈ",
    "han": "的一是在不了有和人这中大为上个国我以要他时来用们",
    "kana": "あいうえおかきくけこさしすせそアイウエオカキクケコ。、",
    "hangul": "가나다라마바사아자차카타파하고노도로모보소오조",
    "devanagari": "अआइईउऊएऐओऔकखगघचछजझटठडढणतथदधनपफबभमयरलवशषसहािीुूेैोौं्",
}
MARKS = "    .,;:!?–—’“”()%£$€0123456789-"
EMOJI = (
    "\U0001f389",
    "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "\U0001f469\U0001f3fd\u200d\U0001f33e",
)
SCRIPTS = {"ar": ("arabic", "latin"), "he": ("hebrew", "latin"), "hi": ("devanagari", "latin"),
           "ru": ("cyrillic",), "el": ("greek", "latin"), "vi": ("latin", "vietnamese"),
           "bn": ("bengali",), "th": ("thai",), "am": ("ethiopic",), "zh": ("han", "latin"),
           "ja": ("han", "kana"), "ko": ("hangul",),
           "de": ("latin",), "fr": ("latin",), "en": tuple(LETTERS)}  # fmt: skip
FOREIGN = ("bengali", "thai", "ethiopic", "han", "kana", "hangul")  # we bring no fonts for these
PROSE = st.text(
    alphabet=st.one_of(
        st.sampled_from(MARKS),
        *(st.sampled_from(LETTERS[script]) for script in LETTERS if script not in FOREIGN),
    ),
    min_size=1,
    max_size=300,
)


@st.composite
def written(draw: st.DrawFn) -> tuple[str, str]:
    """Draw a language and one to 600 characters as it might be written in it, other scripts among them."""
    language = draw(st.sampled_from(sorted(SCRIPTS)))
    words = st.one_of(
        *(st.text(st.sampled_from(LETTERS[script]), min_size=1, max_size=12) for script in SCRIPTS[language]),
        st.text(st.sampled_from(MARKS), min_size=1, max_size=4),
        st.sampled_from(EMOJI),
    )
    text = " ".join(draw(st.lists(words, min_size=1, max_size=draw(st.sampled_from([3, 12, 40, 90])))))
    return language, text[:600]


@given(WORDS, st.floats(6.0, 40.0))
def test_lines_hold_every_word_in_order_and_none_is_too_wide(words: tuple[Word, ...], measure: float) -> None:
    ruler = ruler_of(words, space=0.25, dash=0.3)
    lines = balance(ruler, measure)
    assert lines is not None
    assert tuple(word for line in lines for word in line.words) == words
    assert all(line.width <= measure + 1e-9 for line in lines)
    assert len(lines) == line_count(ruler, measure)


@given(WORDS)
def test_a_word_wider_than_the_line_is_reported_not_squeezed(words: tuple[Word, ...]) -> None:
    widest = max(word.width for word in words)
    assert balance(ruler_of(words, space=0.25, dash=0.3), widest * 0.99) is None


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


@cache
def room_of(theme: str) -> Studio:
    """Return a studio with a font of the user's for the scripts that we bring none for: squares will do."""
    folder = Path(mkdtemp(prefix="sharekit-squares-"))
    atexit.register(rmtree, folder)
    save_squares(folder / "squares.ttf", "".join(LETTERS[script] for script in FOREIGN))
    return open_studio(load_themes()[theme], load_formats(), more=folder)


def _ink(room: Studio, run: TextRun) -> tuple[float, float, float, float]:
    """Return the box of a level run without what reaches far above and below; a big mark by its ink."""
    high, low = 0.6, -0.05
    if run.text in {"“", "”", "„", "«", "»"}:
        face = room.book.face(run.font)
        glyph = face.font.get_nominal_glyph(ord(run.text))
        extents = face.font.get_glyph_extents(glyph)
        high, low = extents.y_bearing / face.upem, (extents.y_bearing + extents.height) / face.upem
    return run.x, run.y - high * run.size, run.x + run.width, run.y - low * run.size


def _overlap(room: Studio, one: TextRun, other: TextRun) -> bool:
    a, b = _ink(room, one), _ink(room, other)
    wide, high = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    return wide > 0.05 * min(one.size, other.size) and high > 1


def _refused_or_sound(theme: str, card: CardSpec) -> None:
    """A card is refused in words, or every word is on it, inside its margins, over nothing, and readable."""
    room = room_of(theme)
    reason = room.refusal(card)
    assert "margin" not in (reason or ""), room.compose(card)  # no layout puts ink there to be refused
    if reason:
        return
    scene, form = room.compose(card), room.formats[card.format]
    left, top, right, bottom = form.safe_area
    rim = form.margin[0] * 0.53  # an opening mark may hang that far
    body = [run for run in text_runs(scene.elements) if abs(run.turn) != 90]  # not a spine
    for run in body:
        assert left - rim <= run.x, run
        assert run.x + run.width <= right + 0.06 * run.size, run
        if form.name == "story":
            assert top - 0.8 * run.size <= run.y - 0.72 * run.size, run
            assert run.y <= bottom + 2, run
    level = [run for run in body if not run.turn]
    clashes = [(a, b) for i, a in enumerate(level) for b in level[i + 1 :] if _overlap(room, a, b)]
    assert not clashes, clashes[0]
    for ratio, run in contrasts(room, scene):
        if not room.book.face(run.font).coloured:
            large = run.size * 1080 / form.width > 66 or theme == "protest"
            assert ratio >= (3.0 if large else 4.5), (ratio, run)


@pytest.mark.parametrize("form", sorted(load_formats()))
@pytest.mark.parametrize("theme", sorted(load_themes()))
@given(words=written(), speaker=st.none() | st.just("Ana Ruiz"))
@example(words=("ko", "가" * 12), speaker=None)  # its mark is of another font than its letters
@settings(max_examples=8)
def test_a_quotation_of_any_script_is_refused_or_sound(
    theme: str, form: str, words: tuple[str, str], speaker: str | None
) -> None:
    language, text = words
    if clean(text):
        card = replace(
            spec("quote", form),
            id=f"law-{language}",
            language=language,
            content=QuoteContent(text=text, speaker=speaker),
        )
        _refused_or_sound(theme, card)


@given(
    words=written(),
    theme=st.sampled_from(sorted(load_themes())),
    form=st.sampled_from(sorted(load_formats())),
    kind=st.sampled_from(["statement", "statistic", "event", "countdown", "cta"]),
)
def test_any_kind_of_card_of_any_script_is_refused_or_sound(
    words: tuple[str, str], theme: str, form: str, kind: str
) -> None:
    language, text = words
    text = clean(text)
    if not text:
        return
    content: CardContent = CONTENTS[kind][1]
    match content:
        case StatementContent() | CtaContent():
            content = replace(content, text=text, emphasis=None)
        case StatisticContent():
            content = replace(content, label=text[:60].strip(), caption=text)
        case EventContent():
            speakers = tuple(Person(name=word) for word in text.split()[:9])
            content = replace(content, title=text[:120].strip(), speakers=speakers)
        case CountdownContent():
            content = replace(content, title=text[:120].strip())
    card = replace(spec(kind, form), id=f"law-{language}", language=language, content=content)
    _refused_or_sound(theme, card)


@given(written(), st.sampled_from(sorted(load_themes())), st.sampled_from(sorted(load_formats())))
def test_no_word_is_lost_on_the_way_to_a_card(words: tuple[str, str], theme: str, form: str) -> None:
    language, text = words
    card = replace(spec("quote", form), id="lost", language=language, content=QuoteContent(text=text))
    room = studio(theme)
    if not clean(text) or room.refusal(card):
        return
    drawn = "".join(run.text for run in text_runs(room.compose(card).elements))
    for character in set(clean(text)) - {" ", "-"}:
        assert character in drawn or upper(character, language) in drawn

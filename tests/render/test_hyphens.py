"""Where long words may be parted, and when they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sharekit.plan.model import QuoteContent, StatementContent
from sharekit.presets.themes import load_themes
from sharekit.render.hyphens import hyphenated
from sharekit.render.scene import text_runs
from tests.render.samples import spec, studio

_LONG = "Die Nachbarschaftsversammlung fordert: Mietpreisbremse für alle, Verdrängung beenden."


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Nachbarschaftsversammlung", "Nachbarschafts-versammlung"),
        ("de", "Sicherheitsvorkehrungen", "Sicherheits-vorkehrungen"),
        ("de", "Versammlung", "Versammlung"),
        ("nl", "veiligheidsmaatregelen", "veiligheids-maatregelen"),
        ("en", "We ask Northumberlandshire", "We ask Northumberlandshire"),
        ("en", "see example.org/communications", "see example.org/communications"),
        ("en", "#SomethingVeryLongIndeed", "#SomethingVeryLongIndeed"),
        ("xx", "extraordinarily", "extraordinarily"),
    ],
)
def test_words_are_parted_where_readers_expect_it(language: str, text: str, expected: str) -> None:
    assert hyphenated(text, language).replace("\u00ad", "-") == expected


def test_at_least_four_letters_stand_on_either_side() -> None:
    parts = hyphenated("internationalisation", "en").split("\u00ad")
    assert len(parts) > 1
    assert min(len(parts[0]), len(parts[-1])) >= 4


@pytest.mark.parametrize("theme", load_themes())
def test_a_long_word_does_not_hold_the_whole_text_small(theme: str) -> None:
    def size(language: str) -> float:
        card = replace(
            spec("statement", "square"),
            id=f"long-{language}",
            language=language,
            content=StatementContent(text=_LONG),
        )
        runs = [run for run in text_runs(studio(theme).compose(card).elements) if abs(run.turn) != 90]
        return max(run.size for run in runs)

    assert size("de") >= size("xx")  # a language without patterns


@pytest.mark.parametrize("theme", load_themes())
def test_a_name_is_never_hyphenated(theme: str) -> None:
    speaker = "Wolfgang Oberhausenerstraßenbauer"
    content = QuoteContent(text="Wir bleiben hier.", speaker=speaker)
    card = replace(spec("quote", "square"), id="name", language="de", content=content)
    words = "".join(run.text for run in text_runs(studio(theme).compose(card).elements)).casefold()
    assert "oberhausenerstraßenbauer" in words.replace("ss", "ß") or studio(theme).refusal(card)


def test_marks_that_a_font_draws_badly_come_from_the_next() -> None:
    card = replace(
        spec("quote", "square"),
        id="marks",
        language="he",
        content=QuoteContent(text="אנחנו נשארים כאן.", marked="”אנחנו נשארים כאן.”"),
    )
    fonts = {run.font for run in text_runs(studio("protest").compose(card).elements) if "”" in run.text}
    assert fonts
    assert "protest-he" not in fonts


def test_figures_beside_arabic_are_as_black_as_the_letters() -> None:
    card = spec("arabic", "square")
    runs = text_runs(studio("broadsheet").compose(card).elements)
    own = [run.text for run in runs if run.font.startswith("broadsheet-ar")]
    assert own
    assert not any(character.isdigit() for text in own for character in text)

"""Which candidates become cards."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sharekit.errors import ExitCode, MissingGlyphError, RenderError, UsageError
from sharekit.plan.likeness import words_of
from sharekit.plan.model import QuoteContent, StatementContent
from tests.plan.build import article, plan, said, subjects, with_quotes

_HEAT = "We paid the rent and froze all winter, and nobody came."
_LETTER = "The owners answered none of the forty letters that the tenants wrote to them."
_VOTE = "On Sunday every household on the estate voted to stop paying until the boilers run."
_MAYOR = "A home without heating is not a home."
_TEXT = f"“{_HEAT}” said Rosa Lind, who chairs the union. {_LETTER} {_VOTE} “{_MAYOR}” said the mayor."
_DOCUMENT = with_quotes(
    article("Tenants strike at Riverside", _TEXT),
    _LETTER,
    said(_HEAT, "Rosa Lind", "who chairs the union"),
    _VOTE,
    said(_MAYOR, "the mayor"),
)


def test_quotations_come_before_statements_and_keep_their_speaker() -> None:
    kit = plan(_DOCUMENT)
    assert subjects(kit) == ["quote-1", "quote-2", "statement-1", "statement-2"]
    assert kit.cards[0].content == QuoteContent(
        text=_HEAT, speaker="Rosa Lind", role="who chairs the union", emphasis="and nobody came."
    )
    assert [card.number for card in kit.cards] == [1, 1, 2, 2, 3, 3, 4, 4]
    assert [card.id for card in kit.cards[:2]] == ["quote-1-square", "quote-1-wide"]


def test_every_card_is_a_slice_of_the_text() -> None:
    for card in plan(_DOCUMENT).cards:
        assert isinstance(card.content, QuoteContent | StatementContent)
        assert card.source_span is not None
        assert card.source_span.of(_DOCUMENT.text) == card.content.text


def test_as_many_as_asked_for() -> None:
    assert subjects(plan(_DOCUMENT, cards=1)) == ["quote-1"]


def test_words_in_quotation_marks_without_a_speaker_are_a_quotation() -> None:
    document = with_quotes(article("Strike", f"“{_LETTER}”\n\nMore."), said(_LETTER))
    content = plan(document).cards[0].content
    assert content == QuoteContent(text=_LETTER)


def test_two_candidates_that_say_the_same_make_one_card() -> None:
    standfirst = (
        "The owners have answered none of the forty letters the tenants wrote to them & to the press."
    )
    document = with_quotes(article("Strike", f"“{standfirst}” {_LETTER} {_VOTE}"), standfirst, _LETTER, _VOTE)
    texts = [card.content.text for card in plan(document).cards if hasattr(card.content, "text")]
    assert _LETTER not in texts
    assert {standfirst, _VOTE} == set(texts)


def test_long_and_very_short_candidates_wait_until_the_good_ones_are_used() -> None:
    long = " ".join(["Nobody who lives here was asked"] * 8) + "."
    document = with_quotes(
        article("Strike", f"{long} No way. {_LETTER} {_VOTE}"), long, "No way.", _LETTER, _VOTE
    )
    assert subjects(plan(document, cards=2)) == ["statement-1", "statement-2"]
    assert {card.source_span for card in plan(document, cards=2).cards} == {
        quote.span for quote in document.quotes[2:]
    }


def test_a_candidate_beyond_the_ceiling_is_a_card_only_when_asked_for() -> None:
    long = " ".join(["Nobody who lives here was asked"] * 12) + "."
    document = with_quotes(article("Strike", f"{long} {_LETTER}"), long, _LETTER)
    assert [card.content.text for card in plan(document, formats=("square",)).cards] == [_LETTER]  # type: ignore[union-attr]
    asked = plan(document, formats=("square",), wanted=("who lives here",))
    assert [card.content.text for card in asked.cards] == [long, _LETTER]  # type: ignore[union-attr]


def test_a_speaker_s_second_quotation_makes_room_for_others() -> None:
    again = "And nobody has written to us since, not even a postcard."
    document = with_quotes(
        article("Strike", f"{_TEXT} “{again}” said Rosa Lind."),
        said(_HEAT, "Rosa Lind"),
        _VOTE,
        said(again, "Rosa Lind"),
        said(_MAYOR, "the mayor"),
    )
    texts = [card.content.text for card in plan(document, cards=3, formats=("square",)).cards]  # type: ignore[union-attr]
    assert texts == [_HEAT, _MAYOR, _VOTE]


def test_front_matter_comes_first() -> None:
    document = with_quotes(
        article("Strike", _TEXT), _LETTER, said(_MAYOR, "the mayor"), said(_HEAT, "Rosa Lind", wanted=True)
    )
    content = plan(document).cards[0].content
    assert isinstance(content, QuoteContent)
    assert (content.text, content.speaker) == (_HEAT, "Rosa Lind")


def test_quote_forces_a_candidate_however_it_is_typed() -> None:
    kit = plan(_DOCUMENT, cards=1, wanted=("VOTED to stop  paying",))
    assert kit.cards[0].content == StatementContent(text=_VOTE, kicker="Tenants strike at Riverside")
    assert kit.quotes[0].text == _VOTE


def test_quote_without_a_match_names_the_nearest() -> None:
    with pytest.raises(UsageError) as refused:
        plan(_DOCUMENT, wanted=("froze all summer",))
    assert refused.value.exit_code is ExitCode.USAGE
    assert "We paid the rent and froze" in refused.value.hint


def test_no_quote_refuses_cards_and_posts() -> None:
    kit = plan(_DOCUMENT, unwanted=("froze",))
    assert _HEAT not in [quote.text for quote in kit.quotes]
    assert subjects(kit) == ["quote-1", "statement-1", "statement-2"]


def test_no_quote_without_a_match_is_a_warning() -> None:
    assert [warning.code for warning in plan(_DOCUMENT, unwanted=("swimming",)).warnings][-1:] == [
        "nothing-refused"
    ]


@pytest.mark.parametrize(
    "wishes",
    [
        {"wanted": ("froze",), "unwanted": ("froze",)},
        {"wanted": ("froze",), "kinds": ("statistic", "event")},
    ],
)
def test_contradictions_are_refused(wishes: dict[str, tuple[str, ...]]) -> None:
    with pytest.raises(UsageError):
        plan(_DOCUMENT, **wishes)


def test_kinds_leave_out_the_others() -> None:
    assert subjects(plan(_DOCUMENT, kinds=("statement",))) == ["statement-1", "statement-2"]


def test_what_cannot_be_drawn_is_passed_over_with_a_warning() -> None:
    document = with_quotes(
        article("Strike", f"{_LETTER} {_VOTE} Ω says it all, and says it twice a day."), _VOTE, _LETTER
    )
    document = with_quotes(document, "Ω says it all, and says it twice a day.", _VOTE)
    kit = plan(document, refuses="Ω")
    assert [card.content.text for card in kit.cards] == [_VOTE, _VOTE]  # type: ignore[union-attr]
    (warning,) = [warning for warning in kit.warnings if warning.code == "card-passed-over"]
    assert "Ω says it all" in warning.message
    assert "U+03A9" in warning.message


def test_a_role_loses_its_article_on_a_card() -> None:
    document = with_quotes(article("Strike", _LETTER), _LETTER)
    said = replace(document.quotes[0], speaker="Ana Ruiz", role="a retired bus driver")
    (card, *_) = plan(replace(document, quotes=(said,))).cards
    assert isinstance(card.content, QuoteContent)
    assert card.content.role == "retired bus driver"


def test_a_card_is_kept_when_half_of_the_formats_can_show_it() -> None:
    kit = plan(_DOCUMENT, kinds=("statement",), too_small=("wide",))
    assert [(card.subject, card.format) for card in kit.cards] == [
        ("statement-1", "square"),
        ("statement-2", "square"),
    ]
    kit = plan(
        _DOCUMENT, kinds=("statement",), formats=("wide", "story", "square"), too_small=("wide", "story")
    )
    assert [card.content for card in kit.cards] == [StatementContent(text=_DOCUMENT.title)]


def test_what_was_asked_for_and_cannot_be_drawn_stops_the_build() -> None:
    document = with_quotes(article("Strike", f"Ω {_LETTER} {_VOTE}"), f"Ω {_LETTER}", _VOTE)
    with pytest.raises(MissingGlyphError) as refused:
        plan(document, refuses="Ω", wanted=("forty letters",))
    assert refused.value.characters == "Ω"
    assert refused.value.exit_code is ExitCode.RENDERING


def test_when_nothing_is_left_that_can_be_drawn_the_build_stops() -> None:
    with pytest.raises(RenderError, match="U\\+0065"):
        plan(_DOCUMENT, refuses="e")


def test_a_bare_title_becomes_a_statement() -> None:
    kit = plan(article("The library stays open on Sundays"))
    assert kit.cards[0].content == StatementContent(text="The library stays open on Sundays")
    assert subjects(kit) == ["statement-1"]


def test_the_words_of_each_candidate_are_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    def words(text: str) -> tuple[str, ...]:
        looked.append(text)
        return words_of(text)

    monkeypatch.setattr("sharekit.plan.quotes.words_of", words)
    texts = [f"The baker of street {number} sells bread until noon every day." for number in range(60)]
    plan(with_quotes(article("Bread", " ".join(texts)), *texts))
    assert len(looked) <= 2 * len(texts)


@pytest.mark.parametrize(
    ("language", "words", "kept"),
    [
        ("es", "El río no es de nadie —dice Ana Sol, barquera—. Es de todas.", "El río no es de nadie"),
        ("it", "Il fiume resta di tutti - dice Ana Sol - e lo difendiamo", None),
        ("it", "Il fiume resta di tutti noi - dice Ana Sol -. Lo difendiamo", "Il fiume resta di tutti noi"),
        (
            "en",
            "We row – in any weather – and nobody stops us.",
            "We row – in any weather – and nobody stops us.",
        ),
    ],
)
def test_a_quotation_ends_where_the_writer_says_whose_it_is(
    language: str, words: str, kept: str | None
) -> None:
    document = replace(with_quotes(article("The river", words), said(words)), language=language)
    chosen = plan(document).quotes
    assert [quote.text for quote in chosen] == ([kept] if kept else [])
    if kept and kept != words:
        assert chosen[0].speaker == "Ana Sol"
        assert chosen[0].span is not None
        assert chosen[0].span.of(document.text) == kept

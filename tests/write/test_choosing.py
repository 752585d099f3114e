"""Which of the possible posts are taken."""

from __future__ import annotations

from sharekit.write.fit import Draft, Fitted, Variant, choose
from sharekit.write.templates import parse_templates

PLACE = 3  # rank of the part that says where


def _variant(lead: str, text: str, *, cost: int = 0, lost: tuple[int, ...] = ()) -> Variant:
    (template,) = parse_templates(f"*|announce|{lead}|{{title}}")
    fitted = Fitted(draft=Draft(subject="", text=text), used=frozenset({"title"}), lost=lost)
    return Variant(template=template, fitted=fitted, cost=cost, number=0)


def _chosen(*variants: Variant, moment: str = "announce") -> list[str]:
    return [variant.fitted.draft.text for variant in choose(variants, moment, second=True)]


def test_the_same_lines_in_another_order_are_no_second_post() -> None:
    turned = _variant("ask", "Title\n\nA sentence."), _variant("point", "A sentence.\n\nTitle")
    assert _chosen(*turned) == ["A sentence.\n\nTitle"]
    assert _chosen(*turned, _variant("ask", "Title", cost=1)) == ["A sentence.\n\nTitle", "Title"]


def test_two_that_open_with_the_same_are_one() -> None:
    assert _chosen(_variant("quote", "“One”"), _variant("opponent", "B: “Two”"), _variant("ask", "C")) == [
        "“One”",
        "C",
    ]
    assert _chosen(_variant("quote", "One\nTwo"), _variant("ask", "*One*\nThree")) == ["One\nTwo"]


def test_what_may_still_open_a_later_post_is_kept_for_it() -> None:
    found = _variant("quote", "“A”"), _variant("figure", "12 of B"), _variant("ask", "C")
    assert _chosen(*found) == ["“A”", "C"]
    assert [each.lead for each in choose(found, "announce")] == ["quote"]
    assert [each.lead for each in choose(found, "announce", ask_first=True)] == ["ask"]
    assert [each.lead for each in choose(found, "today")] == ["ask"]


def test_a_second_post_is_as_good_as_the_first() -> None:
    lost = _variant("ask", "Title\nFriday", lost=(PLACE,))
    assert _chosen(_variant("quote", "“A”\nTitle"), lost) == ["“A”\nTitle"]
    assert _chosen(_variant("quote", "“A”\nTitle"), _variant("day", "Friday\nTitle")) == ["“A”\nTitle"]


def test_a_post_that_says_where_goes_before_one_that_does_not() -> None:
    lost = _variant("quote", "“A long quotation”\nTitle", lost=(PLACE,))
    assert _chosen(lost, _variant("day", "Friday\nTitle\nTown Hall", cost=4)) == ["Friday\nTitle\nTown Hall"]
    assert _chosen(lost) == ["“A long quotation”\nTitle"]


def test_an_invitation_stands_beside_the_others() -> None:
    pair = _variant("quote", "“A”"), _variant("ask", "B"), _variant("invite", "C")
    assert _chosen(*pair) == ["“A”", "B", "C"]

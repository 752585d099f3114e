"""Names that become hashtags."""

from __future__ import annotations

from sharekit.plan.hashtags import find_hashtags, pascal
from sharekit.presets.cues import load_cues
from tests.plan.build import article, said, with_quotes

_TEXT = (
    "In Leeds, tenants have waited for years. The Housing Rights Alliance (HRA) says that Leeds is no "
    "exception. The HRA counted 90 homes, and the HRA wants more. Rents across North Yorkshire doubled; "
    "nobody in North Yorkshire is surprised. A solidarity fund pays for lawyers. “We stay,” said Rosa Lind. "
    "We asked Rosa Lind why. Tenants in Leeds know. "
    "The Private Owners Association (POA) and the POA’s lawyers asked the POA."
)
_DOCUMENT = with_quotes(
    article("Solidarity with the tenants of Leeds – housing is a right", _TEXT), said("We stay,", "Rosa Lind")
)


def test_names_the_text_is_about() -> None:
    assert find_hashtags(_DOCUMENT, cues=load_cues("en")) == ("Leeds", "HRA", "NorthYorkshire")


def test_words_of_longer_names_and_given_names_are_no_tags() -> None:
    text = (
        "We met Bill again. Old Bill was there, and so was Bill. The Mill Lane Machine and the Quay Machine "
        "stood still; we asked about the Machine."
    )
    document = article("Bill and the Machine of the quay", text)
    assert find_hashtags(document, cues=load_cues("en")) == ()


def test_a_word_that_a_number_or_more_of_a_name_follows_is_no_tag() -> None:
    text = "They show the Table 2 and a Day of Rivers. Of the Table 2 we heard; of the Day of Rivers, too. "
    text += "Who saw the Table 2 came for the Day of Seas."
    assert find_hashtags(article("The Table 2 and the Day of Rivers", text), cues=load_cues("en")) == ()


def test_front_matter_then_settings_then_the_text() -> None:
    given = article("Strike", "Text.", hashtags=("#rent strike", "Leeds", "leeds"))
    assert find_hashtags(given, cues=load_cues("en"), settings=("Union",)) == ("RentStrike", "Leeds")
    assert find_hashtags(_DOCUMENT, cues=load_cues("en"), settings=("Union",)) == ("Union",)


def test_digits_alone_are_no_hashtag_on_any_network() -> None:
    given = article("Strike", "Text.", hashtags=("2027", "#1917", "Strike 2027"))
    assert find_hashtags(given, cues=load_cues("en")) == ("Strike2027",)


def test_no_name_no_tag() -> None:
    assert find_hashtags(article("The library stays open", "It does."), cues=load_cues("en")) == ()


def test_pascal_case() -> None:
    assert [pascal(name) for name in ("Latin America", "COVID-19", "#ville éducatrice", "", "MAS")] == [
        "LatinAmerica",
        "COVID19",
        "VilleÉducatrice",
        "",
        "MAS",
    ]


def test_no_two_tags_of_one_stem_and_no_name_is_cut_by_what_follows_it() -> None:
    text = (
        "We met in New Quays. In New Quays Harbour we ate; in New Quays Harbour we slept, in New Quays too."
    )
    assert find_hashtags(article("A walk", text), cues=load_cues("en")) == ("NewQuays",)

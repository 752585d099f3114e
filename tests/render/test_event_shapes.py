"""Events without names, with one, with a long address, of several days: all is whole, nothing covers it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sharekit.document import Person
from sharekit.plan.model import CountdownContent, EventContent
from sharekit.presets.themes import load_themes
from sharekit.render.breaking import break_opportunities
from sharekit.render.composition import Composition
from sharekit.render.headline import dates_of, with_shorter_places
from sharekit.render.ink import crowded
from sharekit.render.protest.event import fit_event_title
from sharekit.render.protest.strips import set_strips
from sharekit.render.scene import Polygon, QrCode, Rectangle, RoundedRectangle, Scene, text_runs
from sharekit.render.typeset import outline
from sharekit.render.words import glue
from tests.render.samples import CONTENTS, spec, studio

_LONG = (
    "The Upper Hall of the Sailmakers’ Friendly Society and Reading Room, second floor, "
    "114 Saint Osyth’s Street, Wendmouth, WM4 7QQ"
)
_FORMS = ("square", "portrait", "story", "landscape", "pin")


def _scene(theme: str, form: str, content: EventContent) -> Scene:
    card = replace(spec("event", form), content=content)
    assert studio(theme).refusal(card) is None
    return studio(theme).compose(card)


def _event() -> EventContent:
    _, content = CONTENTS["event"]
    assert isinstance(content, EventContent)
    return replace(content, title="Who owns our homes?")


def _covered(scene: Scene) -> list[str]:
    """Return the words over which a shape or a code is drawn after them."""
    found = []
    for number, part in enumerate(scene.elements):
        for run in text_runs((part,)):
            later = [
                each for each in scene.elements[number + 1 :] if _lies_on(each, run.x, run.y - run.size / 3)
            ]
            found += [run.text] if later else []
    return found


def _lies_on(shape: object, x: float, y: float) -> bool:
    match shape:
        case Rectangle() | RoundedRectangle():
            width, height = shape.width, shape.height
        case QrCode():
            width = height = shape.size
        case _:
            return False
    return shape.x < x < shape.x + width and shape.y < y < shape.y + height


@pytest.mark.parametrize("theme", load_themes())
@pytest.mark.parametrize("form", _FORMS)
def test_a_long_address_costs_no_event_its_card(theme: str, form: str) -> None:
    scene = _scene(theme, form, replace(_event(), place=_LONG))
    drawn = "".join(run.text for run in text_runs(scene.elements)).replace(" ", "").replace("\u00a0", "")
    assert "SailmakersʼFriendlySociety".replace("ʼ", "’") in drawn


@pytest.mark.parametrize("theme", load_themes())
@pytest.mark.parametrize("form", _FORMS)
@pytest.mark.parametrize("people", [(), (Person(name="Hanna Oyelaran-Featherstone", role="hydrologist"),)])
def test_nothing_covers_the_words_of_an_event_with_few_names(
    theme: str, form: str, people: tuple[Person, ...]
) -> None:
    scene = _scene(
        theme, form, replace(_event(), speakers=people, chair=None, weekday="Friday–Sunday", day="9–11")
    )
    assert not _covered(scene)
    drawn = [run.text.casefold() for run in text_runs(scene.elements)]
    if people:
        assert any("oyelaran-featherstone" in text for text in drawn)


def test_a_place_is_shortened_by_whole_clauses() -> None:
    places = [
        each.place
        for each in with_shorter_places(replace(_event(), place="Weir Hall, 4 Mill Lane, Ardle, AR2 4TX"))
    ]
    assert places == ["Weir Hall, 4 Mill Lane, Ardle, AR2 4TX", "Weir Hall, Ardle", "Weir Hall"]
    assert [each.place for each in with_shorter_places(replace(_event(), place="Weir Hall"))] == ["Weir Hall"]
    assert [each.place for each in with_shorter_places(replace(_event(), place=None))] == [None]


@pytest.mark.parametrize("theme", load_themes())
@pytest.mark.parametrize("form", _FORMS)
def test_a_code_stands_on_one_ground_beside_low_numerals(theme: str, form: str) -> None:
    scene = _scene(
        theme,
        form,
        replace(_event(), speakers=(), chair=None, day="20–22", weekday="Friday–Sunday", time=None),
    )
    for number, code in enumerate(scene.elements):
        if isinstance(code, QrCode):
            grounds = [each for each in scene.elements[:number] if isinstance(each, Rectangle)]
            assert not [each for each in grounds if _crosses(code, each)]


def _crosses(code: QrCode, ground: Rectangle) -> bool:
    """Tell whether an edge of a rectangle runs through a code."""
    across = min(code.x + code.size, ground.x + ground.width) - max(code.x, ground.x)
    down = min(code.y + code.size, ground.y + ground.height) - max(code.y, ground.y)
    whole = code.size - 1e-6
    return across > 0 and down > 0 and (across < whole or down < whole)


_TWELVE = tuple(
    Person(name=name)
    for name in (
        *("Odile Farrow", "Bram Castellano", "Yusra Haddad", "Ilse Wintergreen-Okoro", "Tove Lindqvist"),
        *("Petros Galanis", "Nkechi Umeh", "Rosalind Achterberg", "Juno Park", "Matei Ionescu"),
        *("Wilhelmina Thorne", "Abel Quispe"),
    )
)


@pytest.mark.parametrize("theme", load_themes())
@pytest.mark.parametrize("form", ["landscape", "event-cover"])
def test_twelve_names_are_all_on_a_landscape(theme: str, form: str) -> None:
    scene = _scene(theme, form, replace(_event(), speakers=_TWELVE, chair=None))
    drawn = "".join(run.text for run in text_runs(scene.elements)).casefold()
    folded = "".join(drawn.replace("\u00a0", " ").split())
    assert [p.name for p in _TWELVE if "".join(p.name.casefold().split()) not in folded] == []


@pytest.mark.parametrize("theme", load_themes())
def test_words_of_an_event_with_two_names_are_larger_than_with_six(theme: str) -> None:
    def largest(people: tuple[Person, ...]) -> float:
        scene = _scene(theme, "pin", replace(_event(), speakers=people, chair=None))
        names = {person.name.split()[0].casefold() for person in people}
        runs = text_runs(scene.elements)
        return max(run.size for run in runs if run.text.split()[0].casefold() in names)

    assert largest(_TWELVE[:2]) > largest(_TWELVE[:6])


def test_strips_hold_the_lowest_letters_of_their_script() -> None:
    content = replace(_event(), title="حديقة الحي ليست للبيع", speakers=(), chair=None)
    card = replace(spec("event", "square"), content=content, language="ar")
    fit = fit_event_title(studio("protest").stage(card), content, 900, 500)
    made = Composition()
    set_strips(studio("protest").stage(card), made, fit, (900, 200))
    grounds = [part for part in made.elements if isinstance(part, Polygon | Rectangle)]
    feet = sorted(max(y for _, y in part.points) for part in grounds if isinstance(part, Polygon))
    low = studio("protest").stage(card).depth(content.title, "display") * fit.size
    assert feet[-1] >= 200 + fit.cap + (len(fit.lines) - 1) * fit.lead + low


_SOUQ = {
    "title": "ذاكرة السوق القديم",
    "weekday": "الخميس",
    "day": "1",
    "month": "نيسان",
    "time": "17:30",
    "place": "خان الزيت، قرب باب الساعة، المدينة القديمة",
    "ask": "التفاصيل",
}
_ROOF = {
    "title": "Het dak moet lekken",
    "weekday": "Zaterdag–dinsdag",
    "day": "30",
    "time": None,
    "month": "oktober – 2 november",
    "place": "Buurthuis De Zoutkeet, Lange Haven 71, Wiersum",
}


@pytest.mark.parametrize("theme", load_themes())
@pytest.mark.parametrize("form", ["square", "portrait"])
@pytest.mark.parametrize(
    ("language", "words", "names"), [("ar", _SOUQ, ("فاطمة الزهراوي",)), ("nl", _ROOF, ())]
)
def test_a_code_never_leaves_the_paper_that_it_stands_on(
    theme: str, form: str, language: str, words: dict[str, str | None], names: tuple[str, ...]
) -> None:
    people = tuple(Person(name=name, role="مؤرخة") for name in names)
    content = replace(_event(), **words, speakers=people, chair=None)  # type: ignore[arg-type]
    scene = studio(theme).compose(replace(spec("event", form), content=content, language=language))
    code = next(part for part in scene.elements if isinstance(part, QrCode))
    grounds = [part for part in scene.elements if isinstance(part, Rectangle)]
    assert not [each for each in grounds if _crosses(code, each)]


@pytest.mark.parametrize("theme", ["broadsheet", "protest"])
@pytest.mark.parametrize(("form", "language"), [("square", "en"), ("portrait", "ar")])
def test_no_edge_runs_along_a_code_beside_two_names(theme: str, form: str, language: str) -> None:
    people = (Person(name="Anna Bee", role="pilot"), Person(name="Cora Dee", role="pilot"))
    title = "Strike" if language == "en" else "حديقة الحي ليست للبيع"
    content = replace(_event(), title=title, weekday="Friday", speakers=people, chair=None)
    scene = studio(theme).compose(replace(spec("event", form), content=content, language=language))
    code = next(part for part in scene.elements if isinstance(part, QrCode))
    air = code.size / 40
    wide = replace(code, x=code.x - air, y=code.y - air, size=code.size + 2 * air)
    assert not [each for each in scene.elements if isinstance(each, Rectangle) and _crosses(wide, each)]


@pytest.mark.parametrize("theme", load_themes())
@pytest.mark.parametrize("form", ["square", "portrait"])
@pytest.mark.parametrize("people", [(), (Person(name="Hanna Oyelaran", role="hydrologist"),)])
def test_a_language_without_words_for_registering_has_its_code(
    theme: str, form: str, people: tuple[Person, ...]
) -> None:
    scene = _scene(theme, form, replace(_event(), ask=None, speakers=people, chair=None))
    assert len([part for part in scene.elements if isinstance(part, QrCode)]) == 1
    assert not _covered(scene)


def test_a_bar_holds_the_marks_over_the_letters_of_its_day() -> None:
    content = replace(_event(), title="पुल के लिए", weekday="मंगलवार", month="मार्च", place=None)
    scene = _scene("protest", "square", replace(content, speakers=(), chair=None))
    when = next(run for run in text_runs(scene.elements) if run.text.startswith("मंगलवार"))
    bar = next(
        part
        for part in scene.elements
        if isinstance(part, Rectangle) and part.fill == studio("protest").theme.colours["accent"]
    )
    top, bottom = (outline(when, studio("protest").book)[side] for side in (1, 3))
    assert bar.y < top
    assert bottom < bar.y + bar.height


@pytest.mark.parametrize("theme", load_themes())
@pytest.mark.parametrize("form", _FORMS)
def test_a_title_of_one_word_is_the_largest_of_all_words(theme: str, form: str) -> None:
    scene = _scene(theme, form, replace(_event(), title="Strike", speakers=(), chair=None))
    sizes = {run.text.casefold(): run.size for run in text_runs(scene.elements)}
    sizes.pop("18", 0.0)  # numerals are a picture of their own
    assert max(sizes, key=lambda text: sizes[text]) == "strike"


@pytest.mark.parametrize("theme", load_themes())
def test_names_stay_whole_where_one_column_holds_them(theme: str) -> None:
    people = (Person(name="Nguyễn Thị Thu Hường", role="forester"), Person(name="Trần Quốc Vượng"))
    scene = _scene(theme, "pin", replace(_event(), speakers=people, chair=None))
    assert any(run.text.casefold() == "nguyễn thị thu hường" for run in text_runs(scene.elements))


@pytest.mark.parametrize("theme", load_themes())
def test_an_address_on_several_lines_parts_at_its_commas(theme: str) -> None:
    place = "Old Laundry Room, Ground Floor, Marsh Tower, 211 Gasworks Approach, Pennerby"
    scene = _scene(theme, "portrait", replace(_event(), place=place, speakers=(), chair=None))
    lines = [
        run.text for run in text_runs(scene.elements) if run.text.replace("\u00a0", " ").strip() in place
    ]
    lines = [line for line in lines if len(line) > len("Friday")]
    assert len(lines) > 1
    assert all(line.endswith((",", "Pennerby")) for line in lines)


@pytest.mark.parametrize("theme", load_themes())
@pytest.mark.parametrize("form", ["landscape", "event-cover"])
def test_five_people_are_named_even_where_one_has_a_long_name(theme: str, form: str) -> None:
    names = ("Friedlinde Aschenbrenner", "Tjark Oltmanns", "Mehtap Karagöz", "Siri Haug")
    people = (*names, "Ottokar von Wendenburg-Lützelstein")
    speakers = tuple(Person(name=name) for name in people)
    card = replace(spec("event", form), content=replace(_event(), speakers=speakers, chair=None))
    assert studio(theme).as_drawn(card)[1] == 0


@pytest.mark.parametrize("form", ["square", "portrait", "story", "pin"])
def test_an_address_is_whole_before_the_campaign_is_named(form: str) -> None:
    card = spec("event", form)
    footer = replace(
        card.footer, address="example.org/night-boat", label="A light for those who were on the night boat",
        spine=("A light for those who were on the night boat",),
    )  # fmt: skip
    scene = studio("broadsheet").compose(replace(card, footer=footer))
    assert "example.org/night-boat" in [run.text for run in text_runs(scene.elements)]


def test_vowels_over_a_title_stay_clear_of_the_bar_above_it() -> None:
    people = (Person(name="Hanna Oyelaran"),)
    content = replace(_event(), title="کُلِّیّات", speakers=people, chair=None, place=None)
    card = replace(spec("event", "portrait"), content=content, language="ar")
    scene = studio("gentle").compose(card)
    shapes = [part for part in scene.elements if isinstance(part, RoundedRectangle)]
    bar = min((part for part in shapes if part.radius < 50), key=lambda part: part.y)
    title = next(run for run in text_runs(scene.elements) if run.text == content.title)
    assert outline(title, studio("gentle").book)[1] > bar.y + bar.height


@pytest.mark.parametrize("theme", load_themes())
@pytest.mark.parametrize("form", ["square", "portrait", "story", "pin"])
def test_two_names_are_not_small_under_their_title(theme: str, form: str) -> None:
    people = (Person(name="Maëlle Ferron", role="baker"), Person(name="Jon Okumba", role="miller"))
    scene = _scene(
        theme, form, replace(_event(), title="A fair price for bread", speakers=people, chair=None)
    )
    sizes = {run.text.casefold(): run.size for run in text_runs(scene.elements)}
    title = max(size for text, size in sizes.items() if text in "a fair price for bread")
    assert min(sizes[person.name.casefold()] for person in people) >= 0.35 * title


@pytest.mark.parametrize("theme", [name for name in load_themes() if name != "gentle"])
@pytest.mark.parametrize("form", ["landscape", "event-cover"])
def test_eight_are_named_before_some_are_only_counted(theme: str, form: str) -> None:
    names = (
        "Olu Adebayo-Hartree", "Margot Delacour", "Inga Thorsen", "Kofi Boateng", "Shirin Farahi",
        "Bart Quist", "Niamh O’Call", "Tess Arlow",
    )  # fmt: skip
    speakers = tuple(Person(name=name) for name in names)
    card = replace(spec("event", form), content=replace(_event(), speakers=speakers, chair=None))
    assert studio(theme).as_drawn(card)[1] == 0


def test_a_house_is_not_tied_to_the_number_of_its_street() -> None:
    assert glue("Ashgrove\u00a0Hall, 2 Tannery Row") == "Ashgrove\u00a0Hall, 2\u00a0Tannery Row"
    assert glue("18 March, 7pm") == "18\u00a0March,\u00a07pm"


def test_names_in_katakana_part_at_their_dot() -> None:
    name = "エリック・サンドバーグ"
    assert [name[place:] for place in break_opportunities(name, "ja")] == ["サンドバーグ"]


@pytest.mark.parametrize("form", ["landscape", "wide"])
def test_a_numeral_on_its_block_stands_clear_of_title_and_place(form: str) -> None:
    one = (Person(name="Augustine Mbeki", role="chaplain"),)
    scene = _scene("broadsheet", form, replace(_event(), speakers=one, chair=None, place="Weir Hall, Ardle"))
    assert not crowded(scene, studio("broadsheet").book)
    assert max(run.size for run in text_runs(scene.elements) if run.text == _event().day) > 100


@pytest.mark.parametrize("theme", load_themes())
def test_no_word_of_an_address_is_parted_where_whole_ones_will_do(theme: str) -> None:
    two = (Person(name="Hanna Brück"), Person(name="Emre Aydın"))
    place = "Alte Gießerei, Hof 2, Lindenstraße 41, Neuenbrück"
    scene = _scene(theme, "event-cover", replace(_event(), place=place, speakers=two, chair=None))
    assert not any(run.text.endswith("-") for run in text_runs(scene.elements))


def test_days_of_the_week_go_where_all_days_would_be_small() -> None:
    days = replace(_event(), weekday="Quinta-feira–sábado", day="30", month="setembro – 2 outubro", time=None)
    drawn = [run.text.replace("\u00a0", " ") for run in text_runs(_scene("protest", "pin", days).elements)]
    assert "30 SETEMBRO – 2 OUTUBRO" in drawn
    assert dates_of(_event()) == (_event().date,)


@pytest.mark.parametrize("form", ["portrait", "pin"])
@pytest.mark.parametrize("theme", ["rally", "editorial", "broadsheet"])
def test_a_countdown_in_a_tall_format_has_its_day_near_its_title(theme: str, form: str) -> None:
    _, content = CONTENTS["countdown"]
    assert isinstance(content, CountdownContent)
    card = replace(spec("countdown", form), content=replace(content, title="Save the pool"))
    runs = text_runs(studio(theme).compose(card).elements)
    title = max(run.y for run in runs if run.text in "Save the pool")
    day = next(run for run in runs if "18" in run.text)
    assert day.y - title < 5 * day.size

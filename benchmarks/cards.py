"""Measure cards on words of other shapes: empty area, long venues, codes on small screens, ink past margins.

    python benchmarks/cards.py [empty] [venues] [codes] [ink] | faces FOLDER

`empty`: the share of 12 by 12 cells without an edge on events without and with one speaker. `venues`: how
many of 140 event cards with places of 30 to 130 letters are drawn. `codes`: how many px a module of the
code has on a screen 320 px wide, and, where the package zxing-cpp can be imported, whether it is read there.
`ink`: how many of 10,000 cards with random words have ink past their margin, on their pixels, or lines that
lie in each other. `faces FOLDER`: on how many cards of forty portraits, crops of six that are in a folder,
a face is cut or covered.
"""

from __future__ import annotations

import importlib
import random
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, product
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps

from sharekit.document import Person
from sharekit.links import tag_code
from sharekit.plan.model import (
    CardContent,
    CardKind,
    CardSpec,
    EventContent,
    Footer,
    QuoteContent,
    StatementContent,
)
from sharekit.presets.formats import load_formats
from sharekit.presets.themes import load_themes
from sharekit.render import Studio, open_studio
from sharekit.render.draw import draw_scene
from sharekit.render.faces import Face, find_faces
from sharekit.render.ink import crowded
from sharekit.render.photograph import Photograph, find_focus
from sharekit.render.portrait import covered_face
from sharekit.render.qr import code_modules
from sharekit.render.scene import QrCode

_CELLS, _EDGE = 12, 24  # cells a side; levels of grey that an edge has at least
_SCREEN = 320  # px
_CODE = tag_code("https://example.org/mill-lane/register", campaign="mill-lane-stays-open")
_FOOTER = Footer(address="example.org/mill-lane", label="Mill Lane", spine=("Mill Lane",), more="+ # more")
_EVENT = EventContent(
    title="Mill Lane stays open", weekday="Tuesday", day="9", month="November", kicker="Event", time="7pm",
    ask="Register here", place="Weir Hall, Ardle", url=_CODE.url,
)  # fmt: skip
_ONE = (Person(name="Imelda Thackeray", role="ferry pilot"),)
_CLAUSES = (
    *(
        "The Long Room of the Bargemen’s Institute",
        "second floor",
        "rear courtyard",
        "18 Upper Ropery Street",
    ),
    *("beside the swing bridge", "Ardle-on-Severn", "AR2 4TX"),
)
_LETTERS = (30, 50, 70, 90, 105, 120, 130)
_FORMS = ("square", "portrait", "story", "landscape", "pin")
# Portraits, and where brow, chin and ears are, as a person saw them: shares of the picture. All are works of
# the United States government and so in the public domain; the packages that ship them are named.
_PORTRAITS = {
    "astronaut.png": (0.36, 0.12, 0.52, 0.32),  # scikit-image, skimage/data
    "grace_hopper.jpg": (0.35, 0.22, 0.71, 0.54),  # matplotlib, mpl-data/sample_data
    "biden.jpg": (0.41, 0.07, 0.76, 0.25),  # the sdist of face_recognition, tests/test_images; so the others
    "obama.jpg": (0.41, 0.06, 0.67, 0.35),
    "obama2.jpg": (0.33, 0.19, 0.80, 0.53),
    "obama3.jpg": (0.42, 0.11, 0.62, 0.27),
}
# Width by height, and the face in it: its share of the height, and where its middle is.
_CROPS = (
    *((1.0, 0.5, 0.5, 0.45), (1.5, 0.35, 0.3, 0.4), (0.75, 0.4, 0.5, 0.35), (1.5, 0.6, 0.6, 0.5)),
    *((1.0, 0.25, 0.7, 0.3), (0.66, 0.3, 0.4, 0.3), (1.78, 0.45, 0.4, 0.4)),
)
_WANTED, _LEAST = 40, 600  # portraits; px of the shorter side, to which small ones are enlarged
_MOST = 0.85  # of a portrait's height: its face
_SAID = "Nobody asked the river whether it would like to be a street"
_ALPHABETS = {
    "en": "a river runs under every street we ever built and nobody asked it first whether extraordinarily",
    "de": "Verkehrsinfrastrukturgesellschaft und Nachbarschaft, aber der Fluss fließt weiter",
    "ar": "الماء حق لكل بيت وشارع ومدرسة في المدينة القديمة",
    "he": "הנהר זורם מתחת לכל רחוב שבנינו אי פעם",
    "hi": "नदी हर उस गली के नीचे बहती है जो हमने बनाई",
    "ru": "Река течёт под каждой улицей, землепользование",
    "el": "Το ποτάμι κυλάει κάτω από κάθε δρόμο",
}


def main() -> None:
    """Print what was asked for, or the first three; `ink` takes half an hour."""
    wanted = sys.argv[1:2] if "faces" in sys.argv else sys.argv[1:] or ["empty", "venues", "codes"]
    studios = {name: open_studio(theme, load_formats()) for name, theme in load_themes().items()}
    for name in wanted:
        {"empty": _empty, "venues": _venues, "codes": _codes, "ink": _ink, "faces": _faces}[name](studios)


def _card(form: str, content: CardContent, kind: CardKind = "event", language: str = "en") -> CardSpec:
    return CardSpec(
        id=form, subject="card", number=1, kind=kind, format=form, content=content, footer=_FOOTER,
        language=language,
    )  # fmt: skip


def _picture(studio: Studio, card: CardSpec) -> Image.Image:
    return draw_scene(studio.compose(card), studio.book, studio.photograph, studio.logo)


def _empty(studios: dict[str, Studio]) -> None:
    for people, words in ((), "no speaker"), (_ONE, "one speaker"):
        for form in ("square", "portrait", "story", "landscape", "event-cover", "pin"):
            card = _card(form, replace(_EVENT, speakers=people))
            shares = {name: _share_empty(_picture(studio, card)) for name, studio in studios.items()}
            each = " ".join(f"{name} {share:3.0%}" for name, share in shares.items())
            print(f"{words}, {form}: {sum(shares.values()) / len(shares):.0%} empty ({each})")


def _share_empty(picture: Image.Image) -> float:
    """Return the share of cells in which no two pixels differ enough to see an edge."""
    grey = picture.convert("L")
    wide, high = (side / _CELLS for side in grey.size)
    empty = 0
    for x, y in product(range(_CELLS), repeat=2):
        cell = grey.crop((int(x * wide), int(y * high), int((x + 1) * wide), int((y + 1) * high)))
        levels = cell.tobytes()
        empty += max(levels) - min(levels) < _EDGE
    return empty / _CELLS**2


def _venues(studios: dict[str, Studio]) -> None:
    drawn = tried = 0
    for letters, people in product(_LETTERS, ((*_ONE, Person(name="Idris Vale")), (*_ONE,) * 4)):
        place = _place(letters)
        for (name, studio), form in product(studios.items(), ("square", "event-cover")):
            reason = studio.refusal(_card(form, replace(_EVENT, place=place, speakers=people)))
            drawn, tried = drawn + (reason is None), tried + 1
            if reason:
                print(f"{name} {form}, {letters} letters, {len(people)} speakers: {reason}")
    print(f"{drawn} of {tried} events with long places drawn")


def _place(letters: int) -> str:
    """Return a place of about so many letters, of whole clauses."""
    place = _CLAUSES[0]
    for clause in _CLAUSES[1:]:
        if len(place) + len(clause) > letters:
            break
        place += f", {clause}"
    return (
        place
        if len(place) >= letters - 20
        else place + f", {'Quayside Warehouse Row'[: letters - len(place)]}"
    )


def _codes(studios: dict[str, Studio]) -> None:
    try:
        reader: Any = importlib.import_module("zxingcpp")
    except ImportError:
        reader = None
    count = len(code_modules(next(iter(studios.values())).book, _CODE.url))
    print(f"a code of {len(_CODE.url)} letters has {count} modules a side")
    for (name, studio), form in product(studios.items(), ("square", "portrait")):
        card = _card(form, _EVENT)
        code = next(part for part in studio.compose(card).elements if isinstance(part, QrCode))
        module = code.size / len(code_modules(studio.book, code.data)) * _SCREEN / studio.formats[form].width
        read = ""
        if reader:
            small = _picture(studio, card)
            small.thumbnail((_SCREEN, 4 * _SCREEN), Image.Resampling.BICUBIC)
            found = reader.read_barcodes(small)
            read = ", read" if [each.text for each in found] == [code.data] else ", NOT read"
        print(f"{name} {form}: {module:.2f} px a module at {_SCREEN} px{read}")


def _ink(studios: dict[str, Studio], tries: int = 10_000) -> None:
    """Count cards that would be drawn with ink past their margin, and those whose lines lie in each other."""
    past = refused = crowded_cards = 0
    for number, (language, card) in enumerate(_random_cards(tries)):
        studio = studios[list(studios)[number % len(studios)]]
        scene = studio.compose(card)
        if studio.missing(card) or scene.overflow:
            refused += 1
            continue
        reach, line = studio.past_margin(card), crowded(scene, studio.book)
        past, crowded_cards = past + bool(reach), crowded_cards + bool(line)
        if reach or line:
            print(f"{studio.theme.name} {card.format} {language}, {reach:.0f} px, {line!r}: {card.content}")
        if number % 500 == 0:
            print(f"{number}: {past} past, {crowded_cards} crowded, {refused} refused", flush=True)
    print(
        f"{past} of {tries} cards with ink past their margin, which are refused; {crowded_cards} with lines"
    )
    print(f"in each other; {refused} with too many words")


def _faces(studios: dict[str, Studio]) -> None:
    """Lay quotations over forty portraits, and count the cards that cut or cover a face."""
    drawn = bad = unseen = none = 0
    for name, image, face in islice(_portraits(Path(sys.argv[2])), _WANTED):
        photograph = Photograph(image=image, focus=find_focus(image), faces=find_faces(image))
        unseen += not photograph.faces
        for theme, form in product(studios, _FORMS):
            on = replace(studios[theme], photograph=photograph, _scenes={}, _contrasts={}, _judged={})
            content = QuoteContent(text=_SAID, marked=f"“{_SAID}”", speaker="Imelda Thackeray", role="pilot")
            card = replace(_card(form, content, "photo-quote"), photo=True)
            if not on.shows_photograph(card):
                none += 1
                print(f"{theme} {form} {name}: no picture")
                continue
            drawn += 1
            if covered_face(on.compose(card), replace(photograph, faces=(face,)), on.book):
                bad += 1
                print(f"{theme} {form} {name}: covered or cut")
    print(f"{drawn} cards of {_WANTED} portraits: {bad} cut or cover a face; {none} more have no picture;")
    print(f"no face is found on {unseen} portraits")


def _portraits(folder: Path) -> Iterator[tuple[str, Image.Image, Face]]:
    """Yield crops of the portraits in a folder, every other one mirrored, with the face that a person saw."""
    for number, (crop, name) in enumerate(product(_CROPS, _PORTRAITS)):
        whole = Image.open(folder / name).convert("RGB")
        ratio, share, across, down = crop
        left, top, right, bottom = (
            each * side for each, side in zip(_PORTRAITS[name], whole.size * 2, strict=True)
        )
        high = max(min(whole.height, (bottom - top) / share, whole.width / ratio), (bottom - top) / _MOST)
        wide = min(whole.width, high * ratio)
        x = min(max(0.0, (left + right) / 2 - across * wide), whole.width - wide)
        y = min(max(0.0, (top + bottom) / 2 - down * high, bottom - 0.95 * high), whole.height - high, top)
        image = whole.crop((round(x), round(y), round(x + wide), round(y + high)))
        scale = max(1.0, _LEAST / min(image.size))
        image = image.resize((round(image.width * scale), round(image.height * scale)))
        face = ((left - x) / wide, (top - y) / high, (right - x) / wide, (bottom - y) / high)
        if number % 2:
            image, face = ImageOps.mirror(image), (1 - face[2], face[1], 1 - face[0], face[3])
        yield f"{name} {crop}", image, face


def _random_cards(count: int) -> Iterator[tuple[str, CardSpec]]:
    chance = random.Random(8)  # noqa: S311  the same words each time
    forms = sorted(load_formats())
    for _ in range(count):
        language = chance.choice(list(_ALPHABETS))
        words = _ALPHABETS[language].split()
        text = " ".join(chance.choices(words, k=chance.choice((1, 4, 12, 30))))
        names = tuple(Person(name=" ".join(chance.choices(words, k=2))) for _ in range(chance.randrange(13)))
        contents: tuple[tuple[CardKind, CardContent], ...] = (
            ("quote", QuoteContent(text=text, marked=f"“{text}”", speaker=" ".join(words[:3]))),
            ("statement", StatementContent(text=text, kicker=" ".join(words[:4]))),
            ("event", replace(_EVENT, title=text[:90], speakers=names, place=text[:120])),
        )
        kind, content = chance.choice(contents)
        yield language, _card(chance.choice(forms), content, kind, language)


if __name__ == "__main__":
    main()

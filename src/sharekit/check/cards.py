"""Alt texts say what cards say; pictures have the size, weight and contrast that they are said to have."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from sharekit.check.files import size_of
from sharekit.check.model import AGAIN, Fault, KitFiles, Missing, Row
from sharekit.check.posts import platforms
from sharekit.presets.colour import READABLE_LARGE
from sharekit.presets.formats import CardFormat, load_formats, load_papers
from sharekit.write.proof import words_of

_ALT = "Write an alt text with all the words of the card, in kit.json and on the page"


@cache
def _formats() -> Mapping[str, CardFormat]:
    return {**load_formats(), **load_papers()}


def find_alt_faults(kit: KitFiles) -> Iterator[Fault]:
    """Yield what is wrong with the alt texts of the cards."""
    for card in kit.cards:
        alt = card["alt"]
        if not alt.strip():
            yield _fault(card, "alt-missing", "it has no alt text", _ALT)
        elif unicodedata.normalize("NFC", alt) != alt:
            yield _fault(card, "alt-not-composed", "its alt text is not in NFC", _ALT)
        elif _spaced(card["text"]) not in _spaced(alt):
            yield _fault(card, "alt-incomplete", "its alt text lacks words of the card", _ALT)
        yield from _alt_limits(card, kit)


def _spaced(text: str) -> str:
    """Return the words of a text with a space before and behind each; of none, a space."""
    return " ".join(["", *words_of(text), ""])


def _alt_limits(card: Row, kit: KitFiles) -> Iterator[Fault]:
    names = dict.fromkeys(post["platform"] for post in kit.posts if card["id"] in post["cards"])
    for platform in (platforms()[name] for name in names if name in platforms()):
        limit, length = platform.alt_limit, len(card["alt"])
        if limit is not None and length > limit and not platform.alt_unsure:
            message = f"its alt text has {length} characters; {platform.label} takes {limit}"
            yield _fault(card, "alt-too-long", message, "Shorten it, main words first")


def find_picture_faults(kit: KitFiles) -> Iterator[Fault]:
    """Yield what is wrong with the picture files of the cards."""
    seen: set[str] = set()
    for card in kit.cards:
        if card["id"] in seen:
            yield _fault(card, "card-twice", "its id stands twice", AGAIN)
        seen.add(card["id"])
        data, form = kit.read(card["file"]), _formats().get(card["format"])
        if form is None:
            yield _fault(card, "format-unknown", f"there is no format {card['format']!r}", AGAIN)
        elif not isinstance(data, Missing):
            yield from _picture(card, data, form)
    for post in kit.posts:
        for name in post["cards"]:
            if name not in {card["id"] for card in kit.cards}:
                message = f"the post {post['id']} has a card that is not in the kit: {name}"
                yield Fault(code="card-unknown", where=post["id"], message=message, hint=AGAIN)


def _picture(card: Row, data: bytes, form: CardFormat) -> Iterator[Fault]:
    size = size_of(data, dpi=form.dpi)
    stated, meant = (card["width"], card["height"]), (form.width, form.height)
    if size is None:
        yield _fault(card, "picture-broken", f"{card['file']} is no whole PNG, JPEG or PDF", AGAIN)
    elif not size == stated == meant:
        sizes = " × ".join(map(str, size)), " × ".join(map(str, stated)), " × ".join(map(str, meant))
        message = f"its picture is {sizes[0]} px, the manifest says {sizes[1]}, {form.name} is {sizes[2]}"
        yield _fault(card, "picture-size", message, AGAIN)
    if len(data) != card["bytes"]:
        message = f"its file has {len(data)} bytes, and the manifest says {card['bytes']}"
        yield _fault(card, "picture-bytes", message, AGAIN)
    if len(data) > form.most:
        message = f"its file has {len(data)} bytes; networks take {form.most} of a {form.name}"
        yield _fault(card, "picture-too-heavy", message, "Save it smaller, or with a calmer photograph")


def find_contrast_faults(kit: KitFiles) -> Iterator[Fault]:
    """Yield cards whose words stand out too little from what they stand on."""
    for card in kit.cards:
        ratio = card.get("contrast", READABLE_LARGE)
        if not (math.isfinite(ratio) and READABLE_LARGE <= ratio <= 21):  # noqa: PLR2004  WCAG 2
            message = f"its words have a contrast of {ratio:g} to 1; {READABLE_LARGE:g} is the least"
            yield _fault(card, "contrast-low", message, "Choose other colours, or another theme")


def find_margin_faults(kit: KitFiles) -> Iterator[Fault]:
    """Yield cards whose letters reach past where they may stand, as measured on the pixels of the file."""
    for card in kit.cards:
        past = card.get("past_margin", 0)
        if not past <= 0:
            message = f"its letters reach {past:g} px past the margin, where they are cut or covered"
            yield _fault(card, "ink-past-margin", message, "Shorten its words, or leave out this format")


def _fault(card: Row, code: str, message: str, hint: str) -> Fault:
    return Fault(code=code, where=card["id"], message=f"the card {card['id']}: {message}", hint=hint)


def count_cards(kit: KitFiles) -> int:
    """Return how many cards there are."""
    return len(kit.cards)

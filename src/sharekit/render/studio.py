"""The studio: everything a build needs to turn card specs into PNG files."""

from __future__ import annotations

import io
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from sharekit.errors import MissingGlyphError, RenderError
from sharekit.plan.model import (
    CardContent,
    CardSpec,
    CountdownContent,
    CtaContent,
    EventContent,
    QuoteContent,
    StatementContent,
    StatisticContent,
    main_words,
)
from sharekit.presets.formats import CardFormat
from sharekit.presets.themes import Theme
from sharekit.render import broadsheet, editorial, gentle, protest, rally
from sharekit.render.draw import draw_scene
from sharekit.render.font_book import FontBook, font_folder
from sharekit.render.pdf import encode_pdf
from sharekit.render.scene import Scene
from sharekit.render.stage import Stage

_THEMES = {
    "rally": rally,
    "editorial": editorial,
    "broadsheet": broadsheet,
    "protest": protest,
    "gentle": gentle,
}

_OWN = frozenset({"poster"})  # kinds with a layout of their own for words that another kind has too


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A finished card.

    Attributes:
        spec: What it was made from.
        data: The file's bytes.
        width: px.
        height: px.
        alt: What it says and shows.
        extension: File name extension without the dot.
    """

    spec: CardSpec
    data: bytes
    width: int
    height: int
    alt: str
    extension: str = "png"


def card_words(content: CardContent) -> tuple[str, ...]:
    """Return every text of a card, for finding characters that no font has."""
    words: tuple[str | None, ...]
    match content:
        case QuoteContent():
            words = (content.text, content.marked, content.speaker, content.role, content.kicker)
        case StatementContent():
            words = (content.text, content.kicker)
        case StatisticContent():
            words = (content.number, content.unit, content.label, content.caption, content.qualifier)
        case CountdownContent():
            words = (content.left, content.title, content.when, content.kicker)
        case CtaContent():
            words = (content.text, content.kicker, content.button)
        case EventContent():
            people = (*content.speakers, *((content.chair,) if content.chair else ()))
            words = (content.title, content.weekday, content.month, content.time, content.ask, content.place)
            words += tuple(part for person in people for part in (person.name, person.role))
    return tuple(text for text in words if text)


def encode_png(image: Image.Image, *, alt: str, title: str = "", source: str = "") -> bytes:
    """Return an sRGB PNG that carries nothing but its alt text, title and source (as iTXt, UTF-8)."""
    about = PngInfo()
    for key, text in (("Title", title), ("Description", alt), ("Source", source)):
        if text:
            about.add_itxt(key, text)
    about.add(b"sRGB", b"\x00")
    stream = io.BytesIO()
    image.save(stream, "PNG", pnginfo=about, compress_type=zlib.Z_RLE)  # flat colours: as small, faster
    return stream.getvalue()


@dataclass(frozen=True, slots=True, kw_only=True)
class Studio:
    """Draws the cards of one build in one theme; scenes are kept, so that asking twice costs nothing.

    Attributes:
        theme: Colours, fonts and numbers.
        formats: The formats by name.
        book: The fonts.
    """

    theme: Theme
    formats: Mapping[str, CardFormat]
    book: FontBook
    _scenes: dict[str, tuple[CardSpec, Scene]] = field(default_factory=dict)

    def stage(self, spec: CardSpec) -> Stage:
        """Return the empty stage of a card."""
        form = self.formats[spec.format]
        left, _, right, _ = form.safe_area
        return Stage(
            book=self.book,
            theme=self.theme,
            form=form,
            spec=spec,
            others=self.book.names(),
            left=left,
            right=right,
        )

    def compose(self, spec: CardSpec) -> Scene:
        """Lay a card out."""
        kept = self._scenes.get(spec.id)
        if kept and kept[0] == spec:
            return kept[1]
        scene = _compose(self.stage(spec), _THEMES[self.theme.name], spec)
        self._scenes[spec.id] = (spec, scene)
        return scene

    def missing(self, spec: CardSpec) -> str:
        """Return the characters of a card that no font has."""
        stage = self.stage(spec)
        return "".join(
            self.book.missing(text, stage.chain(text, "text")) for text in card_words(spec.content)
        )

    def refusal(self, spec: CardSpec) -> str | None:
        """Return why a card cannot be drawn, or None when it can."""
        missing = self.missing(spec)
        if missing:
            return f"no font has {_named(missing)}"
        if self.compose(spec).overflow:
            return f"the words are too long for a {spec.format} card"
        return None

    def draw(self, spec: CardSpec, *, alt: str) -> Card:
        """Draw a card.

        Raises:
            MissingGlyphError: No font has a character.
            RenderError: The words do not fit.
        """
        missing, scene = self.missing(spec), self.compose(spec)
        if missing:
            raise MissingGlyphError(
                missing,
                f"the card {spec.id} cannot be drawn: no font has {_named(missing)}",
                hint="take the character out of the text, or leave this quotation out with --no-quote",
            )
        if scene.overflow:
            raise RenderError(
                f"the card {spec.id} cannot be drawn: its words are too long for the format",
                hint="shorten the quotation in the front matter, or leave this format out with --formats",
            )
        form = self.formats[spec.format]
        if form.encoding == "pdf":
            data = encode_pdf(scene, self.book, dpi=form.dpi, title=main_words(spec.content), alt=alt)
        else:
            title, source = main_words(spec.content), spec.footer.address or ""
            data = encode_png(draw_scene(scene, self.book), alt=alt, title=title, source=source)
        return Card(
            spec=spec, data=data, width=scene.width, height=scene.height, alt=alt, extension=form.encoding
        )


def _compose(stage: Stage, theme: object, spec: CardSpec) -> Scene:
    named = type(spec.content).__name__.removesuffix("Content").lower()
    scene: Scene = getattr(theme, f"compose_{spec.kind if spec.kind in _OWN else named}")(stage, spec.content)
    return scene


def _named(characters: str) -> str:
    return ", ".join(f"“{character}” (U+{ord(character):04X})" for character in dict.fromkeys(characters))


def open_studio(
    theme: Theme, formats: Mapping[str, CardFormat], *, fonts: Path | None = None, more: Path | None = None
) -> Studio:
    """Return a studio.

    Args:
        theme: Colours, fonts and numbers.
        formats: The formats by name.
        fonts: A folder instead of the shipped fonts.
        more: A folder of the user's fonts, asked for what the shipped ones lack.
    """
    return Studio(theme=theme, formats=formats, book=FontBook(fonts or font_folder(), more))

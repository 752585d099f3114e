"""The studio: everything a build needs to turn card specs into PNG files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from itertools import product
from pathlib import Path
from types import MappingProxyType

from PIL import Image

from sharekit.document import Span
from sharekit.errors import MissingGlyphError, RenderError
from sharekit.files import font_folder
from sharekit.kept import Kept, files_in, sha256, told, written
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
from sharekit.presets.colour import READABLE_LARGE
from sharekit.presets.formats import CardFormat
from sharekit.presets.themes import Theme
from sharekit.render import broadsheet, editorial, gentle, protest, rally
from sharekit.render.contrast import ENOUGH, least_contrast
from sharekit.render.draw import draw_flat, draw_scene
from sharekit.render.encode import About, encode_jpeg, encode_png, opened
from sharekit.render.font_book import FontBook
from sharekit.render.headline import is_bare, with_shorter_places
from sharekit.render.ink import crowded, ink_past_margin
from sharekit.render.legibility import lowest_contrast
from sharekit.render.logo import Logo
from sharekit.render.pdf import encode_pdf
from sharekit.render.people import people_of
from sharekit.render.photograph import Photograph
from sharekit.render.portrait import below_face, windows_of, with_face
from sharekit.render.scene import Photo, Portrait, QrCode, Rectangle, Scene, text_runs, without_text
from sharekit.render.script import upper
from sharekit.render.stage import Stage

_THEMES = {
    "rally": rally,
    "editorial": editorial,
    "broadsheet": broadsheet,
    "protest": protest,
    "gentle": gentle,
}

# A font that has one of these has the script.
_LETTERS = {"arab": "ا", "hebr": "א", "deva": "अ", "grek": "α", "viet": "ệ"}
_LIFT, _LIFTS = 0.05, 19  # a scrim is raised in steps, until nothing could be seen through it
# How much more room than usual the title of an event is tried with, by how many people are listed at most.
_LARGER, _SMALLER = ((2, (1.6, 1.3)), (4, (1.4, 1.2))), (0.85, 0.7)
_SMALL, _BALANCED = 0.4, 0.5  # of a title's size: names that need its room, and names that need no more
_COMMAS = re.compile("[,،、]")
_KEPT = 0.7  # of the room of an event's other words, beside a larger title
_AIR = 0.03  # of a code's edge: what stands clear of it at least
_LARGE = 0.45  # of the largest size of a quotation: words beside a portrait
_ONE_WAY = frozenset({"poster", "cover", "slide", "end"})
_FACTS = ("width", "height", "contrast", "past_margin", "extension")  # of a card, beside its bytes
_FRAMED = frozenset({"broadsheet"})  # themes whose pictures stand in a frame of their own, beside all words
_FILLED = frozenset({"editorial", "protest", "gentle"})  # themes whose pictures may fill a card
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
        contrast: The lowest of its words with what they stand on, 1 to 21.
        past_margin: How far its letters reach past where they may stand, px: on no card that is drawn.
        extension: File name extension without the dot.
    """

    spec: CardSpec
    data: bytes
    width: int
    height: int
    alt: str
    contrast: float = 21.0
    past_margin: float = 0.0
    extension: str = "png"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    """What is asked about a card that is laid out: why it cannot be drawn, its photograph, all its words."""

    refusal: str | None
    photo: bool
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """What a scene shows: names, roles with portraits, sizes of title, names, least words, others' room."""

    names: int
    roles: int
    title: float
    people: float
    least: float
    rest: float

    @property
    def balance(self) -> float:
        """How large title and names are together, px²; names that compete with the title count no more."""
        return self.title * min(self.people, _BALANCED * self.title)

    def holds(self, other: _Seen) -> bool:
        """Whether no word of another scene is lost, for a larger title, and most of its room is kept."""
        kept = self.names >= other.names and self.roles >= other.roles and self.least >= other.least
        kept = kept and self.people >= min(other.people, _SMALL * self.title)
        return kept and self.title > other.title and self.rest >= _KEPT * other.rest


def as_jpeg(card: Card, *, most: int) -> bytes:
    """Return a card as a JPEG of at most so many bytes."""
    if card.extension == "jpg" and len(card.data) <= most:
        return card.data
    about = About(alt=card.alt, title=main_words(card.spec.content), source=card.spec.footer.address or "")
    return encode_jpeg(opened(card.data), about, most=most)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Studio:
    """Draws the cards of one build in one theme; scenes are kept, so that asking twice costs nothing.

    Attributes:
        theme: Colours, fonts and numbers.
        formats: The formats by name.
        book: The fonts.
        photograph: What cards with `photo` show.
        portraits: Pictures of people by name: cards with `photo` show whoever is quoted, events who speaks.
        logo: The organisation's, for the foot of every card.
        ways: The theme in other colours, which cards take in turn.
        kept: What was drawn before, by `look` (all that cards of this studio share) and words; None for none.
        look: See there.
    """

    theme: Theme
    formats: Mapping[str, CardFormat]
    book: FontBook
    photograph: Photograph | None = None
    portraits: Mapping[str, Photograph] = field(default_factory=lambda: MappingProxyType({}))
    logo: Logo | None = None
    ways: tuple[Theme, ...] = ()
    kept: Kept | None = None
    look: str = ""
    _judged: dict[CardSpec, _Judged] = field(default_factory=dict)
    _scenes: dict[CardSpec, Scene] = field(default_factory=dict)
    _contrasts: dict[Scene, float] = field(default_factory=dict)

    def dressed(self, spec: CardSpec) -> Theme:
        """Return the theme in the colours of a card: neighbours differ, a carousel and its paper have one."""
        ways = self.ways or (self.theme,)
        return ways[0 if spec.kind in _ONE_WAY else (spec.number - 1) % len(ways)]

    def stage(self, spec: CardSpec) -> Stage:
        """Return the empty stage of a card."""
        form = self.formats[spec.format]
        left, _, right, _ = form.safe_area
        return Stage(
            book=self.book,
            theme=self.dressed(spec),
            form=form,
            spec=spec,
            others=self._others(spec),
            left=left,
            right=right,
            logo=self.logo,
            portraits=frozenset(self.portraits),
        )

    def _others(self, spec: CardSpec) -> tuple[str, ...]:
        """Return the fonts that may stand in, first those that have most of its words."""
        words, own = card_words(spec.content), self.theme.fonts["display"]
        return self.book.once(("others", words, own), _best_first, self.book, words, own)

    def compose(self, spec: CardSpec) -> Scene:
        """Lay a card out."""
        words = self._words(spec)
        if words not in self._scenes:
            scene = self._over_photograph(spec) if spec.photo and self.picture_of(spec) else None
            self._scenes[words] = scene or self._fullest(spec)
        return self._scenes[words]

    def picture_of(self, spec: CardSpec) -> Photograph | None:
        """Return the photograph that a card with `photo` shows: of whoever is quoted, else the kit's."""
        speaker = spec.content.speaker if isinstance(spec.content, QuoteContent) else None
        return self.portraits.get(speaker or "", self.photograph)

    def _words(self, spec: CardSpec) -> CardSpec:
        """Return what of a card its picture is made of."""
        way = (spec.number - 1) % max(1, len(self.ways)) + 1
        return replace(spec, id="", subject="", number=way, source_span=None)

    def _fullest(self, spec: CardSpec) -> Scene:
        """Lay a card out with all its words; of an event's place only house and town before it is refused."""
        content = spec.content
        tried = with_shorter_places(content) if isinstance(content, EventContent) else [content]
        stage = self.stage(spec)
        stages = (stage, stage.with_higher_title()) if isinstance(content, EventContent) else (stage,)
        scenes = (
            _compose(each, _THEMES[self.theme.like], replace(spec, content=words))
            for words, each in product(tried, stages)
        )
        first = next(scenes)
        whole = first if not first.overflow else next(filter(self._is_whole, scenes), first)
        return self._filled(spec, whole) if isinstance(content, EventContent) else whole

    def _is_whole(self, scene: Scene) -> bool:
        return not scene.overflow and not crowded(scene, self.book)

    def _filled(self, spec: CardSpec, scene: Scene) -> Scene:
        """Return an event's card with a title as large as its room allows, and with all names.

        Few names leave the title more room; many, small ones, or a code that is crossed, have it under a
        smaller title.
        """
        usual, clear = self._seen(spec, scene), _codes_clear(scene)
        people = people_of(spec.content) if isinstance(spec.content, EventContent) else ()
        bare = isinstance(spec.content, EventContent) and is_bare(spec.content)
        if usual.names < len(people) or not clear:
            return self._with_all(spec, scene, usual, clear=clear)
        if bare or scene.overflow:
            return scene
        if usual.people < _SMALL * usual.title:
            return self._balanced(spec, scene, usual)
        for factor in next((larger for few, larger in _LARGER if len(people) <= few), ()):
            found = self._with_title(spec, factor)
            if found and self._seen(spec, found).holds(usual):
                return found
        return scene

    def _with_all(self, spec: CardSpec, scene: Scene, usual: _Seen, *, clear: bool) -> Scene:
        """Return the card under a smaller title that has more names, or as many and its code clear."""
        for factor in _SMALLER:
            found = self._with_title(spec, factor)
            names = self._seen(spec, found).names if found else -1
            if found and (names > usual.names or (names == usual.names and not clear)):
                return found
        return scene

    def _balanced(self, spec: CardSpec, scene: Scene, usual: _Seen) -> Scene:
        """Return the card whose title is smaller for the sake of its names, where these grow more."""
        best = usual, scene
        for found in filter(None, (self._with_title(spec, factor) for factor in _SMALLER)):
            seen = self._seen(spec, found)
            kept = seen.names >= usual.names and seen.roles >= usual.roles
            if kept and seen.balance > best[0].balance:
                best = seen, found
        return best[1]

    def _with_title(self, spec: CardSpec, factor: float) -> Scene | None:
        """Return a card with so much more room for its title, where all is whole then."""
        scene = _compose(self.stage(spec).grown(factor), _THEMES[self.theme.like], spec)
        whole = self._is_whole(scene) and _codes_clear(scene)
        past = not whole or ink_past_margin(scene, self.formats[spec.format], self.book)
        return None if past else scene

    def _seen(self, spec: CardSpec, scene: Scene) -> _Seen:
        content, runs = spec.content, text_runs(scene.elements)
        people = people_of(content) if isinstance(content, EventContent) else ()
        drawn = _folded("".join(run.text for run in runs), spec.language)
        title = _folded(main_words(content), spec.language)
        titled = [run.size for run in runs if _folded(run.text, spec.language) in title]
        rest = [run for run in runs if _folded(run.text, spec.language) not in title]
        beside = _folded("".join(run.text for run in rest), spec.language)
        roles = [person.role for person in people if person.role]
        portraits = sum(isinstance(part, Portrait) for part in scene.elements)
        named = _folded("".join(person.name for person in people), spec.language)
        sizes = [run.size for run in rest if _folded(_COMMAS.sub("", run.text), spec.language) in named]
        return _Seen(
            names=sum(_folded(person.name, spec.language) in drawn for person in people),
            roles=portraits + sum(_folded(role, spec.language) in beside for role in roles),
            title=max(titled, default=0.0),
            people=min(sizes, default=0.0),
            least=min(run.size for run in runs),
            rest=sum(len(run.text) * run.size**2 for run in rest),
        )

    def _over_photograph(self, spec: CardSpec) -> Scene | None:
        """Lay a card out on the photograph, or beside it for a face's sake; None if neither will do.

        The first way whose words are large is taken, else the one in which they are largest.
        """
        stage, picture = self.stage(spec), self.picture_of(spec)
        best: tuple[float, Scene | None] = (-1.0, None)
        portrait = picture if picture and picture.faces else None
        stages = [stage, *(self._beside(stage, portrait) if portrait else ())]
        for narrow in (False, True) if portrait else (True,):
            for each in stages:
                scene = self._scrimmed(each, spec, narrow=narrow)
                if scene is None:
                    continue
                size = max(run.size for run in text_runs(scene.elements) if len(run.text) > 1)
                best = max(best, (size, scene), key=lambda found: found[0])
                if size >= _LARGE * stage.px("quote.max"):
                    return scene
            if best[1]:
                break
        return best[1]

    def _beside(self, stage: Stage, portrait: Photograph) -> Iterator[Stage]:
        """Yield stages of words beside, below and on a portrait; pages with frames keep theirs."""
        for window, form in windows_of(stage.form, portrait, rtl=stage.rtl):
            if self.theme.like in _FRAMED:
                yield replace(stage, window=window)
                continue
            left, _, right, _ = form.safe_area
            beside = replace(stage, form=form, left=left, right=right, window=window)
            yield beside if beside.aside else beside.with_smaller_mark()
        foot = below_face(stage.form, portrait)
        if foot and self.theme.like in _FILLED:
            yield replace(stage, form=foot).with_smaller_mark()

    def _scrimmed(self, stage: Stage, spec: CardSpec, *, narrow: bool) -> Scene | None:
        """Lay a card out with the photograph, its scrim as light as the words allow, its face whole."""
        compose, photograph = _THEMES[self.theme.like].compose_photo, self.picture_of(spec)
        tried: Scene | None = None
        for step in range(_LIFTS):
            composed: Scene = compose(stage, spec.content, step * _LIFT)
            scene = with_face(composed, photograph, self.book, narrow=narrow) if photograph else composed
            if scene is None or scene.overflow or scene == tried:
                return None
            if least_contrast(self._ground(scene, spec), text_runs(scene.elements), self.book) >= ENOUGH:
                return scene
            tried = scene
        return None

    def missing(self, spec: CardSpec) -> str:
        """Return the characters of a card that no font has."""
        stage, words = self.stage(spec), card_words(spec.content)
        return "".join(self.book.missing(text, stage.chain(text, "text")) for text in words)

    def refusal(self, spec: CardSpec) -> str | None:
        """Return why a card cannot be drawn, or None when it can."""
        return self._judge(spec).refusal

    def _judge(self, spec: CardSpec) -> _Judged:
        words = self._words(spec)
        if words not in self._judged:
            key = self.kept.key("judged", self.look, written(words, but=Span)) if self.kept else ""
            record = self.kept.find(key) if self.kept else None
            self._judged[words] = _Judged(**record) if record else self._judge_anew(spec)
            if self.kept and not record:
                self.kept.keep(key, asdict(self._judged[words]))
        return self._judged[words]

    def _judge_anew(self, spec: CardSpec) -> _Judged:
        elements = self.compose(spec).elements
        return _Judged(
            refusal=self._refusal(spec),
            photo=any(isinstance(part, Photo) for part in elements),
            words="".join(run.text for run in text_runs(elements)),
        )

    def _refusal(self, spec: CardSpec) -> str | None:
        missing = self.missing(spec)
        if missing:
            return f"no font has {_named(missing)}"
        if self.compose(spec).overflow:
            return f"the words are too long for a {spec.format} card"
        if self.past_margin(spec):
            return f"its words would run past the margin of a {spec.format} card"
        if not self._can_be_read(spec):
            return f"its words would run into each other on a {spec.format} card"
        if spec.kind == "photo-quote" and not any(isinstance(e, Photo) for e in self.compose(spec).elements):
            return f"its words could not be read on the photograph of a {spec.format} card"
        return None

    def past_margin(self, spec: CardSpec) -> float:
        """Return how far letters of a card reach past where they may stand, px."""
        return ink_past_margin(self.compose(spec), self.formats[spec.format], self.book)

    def _can_be_read(self, spec: CardSpec) -> bool:
        """Whether words stand out from the shapes they stand on; on a photograph that is seen to already."""
        scene = self.compose(spec)
        if any(isinstance(part, Photo) for part in scene.elements):
            return True
        return self._contrast(spec) >= READABLE_LARGE

    def _contrast(self, spec: CardSpec) -> float:
        scene = self.compose(spec)
        if scene not in self._contrasts:
            self._contrasts[scene] = lowest_contrast(scene, lambda: self._ground(scene, spec))
        return self._contrasts[scene]

    def shows_photograph(self, spec: CardSpec) -> bool:
        """Whether a card shows the photograph: it may have none where words could not be read on it."""
        return self._judge(spec).photo

    def as_drawn(self, spec: CardSpec) -> tuple[CardSpec, int]:
        """Return a card with only those people of an event who are on it, and how many it counts."""
        content = spec.content
        if not isinstance(content, EventContent):
            return spec, 0
        drawn = _folded(self._judge(spec).words, spec.language)

        def shows(text: str | None) -> bool:
            return bool(text) and _folded(text or "", spec.language) in drawn

        speakers = tuple(
            replace(person, role=person.role if shows(person.role) else None)
            for person in content.speakers
            if shows(person.name)
        )
        chair = content.chair if content.chair and shows(content.chair.name) else None
        people = len(content.speakers) + bool(content.chair)
        left_out = people - len(speakers) - bool(chair)
        ask = content.ask if shows(content.ask) else None
        return replace(spec, content=replace(content, speakers=speakers, chair=chair, ask=ask)), left_out

    def draw(self, spec: CardSpec, *, alt: str) -> Card:
        """Draw a card.

        Raises:
            MissingGlyphError: No font has a character.
            RenderError: The words do not fit.
        """
        key = self.kept.key("card", self.look, written(self._words(spec), but=Span), alt) if self.kept else ""
        record = self.kept.find(key) if self.kept else None
        data = self.kept.find_bytes(record.pop("data")) if self.kept and record else None
        if record and data:
            return Card(spec=spec, data=data, alt=alt, **record)
        card = self._draw(spec, alt)
        if self.kept:
            facts = {name: getattr(card, name) for name in _FACTS}
            self.kept.keep(key, {**facts, "data": self.kept.keep_bytes(card.data)})
        return card

    def _draw(self, spec: CardSpec, alt: str) -> Card:
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
        data, extension = self._encoded(spec, scene, alt)
        return Card(
            spec=spec,
            data=data,
            width=scene.width,
            height=scene.height,
            alt=alt,
            contrast=self._contrast(spec),
            past_margin=self.past_margin(spec),
            extension=extension,
        )

    def _ground(self, scene: Scene, spec: CardSpec) -> Image.Image:
        picture = self.picture_of(spec)
        return draw_scene(without_text(scene), self.book, picture, self.logo, self.portraits)

    def _encoded(self, spec: CardSpec, scene: Scene, alt: str) -> tuple[bytes, str]:
        """Return the file of a scene and its extension."""
        form, title = self.formats[spec.format], main_words(spec.content)
        if form.encoding == "pdf":
            pdf = encode_pdf(scene, self.book, dpi=form.dpi, title=title, alt=alt, logo=self.logo)
            return pdf, "pdf"
        draw = partial(draw_scene, scene, self.book, self.picture_of(spec), self.logo, self.portraits)
        about = About(alt=alt, title=title, source=spec.footer.address or "")
        filled = any(isinstance(p, Photo) and p.treatment.name != "halftone" for p in scene.elements)
        if filled or form.encoding == "jpg":
            return encode_jpeg(draw(), about, most=form.most), "jpg"
        return encode_png(draw_flat(scene, self.book) or draw(), about), "png"


def _best_first(book: FontBook, words: tuple[str, ...], own: str) -> tuple[str, ...]:
    """Return all fonts, first those that have most of what of some words their own font lacks."""
    lacking = {sign for text in words for sign in text if not book.has(sign, own)}
    return tuple(sorted(book.names(), key=lambda name: -sum(book.has(sign, name) for sign in lacking)))


def _compose(stage: Stage, theme: object, spec: CardSpec) -> Scene:
    named = type(spec.content).__name__.removesuffix("Content").lower()
    scene: Scene = getattr(theme, f"compose_{spec.kind if spec.kind in _OWN else named}")(stage, spec.content)
    return scene


def _codes_clear(scene: Scene) -> bool:
    """Whether no edge of another shape crosses a code or runs along it."""
    for code in (part for part in scene.elements if isinstance(part, QrCode)):
        air = _AIR * code.size
        left, top, right, bottom = (
            code.x - air,
            code.y - air,
            code.x + code.size + air,
            code.y + code.size + air,
        )
        for part in scene.elements:
            if not isinstance(part, Rectangle):
                continue
            end, foot = part.x + part.width, part.y + part.height
            apart = end <= left or part.x >= right or foot <= top or part.y >= bottom
            within = part.x <= left and part.y <= top and end >= right and foot >= bottom
            if not (apart or within):
                return False
    return True


def _folded(text: str, language: str) -> str:
    """Return a text as it can be looked for on a card, whatever its capitals and its lines."""
    return upper("".join(text.split()), language).casefold().replace("\u00ad", "")


def _named(characters: str) -> str:
    return ", ".join(f"“{character}” (U+{ord(character):04X})" for character in dict.fromkeys(characters))


def open_studio(
    theme: Theme,
    formats: Mapping[str, CardFormat],
    *,
    fonts: Path | None = None,
    more: Path | None = None,
    photograph: Photograph | None = None,
    logo: Logo | None = None,
    ways: tuple[Theme, ...] = (),
) -> Studio:
    """Return a studio.

    Args:
        theme: Colours, fonts and numbers.
        formats: The formats by name.
        fonts: A folder instead of the shipped fonts.
        more: A folder of the user's fonts, asked for what the shipped ones lack.
        photograph: For cards that show one.
        logo: For the foot of every card.
        ways: The theme in the colours that cards take in turn.

    Raises:
        RenderError: A font of the theme's own is none.
    """
    book = FontBook(fonts or font_folder(), more, theme.files, theme.poor)
    return Studio(
        theme=_with_scripts(theme, book),
        formats=formats,
        book=book,
        photograph=photograph,
        logo=logo,
        ways=tuple(_with_scripts(way, book) for way in ways),
    )


def with_kept(studio: Studio, kept: Kept | None) -> Studio:
    """Return a studio that takes what it drew before with the same fonts, colours, photograph and logo."""
    if kept is None:
        return studio
    book, photograph = studio.book, studio.photograph
    fonts = [row for folder in (book.folder, book.more) if folder for row in files_in(folder)]
    own = [told(path) for path in sorted({*book.files.values()})]
    pictures = [*([("", photograph)] if photograph else []), *sorted(studio.portraits.items())]
    seen = [(name, each.focus, sha256(each.image.tobytes()), each.image.size) for name, each in pictures]
    logo = [sha256(studio.logo.image.tobytes()), studio.logo.image.size] if studio.logo else []
    parts = (studio.theme, studio.ways, studio.formats, book.poor, fonts, own, seen, logo)
    return replace(studio, kept=kept, look=sha256(written(parts).encode()))


def _with_scripts(theme: Theme, book: FontBook) -> Theme:
    """Let fonts that are not shipped serve every script they have letters for."""
    fonts = {script: dict(partners) for script, partners in theme.script_fonts.items()}
    for script, partners in fonts.items():
        for place in partners:
            own = theme.fonts[place]
            if own in theme.files and book.has(_LETTERS[script], own):
                partners[place] = own
    return replace(theme, script_fonts=fonts)

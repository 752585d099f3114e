"""Where a layout works: the frame of one card, and the few verbs that set type on it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sharekit.plan.model import CardSpec, main_words
from sharekit.presets.formats import CardFormat
from sharekit.presets.themes import Metric, Theme
from sharekit.render.fit import Fit, Room, TypeStyle, fit_text
from sharekit.render.font_book import FontBook, font_chain
from sharekit.render.logo import Logo
from sharekit.render.scene import Box, Element, TextRun
from sharekit.render.script import CAPS, LEADS, is_rtl, script_of
from sharekit.render.typeset import Anchor, Piece, Placement, Point, joined, measure_line, typeset_line
from sharekit.render.words import clean, glue

_HANGING = "“„«‘「"
_VIETNAMESE = frozenset(chr(code) for code in (*range(0x1EA0, 0x1EFA), 0x1A0, 0x1A1, 0x1AF, 0x1B0))
_GREEK = re.compile("[\u0370-\u03ff\u1f00-\u1fff]")
_PLAIN_MARGIN = 100  # du: wider ones keep words away from where other programs cut


_OVERHANG = 0.06  # of the size: how far the first letter of a line may reach into the margin
_HIGHER = 1.4  # than usual: a title of long words
_MARK, _MARKED = 0.6, ("quote.mark", "quote.mark_gap", "photo.mark", "photo.mark_rise")
_PLACE_KEPT = 0.8  # of its size: a place under a smaller title
_GROWING = ("event.title_max", "event.title_h", "event.place_max")


def _times(metric: Metric, factor: float) -> Metric:
    if isinstance(metric, Mapping):
        return {shape: value * factor for shape, value in metric.items()}
    return metric * factor


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One card in the making. All lengths px unless du is said.

    Attributes:
        book: The fonts.
        theme: Colours and numbers.
        form: The card's format.
        spec: The words.
        others: Fonts that may stand in when the theme's own lack a character.
        left: Start of the text area; themes narrow it.
        right: End of the text area.
        ground: What lies under everything instead of the theme's motif: a photograph and its scrim.
        logo: The organisation's, in place of the neutral mark.
        portraits: Names of those whose pictures the kit has.
        window: Where a photograph that would fill the card stands instead, px: left, top, width and height.
    """

    book: FontBook
    theme: Theme
    form: CardFormat
    spec: CardSpec
    others: tuple[str, ...]
    left: float
    right: float
    ground: tuple[Element, ...] = ()
    logo: Logo | None = None
    portraits: frozenset[str] = frozenset()
    window: Box | None = None

    @property
    def photographed(self) -> Box:
        """Left, top, width and height of a photograph that fills the card or its window, px."""
        return self.window or (0, 0, self.form.width, self.form.height)

    @property
    def aside(self) -> bool:
        """A photograph stands beside the words."""
        return self.window is not None and self.window[3] == self.form.height

    @property
    def whole(self) -> Stage:
        """The stage over all of a card whose photograph stands beside the words: its foot has the room."""
        if not self.aside:
            return self
        margin = min(self.form.margin[0], self.form.margin[2])
        return replace(self, left=float(margin), right=float(self.form.width - margin))

    @property
    def rtl(self) -> bool:
        """The whole card is mirrored."""
        return is_rtl(self.spec.language)

    @property
    def u(self) -> float:
        """Px of one du."""
        return self.form.u

    @property
    def top(self) -> float:
        """Upper edge of the safe area."""
        return self.form.safe_area[1]

    @property
    def bottom(self) -> float:
        """Lower edge of the safe area."""
        return self.form.safe_area[3]

    @property
    def width(self) -> float:
        """Width of the text area."""
        return self.right - self.left

    @property
    def start(self) -> float:
        """The edge that text starts from: left, or right for a mirrored card."""
        return self.right if self.rtl else self.left

    @property
    def forward(self) -> int:
        """Direction of reading: 1 to the right, -1 to the left."""
        return -1 if self.rtl else 1

    @property
    def labels(self) -> tuple[str, ...]:
        """Names for a spine or masthead, best first; none is what the card says in large letters already."""
        said = main_words(self.spec.content).partition("\n")[0]
        return tuple(name for name in self.spec.footer.spine if not said.endswith(name))

    @property
    def land(self) -> bool:
        """The format is a landscape."""
        return self.form.shape == "landscape"

    @property
    def tall(self) -> bool:
        """The format is higher than wide."""
        return self.form.shape in {"tall", "poster"}

    @property
    def story(self) -> bool:
        """The format is a story."""
        return self.form.name == "story"

    @property
    def cover(self) -> bool:
        """The format is the header of an event's page, whose sides telephones crop."""
        return self.form.name == "event-cover"

    @property
    def hang(self) -> float:
        """How far an opening mark may stand in the margin, px: hardly, where the margin will be cut off."""
        margin = self.form.margin[0]
        return 0.52 * margin if margin <= _PLAIN_MARGIN * self.u else 8 * self.u

    def colour(self, role: str) -> str:
        """Return a colour of the theme."""
        return self.theme.colours[role]

    def recoloured(self, **roles: str) -> Stage:
        """Return the stage with other colours in some roles, each named by the role that has it now."""
        colours = dict(self.theme.colours)
        named = {role: colours[other] for role, other in roles.items()}
        return replace(self, theme=replace(self.theme, colours={**colours, **named}))

    def grown(self, factor: float) -> Stage:
        """Return the stage with title and place of events so much larger at most."""
        metrics = self.theme.metrics
        place = max(factor, _PLACE_KEPT)
        factors = {name: place if name == "event.place_max" else factor for name in _GROWING}
        grown = {name: _times(metrics[name], each) for name, each in factors.items() if name in metrics}
        return replace(self, theme=replace(self.theme, metrics={**metrics, **grown}))

    def with_higher_title(self) -> Stage:
        """Return the stage with more room for an event's title, at the cost of what stands below it."""
        metrics = self.theme.metrics
        higher = {"event.title_h": _times(metrics["event.title_h"], _HIGHER)}
        return replace(self, theme=replace(self.theme, metrics={**metrics, **higher}))

    def with_smaller_mark(self) -> Stage:
        """Return the stage with less room for the mark of a quotation: a picture has taken it."""
        metrics = self.theme.metrics
        lower = {name: _times(metrics[name], _MARK) for name in _MARKED if name in metrics}
        return replace(self, theme=replace(self.theme, metrics={**metrics, **lower}))

    def on(self, *ground: Element) -> Stage:
        """Return the stage with a ground of its own."""
        return replace(self, ground=ground)

    def at(self, metric: str) -> float:
        """Return a number of the theme for this format, as it is written (du or a share)."""
        return self.theme.at(metric, self.form)

    def px(self, metric: str) -> float:
        """Return a length of the theme for this format, in px."""
        return self.at(metric) * self.u

    def narrowed(self, *, left: float = 0.0, right: float = 0.0) -> Stage:
        """Return the stage with less room at its sides."""
        return replace(self, left=self.left + left, right=self.right - right)

    def from_start(self, offset: float, width: float = 0.0) -> float:
        """Return the left edge of a thing `width` wide that begins `offset` after the start edge."""
        return self.right - offset - width if self.rtl else self.left + offset

    def chain(self, text: str, role: str) -> tuple[str, ...]:
        """Return the fonts for a text in a role, by the script most of it is written in."""
        own, script = self.theme.fonts, script_of(text)
        if script == "latn" and "viet" in self.theme.script_fonts and self._is_vietnamese(text, role):
            script = "viet"
        if script == "latn" and "grek" in self.theme.script_fonts and _GREEK.search(text):
            script = "grek"
        partner = self.theme.script_fonts.get(script)
        if not partner:
            role = "bold" if role == "italic" and script != "latn" else role  # nothing leans but Latin
            return (*self._stand_in(text, script), *font_chain(own, role, self.others))
        place = "display" if role in {"display", "italic"} else "text"
        return (partner[place], *font_chain(own, role, self.others))

    def _stand_in(self, text: str, script: str) -> tuple[str, ...]:
        """Return the font of a script without partner fonts, so that figures among it are of it too."""
        letter = next((sign for sign in text if script != "latn" and script_of(sign) == script), None)
        return tuple(name for name in self.others if letter and self.book.has(letter, name))[:1]

    def _is_vietnamese(self, text: str, role: str) -> bool:
        """Whether a text has letters of Vietnamese that the role's own font lacks."""
        own = font_chain(self.theme.fonts, role, ())[0]
        return any(character in _VIETNAMESE and not self.book.has(character, own) for character in text)

    def style(self, text: str, role: str, lead: float, *, strong: str | None = None) -> TypeStyle:
        """Return how a text is set in a role."""
        script, chain = script_of(text), self.chain(text, role)
        lead = self._lead(script, lead)
        cap = CAPS.get(script) or self.book.face(chain[0]).cap
        slanted = self.chain(text, strong) if strong and script == "latn" else chain
        return TypeStyle(
            chain=chain, strong=slanted, lead=lead, cap=cap, rtl=self.rtl, language=self.spec.language
        )

    def _lead(self, script: str, lead: float) -> float:
        """Return the line height a script needs where Latin has `lead`; a theme may set it tighter."""
        if script not in LEADS:
            return lead
        factor, least = LEADS[script]
        tight = self.theme.metrics.get(f"script.{script}_lead")
        return float(tight) if isinstance(tight, (int, float)) else max(least, lead * factor)

    def fit(  # noqa: PLR0913  ways to set the same text
        self,
        text: str,
        role: str,
        room: Room,
        *,
        lead: float = 1.1,
        least: float = 0.0,
        emphasis: str | None = None,
        strong: str = "",
        capitals: bool = False,
        hyphens: bool = True,
    ) -> Fit:
        """Set a text as large as it fits a room.

        Args:
            text: The words.
            role: Of the font.
            room: The box and the sizes.
            lead: Line height as a multiple of the size, for Latin.
            least: Line height that no script goes below.
            emphasis: A phrase of the text.
            strong: Role of the emphasised phrase's font.
            capitals: Draw capitals where the script has them.
            hyphens: Long words may be parted; names may not.
        """
        style = self.style(text, role, lead, strong=strong or None)
        style = replace(style, lead=max(style.lead, least), capitals=capitals, hyphens=hyphens)
        return fit_text(self.book, text, style, room, emphasis=emphasis)

    def paragraph(
        self, text: str, role: str, width: float, size: float, *, lead: float = 1.24, hyphens: bool = True
    ) -> Fit:
        """Set a text at one size, du, on as many lines as it takes."""
        px = float(round(size * self.u))
        room = Room(width=width, height=1e5, largest=px, smallest=px)
        return self.fit(text, role, room, lead=lead, hyphens=hyphens)

    def measure(self, text: str, role: str) -> float:
        """Return the advance of one line in em."""
        chain = self.chain(text, role)
        return measure_line(self.book, self._plain(text, chain), chain, rtl=self.rtl)

    def _plain(self, text: str, chain: tuple[str, ...]) -> str:
        """Return a line as it is set: glued, its capital ẞ as SS where the font has none."""
        language = self.spec.language
        glued = self.book.once(("glued", text, language), lambda: glue(clean(text), language))
        return glued if "ẞ" not in glued or self.book.has("ẞ", chain[0]) else glued.replace("ẞ", "SS")

    def bearing(self, text: str, role: str) -> float:
        """Return how far the ink of a line begins inside its start edge, in em; 0 for mirrored cards."""
        chain = self.chain(text, role)
        return 0.0 if self.rtl else self.book.bearing(text[0], self.book.font_for(text[0], chain) or chain[0])

    def depth(self, text: str, role: str) -> float:
        """Return how far the ink of a text goes below its baseline, in em."""
        return self.book.depth(text, self.chain(text, role)[0], rtl=self.rtl)

    def above(self, text: str, role: str) -> float:
        """Return how far the ink of a text goes above its capitals, in em: the marks of vowels do."""
        rise = self.book.rise(text, self.chain(text, role)[0], rtl=self.rtl)
        return max(0.0, rise - self.cap(text, role))

    def lean(self, text: str, role: str) -> float:
        """Return how far right of its middle the ink of a text stands, in em: figures are centred by it."""
        return self.book.lean(text, self.chain(text, role)[0])

    def cap(self, text: str, role: str) -> float:
        """Return the cap height of a role for a text, in em."""
        return self.style(text, role, 1.0).cap

    def line(
        self,
        text: str,
        at: Point,
        role: str,
        size: float,
        fill: str,
        *,
        anchor: Anchor = "start",
        turn: float = 0.0,
    ) -> tuple[TextRun, ...]:
        """Set one line on a baseline; `anchor` says which end of it stands at the point."""
        chain = self.chain(text, role)
        piece = Piece(self._plain(text, chain), chain, fill)
        place = Placement(at=at, size=size, anchor=anchor, rtl=self.rtl, turn=turn)
        return typeset_line(self.book, [piece], place)

    def put(
        self, fit: Fit, at: Point, fill: str, *, accent: str | None = None, hang: float = 0.0
    ) -> tuple[TextRun, ...]:
        """Place fitted lines.

        Args:
            fit: The lines.
            at: The start edge and the top of the first line's capitals.
            fill: Colour.
            accent: Colour of the emphasised words.
            hang: How far an opening quotation mark may stand outside the start edge, px.
        """
        runs: list[TextRun] = []
        for i in range(len(fit.lines)):
            start = at[0] if i else at[0] - self._hanging(fit, hang)
            runs += self.put_line(fit, i, (start, at[1] + fit.cap + i * fit.lead), fill, accent=accent)
        return tuple(runs)

    def put_line(
        self,
        fit: Fit,
        number: int,
        at: Point,
        fill: str,
        *,
        accent: str | None = None,
        anchor: Anchor = "start",
    ) -> tuple[TextRun, ...]:
        """Place one of the fitted lines on a baseline; `anchor` says which end of it stands at the point."""
        chains = {False: (fit.style.chain, fill), True: (fit.style.strong, accent or fill)}
        pieces = [Piece(text, *chains[strong]) for text, strong in joined(fit.lines[number].parts())]
        first = pieces[0].text[:1] if pieces else ""  # none where no font has a sign of the line
        if anchor == "start" and not self.rtl and first.isalpha():  # a j reaches out far
            ink = at[0] + self.book.bearing(first, pieces[0].chain[0]) * fit.size
            at = (at[0] + max(0.0, self.form.safe_area[0] - _OVERHANG * fit.size - ink), at[1])
        place = Placement(at=at, size=fit.size, anchor=anchor, rtl=self.rtl)
        return typeset_line(self.book, pieces, place)

    def put_centred(
        self, fit: Fit, at: Point, fill: str, *, accent: str | None = None
    ) -> tuple[TextRun, ...]:
        """Place fitted lines about a vertical axis, the top of the first line's capitals at the point."""
        return tuple(
            run
            for i in range(len(fit.lines))
            for run in self.put_line(
                fit, i, (at[0], at[1] + fit.cap + i * fit.lead), fill, accent=accent, anchor="middle"
            )
        )

    def _hanging(self, fit: Fit, most: float) -> float:
        first = "".join(word.text for line in fit.lines[:1] for word in line.words[:1])[:1]
        if self.rtl or not first or first not in _HANGING:
            return 0.0
        font = self.book.font_for(first, fit.style.chain) or fit.style.chain[0]
        return min(most, self.book.shape(first, font).advance * fit.size)

"""Who said it: the name and, under it, the role."""

from __future__ import annotations

from dataclasses import dataclass

from sharekit.plan.model import QuoteContent
from sharekit.render.composition import Composition
from sharekit.render.fit import Fit
from sharekit.render.script import upper
from sharekit.render.stage import Stage
from sharekit.render.typeset import Point

_SMALLER, _FLOOR = (1.0, 0.85, 0.72), 24  # of the theme's size; du


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A fitted name and role, one under the other, `gap` px apart."""

    name: Fit
    role: Fit | None
    gap: float

    @property
    def height(self) -> float:
        """From the top of the name's capitals to the last baseline, px."""
        return self.name.height + (self.gap + self.role.height if self.role else 0.0)

    @property
    def width(self) -> float:
        """Of the longest line, px."""
        return max(self.name.width, self.role.width if self.role else 0.0)

    def put(self, stage: Stage, made: Composition, at: Point, *, name: str, role: str) -> None:
        """Set both at the start edge and top given, in the colours of those roles of the theme."""
        x, y = at
        made.text(stage, self.name, at, stage.colour(name))
        if self.role:
            made.text(stage, self.role, (x, y + self.name.height + self.gap), stage.colour(role))


def fit_attribution(
    stage: Stage,
    content: QuoteContent,
    width: float,
    *,
    fonts: tuple[str, str],
    leads: tuple[float, float] = (1.14, 1.24),
    gap: float = 20,
    capitals: bool = False,
) -> Attribution | None:
    """Fit name and role at the theme's sizes; None where nobody is named.

    Args:
        stage: The card.
        content: Whose words.
        width: Measure, px.
        fonts: Font roles of name and role.
        leads: Line heights of both, of their size.
        gap: Between them, du.
        capitals: The name stands in capitals where its script has them.
    """
    if not content.speaker:
        return None
    speaker = upper(content.speaker, stage.spec.language) if capitals else content.speaker
    for share in _SMALLER:  # a long surname beside a portrait
        size = max(_FLOOR, share * stage.at("quote.name"))
        name = stage.paragraph(speaker, fonts[0], width, size, lead=leads[0], hyphens=False)
        if name.fits:
            break
    role = None
    if content.role:
        role = stage.paragraph(content.role, fonts[1], width, stage.at("quote.role"), lead=leads[1])
    return Attribution(name=name, role=role, gap=gap * stage.u)

"""The rally photo card: a picture window whose foot sinks into the ground of the card."""

from __future__ import annotations

from dataclasses import dataclass

from sharekit.plan.model import QuoteContent
from sharekit.render.attribution import Attribution, fit_attribution
from sharekit.render.composition import Composition
from sharekit.render.fit import Fit, Room
from sharekit.render.headline import quoted
from sharekit.render.marks import big_mark
from sharekit.render.photo_words import PhotoContent, raised
from sharekit.render.rally.page import Body, body_of, finish, set_kicker
from sharekit.render.rally.sayings import set_attribution
from sharekit.render.scene import Box, Photo, Scene, Scrim, Treatment
from sharekit.render.stage import Stage

_KICKER = 98  # du: from the top of a kicker to the words
_BAR = 46  # du: from the top of the attribution's bar to the name
_BETWEEN = 60  # du: from the words to the bar
_COLUMN = 0.56  # of a landscape's width: where words end
_WINDOW = 0.60  # of a landscape's width: the window at the far end


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """The words of a photo card, fitted."""

    content: PhotoContent
    fit: Fit
    who: Attribution | None
    rise: float  # px, from the top of mark or kicker to the words
    below: float  # px, that the attribution takes


def compose_photo(stage: Stage, content: PhotoContent, lift: float) -> Scene:
    """Lay out words at the foot of a picture, or beside it in landscape.

    Args:
        stage: The card.
        content: A quotation or a headline.
        lift: How much more opaque the scrim is than usual.
    """
    stage = stage.recoloured(bg="photo_ground")
    made, body = Composition(), body_of(stage)
    column = stage
    if stage.land and not stage.window:
        spare = stage.right - (stage.left + _COLUMN * stage.form.width - stage.form.margin[0])
        column = stage.narrowed(left=spare if stage.rtl else 0, right=0 if stage.rtl else spare)
    words = _fit(column, content, body)
    end = body.bottom - words.below
    top = end - words.fit.height
    if stage.land:
        first = body.top + words.rise
        top = first + max(0.0, (end - first - words.fit.height) * 0.5)
    if stage.window:
        made.behind += _apart(stage, stage.window, body)
    else:
        made.behind += _beside(stage, body, lift) if stage.land else _above(stage, top - 70 * stage.u, lift)
    _set(column, made, words, body, top)
    return finish(stage, made, body, 0.0)


def _fit(stage: Stage, content: PhotoContent, body: Body) -> _Words:
    """Fit the words into their usual part of the card, or into all of it where they are long."""
    u, said = stage.u, content if isinstance(content, QuoteContent) else None
    who = fit_attribution(stage, said, stage.width, fonts=("label", "text")) if said else None
    below = who.height + (_BAR + _BETWEEN) * u if who else 0.0
    rise = (_KICKER * u) if content.kicker else stage.px("photo.mark_rise")
    if not (content.kicker or said):
        rise = 0.0
    text = quoted(said) if said and said.kicker else content.text
    whole = body.height - below - rise
    usual = stage.form.height * stage.at("photo.words") - (who.height * 0.35 if who else 0.0)
    largest, smallest = round(stage.px("photo.max")), round(stage.px("quote.min"))
    for height in (whole,) if stage.land else (min(usual, whole), whole):
        room = Room(width=stage.width, height=height, largest=largest, smallest=smallest)
        fit = stage.fit(text, "display", room, lead=stage.at("quote.lead"), emphasis=content.emphasis)
        if fit.fits:
            break
    return _Words(content=content, fit=fit, who=who, rise=rise, below=below)


def _set(stage: Stage, made: Composition, words: _Words, body: Body, top: float) -> None:
    ink, accent, content = stage.colour("ink"), stage.colour("accent"), words.content
    if content.kicker:
        set_kicker(stage, made, content.kicker, top - words.rise)
    elif isinstance(content, QuoteContent):
        size = stage.px("photo.mark")
        x = stage.right if stage.rtl else stage.left - size * 0.045
        y = top - words.rise + size * 0.715 - (0 if stage.land else 10 * stage.u)
        made.add(big_mark(stage, content, (x, y), size, accent))
    made.text(stage, words.fit, (stage.start, top), ink, accent=accent)
    if words.who:
        set_attribution(stage, made, words.who, body.bottom, bar=_BAR)


def treatment(stage: Stage) -> Treatment:
    """Return the three tones of pictures."""
    tones = tuple(stage.colour(role) for role in ("photo_dark", "photo_mid", "photo_light"))
    return Treatment("duotone", tones, stage.at("photo.gamma"))


def _apart(stage: Stage, window: Box, body: Body) -> tuple[Photo, Scrim]:
    """Draw a picture that no words stand on, its edge towards them sinking into the ground."""
    x, y, width, height = window
    beside = height > body.footer
    box, stops = (x, y, width, min(height, body.footer)), ((0.0, 0.06), (0.9, 0.0), (1.0, 1.0))
    if beside and not stage.rtl:
        stops = ((0.0, 1.0), (0.1, 0.0), (1.0, 0.06))
    return Photo(*box, treatment(stage)), Scrim(*box, stage.colour("bg"), stops, across=beside)


def _above(stage: Stage, top: float, lift: float) -> tuple[Photo, Scrim]:
    """Draw the window from the top edge; the scrim begins above the words and is closed at its foot."""
    width, height = stage.form.width, round(stage.form.height * stage.at("photo.window"))
    t = max(0.2, top / height)
    stops = ((0.0, 0.06), (max(0.0, t - 0.36), 0.0), (max(0.0, t - 0.12), 0.34), (min(0.98, t + 0.02), 0.8))
    scrim = raised((*stops, (1.0, 1.0)), lift, middle=(2, 3))
    focus = (0.5, min(0.5, max(0.3, t * 0.7)))  # in the part that no words cover
    return (
        Photo(0, 0, width, height, treatment(stage), focus),
        Scrim(0, 0, width, height + 1, stage.colour("bg"), scrim),
    )


def _beside(stage: Stage, body: Body, lift: float) -> tuple[Photo, Scrim]:
    """Draw the window at the far end, sinking into the ground towards the words."""
    width = stage.form.width * _WINDOW
    left = 0.0 if stage.rtl else stage.form.width - width
    stops = raised(((0.0, 1.0), (0.30, 0.86), (0.62, 0.18), (1.0, 0.0)), lift, middle=(1, 2))
    if stage.rtl:
        stops = tuple((round(1 - place, 4), alpha) for place, alpha in reversed(stops))
    focus = (0.38 if stage.rtl else 0.62, 0.5)
    return (
        Photo(left, 0, width, body.footer, treatment(stage), focus),
        Scrim(
            left - (0 if stage.rtl else 1), 0, width + 1, body.footer, stage.colour("bg"), stops, across=True
        ),
    )

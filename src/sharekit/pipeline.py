"""The spine: read, plan, draw, write, assemble. Saving is a step of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Protocol, TypeVar

from sharekit.document import Diagnostic, Document
from sharekit.errors import SourceError
from sharekit.kit import Kit, assemble_kit
from sharekit.plan import Request, plan_kit
from sharekit.plan.model import CardSpec, KitPlan
from sharekit.presets.formats import load_formats, load_papers
from sharekit.presets.phrases import Phrases, load_phrases
from sharekit.presets.platforms import load_platforms
from sharekit.presets.themes import Theme, load_themes
from sharekit.render import Card, Photograph, Studio, open_photograph, open_studio
from sharekit.settings import Settings, checked
from sharekit.source import PictureFile, read_document, read_picture
from sharekit.version import __version__
from sharekit.write import write_alt, write_call_to_action, write_posts

_Item = TypeVar("_Item")


class Watch(Protocol):
    """Passes items on and shows how far they have come."""

    def __call__(self, items: Iterable[_Item], total: int) -> Iterable[_Item]:
        """Return the same items; `total` is how many there will be."""


def _unwatched(items: Iterable[_Item], total: int) -> Iterable[_Item]:  # noqa: ARG001  the shape of `Watch`
    return items


def build_kit(
    source: str | Path,
    *,
    today: date,
    published: date | None = None,
    settings: Settings | None = None,
    executor: Executor | None = None,
    watch: Watch = _unwatched,
    stdin: Callable[[], bytes] | None = None,
) -> Kit:
    """Make the whole kit of one source, in memory.

    Args:
        source: Path of an article or event, or `-`.
        today: The day it is taken to be.
        published: The publication day where the source states none.
        settings: What to make; None for the shipped defaults.
        executor: Draws cards side by side; None draws them one after the other.
        watch: Is handed the cards as they are drawn.
        stdin: Gives the source when it is `-`.

    Raises:
        SourceError: The source cannot be read.
        NothingToShareError: There is nothing in it to share.
        RenderError: A card that was asked for cannot be drawn.
        UsageError: The settings ask for something that does not exist.
    """
    chosen = settings or Settings()
    document = read_document(
        str(source),
        today=today,
        published=published,
        timezone=chosen.timezone,
        language=chosen.language if "language" in chosen.asked else None,
        usual_language=chosen.language,
        stdin=stdin,
    )
    theme, platforms = _theme(document, chosen), load_platforms()
    document, photograph = _photograph(document, str(source), chosen)
    studio = open_studio(theme, {**load_formats(), **load_papers()}, photograph=photograph)
    request = replace(_request(chosen, theme, today), photograph=photograph is not None)
    phrases = load_phrases(request.language or document.language)
    plan = plan_kit(document, request, phrases=phrases, refusal=studio.refusal)
    cards = watch(_cards(plan, studio, phrases, executor), len(plan.cards))
    return assemble_kit(
        plan,
        cards=tuple(cards),
        written=write_posts(plan, platforms=platforms, phrases=phrases),
        call_to_action=write_call_to_action(plan, platforms=platforms, phrases=phrases),
        phrases=phrases,
        platforms=platforms,
        colours=theme.colours,
        version=__version__,
    )


def _theme(document: Document, settings: Settings) -> Theme:
    """Return the theme: the command line's, else front matter's, else the settings'."""
    name = settings.theme
    if document.theme is not None and "theme" not in settings.asked:
        where = f"theme in {document.name}"
        name = str(checked("theme", document.theme, where=where, error=SourceError))
    return load_themes()[name]


def _photograph(document: Document, source: str, settings: Settings) -> tuple[Document, Photograph | None]:
    """Return the kit's photograph; one that the article names and that is of no use becomes a warning.

    Raises:
        SourceError: The file that the user gave is no photograph that can be used.
    """
    found = read_picture(document.image, source=source, given=settings.image)
    if isinstance(found, PictureFile):
        try:
            return document, open_photograph(found.data, name=found.name)
        except SourceError as error:
            if found.asked:
                raise
            found = Diagnostic(
                code="picture-left-out",
                message=f"the article's picture was left out: {error.message}",
                hint=error.hint or "Give another with --image",
            )
    if found is None:
        return document, None
    return replace(document, warnings=(*document.warnings, found)), None


def _request(settings: Settings, theme: Theme, today: date) -> Request:
    platforms = load_platforms()
    return Request(
        today=today,
        theme=theme.name,
        formats=settings.formats,
        platforms=tuple(platforms[name] for name in settings.platforms or platforms),
        cards=settings.cards,
        kinds=settings.kinds,
        wanted=settings.quote,
        unwanted=settings.no_quote,
        link=settings.link if "link" in settings.asked else None,
        usual_link=settings.link,
        campaign=settings.campaign,
        language=settings.language if "language" in settings.asked else None,
        organisation=settings.organisation,
        hashtags=settings.hashtags,
    )


def _cards(plan: KitPlan, studio: Studio, phrases: Phrases, executor: Executor | None) -> Iterable[Card]:
    def draw(spec: CardSpec) -> Card:
        return studio.draw(spec, alt=write_alt(spec, phrases=phrases, pictured=_pictured(spec, plan, studio)))

    return executor.map(draw, plan.cards) if executor is not None else map(draw, plan.cards)


def _pictured(spec: CardSpec, plan: KitPlan, studio: Studio) -> str | None:
    """Return what is to be seen on a card, in its language: the author's words for a photograph last."""
    language = plan.language.partition("-")[0].lower()
    if not studio.shows_photograph(spec):
        return studio.theme.pictured.get(language)
    seen = (studio.theme.photographed.get(language), plan.document.image_alt)
    return ": ".join(words for words in seen if words) or None

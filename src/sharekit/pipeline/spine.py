"""Read, plan, draw, write, assemble."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import fields, replace
from datetime import date
from functools import partial
from pathlib import Path

from sharekit.check import check_kit
from sharekit.document import Diagnostic, Document
from sharekit.errors import NothingToShareError, SharekitError, SourceError
from sharekit.kept import Kept
from sharekit.kit import Distribution, Dress, Kit, assemble_kit, find_kit, keep_kit, read_groups
from sharekit.pipeline.again import Watch
from sharekit.pipeline.looks import find_photograph, find_portraits, open_for
from sharekit.pipeline.own_writer import rewritten, standards_of, without_faults
from sharekit.pipeline.program import Ask
from sharekit.pipeline.reading import read_for
from sharekit.plan import Request, plan_kit
from sharekit.plan.consent import with_consent
from sharekit.plan.model import CardSpec, KitPlan
from sharekit.presets.phrases import Phrases, load_phrases, regional
from sharekit.presets.platforms import load_platforms
from sharekit.render import Card, Studio, headline_font, page_logo, with_kept
from sharekit.settings import Settings
from sharekit.source import Confirm, Said
from sharekit.version import __version__
from sharekit.write import Written, write_alt, write_call_to_action, write_posts


def make_kit(  # noqa: PLR0913  one for each thing from outside
    source: str | Path,
    *,
    today: date,
    published: date | None,
    settings: Settings,
    executor: Executor | None,
    watch: Watch,
    stdin: Callable[[], bytes] | None,
    ask: Ask | None,
    said: Said | None,
    confirm: Confirm | None,
    single_file: bool,
    kept: Kept | None,
    same: str | None,
) -> Kit:
    """Make a kit; all is as `build_kit` says, and `same` is the key it is kept by."""
    distribution = _distribution(settings, published, said, single_file=single_file)
    document = read_for(
        source, today=today, published=published, settings=settings, stdin=stdin, said=said, confirm=confirm
    )
    pictures = document.image or document.portraits  # files of the source's own, which nothing told apart
    alone = not (pictures or document.likely)  # the kit rests on the source alone, and nobody was asked
    document, studio = _dressed(with_consent(document), str(source), settings, kept)
    request = request_of(settings, studio, today)
    make = partial(_made, document, studio, request, settings, distribution, executor=executor, watch=watch)
    if kept is None or ask is not None:
        return make(ask=ask)
    key = kept.key("kit", studio.look, document, request, settings, distribution)
    kit = find_kit(kept, key)
    if kit is None:
        kit = make(ask=None)
        keep_kit(kept, key, kit)
    if same and alone:
        keep_kit(kept, same, kit)
    return kit


def _made(  # noqa: PLR0913  one for each thing that a kit is made of
    document: Document,
    studio: Studio,
    request: Request,
    settings: Settings,
    distribution: Distribution,
    *,
    executor: Executor | None,
    watch: Watch,
    ask: Ask | None,
) -> Kit:
    platforms, phrases = load_platforms(), phrases_for(document, request)
    plan = _with_picture_warning(plan_kit(document, request, phrases=phrases, refusal=studio.refusal), studio)
    drawn = _cards(plan, studio, phrases, executor)  # an executor begins at once, while posts are written
    ours = write_posts(plan, platforms=platforms, phrases=phrases, own=settings.own_templates)
    _refuse_nothing(plan, ours)
    cards = tuple(watch(drawn, len(plan.cards)))
    assemble = partial(
        assemble_kit,
        plan,
        cards=cards,
        call_to_action=write_call_to_action(plan, platforms=platforms, phrases=phrases),
        phrases=phrases,
        platforms=platforms,
        version=__version__,
        distribution=distribution,
        dress=_dress(studio),
    )
    if ask is None:
        return _without_faults(assemble(written=ours))
    standards = standards_of(plan, ours, platforms=platforms, phrases=phrases)
    return _reworded(ours, rewritten(ours, cards, standards, ask), assemble)


def _dressed(
    document: Document, source: str, settings: Settings, kept: Kept | None
) -> tuple[Document, Studio]:
    """Return the studio of a document, which is told what had to give way for its look."""
    document, photograph = find_photograph(document, source, settings)
    document, portraits = find_portraits(document, source)
    studio, told = open_for(document, settings, photograph, portraits)
    return replace(document, warnings=(*document.warnings, *told)), with_kept(studio, kept)


def _dress(studio: Studio) -> Dress:
    logo, plate = page_logo(studio)
    return Dress(colours=studio.theme.colours, letters=partial(headline_font, studio), logo=logo, plate=plate)


def _reworded(ours: Written, new: Written, assemble: Callable[..., Kit]) -> Kit:
    """Return the kit with a writer's words; where the kit would not hold for their sake, with ours there."""
    everything = frozenset(post.id for post in new.posts)
    kit = assemble(written=new)
    for _ in range(2):
        faulty = frozenset(fault.where for fault in check_kit(kit).faults)
        if faulty:
            new = without_faults(new, ours, (faulty & everything) or everything)
            kit = assemble(written=new)
    return _without_faults(kit)


def _refuse_nothing(plan: KitPlan, written: Written) -> None:
    """Refuse a kit without a card and without a post.

    Raises:
        NothingToShareError: It would be one.
    """
    if plan.cards or written.posts:
        return
    rows = [row for row in written.skipped if row not in plan.skipped] or plan.skipped
    reasons = "; ".join(dict.fromkeys(f"{row.moment}: {row.reason}" for row in rows))
    message = f"no card and no post could be made of it ({reasons or 'no network was asked for'})"
    hint = "Leave out --kinds and --platforms, or write the words that lack (README.md, “The posts”)"
    raise NothingToShareError(message, hint=hint)


def _distribution(
    settings: Settings, published: date | None, said: Said | None, *, single_file: bool
) -> Distribution:
    return Distribution(
        options=(
            *_options(settings),
            *_said_options(said),
            *(("--date", f"{published}") if published else ()),
        ),
        schedulers=settings.schedulers,
        share_base=settings.share_base,
        single_file=single_file,
        groups=read_groups(settings.groups) if settings.groups else (),
    )


def _options(settings: Settings) -> Iterator[str]:
    """Yield the options that were asked for; of a file the name alone: a kit tells nothing of a machine."""
    for name in (field.name for field in fields(settings) if field.name in settings.asked):
        value = getattr(settings, name)
        option = f"--{name.replace('_', '-')}"
        if name in {"quote", "no_quote"}:
            yield from (part for text in value for part in (option, text))
        elif isinstance(value, tuple):
            yield from (option, ",".join(value) or "none")
        else:
            yield from (option, value.name if isinstance(value, Path) else f"{value}")


def _said_options(said: Said | None) -> Iterator[str]:
    """Yield what the user says of the event; never the link to join, which is private."""
    for name in ("when", "where", "register", "title", "event"):
        value = getattr(said, name, None)
        if value:
            yield from (f"--{name}", value)


def _without_faults(kit: Kit) -> Kit:
    """Return a kit that holds, and stop one that would not.

    Raises:
        SourceError: Words that nothing may be taken from, a title say, let people into a private room.
        SharekitError: The check found another fault, which whoever runs the program cannot have caused.
    """
    faults = check_kit(kit).faults
    if faults:
        first = faults[0]
        if first.code in {"room-on-card", "room-in-public"}:
            raise SourceError(first.message, hint=first.hint)
        message = f"the kit would have a fault, so nothing was written: {first.message} ({first.code})"
        raise SharekitError(message, hint="Please report it: this is a fault in sharekit itself")
    return kit


def request_of(settings: Settings, studio: Studio, today: date) -> Request:
    """Return what the planner needs to know of the settings."""
    platforms = load_platforms()
    usual = tuple(name for name, row in platforms.items() if row.usual)
    return Request(
        today=today,
        theme=studio.theme.name,
        photograph=studio.photograph is not None,
        portraits=tuple(studio.portraits),
        formats=settings.formats,
        platforms=tuple(platforms[name] for name in settings.platforms or usual),
        unnamed=() if settings.platforms else tuple(name for name in platforms if name not in usual),
        moments=settings.moments,
        cards=settings.cards,
        kinds=settings.kinds,
        wanted=settings.quote,
        unwanted=settings.no_quote,
        link=settings.link if "link" in settings.asked else None,
        usual_link=settings.link,
        campaign=settings.campaign,
        language=settings.language if "language" in settings.asked else None,
        organisation=settings.organisation,
        handle=settings.brand.handle,
        handles=settings.handles,
        timetable=settings.timetable,
        hashtags=settings.hashtags,
    )


def phrases_for(document: Document, request: Request) -> Phrases:
    """Return the catalogue of a kit: in the form of the region its event is in, where that has its own."""
    zone = next((event.timezone for event in document.events if event.timezone), None)
    return load_phrases(request.language or regional(document.language, zone, document.text))


def _cards(plan: KitPlan, studio: Studio, phrases: Phrases, executor: Executor | None) -> Iterable[Card]:
    def draw(spec: CardSpec) -> Card:
        shown, left_out = studio.as_drawn(spec)
        pictured = _pictured(spec, plan, studio)
        return studio.draw(spec, alt=write_alt(shown, phrases=phrases, pictured=pictured, left_out=left_out))

    return executor.map(draw, plan.cards) if executor is not None else map(draw, plan.cards)


def _with_picture_warning(plan: KitPlan, studio: Studio) -> KitPlan:
    """Say it where a photograph was given and no card shows it."""
    if studio.photograph is None or any(card.photo and studio.shows_photograph(card) for card in plan.cards):
        return plan
    unseen = Diagnostic(
        code="picture-unseen",
        message="the photograph is on no card",
        hint="Ask for cards of the kind photo-quote or cover, or give a picture with calmer parts",
    )
    return replace(plan, warnings=(*plan.warnings, unseen))


def _pictured(spec: CardSpec, plan: KitPlan, studio: Studio) -> str | None:
    """Return what is to be seen on a card, in its language: the author's words for a photograph last."""
    language = plan.language.partition("-")[0].lower()
    if not studio.shows_photograph(spec):
        return studio.dressed(spec).pictured.get(language)
    seen = (studio.dressed(spec).photographed.get(language), plan.document.image_alt)
    return ": ".join(words for words in seen if words) or None

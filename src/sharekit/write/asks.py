"""What a post asks for and where it leads: one function gives both, so that a label matches its link."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from sharekit.document import Document, Event
from sharekit.links import holds_telephone, passcodes_in
from sharekit.plan.addresses import destination_of, is_way_in
from sharekit.plan.model import KitPlan, PostSpec
from sharekit.presets.clock import local
from sharekit.presets.grammar import load_grammar
from sharekit.presets.moments import load_moments
from sharekit.presets.phrases import Phrases
from sharekit.presets.platforms import Platform
from sharekit.presets.rooms import link_patterns
from sharekit.write.typography import anywhere, is_found

_LAST_MINUTE = time(23, 59)
_ENDING = frozenset({"sign", "give"})  # what has a last day


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where a post leads.

    Attributes:
        ask: Name of the label: `read register apply join details`, or what else the link opens.
        url: The page, without marks.
        words: The source's own label, where only that says what the link opens.
    """

    ask: str
    url: str
    words: str | None = None

    @property
    def is_beside(self) -> bool:
        """Whether it asks for something else than to come, where there is an event to come to."""
        return self.ask in _ENDING


def find_target(plan: KitPlan, spec: PostSpec, platform: Platform) -> Target | None:
    """Return what a post asks for; None where no link is known.

    An event before its end: its registration while that is open, then the link to join (never in
    public, unless the organiser allows it), then its page, or whatever else the source's link opens, which
    the label says. An article: to read it, to sign or to give, and nothing once that is over. After the
    event, or when it is called off: the page.
    """
    event = plan.event
    if is_about_article(spec) or event is None:
        return _article(plan, spec)
    phase = load_moments()[spec.moment].phase
    if phase in {"before", "at"}:
        joined = joins_on(event, platform)
        found = _registration(plan, spec) or (Target(ask="join", url=joined) if joined else None)
        if found:
            return found
    return _page(plan)


def plea(plan: KitPlan, spec: PostSpec, phrases: Phrases) -> str:
    """Return what a post asks for where no link is known: to come, where one knows where to and may come.

    Members who are summoned need none, nor what has no place; and who has to put a name down first, cannot.
    """
    words, row, event = phrases.post, load_moments()[spec.moment], plan.event
    if row.about == "notice":
        return words.tell
    if event is None or is_about_article(spec) or row.phase not in {"before", "at"}:
        return ""
    open_yet = bool(event.sign_up or event.deadline) and not is_closed(plan, spec)
    return words.come if event.place and not (event.summons or open_yet) else ""


def sign_up(plan: KitPlan, spec: PostSpec, platform: Platform) -> str:
    """Return the source's own sentence on signing up by mail or telephone, before the event begins.

    A telephone number goes only where friends write to each other: in public it would go round for years.
    A sentence with a deadline goes nowhere after it.
    """
    row, event = load_moments()[spec.moment], plan.event
    if event is None or event.sign_up is None or row.about == "notice" or row.phase != "before":
        return ""
    if event.sign_up == event.due and is_closed(plan, spec):
        return ""
    return event.sign_up if platform.private or not holds_telephone(event.sign_up) else ""


def is_about_article(spec: PostSpec) -> bool:
    """Whether a post is about the article, not about the event it announces."""
    return load_moments()[spec.moment].about == "article"


def closes_at(about: Event | Document, zone: str | None) -> datetime | None:
    """Return the last minute in which one can register, local; None where no deadline is known."""
    deadline = about.deadline
    if deadline is None:
        return None
    if isinstance(deadline, datetime):
        return local(deadline, zone)
    return datetime.combine(deadline, _LAST_MINUTE)


def is_closed(plan: KitPlan, spec: PostSpec) -> bool:
    """Whether the day until which one can register, or apply, is over when a post goes out."""
    about = plan.document if is_about_article(spec) or plan.event is None else plan.event
    closes = closes_at(about, plan.zone)
    return closes is not None and closes.date() < posting_day(plan, spec)


def posting_day(plan: KitPlan, spec: PostSpec) -> date:
    """Return the day a post goes out."""
    return spec.scheduled.date() if spec.scheduled else plan.today


def _page(plan: KitPlan) -> Target | None:
    """Return what the link of a kit opens; a registration that is no page of its own tells nobody more."""
    if plan.link is None or (plan.link == plan.register and not _is_own_page(plan)):
        return None
    there = destination_of(plan.link, plan.document)
    if is_way_in(plan.link, plan.event):
        return Target(ask="join", url=plan.link)
    if there is None or there.opens == "details":
        return Target(ask="details", url=plan.link)
    if there.opens is None or there.opens == "register":
        return Target(ask="details", url=plan.link, words=there.words)
    return Target(ask=there.opens, url=plan.link)


def _is_own_page(plan: KitPlan) -> bool:
    return plan.link in {plan.document.link, plan.document.url}


def _article(plan: KitPlan, spec: PostSpec) -> Target | None:
    if plan.link is None:
        return None
    signs_up = plan.link == plan.register and plan.invites
    form = link_patterns()["forms"].match(plan.link)  # nobody reads there
    if not (signs_up or form):
        page = None if _is_own_page(plan) else _page(plan)
        if page and page.ask in _ENDING and is_closed(plan, spec):
            return None
        return page if page and page.ask != "details" else Target(ask="read", url=plan.link)
    called = anywhere(load_grammar(plan.document.language).events.ask_apply)
    applies = is_found(called, plan.document.title) or is_found(called, label_of(plan.link, plan.document))
    return Target(ask="apply" if applies else "register", url=plan.link)


def _registration(plan: KitPlan, spec: PostSpec) -> Target | None:
    """Return the registration while it is open."""
    if plan.register is None or is_closed(plan, spec) or load_moments()[spec.moment].phase == "at":
        return None
    there = destination_of(plan.register, plan.document)
    bought = there.opens if there and there.opens in {"ticket", "book"} else "register"
    asked = "details" if _is_for_calendar(plan) else bought
    return Target(ask=asked, url=plan.register)


def _is_for_calendar(plan: KitPlan) -> bool:
    """Whether the source asks for a line in the calendar there: nobody has to register for that."""
    label = label_of(plan.register, plan.document).casefold()
    return any(words in label for words in load_grammar(plan.document.language).events.ask_calendar)


def label_of(url: str | None, document: Document) -> str:
    """Return the words with which a document links to an address; empty where it does not."""
    return next((action.label for action in document.actions if url and action.url == url), "")


def way_in(plan: KitPlan, platform: Platform) -> str | None:
    """Return the link to join where it may stand, with the passcodes that the source hands out below it."""
    event = plan.event
    link = joins_on(event, platform) if event else None
    if link is None or event is None or event.join_public:
        return link
    codes = passcodes_in(plan.document.text, plan.document.language)
    return "\n".join((link, *(f"{code[:1].upper()}{code[1:]}" for code in codes)))


def joins_on(event: Event, platform: Platform) -> str | None:
    """Return the link to join where a network's posts may hold it: in public only one that is public."""
    return event.links.join if platform.private or event.join_public else None

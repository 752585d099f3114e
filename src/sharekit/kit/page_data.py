"""What the page's script reads: everything but the texts of the posts, which stand in the page itself."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime

from sharekit.kit.grouplist import Group
from sharekit.kit.page_rules import browser_rules
from sharekit.kit.pieces import Pieces, card_file
from sharekit.kit.view import is_openable, jobs_of, moments_of, opening
from sharekit.links import clean_url, hosted_address
from sharekit.presets.platforms import Platform
from sharekit.render import Card
from sharekit.write import Post

Row = Mapping[str, object]
_STANDING = frozenset(
    {"skip", "plan", "cards", "nothing", "embargo", "embargo_note", "scan", "yourself", "offline"}
    | {"made_with", "size", "link", "names"}
)


def page_data(pieces: Pieces, *, names: Mapping[str, str] | None) -> str:
    """Return the data as JSON that can stand in a page; what is None or empty is left out.

    Args:
        pieces: What was made.
        names: What cards that stand in the page are saved as, by their files; None where all lie beside it.
    """
    plan, posts = pieces.plan, pieces.written.posts
    networks, times = _networks(pieces), tuple(dict.fromkeys(_time(post, pieces) for post in posts))
    alts = tuple(dict.fromkeys(card.alt for card in pieces.cards))
    sizes = {(card.spec.format, card.width, card.height): card for card in pieces.cards}
    event = plan.event if plan.event and plan.event.status != "cancelled" else None
    value = {
        "kit": _key(plan.campaign, plan.document.title, plan.link),
        "organisation": _key(plan.organisation),
        "opens": opening(pieces),
        "share": hosted_address(base, "share/") if (base := pieces.distribution.share_base) else None,
        "start": _instant(event.start if event else None, pieces),
        "end": _instant(event.end if event else None, pieces),
        "networks": [_network(row, pieces) for row in networks.values()],
        "sizes": [_size(card, pieces) for card in sizes.values()],
        "cards": [_card(card, alts, tuple(sizes), names) for card in pieces.cards],
        "alts": alts,
        "times": [{"from": begins, "until": until, "ended": ended} for begins, until, ended in times],
        "jobs": [
            {
                "network": list(networks).index(job[0].platform),
                "posts": [{"time": times.index(_time(post, pieces)), **_post(post, pieces)} for post in job],
            }
            for _, theirs in moments_of(posts)
            for job in jobs_of(theirs)
        ],
        "groups": [_group(group, tuple(networks)) for group in pieces.distribution.groups],
        "rules": browser_rules(row.counting for row in networks.values()),
        "words": _words(pieces),
    }
    return _in_page(_lean(value))


def _words(pieces: Pieces) -> Row:
    """Return the words the script needs; what the page shows without it, and may never need, is left out."""
    own = asdict(pieces.page_words)
    heading = {name: getattr(pieces.phrases.page, name) for name in ("length", "length_free", "subject")}
    idle = {"add_room"} if all(pieces.passed_on(post) == post for post in pieces.written.posts) else set()
    idle |= {"as_card"} if pieces.distribution.share_base is None else set()
    used = {name: words for name, words in own.items() if name not in _STANDING | idle}
    return {**used, **heading, "opens_at": pieces.embargo_time}


def _networks(pieces: Pieces) -> Mapping[str, Platform]:
    """Return the networks of the kit's posts, messengers first: most people have one."""
    names = sorted(pieces.posts_by_platform(), key=lambda name: not pieces.platforms[name].messenger)
    return {name: pieces.platforms[name] for name in names}


def _network(row: Platform, pieces: Pieces) -> Row:
    return {
        "name": row.name,
        "label": pieces.platform_label(row.name),
        "intent": row.intent,
        "home": row.home,
        "counting": row.counting,
        "limit": row.limit,
        "fold": row.fold,
        "profile": row.link_place == "profile",
        "lines": None if row.line_break == "\n" else row.line_break,
    }


def _size(card: Card, pieces: Pieces) -> Row:
    words = pieces.page_words
    name = words.names[card.spec.format]
    said = words.size.format(format=name, width=card.width, height=card.height)
    return {"width": card.width, "height": card.height, "size": said}


def _card(
    card: Card,
    alts: tuple[str, ...],
    sizes: tuple[tuple[str, int, int], ...],
    names: Mapping[str, str] | None,
) -> Row:
    return {
        "file": None if names is None else names.get(card_file(card), card_file(card)),
        "form": sizes.index((card.spec.format, card.width, card.height)),
        "subject": card.spec.subject,
        "alt": alts.index(card.alt),
    }


def _post(whole: Post, pieces: Pieces) -> Row:
    post = pieces.passed_on(whole)
    places = {card.spec.id: place for place, card in enumerate(pieces.cards)}
    url = pieces.address_of(post)
    return {
        "link": _place_of(url, post.text) if is_openable(url) else None,
        "card": next((places[name] for name in post.cards if name in places), None),
        "shown": bool(url and pieces.shown_with(post)),
        "subject": post.subject,
        "part": [post.thread.number, post.thread.of] if post.thread else None,
        "room": post.text != whole.text,
    }


def _time(post: Post, pieces: Pieces) -> tuple[str | None, str | None, str | None]:
    return pieces.instant(post.scheduled), pieces.instant(post.until), pieces.written_time(post.until)


def _place_of(url: str | None, text: str) -> object:
    """Return where a link stands in a text, in the units of scripts; the link itself where it does not."""
    if url is None or url not in text:
        return url
    return [_units(text[: text.index(url)]), _units(url)]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _group(group: Group, networks: tuple[str, ...]) -> Row:
    return {
        "code": group.code,
        "name": group.name,
        "link": clean_url(group.link).url if group.link else None,
        "own": tuple(networks.index(name) for name in group.platforms if name in networks),
    }


def _instant(value: date | datetime | None, pieces: Pieces) -> str | None:
    """Return a moment for the script; of a day alone its last minute, for it goes on until then."""
    if value is None:
        return None
    return pieces.instant(value.isoformat()) if isinstance(value, datetime) else f"{value.isoformat()}T23:59"


def _key(*words: str | None) -> str:
    return hashlib.sha256("|".join(word or "" for word in words).encode()).hexdigest()[:12]


def _lean(value: object) -> object:
    if isinstance(value, Mapping):
        return {name: _lean(each) for name, each in value.items() if not _says_nothing(each)}
    return [_lean(each) for each in value] if isinstance(value, list | tuple) else value


def _says_nothing(value: object) -> bool:
    return value is None or value is False or (isinstance(value, tuple) and not value)


def _in_page(value: object) -> str:
    """Return JSON in which nothing ends or begins an element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", r"\u003c").replace(">", r"\u003e").replace("&", r"\u0026")

"""What whoever must say yes needs to see of a kit: what was understood, the cards, and the words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sharekit.check.manifest import document_of
from sharekit.check.privacy import privacy_of_kit
from sharekit.document import Event
from sharekit.kit import Kit
from sharekit.pipeline.looks import all_themes, open_branded
from sharekit.plan.invitation import clock_of
from sharekit.presets.page_words import load_page_words
from sharekit.presets.phrases import Phrases, load_phrases
from sharekit.presets.platforms import load_platforms
from sharekit.render import CardRow, Passage, draw_proof
from sharekit.settings import Settings

_BEST = ("square", "portrait", "landscape", "wide")  # what a card is best looked at in


def draw_kit_proof(kit: Kit, settings: Settings) -> tuple[bytes, bytes]:
    """Return a proof of a kit as a PDF and as one PNG; what lets people into a private room is not on it.

    Args:
        kit: The kit.
        settings: Those it was made with: themes and brand.
    """
    made = kit.manifest
    studio, _ = open_branded(all_themes(settings)[made["theme"]], settings.brand, photograph=None)
    blocks: list[Passage | CardRow] = [*_understood(kit), CardRow(files=tuple(_cards(kit))), *_words(kit)]
    return draw_proof(blocks, studio, language=made["language"], title=made["document"]["title"])


def _understood(kit: Kit) -> Iterator[Passage]:
    made, phrases = kit.manifest, load_phrases(kit.manifest["catalogue"] or kit.manifest["language"])
    document = document_of(made)
    embargo = made["embargo"]
    if embargo and embargo > f"{made['built']}T00:00":
        words = load_page_words(made["catalogue"] or "en").embargo
        yield Passage(text=words.format(when=embargo.replace("T", " ")), kind="notice")
    yield Passage(text=document.title, kind="title")
    rows = [document.standfirst, document.byline]
    for event in document.events:
        rows += ["", event.title if event.title != document.title else None, *_event(event, phrases)]
    yield Passage(text="\n".join(row for row in (*rows, made["link"]) if row is not None))


def _event(event: Event, phrases: Phrases) -> Iterator[str]:
    if event.day:
        clock = clock_of(event, phrases)
        yield phrases.post.comma.join(filter(None, (phrases.written_day(event.day), clock)))
    if event.place:
        yield event.place
    people = (*event.speakers, *((event.chair,) if event.chair else ()))
    if people:
        said = (phrases.post.comma.join(filter(None, (person.name, person.role))) for person in people)
        yield f"{phrases.post.joined}{' · '.join(said)}"


def _cards(kit: Kit) -> Iterator[bytes]:
    """Yield the card of each subject."""
    cards = [card for card in kit.manifest["cards"] if card["file"].endswith((".png", ".jpg"))]
    order = {name: place for place, name in enumerate(_BEST)}
    for subject in dict.fromkeys(card["subject"] for card in cards):
        theirs = (card for card in cards if card["subject"] == subject)
        yield kit.files[min(theirs, key=lambda card: order.get(card["format"], len(order)))["file"]]


def _words(kit: Kit) -> Iterator[Passage]:
    """Yield the first post of each network below its name and day; links without their marks.

    Networks that say the same stand together.
    """
    made, rows, privacy = kit.manifest, load_platforms(), privacy_of_kit(kit)
    phrases = load_phrases(made["catalogue"] or made["language"])
    labels = load_page_words(made["catalogue"] or "en").names
    links = {link["id"]: link["url"] for link in made["links"]}
    first = {post["platform"]: post for post in reversed(made["posts"])}
    said: dict[tuple[str, str], list[str]] = {}
    for name in dict.fromkeys(post["platform"] for post in made["posts"]):
        post = first[name]
        url = links.get(post["link"] or "", "")
        words = post["text"].replace(url, url.partition("?")[0]) if url else post["text"]
        moment = phrases.page.moments.get(post["moment"], post["moment"])
        day = post["scheduled"] and phrases.written_day(date.fromisoformat(post["scheduled"][:10]))
        below = "\n".join(filter(None, (post["subject"], privacy.without(words))))
        said.setdefault((" · ".join(filter(None, (moment, day))), below), []).append(
            labels.get(name, rows[name].label)
        )
    for (when, words), names in said.items():
        yield Passage(text=f"{phrases.post.comma.join(names)} · {when}", kind="heading")
        yield Passage(text=words)

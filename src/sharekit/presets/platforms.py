"""Networks: what each takes, how it counts and how its compose window is opened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from sharekit.presets.tables import load_shipped

Counting: TypeAlias = Literal["x", "bluesky", "mastodon", "threads", "sms", "largest"]
LinkPlace: TypeAlias = Literal["text", "profile"]
Fill: TypeAlias = Literal["text", "link", "subject", "words"]
_LISTS = ("aliases", "formats")


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """One row of `platforms.toml`, where each number has its source and date.

    Attributes:
        name: Fixed name of the contract; also the `utm_source` of its links.
        label: As the network writes itself.
        family: Whose templates it takes.
        usual: It is written for where nobody names networks.
        aliases: Other names people have for it.
        limit: The network's own limit in its own count; None where it has none.
        byte_limit: Bytes of UTF-8 that a post may have besides; None where nobody counts them.
        ceiling: Ours, for readability: what a post is fitted to. Never above `limit`.
        ceiling_unicode: The same for words outside the GSM alphabet, where that makes a difference.
        counting: How the network counts.
        fold: Characters before "see more"; None where it shows everything.
        hashtags: How many at most.
        link_place: `text`, or `profile` where links in the text cannot be tapped.
        link_length: What any link counts, where that is fixed.
        links: How many links a post may have; None where nobody limits it.
        alt_limit: Characters of an alt text; None where it takes none.
        alt_unsure: Sources disagree about that number: it is aimed at, and not demanded.
        intent: Address of the compose window with `{text}`, `{words}` (the text without its link),
            `{link}` and `{subject}`; None where there is none.
        previews: Its compose window takes the link apart from the words, and shows that page's picture.
        home: Where people begin a post by hand, where the compose window takes no words.
        repost: Address that reposts a post, with `{post}`; None where there is none.
        post_address: Pattern of a post's address, with a group `post`; None where it is not needed.
        medium: `utm_medium` of its links.
        bold: Mark put on both sides of bold words; empty where there is none.
        formats: Card formats that suit it, best first; empty where it takes no picture.
        messenger: Its posts are passed on in groups of people who know each other.
        subject: It has a subject or title of its own.
        subject_fold: Characters of it that are shown before it is cut.
        subject_limit: Characters of it, where that is limited.
        byte_limit: UTF-8 bytes a post may have besides; None where nobody limits them.
        fold_wide: Characters before "see more" on a wide screen, or before it on any where `fold` is None.
        private: Posts go to people who were asked in, not to the public: a link to join may stand in them.
        zone_lines: The start of an online event is also written in other zones.
        facets: Its programming interface wants links and hashtags by their place in bytes.
        thread: It shows posts as a thread.
        typewriter: Typographic signs become plain ones: dashes, quotation marks, no-break spaces.
        at_tags: An `@name` in a text tags whoever has that name there, so only its own may stand in one.
        paragraphs: A single line break is read as a space (Markdown), so that lines are set apart.
        line_break: How a line break is handed to the compose window.
    """

    name: str
    label: str
    family: str
    usual: bool = False
    aliases: tuple[str, ...] = ()
    limit: int | None = None
    byte_limit: int | None = None
    ceiling: int
    counting: Counting
    fold: int | None = None
    hashtags: int
    link_place: LinkPlace = "text"
    link_length: int | None = None
    links: int | None = None
    alt_limit: int | None = None
    alt_unsure: bool = False
    intent: str | None = None
    previews: bool = False
    home: str | None = None
    repost: str | None = None
    post_address: str | None = None
    medium: str
    bold: str = ""
    formats: tuple[str, ...] = ()
    messenger: bool = False
    subject: bool = False
    subject_limit: int | None = None
    subject_fold: int | None = None
    line_break: str = "\n"
    ceiling_unicode: int | None = None
    fold_wide: int | None = None
    private: bool = False
    zone_lines: bool = False
    thread: bool = False
    facets: bool = False
    typewriter: bool = False
    at_tags: bool = False
    paragraphs: bool = False

    @property
    def fills(self) -> tuple[Fill, ...]:
        """What the compose window comes up with; empty where it has to be pasted."""
        names: tuple[Fill, ...] = ("text", "words", "link", "subject")
        return tuple(name for name in names if f"{{{name}}}" in (self.intent or ""))


def load_platforms() -> Mapping[str, Platform]:
    """Return the shipped platforms by name, in the order of the contract."""
    rows = load_shipped("platforms.toml")
    return {
        name: Platform(name=name, **{**row, **{key: tuple(row.get(key, ())) for key in _LISTS}})
        for name, row in rows.items()
    }

"""Words of the kit page's controls: a file a language that posts are written in, and a region's over it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from sharekit.presets.phrases import word_files
from sharekit.presets.tables import load_shipped


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWords:
    """One file of `presets/page/`.

    Attributes:
        skip: Link for keyboards, over the header.
        where, remembered, add: The question where somebody posts, that it is asked once, and to add another.
        group, everyone: The picker of local groups, and that it is nobody's in particular.
        now, next, today: Above the post of now and of later; `{done}` of `{all}` today.
        share, share_note: Hands card and words to another program; that the words are copied besides.
        copy_open, copy_save, copy_words, open_network: The one button; `{network}`.
        as_link, as_card, words_only: Other ways to post, by a link without or with the card; `{network}`.
        steps_why: Why there are steps; `{network}`.
        step_copy, step_copy_words, step_open, step_paste, step_paste_words: The steps, with a card or not.
        attach: That the link brings no card along; `{network}`.
        copy, copied, copy_failed, save, saved_beside: Small buttons, and what they answer.
        more, alt, copy_alt, size: A card's other sizes and description; `{format}`, `{width}`, `{height}`.
        link, copy_link: A post's link.
        bio_link, add_room: What to do with a link for the profile, and with one that is private.
        wording, thread, part, next_part: Other posts of the same moment; `{number}` of `{of}`.
        edit, edited, original, too_long, fold: A post being changed; `{number}`; where “more” cuts it.
        asked, yes, not_yet, mark, posted, done: Whether it went out.
        waits, early, true_until: `{when}` words may be posted, are meant for, and were true.
        over_event, over: After the event, and after everything.
        plan, current, passed, cards: Headings of what is closed, and the state of a moment.
        nothing: In place of the posts, when there are none.
        embargo, embargo_note: That nothing may be posted before `{when}`, and what may be done.
        scan, yourself, offline, made_with: On paper; at the foot, with `{generator}`.
        names: Of card formats, of papers, and of networks that are no brand.
    """

    skip: str
    where: str
    remembered: str
    add: str
    group: str
    everyone: str
    now: str
    next: str
    today: str
    share: str
    share_note: str
    copy_open: str
    copy_save: str
    copy_words: str
    open_network: str
    as_link: str
    as_card: str
    words_only: str
    steps_why: str
    step_copy: str
    step_copy_words: str
    step_open: str
    step_paste: str
    step_paste_words: str
    attach: str
    copy: str
    copied: str
    copy_failed: str
    save: str
    saved_beside: str
    more: str
    alt: str
    copy_alt: str
    size: str
    link: str
    copy_link: str
    bio_link: str
    add_room: str
    wording: str
    thread: str
    part: str
    next_part: str
    edit: str
    edited: str
    original: str
    too_long: str
    fold: str
    asked: str
    yes: str
    not_yet: str
    mark: str
    posted: str
    done: str
    waits: str
    early: str
    true_until: str
    over_event: str
    over: str
    plan: str
    current: str
    passed: str
    cards: str
    nothing: str
    embargo: str
    embargo_note: str
    scan: str
    yourself: str
    offline: str
    made_with: str
    names: Mapping[str, str]


def load_page_words(language: str) -> PageWords:
    """Return the words of a language, a region's own over them; English for one without posts."""
    folder = files("sharekit.presets").joinpath("page")
    rows: dict[str, str] = {}
    names: dict[str, str] = {}
    for name in word_files(language) or ("en",):
        if folder.joinpath(f"{name}.toml").is_file():
            own = load_shipped("page", f"{name}.toml")
            names |= own.pop("names", {})
            rows |= own
    return PageWords(**rows, names=names)

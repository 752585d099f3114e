"""Somebody else's words for our posts: a text that passes what ours pass is taken, else ours stays.

The words themselves are the writer's own; what can be proved of them is. Each rule returns why a text is
refused, or None. A number that is used for something else, or a promise in plain words, no rule can see.

Each rule returns why a text is refused, or None.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeAlias

import regex

from sharekit.document import Diagnostic
from sharekit.links import TrackedLink, intent_url
from sharekit.plan.model import KitPlan, PostSpec
from sharekit.presets.grammar import load_grammar
from sharekit.presets.moments import load_moments
from sharekit.presets.phrases import Phrases
from sharekit.presets.platforms import Platform
from sharekit.write.asks import posting_day
from sharekit.write.dates import date_facts
from sharekit.write.facets import find_facets
from sharekit.write.length import count, count_graphemes, find_links, fits_bytes, room
from sharekit.write.model import Post, Written
from sharekit.write.proof import (
    Evidence,
    EvidenceIndex,
    find_quoted,
    find_unsupported,
    folded_marks,
    index_evidence,
    words_of,
)
from sharekit.write.typography import typewritten

_TRAILING = regex.compile(r"[ \t\u00a0]+$", regex.MULTILINE)
_GAPS = regex.compile(r"\n{3,}")
_LINE_ENDS = regex.compile(r"\r\n?|\u2028|\u2029")
_SHOWN = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a writer wants a post to say.

    Attributes:
        id: Which post.
        text: Its words, or None to keep ours.
        subject: Its subject or title, or None to keep ours; of no use where the post has none.
    """

    id: str
    text: str | None = None
    subject: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a text was not taken: the post's id, and a sentence without its end for people."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standards:
    """What all texts of a kit are judged by.

    Attributes:
        plan: What was to be written.
        platforms: The networks' rows, by name.
        phrases: The catalogue of the kit's language.
        evidence: What claims may rest on.
    """

    plan: KitPlan
    platforms: Mapping[str, Platform]
    phrases: Phrases
    evidence: Evidence

    @property
    def evidence_index(self) -> EvidenceIndex:
        """The evidence made ready."""
        return index_evidence(self.evidence)


@dataclass(frozen=True, kw_only=True)
class Case:
    """One text, beside ours.

    Attributes:
        ours: The post that it would take the place of.
        text: The text, tidied.
        subject: The subject or title, tidied; None where the post has none.
        link: The address that has to stand in the text; None where none may.
        standards: What all are judged by.
    """

    ours: Post
    text: str
    subject: str | None
    link: str | None
    standards: Standards

    @property
    def platform(self) -> Platform:
        """The network's row."""
        return self.standards.platforms[self.ours.platform]

    @property
    def spec(self) -> PostSpec:
        """When the post is for."""
        specs = self.standards.plan.posts
        return next(
            spec for spec in specs if (spec.platform, spec.moment) == (self.ours.platform, self.ours.moment)
        )

    @cached_property
    def words(self) -> str:
        """Subject and text without the link."""
        return without_link(self.subject, self.text, self.link)

    @cached_property
    def our_words(self) -> str:
        """The same of ours."""
        return without_link(self.ours.subject, self.ours.text, self.link)

    @cached_property
    def sequence(self) -> str:
        """The words in order, as they are compared."""
        return sequence_of(self.words)

    @cached_property
    def our_sequence(self) -> str:
        """The same of ours."""
        return sequence_of(self.our_words)

    def is_given(self, words: str) -> bool:
        """Whether ours has these very words, or the source or the user."""
        folded = folded_marks(words)
        return folded in folded_marks(self.our_words) or any(
            folded in source for source in self.standards.evidence_index.sources
        )


Rule: TypeAlias = Callable[[Case], str | None]


def tidied(text: str, platform: Platform) -> str:
    """Return a text with the layout that ours have: line ends, composed letters, no spaces at line ends."""
    lined = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text))
    laid = _GAPS.sub("\n\n", _TRAILING.sub("", lined)).strip()
    return typewritten(laid) if platform.typewriter else laid


def without_link(subject: str | None, text: str, link: str | None) -> str:
    """Return subject and text with a space for the link."""
    return f"{subject or ''}\n{text.replace(link, ' ') if link else text}"


def sequence_of(words: str) -> str:
    """Return the words of a text between single spaces, as they are compared."""
    return f" {' '.join(words_of(words))} "


def shown(words: str) -> str:
    """Return words for a message: on one line, printable, 60 characters at most."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in words[: 4 * _SHOWN]).split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


_NAMED: Mapping[str, str] = {
    "quotation": "a quotation",
    "name": "a name",
    "number": "a number",
    "time": "a time",
}
_TITLE_WORD = regex.compile(r"[\p{L}\p{M}]{5,}|\p{Lo}{2,}")
_FEWEST_QUOTED = 3
_DAY = regex.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º)?")
_YEAR = regex.compile(r"(?:19|20)\d\d")


def _support(case: Case) -> str | None:
    for words in filter(None, (case.text, case.subject)):
        for loose in find_unsupported(words, case.standards.evidence):
            return f"“{shown(loose.words)}” is {_NAMED[loose.kind]} that is not in the source"
    return None


def _quotations(case: Case) -> str | None:
    """Return a reason where words are quoted that nobody says, or that somebody else says."""
    for start, end in find_quoted(case.words, case.standards.evidence):
        said = folded_marks(case.words[start:end]).rstrip(" ,")
        if len(words_of(said)) < _FEWEST_QUOTED:
            continue
        speakers = _speakers(case, said)
        if speakers is None:
            return f"it quotes “{shown(case.words[start:end])}”, which nobody says in the source"
        if _names_speaker(case, said, speakers) and _nearest(case, start, end) not in speakers:
            return f"it does not say beside “{shown(case.words[start:end])}” who said it"
    return None


def _names_speaker(case: Case, said: str, speakers: frozenset[str]) -> bool:
    """Whether a quotation needs its speaker's name: one is known, and ours does not quote without it."""
    ours = folded_marks(case.our_words)
    unnamed = f"'{said}" in ours and not any(name in ours for name in speakers)
    return bool(speakers) and not unnamed


def _speakers(case: Case, said: str) -> frozenset[str] | None:
    """Return who may stand beside a quotation: nobody for a title or an unnamed voice; None if it is none."""
    document = case.standards.plan.document
    spoken = [
        quote for quote in document.quotes if quote.kind == "speech" and said in folded_marks(quote.text)
    ]
    if spoken:
        return frozenset(folded_marks(quote.speaker) for quote in spoken if quote.speaker)
    quoted = any(
        f"'{said}" in source or f"{said}'" in source for source in case.standards.evidence_index.sources
    )
    whole = said in {folded_marks(words) for words in case.standards.evidence.own}
    in_ours = f"'{said}" in folded_marks(case.our_words)
    return frozenset() if quoted or whole or in_ours else None


def _nearest(case: Case, start: int, end: int) -> str | None:
    """Return the known person whose name stands nearest to a quotation, in the form that is compared."""
    before, after = folded_marks(case.words[:start]), folded_marks(case.words[end:])
    found: list[tuple[int, str]] = []
    for name in _people(case):
        left, right = before.rfind(name), after.find(name)
        found += [(len(before) - left - len(name), name)] if left >= 0 else []
        found += [(right, name)] if right >= 0 else []
    return min(found, default=(0, None))[1]


def _people(case: Case) -> frozenset[str]:
    document = case.standards.plan.document
    names = [quote.speaker for quote in document.quotes]
    names += [person.name for event in document.events for person in (*event.speakers, event.chair) if person]
    return frozenset(folded_marks(name) for name in names if name)


def _dates(case: Case) -> str | None:
    """Return a reason for a day that neither ours nor the source has, or whose weekday is another."""
    known = f"{case.our_sequence}|{case.standards.evidence_index.sequence}"
    for written, forms in _days_in(case):
        if not any(f" {form} " in known for form in forms):
            return f"“{shown(written)}” is no day of the source"
    words = words_of(case.words)
    for place, word in enumerate(words):
        around = (" ".join(words[max(place - 1, 0) : place + 1]), " ".join(words[place : place + 2]))
        pairs = [word] if f" {word} " in case.our_sequence else [pair for pair in around if " " in pair]
        if word in _full_weekdays(case) and not any(f" {pair} " in known for pair in pairs):
            return f"“{shown(word)}” is no day of the source"
    return None


def _days_in(case: Case) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each day and month as written, with the forms in which it may be known."""
    words, dates = words_of(case.words), case.standards.phrases.dates
    months = {word for name in (*dates.months, *dates.months_short) for word in words_of(name)}
    for place, word in enumerate(words):
        if word not in months:
            continue
        for first in (place - 1, place - 2, place + 1):
            day = _DAY.fullmatch(words[first]) if 0 <= first < len(words) else None
            if day is None or (first == place - 2 and len(words[place - 1]) > len("of")):
                continue
            start, last = min(first, place), max(first, place)
            lead = [words[start - 1]] if start and words[start - 1] in _weekdays(case) else []
            tail = [words[last + 1]] if last + 1 < len(words) and _YEAR.fullmatch(words[last + 1]) else []
            pair = [day["day"], word]
            straight, turned = [*lead, *pair, *tail], [*lead, *pair[::-1], *tail]
            whole = words[start - len(lead) : last + 1 + len(tail)]
            yield " ".join(whole), tuple(" ".join(form) for form in (straight, turned, whole))
            break


def _weekdays(case: Case) -> frozenset[str]:
    short = case.standards.phrases.dates.weekdays_short
    return _full_weekdays(case) | {name.rstrip(".").casefold() for name in short}


def _full_weekdays(case: Case) -> frozenset[str]:
    """Return the weekdays that cannot be another word: people sat in the sun."""
    return frozenset(name.casefold() for name in case.standards.phrases.dates.weekdays)


def _relative(case: Case) -> str | None:
    """Return a reason for a word that counts from the day of posting, where ours has none."""
    phrases = case.standards.phrases
    stale = load_grammar(phrases.catalogue or phrases.language).sentences.stale
    counted = (phrases.post.today, phrases.post.tomorrow, *(word for word in stale if " " in word))
    for word in (*counted, *phrases.post.relative):
        sequence = sequence_of(word)
        if word.strip() and sequence in case.sequence and sequence not in case.our_sequence:
            return f"“{word}” counts from a day that ours does not count from"
    return None


def _event_day(case: Case) -> str | None:
    """Return a reason where the day of the event was in ours, and is gone."""
    event = case.standards.plan.event
    if event is None or load_moments()[case.ours.moment].about == "article":
        return None
    forms = {
        sequence_of(facts[name])
        for posted in (case.standards.plan.today, posting_day(case.standards.plan, case.spec))
        for facts in (date_facts(event, case.standards.phrases, posted=posted),)
        for name in ("day", "day_short")
        if name in facts
    }
    if any(form in case.our_sequence for form in forms) and not any(form in case.sequence for form in forms):
        return "the day of the event is gone from it"
    return None


def _subject_matter(case: Case) -> str | None:
    """Return a reason where ours says what it is about, and nothing of that is left."""
    plan = case.standards.plan
    titles = (plan.document.title, plan.event.title if plan.event else "", plan.organisation or "")
    names = {word for title in titles for word in _TITLE_WORD.findall(title.casefold())}
    said, ours = case.words.casefold(), case.our_words.casefold()
    if any(name in ours for name in names) and not any(name in said for name in names):
        return "it does not say what it is about: no word of the title is in it"
    return None


CLAIM_RULES: tuple[Rule, ...] = (
    _support,
    _quotations,
    _dates,
    _relative,
    _event_day,
    _subject_matter,
)


MOST = 5_000  # characters: more than anybody reads in a post, where a network takes even more
# Longer than any word or address; patterns of links take their time over endless ones.
_ENDLESS = regex.compile(r"[^\s\p{Lo}]{300}|(?:[^\s.]{0,300}\.){40}")
_SUBJECT = 200  # characters of a subject where the network states no limit
_UNSAFE = regex.compile(
    r"[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    r"\U000e0000-\U000e0fff--\n]",
    regex.V1,
)
_EMOJI = regex.compile(r"\p{Emoji_Presentation}|\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3")
_ADDRESS = regex.compile(
    r"(?:[a-z][a-z0-9+.-]*://|(?<![\w.@/])www\.|\b(?:mailto|tel|sms|javascript|data):)[^\s<>\"“”«»]+"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    regex.IGNORECASE,
)
_MENTION = regex.compile(r"(?<![\w/.])[@＠][\w.-]*\w")
_TAG = regex.compile(r"(?<![\w&/])[#＃](?P<tag>[\w]*\p{L}[\w]*)")
_LEFT_OVER = regex.compile(
    r"\{[^{}\n]*\}|[{}⏎¶‹›‖]|\[[^\[\]\n]*\]|<[^<>\n]*>|\*\*|```|\]\(|\b(?:TODO|TBD|XXX)\b"
    r"|(?i:\blorem ipsum\b)|^[ \t]*(?:None|null|undefined|nan)[ \t]*$",
    regex.MULTILINE,
)
_OMITTED = frozenset({"[…]", "[...]"})
_NUMBERING = regex.compile(r"^\d{1,2}/\d{1,2}$", regex.MULTILINE)
_RULED = "─" * 24  # what parts the posts in posts/PLATFORM.txt is made of it


def most(text: str, platform: Platform) -> int:
    """Return how long a text may be in the network's own count; ours where the network has no limit."""
    return min(platform.limit, MOST) if platform.limit is not None else room(text, platform)


def _size(case: Case) -> str | None:
    if len(case.text) > MOST:
        return f"it has more than {MOST:,} characters"
    if _ENDLESS.search(case.words):
        return "a word without an end stands in it"
    return None


def _signs(case: Case) -> str | None:
    for match in _UNSAFE.finditer(f"{case.subject or ''}{case.text}"):
        if match[0] not in f"{case.ours.subject or ''}{case.ours.text}":
            return f"a sign that nobody sees stands in it (U+{ord(match[0]):04X})"
    if _RULED in case.text or "\n" in (case.subject or ""):
        return "a ruled line stands in it, or its subject has two lines"
    return None


def _emptiness(case: Case) -> str | None:
    words = _NUMBERING.sub("", case.text.replace(case.link or "\0", ""))
    if not regex.search(r"\w", words) or (case.subject is not None and not case.subject):
        return "it has no words"
    return None


def _length(case: Case) -> str | None:
    counted, allowed = count(case.text, case.platform), most(case.text, case.platform)
    if counted > allowed:
        return f"it counts {counted} on {case.platform.label}, which takes {allowed}"
    if not fits_bytes(case.text, case.platform):
        return f"it has more than the {case.platform.byte_limit} bytes that {case.platform.label} takes"
    longest = case.platform.subject_limit or _SUBJECT
    if count_graphemes(case.subject or "") > longest:
        return f"its subject has more than {longest} characters"
    return None


def _link(case: Case) -> str | None:
    if case.link is None:
        return None
    whole = rf"(?<!\S){regex.escape(case.link)}(?!\S)"
    if len(regex.findall(whole, case.text)) != 1 or case.text.count(case.link) != 1:
        return "its link does not stand in it once, by itself and unchanged"
    if case.link in (case.subject or ""):
        return "its link stands in the subject"
    return None


def _addresses(case: Case) -> str | None:
    ours = frozenset(_addresses_in(case.our_words))
    for address in _addresses_in(case.words):
        if address not in ours:
            return f"it holds an address that is not its own: “{shown(address)}”"
    for match in _MENTION.finditer(case.words):
        if not case.is_given(match[0]):
            return f"it mentions “{shown(match[0])}”, which is neither in the source nor in the settings"
    return None


def _addresses_in(words: str) -> Iterator[str]:
    yield from (match[0] for match in _ADDRESS.finditer(words))
    yield from (words[start:end] for start, end in find_links(words))


def _label(case: Case) -> str | None:
    """Return a reason where the words before the link name another page than it leads to."""
    if case.link is None:
        return None
    said, ours = (_before(text, case.link) for text in (case.text, case.ours.text))
    for label in case.standards.phrases.post.asks.values():
        name = label.rstrip(": \u00a0").casefold()
        if name and _ends_in(said, name) and not _ends_in(ours, name):
            return f"“{label}” stands before a link that leads elsewhere"
    return None


def _before(text: str, link: str) -> str:
    return text.partition(link)[0].rstrip(" :\u00a0\n").casefold()


def _ends_in(words: str, name: str) -> bool:
    return regex.search(rf"(?<!\w){regex.escape(name)}\Z", words) is not None


def _hashtags(case: Case) -> str | None:
    tags = [match["tag"] for match in _TAG.finditer(case.words.partition("\n")[2])]
    document = case.standards.plan.document
    counted = [tag for tag in tags if f"#{tag}" not in document.text + document.title]
    if len(counted) > case.platform.hashtags:
        allowed = case.platform.hashtags
        return f"it has {len(counted)} hashtags; on {case.platform.label} {allowed} are the most"
    return None


def _left_over(case: Case) -> str | None:
    for match in _LEFT_OVER.finditer(case.words):
        if match[0].strip() not in _OMITTED and not case.is_given(match[0].strip()):
            return f"“{shown(match[0])}” is left over, or a mark that {case.platform.label} prints as it is"
    return None


def _emoji(case: Case) -> str | None:
    for match in _EMOJI.finditer(case.words):
        if not case.is_given(match[0]):
            return f"it has an emoji that is neither in ours nor in the source: {match[0]}"
    return None


def _numbering(case: Case) -> str | None:
    ours, theirs = _NUMBERING.findall(case.ours.text), _NUMBERING.findall(case.text)
    if ours != theirs:
        return f"it does not keep the numbering of the thread ({' '.join(ours) or 'none'})"
    if case.ours.thread and case.text.rpartition("\n")[2] != ours[-1]:
        return f"it does not end in the line {ours[-1]}"
    return None


FORM_RULES: tuple[Rule, ...] = (
    _size,
    _signs,
    _emptiness,
    _length,
    _link,
    _addresses,
    _label,
    _hashtags,
    _left_over,
    _emoji,
    _numbering,
)


LEAD = "writer"
_TOLD = 8  # reasons that get a warning of their own
_MOST_NAMED = 4  # posts that are named with a reason
_HINT = "Ours was kept; what your writer is handed says what it may use and what holds for each post"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The posts after judging, in their order, and why texts were not taken."""

    written: Written
    refusals: tuple[Refusal, ...]


def judge_answers(written: Written, answers: Iterable[Answer], standards: Standards) -> Judged:
    """Return the posts with every text taken that passes; the others stay as they are.

    A text that is taken gets its length, share link and marked places anew. One that another post of the
    network has already is refused, since nobody posts the same twice.

    Args:
        written: Our posts.
        answers: A writer's, in any order; the first for a post counts.
        standards: What they are judged by.
    """
    links = {link.id: link for link in written.links}
    posts = {post.id: post for post in written.posts}
    refusals: list[Refusal] = []
    seen: set[str] = set()
    for answer in answers:
        ours = posts.get(answer.id)
        reason = "there is no such post" if ours is None else "it is answered twice"
        if ours is None or answer.id in seen:
            refusals.append(Refusal(id=shown(answer.id), reason=reason))
            continue
        seen.add(answer.id)
        found = _judged(ours, answer, links, standards)
        others = (post for post in posts.values() if post.platform == ours.platform and post.id != ours.id)
        if (
            isinstance(found, Post)
            and found.writer
            and _key(found, links) in {_key(post, links) for post in others}
        ):
            found = "another post for the same network says the same"
        if isinstance(found, str):
            refusals.append(Refusal(id=answer.id, reason=found))
        else:
            posts[answer.id] = found
    return Judged(written=replace(written, posts=tuple(posts.values())), refusals=tuple(refusals))


def _judged(ours: Post, answer: Answer, links: Mapping[str, TrackedLink], standards: Standards) -> Post | str:
    """Return the post with the answer's words, ours where they are the same, or the reason against them."""
    platform, link = standards.platforms[ours.platform], links.get(ours.link or "")
    text = ours.text if answer.text is None else tidied(answer.text, platform)
    subject = ours.subject
    if subject is not None and answer.subject is not None:
        subject = tidied(answer.subject, platform)
    if (text, subject) == (ours.text, ours.subject):
        return ours
    address = link.url if link and link.url in ours.text else None
    case = Case(ours=ours, text=text, subject=subject, link=address, standards=standards)
    reason = next(filter(None, (rule(case) for rule in (*FORM_RULES, *CLAIM_RULES))), None)
    if reason is not None:
        return reason
    return replace(
        ours,
        text=text,
        subject=subject,
        lead=LEAD,
        writer=True,
        length=count(text, platform),
        share_url=intent_url(platform, text=text, url=link.url if link else None, subject=subject),
        facets=find_facets(text) if platform.facets else (),
    )


def _key(post: Post, links: Mapping[str, TrackedLink]) -> str:
    """Return what tells a post from others: its words without its link."""
    link = links.get(post.link or "")
    return sequence_of(without_link(post.subject, post.text, link.url if link else None))


def refused_warnings(refusals: Iterable[Refusal]) -> tuple[Diagnostic, ...]:
    """Return a warning for each of the first reasons, with the posts it holds for, and one for the rest."""
    by_reason: dict[str, list[str]] = {}
    for refusal in refusals:
        by_reason.setdefault(refusal.reason, []).append(refusal.id)
    rows = list(by_reason.items())
    told = [_warning(f"{_listed(names)}: {reason}") for reason, names in rows[:_TOLD]]
    rest = sum(len(names) for _, names in rows[_TOLD:])
    return (*told, *_rest(rest))


def _rest(number: int) -> Iterator[Diagnostic]:
    if number:
        yield _warning(f"{number} more, each for a reason of its own")


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return f"{', '.join(names[:_MOST_NAMED])}{more}"


def _warning(words: str) -> Diagnostic:
    return Diagnostic(
        code="writer-refused", message=f"your writer's text was refused for {words}", hint=_HINT
    )

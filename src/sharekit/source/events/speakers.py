"""Who speaks at an event: every name, each with what speaks for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from types import MappingProxyType
from typing import TypeAlias

import regex

from sharekit.document import Person, Span
from sharekit.presets.grammar import Grammar
from sharekit.presets.names import is_first_name
from sharekit.presets.rooms import link_patterns
from sharekit.source.choice import Features, best_of, threshold
from sharekit.source.events.days import DayCandidate, find_day_candidates, sentence_around
from sharekit.source.events.notice import Line, Notice
from sharekit.source.events.roles import role_of
from sharekit.source.events.sections import Label, Segment, find_segments
from sharekit.source.events.zones import find_city
from sharekit.source.language.people import any_of, is_role_word

_SHORT_LINE = 90
_PARTICLES = (
    "de|da|do|dos|das|del|della|di|du|van|von|der|den|ter|ten|la|le|el|al|bin|ibn|bint|zu|abu|af|av|ben"
)
_NAME_WORD = r"\p{Lu}[\p{L}\p{M}]*(?:[’'‑-](?!s\b)\p{L}[\p{L}\p{M}]*)*"
_TOKEN = rf"(?:(?:\p{{Lu}}\.)+(?=[ \u00a0]?\p{{Lu}})|{_NAME_WORD})"
_GAP = r"[ \u00a0]"
_NICKNAME = r"[“\"«„]\p{Lu}[\p{L} ]{1,20}[”\"»“]"
_RUN = regex.compile(
    rf"(?<![\w@#/&’'-])(?:\p{{Lu}}\p{{Ll}}{{1,4}}\.{_GAP}?)*{_TOKEN}"
    rf"(?:{_GAP}(?:(?:{_PARTICLES}|\p{{Ll}}{{2,3}}\.|{_NICKNAME}){_GAP}){{0,3}}{_TOKEN}){{0,11}}"
)
_HOME = regex.compile(
    r"(?<=\w\s\p{Lu}[\p{L}-]{1,30})\s(?:del?|da|do|du|des|von)\s(?:la\s|las\s|los\s)?(?:\p{Lu}{3,}|\p{L}+\s\p{Lu})"
)  # where somebody is from, not a part of the name
_UNCASED = regex.compile(r"[\p{Lo}\p{M}][\p{Lo}\p{M}׳״'-]+(?: [\p{Lo}\p{M}][\p{Lo}\p{M}׳״'-]+){1,4}")
_PART = regex.compile(r"[^\s\u00a0]+")
_MOST_NAME_WORDS, _FEWEST = 5, 2
_ABBREVIATED = 4  # letters with their stop: what is longer ends a sentence, or is a title that is known
_MOST_MENTIONS, _MOST_NAMES = 6, 150
_LABEL = regex.compile(r"(?P<label>[^.:;!?\n]{2,60})[:：]\s(?:[^.!?:]|(?<=\b\p{L}{1,4})\.|\.(?=\w))*$")
_JOINED = regex.compile(r"\s*(?:[,;/&]|\p{L}{1,3}\b|,\s\p{L}{1,3}\b)\s*")
_BEHIND = 60  # characters
_BEFORE, _RIGHT = 30, 12
_UNDER = 12  # lines below one that ends with a colon
_APPOSITION = regex.compile(r",\s[^,.;!?]{3,120},\s")
_SIGNED, _CLOSING = 3, 45  # lines from the words that close a letter to the name; characters of these words
_CONTACT = regex.compile(r"\w@\w|\w\[at\]|\w \(at\) |\+?\d[\d ()-]{7,}")
_DASH_BEFORE = regex.compile(r"(?:\s[-–—|·]{1,2}|[—–])\s*$")
_QUOTE_BEFORE = regex.compile(r"[\"”»“’*_)]\s?[,:–—-]?\s*$")
_ATTRIBUTED = regex.compile(r"[”\"»]\s*[–—-]\s*$")
_QUOTED = regex.compile(r"[\"“„«»‹][^\"“”„«»\n]{2,160}[\"”“»«›]|[‘][^‘’\n]{2,160}’|_[^_\n]{2,160}_")
_LOWER = regex.compile(r"(?<![\p{L}@/.])\p{Ll}[\p{L}\p{M}]+")
_INNER = regex.compile(r"\p{Ll}(?<!\bMa?c)(?<!\b(?:De|Di|La|Le|Lo|Van|Von|Fitz))\p{Lu}")
_AROUND_VERB, _FEW_QUOTED = 70, 3  # characters; words of a title
_FAR_AWAY = 40  # lines
_LIFETIME = regex.compile(r"\s?\((?:[*†]\s?)?(?:\d{4}\s?[-–]\s?)?(?:1[5-9]|20)\d\d\b")
_EDGES = " \t*_#>|-–—•·:“”\"'()[].,"
_AHEAD = (
    *("speaker", "speaks", "beside", "leads", "role", "kind", "behind_it", "invite", "place"),
    *("absent", "watch", "committee"),
)
_AFTER = ("speaks", "speaker", "coming", "past", "role", "kind", "leads", "behind_it", "absent")
_ABOVE = ("speaker", "leads", "behind_it", "kind", "committee")
_NO_NAME = (
    *("speaker", "speaks", "beside", "leads", "kind", "invite", "when", "where", "other", "behind_it"),
    "small",
)
_IN_NAME = ("group", "kind", "role", "online", "when", "where", "register", "report", "invite", "behind_it")
_THINGS = (
    *(f"{name}_inside" for name in _IN_NAME),
    *("quoted", "quoted_whole", "mixed", "many_words", "label_where", "at_right_before", "possessive"),
)
_FORM = ("whole", "opens", "ends", "in_heading", "in_item", "bold", "linked")
_TOGETHER: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = MappingProxyType(
    {
        "linked_item": (("in_item",), ("linked",)),
        "brought_in_as": (
            ("beside_ahead", "label_speaker", "heading_speaker", "lead_speaker"),
            ("role_right_before", "role_right_behind", "role_behind"),
        ),
        "known_by_itself": (("given",), ("whole", "opens")),
        "unknown_opens": (("unknown",), ("opens",)),
        "bold_ends": (("bold",), ("ends",)),
        "credited_hour": (("time_in_line",), ("dash_before", "quote_before")),
        "tells_at_hour": (("time_in_line",), ("speaks_ahead",)),
        "item_goes_on": (("in_item",), ("comma_behind",)),
    }
)  # what says more together than each alone: one of the first, and one of the second
_DOUBTS = ("capitals", "bracket_before", "comma_before", "place_inside", "city")


Above: TypeAlias = tuple[Span | None, Span | None, Span | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where a name stands.

    Attributes:
        span: The name, without titles.
        number: Number of its line.
        sentence: Its sentence.
        label: What stands before a colon before it in its line.
        above: The line that brings it in, its heading, and the heading above that.
        titled: A title stands before it.
    """

    span: Span
    number: int
    sentence: Span
    label: Span | None
    above: Above
    titled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerCandidate:
    """A name, and where it stands."""

    name: str
    mentions: tuple[Mention, ...]


def find_speaker_candidates(notice: Notice) -> tuple[SpeakerCandidate, ...]:
    """Return the names of people that a document holds, in the order in which they first stand there."""
    above = _lines_above(notice)
    found: dict[str, list[Mention]] = {}
    for number, span in _names(notice):
        line = notice.lines[number]
        bare = _without_titles(notice, span)
        label = _LABEL.search(notice.text, line.span.start, span.start)
        mention = Mention(
            span=bare,
            number=number,
            sentence=sentence_around(notice.text, line.span, bare),
            label=Span(*label.span("label")) if label else None,
            above=above[number],
            titled=bare.start > span.start,
        )
        found.setdefault(" ".join(bare.of(notice.text).casefold().split()), []).append(mention)
    kept = list(found.items())[:_MOST_NAMES]
    return tuple(
        SpeakerCandidate(name=name, mentions=tuple(mentions[:_MOST_MENTIONS])) for name, mentions in kept
    )


def _names(notice: Notice) -> Iterator[tuple[int, Span]]:
    """Yield the runs of capitals that can be names, with their lines, and words without capitals."""
    lower = frozenset(match.group() for match in _LOWER.finditer(notice.text))
    last: Span | None = None
    for number, line in enumerate(notice.lines):
        for run in _RUN.finditer(notice.text, *line.span):
            parts = [Span(*part.span()) for part in _PART.finditer(notice.text, *run.span())]
            if last and len(parts) == 1 and run.start() == line.span.start and last.end + 1 == run.start():
                yield number - 1, Span(last.start, run.end())
            last = Span(*run.span()) if len(parts) == 1 and run.end() == line.span.end else None
            span = _trimmed(notice, parts, lower)
            if span and not notice.mentions_in(*span):
                yield number, span
        for run in _UNCASED.finditer(notice.text, *line.span):
            yield from ((number, span) for span in _uncased(notice.text, Span(*run.span())))


def _uncased(text: str, run: Span) -> Iterator[Span]:
    """Yield a known given name and the word behind it: no capital tells where a name begins."""
    parts = list(_PART.finditer(text, *run))
    for first, second in pairwise(parts):
        if is_first_name(first.group()) and len(second.group()) > _FEWEST:
            yield Span(first.start(), second.end())


def _trimmed(notice: Notice, parts: list[Span], lower: frozenset[str]) -> Span | None:
    """Return a run without the words before and behind the name (`Community Manager Ana Ruiz Head of …`)."""
    roles = [at for at, part in enumerate(parts) if _is_role(notice, part)]
    before = [at for at in roles if len(parts) - at > _FEWEST]
    parts = parts[before[-1] + 1 :] if before else parts
    while len(parts) > 1 and _is_no_name(notice, parts[0], lower):
        parts = parts[1:]
    given = next((at for at, part in enumerate(parts[:-1]) if is_first_name(part.of(notice.text))), 0)
    if given and not any(part.of(notice.text).endswith(".") for part in parts[:given]):
        parts = parts[given:]
    behind = [at for at, part in enumerate(parts) if at >= _FEWEST and _is_role(notice, part)]
    home = _HOME.search(notice.text, parts[0].start, parts[-1].end)
    behind += [at for at, part in enumerate(parts) if home and part.start > home.start()]
    parts = parts[: min(behind)] if behind else parts
    while len(parts) > _FEWEST and _is_title(notice, parts[-1]):
        parts = parts[:-1]
    if notice.text[parts[-1].end : parts[-1].end + 1] == ":" and _is_no_name(notice, parts[-1], lower):
        parts = parts[:-1]
    return Span(parts[0].start, parts[-1].end) if _FEWEST <= len(parts) <= _MOST_NAME_WORDS + 2 else None


def _is_role(notice: Notice, part: Span) -> bool:
    word = part.of(notice.text)
    known = is_role_word(word, notice.grammar) or notice.words.count("role", part.start, part.start + 1)
    return bool(known) and not is_first_name(word) and not _is_title(notice, part)


def _is_title(notice: Notice, part: Span) -> bool:
    return notice.words.count("title", part.start, part.start + 1) > 0


def _is_no_name(notice: Notice, part: Span, lower: frozenset[str]) -> bool:
    """Tell whether a word with a capital is one that opens a sentence or a label."""
    word = part.of(notice.text)
    if word.endswith(".") and not _is_title(notice, part):  # of a sentence before, or an abbreviation
        return len(word) > _ABBREVIATED
    if is_first_name(word) or _is_title(notice, part):
        return False
    known = any(notice.words.count(name, part.start, part.start + 1) for name in _NO_NAME)
    return known or word.casefold() in lower or word.casefold() in notice.grammar.stopwords


def _without_titles(notice: Notice, span: Span) -> Span:
    """Leave out titles and what is written short before a name; an initial is part of it."""
    parts = [Span(*part.span()) for part in _PART.finditer(notice.text, *span)]
    while len(parts) > 1:
        word = parts[0].of(notice.text)
        short = word.endswith(".") and len(word) > _FEWEST and word.count(".") == 1 and len(parts) > _FEWEST
        if not (short or _is_title(notice, parts[0])):
            break
        parts = parts[1:]
    return Span(parts[0].start, span.end)


def _lines_above(notice: Notice) -> list[Above]:
    """Return what each line stands under: one that ends with a colon, and its headings."""
    found: list[Above] = []
    headings: list[tuple[int, Span]] = []
    lead: Line | None = None
    left = 0
    for line in notice.lines:
        level = notice.page.blocks[line.block].level if line.origin == "heading" else 0
        headings = [each for each in headings if not level or each[0] < level]
        lead = None if level else lead
        *_, upper, near = (None, None, *(span for _, span in headings))
        found.append((lead.span if lead else None, near, upper))
        if level:
            headings.append((level, line.span))
        elif line.lone or line.span.of(notice.text).rstrip(" *_").endswith(":"):
            lead, left = line, _UNDER
        elif lead:
            left -= 1
            lead = lead if left and (line.origin == "item" or line.block <= lead.block + 2) else None
    return found


def speaker_features(
    notice: Notice, candidates: Sequence[SpeakerCandidate], day: DayCandidate | None
) -> Iterator[Features]:
    """Yield what speaks for each name: the most of all its mentions, and what it is like."""
    lower = frozenset(match.group() for match in _LOWER.finditer(notice.text))
    other = _lines_of_others(notice, day) if day else frozenset()
    starts = {mention.span.start: mention.span.end for each in candidates for mention in each.mentions}
    segments, rows = find_segments(notice.page, notice.grammar), []
    for each in candidates:
        best: dict[str, float] = {}
        quoted = [_is_credited(notice, at.span, notice.lines[at.number]) for at in each.mentions]
        for mention, credited in zip(each.mentions, quoted, strict=True):
            if credited and not all(quoted):
                continue
            for name, value in (*_at(notice, mention, starts, other), *_near(notice, mention, day)):
                best[name] = max(best.get(name, 0.0), value)
            if told := _told(notice, mention, segments):
                best[f"told_{told}"] = 1.0
        rows.append(best | {"credited": float(all(quoted))} | dict(_written(notice, each, lower)))
    yield from _among(rows, candidates, other)


def _among(
    rows: Sequence[dict[str, float]], candidates: Sequence[SpeakerCandidate], other: frozenset[int]
) -> Iterator[Features]:
    """Yield rows with what features say together, and what each name is among the others."""
    named = [_is_named(row) for row in rows]
    for index, row in enumerate(rows):
        unknown = not (row["given"] or row["titled"])
        row["unknown"] = float(unknown)
        together = {
            name: float(all(any(row.get(each) for each in either) for either in both))
            for name, both in _TOGETHER.items()
        }
        yield (
            row
            | together
            | {
                "thing": float(any(row[name] for name in _THINGS)),
                "unknown_thing": float(unknown and any(row[name] for name in _DOUBTS)),
                "unknown_unnamed": float(unknown and not named[index]),
                "unknown_behind_name": float(unknown and bool(row["comma_before"] or row["bracket_before"])),
                "unknown_in_text": float(unknown and not row["whole"]),
                "unnamed_beside_named": float(any(named) and not named[index]),
                "only_other_day": float(
                    all(mention.number in other for mention in candidates[index].mentions)
                ),
                "like_others": float(sum(_form(row) == _form(each) for each in rows) > 1),
            }
        )


def _lines_of_others(notice: Notice, day: DayCandidate) -> frozenset[int]:
    """Return the lines that name a day on which the event is not."""
    last = max((each.resolved.last or day.day for each in day.namings), default=day.day)
    others = (each for each in find_day_candidates(notice) if not day.day <= each.day <= last)
    found = {naming.line for each in others for naming in each.namings}
    return frozenset(found - {naming.line for naming in day.namings})


def _is_named(row: Features) -> bool:
    return any(row.get(f"{where}_speaker") for where in ("label", "lead", "heading"))


def leads_it(row: Features) -> bool:
    """Tell whether what stands before or above a name says that its bearer chairs the event."""
    said = any(
        row.get(f"{where}_leads", 0) > row.get(f"{where}_speaker", 0)
        for where in ("label", "lead", "heading")
    )
    return bool(said or row.get("led") or row.get("told_chair"))


def _prepares(row: Features) -> bool:
    """Tell whether a name stands under a heading or label of those who prepare the event, or are thanked."""
    return not _is_named(row) and any(row.get(f"{each}_committee") for each in ("label", "lead", "heading"))


def is_person(row: Features) -> bool:
    """Tell whether a name is a person's by itself: a given name that is known, or a title before it."""
    return bool(row["given"] or row["titled"]) and not row["group_inside"]


def _form(row: Features) -> tuple[float, ...]:
    return tuple(row.get(name, 0.0) for name in _FORM)


def _at(
    notice: Notice, mention: Mention, starts: dict[int, int], other: frozenset[int]
) -> Iterator[tuple[str, float]]:
    line = notice.lines[mention.number]
    yield from _under(notice, mention)
    yield from _around(notice, mention)
    yield from _standing(notice, mention.span, line)
    yield from _beside(notice, mention.span, line, starts)
    yield "titled", float(mention.titled)
    yield "signed", float(_is_signed(notice, mention))
    yield "other_day_in_line", float(mention.number in other)


def _near(notice: Notice, mention: Mention, day: DayCandidate | None) -> Iterator[tuple[str, float]]:
    """Yield how near a name stands to the day, and what else its sentence tells."""
    namings, line = day.namings if day else (), notice.lines[mention.number]
    first, last = mention.sentence
    yield "day_in_sentence", float(any(first <= each.mention.span.start < last for each in namings))
    yield "day_in_block", float(any(notice.lines[each.line].block == line.block for each in namings))
    away = min((abs(each.line - mention.number) for each in namings), default=_FAR_AWAY)
    yield "near_day", 1 / (1 + away)
    yield "lifetime_behind", float(_LIFETIME.match(notice.text, mention.span.end) is not None)
    for name in ("past", "kind", "speaks"):
        yield f"{name}_in_sentence", float(notice.words.count(name, first, last) > 0)


def _told(notice: Notice, mention: Mention, segments: Sequence[Segment]) -> Label:
    """Return what the label of a part of a line makes of the name in it (`With: …. Chair: …`)."""
    at = mention.span.start - notice.base
    return next((each.label for each in segments if each.span.start <= at < each.span.end), "")


def _is_signed(notice: Notice, mention: Mention) -> bool:
    """Tell whether a name stands behind or below words that close a letter."""
    line = notice.lines[mention.number]
    above = [each.span for each in notice.lines[max(0, mention.number - _SIGNED) : mention.number]]
    own = Span(line.span.start, mention.span.start)
    return line.span.end - line.span.start <= _SHORT_LINE and any(
        span.end - span.start <= _CLOSING and notice.words.count("farewell", *span) for span in (*above, own)
    )


def _under(notice: Notice, mention: Mention) -> Iterator[tuple[str, float]]:
    for where, span in zip(
        ("label", "lead", "heading", "upper"), (mention.label, *mention.above), strict=True
    ):
        if span:
            for name in _ABOVE:
                yield f"{where}_{name}", float(notice.words.count(name, *span) > 0)
    if mention.label:
        yield "label_beside", float(notice.words.count("beside", *mention.label) > 0)


def _around(notice: Notice, mention: Mention) -> Iterator[tuple[str, float]]:
    words, (start, end) = notice.words, mention.span
    first, last = mention.sentence
    for name in _AHEAD:
        yield f"{name}_right_before", float(words.count(name, max(first, start - _RIGHT), start) > 0)
        yield f"{name}_before", float(words.count(name, max(first, start - _BEFORE), start) > 0)
        yield f"{name}_ahead", float(words.count(name, first, max(first, start - _BEFORE)) > 0)
    for name in _AFTER:
        yield f"{name}_behind", float(words.count(name, end, min(last, end + _BEHIND)) > 0)
        yield f"{name}_right_behind", float(words.count(name, end, min(last, end + 2 * _RIGHT)) > 0)
    near = Span(max(first, start - _BEFORE), start)
    yield "past_before", float(words.count("past", *near) > 0 and not words.count("speaker", *near))
    for name in ("at", "lead"):
        yield f"{name}_right_before", float(words.count(name, max(first, start - 8), start) > 0)
    behind = aside.end() if (aside := _APPOSITION.match(notice.text, end, last)) else last
    yield "coming_behind_aside", float(words.count("coming", behind, min(last, behind + 2 * _RIGHT)) > 0)
    led = _is_led(notice, max(first, start - _BEHIND), start) or _leads_next(notice, end, last)
    yield "led", float(led)
    will = words.count("coming", end, min(last, end + _RIGHT)) > 0
    yield "will_speak", float(will and words.count("speaks", end, min(last, end + _BEHIND)) > 0)


def _is_led(notice: Notice, first: int, start: int) -> bool:
    """Tell whether nothing but names and roles stands between a word such as "moderated by" and a name."""
    for at in notice.words.between("leads", first, start)[-1:]:
        lead, *between = notice.text[at:start].split()
        by = bool(between) and len(between[0]) <= _FEWEST
        said = by or not notice.words.count("role", at, at + 1)
        names = all(
            word[0].isupper() or len(word.strip(",")) <= _FEWEST + 1 or is_role_word(word, notice.grammar)
            for word in between
        )
        return said and lead[-1].isalpha() and names
    return False


def _leads_next(notice: Notice, end: int, last: int) -> bool:
    """Tell whether a name is followed by its verb (`Ana Ruiz, from the choir, will moderate`)."""
    aside = _APPOSITION.match(notice.text, end, last)
    at = aside.end() if aside else end
    verbs = notice.words.between("leads", at, min(last, at + _BEFORE))
    return (
        bool(verbs) and len(notice.text[at : verbs[0]].split()) <= 1 and "," not in notice.text[at : verbs[0]]
    )


def _standing(notice: Notice, span: Span, line: Line) -> Iterator[tuple[str, float]]:
    text = notice.text
    before = text[line.span.start : span.start].strip(_EDGES)
    behind = text[span.end : line.span.end].strip(_EDGES)
    yield f"in_{line.origin}", 1.0
    yield "whole", float(not before and not behind)
    yield "opens", float(not before)
    yield "ends", float(not behind)
    yield (
        "closes_page",
        float(not (before or behind) and line.span.start >= notice.lines[-_SIGNED:][0].span.start),
    )
    yield "short_line", float(line.span.end - line.span.start <= _SHORT_LINE)
    yield "bold", float(notice.is_strong(span))
    links = [
        link for link in notice.links(span) if link.span.end - link.span.start < 2 * (span.end - span.start)
    ]
    yield "linked", float(bool(links))
    yield "social", float(any(link_patterns()["social"].match(link.url) for link in links))
    yield "time_in_line", float(bool(notice.times_in(*line.span)))
    yield "contact", float(bool(_CONTACT.search(text, *line.span)))
    yield "label_where", float("where" in line.labels)


def _is_credited(notice: Notice, span: Span, line: Line) -> bool:
    """Tell whether a name is that of somebody quoted: a verb of speech and a quotation stand by it."""
    before, behind = _speech_verbs(notice.grammar)
    start = max(line.span.start, span.start - _AROUND_VERB)
    if _ATTRIBUTED.search(notice.text, start, span.start):
        return True
    said = before.search(notice.text, start, span.start) or behind.match(
        notice.text, span.end, min(line.span.end, span.end + _AROUND_VERB)
    )
    parts = _QUOTED.finditer(notice.text, *line.span) if said else ()
    return any(part.group()[1:2].islower() or len(part.group().split()) > _FEW_QUOTED for part in parts)


@cache
def _speech_verbs(grammar: Grammar) -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """Return what finds a verb of speech before a name or behind it, with a role between."""
    verbs = any_of((*grammar.speech.verbs, *grammar.speech.according))
    flags = regex.IGNORECASE
    return (
        regex.compile(rf"(?<!\p{{L}})(?:{verbs})\s(?:[\p{{L}}’'-]+,?\s){{0,5}}\Z", flags),
        regex.compile(rf"(?:,(?:[^.,;:\"“”«»]{{2,50}},)?)?\s(?:{verbs})(?!\p{{L}})", flags),
    )


def _beside(notice: Notice, span: Span, line: Line, starts: dict[int, int]) -> Iterator[tuple[str, float]]:
    text, (start, end) = notice.text, span
    yield "comma_behind", float(text[end : end + 1] == ",")
    yield "bracket_behind", float(text[end : end + 2].strip()[:1] == "(")
    yield "colon_behind", float(text[end : end + 1] == ":" and end + 1 >= line.span.end)
    yield "dash_behind", float(bool(regex.match(r"\s[-–—|]\s", text[end : end + 3])))
    yield "dash_before", float(bool(_DASH_BEFORE.search(text, line.span.start, start)))
    yield "quote_before", float(bool(_QUOTE_BEFORE.search(text, line.span.start, start)))
    yield "possessive", float(text[end : end + 2] in {"’s", "'s"})
    quoted = any(part.start() < start < part.end() for part in _QUOTED.finditer(text, *line.span))
    yield "quoted", float(quoted)
    yield "quoted_whole", float(text[start - 1 : start] in {*'"“„«»‹‘_'} - {""})
    before = text[max(line.span.start, start - 20) : start]
    yield "capital_before", float(bool(regex.search(r"[\p{Lu}\d][^\s:,.;]* $", before)))
    yield "capital_behind", float(bool(regex.match(r" [\p{Lu}\d]", text[end : end + 2])))
    yield "in_bracket", float(text[start - 1 : start] == "(")
    yield from _joined(text, span, starts)


def _joined(text: str, span: Span, starts: dict[int, int]) -> Iterator[tuple[str, float]]:
    """Yield how a name is tied to the names beside it."""
    start, end = span
    joined = _JOINED.match(text, end)
    yield "joined", float(bool(joined and joined.end() in starts))
    near = [text[each:start] for each in starts.values() if start - 6 <= each < start]
    tied = [words for words in near if _JOINED.fullmatch(words)]
    yield "joined_before", float(any(any(map(str.isalpha, words)) for words in tied))
    yield "comma_before", float(any(words.strip() in {",", ";"} for words in tied))
    yield "bracket_before", float(any(words.strip() == "(" for words in near))


def _written(
    notice: Notice, candidate: SpeakerCandidate, lower: frozenset[str]
) -> Iterator[tuple[str, float]]:
    span = candidate.mentions[0].span
    words = span.of(notice.text)
    parts = words.split()
    yield "given", float(is_first_name(parts[0]))
    yield "given_later", float(any(is_first_name(part) for part in parts[1:]))
    yield "two_words", float(len(parts) == _FEWEST)
    yield "many_words", float(len(parts) >= _MOST_NAME_WORDS)
    yield "particle", float(any(part[0].islower() for part in parts))
    loud = [part for part in parts if part.isupper() and len(part) > 1 and part.isalpha()]
    yield "capitals", float(any(part.casefold() not in notice.grammar.people.postnominals for part in loud))
    yield "mixed", float(bool(_INNER.search(words)))
    yield "city", float(find_city(words, 0, len(words)) is not None)
    yield "lower_elsewhere", sum(part.casefold() in lower for part in parts) / len(parts)
    for name in (*_IN_NAME, "place", "speaker"):
        yield f"{name}_inside", float(notice.words.count(name, *span) > 0)
    yield "named_again", float(len(candidate.mentions) > 1)
    called = len(regex.findall(rf"\b{regex.escape(parts[0])}\b", notice.text))
    yield "called", float(called > len(candidate.mentions))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Who is on the stage of an event: those who speak, and who chairs it."""

    speakers: tuple[Person, ...] = ()
    chair: Person | None = None


def find_stage(notice: Notice, day: DayCandidate | None, within: Span | None) -> Stage:
    """Return who speaks at an event, the likeliest of those who bear one name, and who chairs it.

    Args:
        notice: The document.
        day: The day of the event, where the text names it.
        within: The part of the notice that is about it; None is all.
    """
    candidates = _within(find_speaker_candidates(notice), within)
    rows = tuple(speaker_features(notice, candidates, day))
    bands = {each.name: _band(row) for each, row in zip(candidates, rows, strict=True)}
    people = [each for each in candidates if bands[each.name] != "used"]
    leading = [each for each, row in zip(candidates, rows, strict=True) if leads_it(row) and each in people]
    preparing = [each for each, row in zip(candidates, rows, strict=True) if _prepares(row)]
    kept: list[SpeakerCandidate] = []
    for each, chance in best_of("speaker", candidates, rows):
        sure = chance >= threshold("speaker", bands[each.name]) and each not in preparing
        if sure and not any(_is_same(each.name, other.name) for other in (*kept, *leading)):
            kept.append(each)
    starts = sorted(mention.span.start for each in people for mention in each.mentions)
    kept.sort(key=lambda each: _first(each).span.start)
    chair = _person(notice, leading[0], starts) if leading else None
    found = tuple(_person(notice, each, starts) for each in kept)
    roles = [each.role or "" for each in found]
    return Stage(
        speakers=tuple(each for each in found if not any(each.name in role for role in roles)), chair=chair
    )


def _band(row: Features) -> str:
    """Return the band of a name: of a person, of one under a label, or of what may be no person."""
    if not is_person(row) or row["credited"] or row["capitals"]:  # `CAROL SERVICE` has a given name in it
        return "used"
    return "labelled" if row.get("told_speakers") else "person"


def _within(candidates: Sequence[SpeakerCandidate], within: Span | None) -> tuple[SpeakerCandidate, ...]:
    if within is None:
        return tuple(candidates)
    inside = (
        (each.name, tuple(at for at in each.mentions if within.start <= at.span.start < within.end))
        for each in candidates
    )
    return tuple(SpeakerCandidate(name=name, mentions=mentions) for name, mentions in inside if mentions)


def _is_same(name: str, other: str) -> bool:
    """Tell whether two names are one person's: one is a part of the other, or both begin and end alike."""
    mine, theirs = name.split(), other.split()
    alike = (mine[0], mine[-1]) == (theirs[0], theirs[-1])
    return alike or set(mine) <= set(theirs) or set(theirs) <= set(mine)


def _first(candidate: SpeakerCandidate) -> Mention:
    """Return the first mention that a label or a line above brings in, else the first."""
    brought = (each for each in candidate.mentions if each.label or each.above[0])
    return next(brought, candidate.mentions[0])


def _person(notice: Notice, candidate: SpeakerCandidate, starts: Sequence[int]) -> Person:
    """Return a person with the first role that the text gives."""
    first = _first(candidate)
    for mention in (first, *candidate.mentions):
        following = next((each for each in starts if each > mention.span.start), None)
        role = role_of(notice, mention.span, mention.number, following)
        if role:
            break
    name = mention.span if role else first.span
    there = role and notice.on_page(role)
    return Person(
        name=name.of(notice.text),
        span=notice.on_page(name),
        role=role.of(notice.text) if role else None,
        role_span=there,
    )

"""What somebody else's text may claim: only what rests on the source, the user's words, or our own post.

The words themselves are the writer's own; what can be proved of them is. Each rule returns why a text is
refused, or None. A number that is used for something else, or a promise in plain words, no rule can see.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import regex

from sharekit.presets.grammar import load_grammar
from sharekit.presets.moments import load_moments
from sharekit.write.answers import Case, Rule, sequence_of, shown
from sharekit.write.asks import posting_day
from sharekit.write.dates import date_facts
from sharekit.write.ground import folded_marks, words_of
from sharekit.write.support import find_quoted, find_unsupported

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
        for loose in find_unsupported(words, case.bench.evidence):
            return f"“{shown(loose.words)}” is {_NAMED[loose.kind]} that is not in the source"
    return None


def _quotations(case: Case) -> str | None:
    """Return a reason where words are quoted that nobody says, or that somebody else says."""
    for start, end in find_quoted(case.words, case.bench.evidence.marks):
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
    document = case.bench.plan.document
    spoken = [
        quote for quote in document.quotes if quote.kind == "speech" and said in folded_marks(quote.text)
    ]
    if spoken:
        return frozenset(folded_marks(quote.speaker) for quote in spoken if quote.speaker)
    quoted = any(f"'{said}" in source or f"{said}'" in source for source in case.bench.ground.sources)
    whole = said in {folded_marks(words) for words in case.bench.evidence.own}
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
    document = case.bench.plan.document
    names = [quote.speaker for quote in document.quotes]
    names += [person.name for event in document.events for person in (*event.speakers, event.chair) if person]
    return frozenset(folded_marks(name) for name in names if name)


def _dates(case: Case) -> str | None:
    """Return a reason for a day that neither ours nor the source has, or whose weekday is another."""
    known = f"{case.our_sequence}|{case.bench.ground.sequence}"
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
    words, dates = words_of(case.words), case.bench.phrases.dates
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
    short = case.bench.phrases.dates.weekdays_short
    return _full_weekdays(case) | {name.rstrip(".").casefold() for name in short}


def _full_weekdays(case: Case) -> frozenset[str]:
    """Return the weekdays that cannot be another word: people sat in the sun."""
    return frozenset(name.casefold() for name in case.bench.phrases.dates.weekdays)


def _relative(case: Case) -> str | None:
    """Return a reason for a word that counts from the day of posting, where ours has none."""
    phrases = case.bench.phrases
    stale = load_grammar(phrases.catalogue or phrases.language).sentences.stale
    counted = (phrases.post.today, phrases.post.tomorrow, *(word for word in stale if " " in word))
    for word in (*counted, *phrases.post.relative):
        sequence = sequence_of(word)
        if word.strip() and sequence in case.sequence and sequence not in case.our_sequence:
            return f"“{word}” counts from a day that ours does not count from"
    return None


def _event_day(case: Case) -> str | None:
    """Return a reason where the day of the event was in ours, and is gone."""
    event = case.bench.plan.event
    if event is None or load_moments()[case.ours.moment].about == "article":
        return None
    forms = {
        sequence_of(facts[name])
        for posted in (case.bench.plan.today, posting_day(case.bench.plan, case.spec))
        for facts in (date_facts(event, case.bench.phrases, posted=posted),)
        for name in ("day", "day_short")
        if name in facts
    }
    if any(form in case.our_sequence for form in forms) and not any(form in case.sequence for form in forms):
        return "the day of the event is gone from it"
    return None


def _subject_matter(case: Case) -> str | None:
    """Return a reason where ours says what it is about, and nothing of that is left."""
    plan = case.bench.plan
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

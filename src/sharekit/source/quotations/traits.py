"""What speaks for a candidate: for words being somebody's speech, and for somebody having said them.

Nothing here decides. Each function yields names of features with their values; the models of `choice` weigh
them. A speaker's features are the strongest of all places where the text names that speaker.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import regex

from sharekit.document import Span
from sharekit.presets.names import find_sex, is_first_name
from sharekit.source.quotations.candidates import Quotation
from sharekit.source.quotations.marks import Room, Token, says
from sharekit.source.quotations.mentions import Mention, Mentions, bare_name, is_person

Features: TypeAlias = dict[str, float]
Pairs: TypeAlias = Iterator[tuple[str, float]]

_REACH = 1600  # characters in which a pronoun finds its person
_FILLER = 3  # words between a subject and its verb, or a verb and its subject
OPENING = 6  # words that may stand before the verb of a sentence without another subject
_NEAR_CREDIT = 30
_LEAD = 48
_BREAK = regex.compile(r"[.!?…]\s|\n")
_HEAD = regex.compile(r"(?:[.!?…:”\"»]\s|\n)[^.,;!?]*$|^$")
_STOPS = frozenset({"stop", "colon", "quote"})
_SMALL = frozenset({"small", "auxiliary", "pronoun", "plain", "late", "verb"})
_PASS = frozenset({"role", "article", "group", "title"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A verb of saying beside a quotation whose subject is a pronoun, or nothing.

    Attributes:
        sex: What the pronoun tells, or empty.
        bare: There is no pronoun: the language can do without.
        many: It means several people, or nobody in particular.
    """

    sex: str = ""
    bare: bool = False
    many: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What was decided of the quotation before."""

    quotation: Quotation
    name: str | None
    cued: bool


def find_cue(quotation: Quotation) -> Cue | None:
    """Return the pronoun, or the lack of one, that a verb of saying has beside a quotation."""
    behind = clause_of(quotation.behind.tokens)
    found = _pronoun(behind, quotation) if behind else None
    if found:
        return found
    ahead = clause_of(quotation.ahead.tokens)
    return _pronoun(ahead, quotation, ahead=True) if ahead else None


def clause_of(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the tokens up to the first stop that is not right at their head."""
    for at, token in enumerate(tokens):
        if at and _STOPS & token.kinds and token.kinds != {"colon"}:
            return tokens[:at]
    return tokens


def _pronoun(tokens: Sequence[Token], quotation: Quotation, *, ahead: bool = False) -> Cue | None:
    verbs = [at for at, token in enumerate(tokens) if says(token)]
    for at in reversed(verbs) if ahead else verbs[:1]:
        near = [*tokens[max(0, at - _FILLER - 1) : at], tokens[at], *tokens[at + 1 : at + 2]]
        who = next((each for each in near if "pronoun" in each), None)
        if who:
            plural = "she" in who and "plural" in tokens[at]
            return Cue(sex="" if plural else _sex(who), many=plural or not {"she", "he"} & who.kinds)
        follows = tokens[at + 1] if at + 1 < len(tokens) else None
        alone = follows is None or {"comma", "stop", "colon", "bracket"} & follows.kinds
        first = all(_SMALL & each.kinds or "comma" in each for each in tokens[:at])
        if quotation.grammar.speech.subjectless and alone and first and (at < _FILLER):
            return Cue(bare=True)
    return None


def _sex(token: Token) -> str:
    she, he = "she" in token, "he" in token
    return "she" if she and not he else "he" if he and not she else ""


def speaker_features(
    quotation: Quotation, mentions: Mentions, before: Before | None, text: str
) -> Mapping[str, tuple[Mention, Features]]:
    """Return everybody who may have said a quotation, by name, with the place named best and the features."""
    found: dict[str, tuple[Mention, Features]] = {}
    cue = find_cue(quotation)
    for mention, row in _rows(quotation, mentions, before, text, cue):
        known = found.get(mention.name)
        merged = dict(known[1]) if known else {}
        for name, value in row.items():
            merged[name] = max(merged.get(name, value), value)
        best = mention if known is None or sum(row.values()) >= sum(known[1].values()) else known[0]
        found[mention.name] = (best, merged)
    explicit = [name for name, (_, row) in found.items() if any(row.get(each) for each in _EXPLICIT)]
    for name, (mention, row) in found.items():
        row |= dict(_among(name, mention, row, found, explicit))
        row["alone"] = float(len(found) == 1)
    return found


def _among(
    name: str,
    mention: Mention,
    row: Features,
    found: Mapping[str, tuple[Mention, Features]],
    explicit: Sequence[str],
) -> Pairs:
    """Yield how one of those who may have spoken stands among the others."""
    told = name in explicit
    around = {each.kind for each, _ in found.values() if _holds(each, mention)}
    row["inside_group"] = float("group" in around)
    row["inside_joint"] = float("joint" in around)
    yield "told", float(told and not any(row.get(each) for each in _AGAINST))
    yield "told_group", float(told and mention.kind == "group" and not row.get("indefinite"))
    yield "told_governed", float(told and bool(row.get("governed")))
    yield "beside_told", float(any(other != name for other in explicit) and not told)
    yield "two_told", float(told and len(explicit) > 1)


def _holds(other: Mention, mention: Mention) -> bool:
    inside = other.span.start <= mention.span.start and mention.span.end <= other.span.end
    return inside and other.kind != "name" and other.span != mention.span


_AGAINST = (
    *("governed", "possessive", "role_right_behind", "indefinite", "work_inside", "inside_group"),
    *("inside_joint", "unknown_opening", "behind_governed", "behind_before_role", "behind_relative"),
)
_EXPLICIT = (
    *("behind_verb_close", "behind_name_verb", "behind_role_led", "ahead_verb", "ahead_whole", "credit"),
    *("ahead_according", "below_credit", "above_whole", "ahead_inverted", "above_verb", "above_closes"),
)


def _rows(
    quotation: Quotation, mentions: Mentions, before: Before | None, text: str, cue: Cue | None
) -> Iterator[tuple[Mention, Features]]:
    rooms = (
        ("behind", quotation.behind),
        ("ahead", quotation.ahead),
        ("earlier", quotation.earlier),
        ("above", quotation.above),
        ("below", quotation.below),
    )
    seen: set[str] = set()
    for where, room in rooms:
        named = mentions.within(room, quotation.grammar) if room and room.tokens else ()
        for at, mention in enumerate(named):
            row = dict(_written(mention, mentions, room, text) if room else ())
            row |= dict(_READ[where](quotation, room, named, at)) if room else {}
            row |= dict(_meant(mention.whole, mention.name, quotation, mentions, before, cue, text))
            seen.add(mention.name)
            yield mention, row
    for whole in _persons(quotation, mentions, before, cue, seen):
        mention = Mention(span=whole, whole=whole, name=whole.of(text), kind="name")
        row = dict(_meant(whole, mention.name, quotation, mentions, before, cue, text))
        yield mention, row


def _persons(
    quotation: Quotation, mentions: Mentions, before: Before | None, cue: Cue | None, seen: set[str]
) -> Iterator[Span]:
    """Yield the people named farther off whom a pronoun may mean, and who spoke last."""
    near = mentions.before(quotation.outer.start, _REACH) if cue else ()
    done = set(seen)
    for _, whole in reversed(near):
        name = whole.of(mentions.text)
        if name not in done:
            done.add(name)
            yield whole
    last = before.name if before else None
    if last and last not in done:
        at = mentions.text.find(last)
        yield Span(at, at + len(last))


def _written(mention: Mention, mentions: Mentions, room: Room, text: str) -> Pairs:
    """Yield what a mention is by itself."""
    words, span = mention.span.of(text), mention.span
    yield f"is_{mention.kind}", 1.0
    after = text[span.end : span.end + 3]
    yield "possessive", float(after[:2] in {"’s", "'s"})
    previous = room.before(span.start)[-1:]
    yield "governed", float(_is_governed(room, span))
    following = room.after(span.end)[:1]
    yield "role_right_behind", float(any({"role"} <= each.kinds and "lower" in each for each in following))
    yield "role_right_before", float(any("role" in each for each in previous))
    if mention.kind != "name":
        head = room.after(span.start)[:1]
        yield "indefinite", float(any("indefinite" in each for each in head))
        return
    one = " " not in words
    known = mentions.is_known(span)
    yield "known", float(known)
    yield "person", float(is_person(text, mention.whole, mentions.grammar))
    strange = one and not known and not is_first_name(bare_name(words))
    yield "unknown_word", float(strange)
    yield "unknown_opening", float(strange and not words.isupper() and not room.before(span.start))
    yield "common_word", float(one and not known and words.casefold() in mentions.common)
    yield "acronym", float(one and words.isupper() and len(words) > 1)
    inside = [each for each in room.after(span.start) if each.end <= span.end]
    yield "group_inside", float(any("group" in each for each in inside))
    yield "work_inside", float(any({"work", "called", "slogan"} & each.kinds for each in inside))


def _is_governed(room: Room, span: Span) -> bool:
    """Tell whether a name hangs on a preposition, articles and kinds of groups aside (`from the union X`)."""
    for token in reversed(room.before(span.start)):
        if not {"article", "group", "title"} & token.kinds:
            return "preposition" in token
    return False


def _behind(quotation: Quotation, room: Room, named: Sequence[Mention], at: int) -> Pairs:
    """Yield how somebody named behind a quotation is tied to it: `said NAME`, `NAME said`, `– NAME`."""
    mention = named[at]
    before, after = room.before(mention.span.start), room.after(mention.span.end)
    stopped = any(_STOPS & each.kinds for each in before[1:]) or (bool(before) and "colon" in before[0])
    if stopped:
        yield "behind_far", 1.0
        return
    ended = (bool(before) and "stop" in before[0]) or quotation.ended
    verb = next((index for index, each in enumerate(before) if says(each) or "according" in each), None)
    rivals = sum(each.span.end <= mention.span.start and each.kind == "name" for each in named[:at])
    if verb is None:
        yield from _subject_behind(quotation, before, after, rivals, ended=ended)
        yield from _credited(quotation, before, after, mention)
        return
    opens = len([each for each in before[:verb] if "comma" not in each and "dash" not in each]) <= _FILLER
    led = opens and not ended
    yield "behind_ended", float(ended)
    yield "behind_not_opening", float(not opens)
    yield "behind_reacts", float("says" not in before[verb] and "according" not in before[verb])
    if led:
        yield from _object_behind(before[verb + 1 :], before[verb].end, after, named, at)


def _object_behind(
    between: Sequence[Token], start: int, after: Sequence[Token], named: Sequence[Mention], at: int
) -> Pairs:
    """Yield how a name stands behind the verb that follows a quotation."""
    gap = _without_aside(between)
    led_by = max((index for index, each in enumerate(gap) if "role" in each), default=-1)
    words = [each for each in gap if not (_PASS & each.kinds)]
    plain = len([each for each in words if "comma" not in each])
    role_led = led_by >= 0 and all({"comma"} == each.kinds for each in gap[led_by + 1 :])
    governed = not role_led and any("preposition" in each for each in words)
    relative = any("relative" in each for each in between)
    rival = any(each.span.start >= start and not _overlaps(each, named[at]) for each in named[:at])
    last = not _named_behind(named, at)
    yield "behind_verb_close", float(plain == 0 and not rival)
    yield "behind_verb_near", float(0 < plain <= OPENING and not rival and not relative)
    yield "behind_governed", float(governed)
    yield "behind_second", float(rival)
    yield "behind_role_second", float(rival and role_led and last)
    yield "behind_role_led", float(not rival and role_led)
    yield "behind_relative", float(relative)
    yield "behind_comma", float(any("comma" in each for each in between))
    yield "behind_before_role", float(bool(after) and "role" in after[0] and not last)


def _without_aside(gap: Sequence[Token]) -> Sequence[Token]:
    """Return what stands between a verb and a name without words between commas (`said, for all, NAME`)."""
    aside = len(gap) > 1 and "comma" in gap[0] and "comma" in gap[-1]
    return () if aside else gap


def _overlaps(one: Mention, other: Mention) -> bool:
    return one.span.start < other.span.end and other.span.start < one.span.end


def _named_behind(named: Sequence[Mention], at: int) -> bool:
    end = named[at].span.end
    return any(end < each.span.start < end + _NEAR_CREDIT * 2 for each in named[at + 1 :])


def _subject_behind(
    quotation: Quotation, before: Sequence[Token], after: Sequence[Token], rivals: int, *, ended: bool
) -> Pairs:
    """Yield how `NAME, role, said` stands right behind a quotation."""
    way = _to_verb(after)
    lead = [each for each in before if not (_PASS | {"comma", "dash"}) & each.kinds and "stop" not in each]
    led = not lead
    short = len(clause_of(after)) <= _FILLER + 2
    last = quotation.behind.tokens[-1].kinds if quotation.behind.tokens else frozenset()
    colon = bool("colon" in last or (ended and {"comma", "relative"} & last))
    yield "behind_name_verb", float(bool(way) and led and not colon and (not ended or short) and not rivals)
    yield "behind_name_apposition", float(way == "apposition" and led and not colon and not ended)
    yield "behind_name_late", float(bool(way) and not led and not ended)
    yield "behind_name_late_short", float(way == "right" and not led and len(lead) <= _FILLER and not ended)
    yield "behind_name_ended", float(bool(way) and led and ended)
    yield "behind_leads_on", float(bool(way) and colon)


def _to_verb(tokens: Sequence[Token]) -> str:
    """Return how a verb of saying follows a name: `right`, behind an `apposition`, `joined`, or not."""
    stop = next((at for at, each in enumerate(tokens) if says(each) or _STOPS & each.kinds), None)
    if stop is None or not says(tokens[stop]):
        return ""
    gap = tokens[:stop]
    if all(_SMALL & each.kinds for each in gap) and len(gap) <= _FILLER:
        return "right"
    marks = [index for index, each in enumerate(gap) if {"comma", "bracket", "dash"} & each.kinds]
    depth = len(marks)
    aside = depth > 1 and marks[0] <= 1 and len(gap) - 1 - marks[-1] <= _FILLER
    if aside or (depth == 0 and "preposition" in gap[0] and len(gap) <= OPENING):
        return "apposition"
    if depth == 1 and marks[0] == 0:
        return "open"  # `NAME, role said`, the second comma forgotten
    return "joined" if gap and "joiner" in gap[-1] and not depth else ""


def _credited(
    quotation: Quotation, before: Sequence[Token], after: Sequence[Token], mention: Mention
) -> Pairs:
    """Yield how `– NAME` or `(NAME)` stands behind a quotation."""
    marks = [each for each in before if {"dash", "bracket"} & each.kinds]
    near = len(before) <= _FILLER and mention.span.start - quotation.outer.end <= _NEAR_CREDIT
    near = near and not any("comma" in each for each in before)
    yield "credit", float(bool(marks) and near)
    yield "credit_ends", float(bool(marks) and near and len(clause_of(after)) <= OPENING * 2)
    yield "credit_block", float(quotation.origin == "block" and near)
    yield "credit_bracket", float(near and any("bracket" in each for each in marks))


def _ahead(_: Quotation, room: Room, named: Sequence[Mention], at: int) -> Pairs:
    """Yield how somebody named in the sentence that leads to a quotation is tied to it."""
    mention = named[at]
    before, after = room.before(mention.span.start), room.after(mention.span.end)
    way = _to_verb(after)
    last = max((index for index, each in enumerate(after) if says(each)), default=None)
    behind = after[last + 1 :] if last is not None else ()
    rival = any(
        each.span.start > mention.span.end and last is not None and each.span.end <= after[last].start
        for each in named
        if each.kind != "joint"
    )
    first = not [each for each in before if not (_PASS & each.kinds)]
    led = lead_of(room)
    yield f"ahead_{led}", 1.0
    yield "ahead_verb", float(bool(way) and not rival)
    yield "ahead_open", float(way == "open" and first)
    yield f"ahead_verb_{led}", float(bool(way) and not rival)
    yield f"ahead_way_{way or 'none'}", 1.0
    yield "ahead_verb_rival", float(bool(way) and rival)
    yield "ahead_verb_far", float(bool(way) and len(behind) > OPENING)
    yield "ahead_first", float(first)
    yield "ahead_first_verb", float(first and last is not None and not way and not rival)
    yield "ahead_only", float(len({each.name for each in named if each.kind == "name"}) <= 1)
    yield "ahead_last", float(not any(each.span.start > mention.span.end for each in named))
    yield from _inverted(before, after, led)
    yield from _labelled(before, after, led)
    noun = any("noun" in each for each in (*before[-_FILLER:], *after))
    yield "ahead_noun", float(noun and last is None and led != "bare")


def lead_of(room: Room) -> str:
    """Return how a room leads on: with a `colon`, a `comma`, `closed` or `bare`."""
    kinds = room.tokens[-1].kinds if room.tokens else frozenset()
    if "colon" in kinds:
        return "colon"
    return "comma" if "comma" in kinds else "closed" if {"stop", "quote"} & kinds else "bare"


def _inverted(before: Sequence[Token], after: Sequence[Token], led: str) -> Pairs:
    """Yield how `Dazu sagt NAME:` and `According to NAME,` stand before a quotation."""
    gap: list[Token] = []
    verb = None
    for token in reversed(before):
        if says(token) or "according" in token:
            verb = token
            break
        gap.append(token)
    if verb is None:
        return
    ahead = [each for each in before if each.end <= verb.start]
    plain = [each for each in gap if not (_PASS & each.kinds)]
    alone = len(ahead) <= OPENING and not any({"pronoun", "group", "role"} & each.kinds for each in ahead)
    rest = [each for each in after if not {"comma", "colon"} & each.kinds]
    yield "ahead_according", float("according" in verb and not plain)
    yield "ahead_inverted", float(says(verb) and not plain and alone and led in {"colon", "comma"})
    yield "ahead_object", float(says(verb) and not alone)
    yield "ahead_inverted_short", float(says(verb) and not plain and len(rest) <= _FILLER)


def _labelled(before: Sequence[Token], after: Sequence[Token], led: str) -> Pairs:
    """Yield how `NAME, role:` is all that leads up to a quotation."""
    bare = (
        all((_PASS | {"dash", "comma"}) & each.kinds for each in before[-_FILLER:]) and len(before) <= _FILLER
    )
    rest = [each for each in after if "colon" not in each]
    role = bool(rest) and bool({"comma", "bracket"} & rest[0].kinds)
    yield "ahead_whole", float(led == "colon" and bare and not rest)
    yield "ahead_whole_role", float(led == "colon" and bare and role and not any(says(each) for each in rest))
    yield "ahead_dash", float(bare and len(rest) == 1 and "dash" in rest[0])


def _earlier(quotation: Quotation, room: Room, named: Sequence[Mention], at: int) -> Pairs:
    """Yield how somebody is named in the sentence before that of a quotation."""
    mention = named[at]
    before, after = room.before(mention.span.start), room.after(mention.span.end)
    own = [each for each in quotation.ahead.tokens if "quote" not in each]
    own = [*own, *(each for each in clause_of(quotation.behind.tokens)[:OPENING] if says(each))]
    bare = not own
    way = _to_verb(after)
    led = bool(before) and ("according" in before[-1] or "according" in before[-2:][0])
    first = not [each for each in before if not (_PASS & each.kinds)]
    yield "earlier_verb", float(bare and bool(way))
    yield "earlier_according", float(bare and led)
    yield "earlier_first", float(bare and first)
    yield "earlier_inverted", float(bare and bool(before) and any(says(each) for each in before[-2:]))
    yield "earlier_only", float(bare and len({each.name for each in named}) == 1)
    yield "earlier_named", float(bare)


def _above(quotation: Quotation, room: Room, named: Sequence[Mention], at: int) -> Pairs:
    """Yield how somebody is named in the last sentence of the block above a quotation."""
    mention = named[at]
    before, after = room.before(mention.span.start), room.after(mention.span.end)
    led = lead_of(room) == "colon"
    bare = not any(says(each) for each in clause_of(quotation.behind.tokens)[:OPENING])
    way = _to_verb(after)
    first = not [each for each in before if not (_PASS & each.kinds)]
    rest = [each for each in after if not {"colon", "comma"} & each.kinds]
    kind = "block" if quotation.origin == "block" else "marks"
    yield "above_verb", float(led and bare and bool(way))
    yield "above_whole", float(led and bare and first and not rest)
    yield "above_first", float(led and bare and first)
    yield "above_only", float(led and bare and len({each.name for each in named if each.kind == "name"}) == 1)
    yield "above_inverted", float(led and bare and bool(before) and any(says(each) for each in before[-2:]))
    yield f"above_{kind}", float(led and bare)
    yield "above_no_colon", float(bare and not led)
    yield "above_verb_no_colon", float(bare and not led and bool(way))
    last = [each for each in after if "stop" not in each]
    yield "above_closes", float(bare and not led and way == "right" and says(last[-1]))


def _below(_: Quotation, room: Room, named: Sequence[Mention], at: int) -> Pairs:
    """Yield how somebody is named in a short block below a quotation."""
    mention = named[at]
    before, after = room.before(mention.span.start), room.after(mention.span.end)
    dashed = bool(before) and all({"dash", "bracket"} & each.kinds for each in before)
    yield "below_credit", float(dashed)
    yield "below_whole", float(not before and not after)
    yield "below_first", float(not [each for each in before if not (_PASS & each.kinds)])
    yield "below_only", float(len({each.name for each in named}) == 1)


_READ = {"behind": _behind, "ahead": _ahead, "earlier": _earlier, "above": _above, "below": _below}


def _meant(
    whole: Span,
    name: str,
    quotation: Quotation,
    mentions: Mentions,
    before: Before | None,
    cue: Cue | None,
    text: str,
) -> Pairs:
    """Yield how well a person fits a pronoun, and whether whoever spoke before goes on."""
    last = before is not None and before.name == name
    if cue is not None:
        yield from _by_pronoun(whole, name, quotation, mentions, cue, text)
        yield "pronoun_last", float(last)
    if last and before is not None and not (cue and cue.many):
        yield from _goes_on(name, quotation, mentions, before, text, cue)


def _by_pronoun(
    whole: Span, name: str, quotation: Quotation, mentions: Mentions, cue: Cue, text: str
) -> Pairs:
    near = mentions.before(quotation.outer.start, _REACH)
    fitting = [spot for spot in near if not cue.many and _fits(cue.sex, spot[1], text)]
    mine = [at for at, spot in fitting if spot.of(text) == name]
    if not mine:
        yield "pronoun_unfit", 1.0
        return
    order = list(dict.fromkeys(spot.of(text) for _, spot in reversed(fitting)))
    rank = order.index(name)
    sex = find_sex(whole.of(text))
    latest = mine[-1]
    sentence = not _BREAK.search(text, latest, quotation.outer.start)
    yield "pronoun_nearest", float(rank == 0)
    yield "pronoun_second", float(rank == 1)
    yield "pronoun_only", float(len(order) == 1)
    yield "pronoun_sex", float(bool(cue.sex) and sex == cue.sex)
    yield (
        "pronoun_surer",
        float(bool(cue.sex) and sex != cue.sex and any(find_sex(other) == cue.sex for other in order)),
    )
    yield "pronoun_bare", float(cue.bare)
    yield "pronoun_block", float(latest >= quotation.block.span.start)
    yield "pronoun_sentence", float(sentence)
    yield "pronoun_leads", float(bool(_HEAD.search(text[max(0, latest - _LEAD) : latest])))
    yield "pronoun_passing", float(_passing(text, latest, quotation))
    rivals = [at for at, spot in fitting if spot.of(text) != name and at > latest - 2 * _LEAD]
    yield "pronoun_rivals", float(bool(rivals))


def _fits(pronoun: str, whole: Span, text: str) -> bool:
    sex = find_sex(whole.of(text))
    return not pronoun or not sex or sex == pronoun


def _passing(text: str, at: int, quotation: Quotation) -> bool:
    """Tell whether somebody is only mentioned in passing: in brackets, or behind a preposition."""
    before = text[max(0, at - 2 * _LEAD) : at]
    words = before.split()
    behind = bool(words) and words[-1].casefold() in quotation.grammar.sentences.prepositions
    return behind or before.rfind("(") > before.rfind(")")


def _goes_on(
    name: str, quotation: Quotation, mentions: Mentions, before: Before, text: str, cue: Cue | None
) -> Pairs:
    """Yield how much stands between what somebody said before and a quotation that names nobody."""
    other = before.quotation
    same, following = quotation.number == other.number, quotation.number == other.number + 1
    gap = text[other.outer.end : quotation.outer.start]
    named = mentions.others(other.outer.end, quotation.outer.start, name)
    own = [each for each in quotation.ahead.tokens if "quote" not in each and "comma" not in each]
    verb = any(says(each) for each in clause_of(quotation.behind.tokens)[:OPENING])
    silent = not verb and cue is None
    close = silent and not own
    sort = quotation.mark == other.mark
    yield "on_same", float(same and close and sort and not named)
    yield "on_same_own", float(same and silent and bool(own) and not named)
    yield "on_comma", float(same and bool(own) and "comma" in lead_of(quotation.ahead) and not named)
    yield "on_touching", float(same and close and not gap.strip())
    yield "on_named", float(same and silent and named)
    yield "on_far", float(same and silent and len(gap) > _REACH // 8)
    yield "on_other_marks", float(same and silent and not sort)
    yield "on_open", float(following and not other.closed and silent)
    rest = text[other.outer.end : other.block.span.end]
    began = other.outer.start == other.block.span.start
    opens = quotation.outer.start == quotation.block.span.start
    yield "on_next", float(following and opens and close and began and other.closed and not named)
    yield "on_next_short", float(following and opens and close and len(rest) <= _LEAD * 2 and not named)
    yield "on_next_block", float(following and quotation.origin == other.origin == "block" and silent)
    yield "on_cued", float(before.cued and silent and (same or following))
    yield "on_question", float(silent and other.span.of(text)[-1:] == "?" and not quotation.inserted)

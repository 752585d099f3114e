"""Who said it: the words around a quotation that bring in its speaker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from sharekit.document import Span
from sharekit.presets.grammar import Grammar
from sharekit.presets.names import Sex, is_given
from sharekit.source.language.people import any_of
from sharekit.source.quotations.cuepatterns import cue_patterns
from sharekit.source.quotations.mentions import Mentions
from sharekit.source.quotations.phrases import Named, is_bare, name_list
from sharekit.source.quotations.subjects import Subjects

_REACH = 200
_DASHED = regex.compile(r"\s*[–—―-]{1,3}\s*(?=\p{L})")
_LEADS = (":", ",")
_NEAR = 25
_FEW = 3
_SHORT = regex.compile(r"\s+[^.!?:;“”\"«»\n]{3,60}[.](?=\s|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What a cue says about the speaker.

    Attributes:
        named: The name or phrase, or None.
        pronoun: A pronoun stands there instead.
        sex: What the pronoun tells, or empty.
        end: Where the cue ends.
    """

    named: Named | None = None
    pronoun: bool = False
    sex: Sex = ""
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cues:
    """Reads cues in one text."""

    text: str
    grammar: Grammar
    mentions: Mentions

    def after(self, room: Span, *, ended: bool) -> Voice | None:
        """Read what follows a quotation.

        Args:
            room: From its closing mark up to the next quotation or the block's end.
            ended: It ends with a full stop, so that `X said` begins a sentence of its own.
        """
        patterns, text = cue_patterns(self.grammar), self.text
        dash = _DASHED.match(text, room.start, room.end)
        verb = patterns.verb_first.match(text, room.start, room.end)
        if dash and not verb:
            return self._dashed(dash.end(), room.end)
        if verb:
            return self._behind(verb.end(), room.end)
        according = patterns.according_first.match(text, room.start, room.end)
        if according:
            return Voice(named=self._named(according.end(), room.end), end=according.end())
        if ended:
            short = _SHORT.match(text, room.start, room.end)
            voice = self._subject_first(Span(room.start, short.end())) if short else None
            return voice if voice and short and len(text[voice.end : short.end()].split()) <= _FEW else None
        return self._subject_first(room)

    def spoken(self, room: Span) -> Voice | None:
        """Read `, says X` where it surely names somebody: inside of marks, between dashes."""
        verb = cue_patterns(self.grammar).verb_first.match(self.text, room.start, room.end)
        voice = self._behind(verb.end(), room.end) if verb else None
        return voice if voice and (voice.named or (voice.pronoun and voice.sex)) else None

    def before(self, room: Span) -> Voice | None:
        """Read the beginning of the sentence that leads into a quotation."""
        words = room.of(self.text)
        led = words.rstrip(" \u00a0\u202f").endswith(_LEADS) or (
            words[-1:].isspace() and words.strip()[-1:].isalpha()
        )
        if not led:
            return None
        return self.indirect(room) or self._noun(room) or self._label(room)

    def indirect(self, room: Span) -> Voice | None:
        """Read who speaks in a sentence (`volgens X …`, `X said that …`)."""
        patterns, text = cue_patterns(self.grammar), self.text
        according = patterns.according.search(text, room.start, room.end)
        if according and (named := self._named(according.end(), room.end)):
            return Voice(named=named, end=named.end)
        verbs = list(patterns.verb.finditer(text, room.start, room.end))
        for verb in reversed(verbs):
            voice = self._of_verb(verb, room)
            if voice:
                return voice
        return Voice(end=room.end) if verbs else None

    def _of_verb(self, verb: regex.Match[str], room: Span) -> Voice | None:
        patterns, text = cue_patterns(self.grammar), self.text
        before = self._pronoun_before(verb.start(), room.start)
        if before:
            return before
        behind = patterns.pronoun_after.match(text, verb.end(), room.end)
        if behind:
            return self._pronoun(behind["who"], behind.end(), text[verb.start() : verb.end()])
        subject = self._subjects.before(room.start, verb.start())
        if subject:
            return Voice(named=subject, end=verb.end())
        if self.grammar.speech.inverted and self._opens(room.start, verb.start()):
            named = self._named(verb.end(), room.end)
            return Voice(named=named, end=named.end) if named else None
        return None

    def _opens(self, start: int, verb: int) -> bool:
        """Tell whether nothing that could be a subject stands before a verb."""
        words = self.text[start:verb].casefold().replace(",", " ").split()
        if not words:
            return True
        small, people = self.grammar.sentences, self.grammar.people
        return words[0] not in (*people.articles, *small.pronouns, *people.pronouns) and len(words) <= 6  # noqa: PLR2004 - an adverbial

    def _pronoun_before(self, verb: int, start: int) -> Voice | None:
        found = None
        low = max(start, verb - 60)
        for found in cue_patterns(self.grammar).pronoun_first.finditer(
            self.text, low, min(len(self.text), verb + 40)
        ):
            if found.end() > verb and found.start("who") < verb and not self._glued(found.start("who")):
                return self._pronoun(found["who"], found.end(), found.group())
        return None

    def _glued(self, at: int) -> bool:
        return at > 0 and (self.text[at - 1].isalnum() or self.text[at - 1] in "’'-")

    def _behind(self, at: int, stop: int) -> Voice:
        """Read what stands behind a verb of saying: a pronoun, a name, a phrase, or nothing."""
        patterns, text = cue_patterns(self.grammar), self.text
        pronoun = patterns.pronoun_after.match(text, at, stop)
        if pronoun:
            return self._pronoun(pronoun["who"], pronoun.end(), text[max(0, at - 12) : at])
        joined = regex.search(
            rf"-(?P<who>{any_of(self.grammar.people.pronouns)})\b", text, pos=max(0, at - 30), endpos=at
        )
        if joined:
            return self._pronoun(joined["who"], at, "")
        named = self._named(at, stop)
        if (
            named is None
            and self.grammar.speech.subjectless
            and text[at : at + 1] in {".", ",", ";", ":", ""}
        ):
            return Voice(pronoun=True, end=at)
        return Voice(named=named, end=named.end if named else at)

    def _pronoun(self, word: str, end: int, verb: str) -> Voice:
        lower = word.casefold()
        people = self.grammar.people
        if lower not in (*people.she, *people.he) or (lower in people.she and verb.endswith("en")):
            return Voice(end=end)
        return Voice(pronoun=True, sex="she" if lower in people.she else "he", end=end)

    def _named(self, start: int, stop: int) -> Named | None:
        return self._subjects.named(start, stop)

    @property
    def _subjects(self) -> Subjects:
        return Subjects(text=self.text, grammar=self.grammar, mentions=self.mentions)

    def _dashed(self, start: int, stop: int) -> Voice | None:
        name = next(iter(name_list(self.text, Span(start, min(stop, start + 90)), self.grammar)), None)
        named = self._named(start, stop)
        if name is None or named is None or self.text[start : name.start].count(" ") > 4:  # noqa: PLR2004 - a role
            return None
        return Voice(named=named, end=named.end)

    def _subject_first(self, room: Span) -> Voice | None:
        """Read `NAME, role, said` right after a quotation."""
        patterns, text = cue_patterns(self.grammar), self.text
        pronoun = patterns.pronoun_first.match(text, room.start, room.end)
        if pronoun:
            return self._pronoun(pronoun["who"], pronoun.end(), pronoun.group())
        verb = patterns.verb.search(text, room.start, min(room.end, room.start + _REACH))
        if not verb or any(mark in text[room.start : verb.start()] for mark in ".;!?:"):
            return None
        start = (
            room.start
            + len(text[room.start : verb.start()])
            - len(text[room.start : verb.start()].lstrip(" ,"))
        )
        subject = self._subjects.before(start, verb.start(), opening=False)
        return Voice(named=subject, end=verb.end()) if subject and subject.span.start - start < 60 else None  # noqa: PLR2004 - a role

    def _noun(self, room: Span) -> Voice | None:
        """Read `the remark of NAME, role:` and `NAME whose words were:`."""
        noun = cue_patterns(self.grammar).noun.search(self.text, room.start, room.end)
        if not noun:
            return None
        names = [
            name
            for name in name_list(self.text, room, self.grammar)
            if " " in name.of(self.text) or self.mentions.is_known(name)
        ]
        after = [name for name in names if 0 <= name.start - noun.end() <= _NEAR]
        chosen = after[0] if after else self._owner(names, noun)
        return Voice(named=Named(span=chosen, single=True, end=chosen.end), end=room.end) if chosen else None

    def _owner(self, names: Sequence[Span], noun: regex.Match[str]) -> Span | None:
        """Return whose remark it is: `NAME’s remark`, `NAME, role, whose remark was`."""
        for name in (each for each in names if each.end <= noun.start()):
            between = self.text[name.end : noun.start()].casefold()
            owned = between[:2] in {"’s", "'s"} and len(between) <= _NEAR
            if owned or any(word in self.grammar.sentences.relatives for word in between.split()):
                return name
        return None

    def _label(self, room: Span) -> Voice | None:
        """Read `NAME, role:` that is the whole lead."""
        words = self.text[room.start : room.end].rstrip()
        if not words.endswith(":") or len(words) > 120:  # noqa: PLR2004 - a name and a role
            return None
        named = self._named(room.start, room.start + len(words))
        if named is None:
            return None
        lead = self.text[room.start : named.span.start].casefold().split()
        gap = self.text[named.end : room.start + len(words) - 1]
        role = gap.lstrip()[:1] in {",", "("}
        first = named.span.of(self.text).split(maxsplit=1)[0]
        person = is_given(first) or first.isupper() or bool(lead) or role or not named.single
        fits = is_bare(lead, self.grammar) and person and (not gap.strip() or role)
        return (
            Voice(named=named, end=room.end) if fits and self._subjects.is_sure(named, room.start) else None
        )

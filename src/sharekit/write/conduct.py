"""What a post does not do, however short it is: let strangers in, say a thing twice, tag somebody."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from sharekit.links import privacy_of
from sharekit.plan.consent import MASK
from sharekit.plan.likeness import words_of
from sharekit.plan.model import KitPlan
from sharekit.presets.phrases import Phrases
from sharekit.presets.platforms import Platform
from sharekit.write.facets import hashtags_in, without_addresses
from sharekit.write.facts import own_tags
from sharekit.write.people import at, handle_of
from sharekit.write.titles import headline

_TELLING = 20  # characters of a line that must not stand twice in a post
_AT = regex.compile(r"(?<![\w.@/])@[\w.]*\w(?:@[\w.]*\w)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Conduct:
    """Those of one kit on one network.

    Attributes:
        plan: For hashtags, people and handles.
        platform: The network's row.
        phrases: For the dash of an attribution.
    """

    plan: KitPlan
    platform: Platform
    phrases: Phrases

    def keep(self, subject: str, text: str) -> bool:
        """Whether a post of these words has them."""
        lines = [line for line in text.split("\n") if len(line) > _TELLING]
        once = len(lines) == len({*lines})
        again = subject == text.partition("\n")[0] and not self._is_titled(subject)
        return (
            MASK not in f"{subject}{text}"
            and once
            and not again
            and self._dates_once(subject, text)
            and self._takes_tags(text)
            and self._names_once(text)
            and self._tags_nobody(text)
            and self._lets_nobody_in(f"{subject}\n{text}")
        )

    def _lets_nobody_in(self, words: str) -> bool:
        """Whether no room that is private stands in words for everybody."""
        return self.platform.private or not privacy_of(self.plan.document, self.plan.event).rooms(words)

    def _is_titled(self, subject: str) -> bool:
        """Whether a subject holds the title, which mail programs show by itself: the body has it too."""
        event, document = self.plan.event, self.plan.document
        own = (event.title, event.short_title) if event else ()
        titles = (headline(document), document.short_title, *own)
        held = {*words_of(subject)}
        return any({*words_of(title)} <= held for title in titles if title)

    def _dates_once(self, subject: str, text: str) -> bool:
        """Whether no date stands right before a title that opens with it (`1 May – 1 May is ours`)."""
        event = self.plan.event
        if event is None or event.day is None:
            return True
        day = f"{self.phrases.day_number(event.day)} {self.phrases.month(event.day)}"
        title = event.short_title or event.title
        if not title.casefold().startswith(day.casefold()):
            return True
        heads = (line.partition(title)[0] for line in (subject, *text.split("\n")) if title in line)
        return not any(str(event.day.day) in head for head in heads)

    def _takes_tags(self, text: str) -> bool:
        """Whether hashtags of ours, if there are some, leave room for those of the source's own words."""
        ours = own_tags(self.plan, self.platform)
        if not ours or ours not in text:
            return True
        found = [tag.casefold() for tag in hashtags_in(text)]
        return len(found) <= self.platform.hashtags and len(found) == len({*found})

    def _names_once(self, text: str) -> bool:
        """Whether nobody who is announced is named twice; who said a quotation may be named below it."""
        if not self._people:
            return True
        lines = [line for line in text.split("\n") if not line.startswith(self.phrases.post.dash)]
        said = "\n".join(lines)
        return all(said.count(name) <= 1 for name in self._people)

    def _tags_nobody(self, text: str) -> bool:
        """Whether no `@name` of the source's words would tag whoever has that name on this network."""
        if not self.platform.at_tags:
            return True
        return all(name in self._own_names for name in _AT.findall(without_addresses(text)))

    @property
    def _people(self) -> tuple[str, ...]:
        event = self.plan.event
        return tuple(person.name for person in event.speakers) if event else ()

    @property
    def _own_names(self) -> str:
        """All names that front matter and settings give as being of this network, and those of the title."""
        event = self.plan.event
        ours = self.plan.handles.get(self.platform.name)
        theirs = (handle_of(person, self.platform.name) for person in event.people) if event else ()
        titles = (self.plan.document.title, event.title if event else "")
        return " ".join((*titles, at(ours) if ours else "", *theirs))

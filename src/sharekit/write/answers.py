"""What somebody else's writer answers, and what one text of it is judged by."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import regex

from sharekit.plan.model import KitPlan, PostSpec
from sharekit.presets.phrases import Phrases
from sharekit.presets.platforms import Platform
from sharekit.write.ground import Evidence, Ground, folded_marks, ground_of, words_of
from sharekit.write.model import Post
from sharekit.write.typewriter import typewritten

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
class Bench:
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
    def ground(self) -> Ground:
        """The evidence made ready."""
        return ground_of(self.evidence)


@dataclass(frozen=True, kw_only=True)
class Case:
    """One text, beside ours.

    Attributes:
        ours: The post that it would take the place of.
        text: The text, tidied.
        subject: The subject or title, tidied; None where the post has none.
        link: The address that has to stand in the text; None where none may.
        bench: What all are judged by.
    """

    ours: Post
    text: str
    subject: str | None
    link: str | None
    bench: Bench

    @property
    def platform(self) -> Platform:
        """The network's row."""
        return self.bench.platforms[self.ours.platform]

    @property
    def spec(self) -> PostSpec:
        """When the post is for."""
        specs = self.bench.plan.posts
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
            folded in source for source in self.bench.ground.sources
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

"""Which sentences of the source may stand in a post: those judged to stand alone, and true that day."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date

import regex

from sharekit.document import Document, Span, Standing
from sharekit.plan.likeness import alike
from sharekit.presets.grammar import Grammar, load_grammar
from sharekit.presets.phrases import Phrases
from sharekit.write.fading import Fading
from sharekit.write.lasting import lasting
from sharekit.write.patterns import anywhere, is_found, opening
from sharekit.write.revising import is_revised

_CLOCK = re.compile(r"\d[:.h]\d|\d\s?[ap]m\b", re.IGNORECASE)
_ADDRESS = re.compile(r"://|\bwww\.", re.IGNORECASE)
_CAPITAL = r"[\p{Lu}\p{Lo}][\w’'-]*"  # scripts without capitals have no sign of a name
_NAME = regex.compile(rf"(?<=[\w,’'“”] ){_CAPITAL}")
_WHOLE_NAME = regex.compile(rf"{_CAPITAL} {_CAPITAL}")
_OF_A_LINE = frozenset({"fragment", "needs-context"})  # what a line may be that the title stands above


class Guard:
    """The filters of one language and one moment.

    Args:
        document: The source, with what was judged of its sentences.
        phrases: For the names of months.
        after: The day the article is posted, for posts that go out later.
        with_it: That day, for posts that go out with it, where words that go stale (`now`, a month) are true.
        coming: The event is still to come when the post goes out.

    Attributes:
        announces: The document announces an event, and does not only go on to one.
        later: The post goes out days after the article.
    """

    def __init__(
        self,
        document: Document,
        phrases: Phrases,
        *,
        after: date | None = None,
        with_it: date | None = None,
        coming: bool = False,
    ) -> None:
        """Prepare the patterns."""
        self._grammar: Grammar = load_grammar(document.language)
        self._document, words = document, self._grammar.sentences
        self._known: dict[tuple[str, Span], bool] = {}  # every network asks the same
        # whoever posts an announcement is one of those who announce; an article is not theirs
        self.announces = any(alike(event.title, document.title) for event in document.events)
        self._name = _WHOLE_NAME if phrases.post.capital_nouns else _NAME
        self._stale, self.later = anywhere(words.stale), after is not None
        self._superseding, self._inviting = anywhere(words.superseding), opening(words.invitations)
        self._fading = Fading(self._grammar)
        self._lasting = lasting(document, phrases, after, with_it, coming=coming and self.announces)
        self._calendar = frozenset(
            word.casefold() for word in (*phrases.dates.months, *phrases.dates.weekdays)
        )

    def allows(self, sentence: str, span: Span) -> bool:
        """Whether a sentence, or a clause of one, can be read without the article, on the day of the post."""
        if (sentence, span) not in self._known:
            self._known[sentence, span] = self._judge(sentence, span)
        return self._known[sentence, span]

    def _judge(self, sentence: str, span: Span) -> bool:
        judged = self._judged(span)
        if judged is None or judged.reasons or self._is_of_then(sentence, span):
            return False
        text = self._document.text
        return self.keeps(sentence) and not is_revised(sentence, text[span.end :], self._superseding)

    def _judged(self, span: Span) -> Standing | None:
        """Return what was judged of the sentence that holds a span."""
        at = bisect_right(self._document.sentences, span.start, key=lambda each: each.span.start) - 1
        found = self._document.sentences[at] if at >= 0 else None
        return found if found and span.start < found.span.end else None

    def opens(self, span: Span | None) -> float:
        """Return how well a sentence would open a post."""
        judged = self._judged(span) if span else None
        return judged.opens if judged else 0.0

    def _is_of_then(self, sentence: str, span: Span) -> bool:
        """Whether its `now` is that of a paragraph which foretells what is over by now."""
        if self.later or not is_found(self._stale, sentence):
            return False
        blocks = (
            each.span for each in self._document.blocks if each.span.start <= span.start < each.span.end
        )
        return any(not self._lasting.holds(block.of(self._document.text)) for block in blocks)

    def is_subtitle(self, line: str, span: Span) -> bool:
        """Whether a line under a title says what that is: no date, no address, nobody's words."""
        judged = self._judged(span)
        stays = judged is None or not {*judged.reasons} <= _OF_A_LINE
        dated = is_found(self._fading.dated, line) or is_found(_CLOCK, line)
        return self.keeps(line) and not (stays or dated)

    def invites(self, sentence: str) -> bool:
        """Whether a sentence asks the reader to come or to do something."""
        return is_found(self._inviting, sentence)

    def fades(self, title: str) -> bool:
        """Whether a title says when, in words that are true only for a while (`next October`)."""
        return self._fading.fades(title)

    def lasting_title(self, title: str) -> str:
        """Return a title without a date at its end that is true only for a while; else nothing."""
        return self._fading.lasting(title)

    def keeps(self, sentence: str) -> bool:
        """Whether a sentence is still true on the day the post goes out, and brings no second link."""
        return not is_found(_ADDRESS, sentence) and self._lasting.holds(sentence)

    def names_actor(self, clause: str) -> bool:
        """Whether somebody is named inside; else a figure takes the credit or blame of the title.

        A name is a capital that does not open the clause; two in a row where all nouns have one.
        """
        return any(match[0].casefold() not in self._calendar for match in self._name.finditer(clause))

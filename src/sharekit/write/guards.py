"""Which sentences of the source may stand alone in a post, and on which day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

import regex

from sharekit.document import Document, Span
from sharekit.plan.likeness import alike
from sharekit.presets.grammar import Grammar, load_grammar
from sharekit.presets.phrases import Phrases
from sharekit.write.lasting import Lasting, anywhere
from sharekit.write.surroundings import Surroundings

_FEWEST_WORDS = 5
_LONGEST_DATE = 9  # words
_FEWEST_ASKED = 40  # characters of a question: a shorter one leans on those around it
_QUESTIONS = ("?", "؟")
_FIRST_CLAUSE = re.compile(r"[,;:–—]")
_SHOUTED = regex.compile(r"\b\p{Lu}{2,}\s+\p{Lu}{2,}\b")  # capitals of a lay-out, not of names
_POINTING = re.compile(r"\bthat \w+[:;]")  # English: “had counted that queue: …”
_ANSWER = regex.compile(r"\A\W*\w+(?:\s\w+){0,2}[:：]\s")  # a label, or the answer to a question
_SAID = regex.compile(r"[“«„\"]\s?\w+(?:[^\w“”«»„\"]+\w+){4,}[^\w]*[”»“\"]")  # somebody’s words
_ADDRESS = re.compile(r"://|\bwww\.", re.IGNORECASE)
_CAPITAL = r"[\p{Lu}\p{Lo}][\w’'-]*"  # scripts without capitals have no sign of a name
_NAME = regex.compile(rf"(?<=[\w,’'“”] ){_CAPITAL}")
_WHOLE_NAME = regex.compile(rf"{_CAPITAL} {_CAPITAL}")


class Guard:
    """The filters of one language and one moment.

    Args:
        document: The source.
        phrases: For the names of months.
        after: The day the article is posted, for posts that go out later; None for those that go out with
            it, where words that go stale (`now`, `will`, a month) are allowed.
    """

    def __init__(self, document: Document, phrases: Phrases, *, after: date | None = None) -> None:
        """Prepare the patterns."""
        self._grammar: Grammar = load_grammar(document.language)
        self._known: dict[tuple[str, Span | None], bool] = {}  # every network asks the same
        words = self._grammar.sentences
        self._around = Surroundings(document, words)
        leaning = (*words.connectives, *words.pointers, *words.pronouns)
        self._opening = _opening(leaning, after=words.prepositions, glued=words.glued_openings)
        self._joining = _opening(words.connectives)
        self._of_whom = _opening(
            (*words.pronouns, *(f"s{mark}{word}" for word in words.pronouns for mark in "'’"))
        )
        self._name = _WHOLE_NAME if phrases.post.capital_nouns else _NAME
        self._additive = anywhere(words.additives)
        self._anaphor, self._no_anaphor = anywhere(words.anaphors), anywhere(words.no_anaphors)
        # whoever posts an announcement is one of those who announce; an article is not theirs
        selves = () if _announces(document) else words.selves
        self._unnamed = anywhere((*words.pronouns, *selves))
        self._beside = anywhere((*words.recurring, *words.salesmanship, *words.asides))
        self._hollow = anywhere(words.guessing), _opening(words.prompts)
        self._relative = _relative(words.relatives)
        self._fading = anywhere(words.fading)
        dates = self._grammar.dates
        self._dated, self._day_leads = anywhere((*dates.months, *dates.weekdays)), anywhere(dates.day_leads)
        self._aside = _between_commas((*words.connectives, *words.additives))
        self._lasting = Lasting(self._grammar, phrases, after=after) if after else None

    def allows(self, sentence: str, span: Span | None = None) -> bool:
        """Whether a sentence can be read without the article, on the day the post goes out."""
        if (sentence, span) not in self._known:
            self._known[sentence, span] = self._judge(sentence, span)
        return self._known[sentence, span]

    def _judge(self, sentence: str, span: Span | None) -> bool:
        if not self._around.allow(sentence, span):
            return False
        if len(sentence.split()) < _FEWEST_WORDS or sentence.endswith(":"):
            return False
        if sentence.endswith(_QUESTIONS) and not self._asks(sentence):
            return False
        first = self._first_clause(sentence)
        whole = (self._opening, _ANSWER, _POINTING, _SHOUTED, _SAID, self._beside)
        leans = any(_found(pattern, sentence) for pattern in whole) or _found(self._additive, first)
        unnamed = _found(self._unnamed, sentence) and not self.names_actor(sentence)
        return not (leans or unnamed) and self.flows(sentence)

    def _asks(self, question: str) -> bool:
        """Whether a question asks something by itself, and neither accuses nor begins an instruction."""
        return len(question) >= _FEWEST_ASKED and not any(
            _found(pattern, question) for pattern in self._hollow
        )

    def names_in(self, sentence: str) -> frozenset[str]:
        """Return the words of a sentence that a capital tells to be names, folded."""
        return frozenset(match[0].casefold() for match in _NAME.finditer(sentence))

    def _first_clause(self, sentence: str) -> str:
        """Return the first clause; what stands between commas about its subject is left out (`, who …,`)."""
        plain = self._relative.sub(" ", sentence) if self._relative else sentence
        return _FIRST_CLAUSE.split(plain, maxsplit=1)[0]

    def goes_on(self, said: str) -> bool:
        """Whether a quotation goes on from something that was said before (`But I will stay.`)."""
        return _found(self._joining, said)

    def leans(self, said: str) -> bool:
        """Whether a quotation opens with somebody who was named before it (`They chose …`)."""
        return _found(self._of_whom, said)

    def fades(self, title: str) -> bool:
        """Whether a title says when, in words that are true only for a while (`next October`)."""
        return _found(self._fading, title)

    def lasting_title(self, title: str) -> str:
        """Return a title without a date at its end that is true only for a while (`on 4 October next`).

        Nothing where such words stand elsewhere in it.
        """
        if not self.fades(title):
            return title
        leads = self._day_leads.finditer(title) if self._day_leads else ()
        for lead in reversed([*leads]):
            head, tail = title[: lead.start()].rstrip(" ,–—-:"), title[lead.start() :]
            dated = _found(self._dated, tail) and self.fades(tail) and len(tail.split()) <= _LONGEST_DATE
            if dated and not self.fades(head) and len(head.split()) >= _FEWEST_WORDS:
                return head
        return ""

    def adds(self, clause: str) -> bool:
        """Whether a clause adds to what came before (`also`)."""
        return _found(self._additive, self._first_clause(clause))

    def flows(self, clause: str) -> bool:
        """Whether a clause is still true that day and holds no aside to what came before (`for example`)."""
        plain = self._no_anaphor.sub("", clause) if self._no_anaphor else clause
        return not (_found(self._aside, clause) or _found(self._anaphor, plain)) and self.keeps(clause)

    def keeps(self, sentence: str) -> bool:
        """Whether a sentence is still true on the day the post goes out, and brings no second link."""
        return not _found(_ADDRESS, sentence) and (self._lasting is None or self._lasting.holds(sentence))

    def names_actor(self, sentence: str) -> bool:
        """Whether somebody is named inside; else the sentence takes the credit or blame of the title.

        A name is a capital that does not open the sentence; two in a row where all nouns have one.
        """
        return _found(self._name, sentence)


def _announces(document: Document) -> bool:
    return any(alike(event.title, document.title) for event in document.events)


def _found(pattern: re.Pattern[str] | regex.Pattern[str] | None, text: str) -> bool:
    return pattern is not None and pattern.search(text) is not None


def _opening(
    words: Iterable[str], *, after: Iterable[str] = (), glued: Iterable[str] = ()
) -> re.Pattern[str] | None:
    """Return the pattern of words that open a sentence, also behind a preposition (`In this`, `S'ils`)."""
    names = "|".join(re.escape(word) for word in words)
    if not names:
        return None
    before = "|".join(re.escape(word) for word in after)
    behind = rf"(?:(?:{before})\s+)?" if before else ""
    joined = "|".join(re.escape(word) for word in glued)
    parts = rf"(?:\w['’])?{behind}(?:{names})\b" + (rf"|(?:{joined})" if joined else "")
    return re.compile(rf"\A\W*(?:{parts})", re.IGNORECASE)


def _relative(words: Iterable[str]) -> re.Pattern[str] | None:
    names = "|".join(re.escape(word) for word in words)
    return re.compile(rf",\s(?:{names})\s[^,]*,", re.IGNORECASE) if names else None


def _between_commas(words: Iterable[str]) -> re.Pattern[str] | None:
    """Return the pattern of an aside that leans on what came before (`, for example,`)."""
    names = "|".join(re.escape(word) for word in words)
    return re.compile(rf"[,،]\s(?:{names})\s?[,،]", re.IGNORECASE) if names else None

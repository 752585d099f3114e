"""Which sentences of the source may stand alone in a post, and on which day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

import regex

from sharekit.document import Document, Span
from sharekit.plan.likeness import alike
from sharekit.presets.grammar import Grammar, load_grammar
from sharekit.presets.grammar_words import SentenceWords
from sharekit.presets.marks import QUESTION_MARKS
from sharekit.presets.phrases import Phrases
from sharekit.write.fading import Fading
from sharekit.write.lasting import lasting
from sharekit.write.patterns import any_of, anywhere, is_found, opening
from sharekit.write.surroundings import Surroundings

_FEWEST_WORDS = 5
_FEWEST_ASKED = 40  # characters of a question: a shorter one leans on those around it
_WHOLE_CLAUSE = 5  # words
_FIRST_CLAUSE = re.compile(r"[,;:–—]")
_SHOUTED = regex.compile(r"\b\p{Lu}{2,}\s+\p{Lu}{2,}\b")  # capitals of a lay-out, not of names
_POINTING = re.compile(r"\bthat \w+[:;]")  # English: “had counted that queue: …”
# a label, the answer to a question, or the number of an item
_ANSWER = regex.compile(r"\A\W*(?:\w+(?:\s\w+){0,2}[:：]|\d{1,2}\uFE0F?\s?[–—.)-])\s")
_SAID = regex.compile(r"[“«„\"]\s?\w+(?:[^\w“”«»„\"]+\w+){4,}[^\w]*[”»“\"]")  # somebody’s words
_CLOCK = re.compile(r"\d[:.h]\d|\d\s?[ap]m\b", re.IGNORECASE)
_ADDRESS = re.compile(r"://|\bwww\.", re.IGNORECASE)
_CAPITAL = r"[\p{Lu}\p{Lo}][\w’'-]*"  # scripts without capitals have no sign of a name
_NAME = regex.compile(rf"(?<=[\w,’'“”] ){_CAPITAL}")
_WHOLE_NAME = regex.compile(rf"{_CAPITAL} {_CAPITAL}")


class Guard:
    """The filters of one language and one moment.

    Args:
        document: The source.
        phrases: For the names of months.
        after: The day the article is posted, for posts that go out later.
        with_it: That day, for posts that go out with it, where words that go stale (`now`, a month) are true.
        coming: The event is still to come when the post goes out.

    Attributes:
        announces: The document announces an event, and does not only go on to one.
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
        self._known: dict[tuple[str, Span | None], bool] = {}  # every network asks the same
        words = self._grammar.sentences
        self._around = Surroundings(document, words)
        leaning = (*words.connectives, *words.pointers, *words.pronouns)
        self._opening = opening(leaning, after=words.prepositions, glued=words.glued_openings)
        self._joining = opening(words.connectives)
        self._of_whom = opening(words.pronouns)
        self._name = _WHOLE_NAME if phrases.post.capital_nouns else _NAME
        self._additive = anywhere(words.additives, but="\\s+as\\b")  # `as well as` is only a list
        self._anaphor, self._no_anaphor = anywhere(words.anaphors), anywhere(words.no_anaphors)
        # whoever posts an announcement is one of those who announce; an article is not theirs
        self.announces = any(alike(event.title, document.title) for event in document.events)
        self._selves = None if self.announces else anywhere(words.selves)
        self._pronouns, self._groups = anywhere(words.pronouns), opening(words.groups)
        self._shares, self._others = opening(words.proportions), _introduced(words)
        self._beside = anywhere((*words.recurring, *words.salesmanship, *words.asides))
        self._hollow = anywhere(words.guessing), opening(words.prompts)
        self._relative, self._clauses = _relative(words.relatives), _clauses(words)
        self._stale, self._later = anywhere(words.stale), after is not None
        self._inviting = opening(words.invitations)
        self._fading = Fading(self._grammar)
        self._aside = _between_commas((*words.connectives, *words.additives))
        self._lasting = lasting(self._grammar, phrases, after, with_it, coming=coming and self.announces)
        self._calendar = frozenset(
            word.casefold() for word in (*phrases.dates.months, *phrases.dates.weekdays)
        )

    def allows(self, sentence: str, span: Span | None = None) -> bool:
        """Whether a sentence can be read without the article, on the day the post goes out."""
        if (sentence, span) not in self._known:
            self._known[sentence, span] = self._judge(sentence, span)
        return self._known[sentence, span]

    def _judge(self, sentence: str, span: Span | None) -> bool:
        if not self._around.allow(sentence, span) or self._is_of_then(sentence, span):
            return False
        if len(sentence.split()) < _FEWEST_WORDS or sentence.endswith(":"):
            return False
        if sentence.endswith(QUESTION_MARKS) and not self._asks(sentence):
            return False
        first = self._first_clause(sentence)
        whole = (self._opening, _ANSWER, _POINTING, _SHOUTED, _SAID, self._beside, self._others)
        leans = any(is_found(pattern, sentence) for pattern in whole) or is_found(self._additive, first)
        unnamed = self._hangs_on_a_name(sentence) and not self.names_actor(sentence)
        return not (leans or unnamed) and self.flows(sentence)

    def _is_of_then(self, sentence: str, span: Span | None) -> bool:
        """Whether its `now` is that of a paragraph which foretells what is over by now."""
        if span is None or self._later or not is_found(self._stale, sentence):
            return False
        return not self._lasting.holds(self._around.paragraph(span))

    def _hangs_on_a_name(self, sentence: str) -> bool:
        """Whether somebody must be named for it to be understood: `they`, `our`, `most companies`."""
        they = is_found(self._pronouns, sentence) and not is_found(self._groups, sentence)
        return they or is_found(self._selves, sentence) or is_found(self._shares, sentence)

    def is_subtitle(self, line: str) -> bool:
        """Whether a line under a title says what that is: no date, no address, nobody's words, no label."""
        patterns = (self._opening, self._joining, _ANSWER, _SAID, self._beside, self._fading.dated, _CLOCK)
        return self.keeps(line) and not any(is_found(pattern, line) for pattern in patterns)

    def _asks(self, question: str) -> bool:
        """Whether a question asks something by itself, and neither accuses nor begins an instruction."""
        return len(question) >= _FEWEST_ASKED and not any(
            is_found(pattern, question) for pattern in self._hollow
        )

    def names_in(self, sentence: str) -> frozenset[str]:
        """Return the words of a sentence that a capital tells to be names, folded."""
        return frozenset(match[0].casefold() for match in _NAME.finditer(sentence))

    def _first_clause(self, sentence: str) -> str:
        """Return the first clause; what stands between commas about its subject is left out (`, who …,`)."""
        plain = self._relative.sub(" ", sentence) if self._relative else sentence
        return _FIRST_CLAUSE.split(plain, maxsplit=1)[0]

    def _first_whole_clause(self, text: str) -> str:
        """Return a sentence up to where another clause begins, which may mean something in the first."""
        cuts = (cut.start() for cut in self._clauses.finditer(text))
        return next((text[:cut] for cut in cuts if len(text[:cut].split()) >= _WHOLE_CLAUSE), text)

    def goes_on(self, said: str) -> bool:
        """Whether a quotation goes on from something that was said before (`But I will stay.`)."""
        return is_found(self._joining, said)

    def leans(self, said: str) -> bool:
        """Whether a quotation opens with somebody who was named before it (`They chose …`)."""
        return is_found(self._of_whom, said)

    def invites(self, sentence: str) -> bool:
        """Whether a sentence asks the reader to come or to do something."""
        return is_found(self._inviting, sentence)

    def fades(self, title: str) -> bool:
        """Whether a title says when, in words that are true only for a while (`next October`)."""
        return self._fading.fades(title)

    def lasting_title(self, title: str) -> str:
        """Return a title without a date at its end that is true only for a while; else nothing."""
        return self._fading.lasting(title)

    def adds(self, clause: str) -> bool:
        """Whether a clause adds to what came before (`also`)."""
        return is_found(self._additive, self._first_clause(clause))

    def flows(self, clause: str) -> bool:
        """Whether a clause is still true that day and holds no aside to what came before (`for example`)."""
        plain = self._no_anaphor.sub("", clause) if self._no_anaphor else clause
        leans = is_found(self._aside, clause) or is_found(self._anaphor, self._first_whole_clause(plain))
        return not leans and self.keeps(clause)

    def keeps(self, sentence: str) -> bool:
        """Whether a sentence is still true on the day the post goes out, and brings no second link."""
        return not is_found(_ADDRESS, sentence) and self._lasting.holds(sentence)

    def names_actor(self, sentence: str) -> bool:
        """Whether somebody is named inside; else the sentence takes the credit or blame of the title.

        A name is a capital that does not open the sentence; two in a row where all nouns have one.
        """
        return any(match[0].casefold() not in self._calendar for match in self._name.finditer(sentence))


def _clauses(words: SentenceWords) -> re.Pattern[str]:
    """Return the pattern of what parts a sentence into clauses that could each be one."""
    joining = any_of(words.conjunctions)
    return re.compile(rf";\s|,\s(?=(?:{joining})\s)" if joining else r";\s", re.IGNORECASE)


def _introduced(words: SentenceWords) -> re.Pattern[str] | None:
    """Return the pattern of an opening phrase that adds to what came before (`With other …, …`)."""
    before, others = any_of(words.prepositions), any_of(words.others)
    if not others:
        return None
    return re.compile(rf"\A\W*(?:{before})\b[^,]*\b(?:{others})\b[^,]*,", re.IGNORECASE)


def _relative(words: Iterable[str]) -> re.Pattern[str] | None:
    names = any_of(words)
    return re.compile(rf",\s(?:{names})\s[^,]*,", re.IGNORECASE) if names else None


def _between_commas(words: Iterable[str]) -> re.Pattern[str] | None:
    """Return the pattern of an aside that leans on what came before (`, for example,`)."""
    names = any_of(words)
    return re.compile(rf"[,،]\s(?:{names})\s?[,،]", re.IGNORECASE) if names else None

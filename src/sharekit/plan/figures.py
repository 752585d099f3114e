"""Statistic cards: the figure taken apart, and the words that say who and when."""

from __future__ import annotations

import re

from sharekit.document import Document, Span, Statistic
from sharekit.plan.likeness import words_of
from sharekit.plan.model import StatisticContent
from sharekit.presets.cues import Cues
from sharekit.presets.grammar import load_grammar
from sharekit.presets.line_words import load_line_words

CAPTION_LETTERS = 160
CAPTION_CEILING = 280
LABEL_LETTERS = 48

_PARTS = re.compile(
    r"(?P<number>[^\d\s]{0,4}\s?\d(?:[\d.,]|[\s'’](?=\d{3}(?!\d)))*(?:\s?[%٪‰°€£$]|[a-zA-Z]{1,2}\b)?)(?:\s+(?P<unit>\D+))?"
)
_CLAUSE_BREAK = re.compile(r"[,;:]\s+|\s+[–—]\s+")
_BROKEN = re.compile(r"[,;:?\n()\[\]“”„«»\"]|\s[–—]\s")  # more than a plain clause
_MARKED = re.compile(r"[:;?\n()\[\]“”„«»\"]")  # more than commas
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBER = re.compile(r"(?<![^\W_])\d")  # N14 is a name
_NAME = re.compile(r"(?<=[\w,)’']\s)[^\W\d_a-z][\w’-]+")
_RATIO = re.compile(r"\d\s\D+\s\d")  # 1 in 5
_HUNDRED = 100
_SEEN = 3  # percent: less of a ring or a bar is a speck
_REST_WORDS = 3
_LEAD_LETTERS, _TOLD_LETTERS = 28, 60  # what may stand over a figure, and under it, of the clause it is in


def split_figure(figure: str) -> tuple[str, str | None]:
    """Return the part set big and the unit that follows it: `$4 billion` is `$4` and `billion`."""
    found = _PARTS.fullmatch(figure)
    return (found["number"], found["unit"]) if found else (figure, None)


def percent_of(figure: str, cues: Cues) -> float | None:
    """Return the share of a figure that is a real percentage from 0 to 100, else None."""
    number = re.match(r"(\d{1,3}(?:[.,]\d{1,2})?)\s?(?P<sign>\D+)$", figure)
    if not number or number["sign"].strip() not in {"%", "٪", *cues.percent}:
        return None
    share = float(number[1].replace(",", "."))
    return share if share <= _HUNDRED else None


def statistic_content(
    statistic: Statistic, document: Document, *, cues: Cues, kicker: str | None
) -> StatisticContent:
    """Return the words of a statistic's card; the caption is empty where the source says no more."""
    number, unit = split_figure(statistic.figure)
    share = percent_of(statistic.figure, cues)
    qualifier, label, caption = _clause_around(statistic, document) or (
        statistic.qualifier,
        statistic.label,
        find_caption(statistic, document),
    )
    return StatisticContent(
        number=number,
        unit=unit,
        label=label,
        caption=caption,
        qualifier=qualifier,
        kicker=kicker,
        percent=share if share and share >= _SEEN else None,
    )


def _clause_around(statistic: Statistic, document: Document) -> tuple[str | None, str, str] | None:
    """Return what a short clause says before its figure and after it, and how the sentence goes on.

    So the card says the clause once, in its order. None where the clause is long, opens with a pronoun, or
    counts something else, too.
    """
    sentence, figure, label = statistic.sentence, statistic.span, statistic.label_span
    if sentence is None or figure is None or label is None:
        return None
    text, grammar = document.text, load_grammar(document.language)
    start = label.start if label.start < figure.start else sentence.start
    lead = text[start : figure.start].strip()
    stop = _CLAUSE_BREAK.search(text, max(label.end, figure.end), sentence.end)
    if stop and sentence.end - figure.end <= _TOLD_LETTERS:
        known, then = load_line_words(document.language), text[stop.end() : sentence.end].split(" ", 1)[0]
        stop = stop if then.lower() in known.light | known.linking else None  # no clause follows, but a list
    told = text[figure.end : stop.start() if stop else sentence.end].strip().rstrip(".!。।")
    after = text[stop.end() : sentence.end] if stop else ""
    points = lead.split(" ", 1)[0].lower() in grammar.sentences.pronouns
    short = len(lead) <= _LEAD_LETTERS and 0 < len(told) <= _TOLD_LETTERS
    broken = _BROKEN.search(f"{lead} {told}" if stop else lead) or _MARKED.search(told)
    if points or not short or broken or _counts(lead):
        return None
    more = len(words_of(after)) >= _REST_WORDS and len(after) <= CAPTION_LETTERS and not _counts(after)
    said = lead.lower() not in grammar.people.articles  # one alone says nothing
    return lead if lead and said else None, told, f"… {after}" if more else ""


def find_caption(statistic: Statistic, document: Document) -> str:
    """Return the sentence around a figure, whole or not at all, or how it goes on after figure and label.

    A caption that would only repeat number and label, that counts something else, too, or that opens with a
    pronoun whose noun is not on the card, is left out.
    """
    if statistic.sentence is None or statistic.span is None:
        return ""
    rest = _rest(statistic, document)
    if rest is not None:
        return rest
    sentence = statistic.sentence.of(document.text)
    figure = Span(*(offset - statistic.sentence.start for offset in statistic.span))
    caption = sentence if _counts_once(sentence, figure) else ""
    said = {*words_of(statistic.figure), *words_of(statistic.label), *words_of(statistic.qualifier or "")}
    repeats = set(words_of(caption)) <= said
    points = caption.split(" ", 1)[0].lower() in load_grammar(document.language).sentences.pronouns
    return "" if repeats or points or len(caption) > CAPTION_CEILING else caption


def _rest(statistic: Statistic, document: Document) -> str | None:
    """Return what a sentence says after figure and label where it opens with them; None where it does not."""
    sentence, figure, label = statistic.sentence, statistic.span, statistic.label_span
    if sentence is None or figure is None or label is None:
        return None
    if label.start < figure.end <= label.end:  # a clause with the figure in it
        figure = label
    before = words_of(document.text[sentence.start : figure.start])
    if label.end < figure.end or set(before) - set(words_of(statistic.qualifier or "")):
        return None
    rest = document.text[label.end : sentence.end]
    said = _CLAUSE_BREAK.match(rest)
    rest = rest[said.end() :] if said else rest.strip()
    if _counts(rest) and said:
        return ""  # another clause that counts something else
    enough = len(words_of(rest)) >= _REST_WORDS and len(rest) <= CAPTION_LETTERS
    return f"… {rest}" if enough else None


def is_bare_share(statistic: Statistic, document: Document, cues: Cues) -> bool:
    """Whether a share found in the text lacks its verb: `1 in 5` `passengers`, and nothing that they did."""
    share = percent_of(statistic.figure, cues) is not None or bool(_RATIO.search(statistic.figure))
    bare = statistic.origin == "text" and len(words_of(statistic.label)) == 1
    return share and bare and not find_caption(statistic, document)


def says_who_and_when(statistic: Statistic, document: Document, months: tuple[str, ...]) -> int:
    """Return 2 for a label and caption that name somebody and a time, 1 for one of both, 0 for neither."""
    caption = f"{statistic.label} {find_caption(statistic, document)}"
    names = {word for word in _NAME.findall(caption) if word not in (*months, *statistic.figure.split())}
    when = bool(_YEAR.search(caption)) or any(month in caption for month in months)
    return bool(names) + when


def _counts_once(sentence: str, figure: Span) -> bool:
    """Whether no clause of a sentence but the figure's own has a figure, years aside."""
    others = (clause for clause in _clauses(sentence) if not clause.start <= figure.start < clause.end)
    beside = (clause.of(sentence) for clause in others)
    return not any(map(_counts, beside))


def _counts(text: str) -> bool:
    """Whether a text has a figure, years aside."""
    return bool(_NUMBER.search(_YEAR.sub("", text)))


def _clauses(sentence: str) -> list[Span]:
    breaks = [
        found.span() for found in _CLAUSE_BREAK.finditer(sentence) if _outside(sentence[: found.start()])
    ]
    starts = [0, *(end for _, end in breaks)]
    ends = [*(start for start, _ in breaks), len(sentence)]
    return [Span(start, end) for start, end in zip(starts, ends, strict=True)]


def _outside(before: str) -> bool:
    """Whether no bracket or quotation mark is open after `before`."""
    return all(
        before.count(opening) == before.count(closing) for opening, closing in ("()", "[]", "“”", "«»")
    )

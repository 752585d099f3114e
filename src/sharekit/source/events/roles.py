"""What the people of an event are: the words that stand for the role of a name."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from sharekit.document import Span
from sharekit.source.events.notice import Line, Notice
from sharekit.source.language.people import is_role, is_role_word, trimmed

_LONGEST, _MOST_WORDS, _FEW_WORDS = 140, 16, 5
_SHORTEST = 2  # characters: a pronoun goes on (`with Ana Ruiz, I …`)
_SHORT_LINE = 90
_BRACKET = regex.compile(r"\s?[(\[](?P<role>[^()\[\]]{2,120})[)\]]")
_ALIAS = regex.compile(r"\s*(?:a\.?k\.?a\b|al[ií]as\b|@|\w+/\w+$)", regex.IGNORECASE)
_ADDRESS = regex.compile(r"https?:|www\.|\w@\w|\w\.\p{Ll}{2,4}\b(?![.’'])|\d\d?[:.]\d\d")
_SET_OFF = regex.compile(r"\s?[,:]\s|\s[–—-]\s")
_FROM = regex.compile(r"\s(?:of|from)\s(?=(?:the\s)?\p{Lu})")
_FROM_GROUP = regex.compile(r"\s(?:de|del|de la|da|do|du|des|von|vom|van|di|della|dal|aus|od|z)\s")
_STOP = regex.compile(
    r"[;!?“”\"«»\n]|:(?!\p{L})|(?<!\b(?:\p{Lu}|St|Dr|Mr|Ms|Mrs|Jr|Sr|No|Ltd|Inc))\.(?=\s|$)|\s[–—|-]\s|\s[(\[]"
)
_SENTENCE_END = regex.compile(r"(?<=\p{L}{3})\.\s+(?=\p{Lu})")
_COMMA = regex.compile(r",\s")
_WORD = regex.compile(r"\S+")
_STRAY = " \t,;:–—-|"
_BRINGS_IN = ("speaker", "beside", "leads", "title", "invite")
_VERBS = ("coming", "speaks", "past", "being")


def role_of(notice: Notice, name: Span, number: int, following: int | None) -> Span | None:
    """Return the words that say what somebody is, of the text of a notice.

    Args:
        notice: The document.
        name: Where the name stands.
        number: Number of its line.
        following: Where the next name begins.
    """
    line = notice.lines[number]
    end = min(line.span.end, following if following is not None and following >= name.end else line.span.end)
    for span in _candidates(notice, name, line, end):
        if span and span.end - span.start > _SHORTEST and len(span.of(notice.text).split()) <= _MOST_WORDS:
            return span
    return _below(notice, name, number)


def _candidates(notice: Notice, name: Span, line: Line, end: int) -> Iterator[Span | None]:
    text, start = notice.text, name.end
    bracket = _BRACKET.match(text, start, line.span.end)
    if bracket and (_ALIAS.match(bracket["role"]) or _ADDRESS.search(bracket["role"])):
        start = bracket.end()
        words = _phrase(notice, start, end, line, name)
        yield words if words and is_role_word(words.of(text).split()[0], notice.grammar) else None
    elif bracket:
        span = trimmed(text, *bracket.span("role"), _STRAY + ".") or Span(*bracket.span("role"))
        plain = span.of(text)[0].isupper() or _is_list(notice, name, line)
        yield span if _is_one(notice, span) or (plain and not notice.links(span)) else None
    mark = _SET_OFF.match(text, start, end)
    told = _phrase(notice, mark.end(), end, line, name) if mark else None
    if mark and told:
        yield told if _is_told(notice, told, line, name, dash="," not in mark.group()) else None
    belongs, group = _FROM.match(text, start, end), _FROM_GROUP.match(text, start, end)
    home = _phrase(notice, start + 1, end, line, name) if belongs or group else None
    if home:
        yield home if belongs or notice.words.count("group", *home) else None
    yield _before(notice, name, line)


def _phrase(notice: Notice, start: int, end: int, line: Line, name: Span) -> Span | None:
    """Return the words up to the end of their phrase: at a comma in a sentence, not on a line of a list."""
    text = notice.text
    end = min(end, start + _LONGEST)
    stop = _STOP.search(text, start, end)
    last = stop.start() if stop else end
    if not _is_entry(notice, name, line):
        comma = _COMMA.search(text, start, last)
        last = comma.start() if comma else last
    for verb in sorted(at for each in _VERBS for at in notice.words.between(each, start, last))[:1]:
        last = verb
    span = trimmed(text, start, last, _STRAY)
    if span is None:
        return None
    *_, final = _WORD.finditer(text, *span)
    joined = final.group().casefold() in notice.grammar.events.joiners and end < line.span.end
    return trimmed(text, span.start, final.start(), _STRAY) if joined else span


def _is_entry(notice: Notice, name: Span, line: Line) -> bool:
    """Tell whether a name opens a line of its own, as in a list."""
    before = notice.text[line.span.start : name.start]
    short = line.origin == "item" or line.span.end - line.span.start <= _SHORT_LINE
    return len(before.split()) <= 1 and short


def _is_list(notice: Notice, name: Span, line: Line) -> bool:
    return "other" in line.labels or _is_entry(notice, name, line)


def _is_told(notice: Notice, span: Span, line: Line, name: Span, *, dash: bool) -> bool:
    """Tell whether words behind a mark say who somebody is: they name a role, or stand in its place."""
    words = span.of(notice.text)
    first = words.split()[0].casefold()
    if first in notice.grammar.sentences.relatives or _ADDRESS.search(words) or notice.mentions_in(*span):
        return False
    if _is_one(notice, span):
        return True
    ahead, behind = notice.text[line.span.start : name.start], notice.text[span.end : line.span.end]
    brief = words[0].islower() and len(words.split()) <= _FEW_WORDS
    if brief and ahead.rstrip()[-1:] in {"–", "—", "-"} and not behind.strip(" |"):
        return True  # `Talk – Ana Ruiz, baker |`
    if dash:  # `**Ana Ruiz** – glaciologist. She …`: a few words in small letters, and no more of a sentence
        return len(ahead.split()) <= 1 and brief and behind[:1] in {"", ".", "\n"}
    article = first in notice.grammar.people.articles and behind[:1] == ","
    return article or _is_list(notice, name, line)


def _is_one(notice: Notice, span: Span) -> bool:
    """Tell whether words name a role or an organisation."""
    known = is_role(span.of(notice.text), notice.grammar)
    return known or any(notice.words.count(each, *span) for each in ("role", "group"))


def _before(notice: Notice, name: Span, line: Line) -> Span | None:
    """Return the role that leads up to a name (`the novelist Ana Ruiz`, `Community Manager Ana Ruiz`)."""
    words = list(_WORD.finditer(notice.text, max(line.span.start, name.start - _LONGEST // 2), name.start))
    begin = len(words)
    while begin and _is_part(notice, words[begin - 1], last=begin == len(words)):
        begin -= 1
    span = Span(words[begin].start(), words[-1].end()) if begin < len(words) else None
    return span if span and notice.text[span.end : name.start] == " " else None


def _is_part(notice: Notice, word: regex.Match[str], *, last: bool) -> bool:
    text = word.group()
    if is_role_word(text, notice.grammar) or notice.words.count("role", *word.span()):
        return text[-1].isalpha() or not last
    other = any(notice.words.count(each, *word.span()) for each in _BRINGS_IN)
    return not last and text[0].isupper() and text.isalpha() and not other


def _below(notice: Notice, name: Span, number: int) -> Span | None:
    """Return the line below a name that stands alone, if it says what somebody is."""
    line = notice.lines[number]
    if number + 1 >= len(notice.lines) or name.of(notice.text) != line.span.of(notice.text).strip(_STRAY):
        return None
    span = notice.lines[number + 1].span
    first = _SENTENCE_END.search(notice.text, *span)
    told = first is not None and first.end() < span.end  # a life begins with what somebody is
    span = Span(span.start, first.start()) if first and told else span
    words = span.of(notice.text).strip()
    short = 0 < len(words) <= _SHORT_LINE and words[-1] not in ".!?:" and not notice.mentions_in(*span)
    verb = told and any(notice.words.count(each, *span) for each in ("coming", "being"))
    return trimmed(notice.text, *span, _STRAY) if short and not verb and _is_one(notice, span) else None

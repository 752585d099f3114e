"""From a location to a `Document`: the order in which the parts of this room work together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sharekit.document import Block, Document, Quote, Span, Statistic
from sharekit.errors import NothingToShareError, UsageError
from sharekit.presets.grammar import Grammar, load_grammar
from sharekit.source.announcing import Known, announce, stated_day
from sharekit.source.candidates import (
    Surroundings,
    find_sentences_alone,
    from_speech,
    make_candidate,
    score_words,
)
from sharekit.source.content import Content, find_content
from sharekit.source.decoding import Decoded, decode
from sharekit.source.events import Announced
from sharekit.source.fields import Table, parse_fields
from sharekit.source.figures import find_statistics
from sharekit.source.frontmatter import Split, split_front_matter
from sharekit.source.intake import Raw, fetch_raw
from sharekit.source.kinds import Kind, find_kind, guess_kind
from sharekit.source.language import find_language, parse_tag
from sharekit.source.markdown import parse_markdown
from sharekit.source.marks import find_marked
from sharekit.source.page import Draft, Page
from sharekit.source.plaintext import parse_text
from sharekit.source.quotations import find_speech
from sharekit.source.sentences import find_sentences
from sharekit.source.stated import Stated, state, stated_language
from sharekit.source.wanted import find_words_in, merge_quotes, merge_statistics
from sharekit.source.zones import close_zone, find_zone

_AS_STATED = (
    *("short_title", "link", "image", "image_alt", "hashtags", "campaign", "theme", "embargo"),
    *("emphasis", "amplify"),
)
_EVENT_FILES = frozenset({"toml", "yaml", "json"})


def read_document(
    location: str,
    *,
    today: date,
    timezone: str | None = None,
    language: str | None = None,
    usual_language: str | None = None,
    published: date | None = None,
    stdin: Callable[[], bytes] | None = None,
) -> Document:
    """Read a source and understand it.

    Args:
        location: A path, or `-` for standard input.
        today: The day it is taken to be; years that are not written are chosen by it.
        timezone: Zone of times that state none.
        language: BCP 47 tag, before anything the source says.
        usual_language: BCP 47 tag where front matter states none, before what is detected.
        published: The publication day where the source states none.
        stdin: Answers all of standard input, for `-`.

    Returns:
        What was understood; every span slices `text` to the words it stands for.

    Raises:
        SourceError: It is not there, cannot be read, or states something impossible.
        NothingToShareError: It was read and holds nothing.
        UsageError: `timezone` is no time zone.
    """
    zone = _zone(timezone)
    raw = fetch_raw(location, stdin)
    kind = find_kind(raw.name, raw.data)
    decoded = decode(raw.data)
    kind = kind or guess_kind(decoded.text)
    split = _split(decoded.text, kind)
    tag = _tag(language, split, usual_language)
    grammar = load_grammar(tag or find_language(_sample(split)))
    stated = state(split.fields, grammar, event_file=kind in _EVENT_FILES)
    reading = _Reading(
        raw=raw,
        decoded=decoded,
        stated=stated,
        language=tag or grammar.language,
        grammar=grammar,
        content=find_content(
            _drafts(split, stated, kind), grammar, title=stated.title, marked_up=kind == "markdown"
        ),
        today=today,
        zone=zone,
        published=published,
    )
    return reading.document()


def _zone(name: str | None) -> str | None:
    if name is None:
        return None
    zone = find_zone(name)
    if zone is None:
        close = close_zone(name)
        message = f"{name} is not a time zone"
        raise UsageError(
            message, hint=f"Did you mean {close}?" if close else "Give a name such as Europe/London"
        )
    return zone


def _tag(asked: str | None, split: Split, usual: str | None) -> str | None:
    """Return the language that is stated: asked for, else by front matter, else by the settings."""
    if asked:
        return parse_tag(asked, where="--language")
    return stated_language(split.fields) or (parse_tag(usual, where="language") if usual else None)


def _split(text: str, kind: Kind) -> Split:
    if kind in _EVENT_FILES:
        return Split(fields=parse_fields(text, kind, called="event file"), body="")
    return split_front_matter(text)


def _sample(split: Split) -> str:
    """Return the words to tell the language by: the body, else what the keys hold."""
    if split.body.strip():
        return split.body
    return " ".join(_leaves(split.fields))


def _leaves(table: Table) -> Iterator[str]:
    for field in table.values():
        if isinstance(field.value, str):
            yield field.value
        elif isinstance(field.value, tuple):
            yield from _leaves({str(index): item for index, item in enumerate(field.value)})
        elif field.value is not None:
            yield from _leaves(field.value)


def _drafts(split: Split, stated: Stated, kind: Kind) -> tuple[Draft, ...]:
    if kind == "markdown":
        return parse_markdown(split.body, first_line=split.first_line)
    if kind == "text":
        return parse_text(split.body, first_line=split.first_line)
    return parse_text(stated.text) if stated.text else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """Everything one document is made of."""

    raw: Raw
    decoded: Decoded
    stated: Stated
    language: str
    grammar: Grammar
    content: Content
    today: date
    zone: str | None
    published: date | None

    @property
    def page(self) -> Page:
        return self.content.page

    @property
    def title(self) -> str:
        first = self.stated.events[0].title if self.stated.events else None
        return self.stated.title or first or self.content.title or ""

    def document(self) -> Document:
        """Put the document together.

        Raises:
            NothingToShareError: There is no text, or a title and nothing else.
        """
        stated, content = self.stated, self.content
        blank = not content.page.text.strip()
        if blank and not self.title:
            message = f"{self.raw.name} holds no text"
            raise NothingToShareError(message, hint="Put the text of the article or event into it")
        announced = self._announced()
        quotes, statistics = self._found(announced)
        if blank and not (quotes or statistics or announced.events):
            message = f"{self.raw.name} has a title and nothing else"
            raise NothingToShareError(message, hint="Put the article below it, or add an event or quotes")
        kept = {name: getattr(stated, name) for name in _AS_STATED}
        return Document(
            name=self.raw.name,
            sha256=self.raw.sha256,
            title=self.title,
            text=content.page.text,
            language=self.language,
            standfirst=self._standfirst(),
            byline=stated.byline or content.byline,
            published=self._published(announced),
            blocks=content.page.blocks,
            quotes=quotes,
            statistics=statistics,
            events=announced.events,
            actions=announced.actions,
            warnings=(*self.decoded.warnings, *stated.warnings, *announced.warnings),
            **kept,
        )

    def _standfirst(self) -> str | None:
        span = self.content.standfirst
        return self.stated.standfirst or (span.of(self.page.text) if span else None)

    def _announced(self) -> Announced:
        near = stated_day(self.stated) or self.content.published or self.published or self.today
        return announce(
            Known(
                content=self.content,
                stated=self.stated,
                title=self.title,
                near=near,
                zone=self.zone,
                grammar=self.grammar,
            )
        )

    def _published(self, announced: Announced) -> date | None:
        """Return the publication day; a day that is the event's own is none."""
        day = stated_day(self.stated)
        if day and any(event.day == day for event in announced.events):
            day = None
        return day or self.content.published or self.published

    def _found(self, announced: Announced) -> tuple[tuple[Quote, ...], tuple[Statistic, ...]]:
        page, grammar = self.page, self.grammar
        marked = find_marked(page)
        sentences = find_sentences(page, marked, grammar)
        closed = [event.span for event in announced.events if event.span and event.span.start > 0]
        closed = [span for span in closed if span.end - span.start < len(page.text) // 2 + 1]
        open_ones = [each for each in sentences if _is_prose(each.block) and not _within(each.span, closed)]
        around = Surroundings(page=page, title=self.title, grammar=grammar)
        standfirst = self.content.standfirst
        speech = [
            each
            for each in find_speech(page, marked, grammar)
            if each.span != standfirst and not _is_title(page, each.span)
        ]
        found = list(from_speech(speech, around))
        taken = [each.outer for each in speech]
        if standfirst:
            found.append(make_candidate(standfirst, "standfirst", around))
            taken.append(standfirst)
        found.extend(
            make_candidate(span, "sentence", around)
            for span in find_sentences_alone(page, open_ones, taken, grammar)
        )
        stated = (*self.stated.quotes,)
        quotes = merge_quotes(stated, [*found, *self._own_standfirst(around)], around, self.stated.emphasis)
        figures = find_statistics(page.text, open_ones, grammar)
        return quotes, merge_statistics(self.stated.statistics, figures, page.text)

    def _own_standfirst(self, around: Surroundings) -> Iterator[Quote]:
        words = self.stated.standfirst
        if words:
            yield Quote(
                id="",
                text=words,
                kind="standfirst",
                origin="front-matter",
                span=find_words_in(self.page.text, words),
                score=score_words(words, "standfirst", around),
            )


def _is_prose(block: Block) -> bool:
    return block.kind not in {"title", "heading"}


def _is_title(page: Page, span: Span) -> bool:
    block = page.block_at(span.start)
    return block is not None and block.kind in {"title", "heading"}


def _within(span: Span, closed: Sequence[Span]) -> bool:
    return any(part.start <= span.start < part.end for part in closed)

"""Texts cut where a sentence ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import regex

from sharekit.presets.grammar import load_grammar

# Spanish may open the next question behind a comma: `¿Sí?, ¿no?`
_END = regex.compile(r"[.!?…؟][”’»“)\]\"']*(?:,(?=\s+[¿¡]))?\s+(?=[\p{Lu}\p{Lo}\d“„«¿¡])")
_LAST_WORD = regex.compile(r"[^\s(\[“\"'‘«]+$")


def sentences_of(text: str, language: str) -> Iterator[str]:
    """Yield the sentences of a text on one line."""
    for sentence in _cut(text, frozenset(load_grammar(language).sentences.abbreviations)):
        yield sentence.removesuffix(",")


def cut_at_sentences(text: str, fits: Callable[[str], bool], language: str) -> tuple[str, ...]:
    """Cut a text into as few parts as fit, each of whole sentences; nothing where one is too long."""
    parts: list[str] = []
    for sentence in sentences_of(text, language):
        longer = f"{parts[-1]} {sentence}" if parts else sentence
        if parts and fits(longer):
            parts[-1] = longer
        else:
            parts.append(sentence)
    return tuple(parts) if all(fits(part) for part in parts) else ()


def _cut(text: str, abbreviations: frozenset[str]) -> Iterator[str]:
    start = 0
    for match in _END.finditer(text):
        word = _LAST_WORD.search(text[: match.start()])
        if word and word[0].casefold() in abbreviations:
            continue
        yield text[start : match.end()].strip()
        start = match.end()
    yield text[start:].strip()

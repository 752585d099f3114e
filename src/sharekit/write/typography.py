"""Texts as they are set: where they are cut, capitals, signs; the words of a grammar as patterns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

import regex

from sharekit.presets.grammar import load_grammar
from sharekit.presets.names import given_names

Pattern = re.Pattern[str] | regex.Pattern[str]


def any_of(words: Iterable[str]) -> str:
    """Return the alternation of these words, literally; empty where there are none."""
    return "|".join(re.escape(word) for word in words)


def anywhere(words: Iterable[str], *, but: str = "") -> re.Pattern[str] | None:
    """Return the pattern of any of these words, whole, unless `but` follows; None where there are none."""
    names, unless = any_of(words), f"(?!{but})" if but else ""
    return re.compile(rf"\b(?:{names})\b{unless}", re.IGNORECASE) if names else None


def opening(
    words: Iterable[str], *, after: Iterable[str] = (), glued: Iterable[str] = ()
) -> re.Pattern[str] | None:
    """Return the pattern of words that open a sentence, also behind a preposition (`In this`, `S'ils`)."""
    names, before, joined = any_of(words), any_of(after), any_of(glued)
    if not names:
        return None
    behind = rf"(?:(?:{before})\s+)?" if before else ""
    parts = rf"(?:\w['’])?{behind}(?:{names})\b" + (rf"|(?:{joined})" if joined else "")
    return re.compile(rf"\A\W*(?:{parts})", re.IGNORECASE)


def is_found(pattern: Pattern | None, text: str) -> bool:
    """Whether a text holds a pattern; never where there is none."""
    return pattern is not None and pattern.search(text) is not None


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


_INSIDE = re.compile(r"(?<=[«‹])[\u00a0\u202f ]|[\u00a0\u202f ](?=[»›])")  # French spaces inside marks
_PLAIN = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "‚": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "–": "-",
        "—": "-",
        "‑": "-",
        "…": "...",
        "•": "-",
        "−": "-",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
    }
)


def typewritten(text: str) -> str:
    """Return a text with plain quotation marks, dashes and spaces; no letter is changed."""
    return _INSIDE.sub("", text).translate(_PLAIN)


_CAPITALS = r"(?=(?:\p{Lu}+\s)*\p{Lu}{3,}\b)\p{Lu}+\b(?:\s\p{Lu}+\b){0,3}"  # one of three letters at least
_HEAD = regex.compile(rf"\A\W*(?P<words>{_CAPITALS})(?=\s)")


def unheaded(sentence: str, text: str) -> str:
    """Return a sentence with its first words as the text writes them elsewhere.

    Args:
        sentence: One of the text, on one line.
        text: The whole text, which tells a name and an acronym from a common word.

    Returns:
        The sentence as it is where the text writes one of these words nowhere else.
    """
    found = _HEAD.match(sentence)
    if found is None:
        return sentence
    capitals = found["words"].split()
    words = [_as_elsewhere(word, text) for word in capitals]
    if capitals[0].lower() in given_names():
        words = [word or old.capitalize() for word, old in zip(words, capitals, strict=True)]
    if None in words:
        return sentence
    head = " ".join(word for word in words if word)
    return f"{sentence[: found.start('words')]}{head[:1].upper()}{head[1:]}{sentence[found.end() :]}"


def _as_elsewhere(word: str, text: str) -> str | None:
    """Return a word as it is written elsewhere; None where it stands nowhere else."""
    lower, title = word.lower(), word.capitalize()
    if len(word) == 1 or regex.search(rf"\b{lower}\b", text):
        return lower
    if regex.search(rf"(?<=[\p{{L}},] ){title}\b", text):
        return title
    if regex.search(rf"\b{title} \p{{Ll}}", text):
        return lower  # a common word that opens a sentence
    if word.lower() in given_names():
        return title
    return word if text.count(word) > 1 else None

"""Words in capitals for the sake of a lay-out, as at the head of an article (`A FEDERAL judge`)."""

from __future__ import annotations

import regex

from sharekit.presets.names import given_names

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

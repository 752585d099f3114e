"""Marks as a language prints them: the source's typewriter signs beside our own would look like two hands."""

from __future__ import annotations

import regex

from sharekit.presets.phrases import Phrases

_ADDRESS = regex.compile(r"((?:https?://|www\.)\S+|\S+@\S+\.\w+)")
_FULL_STOP = regex.compile(r"(?<![.…]|\.\w)\.$")  # that of “p.m.” stays
_QUOTE = regex.compile('[«»“”„"]')
_WITHIN = regex.compile(r"\d[\"”]|(?<=\p{L})[\"”“](?=\p{L})")  # 5" is a length, ארה"ב one word
_HALVES = regex.compile(r"(?P<half>.{3,}?)(?:\s+[–—|/-]+\s+|:\s+)(?i:\1)")
_APOSTROPHE = regex.compile(r"(?<=\p{Latin})['´`](?=\p{Latin})")
_CLIPPED = regex.compile(r"(?<![\p{L}\p{N}’'])'(?=(?:t|m|n|s|k|em|til|cause)\b)")  # 't, 'm: no opening mark
_SINGLE = regex.compile(r"(?<![\p{L}\p{N}’'])'(?=[^\s'])(?P<said>[^'\n]*[^\s'])'(?![\p{L}\p{N}])")
_POSSESSIVE = regex.compile(r"(?<=s)'(?=\s|$)")
_DOUBLE = regex.compile(r"(?<![\p{L}\p{N}])\"(?=[^\s\"])(?P<said>[^\"\n]*[^\s\"])\"(?![\p{L}\p{N}])")
_SPACED = regex.compile(r"(?<=[\p{L}\p{N}\)\]»”’]) (?=[:;?!»](?:[\s*]|$))|(?<=«) ")  # French


def without_full_stop(line: str) -> str:
    """Return a title, a subject or an item of a list without the full stop of a sentence."""
    return _FULL_STOP.sub("", line)


def capitalised(title: str) -> str:
    """Return a title with a capital first, unless its first word has one inside or is an address."""
    first = title.split(" ", 1)[0]
    address = "://" in first or any(map(str.isalnum, first.partition(".")[2]))
    return f"{title[:1].upper()}{title[1:]}" if first.islower() and not address else title


def mended_title(title: str) -> str:
    """Return a title without a quotation mark whose other half is lost; one half of one said twice."""
    found = [*_QUOTE.finditer(title)]
    if len(found) == 1 and not _WITHIN.search(title):
        title = " ".join(_QUOTE.sub(" ", title).split())
    halves = _HALVES.fullmatch(title)
    return halves["half"] if halves else title


def typeset(text: str, phrases: Phrases) -> str:
    """Return a text with the apostrophes, quotation marks and spaces of its language.

    Addresses stay as they are, and so does a sign that could be a foot, an inch or a letter of its own.
    """
    pieces = _ADDRESS.split(text) if "/" in text or "@" in text or "www." in text else [text]
    return "".join(piece if at % 2 else _words(piece, phrases) for at, piece in enumerate(pieces))


def _words(text: str, phrases: Phrases) -> str:
    outer, inner = phrases.post.marks[:2], phrases.post.marks[2:]
    if phrases.direction == "rtl":
        return text  # straight signs are letters of abbreviations there
    text = _CLIPPED.sub("’", _APOSTROPHE.sub("’", text))
    single = outer if outer[0] == "‘" else inner if inner[0] in "‘‚" else ("‘", "’")
    text = _SINGLE.sub(lambda found: f"{single[0]}{found['said']}{single[1]}", text)
    text = _POSSESSIVE.sub("’", text)
    text = "\n".join(_doubles(line, phrases) for line in text.split("\n"))
    return _SPACED.sub("\u00a0", text) if "\u00a0" in outer[0] else text


def _doubles(line: str, phrases: Phrases) -> str:
    """Give pairs of straight double marks the language's: its inner ones within a quotation of its own."""
    opening, closing, inner_open, inner_close = phrases.post.marks

    def marked(found: regex.Match[str]) -> str:
        before = line[: found.start()]
        within = before.count(opening.strip()) > before.count(closing.strip()) and opening != closing
        left, right = (inner_open, inner_close) if within else (opening, closing)
        return f"{left}{found['said']}{right}"

    return _DOUBLE.sub(marked, line)

"""In which language a text is written: by script, else by a vote of small words."""

from __future__ import annotations

import re
from collections import Counter

from sharekit.errors import SourceError
from sharekit.presets.grammar import grammar_languages, load_grammar

_DEFAULT = "en"
_SAMPLE = 20_000
_LEAST_VOTES = 4
_SCRIPT_SHARE = 0.3
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_SCRIPTS = {
    "Arab": re.compile("[\u0600-\u06ff\u0750-\u077f]"),
    "Hebr": re.compile("[\u0590-\u05ff]"),
}
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")


def find_language(text: str) -> str:
    """Return the tag of the language that fits best; `en` where nothing tells."""
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample)) or 1
    grammars = [load_grammar(tag) for tag in grammar_languages()]
    for grammar in grammars:
        script = _SCRIPTS.get(grammar.script)
        if script and len(script.findall(sample)) / letters > _SCRIPT_SHARE:
            return grammar.language
    words = Counter(_WORD.findall(sample.casefold()))
    votes = {
        grammar.language: sum(words[word] for word in grammar.stopwords & words.keys())
        for grammar in grammars
    }
    best = max(votes, key=lambda tag: (votes[tag], tag == _DEFAULT), default=_DEFAULT)
    return best if votes.get(best, 0) >= _LEAST_VOTES else _DEFAULT


def parse_tag(tag: str, *, where: str) -> str:
    """Return a language tag in its usual spelling (`pt-BR`).

    Args:
        tag: As the user wrote it.
        where: What it belongs to, for the message.

    Raises:
        SourceError: It is no tag.
    """
    if not _TAG.fullmatch(tag.strip()):
        message = f"{where}: {tag!r} is not a language tag"
        raise SourceError(message, hint="Write a tag such as en, es, pt-BR or ar")
    first, *rest = tag.strip().replace("_", "-").split("-")
    return "-".join([first.lower(), *(part.upper() if len(part) == 2 else part for part in rest)])  # noqa: PLR2004 - a region has two letters

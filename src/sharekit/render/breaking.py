"""Where a line may break: the rules of Unicode, then the phrases of languages that write no spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

import regex

from sharekit.render.break_classes import RULES, code, code_of, codes

if TYPE_CHECKING:
    from budoux import Parser

_MARKS = "".join(codes("CM|ZWJ"))
_UNIT = re.compile(f"[^{''.join(codes('BK|CR|LF|NL|SP|ZW'))}][{_MARKS}]*|.", re.DOTALL)
_ALONE = str.maketrans(dict.fromkeys(_MARKS, code("AL")))
_FLAG = code("RI") * 2, code("RI") + code("R2")
_CLUSTER = regex.compile(r"\X")
_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})
_EAST_ASIAN = codes("EA")
_THAI = regex.compile(r"(?=\p{Script=Thai})\p{Line_Break=SA}")
# A vowel that is written first belongs to what follows; these vowels and signs to what stands before.
_THAI_TIE = regex.compile(r"(?<=[เแโใไ])|(?=[ะาำๅๆฯ\p{M}])")
# The model looks at three characters on either side; pieces keep its own joining of phrases linear.
_REACH, _STRIDE = 3, 1000
_CHINESE = frozenset({"simplified_chinese", "traditional_chinese"})
_LEANING = frozenset("不没沒很更最太再也都还還就只别別把被一两兩几幾每这這那三四五六七八九第")
_MEASURES = frozenset("个個条條张張次家位年天月种種座间間棵")


def break_opportunities(text: str, language: str = "en", *, loose: bool = False) -> tuple[int, ...]:
    """Find where a line may begin.

    Rules are those of UAX #14, without breaks inside a grapheme cluster. Chinese and Japanese lines begin at
    phrases, so that no word is parted; Thai ones do so too, where the rules alone know no place. Korean ones
    begin at its spaces.

    Args:
        text: One paragraph. A break after a line feed is in the answer, like any other.
        language: A BCP 47 tag.
        loose: In Chinese, Japanese and Korean give all places of the rules, for a phrase wider than a line.

    Returns:
        Offsets of characters, rising, between 0 and the length of the text. Spaces end a line.
    """
    clusters = {match.start() for match in _CLUSTER.finditer(text)}
    allowed = clusters.intersection(_by_rules(text))
    model = _model(language)
    if model == "thai":
        allowed |= {offset for offset in _phrases(text, model) if _parts_thai(text, offset)} & clusters
    elif language.partition("-")[0].lower() == "ko" and not loose:
        allowed = {offset for offset in allowed if _stands_alone(text, offset)}
    elif model and not loose:
        phrases = frozenset(_phrases(text, model))
        allowed = {offset for offset in allowed if offset in phrases or _stands_alone(text, offset)}
    return tuple(sorted(allowed))


def _by_rules(text: str) -> Iterator[int]:
    """Give the offsets that UAX #14 allows."""
    kinds = text.translate({ord(character): code_of(character) for character in set(text)})
    # LB9 and LB10: a mark goes with what stands before it, and is a letter where there is nothing.
    starts = [match.start() for match in _UNIT.finditer(kinds)]
    units = "".join(kinds[start] for start in starts).translate(_ALONE).replace(*_FLAG)
    breaks = _verdicts(f"{code('sot')}{units}{code('eot')}")
    for unit, start in enumerate(starts):
        # LB8a asks for the character before, which LB9 has hidden in a unit.
        if start and breaks[unit + 1] and text[start - 1] != "\u200d":
            yield start


def _verdicts(units: str) -> bytearray:
    """Say for each unit whether a line may begin there; LB31 allows what no rule forbids."""
    breaks = bytearray(b"\x01") * (len(units) + 1)
    for rule in reversed(RULES):  # so that an earlier rule has the last word
        for match in rule.pattern.finditer(units):
            breaks[match.end(1)] = rule.breaks
    return breaks


def _model(language: str) -> str:
    """Return the model of phrases of a language, or nothing."""
    primary, *rest = language.lower().replace("_", "-").split("-")
    if primary == "zh":
        return "traditional_chinese" if _TRADITIONAL.intersection(rest) else "simplified_chinese"
    return {"th": "thai", "ja": "japanese"}.get(primary, "")


@cache
def _parser(model: str) -> Parser:
    import budoux  # noqa: PLC0415  only three languages need it

    parser: Parser = getattr(budoux, f"load_default_{model}_parser")()
    return parser


def _phrases(text: str, model: str) -> Iterator[int]:
    """Give the offsets at which phrases begin."""
    parser = _parser(model)
    for start in range(0, len(text), _STRIDE):
        offset = max(0, start - _REACH)
        for phrase in parser.parse(text[offset : start + _STRIDE + _REACH]):
            if start <= offset < start + _STRIDE and not (model in _CHINESE and _clings(text, offset)):
                yield offset
            offset += len(phrase)


def _clings(text: str, offset: int) -> bool:
    """Say whether Chinese reads on: from a numeral or an adverb, or to the word that measures."""
    return bool(offset) and (text[offset - 1] in _LEANING or text[offset] in _MEASURES)


def _parts_thai(text: str, offset: int) -> bool:
    """Say whether an offset lies in a run of Thai, between two syllables."""
    inside = offset and _THAI.match(text, offset - 1) and _THAI.match(text, offset)
    return bool(inside) and not _THAI_TIE.match(text, offset)


def _stands_alone(text: str, offset: int) -> bool:
    """Say whether a break needs no phrase: after a space, or a dot between names, or of words with spaces."""
    before, after = text[offset - 1], text[offset]
    return before.isspace() or before in "\u200b・" or _EAST_ASIAN.isdisjoint(map(code_of, (before, after)))

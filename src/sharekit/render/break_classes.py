"""The rules of Unicode line breaking (UAX #14, Unicode 18) as a table, and the class of a character in them.

A rule reads as in the annex: `×` forbids a break between what stands before and after it, `÷` allows one.
Between spaces stand sets of classes, `|` is or, `^` is any other, `-` takes a class out, `*` is any number.
The first rule that matches decides.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

import regex

# Classes that this table has beside those of Unicode: Pi and Pf are opening and closing quotation marks,
# DC is the dotted circle, RP and RX are code points reserved for emoji (ID and XX by class), R2 is the second
# half of a flag; sot and eot are the start and the end of the text. LB1 leaves no AI, CJ, SA, SG or XX.
_NAMES = """
AK AL AP AS B2 BA BB BK CB CL CM CP CR EB EM EX GL H2 H3 HH HL HY ID IN IS JL JT JV LF NL NS NU OP PO PR QU RI
SP SY VF VI WJ ZW ZWJ Pi Pf DC RP RX R2 sot eot
"""
_CLASSES = _NAMES.split()
_PATTERNS = {name: rf"\p{{Line_Break={name}}}" for name in _CLASSES[: _CLASSES.index("Pi")]}
_RESOLVED = {
    "Pi": r"(?=\p{Pi})\p{Line_Break=QU}",
    "Pf": r"(?=\p{Pf})\p{Line_Break=QU}",
    "DC": r"\u25CC",
    "RP": r"(?=\p{Cn})(?=\p{Extended_Pictographic})\p{Line_Break=ID}",
    "RX": r"(?=\p{Cn})(?=\p{Extended_Pictographic})\p{Line_Break=XX}",
    "CM": r"\p{Line_Break=CM}|(?=[\p{Mn}\p{Mc}])\p{Line_Break=SA}",
    "AL": "|".join(rf"\p{{Line_Break={name}}}" for name in ("AL", "AI", "SA", "SG", "XX")),
    "NS": r"\p{Line_Break=NS}|\p{Line_Break=CJ}",
}
_CLASS = regex.compile(
    "|".join(f"(?P<{name}>{pattern})" for name, pattern in (_RESOLVED | _PATTERNS | _RESOLVED).items())
)
_WIDE = regex.compile(r"\p{East_Asian_Width=F}|\p{East_Asian_Width=W}|\p{East_Asian_Width=H}")

_RULES = """
LB4   BK ÷
LB5   CR × LF
LB5   CR|LF|NL ÷
LB6   × BK|CR|LF|NL
LB7   × SP|ZW
LB8   ZW SP* ÷
LB11  × WJ
LB11  WJ ×
LB12  GL ×
LB12a ^SP|HY|HH × GL
LB13  × EX|CL|CP|SY
LB14  OP SP* ×
LB15a sot|BK|CR|LF|NL|OP|QU|GL|SP|ZW Pi SP* ×
LB15b × Pf SP|GL|WJ|CL|QU|CP|EX|IS|SY|BK|CR|LF|NL|ZW|eot
LB15c SP ÷ IS NU
LB15d × IS
LB16  CL|CP SP* × NS
LB17  B2 SP* × B2
LB18  SP ÷
LB19  × QU-Pi
LB19  QU-Pf ×
LB19a ^EA × QU
LB19a × QU ^EA
LB19a QU × ^EA
LB19a ^EA QU ×
LB20  ÷ CB
LB20  CB ÷
LB20a sot|BK|CR|LF|NL|SP|ZW|CB|GL HY|HH × AL|HL
LB21  × BA|HH|HY|NS
LB21  BB ×
LB21a HL HY|HH × ^HL
LB21b SY × HL
LB22  × IN
LB23  AL|HL × NU
LB23  NU × AL|HL
LB23a PR × ID|EB|EM
LB23a ID|EB|EM × PO
LB24  PR|PO × AL|HL
LB24  AL|HL × PR|PO
LB25  NU SY|IS* × NU|PO|PR
LB25  NU SY|IS* CL|CP × PO|PR
LB25  PO|PR × OP NU
LB25  PO|PR × OP IS NU
LB25  PO|PR|HY|IS × NU
LB26  JL × JL|JV|H2|H3
LB26  JV|H2 × JV|JT
LB26  JT|H3 × JT
LB27  JL|JV|JT|H2|H3 × PO
LB27  PR × JL|JV|JT|H2|H3
LB28  AL|HL × AL|HL
LB28a AP × AK|DC|AS
LB28a AK|DC|AS × VF|VI
LB28a AK|DC|AS VI × AK|DC
LB28a AK|DC|AS × AK|DC|AS VF
LB29  IS × AL|HL
LB30  AL|HL|NU × OP-EA
LB30  CP-EA × AL|HL|NU
LB30a RI × R2
LB30b EB|RP|RX × EM
"""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line of the table.

    Attributes:
        pattern: Of codes; group 1 ends where the rule decides. It only looks ahead, so that matches overlap.
        breaks: A line may begin there.
    """

    pattern: re.Pattern[str]
    breaks: bool


def code(name: str, *, wide: bool = False) -> str:
    """Return the one character that stands for a class, of East Asian width or not.

    All codes lie below U+0100, where `re` looks a set up in one step, and mean nothing in a pattern.
    """
    return chr(0x80 + 2 * _CLASSES.index(name) + wide)


_PARTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"AL": ("AL", "DC", "RX"), "ID": ("ID", "RP"), "QU": ("QU", "Pi", "Pf")}
)


def codes(names: str) -> frozenset[str]:
    """Return the codes of classes joined by `|`, East Asian or not; `EA` is all that are."""
    if names == "EA":
        return frozenset(code(name, wide=True) for name in _CLASSES)
    each = (part for name in names.split("|") for part in _PARTS.get(name, (name,)))
    return frozenset(code(name, wide=wide) for name in each for wide in (False, True))


def _set(item: str) -> str:
    """Turn a set of classes into a pattern of codes."""
    names, _, without = item.removeprefix("^").removesuffix("*").partition("-")
    wanted = codes(names) - (codes(without) if without else frozenset())
    # Possessive: nothing that follows a starred set in the table is in it, so no way back is needed.
    return f"[{'^' * item.startswith('^')}{''.join(sorted(wanted))}]{'*+' * item.endswith('*')}"


def _rule(line: str) -> Rule:
    before, sign, after = re.split("([×÷])", line.partition(" ")[2])
    first, then = ("".join(map(_set, part.split())) for part in (before, after))
    return Rule(re.compile(f"(?=({first}){then})"), sign == "÷")


RULES = tuple(map(_rule, _RULES.strip().splitlines()))


@lru_cache(maxsize=16384)
def code_of(character: str) -> str:
    """Return the code of a character's class, LB1 applied."""
    match = _CLASS.match(character)
    name = match.lastgroup if match else None
    return code(name or "AL", wide=_WIDE.match(character) is not None)

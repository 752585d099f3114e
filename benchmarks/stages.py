"""Measure how each stage of reading grows with a text: ten times of it is at most twelve times the work.

    python benchmarks/stages.py [--size BYTES] [UNIT ...]

Work is the calls that a module makes, and the processor time of all of reading. Every unit is repeated to 2
and to 20 kB (or `--size`) and read in a process of its own that may take 60 seconds. A stage is printed where
its calls grow by more than twelve; patterns work inside one call, which the time shows: it is printed where
it grows by more than twelve above a tenth of a second.
"""

from __future__ import annotations

import argparse
import contextlib
import cProfile
import multiprocessing
import resource
import time
from collections import Counter
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path
from types import CodeType

from speed import UNITS

from sharekit.errors import SharekitError
from sharekit.source import read_document

_TODAY = date(2026, 11, 23)
_SIZE = 20_000
_MOST_GROWTH = 12
_LEAST_CALLS = 500  # fewer say nothing of growth
_SECONDS = 60
_NOTICED = 0.1  # seconds; less says nothing of growth
_SIGNS = (
    *"!?.,;:…-–—_/\\|#$%&*+=~^@'`´‘’“”„«»‹›()[]{}<>¿¡。、「」، ",
    "\t",
    "\n",
    "\u00a0",
    "\u202e",
    "\U0001f6a9",
)
_WORDS = (
    *(
        "Anna",
        "Anna Ruiz",
        "A. Ruiz",
        "Dr. Anna Ruiz",
        "the mayor",
        "Mayor Anna Ruiz",
        "1",
        "12%",
        "$1 million",
    ),
    *(
        "1,240 homes",
        "May 3",
        "3 May 2027",
        "Monday",
        "7 pm",
        "7-9 pm",
        "Monday 3 May 2027, 7 pm",
        "at Mill Hall",
    ),
    *(
        "Mill Hall, 4 Canal Road",
        "By Anna Ruiz",
        "with Anna Ruiz",
        "said Anna Ruiz",
        "“a”",
        "“We row,” said Ida Marsh.",
    ),
    *(
        "We row on Sunday.",
        "Why do we row?",
        "Ida Marsh, rower:",
        "WHERE: Mill Hall",
        "Sign up: https://quay.example/a",
    ),
    *(
        "https://quay.example/a",
        "ida@quay.example",
        "#Quay",
        "[a](https://quay.example)",
        "**a**",
        "<b>a</b>",
        "&amp;",
    ),
    *(
        "* a",
        "# A",
        "> a",
        "| a | b |",
        "3. Mai um 20 Uhr",
        "le 3 mai à 19 h",
        "3 de mayo a las 19 h",
        "5月3日",
    ),
)
_BETWEEN = {"": " ", " by commas": ", ", " by lines": "\n", " by paragraphs": "\n\n"}
_MORE = {
    **{repr(sign): sign for sign in _SIGNS},
    **{f"{word}{name}": word + between for word in _WORDS for name, between in _BETWEEN.items()},
}


def main() -> None:
    """Print a line for each unit, and the stages that grow too fast."""
    options = argparse.ArgumentParser()
    options.add_argument("--size", type=int, default=_SIZE)
    options.add_argument("units", nargs="*")
    given = options.parse_args()
    units = {**UNITS, **_MORE}
    for unit in units.values():
        _read(unit * 3)  # what is loaded once
    over = 0
    for name in given.units or units:
        short, long = (
            _in_own_process(units[name] * (size // len(units[name])))
            for size in (given.size // 10, given.size)
        )
        if short is None or long is None:
            print(f"   never            {name!r}: not read within {_SECONDS} s", flush=True)
            over += 1
            continue
        (before, fewer), (after, more) = short, long
        ratios = {
            stage: calls / max(fewer[stage], _LEAST_CALLS / 10)
            for stage, calls in more.items()
            if calls >= _LEAST_CALLS
        }
        ratios["time"] = after / max(before, _NOTICED)
        fast = {stage: round(ratio, 1) for stage, ratio in ratios.items() if ratio > _MOST_GROWTH}
        over += bool(fast)
        print(f"{after / before:5.1f} {after:6.2f} s  {name!r} {fast or ''}", flush=True)
    print(f"{over} of {len(given.units or units)} units have a stage that grows by more than {_MOST_GROWTH}")


def _in_own_process(words: str) -> tuple[float, Counter[str]] | None:
    ours, theirs = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.get_context("fork").Process(target=_measure, args=(words, theirs))
    child.start()
    theirs.close()
    try:
        found: tuple[float, Counter[str]] = ours.recv()
    except EOFError:
        return None
    finally:
        child.join()
    return found


def _measure(words: str, answer: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    begun = time.process_time()
    _read(words)
    seconds = time.process_time() - begun
    profile = cProfile.Profile(builtins=False)
    profile.runcall(_read, words)
    calls: Counter[str] = Counter()
    for row in profile.getstats():
        if isinstance(row.code, CodeType) and "/sharekit/" in row.code.co_filename:
            calls[Path(row.code.co_filename).stem] += row.callcount
    answer.send((seconds, calls))


def _read(words: str) -> None:
    data = f"A meeting of tenants\n\n{words}".encode()
    with contextlib.suppress(SharekitError):
        read_document("-", today=_TODAY, stdin=lambda: data)


if __name__ == "__main__":
    main()

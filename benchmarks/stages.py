"""Measure how each stage of reading grows with a text: ten times of it is at most twelve times the work.

    python benchmarks/stages.py [UNIT ...]

Work is the calls that a module of `source` makes, and the processor time of all of reading. Every unit is
repeated to 2 and to 20 kB and read in a process of its own that may take 60 seconds. A stage is printed where
its calls grow by more than twelve; patterns work inside one call, which the time shows.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path
from types import FrameType
from typing import Any

from speed import UNITS

from sharekit.errors import SharekitError
from sharekit.source import read_document

_TODAY = date(2026, 11, 23)
_SIZES = (2_000, 20_000)
_MOST_GROWTH = 12
_LEAST_CALLS = 500  # fewer say nothing of growth
_SECONDS = 60
_MORE = {
    "signs": "!",
    "stops in a row": ".",
    "ellipses": "…",
    "capitals": "Anna ",
    "names, one a line": "Anna Ruiz\n",
    "days without a year": "May 3, ",
    "days, listed": "3 May 2027, ",
    "by-lines": "By Anna Ruiz\n",
    "by-lines, parted": "By Anna Ruiz\n\n",
    "hours": "7 pm ",
    "days with hours": "May 3, 7 pm, ",
    "small quotes": "“a” ",
    "named speakers": "“We want it,” said Ida Marsh. ",
    "with many": "with Anna Ruiz, ",
}


def main() -> None:
    """Print a line for each unit, and the stages that grow too fast."""
    units = {**UNITS, **_MORE}
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(_measured(units[sys.argv[2]], int(sys.argv[3]))))
        return
    over = 0
    for name in sys.argv[1:] or units:
        short, long = (_in_own_process(name, size) for size in _SIZES)
        if short is None or long is None:
            print(f"   never            {name}: not read within {_SECONDS} s")
            over += 1
            continue
        grown = {
            stage: calls / max(short["calls"].get(stage, 0), _LEAST_CALLS / 10)
            for stage, calls in long["calls"].items()
            if calls >= _LEAST_CALLS
        }
        fast = {stage: round(ratio, 1) for stage, ratio in grown.items() if ratio > _MOST_GROWTH}
        over += bool(fast)
        ratio = long["seconds"] / max(short["seconds"], 0.02)
        print(f"{ratio:5.1f} {long['seconds']:6.2f} s  {name} {fast or ''}", flush=True)
    print(f"{over} of {len(sys.argv[1:] or units)} units have a stage that grows by more than {_MOST_GROWTH}")


def _in_own_process(name: str, size: int) -> Any:  # noqa: ANN401  JSON, or None
    command = [sys.executable, __file__, "--one", name, str(size)]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603  our own
    return json.loads(done.stdout) if done.returncode == 0 else None


def _measured(unit: str, size: int) -> dict[str, object]:
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    _read(unit * 3)  # what is loaded once
    begun = time.process_time()
    _read(unit * (size // len(unit)))
    seconds = time.process_time() - begun
    calls: Counter[str] = Counter()

    def count(frame: FrameType, event: str, _argument: object) -> None:
        if event in {"call", "c_call"} and "/source/" in frame.f_code.co_filename:
            calls[Path(frame.f_code.co_filename).stem] += 1

    sys.setprofile(count)
    _read(unit * (size // len(unit)))
    sys.setprofile(None)
    return {"seconds": seconds, "calls": calls}


def _read(words: str) -> None:
    data = f"A meeting of tenants\n\n{words}".encode()
    try:
        read_document("-", today=_TODAY, stdin=lambda: data)
    except SharekitError as refused:
        print(refused.message, file=sys.stderr)


if __name__ == "__main__":
    main()

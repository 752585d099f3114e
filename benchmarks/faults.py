"""Fail or kill a save with its zip at every call of the system that changes the disk, by strace.

    python benchmarks/faults.py [EVERY]

Each call (or every EVERYth) fails with ENOSPC, then with EIO, and then the process is killed. After each
the kit is the old one or the new one, and so is the zip; after the next save nothing is left.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import kills

_CALLS = "write,fsync,mkdir,rename,renameat2,link,linkat,unlink,unlinkat,rmdir,chmod,fchmod,ftruncate,flock"
_CARDS = 3  # each is written, synced and removed in the same way
_FAULTS = ("error=ENOSPC", "error=EIO", "signal=KILL")


def main() -> None:
    """Print how the saves ended, and what was broken or left."""
    every = int(sys.argv[1]) if sys.argv[1:] else 1
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "kit"
        _save(place, "0")
        log = Path(folder).with_suffix(".log")
        _save(place, "1", "strace", "-f", "-o", str(log), "-e", f"trace={_CALLS}")
        points = [*_points(log.read_text("utf-8"))][::every]
        log.unlink()
        ended: Counter[str] = Counter()
        for number, (call, time) in enumerate(points):
            for fault in _FAULTS:
                inject = f"inject={call}:{fault}:when={time}"
                tracer = ("strace", "-f", "-o", "/dev/null", "-e", f"trace={call}", "-e", inject)
                code, said = _save(place, str(number % 10), *tracer)
                refused = "KitError" in said or "told to stop" in said
                ended["saved" if code == 0 else "killed" if code < 0 else "refused" if refused else said] += 1
                if not kills.whole(place, cards=_CARDS):
                    ended["broken"] += 1
                    print(f"broken: {call} {time} {fault}", flush=True)
        _save(place, "x")
        left = sorted(path.name for path in Path(folder).iterdir())
        print(f"{len(points)} calls, {len(_FAULTS)} faults each: {dict(ended)}; left after the next: {left}")


def _points(log: str) -> Iterator[tuple[str, int]]:
    seen: Counter[str] = Counter()
    for call in re.findall(r"^\d+ +(\w+)\(", log, re.MULTILINE):
        seen[call] += 1
        yield call, seen[call]


def _save(place: Path, mark: str, *tracer: str) -> tuple[int, str]:
    command = [*tracer, sys.executable, "-B", kills.__file__, "--save", str(place), mark, str(_CARDS)]
    done = subprocess.run(command, capture_output=True, check=False, text=True)  # noqa: S603  our own
    return done.returncode, (done.stderr.strip().splitlines() or [""])[-1]


if __name__ == "__main__":
    main()

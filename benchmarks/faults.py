"""Fail or kill a save with its zip at every call of the system that changes the disk, by strace.

    python benchmarks/faults.py [EVERY]

Each call (or every EVERYth) fails with ENOSPC, then with EIO, and then the process is killed. After each
the kit is the old one or the new one, and so is the zip; after the next save nothing is left.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import kills

from sharekit.errors import KitError

_CALLS = "write,fsync,mkdir,rename,renameat2,link,linkat,unlink,unlinkat,rmdir,chmod,fchmod,ftruncate,flock"
_CARDS = 3  # each is written, synced and removed in the same way
_FAULTS = ("error=ENOSPC", "error=EIO", "signal=KILL")
_ENDS = {0: "saved", 2: "refused", -9: "killed"}


def main() -> None:
    """Print how the saves ended, and what was broken or left."""
    every = int(sys.argv[1]) if sys.argv[1:] else 1
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "kit"
        kills.save(place, "0", cards=_CARDS)
        log = Path(folder).with_suffix(".log")
        _save(place, "1", "-o", str(log), "-e", f"trace={_CALLS}")
        points = [*_points(log.read_text("utf-8"))][::every]
        log.unlink()
        ended: Counter[str] = Counter()
        for number, (call, nth) in enumerate(points):
            for fault in _FAULTS:
                inject = f"inject={call}:{fault}:when={nth}"
                code = _save(place, str(number % 10), "-o", "/dev/null", "-e", f"trace={call}", "-e", inject)
                ended[_ENDS.get(code, f"unexpected {code}")] += 1
                if not kills.whole(place, cards=_CARDS):
                    ended["broken"] += 1
                    print(f"broken: {call} {nth} {fault}", flush=True)
        kills.save(place, "x", cards=_CARDS)
        left = sorted(path.name for path in Path(folder).iterdir())
        print(f"{len(points)} calls, {len(_FAULTS)} faults each: {dict(ended)}; left after the next: {left}")


def _points(log: str) -> Iterator[tuple[str, int]]:
    seen: Counter[str] = Counter()
    for call in re.findall(r"^(?:\d+ +)?(\w+)\(", log, re.MULTILINE):
        seen[call] += 1
        yield call, seen[call]


def _save(place: Path, mark: str, *tracer: str) -> int:
    """Save in a process that waits until it is traced; return how it ended."""
    ready, go = os.pipe()
    child = os.fork()
    if not child:
        os.read(ready, 1)
        os._exit(_code(place, mark))
    with subprocess.Popen(  # noqa: S603  our own
        ["strace", "-f", *tracer, "-p", str(child)],  # noqa: S607  as above
        stderr=subprocess.DEVNULL,
    ):
        while "TracerPid:\t0" in Path(f"/proc/{child}/status").read_text(encoding="ascii"):
            time.sleep(0.002)
        os.write(go, b"x")
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.close(ready)
    os.close(go)
    return code


def _code(place: Path, mark: str) -> int:
    try:
        kills.save(place, mark, cards=_CARDS)
    except KitError:
        return 2
    except BaseException as error:  # noqa: BLE001  what this looks for
        sys.stderr.write(f"{error!r}\n")
        return 3
    return 0


if __name__ == "__main__":
    main()

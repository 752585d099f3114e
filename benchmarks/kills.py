"""Kill saves at any moment, and save four kits at once: what is left is one whole kit with a whole zip.

python benchmarks/kills.py [TIMES]
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import random
import sys
import tempfile
import time
import zipfile
from multiprocessing.process import BaseProcess
from pathlib import Path

from sharekit.kit import Kit, save_kit

_CARDS, _SIZE = 40, 20_000
_FORK = multiprocessing.get_context("fork")  # a new Python takes a hundred times as long to start as to save


def main() -> None:
    """Print how many of the kills, and of the rounds of four, broke something."""
    times = int(sys.argv[1]) if sys.argv[1:] else 200
    chance = random.Random(7)  # noqa: S311  moments, the same each time
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "kit"
        save(place, "0")
        broken = 0
        for number in range(times):
            running = _started(place, str(number % 10), without_end=True)
            time.sleep(chance.random() * 0.2)
            running.kill()
            running.join()
            broken += not whole(place)
        save(place, "x")
        left = sorted(path.name for path in Path(folder).iterdir())
        print(f"{times} kills: {broken} broken; left after the next save: {left}")
        rounds = max(times // 4, 1)
        unlike = failed = 0
        for _ in range(rounds):
            four = [_started(place, mark) for mark in "abcd"]
            for running in four:
                running.join()
                failed += running.exitcode != 0
            unlike += not whole(place)
        print(
            f"{rounds} rounds of four saves at once: {unlike} that are none of the four, {failed} that failed"
        )


def save(place: Path, mark: str, *, cards: int = _CARDS, without_end: bool = False) -> None:
    """Save a kit with its zip, all of whose cards hold a mark alone."""
    files = {f"cards/{number:02}.png": mark.encode() * _SIZE for number in range(cards)}
    hashes = {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}
    manifest = {"generator": "sharekit 0", "files": hashes}
    kit = Kit(name="kit", files={**files, "kit.json": json.dumps(manifest).encode()}, manifest=manifest)
    save_kit(kit, place, zipped=True)
    while without_end:
        save_kit(kit, place, zipped=True)


def _started(place: Path, mark: str, *, without_end: bool = False) -> BaseProcess:
    running = _FORK.Process(target=save, args=(place, mark), kwargs={"without_end": without_end})
    running.start()
    return running


def whole(place: Path, *, cards: int = _CARDS) -> bool:
    """Whether a kit and its zip are each one that was saved, all of it."""
    found = [path.read_bytes() for path in sorted((place / "cards").iterdir())]
    try:
        with zipfile.ZipFile(place.with_name("kit.zip")) as archive:
            packed = archive.testzip() is None
    except zipfile.BadZipFile:
        packed = False
    return packed and len(found) == cards and len({*found}) == 1 and len(found[0]) == _SIZE


if __name__ == "__main__":
    main()

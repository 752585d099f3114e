"""Kill saves at any moment, and save four kits at once: what is left is one whole kit with a whole zip.

python benchmarks/kills.py [TIMES]
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

SAVE = """
import hashlib, json, sys
from pathlib import Path
from sharekit.kit import Kit, save_kit
files = {f"cards/{number:02}.png": sys.argv[2].encode() * 20_000 for number in range(40)}
hashes = {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}
manifest = {"generator": "sharekit 0", "files": hashes}
kit = Kit(name="kit", files={**files, "kit.json": json.dumps(manifest).encode()}, manifest=manifest)
print("ready", flush=True)
while True:
    save_kit(kit, Path(sys.argv[1]), zipped=True)
    if sys.argv[3:] != ["on"]:
        break
"""


def main() -> None:
    """Print how many of the kills, and of the rounds of four, broke something."""
    times = int(sys.argv[1]) if sys.argv[1:] else 200
    chance = random.Random(7)  # noqa: S311  moments, the same each time
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "kit"
        _ended(_started(place, "0"))
        broken = 0
        for number in range(times):
            running = _started(place, str(number % 10), "on")
            time.sleep(chance.random() * 0.2)
            running.kill()
            running.wait()
            broken += not whole(place)
        _ended(_started(place, "x"))
        left = sorted(path.name for path in Path(folder).iterdir())
        print(f"{times} kills: {broken} broken; left after the next save: {left}")
        rounds = max(times // 4, 1)
        unlike = 0
        for _ in range(rounds):
            for running in [_started(place, mark) for mark in "abcd"]:
                _ended(running)
            unlike += not whole(place)
        print(f"{rounds} rounds of four saves at once: {unlike} that are none of the four")


def _started(place: Path, *words: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", SAVE, str(place), *words]
    running = subprocess.Popen(command, stdout=subprocess.PIPE)  # noqa: S603  our own
    if running.stdout is not None:
        running.stdout.readline()
    return running


def _ended(running: subprocess.Popen[bytes]) -> None:
    if running.wait():
        message = "a save failed"
        raise SystemExit(message)


def whole(place: Path) -> bool:
    """Whether a kit and its zip are each one that was saved, all of it."""
    cards = [path.read_bytes() for path in sorted((place / "cards").iterdir())]
    try:
        with zipfile.ZipFile(place.with_name("kit.zip")) as archive:
            packed = archive.testzip() is None
    except zipfile.BadZipFile:
        packed = False
    return packed and len(cards) == 40 and len({*cards}) == 1 and len(cards[0]) == 20_000  # noqa: PLR2004


if __name__ == "__main__":
    main()

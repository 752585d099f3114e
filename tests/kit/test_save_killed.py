"""Real processes that save, and are killed, interrupted, or four at once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kit.made import only

_ROOT = Path(__file__).resolve().parents[2]
_FORKS = """
import os, signal, sys
from pathlib import Path
from sharekit.kit.save import save_kit
from tests.kit.made import made_kit
for line in sys.stdin:
    word, *more = line.split()
    if word == "wait":
        answer = os.waitstatus_to_exitcode(os.waitpid(int(more[0]), 0)[1])
    else:
        seen, told = os.pipe()
        answer = os.fork()
        if not answer:
            code = 1
            try:
                signal.signal(signal.SIGINT, signal.default_int_handler)
                kit = made_kit({f"cards/{number:02}.png": word.encode() * 20_000 for number in range(40)})
                os.write(told, b"ready")
                save_kit(kit, Path(more[0]), zipped=True)
                code = 0
            finally:
                os._exit(code)
        os.close(told)
        os.read(seen, 5)
        os.close(seen)
    print(answer, flush=True)
"""


class _Forks:
    """Processes that save a kit: forked, for a new one takes a hundred times as long to start as to save."""

    def __init__(self) -> None:
        command = [sys.executable, "-c", _FORKS]
        self.parent = subprocess.Popen(
            command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def _ask(self, words: str) -> int:
        assert self.parent.stdin is not None
        assert self.parent.stdout is not None
        self.parent.stdin.write(f"{words}\n")
        self.parent.stdin.flush()
        return int(self.parent.stdout.readline())

    def start(self, place: Path, mark: str) -> int:
        """Start a process that is about to save; return its number."""
        return self._ask(f"{mark} {place}")

    def wait(self, process: int) -> int:
        """Return how a process ended."""
        return self._ask(f"wait {process}")


@pytest.fixture(scope="module")
def forks() -> Iterator[_Forks]:
    if os.name == "nt":
        pytest.skip("needs processes that can be forked and killed")
    made = _Forks()
    with made.parent:
        yield made
        made.parent.kill()


def _marks(place: Path) -> set[bytes]:
    cards = sorted((place / "cards").iterdir())
    assert len(cards) == 40
    return {card.read_bytes()[:1] for card in cards if len(card.read_bytes()) == 20_000}


def test_kill_9_at_any_moment_leaves_the_old_kit_or_the_new_one(forks: _Forks, tmp_path: Path) -> None:
    place = tmp_path / "kit"
    assert forks.wait(forks.start(place, "0")) == 0
    for number in range(1, 13):
        process = forks.start(place, str(number % 10))
        time.sleep(number * 0.004)
        os.kill(process, signal.SIGKILL)
        forks.wait(process)
        assert len(_marks(place)) == 1
    assert forks.wait(forks.start(place, "x")) == 0
    assert _marks(place) == {b"x"}
    only(tmp_path, "kit", "kit.zip")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_leaves_no_staging(forks: _Forks, tmp_path: Path, number: signal.Signals) -> None:
    place = tmp_path / "kit"
    assert forks.wait(forks.start(place, "0")) == 0
    process = forks.start(place, "1")
    time.sleep(0.02)
    os.kill(process, number)
    forks.wait(process)
    assert len(_marks(place)) == 1
    if number == signal.SIGINT:
        only(tmp_path, "kit", "kit.zip")


def test_four_builds_at_once_give_one_whole_kit(forks: _Forks, tmp_path: Path) -> None:
    processes = [forks.start(tmp_path / "kit", mark) for mark in "abcd"]
    assert [forks.wait(process) for process in processes] == [0, 0, 0, 0]
    assert len(_marks(tmp_path / "kit")) == 1
    only(tmp_path, "kit", "kit.zip")

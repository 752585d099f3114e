"""Real processes that save, and are killed, interrupted, or four at once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.kit.made import only

_BUILD = """
import sys
from pathlib import Path
from sharekit.kit.save import save_kit
from tests.kit.made import made_kit
mark = sys.argv[2].encode()
kit = made_kit({f"cards/{number:02}.png": mark * 20_000 for number in range(40)})
print("ready", flush=True)
save_kit(kit, Path(sys.argv[1]))
"""
_ROOT = Path(__file__).resolve().parents[2]


def _start(place: Path, mark: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", _BUILD, str(place), mark]
    process = subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE)
    assert process.stdout is not None
    with process.stdout as out:
        out.readline()
    return process


def _marks(place: Path) -> set[bytes]:
    cards = sorted((place / "cards").iterdir())
    assert len(cards) == 40
    return {card.read_bytes()[:1] for card in cards if len(card.read_bytes()) == 20_000}


@pytest.mark.skipif(os.name == "nt", reason="needs kill -9")
def test_kill_9_at_any_moment_leaves_the_old_kit_or_the_new_one(tmp_path: Path) -> None:
    place = tmp_path / "kit"
    assert _start(place, "0").wait() == 0
    for number in range(1, 13):
        process = _start(place, str(number % 10))
        time.sleep(number * 0.004)
        process.kill()
        process.wait()
        assert len(_marks(place)) == 1
    assert _start(place, "x").wait() == 0
    assert _marks(place) == {b"x"}
    only(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="needs signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_leaves_no_staging(tmp_path: Path, number: signal.Signals) -> None:
    place = tmp_path / "kit"
    assert _start(place, "0").wait() == 0
    process = _start(place, "1")
    time.sleep(0.02)
    process.send_signal(number)
    process.wait()
    assert len(_marks(place)) == 1
    if number == signal.SIGINT:
        only(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="needs many processes")
def test_four_builds_at_once_give_one_whole_kit(tmp_path: Path) -> None:
    processes = [_start(tmp_path / "kit", mark) for mark in "abcd"]
    assert [process.wait() for process in processes] == [0, 0, 0, 0]
    assert len(_marks(tmp_path / "kit")) == 1
    only(tmp_path)

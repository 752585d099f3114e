"""Run a program of the user's own: bytes to its standard input, bytes from its standard output.

It gets the user's environment, since a client needs its key, and nothing of ours beside the bytes. No shell
takes part. A program that hangs or says too much, or that Ctrl-C or SIGTERM interrupts, is ended with all
that it started and that stays in its process group. (Windows has no such groups: the program alone is ended.)
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import IO, TypeAlias

Ask: TypeAlias = Callable[[bytes], bytes]

MOST = 5_000_000  # bytes of an answer
_TAIL = 8_192  # bytes of what it says on standard error that are kept
_SAID = 200  # characters of the last line
_STEP = 0.1  # seconds; on Windows Ctrl-C is only seen between two waits
_PARTING = 2.0  # seconds that a killed program and its last words get
_CHUNK = 65_536


class WriterFailedError(Exception):
    """The program gave nothing that can be used.

    Args:
        what: What happened, without a word of the program's own: a kit is published.
        hint: What to do now.
        said: The last line of its standard error, printable; for the terminal alone, as it may hold a path
            or a key.
    """

    def __init__(self, what: str, hint: str, *, said: str = "") -> None:
        """Keep the three."""
        super().__init__(what)
        self.what = what
        self.hint = hint
        self.said = said


@dataclass(slots=True)
class _Heard:
    """What a pipe gave; `most` bytes are kept: the first of them, or the last."""

    pipe: IO[bytes]
    most: int
    keeps_last: bool = False
    data: bytearray = field(default_factory=bytearray)

    def listen(self) -> None:
        """Read to the end, or until there is more than can be used."""
        while chunk := os.read(self.pipe.fileno(), _CHUNK):
            self.data += chunk
            if self.keeps_last:
                del self.data[: -self.most]
            elif len(self.data) > self.most:
                return

    @property
    def is_too_much(self) -> bool:
        """Whether there was more than `most`."""
        return not self.keeps_last and len(self.data) > self.most


def ask_program(command: Sequence[str], data: bytes, *, folder: Path, timeout: float) -> bytes:
    """Return what a program answers.

    Args:
        command: The program and its arguments. A name without a slash is looked for on the PATH; a place
            with one starts from `folder`.
        data: What it is handed.
        folder: Where it runs.
        timeout: Seconds it may take.

    Raises:
        WriterFailedError: It is not there, cannot run, takes too long, says too much, or reports a failure.
    """
    until = time.monotonic() + timeout
    program = _start(command, folder)
    pipes = program.stdin, program.stdout, program.stderr
    assert all(pipes)  # noqa: S101  all three were asked for
    answer = _Heard(pipes[1], MOST)  # type: ignore[arg-type]
    words = _Heard(pipes[2], _TAIL, keeps_last=True)  # type: ignore[arg-type]
    feeding = _thread(lambda: _feed(pipes[0], data))  # type: ignore[arg-type]
    listening, hearing = _thread(answer.listen), _thread(words.listen)
    try:
        _wait(listening, until)
        done = not (listening.is_alive() or answer.is_too_much) and _ends(program, until)
    except BaseException:
        _kill(program)
        raise
    if not done:
        _kill(program)
    _part(program, (feeding, listening, hearing))
    said = _last_line(bytes(words.data))
    if answer.is_too_much:
        what = f"it was stopped: its answer has more than {MOST:,} bytes"
        raise WriterFailedError(what, "Let it answer with the posts alone", said=said)
    if not done:
        what = f"it was stopped after {timeout:g} seconds"
        raise WriterFailedError(what, "Give it more time: timeout in [writer], 600 at most", said=said)
    if program.returncode:
        what = f"it ended with {_ending(program.returncode)}"
        raise WriterFailedError(what, "Run it by itself to see why", said=said)
    return bytes(answer.data)


def _start(command: Sequence[str], folder: Path) -> subprocess.Popen[bytes]:
    name = os.path.expanduser(command[0])  # noqa: PTH111  `Path` would drop the "./"
    shown = "".join(sign for sign in Path(name).name if sign.isprintable())
    has_place = any(sign and sign in name for sign in (os.sep, os.altsep))
    found = str(folder / name) if has_place else shutil.which(name)
    if found is None:
        what = f"there is no program {shown!r}"
        raise WriterFailedError(what, "Write in [writer] how you start it yourself, or its whole path")
    try:
        return subprocess.Popen(  # noqa: S603  the user names it, and asks for it with each build
            [found, *command[1:]],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
            cwd=folder,
            start_new_session=True,  # a group of its own, and no terminal to ask questions on
        )
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the system refused"
        what = f"{shown!r} cannot be started: {reason}"
        raise WriterFailedError(what, "Write in [writer] how you start it yourself") from error


def _thread(task: Callable[[], None]) -> Thread:
    def quietly() -> None:
        try:
            task()
        except (OSError, ValueError):
            return  # the pipe was closed on either side

    thread = Thread(target=quietly, daemon=True)
    thread.start()
    return thread


def _feed(pipe: IO[bytes], data: bytes) -> None:
    """Hand the bytes over; a program need not read them."""
    view = memoryview(data)
    try:
        while view:
            view = view[os.write(pipe.fileno(), view[:_CHUNK]) :]
    finally:
        pipe.close()


def _wait(thread: Thread, until: float) -> None:
    while thread.is_alive() and time.monotonic() < until:
        thread.join(min(_STEP, max(0.0, until - time.monotonic())))


def _ends(program: subprocess.Popen[bytes], until: float) -> bool:
    """Whether a program that has closed its output ends in time."""
    try:
        program.wait(max(_STEP, until - time.monotonic()))
    except subprocess.TimeoutExpired:
        return False
    return True


def _kill(program: subprocess.Popen[bytes]) -> None:
    try:
        if os.name == "posix":
            os.killpg(program.pid, signal.SIGKILL)
        else:
            program.kill()
    except (ProcessLookupError, PermissionError):
        return  # it is gone already


def _part(program: subprocess.Popen[bytes], threads: Sequence[Thread]) -> None:
    """Wait a little for the last words, then let go of everything.

    A descendant that left the group may hold a pipe open; its thread ends with us.
    """
    until = time.monotonic() + _PARTING
    _ends(program, until)
    for thread in threads:
        _wait(thread, until)
    for pipe, thread in zip((program.stdin, program.stdout, program.stderr), threads, strict=True):
        if pipe is not None and not thread.is_alive():
            pipe.close()


def _ending(code: int) -> str:
    if code > 0:
        return f"exit code {code}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"


def _last_line(data: bytes) -> str:
    lines = [line.strip() for line in data.decode("utf-8", "replace").splitlines() if line.strip()]
    line = "".join(sign if sign.isprintable() else " " for sign in lines[-1]) if lines else ""
    return line if len(line) <= _SAID else f"{line[:_SAID]}…"

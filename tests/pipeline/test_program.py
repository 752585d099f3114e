from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sharekit.pipeline.program import MOST, WriterFailedError, ask_program

_POSIX = pytest.mark.skipif(os.name != "posix", reason="process groups are POSIX")


def ask(folder: Path, code: str, data: bytes = b"{}", *, timeout: float = 20) -> bytes:
    (folder / "writer.py").write_text(code, encoding="utf-8")
    return ask_program((sys.executable, "writer.py"), data, folder=folder, timeout=timeout)


def failure(folder: Path, code: str, *, timeout: float = 20) -> WriterFailedError:
    with pytest.raises(WriterFailedError) as failed:
        ask(folder, code, b"x" * 1_000_000, timeout=timeout)
    return failed.value


def test_bytes_go_in_and_come_out_whole(tmp_path: Path) -> None:
    data = "“é” 👍🏽 ".encode() * 100_000
    assert ask(tmp_path, "import sys; sys.stdout.buffer.write(sys.stdin.buffer.read())", data) == data


def test_it_runs_in_its_folder_with_the_user_s_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MY_CLIENT_KEY", "k")
    code = "import os; print(os.environ['MY_CLIENT_KEY'], os.path.realpath('.'))"
    assert ask(tmp_path, code).decode().split() == ["k", str(tmp_path.resolve())]


def test_a_program_that_reads_nothing_may_answer(tmp_path: Path) -> None:
    code = "print('done')"
    (tmp_path / "w.py").write_text(code)
    command = (sys.executable, "w.py")
    assert ask_program(command, b"x" * 5_000_000, folder=tmp_path, timeout=20).strip() == b"done"


def test_an_exit_code_is_told_and_its_last_words_are_kept_apart(tmp_path: Path) -> None:
    code = "import sys; print('one\\nno key\\x1b[31m \\u202e here', file=sys.stderr); sys.exit(3)"
    failed = failure(tmp_path, f"# -*- coding: utf-8 -*-\nimport io\n{code}")
    assert failed.what == "it ended with exit code 3"
    assert failed.said.startswith("no key")
    assert failed.said.isprintable()
    assert "key" not in failed.what + failed.hint


def test_last_words_are_short(tmp_path: Path) -> None:
    failed = failure(tmp_path, "import sys; sys.exit('x' * 100_000)")
    assert len(failed.said) == 201


@_POSIX
def test_a_signal_has_its_name(tmp_path: Path) -> None:
    assert failure(tmp_path, "import os; os.kill(os.getpid(), 9)").what == "it ended with SIGKILL"


def test_a_program_that_is_not_there_is_named_without_its_place(tmp_path: Path) -> None:
    for name in ("no-such-writer", "./no-such-writer", str(tmp_path / "no-such-writer")):
        with pytest.raises(WriterFailedError) as failed:
            ask_program((name,), b"", folder=tmp_path, timeout=5)
        assert "'no-such-writer'" in failed.value.what
        assert str(tmp_path) not in failed.value.what


@_POSIX
def test_a_place_starts_from_the_folder_and_what_cannot_run_says_why(tmp_path: Path) -> None:
    script = tmp_path / "mine"
    script.write_text("#!/bin/sh\nprintf ok\n")
    with pytest.raises(WriterFailedError, match="'mine' cannot be started: Permission denied"):
        ask_program(("./mine",), b"", folder=tmp_path, timeout=5)
    script.chmod(0o755)
    assert ask_program(("./mine",), b"", folder=tmp_path, timeout=5) == b"ok"


def test_no_shell_reads_the_command(tmp_path: Path) -> None:
    code = "import sys; print(sys.argv[1:])"
    command = (sys.executable, "-c", code, "$HOME; touch x", "*")
    assert ask_program(command, b"", folder=tmp_path, timeout=20).strip() == b"['$HOME; touch x', '*']"
    assert not list(tmp_path.iterdir())


def test_too_long_an_answer_is_stopped(tmp_path: Path) -> None:
    failed = failure(tmp_path, "import sys\nwhile True: sys.stdout.write('x' * 65536)", timeout=60)
    assert f"{MOST:,} bytes" in failed.what


def test_endless_words_on_stderr_stop_nothing(tmp_path: Path) -> None:
    code = "import sys\nfor _ in range(300): sys.stderr.write('x' * 65536)\nprint('ok')"
    assert ask(tmp_path, code).strip() == b"ok"


_GRANDCHILD = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
open("pid", "w").write(str(child.pid))
{after}
"""


def _is_running(pid: int) -> bool:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


@_POSIX
@pytest.mark.parametrize(
    "after", ["time.sleep(600)", "sys.exit()", "sys.stdout.close(); time.sleep(600)"], ids=str
)
def test_a_program_that_hangs_is_ended_with_all_it_started(tmp_path: Path, after: str) -> None:
    failed = failure(tmp_path, _GRANDCHILD.format(after=after), timeout=2)
    assert failed.what == "it was stopped after 2 seconds"
    time.sleep(0.2)
    assert not _is_running(int((tmp_path / "pid").read_text()))


@_POSIX
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_whoever_interrupts_ends_the_program_too(tmp_path: Path, number: int, code: int) -> None:
    (tmp_path / "writer.py").write_text(_GRANDCHILD.format(after="time.sleep(600)"))
    (tmp_path / "run.py").write_text(
        "import signal, sys\nfrom pathlib import Path\n"
        "from sharekit.pipeline.program import ask_program\n"
        "def leave(*_): raise SystemExit(143)\n"
        "signal.signal(signal.SIGTERM, leave)\n"
        "try:\n"
        "    ask_program((sys.executable, 'writer.py'), b'', folder=Path('.'), timeout=60)\n"
        "except KeyboardInterrupt:\n    sys.exit(130)\n"
    )
    with subprocess.Popen([sys.executable, "run.py"], cwd=tmp_path) as running:
        while not (tmp_path / "pid").exists() and running.poll() is None:
            time.sleep(0.05)
        time.sleep(0.2)
        running.send_signal(number)
        assert running.wait(10) == code
    time.sleep(0.2)
    assert not _is_running(int((tmp_path / "pid").read_text()))

"""Every refusal: `error:` and `hint:`, the documented exit code, no traceback, nothing left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest
from typer.core import TyperGroup

from sharekit.cli import main
from sharekit.cli.surroundings import cache_folder, folders_near, user_folder
from sharekit.cli.usage import refusal_of
from sharekit.errors import ExitCode, UsageError
from sharekit.kept import open_kept
from sharekit.settings import Settings, load_settings
from tests.cli.runs import ARTICLE, Run, article, real, sharekit
from tests.kit.made import tree


def _refused(run: Run, code: ExitCode, message: str, hint: str = "") -> None:
    assert run.code == code, run.err
    assert run.out == ""
    lines = run.err.splitlines()
    assert lines[0].startswith("error: "), run.err
    assert lines[1].startswith("hint: "), run.err
    assert len(lines) == 2, run.err
    assert message in lines[0]
    assert hint in lines[1]


_SMALL = ("--formats", "square", "--platforms", "x", "--cards", "1")
_USAGE = [
    (["--formats", "sqaure"], "--formats: there is no format 'sqaure'", "Did you mean square?"),
    (["--theme", "editoral"], "--theme: there is no theme 'editoral'", "Did you mean editorial?"),
    (["--platforms", "x,facebok"], "there is no platform 'facebok'", "Did you mean facebook?"),
    (["--kinds", "statistics"], "there is no kind 'statistics'", "Did you mean statistic?"),
    (["--formats", ","], "--formats: the list is empty", "Name at least one"),
    (["--cards", "-1"], "-1 is not a number of cards", "from 0 to"),
    (["--cards", "many"], "--cards", "sharekit build --help"),
    (["--date", "2021-02-30"], "there is no day 2021-02-30", "2026-04-19"),
    (["--date", "0001-01-01"], "there is no day 0001-01-01", "2026-04-19"),
    (["--date", "tomorrow"], "'tomorrow' is not a day", "2026-04-19"),
    (["--timezone", "Europe/Lodnon"], "there is no time zone", "Did you mean Europe/London?"),
    (["--language", "???"], "is not a language tag", "pt-BR"),
    (["--link", "javascript:alert(1)"], "--link", ""),
    (["--campaign", "!!!"], "has no letter or digit", "spring-campaign"),
    (["--schedulers", "bufer"], "--schedulers: there is no scheduler 'bufer'", "Did you mean buffer?"),
    (["--schedulers", "none,buffer"], "there is no scheduler 'none'", "The schedulers are"),
    (["--share-base", "example.org"], "--share-base", "https://"),
    (["--jobs", "0"], "--jobs", "--help"),
    (["--them", "rally"], "there is no option --them", "Did you mean --theme?"),
    (["--frames"], "there is no option --frames", "sharekit build --help"),
    (["-q", "-v"], "-q and -v contradict each other", "Leave out"),
    (["--quote", "Doors", "--no-quote", "doors"], "contradict each other", "Leave out"),
    (["--cards", "0", "--kinds", "quote"], "contradict each other", "Leave out"),
    (["--cards", "0", "--quote", "doors"], "contradict each other", "Leave out"),
    (["--kinds", "event", "--quote", "doors"], "contradict each other", "Leave out"),
    (["article.txt"], "article.txt is named twice", "once"),
    (["-o", "."], "the folder that you are in", "-o kit"),
]


@pytest.mark.parametrize(("words", "message", "hint"), _USAGE)
def test_wrong_options(tmp_path: Path, words: list[str], message: str, hint: str) -> None:
    article(tmp_path)
    before = tree(tmp_path)
    _refused(sharekit("build", "article.txt", *words, cwd=tmp_path), ExitCode.USAGE, message, hint)
    assert tree(tmp_path) == before


def test_an_unknown_command(tmp_path: Path) -> None:
    _refused(sharekit("biuld", cwd=tmp_path), ExitCode.USAGE, "no command 'biuld'", "Did you mean build?")


def test_a_missing_source(tmp_path: Path) -> None:
    _refused(sharekit("build", cwd=tmp_path), ExitCode.USAGE, "SOURCE", "sharekit build --help")


_SOURCES = [
    ("absent.txt", None, ExitCode.SOURCE),
    ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", ExitCode.SOURCE),
    ("report.pdf", b"%PDF-1.7\n", ExitCode.SOURCE),
    ("empty.txt", b"", ExitCode.NOTHING_TO_SHARE),
    ("blank.md", b" \n\n\t\n", ExitCode.NOTHING_TO_SHARE),
]


@pytest.mark.parametrize("command", ["build", "inspect"])
@pytest.mark.parametrize(("name", "data", "code"), _SOURCES)
def test_sources_that_cannot_be_used(
    tmp_path: Path, command: str, name: str, data: bytes | None, code: ExitCode
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    before = tree(tmp_path)
    _refused(sharekit(command, name, cwd=tmp_path), code, "")
    assert tree(tmp_path) == before


def test_a_folder_as_source(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    _refused(sharekit("build", "articles", cwd=tmp_path), ExitCode.SOURCE, "articles")


def test_one_bad_source_of_two_leaves_nothing(tmp_path: Path) -> None:
    article(tmp_path)
    before = tree(tmp_path)
    run = sharekit("build", "article.txt", "absent.md", *_SMALL, "-o", "kits", cwd=tmp_path)
    _refused(run, ExitCode.SOURCE, "absent.md")
    assert tree(tmp_path) == before


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (None, "there is no file groups.csv", ""),
        ("code,name\na,A\nA,B\n", "groups.csv, line 3, column code: the code 'a' is taken by “A”", "its own"),
    ],
)
def test_a_list_of_groups_with_a_fault(tmp_path: Path, text: str | None, message: str, hint: str) -> None:
    article(tmp_path)
    if text is not None:
        (tmp_path / "groups.csv").write_text(text)
    before = tree(tmp_path)
    run = sharekit("build", "article.txt", "--groups", "groups.csv", cwd=tmp_path)
    _refused(run, ExitCode.SOURCE, message, hint)
    assert tree(tmp_path) == before


def test_settings_with_a_fault(tmp_path: Path) -> None:
    article(tmp_path)
    (tmp_path / "sharekit.toml").write_text('\ntheme = "raly"\n')
    run = sharekit("build", "article.txt", cwd=tmp_path)
    _refused(run, ExitCode.SETTINGS, "line 2, theme: there is no theme 'raly'", "Did you mean rally?")


def test_a_target_that_holds_other_things(tmp_path: Path) -> None:
    article(tmp_path)
    (tmp_path / "kit").mkdir()
    (tmp_path / "kit" / "thesis.odt").write_text("years of work")
    before = tree(tmp_path)
    _refused(
        sharekit("build", "article.txt", *_SMALL, "-o", "kit", cwd=tmp_path),
        ExitCode.KIT,
        "not empty",
        "--force",
    )
    assert tree(tmp_path) == before


def test_a_target_below_a_file(tmp_path: Path) -> None:
    article(tmp_path)
    run = sharekit("build", "article.txt", *_SMALL, "-o", "article.txt/kit", cwd=tmp_path)
    _refused(run, ExitCode.KIT, "a file stands where a folder is needed", "-o")


@pytest.mark.skipif(not Path("/proc/1").is_dir(), reason="needs a folder that even root cannot write to")
def test_a_target_that_nobody_may_write(tmp_path: Path) -> None:
    article(tmp_path)
    run = sharekit("build", "article.txt", *_SMALL, "-o", "/proc/kit", cwd=tmp_path)
    _refused(run, ExitCode.KIT, "cannot write /proc/kit", "-o")


def test_a_zip_that_is_not_ours_is_not_overwritten(tmp_path: Path) -> None:
    article(tmp_path)
    (tmp_path / "kit.zip").write_bytes(b"holiday pictures")
    before = tree(tmp_path)
    run = sharekit("build", "article.txt", *_SMALL, "-o", "kit", "--zip", cwd=tmp_path)
    _refused(run, ExitCode.KIT, "kit.zip", "-o")
    assert tree(tmp_path) == before


@pytest.mark.skipif(os.name == "nt", reason="needs signals")
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, ExitCode.INTERRUPTED), (signal.SIGTERM, ExitCode.TERMINATED)]
)
def test_a_signal_ends_the_build_and_leaves_nothing(
    tmp_path: Path, number: signal.Signals, code: ExitCode
) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "sharekit", "build", "-", "-o", "kit"],
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    time.sleep(2.5)  # it waits for the source by now
    process.send_signal(number)
    _, err = process.communicate(timeout=30)
    assert process.returncode == code
    assert b"Traceback" not in err
    assert tree(tmp_path) == {}


class _PanicError(BaseException):
    """What a library raises that was not written in Python."""


@pytest.mark.parametrize(
    ("raised", "code", "words"),
    [
        (_PanicError("index out of range"), ExitCode.UNEXPECTED, "error: something unexpected happened"),
        (KeyboardInterrupt(), ExitCode.INTERRUPTED, "interrupted: what was there before is unchanged"),
    ],
)
def test_nothing_that_a_library_raises_is_a_traceback(
    raised: BaseException,
    code: ExitCode,
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise raised

    monkeypatch.setattr(TyperGroup, "main", fail)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == code
    said = capsys.readouterr().err
    assert said.startswith(words)
    assert "Traceback" not in said


def test_an_import_that_is_interrupted_is_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Interrupted(ModuleType):
        def __getattr__(self, _name: str) -> object:
            raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules, "sharekit.cli.app", Interrupted("sharekit.cli.app"))
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == ExitCode.INTERRUPTED
    assert capsys.readouterr().err == "interrupted: what was there before is unchanged\n"


@pytest.mark.skipif(sys.platform == "win32", reason="no shell closes streams there")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&- <&-"])
def test_a_stream_that_is_closed_costs_its_words_and_nothing_else(tmp_path: Path, closed: str) -> None:
    source = article(tmp_path)
    words = f'exec "$0" -m sharekit build "$1" -o kit {" ".join(_SMALL)} --date 2027-03-01 {closed}'
    command = ["sh", "-c", words, sys.executable, source.name]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == ExitCode.DONE, done.stderr
    assert b"Traceback" not in done.stderr
    assert (tmp_path / "kit" / "kit.json").stat().st_size > 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_an_output_without_room_is_called_so(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "sharekit", "inspect", str(article(tmp_path))]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == ExitCode.UNEXPECTED
    assert done.stderr.splitlines()[0] == "error: the answer cannot be written: No space left on device"
    assert "report" not in done.stderr


def test_too_little_memory_is_called_so() -> None:
    refusal = refusal_of(MemoryError())
    assert refusal.message == "there is not enough memory"
    assert "--jobs 1" in refusal.hint


@pytest.mark.parametrize("epoch", ["253402300800", "9" * 40])
def test_a_second_that_no_calendar_has_is_refused(tmp_path: Path, epoch: str) -> None:
    run = sharekit("build", str(article(tmp_path)), *_SMALL, cwd=tmp_path, SOURCE_DATE_EPOCH=epoch)
    _refused(run, ExitCode.USAGE, "SOURCE_DATE_EPOCH", "unset it")


@pytest.mark.parametrize("zone", ["{file}", ":{folder}", "XXX99"])
def test_an_environment_with_an_odd_zone_is_told_so(tmp_path: Path, zone: str) -> None:
    file = article(tmp_path)
    found = zone.format(file=file, folder=tmp_path)
    run = real("build", str(file), *_SMALL, cwd=tmp_path, TZ=found)
    _refused(run, ExitCode.USAGE, f"TZ: {found!r} is no time zone", "Unset it")
    assert not (tmp_path / "kit").exists()


def test_a_zone_of_the_environment_is_taken(tmp_path: Path) -> None:
    assert real("themes", cwd=tmp_path, TZ="Asia/Tokyo").code == ExitCode.DONE


@pytest.mark.skipif(sys.platform == "win32", reason="nobody can delete the folder they are in there")
def test_whoever_stands_in_a_deleted_folder_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    with pytest.raises(UsageError, match="was deleted") as refused:
        folders_near("a.md")
    assert refused.value.hint


def test_a_user_without_a_home_has_folders_in_which_nothing_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", nowhere)
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    assert load_settings(user=user_folder()) == Settings()
    kept = open_kept(cache_folder())
    assert kept is not None
    kept.keep(kept.key("kit", 1), {"a": "b"})
    assert kept.find(kept.key("kit", 1)) is None


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no names that are not text")
def test_a_name_of_bytes_that_are_no_text_can_be_read_shown_and_written(tmp_path: Path) -> None:
    source, groups = (tmp_path / os.fsdecode(name) for name in (b"f\xfcr.md", b"f\xfcr.csv"))
    source.write_text(ARTICLE, encoding="utf-8")
    groups.write_text("code,name\nquay,Quay\n", encoding="utf-8")
    words = ("build", source.name, *_SMALL, "--date", "2027-03-01", "-o", "kit", "--groups", groups.name)
    run = real(*words, cwd=tmp_path)
    assert run.code == ExitCode.DONE, run.err
    assert "sharekit build 'f\ufffdr.md'" in (tmp_path / "kit" / "README.txt").read_text(encoding="utf-8")
    assert real("check", "kit", cwd=tmp_path).code == ExitCode.DONE

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sharekit.errors import ExitCode
from tests.check.kits import example
from tests.cli.runs import sharekit


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    example().save(tmp_path / "kit")
    return tmp_path


def test_a_kit_that_holds(folder: Path) -> None:
    run = sharekit("check", "kit", cwd=folder)
    assert run.code == ExitCode.DONE, run.out
    assert "posts are within their limits" in run.out
    assert run.out.splitlines()[-1] == "it holds"
    silent = sharekit("check", "kit", "-q", cwd=folder)
    assert (silent.code, silent.out, silent.err) == (ExitCode.DONE, "", "")


def test_a_kit_with_faults_says_what_to_do_about_each(folder: Path) -> None:
    (folder / "kit" / "links.csv").unlink()
    run = sharekit("check", "kit", "-q", cwd=folder)
    assert run.code == ExitCode.FAULTS
    assert run.out.splitlines()[0] == "fault: links.csv is not there (file-missing)"
    assert run.out.splitlines()[1].startswith("  hint: ")


def test_json_and_nothing_else(folder: Path) -> None:
    (folder / "kit" / "cards" / "mine.png").write_bytes(b"x")
    run = sharekit("check", "kit", "--json", cwd=folder)
    value = json.loads(run.out)
    assert (run.code, run.err) == (ExitCode.DONE, "")
    assert (value["schema"], value["kit"], value["ok"], value["faults"]) == (1, "kit", True, [])
    assert value["checked"]["files"] == len(example().files) - 1
    (folder / "kit" / "links.csv").unlink()
    broken = sharekit("check", "kit", "--json", cwd=folder)
    (fault,) = json.loads(broken.out)["faults"]
    assert broken.code == ExitCode.FAULTS
    assert set(fault) == {"code", "where", "message", "hint"}
    assert fault["where"] == "links.csv"


@pytest.mark.parametrize("name", ["missing", "."])
def test_what_is_no_kit_is_refused(tmp_path: Path, name: str) -> None:
    run = sharekit("check", name, cwd=tmp_path)
    assert run.code == ExitCode.SOURCE
    assert run.err.splitlines()[0].startswith("error: ")
    assert run.err.splitlines()[1].startswith("hint: ")

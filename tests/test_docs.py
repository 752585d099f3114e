"""The README says what is so."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.runs import sharekit

_ROOT = Path(__file__).resolve().parents[1]
_README = (_ROOT / "README.md").read_text(encoding="utf-8")
_OTHER_S_NAME = re.compile(r"(?:pip|pipx|uvx|uv tool) (?:install |run )?sharekit(?!-cli)\b")
_TEXTS = [
    path
    for pattern in ("*.md", "docs/**/*.md", "examples/*", "src/**/*.py", "src/**/*.toml", "src/**/*.j2")
    for path in _ROOT.glob(pattern)
    if path.is_file()
]


def _marked(name: str) -> str:
    found = re.search(rf"<!-- begin {name} -->\n```sh\n(.*)\n```\n<!-- end {name} -->", _README)
    assert found, f"the README has no one line between the marks for {name}"
    return found[1]


def test_one_line_runs_the_main_job_on_an_example() -> None:
    program, script, command, source, *_ = shlex.split(_marked("try"))
    assert (program, script, command) == ("python3", "start.py", "build")
    assert (_ROOT / script).is_file()
    assert (_ROOT / source).is_file()


def test_one_line_runs_the_tests() -> None:
    assert _marked("tests") == "python3 start.py test"


def test_debian_s_missing_package_is_named() -> None:
    assert "apt install python3-venv" in _README


@pytest.mark.parametrize("path", _TEXTS, ids=lambda path: path.name)
def test_no_text_installs_somebody_else_s_package(path: Path) -> None:
    assert not _OTHER_S_NAME.search(path.read_text(encoding="utf-8"))


def test_every_option_and_command_of_the_readme_exists(tmp_path: Path) -> None:
    known = "".join(
        sharekit(command, "--help", cwd=tmp_path).out for command in ("build", "preview", "proof")
    )
    for option in re.findall(r"`(?:-o`, `)?(--[a-z-]+)", _README):
        assert option in known, option
    commands = sharekit("--help", cwd=tmp_path).out
    for command in set(re.findall(r"(?:^|`)sharekit ([a-z]+)", _README, re.MULTILINE)):
        assert command in commands, command


def test_every_file_the_readme_links_to_exists() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", _README):
        assert (_ROOT / target).exists(), target

"""What the project promises about itself: licences, sizes, names."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[1]
_FONTS = _ROOT / "assets" / "fonts"
_MODULES = sorted((_ROOT / "src").rglob("*.py"))
_PROJECT = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _text(name: str) -> str:
    return (_ROOT / name).read_text(encoding="utf-8")


def _packages() -> list[str]:
    wishes = [*_PROJECT["project"]["dependencies"], *_PROJECT["dependency-groups"]["dev"]]
    return [re.split(r"[<>=~! ]", wish)[0] for wish in wishes]


@pytest.mark.parametrize("font", sorted(path.name for path in _FONTS.glob("*.ttf")))
def test_every_font_stands_in_the_notice(font: str) -> None:
    assert font in _text("NOTICE").split()


def test_every_font_licence_is_there_and_named() -> None:
    named = set(re.findall(r"LICENSE-[a-z0-9-]+\.txt", _text("NOTICE")))
    assert named == {path.name for path in _FONTS.glob("*.txt")}
    for name in named:
        licence = " ".join((_FONTS / name).read_text(encoding="utf-8").split())
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence


def test_every_copyright_line_of_the_notice_is_its_licence_s() -> None:
    families = re.findall(r"^  (\S.*)\n  @?[a-z]\S+ +(LICENSE-\S+)$", _text("NOTICE"), re.MULTILINE)
    assert len(families) == len(list(_FONTS.glob("*.txt")))
    for line, licence in families:
        assert (_FONTS / licence).read_text(encoding="utf-8").startswith(line)


@pytest.mark.parametrize("package", _packages())
def test_every_library_has_its_licence_and_its_reason(package: str) -> None:
    assert re.search(rf"\b{re.escape(package)}\b", _text("NOTICE"))
    assert re.search(rf"\| [^|]*\b{re.escape(package)}\b", _text("ARCHITECTURE.md"))


def test_every_room_is_on_the_map() -> None:
    inside = (
        path for path in (_ROOT / "src" / "sharekit").iterdir() if not path.name.startswith((".", "__"))
    )
    rooms = {path.stem for path in inside if path.suffix == ".py" or path.is_dir()}
    for room in rooms:
        assert re.search(rf"^\| .*`{room}`", _text("ARCHITECTURE.md"), re.MULTILINE), room


@pytest.mark.parametrize("path", _MODULES, ids=lambda path: path.name)
def test_modules_stay_small_and_hold_no_state(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= 700
    tree = ast.parse(source)
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Global)]
    assert {name: lines for name, lines in _bodies(tree) if lines > 30} == {}


@pytest.mark.parametrize("path", _MODULES, ids=lambda path: path.name)
def test_modules_have_telling_names(path: Path) -> None:
    assert path.stem not in {"process", "manage", "utils", "util", "helpers", "common", "base", "core"}


def _bodies(tree: ast.Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            if body:
                yield node.name, (body[-1].end_lineno or 0) - body[0].lineno + 1

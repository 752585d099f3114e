"""What the project promises about itself: licences, sizes, names."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from lxml.html import defs

from sharekit.presets.grammar import grammar_languages, load_grammar
from sharekit.presets.languages import load_languages

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


# Words of a language are data, which `presets/grammar` holds; rooms that read them from it name only these.
_NAMED = {
    "HTML, beside its tags": "doctype cdata main wbr",
    "addresses and file names": "https www com org net index html txt png jpe gif svg webp pdf php css xml",
    "JSON of pages": "type article posting headline date published datepublished publish publication pub",
    "tags of site generators": "comment highlight javascript end markdown gallery playlist toc more",
    "keys of ours, and what they are written in": "event events title start quotes statistics yaml toml json",
    "protocols": "charset encoding utc gmt line",
    "a German ending": "nen",
}
_FIELDS = {"own", "you", "all"}  # names of fields of a grammar
_PATTERN = re.compile(r"\\[A-Za-z.]|\(\?")
_SIGNS = re.compile(
    r"\\[pP]\{[^}]*\}|\\u[0-9a-f]{4}|\\.|\(\?[aiLmsux]*[:)]|\(\?P?<[A-Za-z]\w*>|\[(?:\\.|[^\]\\])*\]|\{[^{}]*\}|%\(\w+\)s",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_OTHERS = {"events", "quotations"}  # rooms that still name some in their code
_WORDLESS = [path for path in _MODULES if "source" in path.parts and not _OTHERS & {*path.parts}]


@pytest.mark.parametrize("path", _WORDLESS, ids=lambda path: path.name)
def test_words_of_a_language_are_data(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = {*defs.tags, *" ".join(_NAMED.values()).split()}
    patterns = {word for pattern in _patterns(tree) for word in _LETTERS.findall(_SIGNS.sub(" ", pattern))}
    assert {word for word in patterns if word.casefold() not in named} == set()
    listed = {word for words in _collections(tree) for word in words}
    spoken = {word for word in listed if word in _small_words() or not word.isascii()}
    assert spoken - named - _FIELDS == set()


def _patterns(tree: ast.Module) -> Iterator[str]:
    """Yield the strings that hold signs of a pattern, or stand in a call of `re` or `regex`."""
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    slots = [node for node in ast.walk(tree) if isinstance(node, ast.FormattedValue)]
    told |= {id(part) for node in slots for part in ast.walk(node)}
    called = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _is_of_patterns(node.func)]
    asked = {id(part) for node in called for part in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            words = node.value
        elif isinstance(node, ast.JoinedStr):
            words = " ".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
        else:
            continue
        if id(node) in asked or _PATTERN.search(words):
            yield words


def _is_of_patterns(func: ast.expr) -> bool:
    return (
        isinstance(func, ast.Attribute)
        and isinstance(func.value, ast.Name)
        and func.value.id in {"re", "regex"}
    )


def _collections(tree: ast.Module) -> Iterator[list[str]]:
    """Yield the strings of tuples, lists and sets of at least three of them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            words = [each.value for each in node.elts if isinstance(each, ast.Constant)]
            told = [word for word in words if isinstance(word, str) and _LETTERS.fullmatch(word)]
            if len(told) > 2:  # two may be any pair
                yield told


@cache
def _small_words() -> frozenset[str]:
    grammars = [load_grammar(tag).stopwords for tag in grammar_languages()]
    return frozenset().union(*grammars, *(row.stopwords for row in load_languages().values()))


# One boundary a danger: the modules that may do it, and by which calls and imports it is told.
_BOUNDARIES = {
    "opens what a person named": (
        "cli/__init__, files, kit/lock, kit/staging, settings/starter",  # cli: the null device
        "open(), io.open, os.open, os.fdopen, .open/0, .open/1, .read_bytes, .read_text, .from_file_path",
    ),
    "writes": (
        "kept, kit/exchange, kit/lock, kit/save, kit/staging, settings/starter",
        (
            ".write_bytes, .write_text, .mkdir, .rmdir, .unlink, .rename, .touch, .chmod, .replace/1, "
            "os.link, os.rename, os.remove, os.replace, .symlink_to, .hardlink_to, shutil.rmtree, "
            "shutil.copy, shutil.copy2, shutil.move, shutil.copytree, import tempfile"
        ),
    ),
    "fetches": (
        "source/web/fetch",
        "import httpx, import httpcore, import socket, import ssl, import urllib.request, import http.client",
    ),
    "starts programs": (
        "pipeline/program, render/svg",
        "import subprocess, import multiprocessing, os.system, os.popen, os.execv, os.fork",
    ),
    "makes HTML": ("kit/page", "import jinja2, import markupsafe"),
    "handles signals": ("cli/__init__, pipeline/program", "import signal"),
    "runs text as code": ("", "eval(), exec(), compile(), import pickle, import marshal, yaml.load"),
    "reads XML": (
        "render/svg, source/formats/parsing, source/web/webpage",
        "import xml.etree, import xml.dom, etree.XMLParser, etree.HTMLParser, etree.fromstring",
    ),
    "opens pictures": ("render/encode, render/logo, render/photograph", "Image.open"),
    "unpacks": (
        "kit/archive, source/formats/office, source/web/fetch",
        "import zipfile, import tarfile, import gzip, zlib.decompressobj, zlib.decompress",
    ),
}


@pytest.mark.parametrize("danger", _BOUNDARIES)
def test_each_danger_has_one_boundary(danger: str) -> None:
    allowed, signs = ({*filter(None, row.split(", "))} for row in _BOUNDARIES[danger])
    found = {_place(path): names & signs for path in _MODULES if (names := _used(path)) & signs}
    assert {place: names for place, names in found.items() if place not in allowed} == {}
    assert allowed <= found.keys(), "a boundary that is none any more"


def _place(path: Path) -> str:
    return path.relative_to(_ROOT / "src" / "sharekit").with_suffix("").as_posix()


@cache
def _used(path: Path) -> frozenset[str]:
    """Return what a module imports while it runs and calls: `import a`, `a.b`, `.b` and `b()`.

    Data that is shipped is opened through `importlib.resources`, which knows no path of a person.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    shipped = "import importlib.resources" in {*_imports(tree)}
    names = {name for call in calls for name in _names_of(call)}
    return frozenset({*_imports(tree), *names} - ({".read_text", ".read_bytes"} if shipped else set()))


def _imports(node: ast.AST) -> Iterator[str]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
            continue
        if isinstance(child, ast.Import):
            names = [each.name for each in child.names]
        elif isinstance(child, ast.ImportFrom) and child.module:
            names = [child.module, *(f"{child.module}.{each.name}" for each in child.names)]
        else:
            names = []
        yield from (
            f"import {name[: end or None]}" for name in names for end in (0, name.find(".")) if end >= 0
        )
        yield from _imports(child)


def _names_of(call: ast.Call) -> Iterator[str]:
    func = call.func
    if isinstance(func, ast.Name):
        yield f"{func.id}()"
    elif isinstance(func, ast.Attribute):
        yield f".{func.attr}"
        if not call.keywords and not any(isinstance(each, ast.Starred) for each in call.args):
            yield f".{func.attr}/{len(call.args)}"
        if isinstance(func.value, ast.Name):
            yield f"{func.value.id}.{func.attr}"


def test_only_our_own_words_are_not_escaped_on_a_page() -> None:
    ours = {"style", "script", "closed"}  # the files beside the page, and an attribute that it holds itself
    ours |= {"data", "code"}  # JSON without a sign that begins or ends an element, and lines that segno drew
    for path in (_ROOT / "src" / "sharekit" / "kit" / "templates").iterdir():
        text = path.read_text(encoding="utf-8")
        assert {*re.findall(r"(\w+)\s*\|\s*safe\b", text)} <= ours, path
        assert not re.search(r"autoescape\s+false", text), path

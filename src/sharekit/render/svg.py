"""SVG logos: refused where they ask for anything outside themselves, then drawn by resvg, an extra.

A drawing of a few bytes can ask for gigabytes, for a filter that never ends, or for what makes resvg stop the
whole process. So resvg works in a process of its own, with limits of memory, time and pixels.
"""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys

from lxml import etree

from sharekit.errors import SettingsError

EXPORT = "Export the logo as a PNG with a transparent ground, at least 300 pixels wide"
_LARGEST = 512 * 1024  # bytes: a logo is drawn in far fewer
_CANVAS = 1200  # px: the longest side it is drawn with
_MEMORY = 192 * 1024 * 1024  # bytes, where the system can limit them
_SECONDS = 2  # of processor time, where the system can limit it
_PATIENCE = 20.0  # seconds by the clock, on every system: a busy one gives a tenth of its processor
# What the process does. `-P` and no folder of ours: a file beside an article is never taken for a library.
_DRAW = f"""
import sys
try:
    import resource
    for limit, most in (("AS", {_MEMORY}), ("CPU", {_SECONDS}), ("CORE", 0)):
        resource.setrlimit(getattr(resource, "RLIMIT_" + limit), (most, most))
except (ImportError, ValueError, OSError):
    pass
import resvg_py
text = sys.stdin.buffer.read().decode()
size = dict(width={_CANVAS}, height={_CANVAS}, dpi=96)
try:
    drawn, code = bytes(resvg_py.svg_to_bytes(svg_string=text, skip_system_fonts=True, **size)), 0
except ValueError as error:
    drawn, code = str(error).encode(), 1
sys.stdout.buffer.write(drawn)
sys.exit(code)
"""
_EMBEDDED = re.compile(r"data:image/(?:png|jpeg|webp|gif);base64,[A-Za-z0-9+/=\s]*", re.ASCII)
_LINKS = re.compile(r"url\(\s*['\"]?\s*([^'\")]*)")
_IMPORT = re.compile(r"@import|@font-face|expression\s*\(", re.IGNORECASE)


def draw_svg(data: bytes, *, name: str) -> bytes:
    """Return an SVG as PNG, no side longer than 1,200 pixels.

    Args:
        data: The file.
        name: What it is called, for messages.

    Raises:
        SettingsError: It is no SVG, asks for something outside itself, takes too much to draw, or what draws
            it is not installed.
    """
    text = _harmless(data, name)
    if importlib.util.find_spec("resvg_py") is None:
        message = f"the logo {name} is an SVG, and what draws those is not installed"
        raise SettingsError(message, hint=f"{EXPORT}; or install sharekit with its extra svg")
    command = [sys.executable, "-P", "-c", _DRAW]
    try:
        ended = subprocess.run(  # noqa: S603  our own program
            command, input=text.encode(), capture_output=True, timeout=_PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        ended = None
    except OSError as error:
        message = f"the logo {name} cannot be drawn: {error.strerror or 'no process can be started'}"
        raise SettingsError(message, hint=EXPORT) from error
    if ended is None or ended.returncode:
        said = ended.stdout.decode(errors="replace") if ended is not None and ended.returncode == 1 else ""
        why = said or "it asks for more time, memory or size than a logo may"
        message = f"the logo {name} cannot be drawn: {why}"
        raise SettingsError(message, hint=EXPORT)
    return ended.stdout


def _harmless(data: bytes, name: str) -> str:
    """Return the markup of an SVG that refers to nothing but itself.

    Raises:
        SettingsError: It is no SVG, or has an entity, a script, words, or a reference to the outside.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data[: _LARGEST + 1], parser)
    except etree.XMLSyntaxError as error:
        what = "larger than 512 KB" if len(data) > _LARGEST else "neither a PNG nor an SVG"
        message = f"the logo {name} is {what}"
        raise SettingsError(message, hint=EXPORT) from error
    why = next((why for node in root.iter() if (why := _objection(node))), None)
    if root.getroottree().docinfo.internalDTD is not None:
        why = why or "it declares entities"
    if why:
        message = f"the logo {name} is refused: {why}"
        raise SettingsError(message, hint=EXPORT)
    text: str = etree.tostring(root, encoding="unicode")
    return text


def _objection(node: etree._Element) -> str | None:
    if not isinstance(node.tag, str):  # a comment, or an entity, whose declaration is refused
        return None
    kind = etree.QName(node).localname
    if kind in {"script", "foreignObject", "set", "animate", "handler"}:
        return f"it has a {kind}"
    if kind == "text" and "".join(node.itertext()).strip():
        return "it has words in a font that may not be here; turn them into paths"
    values = {etree.QName(key).localname: value for key, value in node.attrib.items()}
    style = (
        " ".join((node.text or "", values.get("style", ""))) if kind == "style" else values.get("style", "")
    )
    if _IMPORT.search(style):
        return "its style asks for another file"
    links = [*_LINKS.findall(" ".join((style, *values.values())))]
    links += [values[key] for key in ("href", "src") if key in values and kind != "a"]
    outside = next((link for link in links if not _inside(link.strip())), None)
    return None if outside is None else f"it asks for {outside[:60]!r}, which is outside the file"


def _inside(link: str) -> bool:
    return not link or link.startswith("#") or bool(_EMBEDDED.fullmatch(link))

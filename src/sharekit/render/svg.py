"""SVG logos: refused where they ask for anything outside themselves, then drawn by resvg, an extra."""

from __future__ import annotations

import re

from lxml import etree

from sharekit.errors import SettingsError

EXPORT = "Export the logo as a PNG with a transparent ground, at least 300 pixels wide"
_LARGEST = 512 * 1024  # bytes: a logo is drawn in far fewer
_EMBEDDED = re.compile(r"data:image/(?:png|jpeg|webp|gif);base64,[A-Za-z0-9+/=\s]*", re.ASCII)
_LINKS = re.compile(r"url\(\s*['\"]?\s*([^'\")]*)")
_IMPORT = re.compile(r"@import|@font-face|expression\s*\(", re.IGNORECASE)


def draw_svg(data: bytes, *, name: str, width: int) -> bytes:
    """Return an SVG as PNG.

    Args:
        data: The file.
        name: What it is called, for messages.
        width: px.

    Raises:
        SettingsError: It is no SVG, asks for something outside itself, or what draws it is not installed.
    """
    text = _harmless(data, name)
    try:
        import resvg_py  # noqa: PLC0415  an extra: most logos are PNG
    except ModuleNotFoundError:
        message = f"the logo {name} is an SVG, and what draws those is not installed"
        raise SettingsError(message, hint=f"{EXPORT}; or install sharekit with its extra svg") from None
    try:
        return bytes(resvg_py.svg_to_bytes(svg_string=text, width=width, skip_system_fonts=True))
    except Exception as error:  # the binding raises what its Rust side hands over
        message = f"the logo {name} cannot be drawn: {error}"
        raise SettingsError(message, hint=EXPORT) from error


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

"""Word documents (.docx): paragraphs and tables in order, with what their styles say."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sharekit.document import BlockKind, Span
from sharekit.errors import SourceError
from sharekit.source.formats.addresses import web_address
from sharekit.source.formats.stated import Parsed
from sharekit.source.language.language import find_language
from sharekit.source.page import HARD_BREAK, Draft, Link

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LARGEST = 64 * 1024 * 1024  # all members unpacked
_PACKED = 200  # times smaller than its content: a bomb
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SILENT = frozenset({"del", "moveFrom", "instrText", "pict", "object", "txbxContent"})
_BOX = f"{_WORD}txbxContent"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# What zipfile and python-docx raise of a file that is cut off, or whose parts are missing.
_FAULTS = (
    *(KeyError, ValueError, AttributeError, TypeError, IndexError, OSError, EOFError, RuntimeError),
    *(zipfile.BadZipFile, zlib.error),
)
_BROKEN = "the file is no Word document that can be read"
_AGAIN = "Save it again as .docx, or copy its text into a .txt file"


def parse_word(data: bytes, *, language: str | None, usual_language: str | None) -> Parsed:
    """Read a Word document.

    Args:
        data: The file.
        language: BCP 47 tag, before what is detected.
        usual_language: BCP 47 tag where nothing is asked for.

    Returns:
        Headings, paragraphs, items, quotations and the cells of tables, in order. Deleted words, notes,
        headers and footers are left out; the file's properties are not read, for they are seldom meant.

    Raises:
        SourceError: It is broken, too large, or no Word document.
    """
    _refuse_bomb(data)
    drafts = _drafts(data)
    words = " ".join(draft.text for draft in drafts)
    tag = language or usual_language or find_language(words)
    return Parsed(drafts=drafts, language=tag, marked_up=any(draft.kind == "heading" for draft in drafts))


def _drafts(data: bytes) -> tuple[Draft, ...]:
    from docx import Document  # noqa: PLC0415  slow to import, and only Word documents need it
    from docx.opc.exceptions import OpcError  # noqa: PLC0415
    from lxml.etree import LxmlError  # noqa: PLC0415

    try:
        document = Document(io.BytesIO(data))
        styles = {style.style_id: style.name or "" for style in document.styles}
        reader = _Reader(styles=styles, targets=_targets(document))
        return tuple(reader.blocks(document.element.body))
    except (OpcError, LxmlError, *_FAULTS) as error:
        raise SourceError(_BROKEN, hint=_AGAIN) from error


def _refuse_bomb(data: bytes) -> None:
    """Refuse an archive that unpacks to far more than it is, and parts that declare entities.

    Raises:
        SourceError: Says which.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            size = sum(member.file_size for member in members)
            if size > _LARGEST or any(
                member.file_size > _PACKED * max(member.compress_size, 1)
                and member.file_size > _LARGEST // 64
                for member in members
            ):
                message = f"the Word document unpacks to {size // 1024**2} MB"
                raise SourceError(message, hint="Copy its text into a .txt file and give that")
            for member in members:
                if member.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(member):
                    message = "the Word document declares entities, which no word processor writes"
                    raise SourceError(message, hint=_AGAIN)
    except _FAULTS as error:
        raise SourceError(_BROKEN, hint=_AGAIN) from error


def _targets(document: Any) -> dict[str, str]:  # noqa: ANN401 - as above
    return {key: str(part.target_ref) for key, part in document.part.rels.items() if part.is_external}


class _Reader:
    """Walks through the body once."""

    def __init__(self, *, styles: dict[str, str], targets: dict[str, str]) -> None:
        self.styles = styles
        self.targets = targets

    def blocks(self, parent: Element) -> Iterator[Draft]:
        """Yield the paragraphs of a body, a cell or a content control, in order."""
        for element in parent:
            name = _name(element)
            if name == "p":
                yield from self._paragraph(element)
                for box in _boxes(element):
                    yield from self.blocks(box)
            elif name in {"tbl", "tr", "tc", "sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"}:
                yield from self.blocks(element)

    def _paragraph(self, element: Element) -> Iterator[Draft]:
        words = _Words(self.targets)
        words.read(element)
        text = "".join(words.parts)
        if not text.strip():
            return
        kind, level = self._kind(element)
        yield Draft(
            kind=kind,
            level=level,
            text=text,
            links=tuple(words.links),
            strong=() if kind == "heading" else tuple(words.strong),
            italic=tuple(words.italic),
        )

    def _kind(self, element: Element) -> tuple[BlockKind, int]:
        properties = element.find(f"{_WORD}pPr")
        if properties is None:
            return "paragraph", 0
        style = _value(properties, "pStyle")
        names = f"{style} {self.styles.get(style, '')}".casefold()
        outline = _value(properties, "outlineLvl")
        if "subtitle" in names:
            return "paragraph", 0
        if "title" in names.split() or names.startswith("title"):
            return "heading", 1
        if "heading" in names or (outline.isdigit() and int(outline) < 9):  # noqa: PLR2004 - level 9 is body text
            digits = [letter for letter in names if letter.isdigit()]
            return "heading", int(digits[0]) if digits else int(outline or 0) + 1
        if "quote" in names:
            return "quotation", 0
        listed = properties.find(f"{_WORD}numPr") is not None or "list" in names
        return ("item", 1) if listed else ("paragraph", 0)


class _Words:
    """Gathers the words of one paragraph."""

    def __init__(self, targets: dict[str, str]) -> None:
        self.targets = targets
        self.parts: list[str] = []
        self.length = 0
        self.links: list[Link] = []
        self.strong: list[Span] = []
        self.italic: list[Span] = []

    def read(self, element: Element) -> None:
        """Add the words inside an element, without those that were deleted."""
        for child in element:
            name = _name(child)
            if name in _SILENT:
                continue
            if name == "hyperlink":
                self._link(child)
            elif name == "r":
                self._run(child)
            else:
                self.read(child)

    def _link(self, element: Element) -> None:
        start = self.length
        self.read(element)
        url = web_address(self.targets.get(element.get(_RELATION, ""), ""))
        if url and self.length > start:
            self.links.append(Link(span=Span(start, self.length), url=url))

    def _run(self, element: Element) -> None:
        start = self.length
        for child in element:
            name = _name(child)
            if name == "t":
                self._add(child.text or "")
            elif name in {"br", "cr"}:
                self._add(HARD_BREAK)
            elif name in {"tab", "noBreakHyphen"}:
                self._add("\t" if name == "tab" else "\u2011")
        span, properties = Span(start, self.length), element.find(f"{_WORD}rPr")
        if properties is not None and self.length > start:
            if _is_on(properties, "b"):
                self.strong.append(span)
            if _is_on(properties, "i"):
                self.italic.append(span)

    def _add(self, words: str) -> None:
        self.parts.append(words)
        self.length += len(words)


def _boxes(paragraph: Element) -> Iterator[Element]:
    """Yield the text boxes that hang on a paragraph; one that is there twice, for old programs, once."""
    for box in paragraph.iter(_BOX):
        above = {each.tag for each in box.iterancestors(_BOX, _FALLBACK)}
        if not above:
            yield box


def _is_on(properties: Element, name: str) -> bool:
    element = properties.find(f"{_WORD}{name}")
    return element is not None and element.get(f"{_WORD}val", "1") not in {"0", "false", "off"}


def _value(properties: Element, name: str) -> str:
    element = properties.find(f"{_WORD}{name}")
    return element.get(f"{_WORD}val", "") if element is not None else ""


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""

"""Bytes from a path, standard input or an address: their kind and characters; the picture of an article."""

from __future__ import annotations

import codecs
import dataclasses
import difflib
import errno
import hashlib
import operator
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import Any, Literal, TypeAlias

from sharekit.document import Diagnostic
from sharekit.errors import NothingToShareError, SourceError
from sharekit.files import read_regular
from sharekit.presets.grammar import load_table
from sharekit.source.page import web_address

STDIN = "-"
LARGEST = 64 * 1024 * 1024  # bytes
_OWN = "Give the file with --image, if you may use it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """What was read.

    Attributes:
        name: Without its folder.
        data: The bytes.
        url: The address they came from in the end.
        charset, media: What the server said of their characters, and what they are (`text/html`).
    """

    name: str
    data: bytes
    url: str | None = None
    charset: str | None = None
    media: str | None = None

    @property
    def sha256(self) -> str:
        """Hash of the bytes, in hex."""
        return hashlib.sha256(self.data).hexdigest()


def fetch_raw(location: str, stdin: Callable[[], bytes] | None) -> Raw:
    """Read the bytes of a source: of a path, a web address, or all of standard input for `-`.

    Raises:
        SourceError: It is not there, not a file, not readable, or too large.
        NothingToShareError: It is empty.
    """
    if location == STDIN:
        if stdin is None:
            message = "there is no standard input to read"
            raise SourceError(message, hint="Give a file name instead of -")
        data = stdin()
        if len(data) > LARGEST:
            raise _too_large("what was piped in")
        return _filled(Raw(name="stdin", data=data), "standard input")
    if location.casefold().startswith(("http://", "https://")):
        from sharekit.source.web.fetch import fetch_page  # noqa: PLC0415  slow to import, and only addresses need it

        return _filled(fetch_page(location), location)
    path = Path(location)
    return _filled(Raw(name=cleaned(path.name), data=read_file(path)), path.name)


def read_file(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        SourceError: It is not there, a folder, too large, or may not be read.
    """
    try:
        return read_regular(path, most=LARGEST)
    except IsADirectoryError:
        message = f"{path.name or path} is a folder"
        raise SourceError(message, hint="Give the file inside it") from None
    except FileNotFoundError:
        message = f"there is no file {path}"
        raise SourceError(message, hint=_neighbour(path)) from None
    except PermissionError:
        message = f"{path.name} may not be read"
        raise SourceError(message, hint="Check who may open the file") from None
    except (OSError, ValueError) as error:
        if getattr(error, "errno", None) == errno.EFBIG:
            raise _too_large(path.name) from None
        reason = getattr(error, "strerror", None) or "the name is not possible"
        message = f"{path.name or 'the source'} cannot be read ({reason})"
        piped = getattr(error, "errno", None) == errno.EINVAL
        hint = "Check the file name, or copy the file to this computer"
        raise SourceError(message, hint="Give -, and pipe a text in" if piped else hint) from None


def _too_large(called: str) -> SourceError:
    message = f"{called} is larger than {LARGEST // 1024**2} MB"
    return SourceError(message, hint="Give one article, event or picture, not a whole archive")


def lies_below(path: Path, folder: Path) -> bool:
    """Whether a path stays in a folder, or is it, once every symbolic link is followed.

    One that cannot be followed to its end (a loop of links, a character that no name has) does not.
    """
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):
        return False


def _neighbour(path: Path) -> str:
    try:
        names = sorted(entry.name for entry in path.parent.iterdir() if entry.is_file())
    except OSError:
        return "Check the folder's name"
    close = difflib.get_close_matches(path.name, names, n=1) or [
        name for name in names if Path(name).stem.casefold() == path.stem.casefold()
    ]
    return f"Did you mean {close[0]}?" if close else "Check the file's name and folder"


def _filled(raw: Raw, called: str) -> Raw:
    if not raw.data.strip(b" \t\r\n\x0b\x0c\x00\xef\xbb\xbf\xff\xfe"):
        message = f"{called} is empty"
        raise NothingToShareError(message, hint="Paste the text of the article or event into it and save it")
    return raw


Kind: TypeAlias = Literal["text", "markdown", "page", "word", "calendar", "toml", "yaml", "json"]


_KINDS_READ = "sharekit reads .txt, .md, .html, .docx, .ics, .toml, .yaml and .json"
_TAIL = 65536  # of an archive holds the list of its members
_MARKDOWN = re.compile(
    r"^(?:#{1,6} \S|(?:---|\+\+\+)[ \t]*$|(?:={4,}|-{4,})[ \t]*$)|\]\(\S{1,300}\)|(?:\*\*|__)\S", re.MULTILINE
)
_TOML = re.compile(
    r"\s*(?:#[^\n]*\n\s*)*(?:\[{1,2}[\w.]+\]{1,2}[ \t]*(?:#[^\n]*)?\n|[\w-]+[ \t]*=[ \t]*[\"'\[{\d])"
)
_YAML = re.compile(r"\s*(?:#[^\n]*\n\s*)*(?:event|events|title|start|quotes|statistics)[ \t]*:(?:\s|$)")


def find_kind(name: str, data: bytes) -> Kind | None:
    """Return the kind that a file name (or `stdin`) promises, or None where only the content can tell.

    Raises:
        SourceError: The kind is not read; the message says which it is.
    """
    ending, kinds = PurePath(name).suffix.casefold(), load_table("kinds")
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    if _is_word(ending, data):
        return "word"
    for refused in kinds["refused"]:
        named = ending in refused["endings"]
        if named or _is_magic(head, refused["magic"]):
            shown = "what was piped in" if name == "stdin" else name
            but = ", whatever its name says" if not named and "." in shown else ""
            message = f"{shown} is {refused['called']}{but}"
            raise SourceError(message, hint=refused["hint"])
    if _is_binary(data):
        message = f"{name} is not text"
        raise SourceError(message, hint=f"{_KINDS_READ}; paste the text into one of these")
    by_magic: Iterator[Kind] = (
        kind for kind, magic in kinds["read_by_magic"].items() if _is_magic(head, magic)
    )
    kind = next(by_magic, None) or next(
        (kind for kind, endings in kinds["read"].items() if ending in endings), None
    )
    if kind is None and ending and name != "stdin":
        message = f"{name} is of a kind sharekit does not know ({ending})"
        raise SourceError(message, hint=f"{_KINDS_READ}; rename the file if it is one of these")
    return kind


def _is_word(ending: str, data: bytes) -> bool:
    """Whether bytes are a Word document: an archive of that name, or one with its main part."""
    archive = data.startswith(b"PK\x03\x04")
    return archive and (ending == ".docx" or b"word/document.xml" in data[-_TAIL:])


def guess_kind(text: str) -> Kind:
    """Tell the kind of text that came without a file name."""
    head = text.lstrip()
    if head.startswith("{"):
        return "json"
    if head.startswith(("---\n", "+++\n")):
        return "markdown"
    if _TOML.match(text):
        return "toml"
    if _YAML.match(text) and "\n\n" not in text.strip():
        return "yaml"
    return "markdown" if _MARKDOWN.search(text) else "text"


def _is_magic(head: bytes, magic: Sequence[str]) -> bool:
    known = tuple(each.encode("latin-1") for each in magic)
    return head.startswith(known) or head[:32].lower().startswith(known)


_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff]")
_LINE_ENDS = re.compile("\r\n?|[\x0c\x85\u2028\u2029]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_REPLACEMENT = "\ufffd"
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_PROBE = bytes(range(1, 256))
_PYTHON_S_OWN = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape", "utf-7"})
_HEAD = 4096
_SAMPLE = 65536
_STRANGE_SHARE = 0.02
_ALLOWED_CONTROLS = frozenset(b"\t\n\r\x0c\x1b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Clean text, and what had to be done to get it."""

    text: str
    warnings: tuple[Diagnostic, ...] = ()


def _is_binary(data: bytes) -> bool:
    """Tell whether bytes are no text in any encoding that sharekit reads."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    sample = data[:_SAMPLE]
    strange = sum(1 for byte in sample if byte < ord(" ") and byte not in _ALLOWED_CONTROLS)
    return strange > max(2, len(sample) * _STRANGE_SHARE)


def decode(data: bytes, *, charset: str | None = None) -> Decoded:
    """Turn bytes into text with line feeds as line ends and without control characters.

    They are UTF-8 (with or without BOM), UTF-16 with BOM, `charset`, or Windows-1252. NUL and lone surrogates
    become U+FFFD; bidi overrides stay, and are warned about.
    """
    text, warnings = _characters(data, charset)
    text = _LINE_ENDS.sub("\n", text)
    text = _SURROGATES.sub(_REPLACEMENT, text.replace("\x00", _REPLACEMENT))
    text = _CONTROLS.sub("", text)
    return Decoded(text=text, warnings=(*warnings, *bidi_warnings(text, lines=True)))


def bidi_warnings(*texts: str, lines: bool = False) -> tuple[Diagnostic, ...]:
    """Return a warning where one of some texts holds marks that turn the direction of writing."""
    found = next(((text, hidden) for text in texts if (hidden := _BIDI.search(text))), None)
    if found is None:
        return ()
    warning = Diagnostic(
        code="bidi-override",
        message="The text holds invisible characters that turn the direction of writing",
        hint="Delete them if the text shows differently from what it says",
        line=found[0].count("\n", 0, found[1].start()) + 1 if lines else None,
    )
    return (warning,)


_UNCLEAN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ud800-\udfff]")
_MEANT = {
    **dict.fromkeys((*range(1, 32), 127), " "),
    0xFEFF: "\u2060",
    # what entities of these numbers mean, as browsers read them (WHATWG)
    **{code: bytes([code]).decode("cp1252", errors="ignore") or " " for code in range(0x80, 0xA0)},
}


def cleaned(value: Any) -> Any:  # noqa: ANN401  the same class comes back
    """Return what a reader made, its strings without controls and lone surrogates, their lengths unchanged.

    Bytes are clean before they are read; entities and escapes become characters only then.
    """
    if isinstance(value, str):
        return _UNCLEAN.sub(lambda found: _MEANT.get(ord(found.group()), _REPLACEMENT), value)
    if isinstance(value, Mapping):
        return {cleaned(key): cleaned(part) for key, part in value.items()}
    if isinstance(value, tuple):
        parts = tuple(map(cleaned, value))
        if all(map(operator.is_, parts, value)):
            return value
        return type(value)(*parts) if hasattr(value, "_fields") else parts
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    fields = {name: getattr(value, name) for name in value.__dataclass_fields__}
    changed = {name: part for name, was in fields.items() if (part := cleaned(was)) is not was}
    return dataclasses.replace(value, **changed) if changed else value


def _characters(data: bytes, charset: str | None) -> tuple[str, tuple[Diagnostic, ...]]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace"), ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        declared = _codec(charset)
        if declared:
            return data.decode(declared, errors="replace"), ()
        warning = Diagnostic(
            code="encoding-assumed",
            message="The file is not UTF-8 and was read as Windows-1252",
            hint="Check accents and quotation marks, or save the file as UTF-8",
            line=data.count(b"\n", 0, error.start) + 1,
        )
        return data.decode("cp1252", errors="replace"), (warning,)


def page_charset(data: bytes) -> str | None:
    """Return the charset that a page of HTML or XML declares in its first bytes."""
    found = _DECLARED.search(data[:_HEAD])
    return found[1].decode("ascii") if found else None


def _codec(charset: str | None) -> str | None:
    """Return Python's name of a charset; Latin-1 means Windows-1252 (WHATWG encoding standard)."""
    try:
        name = codecs.lookup(charset).name if charset else None
        _PROBE.decode(
            name or "utf-8", errors="replace"
        )  # refuses what is no encoding of text, such as base64
    except (LookupError, ValueError):
        return None
    return "cp1252" if name in {"iso8859-1", "ascii"} else None if name in _PYTHON_S_OWN else name


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFile:
    """A picture that was read; `asked` for on the command line, or named by the article."""

    name: str
    data: bytes
    asked: bool = False


def read_picture(named: str | None, *, source: str, given: Path | None) -> PictureFile | Diagnostic | None:
    """Read the picture of an article; answer why it is left out, or None where there is none.

    A file that the article names is read only from the article's own folder or below: an article may
    come from a stranger. One on the web is not fetched.

    Args:
        named: What the article says (`image`), a path or an address.
        source: Location of the article.
        given: What the user says (`--image`), which goes first.

    Raises:
        SourceError: The file that the user gave cannot be read.
    """
    if given is not None:
        return PictureFile(name=given.name, data=read_file(given), asked=True)
    if not named:
        return None
    if web_address(named):
        hint = "Save it and give it with --image, if you may use it"
        return _left_out("is on the web and was not fetched", hint=hint)
    rooted = PurePosixPath(named).is_absolute() or PureWindowsPath(named).anchor
    folder = Path(source).parent
    path = folder / named
    if source == STDIN or web_address(source) or rooted or not lies_below(path, folder):
        return _left_out(f"({named}) is not below the article's folder", hint=_OWN)
    try:
        return PictureFile(name=path.name, data=read_file(path))
    except SourceError as error:
        return _left_out(f"({named}) cannot be read", hint=error.hint or _OWN)


def _left_out(why: str, *, hint: str) -> Diagnostic:
    return Diagnostic(code="picture-left-out", message=f"the article's picture {why}", hint=hint)

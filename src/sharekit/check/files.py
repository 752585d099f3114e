"""Every file of the manifest is there, regular, inside the folder, and has its hash."""

from __future__ import annotations

from collections.abc import Iterator

from sharekit.check.model import Fault, KitFiles, Missing
from sharekit.kit.model import sha256
from sharekit.kit.names import folded

_AGAIN = "Make the kit again with sharekit build, or put the file back"
_CODES = {
    Missing.ABSENT: "file-missing",
    Missing.LINK: "file-is-link",
    Missing.NO_FILE: "file-not-regular",
    Missing.LARGE: "file-too-large",
    Missing.OUTSIDE: "path-leaves-kit",
    Missing.UNREADABLE: "file-unreadable",
}
_DELIVERED = ("cards/", "posts/", "schedule/", "share/", "groups/")


def find_file_faults(kit: KitFiles) -> Iterator[Fault]:
    """Yield a fault for each file of the manifest that is not as it was made."""
    seen: set[str] = set()
    for path, expected in kit.manifest["files"].items():
        data = kit.read(path)
        if isinstance(data, Missing):
            yield Fault(code=_CODES[data], where=path, message=f"{path} {data}", hint=_AGAIN)
        elif sha256(data) != expected.lower():
            message = f"{path} is not the file that was made: its hash differs"
            hint = "If you edited it on purpose that is fine; else make the kit again with sharekit build"
            yield Fault(code="file-changed", where=path, message=message, hint=hint)
        if folded(path) in seen:
            message = f"{path} is listed twice for systems that ignore case"
            yield Fault(code="file-listed-twice", where=path, message=message, hint=_AGAIN)
        seen.add(folded(path))
    yield from _unlisted_cards(kit)


def _unlisted_cards(kit: KitFiles) -> Iterator[Fault]:
    for card in kit.cards:
        if card["file"] not in kit.manifest["files"]:
            message = f"the card {card['id']} has a file that the manifest gives no hash of: {card['file']}"
            yield Fault(code="card-without-file", where=card["id"], message=message, hint=_AGAIN)


def find_unknown_files(kit: KitFiles) -> tuple[str, ...]:
    """Return files beside the delivered ones that the manifest does not know, as sentences."""
    unknown = (path for path in kit.paths if path not in kit.manifest["files"])
    return tuple(f"not sharekit's: {path}" for path in unknown if path.startswith(_DELIVERED))


def count_files(kit: KitFiles) -> int:
    """Return how many files the manifest lists."""
    return len(kit.manifest["files"])

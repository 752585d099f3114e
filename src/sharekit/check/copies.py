"""`posts/PLATFORM.txt` and `posts.csv` hold the very texts of the manifest."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping

from sharekit.check.model import Fault, KitFiles, Row

_RULE = f"{'─' * 48}\n"
_SUBJECT = re.compile(r"^\[ [^\n]*?: (?P<subject>.*) \]$", re.MULTILINE)
_HINT = "Make the kit again with sharekit build, or copy the words into both places"
_TABLE = "posts.csv"
_POSTS = re.compile(r"posts/[^/]+\.txt")
_COLUMNS = ("text", "subject", "scheduled", "until")


def find_copy_faults(kit: KitFiles) -> Iterator[Fault]:
    """Yield where the words to paste differ from the manifest's."""
    listed = (path[len("posts/") : -len(".txt")] for path in kit.manifest["files"] if _POSTS.fullmatch(path))
    for platform in dict.fromkeys((*(post["platform"] for post in kit.posts), *listed)):
        yield from _file(kit, platform)
    if kit.posts:
        yield from _table(kit)


def _file(kit: KitFiles, platform: str) -> Iterator[Fault]:
    path = f"posts/{platform}.txt"
    posts = [post for post in kit.posts if post["platform"] == platform]
    content = kit.text(path)
    if content is None:
        yield _missing(path)
        return
    headings, bodies = _parted(content)
    if len(bodies) != len(posts):
        message = f"{path} has {len(bodies)} posts, and the manifest {len(posts)} for it"
        yield Fault(code="copy-count", where=path, message=message, hint=_HINT)
        return
    for post, heading, body in zip(posts, headings, bodies, strict=True):
        subject = post.get("subject")
        if body != post["text"] or (subject and f": {subject} ]" not in heading):
            yield _differs(path, post)


def _parted(content: str) -> tuple[list[str], list[str]]:
    """Return the headings and the texts between the rules."""
    pieces = content.removesuffix("\n").split(_RULE)[1:]
    bodies = [piece.removesuffix("\n\n") for piece in pieces[1:-1:2]]
    return pieces[::2], [*bodies, *pieces[-1:]] if pieces else []


def _table(kit: KitFiles) -> Iterator[Fault]:
    content = kit.text(_TABLE)
    rows = _rows(content) if content is not None else None
    if rows is None:
        yield _missing(_TABLE)
        return
    by_id = {row.get("id"): row for row in rows}
    for post in kit.posts:
        row = by_id.get(post["id"])
        if row is None or not all(_same(row.get(name), post.get(name)) for name in _COLUMNS):
            yield _differs(_TABLE, post)


def _rows(content: str) -> list[Mapping[str, str]] | None:
    try:
        return list(csv.DictReader(io.StringIO(content, newline=""), restval=""))
    except csv.Error:
        return None


def _same(cell: object, words: str | None) -> bool:
    """Whether a cell holds these words, with or without the mark that keeps it from being a formula."""
    return cell in {words or "", f"'{words}"}


def _differs(path: str, post: Row) -> Fault:
    message = f"{path} has other words for {post['id']} than the manifest"
    return Fault(code="copy-differs", where=path, message=message, hint=_HINT)


def _missing(path: str) -> Fault:
    message = f"{path} cannot be read as text"
    return Fault(code="copy-missing", where=path, message=message, hint=_HINT)


def count_copies(kit: KitFiles) -> int:
    """Return how many texts are held twice more."""
    return len(kit.posts)

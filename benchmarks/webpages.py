"""Score title, byline and day of web pages against what their test suites expect.

    python benchmarks/webpages.py FOLDER [-v] [--rival]

FOLDER holds pages and `manifest.jsonl`, a line for each: `{"file": "page.html", "title": …, "byline": …,
"date": "2026-05-04"}`, null for what is not known.
`--rival` scores trafilatura's own metadata on the same pages. Two figures each: the same words in the
same order, and nearly the same words (names in another order, a subtitle more).
"""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from documents import alike, fold

from sharekit.errors import SharekitError
from sharekit.source import read_document

TODAY = date(2026, 11, 23)
Facts = Mapping[str, str | None]


def main(arguments: Sequence[str]) -> int:
    """Print the shares."""
    folder, verbose = Path(arguments[0]), "-v" in arguments
    read = rival if "--rival" in arguments else ours
    tally: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    began = time.perf_counter()
    for line in (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines():
        wanted = json.loads(line)
        found = read(folder / wanted["file"])
        for name in ("title", "byline", "date"):
            if not wanted[name]:
                continue
            right = (
                found.get(name) == wanted[name]
                if name == "date"
                else alike(wanted[name], found.get(name) or "")
            )
            exact = fold(wanted[name]) == fold(found.get(name) or "")
            tally[name].append((exact, right))
            if verbose and not right:
                print(f"{wanted['file']} {name}: {wanted[name]!r} != {found.get(name)!r}")
    for name, results in tally.items():
        exact, near = (sum(column) for column in zip(*results, strict=True))
        print(
            f"{name:8} {exact / len(results):6.1%} exact {near / len(results):6.1%} nearly of {len(results)}"
        )
    print(f"{time.perf_counter() - began:.1f} s")
    return 0


def ours(path: Path) -> Facts:
    """Return what sharekit reads."""
    try:
        document = read_document(str(path), today=TODAY)
    except SharekitError as error:
        return {"title": f"error: {error.message}"}
    published = document.published.isoformat()[:10] if document.published else None
    return {"title": document.title, "byline": document.byline, "date": published}


def rival(path: Path) -> Facts:
    """Return what trafilatura's metadata say."""
    from trafilatura import extract_metadata  # noqa: PLC0415 - only for the comparison

    found = extract_metadata(path.read_bytes())
    return {"title": found.title, "byline": found.author, "date": found.date}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

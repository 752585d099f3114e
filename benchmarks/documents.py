"""Score what is understood of real documents against facts that people have read from them.

    python benchmarks/documents.py FOLDER [-v]

FOLDER holds `manifest.jsonl` (one JSON object a line: `file`, `language`, `expected`, `traps`) and the files.
A figure is `right / asked`; `-v` names every miss.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from sharekit.errors import SharekitError
from sharekit.source import inspection, read_document

Row = tuple[str, bool, str]
TODAY = date(2026, 11, 23)
_ALIKE = 0.9
_MARKUP = re.compile(r"<[^>]+>|[*_`#\[\]]")


def main(arguments: Sequence[str]) -> int:
    """Print the table."""
    folder, verbose = Path(arguments[0]), "-v" in arguments
    tally: dict[str, list[bool]] = defaultdict(list)
    for line in (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        for name, right, detail in score(entry, folder):
            tally[name].append(right)
            if verbose and not right:
                print(f"{entry['id']} {name}: {detail}")
    for name, results in tally.items():
        print(f"{name:24} {sum(results):3} / {len(results):3}  {sum(results) / len(results):6.1%}")
    return 0


def score(entry: Mapping[str, Any], folder: Path) -> Iterator[Row]:
    """Yield one row for every fact that is asked for."""
    expected = entry["expected"]
    try:
        document = read_document(str(folder / entry["file"]), today=TODAY)
    except SharekitError as error:
        yield "read", False, f"{error.message}"
        return
    found: Any = inspection(document)
    found["events"] = found["events"] or found["likely"][:1]  # what is asked about first is understood
    yield "read", True, ""
    if expected["title"] and all(event.get("title_scored", True) for event in expected["events"]):
        yield (
            "title",
            alike(expected["title"], found["title"]),
            f"{expected['title']!r} != {found['title']!r}",
        )
    yield from _page(expected, found)
    yield from _events(expected["events"], found["events"], entry)
    yield from _quotations(expected["quotations"], found["quotes"])
    for figure in expected["stats"]:
        near = any(_same_figure(figure, row) for row in found["statistics"])
        yield "statistics", near, f"{figure!r} not in {[row['figure'] for row in found['statistics']][:12]}"


def _page(expected: Mapping[str, Any], found: Mapping[str, Any]) -> Iterator[Row]:
    for name in ("standfirst", "byline", "published", "image"):
        if expected.get(name):
            right = alike(expected[name], str(found[name] or ""))
            yield name, right, f"{expected[name]!r} != {found[name]!r}"


def _events(expected: Sequence[Any], found: Sequence[Any], entry: Mapping[str, Any]) -> Iterator[Row]:
    if not expected:
        yield "no event claimed", not found, f"{[event['title'] for event in found]}"
        return
    for want in expected:
        got = _match(want, found)
        yield from _event(want, got)
        yield from _speakers(want, got, str(entry.get("traps", "")))


def _match(want: Mapping[str, Any], found: Sequence[Any]) -> Mapping[str, Any]:
    days = [str(start)[:10] for start in (want["start"], *want.get("start_also", []))]
    same = [event for event in found if str(event["start"])[:10] in days]
    return next(iter([*same, *found]), {"links": {}, "speakers": []})


def _event(want: Mapping[str, Any], got: Mapping[str, Any]) -> Iterator[Row]:
    starts = [want["start"], *want.get("start_also", [])]
    start = got.get("start")
    yield "event start exact", start in starts, f"{want['start']} != {start}"
    days = {str(each)[:10] for each in starts}
    yield "event right day", str(start)[:10] in days, f"{want['start']} != {start}"
    if want["start"] is None:
        yield "no date invented", start is None, f"{start}"
    for name in ("end", "status", "online"):
        if want.get(name):
            yield f"event {name}", got.get(name) == want[name], f"{want[name]} != {got.get(name)}"
    if want.get("place"):
        yield (
            "place",
            alike(want["place"], got.get("place") or ""),
            f"{want['place']!r} != {got.get('place')!r}",
        )
    yield from _addresses(want, got["links"])


def _addresses(want: Mapping[str, Any], links: Mapping[str, Any]) -> Iterator[Row]:
    scored = ("register", "facebook", "tweet") if want.get("register_scored", True) else ("facebook", "tweet")
    for name in scored:
        if want.get(name):
            url = links.get({"tweet": "post"}.get(name, name))
            yield f"{name} link", _bare(url) == _bare(want[name]), f"{want[name]} != {url}"


def _speakers(want: Mapping[str, Any], got: Mapping[str, Any], traps: str) -> Iterator[Row]:
    wanted = [each if isinstance(each, dict) else {"name": each} for each in want["speakers"]]
    names = [person["name"] for person in got["speakers"]]
    for speaker in wanted:
        if not speaker.get("optional"):
            near = any(alike(speaker["name"], name) for name in names)
            yield "speakers recall", near, f"{speaker['name']!r} not in {names}"
    for person in got["speakers"]:
        near = any(alike(speaker["name"], person["name"]) for speaker in wanted)
        yield "speakers precision", near, f"{person['name']!r} is none ({traps[:80]})"
    if want.get("chair"):
        chair = want["chair"]["name"] if isinstance(want["chair"], dict) else want["chair"]
        got_chair = (got.get("chair") or {}).get("name")
        yield "chair", alike(chair, got_chair or ""), f"{chair!r} != {got_chair!r}"


def _quotations(expected: Sequence[Any], found: Sequence[Any]) -> Iterator[Row]:
    for want in expected:
        same = [
            row
            for row in found
            if alike(want["text"], row["text"]) or fold(want["text"]) in fold(row["text"])
        ]
        yield "quotations found", bool(same), f"{want['text']!r}"
        if want.get("speaker"):
            right = any(alike(want["speaker"], row["speaker"] or "") for row in same)
            yield "speaker right", right, f"{want['speaker']!r} != {[row['speaker'] for row in same]}"


def _same_figure(want: str, row: Mapping[str, Any]) -> bool:
    figure = fold(row["figure"])
    words = fold(f"{row['figure']} {row['label']}")
    return figure in fold(want) or fold(want) in words


def _bare(url: str | None) -> str:
    return re.sub(r"^https?://(?:www\.)?", "", (url or "").rstrip("/").casefold())


def fold(text: str) -> str:
    """Return words without mark-up, marks, case and punctuation."""
    plain = unicodedata.normalize("NFKC", _MARKUP.sub(" ", text)).casefold()
    return " ".join(re.findall(r"[\w$€£%]+", plain))


def alike(one: str, other: str) -> bool:
    """Whether two texts have nearly the same words."""
    first, second = set(fold(one).split()), set(fold(other).split())
    return bool(first and second) and 2 * len(first & second) / (len(first) + len(second)) >= _ALIKE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

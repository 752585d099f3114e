"""Make whole kits of photographs, of formulas and at odd places; check edited ones; read broken settings.

    python benchmarks/kits.py [varied] [photographs] [edited] [settings] [tables]

`varied`: 20 builds by the command, each with another zone, language, seed of hashes, mask, folder and home.
`photographs`: 50 with a place, a maker, words and profiles in them: none of that is in a kit. `edited`: 250
kits with something changed by chance, checked. `settings`: 40 malformed files. `tables`: words that begin
like formulas in every field, what the cells of all CSV files begin with, and, where LibreOffice is installed,
which of them it takes for formulas or shows otherwise.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import zip_longest
from pathlib import Path
from typing import Any

from lxml import etree
from PIL import Image, PngImagePlugin

from sharekit.check import check_folder
from sharekit.errors import SharekitError
from sharekit.kit import Kit
from sharekit.kit.archive import zip_kit
from sharekit.pipeline import build_kit
from sharekit.settings import Settings, load_settings

_DAY = date(2027, 3, 1)
_CANARY = "Quayscope"
_ARTICLE = """---
title: The ferry is back
link: https://quay.example/ferry
---
“We asked for three winters. Then sixty of us rowed across,” said Ida Marsh, a baker on the north pier.
The ferry runs again since Monday, and 1,240 people have taken it.
"""
_PLAIN = frozenset({b"IHDR", b"PLTE", b"tRNS", b"sRGB", b"IDAT", b"IEND"})
_OURS = b"http://ns.adobe.com/xap/1.0/"  # title and description of a card, in words that can be searched
_BARE = frozenset(range(0xC0, 0xD0)) | {0xD8, 0xD9, 0xDA, 0xDB, 0xDD, 0xE0}  # frames, tables, JFIF
_SIGN = re.compile(r"[\s\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]*[=+\-@＝＋－＠]")
_ZONES = ("UTC", "Asia/Kolkata", "America/St_Johns", "Pacific/Kiritimati")
_LANGUAGES = ("C", "C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8", "")


def main() -> None:
    """Print a line for each measure that is asked for."""
    with tempfile.TemporaryDirectory() as folder:
        for name in sys.argv[1:] or _MEASURES:
            place = Path(folder) / name
            place.mkdir()
            (place / "article.md").write_text(_ARTICLE, encoding="utf-8")
            print(f"{name}: {_MEASURES[name](place)}", flush=True)


def _varied(place: Path) -> str:
    folders: set[str] = set()
    zips: set[str] = set()
    for number in range(20):
        home = place / f"{'höme' if number % 2 else 'h'} {number}"
        home.mkdir()
        shutil.copy(place / "article.md", home)
        environment = {
            **{name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"},
            "TZ": _ZONES[number % 4],
            "LC_ALL": _LANGUAGES[number % 5],
            "PYTHONHASHSEED": str(number),
            **dict.fromkeys(("HOME", "TMPDIR"), str(home)),
            **dict.fromkeys(("USER", "COLUMNS"), str(40 + number)),
        }
        words = ("build", "article.md", "--date", "2027-03-01", "--formats", "square", "-o", "kit", "--zip")
        subprocess.run(  # noqa: S603  our own command
            [sys.executable, "-m", "sharekit", *words],
            cwd=home,
            env=environment,
            check=True,
            capture_output=True,
            umask=(0o022, 0o077, 0o002)[number % 3],
        )
        kit = hashlib.sha256()
        for path in sorted((home / "kit").rglob("*")):
            kit.update(str(path.relative_to(home)).encode() + (path.read_bytes() if path.is_file() else b""))
        folders.add(kit.hexdigest())
        zips.add(hashlib.sha256((home / "kit.zip").read_bytes()).hexdigest())
    return f"20 builds: {len(folders)} hash of the folder, {len(zips)} of the zip"


def _photographs(place: Path) -> str:
    found: Counter[str] = Counter()
    for number in range(50):
        picture = place / f"p{number}{('.jpg', '.png', '.webp')[number % 3]}"
        _photograph(number).save(picture, **_metadata(number, picture.suffix))  # type: ignore[arg-type]
        if _CANARY.encode() not in picture.read_bytes():
            found["without a mark, which shows nothing"] += 1
        settings = Settings(formats=("square",), image=picture, cards=1, platforms=("x", "instagram"))
        kit = build_kit(place / "article.md", today=_DAY, settings=settings)
        shown = [card["kind"] for card in kit.manifest["cards"]]
        found["with its card"] += "photo-quote" in shown
        for data in (*kit.files.values(), zip_kit(kit)):
            found["files with the mark"] += _CANARY.encode() in data or _CANARY.encode("utf-16-le") in data
            found["pictures with metadata"] += bool(_more_than_pixels(data))
        found["files with its name"] += sum(picture.name.encode() in data for data in kit.files.values())
    return f"50 photographs: {dict(found)}"


def _photograph(number: int) -> Image.Image:
    noise = random.Random(number).randbytes(30 * 20)  # noqa: S311  a picture, the same each time
    grey = Image.frombytes("L", (30, 20), noise).resize((1200, 900), Image.Resampling.BICUBIC)
    return Image.merge("RGB", (grey, grey.transpose(Image.Transpose.FLIP_LEFT_RIGHT), grey))


def _metadata(number: int, suffix: str) -> Mapping[str, object]:
    exif = Image.Exif()
    exif.update({0x010F: _CANARY, 0x013B: f"{_CANARY} {number}", 0x0112: 1 + number % 8})
    exif.get_ifd(0x8769).update({0xA431: f"{_CANARY}-{number}", 0x9286: f"ASCII\0\0\0{_CANARY}".encode()})
    exif.get_ifd(0x8825).update(
        {1: "N", 2: (51.0, float(number), 30.0), 3: "W", 4: (0.0, 7.0, 1.5), 29: _CANARY}
    )
    xmp = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>{_CANARY} 51,{number}N</a></x:xmpmeta>'
    profile = _CANARY.encode() * 40
    if suffix == ".jpg":
        return {"exif": exif, "xmp": xmp.encode(), "comment": _CANARY, "icc_profile": profile}
    if suffix == ".webp":
        return {"exif": exif, "xmp": xmp.encode(), "icc_profile": profile}
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", _CANARY)
    words.add_itxt("XML:com.adobe.xmp", xmp)
    words.add_text("Comment", _CANARY * 9, zip=True)
    return {"exif": exif, "pnginfo": words, "icc_profile": profile}


def _more_than_pixels(data: bytes) -> list[str]:
    """Return the parts of a picture that are no part of what is seen."""
    if data.startswith(b"\x89PNG"):
        at, more = 8, []
        while at < len(data):
            size, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
            words = data[at + 8 : at + 8 + size].partition(b"\0")[2]
            ours = kind == b"iTXt" and words.startswith(b"\0")  # not packed
            more += [] if ours or kind in _PLAIN else [kind.decode("latin-1")]
            at += size + 12
        return more
    if data.startswith(b"\xff\xd8"):
        at, more = 2, []
        while data[at] == 0xFF and data[at + 1] != 0xDA:  # noqa: PLR2004  the scan: pixels from here on
            ours = data.startswith(_OURS, at + 4)
            more += [] if ours or data[at + 1] in _BARE else [f"{data[at + 1]:x}"]
            at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        return more
    return []


def _edited(place: Path) -> str:
    settings = Settings(formats=("square",), cards=1, platforms=("x", "email", "sms"))
    kit = build_kit(place / "article.md", today=_DAY, settings=settings)
    kit.save(place / "kit")
    chance = random.Random(5)  # noqa: S311  the same edits each time
    ended: Counter[str] = Counter()
    for _ in range(250):
        path = place / "kit" / chance.choice(["kit.json"] * len(kit.files) + [*kit.files])
        before = path.read_bytes()
        if path.name == "kit.json" and chance.random() < 0.8:  # noqa: PLR2004  the rest is cut anywhere
            path.write_bytes(_manifest_changed(before, chance))
        else:
            _file_changed(path, before, chance)
        try:
            proof, _ = check_folder(place / "kit")
            ended["faults are named" if proof.faults else "holds"] += 1
        except SharekitError as refused:
            ended["refused" if refused.hint else "refused without a hint"] += 1
        except Exception as error:  # noqa: BLE001  what this looks for
            ended[f"unexpected {type(error).__name__}"] += 1
        if path.is_dir() and not path.is_symlink():
            path.rmdir()
        path.unlink(missing_ok=True)
        path.write_bytes(before)
    return f"250 edited kits: {dict(ended)}"


def _manifest_changed(data: bytes, chance: random.Random) -> bytes:
    value = json.loads(data)
    for _ in range(chance.randint(1, 3)):
        holders = [*_holders(value)]
        holder, key = holders[chance.randrange(len(holders))]
        put: Any = chance.choice(
            (None, -1, 10**30, "", "../x", "\ud800", [], {}, [[]], True, 1e308, "deleted")
        )
        if put == "deleted":
            del holder[key]
        else:
            holder[key] = put
    return json.dumps(value).encode("utf-8", "surrogatepass")


def _holders(value: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401  of JSON
    pairs: Iterable[tuple[Any, Any]] = value.items() if isinstance(value, dict) else ()
    pairs = enumerate(value) if isinstance(value, list) else pairs
    for key, inner in pairs:
        yield value, key
        yield from _holders(inner)


def _file_changed(path: Path, data: bytes, chance: random.Random) -> None:
    path.unlink()
    start = chance.randrange(len(data))
    match chance.randrange(6):
        case 0:
            path.mkdir()
        case 1:
            path.symlink_to("/dev/zero")
        case 2:
            os.mkfifo(path)
        case 3:
            path.write_bytes(data[:start])
        case 4:
            path.write_bytes(data[:start] + chance.randbytes(40) + data[start + 40 :])
        case _:
            return


def _settings(place: Path) -> str:
    ended: Counter[str] = Counter()
    for text in _malformed():
        (place / "sharekit.toml").write_bytes(text)
        try:
            load_settings(file=place / "sharekit.toml")
            ended["taken"] += 1
            print(f"    taken: {text[:60]!r}")
        except SharekitError as refused:
            ended["refused with a hint" if refused.hint else "refused without a hint"] += 1
        except Exception as error:  # noqa: BLE001  what this looks for
            ended[f"unexpected {type(error).__name__}"] += 1
            print(f"    unexpected: {text[:60]!r}")
    return f"{ended.total()} malformed settings: {dict(ended)}"


def _malformed() -> Iterator[bytes]:
    yield from (
        b"\xff\xfe",
        b"theme",
        b"theme =",
        b"[theme",
        b'theme = "a',
        b"\0",
        b"a = 1\na = 2",
        b"cards = 3 4",
    )
    yield from (
        b"cards = " + b"9" * 5000,
        b"x = " + b"[" * 5000,
        b"[a]\n" * 2,
        b"'' = 1",
        b"cards = 2026-02-31",
    )
    for key in ("theme", "cards", "formats", "platforms", "hashtags", "timezone", "groups", "organisation"):
        for value in (b"-1", b"[[]]", b"{}", b"1e400"):
            yield key.encode() + b" = " + value
    for table in ("brand", "schedule", "writer", "organisation", "themes", "templates", "handles", "hours"):
        yield f"[{table}]\nunheard = 1".encode()
        yield f"[[{table}]]".encode()
    yield from (
        b'[brand]\nprimary = "blue-ish"',
        b'[brand]\nfonts = "~nobodyxyz/x"',
        b'[brand]\nlogo = "\\u0000"',
    )
    yield from (
        b'groups = "\\u0000"',
        b'timezone = "../../etc/passwd"',
        b'[organisation]\nname = "a\\u0000b"',
    )
    yield b'[writer]\ncommand = "rm -r /"'


def _tables(place: Path) -> str:
    signs = ("=1+1", "+1", "-1", "@SUM(1)", "\t=1+1", "＝1", "'=1", " =1")
    found: Counter[str] = Counter()
    for sign in signs:
        words = f"{sign} boats"
        (place / "groups.csv").write_text(
            f"name,code,place,contact\n{_quoted(words)},pier,{_quoted(words)},{_quoted(words)}\n",
            encoding="utf-8",
        )
        front = {"title": words, "link": "https://quay.example/ferry"}
        lines = "\n".join(f"{key}: {json.dumps(value)}" for key, value in front.items())
        (place / "article.md").write_text(
            f"---\n{lines}\n---\n“{words} for sixty of us on the pier,” said {words} Marsh.\n",
            encoding="utf-8",
        )
        settings = Settings(formats=("square",), cards=1, organisation=words, groups=place / "groups.csv")
        try:
            kit = build_kit(place / "article.md", today=_DAY, settings=settings)
        except SharekitError as refused:
            found[f"refused: {refused.message[:60]}"] += 1
            continue
        _count_cells(kit, found)
        for path, data in kit.files.items():
            if path.endswith(".csv"):
                (place / f"{signs.index(sign)}-{path.replace('/', '-')}").write_bytes(data)
    if shutil.which("soffice"):
        _open_in_libreoffice(sorted(place.glob("[0-9]-*.csv")), found)
    return f"{len(signs)} kits: {dict(found)}"


def _quoted(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'


def _count_cells(kit: Kit, found: Counter[str]) -> None:
    found["names"] += len(kit.files)
    found["names that Windows cannot write"] += sum(
        bool(
            re.search(
                r'[<>:"\\|?*\x00-\x1f]|[. ](/|$)|(^|/)(con|prn|aux|nul|com\d|lpt\d)(\.|/|$)',
                path,
                re.IGNORECASE,
            )
        )
        for path in kit.files
    )
    for path, data in kit.files.items():
        if path.endswith(".csv"):
            found["tables"] += 1
            cells = [cell for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))) for cell in row]
            found["cells"] += len(cells)
            found["cells that are formulas"] += sum(bool(_SIGN.match(cell)) for cell in cells)


_NAMES = {
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}


def _open_in_libreoffice(tables: Sequence[Path], found: Counter[str]) -> None:
    """Open each table as a person does, and compare what is shown; UTF-8, separated by commas."""
    folder = tables[0].parent / "opened"
    command = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'home').as_uri()}"]
    command += ["--infilter=CSV:44,34,76,1", "--convert-to", "fods", "--outdir", f"{folder}"]
    subprocess.run([*command, *map(str, tables)], check=True, capture_output=True, timeout=300)  # noqa: S603
    for path in tables:
        tree = etree.parse(folder / f"{path.stem}.fods")
        found["formulas in LibreOffice"] += len(tree.findall(".//*[@table:formula]", _NAMES))
        shown = [_cells(row) for row in tree.iterfind(".//table:table-row", _NAMES)]
        written = [*csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig")))]
        found["tables opened in LibreOffice"] += 1
        lines = zip_longest(shown, written, fillvalue=list[str]())
        pairs = [pair for line in lines for pair in zip_longest(*line)]
        other = [pair for pair in pairs if (pair[0] or "") != (pair[1] or "").strip("\n")]
        found["cells that LibreOffice shows otherwise"] += len(other)
        for one, two in other:
            print(f"    {path.name}: shown {one!r}, written {two!r}")


def _cells(row: etree._Element) -> list[str]:
    cells: list[str] = []
    for cell in row.iterfind("table:table-cell", _NAMES):
        words = "\n".join("".join(line.itertext()) for line in cell.iterfind("text:p", _NAMES))
        times = int(cell.get(f"{{{_NAMES['table']}}}number-columns-repeated", 1)) if words else 1
        cells += [words] * times
    return cells


_MEASURES: Mapping[str, Callable[[Path], str]] = {
    "varied": _varied,
    "photographs": _photographs,
    "edited": _edited,
    "settings": _settings,
    "tables": _tables,
}


if __name__ == "__main__":
    main()

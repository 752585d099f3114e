"""Measure what the largest pictures that are accepted cost, and how bombs end.

    python benchmarks/pictures.py [FILE ...]

Each picture is opened as a photograph or as a logo in a process of its own, whose processor time and memory
are printed with how it ended. Without files, pictures of 40 million pixels are made in a temporary folder;
with files or folders of a corpus, each picture in them is tried (the same bytes once), a PNG both ways and an
SVG as a logo, which is drawn in a further process.
"""

from __future__ import annotations

import hashlib
import io
import multiprocessing
import random
import resource
import struct
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import compress
from multiprocessing.connection import Connection
from pathlib import Path

from PIL import Image

from sharekit.errors import SharekitError

_SIDE = (8000, 5000)
_MOST_MB, _MOST_SECONDS = 400, 2.0
_SUFFIXES = frozenset(
    {
        *(".avif", ".bmp", ".eps", ".gif", ".heic", ".icns", ".ico", ".im", ".j2k", ".jp2", ".jpeg", ".jpg"),
        *(".mpo", ".pcx", ".png", ".ppm", ".psd", ".sgi", ".svg", ".tga", ".tif", ".tiff", ".webp"),
    }
)
_WORDS = 3  # of what a child prints: kind, seconds, megabytes


def main() -> None:
    """Print a line for each picture, and how many broke a bound."""
    if sys.argv[1:2] == ["--one"]:
        print(*_opened(sys.argv[2], Path(sys.argv[3])))
        return
    named = [Path(name) for name in sys.argv[1:]]
    with tempfile.TemporaryDirectory() as folder:
        if named:
            _load_once(Path(folder) / "small.webp")
            rows = []
            with suppress(KeyboardInterrupt):  # what was tried until then is told
                for path in _pictures(named):
                    rows += [_forked(kind, path) for kind in _kinds(path)]
        else:
            rows = [_tried(kind, path) for kind, path in _made(Path(folder))]
    worst = (max(rows, key=lambda row: row[1]), max(rows, key=lambda row: row[2]))
    for name, seconds, megabytes, ended in rows if not named else worst:
        print(f"{seconds:5.2f} s {megabytes:5.0f} MB  {name}: {ended}")
    bad = [row[1] > _MOST_SECONDS or row[2] > _MOST_MB or row[3].startswith("unexpected") for row in rows]
    over = [*compress(rows, bad)]
    print(f"{len(rows)} tries, {len(over)} over {_MOST_SECONDS:g} s or {_MOST_MB} MB or unexpected")
    for kind, ending in (("photograph", ""), ("logo", ""), ("logo", ".svg")):
        told = [row[3] for row in rows if row[0].startswith(kind) and row[0].lower().endswith(ending)]
        print(f"    {len(told)} as {kind} {ending}: {told.count('opened')} opened")
    for row in over:
        print(f"    {row}")


def _load_once(small: Path) -> None:
    Image.new("RGB", (9, 9)).save(small)
    for kind in ("photograph", "logo"):
        _opened(kind, small)


def _kinds(path: Path) -> tuple[str, ...]:
    return {".png": ("photograph", "logo"), ".svg": ("logo",)}.get(path.suffix.lower(), ("photograph",))


def _pictures(named: Iterable[Path]) -> Iterator[Path]:
    seen: set[bytes] = set()
    for place in named:
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.suffix.lower() in _SUFFIXES and path.is_file() and not path.is_symlink():
                told = hashlib.sha256(path.read_bytes()).digest()
                if told not in seen:
                    seen.add(told)
                    yield path


def _tried(kind: str, path: Path) -> tuple[str, float, float, str]:
    command = [sys.executable, __file__, "--one", kind, str(path)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=120)  # noqa: S603  our own
    words = done.stdout.decode(errors="replace").split(maxsplit=2)
    if done.returncode or len(words) < _WORDS:
        return (f"{kind} {path.name}", 0.0, 0.0, f"unexpected: exit {done.returncode} {done.stderr[-200:]!r}")
    return (f"{kind} {path.name}", float(words[0]), float(words[1]), words[2].strip())


def _forked(kind: str, path: Path) -> tuple[str, float, float, str]:
    """Try a picture in a process that has loaded everything: a corpus has thousands."""
    ours, theirs = multiprocessing.Pipe(duplex=False)

    def work(answer: Connection) -> None:
        answer.send(_opened(kind, path))

    child = multiprocessing.get_context("fork").Process(target=work, args=(theirs,))
    child.start()
    theirs.close()
    try:
        found: tuple[float, float, str] = ours.recv()
    except EOFError:
        child.join()
        found = (0.0, 0.0, f"unexpected: exit {child.exitcode}")
    child.join()
    return (f"{kind} {path.name}", *found)


def _opened(kind: str, path: Path) -> tuple[float, float, str]:
    from sharekit.render import open_logo, open_photograph  # noqa: PLC0415  measured with its imports

    before = resource.getrusage(resource.RUSAGE_SELF)
    try:
        (open_photograph if kind == "photograph" else open_logo)(path.read_bytes(), name=path.name)
        ended = "opened"
    except SharekitError as refused:
        ended = refused.message
    own, below = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    seconds = sum(each.ru_utime + each.ru_stime for each in (own, below)) - before.ru_utime - before.ru_stime
    status = Path("/proc/self/status").read_text(encoding="ascii")  # `ru_maxrss` counts who started us, too
    peak = int(status.partition("VmHWM:")[2].split()[0])
    return round(seconds, 3), round(max(peak, below.ru_maxrss) / 1024, 1), ended


def _made(folder: Path) -> Iterator[tuple[str, Path]]:
    noise = random.Random(1).randbytes(50 * 80)  # noqa: S311  a picture, the same each time
    grey = Image.frombytes("L", (80, 50), noise).resize(_SIDE, Image.Resampling.BILINEAR)
    colour = Image.merge("RGB", (grey, grey.transpose(Image.Transpose.FLIP_LEFT_RIGHT), grey))
    seen = Image.merge("RGBA", (*colour.split(), grey))
    kinds: Mapping[str, tuple[Image.Image, Mapping[str, object]]] = {
        "alpha.png": (seen, {}),
        "colour.png": (colour, {}),
        "grey-alpha.png": (Image.merge("LA", (grey, grey)), {}),
        "deep.png": (grey.convert("I;16"), {}),
        "palette.png": (colour.quantize(64), {"transparency": 3}),
        "turned.png": (seen, {"exif": _turned()}),
        "colour.webp": (colour.resize((5000, 4000)), {"method": 0}),
        "alpha.webp": (seen.resize((5000, 4000)), {"method": 0}),
        "colour.gif": (colour.quantize(64), {}),
        "plain.jpg": (colour, {"quality": 60}),
        "progressive.jpg": (colour, {"quality": 60, "progressive": True, "subsampling": 0}),
        "turned.jpg": (colour, {"quality": 60, "exif": _turned()}),
        "printer.jpg": (colour.convert("CMYK"), {"quality": 40, "progressive": True, "subsampling": 0}),
    }
    for name, (image, options) in kinds.items():
        image.save(folder / name, **options)  # type: ignore[arg-type]
        yield "photograph", folder / name
    seen.resize((4000, 4000)).quantize(64).convert("RGBA").save(folder / "logo.png")
    yield "logo", folder / "logo.png"
    for name, make in _BOMBS.items():
        (folder / name).write_bytes(make())
        yield from (("photograph", folder / name), ("logo", folder / name))


def _turned() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    return exif.tobytes()


def _png(width: int, height: int, *chunks: tuple[bytes, bytes]) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    rows = zlib.compress(b"\0" * 1_000_000)
    parts = ((b"IHDR", header), *chunks, (b"IDAT", rows), (b"IEND", b""))
    stream = io.BytesIO(b"\x89PNG\r\n\x1a\n")
    stream.seek(0, io.SEEK_END)
    for name, data in parts:
        stream.write(struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)))
    return stream.getvalue()


_PACKED = zlib.compress(b"\0" * 200_000_000)
_BOMBS: Mapping[str, Callable[[], bytes]] = {
    "bomb-13000.png": lambda: _png(13_000, 13_000),
    "bomb-60000.png": lambda: _png(60_000, 60_000),
    "bomb-text.png": lambda: _png(800, 800, (b"zTXt", b"a\0\0" + _PACKED)),
    "bomb-profile.png": lambda: _png(800, 800, (b"iCCP", b"a\0\0" + _PACKED)),
}


if __name__ == "__main__":
    main()

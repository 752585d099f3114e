"""Compare a whole kit with twelve cards with takumi (Rust, through npm) drawing the same twelve cards alone.

    npm install --prefix FOLDER @takumi-rs/core
    python benchmarks/takumi.py FOLDER [--rounds N]

Cold processes that take turns; medians of wall, of processor time and of the bytes of the pictures. takumi is
given each card as it was laid out: its shapes and lines of text in their places, sizes, colours and fonts. It
breaks no lines, and draws no codes; it uses all cores.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from unittest.mock import patch

from sharekit.files import font_folder
from sharekit.pipeline import build_kit
from sharekit.plan.model import CardSpec
from sharekit.render.scene import Disc, Element, Rectangle, RoundedRectangle, Scene, TextRun
from sharekit.render.studio import Card, Studio
from sharekit.settings import Settings

_HERE = Path(__file__).parent
_ARTICLE = _HERE.parent / "examples" / "article.md"
_TODAY = date(2026, 11, 23)
_KINDS, _FORMATS = ("quote", "statement"), ("square", "portrait", "landscape")


@dataclass(frozen=True, slots=True)
class _Run:
    wall: float
    processor: float
    size: int


def main() -> None:
    """Print the medians, and the ratios of ours to takumi's."""
    options = argparse.ArgumentParser()
    options.add_argument("folder", type=Path)
    options.add_argument("--rounds", type=int, default=7)
    given = options.parse_args()
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores, Python {sys.version.split()[0]}")
    with TemporaryDirectory() as folder:
        cards = Path(folder) / "cards.json"
        cards.write_text(json.dumps(_cards()), "utf-8")
        runs = [
            (_ours(Path(folder)), _theirs(given.folder, cards, Path(folder))) for _ in range(given.rounds)
        ]
    ours, theirs = ([pair[i] for pair in runs] for i in (0, 1))
    for name in ("wall", "processor", "size"):
        one, other = (median(getattr(run, name) for run in each) for each in (ours, theirs))
        print(f"{name:10} ours {one:12.2f}   takumi {other:12.2f}   ratio {one / other:6.2f}")


def _ours(folder: Path) -> _Run:
    kit = folder / "kit"
    shutil.rmtree(kit, ignore_errors=True)
    words = ("--kinds", ",".join(_KINDS), "--formats", ",".join(_FORMATS), "--date", f"{_TODAY}")
    options = ("-q", "--no-cache", "--schedulers", "none", "-o", f"{kit}")
    return _timed([sys.executable, "-m", "sharekit", "build", f"{_ARTICLE}", *words, *options], kit)


def _theirs(packages: Path, cards: Path, folder: Path) -> _Run:
    pictures = folder / "takumi"
    shutil.rmtree(pictures, ignore_errors=True)
    pictures.mkdir()
    command = [shutil.which("node") or "node", f"{_HERE / 'takumi.mjs'}", f"{cards}", f"{pictures}"]
    return _timed(command, pictures, at=packages)


def _timed(command: Sequence[str], pictures: Path, *, at: Path | None = None) -> _Run:
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=at)  # noqa: S603  our own
    wall, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return _Run(wall, processor, sum(path.stat().st_size for path in pictures.rglob("*.png")))


def _cards() -> dict[str, object]:
    """Return the cards of the kit as takumi's nodes, and the fonts they need."""
    scenes: dict[str, Scene] = {}
    draw = Studio.draw

    def noted(studio: Studio, spec: CardSpec, *, alt: str) -> Card:
        scenes[f"{spec.id}-{spec.format}.png"] = studio.compose(spec)
        return draw(studio, spec, alt=alt)

    with patch.object(Studio, "draw", noted):
        build_kit(_ARTICLE, today=_TODAY, settings=Settings(kinds=_KINDS, formats=_FORMATS))
    runs = [part for scene in scenes.values() for part in scene.elements if isinstance(part, TextRun)]
    names = sorted({run.font for run in runs})
    fonts = [{"name": name, "path": f"{font_folder() / 'sk-'}{name}.ttf"} for name in names]
    rows = [
        {"name": name, "width": scene.width, "height": scene.height, "node": _node(scene)}
        for name, scene in scenes.items()
    ]
    print(f"{len(rows)} cards, {len(runs)} lines of text, {len(fonts)} fonts")
    return {"fonts": fonts, "cards": rows}


def _node(scene: Scene) -> dict[str, object]:
    style = {"width": "100%", "height": "100%", "position": "relative", "backgroundColor": scene.background}
    return {"type": "container", "style": style, "children": [_part(part) for part in scene.elements]}


def _part(part: Element) -> dict[str, object]:
    match part:
        case TextRun():
            style = {"color": part.fill, "fontSize": part.size, "fontFamily": part.font, "lineHeight": 1}
            style |= {"whiteSpace": "nowrap", **_place(part.x, part.y - 0.85 * part.size)}
            style |= {"transform": f"rotate({part.turn}deg)"} if part.turn else {}
            return {"type": "text", "text": part.text, "style": style}
        case Disc():
            edge, corner = 2 * part.radius, (part.x - part.radius, part.y - part.radius)
            return _box(corner, (edge, edge), part.fill, part.radius)
        case Rectangle():
            return _box((part.x, part.y), (part.width, part.height), part.fill, 0)
        case RoundedRectangle():
            return _box((part.x, part.y), (part.width, part.height), part.fill, part.radius)
        case _:
            raise TypeError(type(part).__name__)


def _box(
    corner: tuple[float, float], size: tuple[float, float], fill: str, radius: float
) -> dict[str, object]:
    style = {"width": size[0], "height": size[1], "backgroundColor": fill, "borderRadius": radius}
    return {"type": "container", "style": {**style, **_place(*corner)}, "children": []}


def _place(left: float, top: float) -> dict[str, object]:
    return {"position": "absolute", "left": left, "top": top}


if __name__ == "__main__":
    main()

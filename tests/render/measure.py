"""What a picture is measured by: the worst block of a difference, and contrast on real pixels."""

from __future__ import annotations

from dataclasses import replace
from math import cos, radians, sin

from PIL import Image, ImageChops, ImageColor, ImageStat

from sharekit.render import Studio
from sharekit.render.draw import draw_scene
from sharekit.render.scene import Scene, TextRun, text_runs


def local_difference(one: Image.Image, other: Image.Image, *, tile: int = 8) -> int:
    """Return the largest mean channel difference (0-255) in any tile x tile block."""
    blocks = ImageChops.difference(one, other).reduce(tile)
    return max(int(high) for _, high in ImageStat.Stat(blocks).extrema)


def _linear(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def luminance(colour: tuple[int, ...]) -> float:
    """Return the relative luminance of WCAG 2."""
    return sum(w * _linear(v) for w, v in zip((0.2126, 0.7152, 0.0722), colour[:3], strict=True))


def _box(run: TextRun) -> tuple[int, int, int, int]:
    edge, below = 0.06 * run.size, 0.02 if run.text == run.text.upper() else 0.24
    if run.turn:
        low, high = (run.y - run.width, run.y) if run.turn < 0 else (run.y, run.y + run.width)
        half = 0.74 * run.size
        return int(run.x - half), int(low), int(run.x + half), int(high)
    return (
        int(run.x - edge),
        int(run.y - 0.74 * run.size),
        int(run.x + run.width + edge),
        int(run.y + below * run.size),
    )


def _under(ground: Image.Image, run: TextRun) -> Image.Image:
    """Return the part of the ground under a run; a tilted run's is turned upright first."""
    if abs(run.turn) % 90:
        left, top, right, bottom = _box(replace(run, turn=0))
        c, s, x, y = cos(radians(run.turn)), sin(radians(run.turn)), left - run.x, top - run.y
        turned = (c, -s, x * c - y * s + run.x, s, c, x * s + y * c + run.y)
        size = (right - left, bottom - top)
        return ground.transform(size, Image.Transform.AFFINE, turned, Image.Resampling.BICUBIC)
    return ground.crop(_box(run))


def contrasts(studio: Studio, scene: Scene) -> list[tuple[float, TextRun]]:
    """Return the contrast of every run with the worst twentieth of the pixels under it."""
    bare = replace(scene, elements=tuple(e for e in scene.elements if not isinstance(e, TextRun)))
    ground = draw_scene(bare, studio.book, studio.photograph)
    found = []
    for run in text_runs(scene.elements):
        text = luminance(ImageColor.getrgb(run.fill))
        under = _under(ground, run)
        counted = under.getcolors(1 << 10) or under.getcolors(1 << 20) or []  # a table for a million is slow
        pixels = sorted((luminance(colour), count) for count, colour in counted if isinstance(colour, tuple))
        worst = _percentile(pixels, 95 if text > 0.35 else 5)
        found.append(((max(text, worst) + 0.05) / (min(text, worst) + 0.05), run))
    return found


def _percentile(pixels: list[tuple[float, int]], percent: int) -> float:
    wanted, seen = sum(count for _, count in pixels) * percent / 100, 0
    for value, count in pixels:
        seen += count
        if seen >= wanted:
            return value
    return pixels[-1][0]

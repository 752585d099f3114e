"""Where faces are in a photograph, seen from the front: so that no crop cuts and no word covers one.

A window is moved over the picture at falling sizes; a cascade of local binary patterns says what may be a
face. Many windows agree on a face, a few on a shadow. Plain Python takes a second for it, once a photograph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, product
from typing import TypeAlias

from PIL import Image, ImageOps

from sharekit.presets.faces import FaceCascade, FaceStage, load_face_cascade

Face: TypeAlias = tuple[float, float, float, float]  # left, top, right and bottom as shares of the picture

_LONGEST = 220  # px: the picture in which the smallest faces are looked for
_STEP, _SHRINK = 2, 0.9  # px; from size to size
_FIRST = 5  # stages: where they see a face, all are asked about the windows around
_PATTERN = 0.1  # of the windows of a size: where more may be faces, a pattern is seen, and no more are asked
_LEAST_ASKED = 20  # windows, of a size that has few
_AGREED = 5  # windows that make a face
_SAME = 0.35  # of both areas: windows that show the same face
_OUTER = 0.1  # of the windows on a face reach further out on a side: a head that is turned is wider than one
_BROW, _CHIN, _EARS = 0.14, 0.18, 0.06  # of the window: what a head has beyond it
_LEAST_OF_MOST = 0.3  # of the windows of the surest face


def find_faces(image: Image.Image) -> tuple[Face, ...]:
    """Return the heads in a picture whose faces are seen from the front, the surest first."""
    cascade, found = load_face_cascade(), list[Face]()
    grey = ImageOps.autocontrast(image.convert("L"))
    scale = min(1.0, _LONGEST / max(grey.size))
    while min(grey.size) * scale >= cascade.window:
        small = grey.resize(
            (round(grey.width * scale), round(grey.height * scale)), Image.Resampling.BILINEAR, reducing_gap=2
        )
        edge_x, edge_y = cascade.window / small.width, cascade.window / small.height
        for x, y in _windows(small, cascade):
            found.append(
                (x / small.width, y / small.height, x / small.width + edge_x, y / small.height + edge_y)
            )
        scale *= _SHRINK
    groups = sorted(_grouped(found), key=len, reverse=True)
    most = len(groups[0]) if groups else 0
    sure = (group for group in groups if len(group) >= max(_AGREED, _LEAST_OF_MOST * most))
    return tuple(_head(group) for group in sure)


def _windows(image: Image.Image, cascade: FaceCascade) -> Iterator[tuple[int, int]]:
    """Yield where a window of the cascade's size shows a face."""
    wide = image.width + 1
    sums = _summed(image)
    stages = [(stage.least, _offsets(stage, wide)) for stage in cascade.stages]
    asked = set[tuple[int, int]]()  # windows are near to several
    across, down = (range(0, side - cascade.window + 1, _STEP) for side in image.size)
    left = _LEAST_ASKED + _PATTERN * len(across) * len(down)
    for y, x in product(down, across):
        if left > 0 and all(_passes(sums, y * wide + x, *stage) for stage in stages[:_FIRST]):
            left -= 1
            near = {*product((x - 1, x, x + 1), (y - 1, y, y + 1))} - asked
            asked |= near
            yield from (
                at
                for at in sorted(near)
                if _inside(at, image.size, cascade.window)
                and all(_passes(sums, at[1] * wide + at[0], *stage) for stage in stages)
            )


def _inside(at: tuple[int, int], size: tuple[int, int], window: int) -> bool:
    return all(0 <= place <= whole - window for place, whole in zip(at, size, strict=True))


def _summed(image: Image.Image) -> list[int]:
    """Return the sums of all pixels left of and above every point, row by row."""
    wide, levels = image.width, image.tobytes()
    above = [0] * (wide + 1)
    sums = list(above)
    for start in range(0, wide * image.height, wide):
        row = accumulate(levels[start : start + wide], initial=0)
        above = [one + other for one, other in zip(above, row, strict=True)]
        sums += above
    return sums


def _offsets(stage: FaceStage, wide: int) -> list[tuple[float, float, int, tuple[int, ...]]]:
    """Return the weights and mask of each test, and the corners of its nine blocks from a window's first."""
    return [
        (
            yes,
            no,
            mask,
            tuple((y + down * h) * wide + x + across * w for down in range(4) for across in range(4)),
        )
        for x, y, w, h, yes, no, mask in stage.tests
    ]


def _passes(
    sums: Sequence[int], at: int, least: float, tests: Sequence[tuple[float, float, int, tuple[int, ...]]]
) -> bool:
    total = 0.0
    for yes, no, mask, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q) in tests:
        at_e, at_f, at_g, at_h = sums[at + e], sums[at + f], sums[at + g], sums[at + h]
        at_i, at_j, at_k, at_m = sums[at + i], sums[at + j], sums[at + k], sums[at + m]
        at_b, at_c, at_o, at_p = sums[at + b], sums[at + c], sums[at + o], sums[at + p]
        middle = at_f - at_g - at_j + at_k
        pattern = (
            (sums[at + a] - at_b - at_e + at_f >= middle) << 7
            | (at_b - at_c - at_f + at_g >= middle) << 6
            | (at_c - sums[at + d] - at_g + at_h >= middle) << 5
            | (at_g - at_h - at_k + at_m >= middle) << 4
            | (at_k - at_m - at_p + sums[at + q] >= middle) << 3
            | (at_j - at_k - at_o + at_p >= middle) << 2
            | (at_i - at_j - sums[at + n] + at_o >= middle) << 1
            | (at_e - at_f - at_i + at_j >= middle)
        )
        total += yes if mask >> pattern & 1 else no
    return total >= least


def _grouped(windows: Sequence[Face]) -> list[list[Face]]:
    groups: list[list[Face]] = []
    for window in windows:
        same = next((group for group in groups if _shared(_mean(group), window) >= _SAME), None)
        if same is None:
            groups.append([window])
        else:
            same.append(window)
    return groups


def _shared(one: Face, other: Face) -> float:
    """Return how much of two boxes together both hold."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    both = max(0.0, wide) * max(0.0, high)
    areas = sum((box[2] - box[0]) * (box[3] - box[1]) for box in (one, other))
    return both / (areas - both)


def _mean(group: Sequence[Face]) -> Face:
    left, top, right, bottom = (sum(side) / len(group) for side in zip(*group, strict=True))
    return left, top, right, bottom


def _head(group: Sequence[Face]) -> Face:
    """Return the head about a face: its windows end at brows and chin, or within a face that is turned."""
    mean, far = _mean(group), round(_OUTER * (len(group) - 1))
    wide, high = mean[2] - mean[0], mean[3] - mean[1]
    near, last = (sorted(side) for side in zip(*(window[:2] for window in group), strict=True)), -1 - far
    left, top = (min(side[far], usual) for side, usual in zip(near, mean[:2], strict=True))
    ends = (sorted(side) for side in zip(*(window[2:] for window in group), strict=True))
    right, bottom = (max(side[last], usual) for side, usual in zip(ends, mean[2:], strict=True))
    return (
        max(0.0, left - _EARS * wide),
        max(0.0, top - _BROW * high),
        min(1.0, right + _EARS * wide),
        min(1.0, bottom + _CHIN * high),
    )

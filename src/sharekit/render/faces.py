"""Where faces are in a photograph, seen from the front: so that no crop cuts and no word covers one.

A window is moved over the picture at falling sizes; a cascade of local binary patterns says what may be a
face. Many windows agree on a face, a few on a shadow. Plain Python takes a second for it, once a photograph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, islice, product
from typing import TypeAlias

from PIL import Image, ImageOps

from sharekit.presets.faces import FaceCascade, FaceStage, load_face_cascade

Face: TypeAlias = tuple[float, float, float, float]  # left, top, right and bottom as shares of the picture
_Asked: TypeAlias = tuple[float, list[tuple[tuple[int, ...], int, int, list[float]]]]

_LONGEST = 220  # px: the picture in which the smallest faces are looked for
_STEP, _SHRINK = 2, 0.9  # px; from size to size
_FIRST = 5  # stages: where they see a face, all are asked about the windows around
_MOST_ASKED = 30_000  # windows of which all stages are asked; portraits have up to 13,000, a crowd 22,000
_AGREED = 5  # windows that make a face
_SAME = 0.35  # of both areas: windows that show the same face
_OUTER = 0.1  # of the windows on a face reach further out on a side: a head that is turned is wider than one
_BROW, _CHIN, _EARS = 0.14, 0.18, 0.06  # of the window: what a head has beyond it
_LEAST_OF_MOST = 0.3  # of the windows of the surest face


def find_faces(image: Image.Image) -> tuple[Face, ...]:
    """Return the heads in a picture whose faces are seen from the front, the surest first.

    Large faces are looked for first: a pattern in which windows without end look like small ones costs
    no more than `_MOST_ASKED` of them.
    """
    cascade, found, left = load_face_cascade(), list[Face](), _MOST_ASKED
    grey = ImageOps.autocontrast(image.convert("L"))
    for size in reversed([*_sizes(grey.size, cascade.window)]):
        layer = _Layer(grey.resize(size, Image.Resampling.BILINEAR, reducing_gap=2), cascade)
        asked = [*islice(layer.likely(), left)]
        left -= len(asked)
        found = [layer.face(*at) for at in asked if layer.shows(*at)] + found
    groups = sorted(_grouped(found), key=len, reverse=True)
    most = len(groups[0]) if groups else 0
    sure = (group for group in groups if len(group) >= max(_AGREED, _LEAST_OF_MOST * most))
    return tuple(_head(group) for group in sure)


def _sizes(size: tuple[int, int], least: int) -> Iterator[tuple[int, int]]:
    scale = min(1.0, _LONGEST / max(size))
    while min(size) * scale >= least:
        yield round(size[0] * scale), round(size[1] * scale)
        scale *= _SHRINK


class _Layer:
    """A picture at one size, in which a window is about as large as the faces that are looked for."""

    def __init__(self, image: Image.Image, cascade: FaceCascade) -> None:
        self._width, self._height = image.size
        self._window = cascade.window
        self._wide = image.width + 1  # of the sums: a column more than the picture
        self._sums = _summed(image)
        self._stages = [_asked(stage, self._wide) for stage in cascade.stages]
        self._told: dict[int, bool] = {}

    def likely(self) -> Iterator[tuple[int, int]]:
        """Yield the windows about each that passes the first stages, as often as they are about one."""
        first, *later = self._stages[:_FIRST]
        for y in range(0, self._height - self._window + 1, _STEP):
            for x in range(0, self._width - self._window + 1, _STEP):
                at = y * self._wide + x
                if self._passes(at, first) and all(self._passes(at, stage) for stage in later):
                    near = product((x - 1, x, x + 1), (y - 1, y, y + 1))
                    yield from (at for at in near if self._holds(*at))

    def shows(self, x: int, y: int) -> bool:
        """Whether a window passes every stage."""
        at = y * self._wide + x
        if at not in self._told:
            self._told[at] = all(self._passes(at, stage) for stage in self._stages)
        return self._told[at]

    def face(self, x: int, y: int) -> Face:
        """Return a window as shares of the picture."""
        return (
            x / self._width,
            y / self._height,
            (x + self._window) / self._width,
            (y + self._window) / self._height,
        )

    def _holds(self, x: int, y: int) -> bool:
        return 0 <= x <= self._width - self._window and 0 <= y <= self._height - self._window

    def _passes(self, at: int, stage: _Asked) -> bool:
        sums, (least, tests), total = self._sums, stage, 0.0
        for (first, second, third, last), end, step, adds in tests:
            a, b, c, d = sums[at + first : at + first + end : step]
            e, f, g, h = sums[at + second : at + second + end : step]
            i, j, k, m = sums[at + third : at + third + end : step]
            n, o, p, q = sums[at + last : at + last + end : step]
            middle = f - g - j + k
            total += adds[
                (a - b - e + f >= middle) << 7
                | (b - c - f + g >= middle) << 6
                | (c - d - g + h >= middle) << 5
                | (g - h - k + m >= middle) << 4
                | (k - m - p + q >= middle) << 3
                | (j - k - o + p >= middle) << 2
                | (i - j - n + o >= middle) << 1
                | (e - f - i + j >= middle)
            ]
        return total >= least


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


def _asked(stage: FaceStage, wide: int) -> _Asked:
    """Return a stage's tests as slices of the sums: four rows of four corners, and what each pattern adds."""
    return stage.least, [
        (
            tuple((y + down * h) * wide + x for down in range(4)),
            3 * w + 1,
            w,
            [yes if mask >> pattern & 1 else no for pattern in range(256)],
        )
        for x, y, w, h, yes, no, mask in stage.tests
    ]


def _grouped(windows: Sequence[Face]) -> list[list[Face]]:
    groups, means = list[list[Face]](), list[Face]()
    for window in windows:
        same = next((at for at, mean in enumerate(means) if _shared(mean, window) >= _SAME), None)
        if same is None:
            groups.append([window])
            means.append(window)
        else:
            groups[same].append(window)
            means[same] = _moved(means[same], window, len(groups[same]))
    return groups


def _moved(mean: Face, window: Face, count: int) -> Face:
    left, top, right, bottom = (old + (new - old) / count for old, new in zip(mean, window, strict=True))
    return left, top, right, bottom


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

"""The shipped cascade that tells faces from all else."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from sharekit.presets.tables import load_shipped

FaceTest: TypeAlias = tuple[
    int, int, int, int, float, float, int
]  # block, what it adds, the patterns of a face


@dataclass(frozen=True, slots=True, kw_only=True)
class FaceStage:
    """One stage of the cascade: a window whose tests add up to less is no face."""

    least: float
    tests: tuple[FaceTest, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FaceCascade:
    """`presets/faces.toml`: stages in order, for windows of so many px."""

    window: int
    stages: tuple[FaceStage, ...]


@cache
def load_face_cascade() -> FaceCascade:
    """Return the cascade."""
    table = load_shipped("faces.toml")
    stages = tuple(
        FaceStage(
            least=row["least"],
            tests=tuple((x, y, w, h, yes, no, int(mask, 16)) for x, y, w, h, yes, no, mask in row["tests"]),
        )
        for row in table["stages"]
    )
    return FaceCascade(window=table["window"], stages=stages)

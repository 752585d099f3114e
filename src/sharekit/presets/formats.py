"""Card formats: what size a card has and where its words may stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from sharekit.presets.tables import load_shipped

Shape: TypeAlias = Literal["square", "tall", "landscape", "poster"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFormat:
    """One row of `formats.toml` or `papers.toml`.

    Attributes:
        name: Fixed name of the contract.
        width: px.
        height: px.
        u: px per design unit (du).
        margin: Left, top, right, bottom, px.
        shape: Which arrangement layouts choose.
        qr: A QR code may stand on it.
        use: Where it is posted, for people.
        encoding: Kind of file, as its extension.
        most: Bytes that its file may have (Bluesky's link cards take 1 MB: its lexicons, August 2026).
        dpi: Px of an inch of paper; 0 for what is shown on screens.
    """

    name: str
    width: int
    height: int
    u: float
    margin: tuple[int, int, int, int]
    shape: Shape
    qr: bool
    use: str
    encoding: Literal["png", "jpg", "pdf"] = "png"
    most: int = 1_000_000
    dpi: float = 0.0

    @property
    def safe_area(self) -> tuple[int, int, int, int]:
        """Left, top, right, bottom edge of the area that every word stands in, px."""
        left, top, right, bottom = self.margin
        return left, top, self.width - right, self.height - bottom


def load_formats() -> Mapping[str, CardFormat]:
    """Return the shipped formats by name, in the order people choose from."""
    return _rows("formats.toml")


def load_papers() -> Mapping[str, CardFormat]:
    """Return what a poster is made for, by name."""
    return _rows("papers.toml")


def _rows(name: str) -> Mapping[str, CardFormat]:
    rows = load_shipped(name)
    return {key: CardFormat(name=key, **{**row, "margin": tuple(row["margin"])}) for key, row in rows.items()}

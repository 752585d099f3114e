"""What every theme's page leaves for its words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Body:
    """The room between what stands at the top of a page and what stands at its foot, px."""

    top: float
    bottom: float

    @property
    def height(self) -> float:
        """From top to bottom, px."""
        return self.bottom - self.top

"""The way to the design material beside a checkout: other people's words, never copied into the project."""

from __future__ import annotations

from pathlib import Path

import pytest

_SHARED = Path(__file__).resolve().parents[2] / "shared"


def shared(path: str) -> Path:
    """Return a file of the design material, or skip the test with a message where it is absent."""
    found = _SHARED / path
    if not found.exists():
        pytest.skip(f"../shared/{path} is not here; this test needs the design material")
    return found

"""Kept results: compared with what is there, or written when SHAREKIT_ACCEPT=1 says so.

After a wanted change run `SHAREKIT_ACCEPT=1 pytest tests/render`, look at every changed picture and
read every changed scene, and commit them with the change.
"""

from __future__ import annotations

import os
from pathlib import Path

HERE = Path(__file__).parent


def accepting() -> bool:
    """Say whether results are to be written instead of compared."""
    return os.environ.get("SHAREKIT_ACCEPT") == "1"


def kept_text(name: str, text: str) -> str:
    """Return the text kept under a name; it is written first when accepting."""
    path = HERE / "scenes" / name
    if accepting():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return path.read_text(encoding="utf-8")

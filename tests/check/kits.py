"""Whole small kits of our own examples, and kits in which one thing was changed."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from sharekit.check import Fault, Proof, check_kit
from sharekit.kit import Kit
from sharekit.pipeline import build_kit
from sharekit.settings import Settings

_EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
_DAYS = {"article.md": date(2027, 3, 1), "event.toml": date(2027, 5, 1)}
Manifest: TypeAlias = dict[str, Any]


@cache
def example(name: str = "article.md", *, today: date | None = None) -> Kit:
    """Return a small kit of one of the examples: it invites to an event, with cards, posts and links."""
    settings = Settings(
        formats=("square", "wide"),
        platforms=("x", "bluesky", "instagram", "email", "sms", "reddit"),
        organisation="Norcastle Commons",
        cards=2,
    )
    return build_kit(str(_EXAMPLES / name), today=today or _DAYS[name], settings=settings)


def changed(
    change: Callable[[Manifest], None],
    *,
    kit: Kit | None = None,
    files: Mapping[str, bytes | None] | None = None,
) -> Kit:
    """Return a kit with a changed manifest and changed files; None takes a file away."""
    made = kit or example()
    manifest = copy.deepcopy(dict(made.manifest))
    change(manifest)
    wanted = {
        **made.files,
        **(files or {}),
        "kit.json": json.dumps(manifest).encode("utf-8", "surrogatepass"),
    }
    return Kit(
        name=made.name,
        files={path: data for path, data in wanted.items() if data is not None},
        manifest=manifest,
    )


def faults(kit: Kit) -> tuple[Fault, ...]:
    """Return what a check finds."""
    return check_kit(kit).faults


def codes(kit: Kit) -> set[str]:
    """Return the codes of what a check finds."""
    return {fault.code for fault in faults(kit)}


def same(_: Manifest) -> None:
    """Change nothing."""


def post(manifest: Manifest, name: str) -> Manifest:
    """Return a post by its id."""
    found: Manifest = next(row for row in manifest["posts"] if row["id"] == name)
    return found


def card(manifest: Manifest, kind: str) -> Manifest:
    """Return the first card of a kind."""
    found: Manifest = next(row for row in manifest["cards"] if row["kind"] == kind)
    return found


def proof(kit: Kit) -> Proof:
    """Return the whole proof."""
    return check_kit(kit)

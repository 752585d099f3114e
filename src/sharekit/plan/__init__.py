"""Decide what to make of a document: which cards, which posts, when. Pure."""

from __future__ import annotations

from sharekit.lazily import lazily

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sharekit.plan.planner import plan_kit
    from sharekit.plan.request import Request

__all__ = ["Request", "plan_kit"]

__getattr__ = lazily(
    __name__,
    planner="plan_kit",
    request="Request",
)

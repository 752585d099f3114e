"""Decide what to make of a document: which cards, which posts, when. Pure."""

from sharekit.plan.planner import plan_kit
from sharekit.plan.request import Request

__all__ = ["Request", "plan_kit"]

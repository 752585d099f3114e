"""Words: posts that volunteers paste as they are, alt texts, the call to action.

A post is a template of slots filled with facts of the plan and fitted by whole parts. Nothing is cut,
nothing is invented: what the source does not say takes its part of the template with it.
"""

from __future__ import annotations

from sharekit.write.actions import write_call_to_action
from sharekit.write.alt import write_alt
from sharekit.write.length import post_length
from sharekit.write.model import CallToAction, CallToActionItem, Post, ThreadPart, Written
from sharekit.write.posts import write_posts

__all__ = [
    "CallToAction",
    "CallToActionItem",
    "Post",
    "ThreadPart",
    "Written",
    "post_length",
    "write_alt",
    "write_call_to_action",
    "write_posts",
]

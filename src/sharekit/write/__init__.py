"""Words: posts that volunteers paste as they are, alt texts, the call to action.

A post is a template of slots filled with facts of the plan and fitted by whole parts. Nothing is cut,
nothing is invented: what the source does not say takes its part of the template with it.
"""

from __future__ import annotations

from sharekit.lazily import lazily

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sharekit.write.actions import write_call_to_action
    from sharekit.write.alt import write_alt
    from sharekit.write.facets import Facet
    from sharekit.write.judging import Answer, Refusal, Standards, judge_answers, most, refused_warnings
    from sharekit.write.length import counting_rules, post_length
    from sharekit.write.model import CallToAction, CallToActionItem, Post, ThreadPart, Written
    from sharekit.write.posts import write_posts
    from sharekit.write.proof import gather_evidence
    from sharekit.write.templates import (
        OwnTemplates,
        Template,
        is_template_name,
        known_facts,
        missing_templates,
        read_templates,
    )

__all__ = [
    "Answer",
    "CallToAction",
    "CallToActionItem",
    "Facet",
    "OwnTemplates",
    "Post",
    "Refusal",
    "Standards",
    "Template",
    "ThreadPart",
    "Written",
    "counting_rules",
    "gather_evidence",
    "is_template_name",
    "judge_answers",
    "known_facts",
    "missing_templates",
    "most",
    "post_length",
    "read_templates",
    "refused_warnings",
    "write_alt",
    "write_call_to_action",
    "write_posts",
]

__getattr__ = lazily(
    __name__,
    actions="write_call_to_action",
    alt="write_alt",
    facets="Facet",
    judging="Answer Standards Refusal judge_answers most refused_warnings",
    length="counting_rules post_length",
    model="CallToAction CallToActionItem Post ThreadPart Written",
    posts="write_posts",
    proof="gather_evidence",
    templates="OwnTemplates Template is_template_name known_facts missing_templates read_templates",
)

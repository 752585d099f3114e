"""The call to action: "Register here – Invite & share on FB here – Retweet here", with live links.

Where a target is not known yet, the link opens the window that makes one: Facebook's sharer, X's
compose window with our words. An item that cannot lead anywhere is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sharekit.document import ActionKind
from sharekit.links import TrackedLink, clean_url, intent_url, repost_url, tag_link, track
from sharekit.plan.addresses import destination_of
from sharekit.plan.invitation import button
from sharekit.plan.model import KitPlan, PostSpec
from sharekit.presets.moments import Moment
from sharekit.presets.phrases import Phrases
from sharekit.presets.platforms import Platform
from sharekit.write.asks import find_target
from sharekit.write.model import CallToAction, CallToActionItem, Post
from sharekit.write.openings import folded
from sharekit.write.posts import write_posts

_SITE, _CHANNEL = "website", "referral"  # a channel analytics know, for a link on one's own page
_FACEBOOK, _X = "facebook", "x"
_Made = tuple[CallToActionItem, TrackedLink | None]


def write_call_to_action(
    plan: KitPlan, *, platforms: Mapping[str, Platform], phrases: Phrases
) -> CallToAction:
    """Return the requests of the source, or of the catalogue where it has none, with live links.

    The registration link is marked `utm_source=website&utm_medium=referral`, since the block stands on
    the campaign's own page; a link that is shared onwards is marked as its network's. Addresses on
    Facebook and X themselves get no marks.

    Args:
        plan: What is to be written.
        platforms: The networks' rows, by name.
        phrases: The catalogue of the kit's language.
    """
    plan = plan if plan.invites else replace(plan, event=None, register=None)
    labels = {action.kind: folded(action.label) for action in reversed(plan.document.actions)}
    if not labels:
        labels = _own_labels(plan, phrases)
    made = (
        _register(plan, labels.get("register")),
        _facebook(plan, labels.get("facebook"), platforms[_FACEBOOK]),
        _post(plan, labels.get("post"), platforms, phrases),
    )
    kept = [item for item in made if item is not None]
    return CallToAction(
        items=tuple(item for item, _ in kept), links=tuple(link for _, link in kept if link is not None)
    )


def _own_labels(plan: KitPlan, phrases: Phrases) -> dict[ActionKind, str]:
    words = phrases.action
    there = destination_of(plan.link, plan.document)
    opens = button(there.opens if there else None, phrases)
    page = opens or (words.details if plan.event else words.read)
    labels: dict[ActionKind, str] = {
        "register": words.register if plan.register else page,
        "facebook": words.facebook,
        "post": words.post if _known_post(plan) else words.share,
    }
    return {kind: label for kind, label in labels.items() if label}


def _register(plan: KitPlan, label: str | None) -> _Made | None:
    page = plan.register or plan.link
    if label is None or page is None:
        return None
    link = tag_link(page, source=_SITE, medium=_CHANNEL, campaign=plan.campaign, content="cta-register")
    note = None if plan.register or not plan.event else "leads to the page: no registration link is known"
    return CallToActionItem(kind="register", label=label, url=link.url, link_id=link.id, note=note), link


def _facebook(plan: KitPlan, label: str | None, platform: Platform) -> _Made | None:
    if label is None:
        return None
    known = (plan.event.links.facebook if plan.event else None) or _action_url(plan, "facebook")
    if known:
        return CallToActionItem(kind="facebook", label=label, url=clean_url(known).url), None
    page = plan.link or plan.register
    if page is None:
        return None
    link = track(page, platform=platform, campaign=plan.campaign, content="cta-facebook")
    url = intent_url(platform, text="", url=link.url)
    if url is None:
        return None
    note = "opens Facebook's sharer: the address of the Facebook event is not known"
    return CallToActionItem(kind="facebook", label=label, url=url, link_id=link.id, note=note), link


def _post(
    plan: KitPlan, label: str | None, platforms: Mapping[str, Platform], phrases: Phrases
) -> _Made | None:
    if label is None:
        return None
    known = _known_post(plan)
    if known:
        url = repost_url(platforms[_X], known) or clean_url(known).url
        return CallToActionItem(kind="post", label=label, url=url), None
    return _compose(plan, label, platforms, phrases)


def _compose(plan: KitPlan, label: str, platforms: Mapping[str, Platform], phrases: Phrases) -> _Made | None:
    """Return the item that opens a new post with the words of X's first post, its link marked apart."""
    platform = platforms[_X]
    wanted: Moment = "announce" if plan.event else "launch"
    mine = [spec for spec in plan.posts if spec.platform == _X]
    first = next((spec for spec in mine if spec.moment == wanted), next(iter(mine), None))
    spec = first or PostSpec(platform=_X, moment=wanted)
    written = write_posts(replace(plan, posts=(spec,)), platforms=platforms, phrases=phrases)
    if not written.posts:
        return None
    post = written.posts[0]
    link = _apart(plan, spec, platform, post)
    old = written.links[0].url if link else ""
    text = post.text.replace(old, link.url) if link else post.text
    url = intent_url(platform, text=text, url=link.url if link else None)
    if url is None:
        return None
    note = "opens a new post with our words: the post to repost is not known"
    link_id = link.id if link else None
    return CallToActionItem(kind="post", label=label, url=url, link_id=link_id, note=note), link


def _apart(plan: KitPlan, spec: PostSpec, platform: Platform, post: Post) -> TrackedLink | None:
    target = find_target(plan, spec, platform)
    if post.link is None or target is None:
        return None
    return track(target.url, platform=platform, campaign=plan.campaign, content="cta-post")


def _known_post(plan: KitPlan) -> str | None:
    event = plan.event.links.post if plan.event else None
    return event or next(iter(plan.document.amplify), None) or _action_url(plan, "post")


def _action_url(plan: KitPlan, kind: ActionKind) -> str | None:
    return next((action.url for action in plan.document.actions if action.kind == kind and action.url), None)

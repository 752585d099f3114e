"""`groups/`: the kit's posts for each local group, with links that tell which group they came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sharekit.document import Diagnostic
from sharekit.kit.exports import RULE, posts_csv
from sharekit.kit.grouplist import Group
from sharekit.kit.model import GROUPS_FILE
from sharekit.kit.pieces import Pieces
from sharekit.kit.tables import people_csv
from sharekit.links import TrackedLink, tag_link, track
from sharekit.write import Post, post_length

_COLUMNS = ("code", "name", "place", "contact", "whatsapp", "link", "posts")


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPack:
    """The posts of one group.

    Attributes:
        group: Whose.
        posts: The kit's, in its order, each with the group's own link in it.
        links: One a post that has a link, then the one for any other use (None without a page).
        general: That last one.
        too_long: Ids of posts left out: with the group's code the link takes them over the limit.
    """

    group: Group
    posts: tuple[Post, ...]
    links: tuple[TrackedLink, ...]
    general: TrackedLink | None
    too_long: tuple[str, ...]


def pack_groups(pieces: Pieces) -> tuple[GroupPack, ...]:
    """Return what each group gets, in the order of their list; a private room is not passed on."""
    posts = tuple(map(pieces.passed_on, pieces.written.posts))
    return tuple(_pack(group, posts, pieces) for group in pieces.distribution.groups)


def _pack(group: Group, posts: tuple[Post, ...], pieces: Pieces) -> GroupPack:
    urls = {link.id: link for link in pieces.written.links}
    made = [_for_group(post, urls.get(post.link or ""), group, pieces) for post in posts]
    kept = [(post, link) for post, link in made if _fits(post)]
    general = _general(group, pieces)
    links = [link for _, link in kept if link is not None]
    return GroupPack(
        group=group,
        posts=tuple(post for post, _ in kept),
        links=tuple([*links, general] if general else links),
        general=general,
        too_long=tuple(post.id for post, _ in made if not _fits(post)),
    )


def _fits(post: Post) -> bool:
    return post.limit is None or post.length <= post.limit


def _for_group(
    post: Post, old: TrackedLink | None, group: Group, pieces: Pieces
) -> tuple[Post, TrackedLink | None]:
    """Return a post with the group's link in the place of the kit's; not a word of it changes."""
    if old is None:
        return post, None
    platform = pieces.platforms[post.platform]
    link = track(
        group.link or old.url,
        platform=platform,
        campaign=old.campaign,
        content=old.content,
        term=group.code,
        medium=old.medium,
    )
    text = post.text.replace(old.url, link.url)
    share_url = pieces.intent(post, text=text, url=link.url, group=group.code)
    length = post_length(text, platform.name)
    return replace(post, text=text, length=length, link=link.id, share_url=share_url), link


def _general(group: Group, pieces: Pieces) -> TrackedLink | None:
    page = group.link or pieces.plan.register or pieces.plan.link
    if page is None:
        return None
    campaign = pieces.plan.campaign
    return tag_link(
        page, source="group", medium="referral", campaign=campaign, content="group", term=group.code
    )


def group_files(pieces: Pieces, packs: tuple[GroupPack, ...]) -> dict[str, bytes]:
    """Return the files of each group, and `groups/groups.csv`, which lists them with their links."""
    if not packs:
        return {}
    found = {GROUPS_FILE: people_csv(_COLUMNS, [_row(pack) for pack in packs])}
    for pack in packs:
        theirs = replace(pieces, links=pack.links, written=replace(pieces.written, posts=pack.posts))
        folder = f"groups/{pack.group.code}"
        messages = f"\n\n{RULE}\n\n".join(_messages(theirs))
        if messages:
            found[f"{folder}/whatsapp.txt"] = f"{messages}\n".encode()
        found[f"{folder}/posts.csv"] = posts_csv(theirs)
    return found


def _messages(theirs: Pieces) -> Iterator[str]:
    """Yield what is passed on in messengers, ready to forward, in the order of moments; each text once."""
    messengers = (post for post in theirs.written.posts if theirs.platforms[post.platform].messenger)
    yield from dict.fromkeys(post.text for post in messengers)


def _row(pack: GroupPack) -> tuple[object, ...]:
    group = pack.group
    link = pack.general.url if pack.general else None
    return (group.code, group.name, group.place, group.contact, group.whatsapp, link, len(pack.posts))


def group_warnings(packs: tuple[GroupPack, ...]) -> tuple[Diagnostic, ...]:
    """Return a warning for each post that some groups do not get."""
    without: dict[str, int] = {}
    for pack in packs:
        for post_id in pack.too_long:
            without[post_id] = without.get(post_id, 0) + 1
    return tuple(
        Diagnostic(
            code="group-post",
            message=f"{post_id} is left out for {number} of {len(packs)} groups: "
            "with their code the link takes it over the network's limit",
            hint="give the groups shorter codes or links, or the kit a shorter --link or --campaign",
        )
        for post_id, number in without.items()
    )

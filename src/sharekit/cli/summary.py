"""What was made, in a few lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from sharekit.cli import voice
from sharekit.cli.understood import understood
from sharekit.kit import GROUPS_FILE, SINGLE_PAGE, Kit, SaveReport
from sharekit.presets.platforms import load_platforms


def show_kit(
    kit: Kit,
    report: SaveReport,
    *,
    place: Path,
    archive: Path | None,
    verbose: bool,
    speak: Callable[[str], None],
) -> None:
    """Say what was made, what was kept, what to look at, and where to begin."""
    made = kit.manifest
    for line in (*_embargo(made), *understood(made)):
        speak(line)
    speak(f"  {_cards(made['cards'])}")
    speak(f"  {_posts(made['posts'])}")
    speak(f"  {_count(len(made['links']), 'tracked link')}{_extras(kit)}")
    if verbose:
        for path in report.written:
            speak(f"  wrote {path}")
    for line in _left_out(made["left_out"]):
        speak(f"  {line}")
    for line in (*(_reasons(made) if verbose else ()), *_kept(report)):
        voice.note(line)
    for warning in made["warnings"]:
        voice.warn(warning["message"], warning["hint"], line=warning.get("line"))
    for line in _next(kit, place, archive):
        speak(line)


def _next(kit: Kit, place: Path, archive: Path | None) -> Iterable[str]:
    """Yield what to open, the two ways in which a kit reaches those who post, and what stays here."""
    if archive is not None:
        yield f"packed as {archive}"
    yield f"open {place / 'index.html'}"
    alone = kit.files.get(SINGLE_PAGE)
    one_file = (
        f"attach {place / SINGLE_PAGE}{_size(alone, kit)}" if alone else "attach what --single-file makes"
    )
    yield f"send it: {one_file}; or put {_hosted(kit)}, and send the address"
    ours = ("kit.json", "posts.csv", "links.csv", *(["groups"] if GROUPS_FILE in kit.files else []))
    yield f"keep to yourselves: {', '.join(ours)}"


def _size(alone: bytes, kit: Kit) -> str:
    """Return how large the page that travels alone is, and how many pictures it had no room for."""
    needed = {next(iter(post["cards"])) for post in kit.manifest["posts"] if post["cards"]}
    lacking = len(needed) - alone.count(b" data-picture=")
    without = f", without {_count(lacking, 'picture')}" if lacking > 0 else ""
    return f" ({len(alone) / 1e6:.1f} MB{without})"


def _hosted(kit: Kit) -> str:
    """Return what goes on the web; where links could show cards there and will not, what makes them."""
    if kit.manifest["share"]:
        return "index.html, cards and share on the web"
    rows = load_platforms()
    linked = (rows[post["platform"]] for post in kit.manifest["posts"] if post["link"])
    names = ", ".join(dict.fromkeys(row.label for row in linked if row.previews))
    lost = f" (links on {names} show no card without --share-base URL)" if names else ""
    return f"index.html and cards on the web{lost}"


def _count(number: int, one: str) -> str:
    return f"{number} {one}" if number == 1 else f"{number} {one}s"


def _distinct(rows: Iterable[Mapping[str, Any]], key: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(row[key]) for row in rows))


def _cards(cards: list[dict[str, Any]]) -> str:
    subjects = _distinct(cards, "subject")
    text = _count(len(cards), "card")
    return f"{text}: {', '.join(subjects)}" if subjects else text


def _posts(posts: list[dict[str, Any]]) -> str:
    text = _count(len(posts), "post")
    return f"{text}: {', '.join(_distinct(posts, 'platform'))}" if posts else text


def _extras(kit: Kit) -> str:
    names = ("cta.html", "event.ics")
    words = {"cta.html": "a call to action", "event.ics": "a calendar entry"}
    groups = sum(path.startswith("groups/") and path.endswith("/posts.csv") for path in kit.files)
    packs = f", posts for {_count(groups, 'local group')}" if groups else ""
    return "".join(f", {words[name]}" for name in names if name in kit.files) + packs


def _embargo(made: Mapping[str, Any]) -> Iterable[str]:
    """Yield that nothing may be posted yet, where an embargo lasts beyond the day the kit is made."""
    embargo = made["embargo"]
    if embargo and embargo > f"{made['built']}T00:00":
        share = ", and share may not be on the web" if made["share"] else ""
        yield f"EMBARGO: nothing may be posted before {embargo.replace('T', ' ')}{share}"


def _left_out(left_out: Mapping[str, list[str]]) -> Iterable[str]:
    """Yield what was not made since nobody named it, and the options that make it."""
    shown = [name for option, names in left_out.items() if option != "kinds" for name in names]
    shown += ["the carousel"] if "kinds" in left_out else []
    options = " ".join(f"--{option} all" for option in left_out)
    if left_out:
        yield f"left out: {', '.join(shown)} ({options})"


def _reasons(made: Mapping[str, Any]) -> Iterable[str]:
    for ask in made["call_to_action"]:
        if ask["note"]:
            yield f"“{ask['label']}” {ask['note']}"
    for moment in made["skipped"]:
        yield f"no posts for {moment['moment']}: {moment['reason']}"


def _kept(report: SaveReport) -> Iterable[str]:
    others = tuple(path for path in report.foreign if path not in report.clashes)
    told = {
        "kept as edited by hand (delete it to get the new one)": report.edited,
        "kept, not sharekit's; the kit's own file of that name was left out": report.clashes,
        "kept, not sharekit's": others,
    }
    for what, paths in told.items():
        for path in paths:
            yield f"{what}: {path}"
    if report.leftover is not None:
        yield f"could not be removed, and is of no use: {report.leftover}"

"""`schedule/README.txt`: which file goes where, and in which zone its times are.

It is English, as the dialogs of the programs it names are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sharekit.kit.pieces import Pieces
from sharekit.kit.queue import roomed, threads_of
from sharekit.kit.times import zone_words
from sharekit.presets.schedulers import Scheduler, load_schedulers


def schedule_note(pieces: Pieces, *, files: Mapping[str, tuple[str, ...]], unsafe: tuple[str, ...]) -> bytes:
    """Return what people need to know before they import.

    Args:
        pieces: What was made.
        files: Paths of the files of each scheduler.
        unsafe: Ids of posts that no table holds, because a spreadsheet could run them.
    """
    used = [load_schedulers()[name] for name in files]
    lines = (
        *((pieces.embargo, "") if pieces.embargo else ()),
        *_about_times(pieces, used),
        "",
        *(line for scheduler in used for line in _about(scheduler, files[scheduler.name])),
        "",
        *_about_pictures(pieces),
        *_about_what_is_left_out(pieces, used, unsafe),
    )
    return "".join(f"{line}\n" for line in lines).encode()


def _about_times(pieces: Pieces, used: list[Scheduler]) -> Iterator[str]:
    times = [at for post in pieces.written.posts if (at := pieces.goes_out(post)) is not None]
    zone = zone_words(times, pieces.plan.zone)
    if zone is None:
        yield "Times are as on the clock where you are: the kit knows no time zone (--timezone names one)."
        yield "Before you import, set your channels to your own zone."
    else:
        drafts = ", ".join(f"{one.name}.json" for one in used if one.form != "csv")
        other = f"; those in {drafts} are UTC (Z)" if drafts else ""
        yield f"Times in tables are as on the clock in {zone}{other}."
        yield f"Before you import, set your channels to {zone}: the tables have no column for it."
    yield "A time that is past by then is refused: change it in the row."


def _about(scheduler: Scheduler, paths: tuple[str, ...]) -> Iterator[str]:
    names = ", ".join(path.rpartition("/")[2] for path in paths) or "no file"
    doubt = "" if scheduler.verified else " (unverified: its makers describe no layout; try one row first)"
    yield f"{scheduler.label}{doubt}: {names}"
    yield f"  {scheduler.steps}"


def _about_pictures(pieces: Pieces) -> Iterator[str]:
    base = pieces.distribution.share_base
    if base is None:
        yield (
            "Pictures: importers only take public addresses, and the kit has none. Attach the card that "
            "index.html shows beside each post, or host this folder and build with --share-base and its URL."
        )
    else:
        yield f"Pictures: the files lead to {base}: put this folder there before you import."
        if pieces.distribution.groups:
            yield "Leave groups/ out when you do: groups.csv has the contacts of your groups."


def _about_what_is_left_out(pieces: Pieces, used: list[Scheduler], unsafe: tuple[str, ...]) -> Iterator[str]:
    yield "Two versions for the same minute: the first is in the files, posts.csv has both."
    for scheduler in used:
        threads = threads_of(pieces, scheduler)
        if threads:
            yield f"Not in the files of {scheduler.label}, which takes no threads: {', '.join(threads)}"
    if unsafe:
        yield (
            "In no table, since a spreadsheet could run their first sign as a formula; "
            f"paste them from posts/ by hand: {', '.join(unsafe)}"
        )
    served = {network for scheduler in used for network in scheduler.networks}
    private = roomed(pieces, served)
    if private:
        yield f"In no file, since they hold the link to join, which is private: {', '.join(private)}"
    others = [pieces.platform_label(name) for name in pieces.posts_by_platform() if name not in served]
    if others:
        yield f"By hand, reminders.ics says when: {', '.join(others)}"

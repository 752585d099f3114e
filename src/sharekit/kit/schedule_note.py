"""`schedule/README.txt`: which file goes where, and in which zone its times are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sharekit.kit.pieces import Pieces
from sharekit.kit.queue import roomed, threads_of
from sharekit.kit.times import zone_words
from sharekit.presets.schedulers import Scheduler, load_schedulers
from sharekit.presets.sections import SchedulePhrases


def schedule_note(pieces: Pieces, *, files: Mapping[str, tuple[str, ...]], unsafe: tuple[str, ...]) -> bytes:
    """Return what people need to know before they import.

    Args:
        pieces: What was made.
        files: Paths of the files of each scheduler.
        unsafe: Ids of posts that no table holds, because a spreadsheet could run them.
    """
    used = [load_schedulers()[name] for name in files]
    words, language = pieces.phrases.schedule, pieces.phrases.catalogue or "en"
    lines = (
        *((pieces.embargo, "") if pieces.embargo else ()),
        *_about_times(pieces, used, words),
        "",
        *(
            line
            for scheduler in used
            for line in _about(scheduler, files[scheduler.name], words, scheduler.steps_in(language))
        ),
        "",
        *_about_pictures(pieces, words),
        *_about_what_is_left_out(pieces, used, unsafe, words),
    )
    return "".join(f"{line}\n" for line in lines).encode()


def _about_times(pieces: Pieces, used: list[Scheduler], words: SchedulePhrases) -> Iterator[str]:
    times = [at for post in pieces.written.posts if (at := pieces.goes_out(post)) is not None]
    zone = zone_words(times, pieces.plan.zone, conjunction=pieces.phrases.post.conjunction)
    if zone is None:
        yield words.floating
        yield words.set_own
    else:
        drafts = ", ".join(f"{one.name}.json" for one in used if one.form != "csv")
        yield words.zone.format(zone=zone)
        if drafts:
            yield words.drafts.format(drafts=drafts)
        yield words.set_zone.format(zone=zone)
    yield words.past


def _about(scheduler: Scheduler, paths: tuple[str, ...], words: SchedulePhrases, steps: str) -> Iterator[str]:
    names = ", ".join(path.rpartition("/")[2] for path in paths) or words.nothing
    doubt = "" if scheduler.verified else words.unverified
    yield f"{scheduler.label}{doubt}: {names}"
    yield f"  {steps}"


def _about_pictures(pieces: Pieces, words: SchedulePhrases) -> Iterator[str]:
    base = pieces.distribution.share_base
    if base is None:
        yield words.no_pictures
    else:
        yield words.pictures.format(base=base)
        if pieces.distribution.groups:
            yield words.groups


def _about_what_is_left_out(
    pieces: Pieces, used: list[Scheduler], unsafe: tuple[str, ...], words: SchedulePhrases
) -> Iterator[str]:
    yield words.versions
    for scheduler in used:
        threads = threads_of(pieces, scheduler)
        if threads:
            yield words.no_threads.format(scheduler=scheduler.label, posts=", ".join(threads))
    if unsafe:
        yield words.formulas.format(posts=", ".join(unsafe))
    served = {network for scheduler in used for network in scheduler.networks}
    private = roomed(pieces, served)
    if private:
        yield words.private.format(posts=", ".join(private))
    others = [pieces.platform_label(name) for name in pieces.posts_by_platform() if name not in served]
    if others:
        yield words.by_hand.format(networks=", ".join(others))

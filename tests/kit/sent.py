"""Posts that go out at a time, made by hand."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from sharekit.kit import Distribution, Kit
from sharekit.links import track
from sharekit.presets.platforms import load_platforms
from sharekit.write import Post, ThreadPart, post_length

PLATFORMS = load_platforms()
PAGE = "https://example.org/river"
ALL = Distribution(schedulers=("buffer", "publer", "postiz", "hootsuite"))


def post(
    text: str = "Come to the river",
    *,
    platform: str = "x",
    moment: str = "launch",
    variant: str = "a",
    scheduled: str | None = "2027-04-12",
    thread: ThreadPart | None = None,
    cards: tuple[str, ...] = ("quote-1-wide",),
) -> Post:
    return Post(
        id=f"{platform}-{moment}-{variant}",
        platform=platform,
        moment=moment,
        variant=variant,
        lead="quote",
        text=text,
        length=post_length(text, platform),
        limit=PLATFORMS[platform].limit,
        cards=cards,
        link=None,
        share_url=None,
        scheduled=scheduled,
        language="en",
        thread=thread,
    )


def linked(found: Post) -> Post:
    """Return the post with a link at its end."""
    link = track(PAGE, platform=PLATFORMS[found.platform], campaign="river", content=found.id)
    text = f"{found.text}\n{link.url}"
    return replace(found, text=text, length=post_length(text, found.platform), link=link.id)


def threaded(*texts: str, platform: str = "x") -> tuple[Post, ...]:
    return tuple(
        post(
            text,
            platform=platform,
            variant=f"t{number}",
            thread=ThreadPart(id="t1", number=number, of=len(texts)),
        )
        for number, text in enumerate(texts, 1)
    )


def table(kit: Kit, path: str) -> list[dict[str, str]]:
    """Read a table as a program does that knows the byte order mark."""
    data: bytes = kit.files[path]
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def note(kit: Kit) -> str:
    data: bytes = kit.files["schedule/README.txt"]
    return data.decode()

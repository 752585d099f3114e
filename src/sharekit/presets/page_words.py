"""Words of the controls on the kit page."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWords:
    """One file of `presets/page/`.

    Attributes:
        skip: Link for keyboards, over the header.
        all_networks: The pill that shows every post.
        posted: Box that a volunteer ticks.
        progress: `{done}` of `{all}` posts.
        size: `{format}`, `{width}` and `{height}` in px of a picture.
        step_copy, step_open, step_paste: What to do for a network that takes no words; `{network}`.
        offline: Foot of the page.
        nothing: In place of the posts, when there are none.
        embargo: That nothing may be posted before `{when}`.
    """

    skip: str
    all_networks: str
    posted: str
    progress: str
    size: str
    step_copy: str
    step_open: str
    step_paste: str
    offline: str
    nothing: str
    embargo: str


def load_page_words(language: str) -> PageWords:
    """Return the words of a language; English for what it lacks."""
    folder = files("sharekit.presets").joinpath("page")
    words: dict[str, str] = {}
    for name in dict.fromkeys(("en", language.replace("_", "-").partition("-")[0].lower())):
        file = folder.joinpath(f"{name}.toml")
        words |= tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return PageWords(**words)

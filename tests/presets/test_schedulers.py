from __future__ import annotations

import re

import pytest

from sharekit.kit.queue import CELLS
from sharekit.presets.phrases import phrase_languages
from sharekit.presets.platforms import load_platforms
from sharekit.presets.schedulers import Scheduler, load_schedulers

_ROWS = load_schedulers()


@pytest.mark.parametrize("row", _ROWS.values(), ids=_ROWS)
def test_a_row_holds_what_its_files_need(row: Scheduler) -> None:
    assert set(row.networks) <= set(load_platforms())
    assert set(row.remind) <= set(row.networks)
    assert set(row.settings) <= set(row.networks)
    assert set(row.columns.values()) <= {*CELLS, ""}
    assert bool(row.columns) == (row.form == "csv")
    assert row.rows > 0
    assert re.search(r"20\d\d-\d\d", row.source)
    written = {tag for tag in phrase_languages() if "-" not in tag}
    assert set(row.steps) >= written, "what to do has to be said in every language of posts"
    assert all(steps.endswith(".") for steps in row.steps.values())


def test_the_headers_are_the_importers_own() -> None:
    assert tuple(_ROWS["buffer"].columns) == ("Text", "Image URL", "Tags", "Posting Time")
    assert tuple(_ROWS["publer"].columns) == (
        "Date - Intl. format or prompt",
        "Text",
        "Link(s) - Separated by comma for FB carousels",
        "Media URL(s) - Separated by comma",
        "Title - For the video, pin, PDF ..",
        "Label(s) - Separated by comma",
        "Alt text(s) - Separated by ||",
        "Comment(s) - Separated by ||",
        "Pin board, FB album, or Google category",
        "Post subtype - I.e. story, reel, PDF ..",
        "CTA - For Facebook links or Google",
        "Reminder - For stories, reels, shorts, and TikToks",
    )


def test_what_could_not_be_confirmed_says_so() -> None:
    assert [name for name, row in _ROWS.items() if not row.verified] == ["hootsuite"]

"""A kit is small unless more is asked for, and each of its posts is worth posting: laws over the samples."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import sharekit
from tests.shared import shared

_ARTICLE, _EVENT, _FILES = 66, 45, 100
_DAY = date(2027, 3, 1)
_ROOT = Path(__file__).resolve().parents[1]
_SMALL = sharekit.Settings(formats=("square",), kinds=("quote", "statement"), schedulers=())


def _lasting(posts: list[dict[str, Any]]) -> int:
    """The posts, a thread as one."""
    return len({post["thread"]["id"] if post["thread"] else post["id"] for post in posts})


def _holds(kit: sharekit.Kit, *, most: int) -> None:
    posts, links = kit.manifest["posts"], {link["id"]: link["url"] for link in kit.manifest["links"]}
    assert _lasting(posts) <= most
    firsts = Counter((post["platform"], post["text"].partition("\n")[0]) for post in posts)
    assert [first for first, times in firsts.items() if times > 1] == []
    for post in posts:
        inner = post["thread"] and post["thread"]["number"] < post["thread"]["of"]
        if links and kit.manifest["link"] and post["moment"] != "thank-you" and not inner:
            assert post["link"] or "https://" in post["text"], post["id"]
        if post["moment"] in {"launch", "second-look"} and not post["thread"]:
            title = kit.manifest["document"]["title"]
            told = post["text"].replace(title, "").replace(links.get(post["link"], ""), "")
            assert sum(len(line.split()) > 3 for line in told.split("\n")) >= 1, post["id"]


@pytest.mark.parametrize("name", ["article.md", "event.toml"])
def test_the_examples(name: str) -> None:
    kit = sharekit.build_kit(_ROOT / "examples" / name, today=_DAY)
    _holds(kit, most=_EVENT if name == "event.toml" else _ARTICLE)
    assert len(kit.files) <= _FILES


def test_the_sample_the_program_was_asked_for() -> None:
    kit = sharekit.build_kit(shared("samples/bolivia-solidarity.txt"), today=date(2026, 11, 23))
    _holds(kit, most=_ARTICLE)
    assert len(kit.files) <= _FILES
    assert kit.manifest["warnings"][0]["code"] == "no-link"
    assert {*kit.manifest["left_out"]} == {"platforms", "moments", "kinds"}


_SAMPLES = ("002_en_tech", "013_en_independence", "039_nl_labour", "047_fr_18-mai", "056_es_2019")


@pytest.mark.parametrize("start", _SAMPLES)
def test_samples_in_other_languages(start: str) -> None:
    source = next(shared("samples/documents").glob(f"{start}*"))
    day = date(2019, 5, 1) if start.startswith("056") else _DAY
    try:
        kit = sharekit.build_kit(source, today=day, settings=_SMALL)
    except sharekit.NothingToShareError:
        return  # its event is over
    _holds(kit, most=_ARTICLE)


def test_some_of_the_corpus(tmp_path: Path) -> None:
    lines = (shared("corpus") / "dev.jsonl").read_text(encoding="utf-8").splitlines()[5:400:100]
    for row in map(json.loads, lines):
        source = tmp_path / f"{row['id']}{row['suffix']}"
        source.write_text(row["text"], encoding="utf-8")
        try:
            kit = sharekit.build_kit(source, today=_DAY, settings=_SMALL)
        except sharekit.SharekitError:
            continue
        _holds(kit, most=_ARTICLE)


def test_a_kit_with_everything_that_helps_people_to_come(tmp_path: Path) -> None:
    why = "A town that reads together stays."
    source = tmp_path / "night.md"
    source.write_text(
        f"---\ntitle: Reading night in Harwick\nwhy: {why}\n---\n"
        "Join us on Saturday 5 December 2026, 7pm at the Town Hall, Harwick.\n\n"
        "This is an evening for everyone who has ever read by torchlight under a blanket.\n\n"
        "Entry is free. The hall has step-free access.\n\n"
        "To book a seat, write to rooms@harwick.example.\n",
        encoding="utf-8",
    )
    kit = sharekit.build_kit(source, today=date(2026, 11, 23), settings=_SMALL)
    texts = {post["id"]: post["text"] for post in kit.manifest["posts"]}
    assert {name for name, text in texts.items() if why not in text} == set()
    assert "step-free" in texts["whatsapp-announce-a"]
    assert "rooms@harwick.example" in texts["x-announce-a"]

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from pathlib import Path

import pytest

import sharekit
from sharekit.errors import NothingToShareError, SourceError
from sharekit.pipeline import build_kit
from sharekit.pipeline.reading import read_for
from tests.cli.runs import article
from tests.shared import shared

_DAY = date(2027, 4, 10)
_SMALL = sharekit.Settings(formats=("square",), platforms=("x", "whatsapp"))


def test_a_kit_is_made_in_memory_and_nothing_is_written(tmp_path: Path) -> None:
    kit = sharekit.build_kit(article(tmp_path), today=_DAY, settings=_SMALL)
    assert [path.name for path in tmp_path.iterdir()] == ["article.txt"]
    assert kit.name == "the-library-stays-open-kit"
    assert {post["platform"] for post in kit.manifest["posts"]} == {"x", "whatsapp"}
    shown = {card["format"] for card in kit.manifest["cards"] if card["kind"] != "poster"}
    assert shown == {"square"}


def test_a_line_of_the_settings_goes_into_every_post_unless_front_matter_has_one(tmp_path: Path) -> None:
    settings = sharekit.Settings(why="The library is ours.")

    def why(path: Path) -> str | None:
        read = partial(read_for, today=_DAY, published=None, settings=settings, stdin=None)
        return read(path).why

    own = tmp_path / "own.md"
    own.write_text("---\nwhy: Books for all.\n---\n# The library\n\nIt stays open.\n", encoding="utf-8")
    assert why(article(tmp_path)) == "The library is ours."
    assert why(own) == "Books for all."


def test_every_card_that_quotes_is_a_slice_of_the_source(tmp_path: Path) -> None:
    kit = sharekit.build_kit(article(tmp_path), today=_DAY, settings=_SMALL)
    text = kit.manifest["document"]["text"]
    quoting = [card for card in kit.manifest["cards"] if card["kind"] in {"quote", "statement"}]
    assert quoting
    for card in quoting:
        start, end = card["source_span"]
        assert card["text"] == text[start:end]


def test_drawing_side_by_side_gives_the_same_bytes(tmp_path: Path) -> None:
    source = article(tmp_path)
    alone = sharekit.build_kit(source, today=_DAY, settings=_SMALL)
    with ThreadPoolExecutor(4) as executor:
        together = build_kit(source, today=_DAY, published=_DAY, settings=_SMALL, executor=executor)
    assert alone.files == together.files


def _themed(folder: Path, theme: str) -> Path:
    path = folder / "river.md"
    path.write_text(
        f"---\ntitle: River\ntheme: {theme}\n---\n\nA clean river belongs to everyone who lives here.\n"
    )
    return path


def test_the_command_line_goes_before_front_matter_and_front_matter_before_settings(tmp_path: Path) -> None:
    source = _themed(tmp_path, "editorial")
    assert sharekit.build_kit(source, today=_DAY, settings=_SMALL).manifest["theme"] == "editorial"
    asked = sharekit.Settings(formats=("square",), theme="rally", asked=frozenset({"theme"}))
    assert sharekit.build_kit(source, today=_DAY, settings=asked).manifest["theme"] == "rally"


def test_a_theme_that_does_not_exist_is_named_with_the_source(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"theme in river.md: there is no theme 'editoral'") as refused:
        sharekit.build_kit(_themed(tmp_path, "editoral"), today=_DAY, settings=_SMALL)
    assert refused.value.hint.startswith("Did you mean editorial?")


def test_the_first_job_comes_out_whole() -> None:
    asked = {"formats": ("wide",), "link": "https://example.org/bolivia"}
    settings = sharekit.Settings(**asked, asked=frozenset(asked))  # type: ignore[arg-type]
    source = shared("samples/bolivia-solidarity.txt")
    kit = sharekit.build_kit(source, today=date(2021, 4, 10), settings=settings)
    manifest = json.loads(kit.files["kit.json"])
    assert manifest["document"]["events"][0]["start"] == "2021-04-19T18:30"
    kinds = {"quote", "statement", "statistic", "event", "countdown", "poster", "cta"}
    assert {card["kind"] for card in manifest["cards"]} == kinds
    for post in manifest["posts"]:
        assert post["limit"] is None or post["length"] <= post["limit"]
        assert sharekit.post_length(post["text"], post["platform"]) == post["length"]
    for name in ("cta.html", "cta.md", "cta.txt"):
        words = kit.files[name].decode()
        assert all(label in words for label in ("Register here", "Retweet here to spread the word"))
    assert kit.files["event.ics"].count(b"DTSTART:20210419T183000\r\n") == 1


def test_a_title_that_is_the_address_of_a_room_is_refused_with_what_to_do(tmp_path: Path) -> None:
    room = '"https://rooms.example/1"'
    source = tmp_path / "event.toml"
    words = f"[event]\ntitle = {room}\nplace = {room}\nstart = 2027-05-01T18:30:00\n"
    source.write_text(words, encoding="utf-8")
    with pytest.raises(SourceError, match="lets people into a private room") as refused:
        build_kit(str(source), today=_DAY, settings=_SMALL)
    assert "join_public" in refused.value.hint
    source.write_text(f"{words}join_public = true\n", encoding="utf-8")
    assert build_kit(str(source), today=_DAY, settings=_SMALL).files


def test_a_notice_in_a_language_without_words_for_it_is_no_empty_kit(tmp_path: Path) -> None:
    source = tmp_path / "event.toml"
    source.write_text(
        'language = "sw"\n[event]\ntitle = "Mkutano"\nstart = 2027-05-01T18:30:00\nplace = "Ukumbi"\n'
        'status = "cancelled"\n',
        encoding="utf-8",
    )
    with pytest.raises(NothingToShareError, match="no templates for it"):
        build_kit(str(source), today=_DAY, settings=_SMALL)

"""A kit speaks one language in every file that people read."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest

from sharekit.kit import Kit
from sharekit.presets.moments import load_moments
from sharekit.presets.phrases import load_phrases, phrase_languages
from sharekit.presets.schedulers import load_schedulers
from tests.kit.pieces import pieced_kit
from tests.kit.sent import ALL, post, threaded

LANGUAGES = [tag for tag in phrase_languages() if "-" not in tag]
SECTIONS = ("card", "action", "schedule")
HEADINGS = {"length", "length_free", "variant", "thread", "subject", "send_on", "remind", "moments"}
# Where English has a word and another language says nothing, or the same for both cases.
OWN_CHOICE = {"deadline_on", "closes_time"}


def catalogue(language: str) -> dict[str, Any]:
    text = files("sharekit.presets").joinpath("phrases", f"{language}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from strings(each)


def keys(value: object, path: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, each in value.items():
            yield from keys(each, f"{path}.{name}")
    else:
        yield path


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_has_every_word_that_a_kit_can_need(language: str) -> None:
    english, own = catalogue("en"), catalogue(language)
    for section in SECTIONS:
        assert set(keys(english[section])) <= set(keys(own.get(section, {}))), section
    assert set(own["page"]) >= HEADINGS
    assert set(own["page"]["moments"]) >= set(load_moments())
    post_words = {key.split(".")[1] for key in keys(english["post"])}
    assert post_words - OWN_CHOICE <= {key.split(".")[1] for key in keys(own["post"])}
    assert len(load_phrases(language).readme) == len(load_phrases("en").readme)


def fragments() -> set[str]:
    """What English says, in pieces of two words and more between what is filled in."""
    steps = [row.steps["en"] for row in load_schedulers().values()]
    said = (part for text in (*strings(catalogue("en")), *steps) for part in re.split(r"\{\w+\}", text))
    return {part.strip() for part in said if len(re.findall(r"[^\W\d_]+", part)) > 1}


def kit_in(language: str) -> Kit:
    formula = post("=1+1", platform="x", moment="second-look")
    posts = (*threaded("bluesky", "One", "Two"), post(platform="whatsapp"), formula, post(platform="email"))
    worded = tuple(replace(each, subject="Mina 7") if each.platform == "email" else each for each in posts)
    return pieced_kit("Mina 7", language=language, zone="Europe/London", posts=worded, distribution=ALL)


@pytest.mark.parametrize("language", [tag for tag in LANGUAGES if tag != "en"])
def test_no_english_is_left_in_the_files_of_another_language(language: str) -> None:
    kit = kit_in(language)
    read = [path for path in kit.files if path.endswith((".txt", "reminders.ics"))]
    assert {"README.txt", "schedule/README.txt", "posts/email.txt", "reminders.ics"} <= set(read)
    english = fragments()
    for path in read:
        text = kit.files[path].decode().replace("\r\n ", "")
        assert not [part for part in english if part in text], path


def test_english_is_there_to_be_found() -> None:
    note = kit_in("en").files["schedule/README.txt"].decode()
    assert len([part for part in fragments() if part in note]) > len(SECTIONS)


@pytest.mark.parametrize(("language", "foreign"), [("pt-PT", "arquivo|telefone|registro"), ("de-CH", "ß")])
def test_a_region_has_no_word_of_its_neighbours(language: str, foreign: str) -> None:
    texts = [body.decode() for path, body in kit_in(language).files.items() if path.endswith(".txt")]
    assert not [text for text in texts if re.search(foreign, text, re.IGNORECASE)]

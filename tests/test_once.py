"""What a first build does once for all its cards and posts, counted: no test reads the clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from unittest.mock import Mock

import pytest
import segno

from sharekit.kit import Kit
from sharekit.pipeline import build_kit
from sharekit.presets import page_words
from sharekit.render import people, studio
from sharekit.settings import Settings

_EVENT = """---
title: Who keeps the ferry running
event:
  start: 2027-04-17 19:00
  place: Netloft, 3 Quay Lane, Skarvik
  register: https://ferry.example/come
  speakers:
{}
link: https://ferry.example
---
Twelve people who work on the ferry and by it tell how it runs.

“The island had no doctor for six weeks,” said Tove Brandt, who keeps the lighthouse. “We counted every day.”
"""
_NAMES = ("Ada", "Birk", "Cora", "Dag", "Edda", "Finn", "Gro", "Hauk", "Ida", "Jon", "Kari", "Lars")
_ROLES = ("keeper of the lighthouse at the far end of the island", "mate", "reads the weather every morning")


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Kit, dict[str, Mock]]:
    rows = (f"    - {name} Solvang, {_ROLES[i % len(_ROLES)]}" for i, name in enumerate(_NAMES))
    source = tmp_path_factory.mktemp("once") / "ferry.md"
    source.write_text(_EVENT.format("\n".join(rows)), "utf-8")
    places = {"_compose": studio, "make": segno, "_cell": people, "load_shipped": page_words}
    made = {name: Mock(wraps=getattr(place, name)) for name, place in places.items()}
    with pytest.MonkeyPatch.context() as patch:
        for name, place in places.items():
            patch.setattr(place, name, made[name])
        kit = build_kit(source, today=date(2027, 3, 1), settings=Settings(schedulers=()))
    return kit, made


def test_a_card_is_tried_as_it_will_stand(counted: tuple[Kit, dict[str, Mock]]) -> None:
    kit, made = counted
    laid_out = {replace(call.args[2], content=None) for call in made["_compose"].call_args_list}
    assert len(laid_out) == len(kit.manifest["cards"]) > 20


def test_all_cards_share_one_code(counted: tuple[Kit, dict[str, Mock]]) -> None:
    kit, made = counted
    assert sum(card["kind"] in {"event", "poster"} for card in kit.manifest["cards"]) > 1
    assert [call.kwargs["error"] for call in made["make"].call_args_list].count("l") == 1


def test_lines_are_sought_only_at_sizes_at_which_a_list_may_fit(counted: tuple[Kit, dict[str, Mock]]) -> None:
    _, made = counted
    assert 0 < made["_cell"].call_count < 200  # 33,096 at every size of every list that is tried


def test_the_words_of_the_page_are_read_once(counted: tuple[Kit, dict[str, Mock]]) -> None:
    _, made = counted
    assert made["load_shipped"].call_count == 1

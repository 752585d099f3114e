"""A proof tells what was understood and what would go out; nobody is let into a private room by it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from sharekit.kit import Kit
from sharekit.pipeline import draw_kit_proof, proof
from sharekit.render import CardRow, Passage
from sharekit.settings import Settings
from tests.check.kits import Manifest, changed, example
from tests.cli.runs import sharekit


def _blocks(kit: Kit, monkeypatch: pytest.MonkeyPatch) -> Sequence[Passage | CardRow]:
    seen: list[Passage | CardRow] = []

    def draw(blocks: Sequence[Passage | CardRow], *_: object, **__: object) -> tuple[bytes, bytes]:
        seen.extend(blocks)
        return b"", b""

    monkeypatch.setattr(proof, "draw_proof", draw)
    draw_kit_proof(kit, Settings())
    return seen


def _said(blocks: Sequence[Passage | CardRow]) -> str:
    return "\n".join(block.text for block in blocks if isinstance(block, Passage))


def test_it_has_the_facts_a_card_of_each_subject_and_the_first_words_of_each_network(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kit = example("event.toml")
    blocks = _blocks(kit, monkeypatch)
    said = _said(blocks)
    assert "Saturday 22 May, 10am" in said
    assert "Tram Depot, 14 Foundry Lane, Norcastle" in said
    assert "With Amara Diallo, bicycle mechanic" in said
    (row,) = (block for block in blocks if isinstance(block, CardRow))
    assert len(row.files) == len({card["subject"] for card in kit.manifest["cards"]})
    headings = [block.text for block in blocks if isinstance(block, Passage) and block.kind == "heading"]
    named = [name for heading in headings for name in heading.partition(" · ")[0].split(", ")]
    assert sorted(named) == ["Bluesky", "E-mail", "Instagram", "Reddit", "SMS", "X"]
    assert "utm_" not in said


def test_an_embargo_is_first_and_a_private_room_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    room = "https://zoom.us/j/123456789"

    def change(made: Manifest) -> None:
        made["embargo"] = "2027-06-01T06:00"
        made["document"]["events"][0]["links"]["join"] = room
        for post in made["posts"]:
            post["text"] += f"\n{room}"

    blocks: Any = _blocks(changed(change, kit=example("event.toml")), monkeypatch)
    assert (blocks[0].kind, blocks[0].text) == ("notice", "EMBARGO: post nothing before 2027-06-01 06:00.")
    assert room not in _said(blocks)


def test_what_is_there_is_replaced_by_force_alone(tmp_path: Any) -> None:  # noqa: ANN401
    (tmp_path / "sheet.png").write_bytes(b"mine")
    run = sharekit("proof", "-", "-o", "sheet.pdf", cwd=tmp_path, stdin=b"x")
    assert run.code != 0
    assert "sheet.png is there already" in run.err
    assert (tmp_path / "sheet.png").read_bytes() == b"mine"

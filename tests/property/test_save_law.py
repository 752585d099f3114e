"""Whatever is in the folder: no byte of a foreign file is lost, and the rest is the new kit."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from sharekit.kit.save import save_kit
from tests.kit.made import FIRST, SECOND, tree

_names = st.sampled_from(["a", "b.txt", "cards", "posts", "x.txt", "été", "index.html", ".hidden"])
_paths = st.lists(_names, min_size=1, max_size=3).map("/".join)
_trees = st.dictionaries(_paths, st.binary(max_size=20), max_size=8)
_made = {*FIRST.files, *SECOND.files}
_taken = {"cards", "posts", *(f"{path}/" for path in _made)}


def _can_stand(path: str, others: set[str]) -> bool:
    """A file of its own, that is no folder of another file or of the kit's."""
    is_folder = any(other.startswith(f"{path}/") for other in others | _made)
    in_file = any(path.startswith(f"{other}/") for other in others | _made)
    return not is_folder and not in_file and path not in _taken


@settings(max_examples=60)
@given(trees=_trees)
def test_foreign_files_survive(trees: dict[str, bytes]) -> None:
    foreign: dict[str, bytes] = {}
    for path, data in trees.items():
        if _can_stand(path, set(foreign)):
            foreign[path] = data
    with tempfile.TemporaryDirectory() as name:
        place = Path(name) / "kit"
        save_kit(FIRST, place)
        for path, data in foreign.items():
            (place / path).parent.mkdir(parents=True, exist_ok=True)
            (place / path).write_bytes(data)
        save_kit(SECOND, place)
        found = {path: data for path, data in tree(place).items() if data is not None}
        edited = {path: data for path, data in foreign.items() if data != FIRST.files.get(path)}
        assert found == {**SECOND.files, **edited}
        assert [path.name for path in Path(name).iterdir()] == ["kit"]

"""`schedule/`: files that schedulers import, and a few lines on what to do with them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, TypeAlias

from sharekit.kit.pieces import Pieces, card_file, embargoed
from sharekit.kit.queue import Entry, one_a_time, queue, row
from sharekit.kit.schedule_note import schedule_note
from sharekit.kit.tables import is_formula, program_csv
from sharekit.kit.times import in_utc
from sharekit.presets.schedulers import Form, Scheduler, load_schedulers

Files: TypeAlias = dict[str, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What one scheduler gets.

    Attributes:
        scheduler: Its row.
        files: By path.
        unsafe: Ids of posts left out because a spreadsheet could run a cell of theirs.
    """

    scheduler: Scheduler
    files: Files
    unsafe: tuple[str, ...] = ()


def schedule_files(pieces: Pieces) -> Files:
    """Return the files of each scheduler that was asked for, with `schedule/README.txt`.

    Empty where none was, or where no post has a time.
    """
    shipped = load_schedulers()
    found = (_export(shipped[name], pieces) for name in pieces.distribution.schedulers)
    exported = [_under_embargo(one, pieces) for one in found]
    exported = [one for one in exported if one.files or one.unsafe]
    if not exported:
        return {}
    unsafe = dict.fromkeys(post_id for one in exported for post_id in one.unsafe)
    note = schedule_note(
        pieces, files={one.scheduler.name: tuple(one.files) for one in exported}, unsafe=tuple(unsafe)
    )
    return {
        "schedule/README.txt": note,
        **{path: data for one in exported for path, data in one.files.items()},
    }


def _under_embargo(exported: Exported, pieces: Pieces) -> Exported:
    """Return the files under names that tell of an embargo."""
    before = embargoed(pieces.plan.embargo)
    named = {path.replace("/", f"/{before}", 1): data for path, data in exported.files.items()}
    return replace(exported, files=named)


def _export(scheduler: Scheduler, pieces: Pieces) -> Exported:
    return _FORMS[scheduler.form](scheduler, queue(pieces, scheduler))


def _tables(scheduler: Scheduler, entries: Sequence[Entry]) -> Exported:
    """Return a table for each network, cut where the scheduler takes no more rows.

    A row with a cell that a spreadsheet could run as a formula gives way to the other version of its post,
    or is left out, and is named in the note: people open these files to check them, and whatever stood
    before the sign to disarm it (an apostrophe, a space) would be posted with the words.
    """
    cells = {entry.id: row(entry, scheduler) for entry in entries}
    unsafe = {name for name, found in cells.items() if any(map(is_formula, found))}
    rows: dict[str, list[tuple[str, ...]]] = {}
    for entry in one_a_time(entry for entry in entries if entry.id not in unsafe):
        rows.setdefault(entry.platform, []).append(cells[entry.id])
    files = {
        path: data
        for network, found in rows.items()
        for path, data in _cut(scheduler, network, found).items()
    }
    missed = tuple(entry.id for entry in one_a_time(entries) if entry.id in unsafe)
    return Exported(scheduler=scheduler, files=files, unsafe=missed)


def _cut(scheduler: Scheduler, network: str, rows: Sequence[tuple[str, ...]]) -> Files:
    columns = tuple(scheduler.columns) if scheduler.header else None
    parts = [rows[start : start + scheduler.rows] for start in range(0, len(rows), scheduler.rows)]
    return {
        f"schedule/{scheduler.name}-{network}{f'-{number}' if number > 1 else ''}.csv": program_csv(
            columns, part
        )
        for number, part in enumerate(parts, 1)
    }


def _drafts(scheduler: Scheduler, entries: Sequence[Entry]) -> Exported:
    """Return one list of drafts; where a channel's id belongs stands the network's name."""
    drafts = [_draft(scheduler, entry) for entry in one_a_time(entries)]
    text = json.dumps(drafts, ensure_ascii=False, indent=2) + "\n"
    files = {f"schedule/{scheduler.name}.json": text.encode()} if drafts else {}
    return Exported(scheduler=scheduler, files=files)


def _draft(scheduler: Scheduler, entry: Entry) -> dict[str, Any]:
    first, *others = entry.posts
    values = [_value(first.text, first.id, entry), *(_value(post.text, post.id, None) for post in others)]
    settings = {"__type": entry.platform, **scheduler.settings.get(entry.platform, {})}
    return {
        "type": "draft",
        "date": in_utc(entry.at).isoformat().replace("+00:00", "Z"),
        "shortLink": False,
        "tags": [],
        "posts": [{"integration": {"id": entry.platform}, "value": values, "settings": settings}],
    }


def _value(text: str, post_id: str, entry: Entry | None) -> dict[str, Any]:
    cards = entry.cards if entry else ()
    paths = (entry.addresses if entry else ()) or tuple(card_file(card) for card in cards)
    images = [
        {"id": f"{post_id}-{card.spec.id}", "path": path, "alt": card.alt}
        for card, path in zip(cards, paths, strict=True)
    ]
    return {"content": text, "image": images}


_FORMS: Mapping[Form, Callable[[Scheduler, Sequence[Entry]], Exported]] = MappingProxyType(
    {"csv": _tables, "postiz": _drafts}
)

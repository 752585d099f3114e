"""What somebody did not agree to, and what may not be posted yet, holds in every file."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from sharekit.errors import SourceError
from sharekit.kit import Kit
from sharekit.pipeline import build_kit
from sharekit.settings import Settings

_SMALL = Settings(formats=("square",), platforms=("x", "whatsapp", "email"), kinds=("quote", "statement"))
_SAID = "We peel until four and then they lock the door behind us"
_BODY = f"""The kitchens close at four. Orla Vint has peeled there for nine years and knows every door.

“{_SAID},” said Orla Vint, a kitchen porter.

“Nobody has seen a payslip since the spring,” Vint said.

The Harbour Cooks counted 212 unpaid nights last winter.
"""
_PERSON = '- {text: "%s.", speaker: Orla Vint, role: kitchen porter, consent: %s}'


def _kit(folder: Path, consent: str, *, title: str = "The kitchens of the harbour", more: str = "") -> Kit:
    source = folder / "kitchens.md"
    quotes = f"quotes:\n{_PERSON % (_SAID, consent)}\n" if consent else ""
    head = f"title: {title}\nlink: https://example.org/kitchens\n{quotes}{more}"
    source.write_text(f"---\n{head}---\n{_BODY}", encoding="utf-8")
    return build_kit(source, today=date(2027, 3, 1), settings=_SMALL)


def _words(kit: Kit) -> str:
    texts = [data.decode(errors="replace") for path, data in kit.files.items() if not path.endswith(".png")]
    return "\n".join([*kit.files, *texts])


@pytest.mark.parametrize(("consent", "shown"), [("initials", "O. V."), ("anonymous", "itchen porter: “")])
def test_a_name_that_is_not_to_be_shown_is_in_no_file(tmp_path: Path, consent: str, shown: str) -> None:
    kit = _kit(tmp_path, consent)
    assert not re.search(r"(?i)\b(?:orla|vint)\b", _words(kit))
    assert any(shown in post["text"] and _SAID in post["text"] for post in kit.manifest["posts"])
    assert "name-masked" in [warning["code"] for warning in kit.manifest["warnings"]]
    assert not any("█" in post["text"] for post in kit.manifest["posts"])
    assert not any("█" in card["alt"] for card in kit.manifest["cards"])


def test_who_agreed_is_named(tmp_path: Path) -> None:
    assert "Orla Vint" in _words(_kit(tmp_path, "named"))


def test_what_cannot_be_masked_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="the title names somebody"):
        _kit(tmp_path, "anonymous", title="Orla Vint and the kitchens")
    with pytest.raises(SourceError, match="an address"):
        _kit(tmp_path, "initials", more="image: https://example.org/orla-vint.jpg\n")
    with pytest.raises(SourceError, match="must be one of named, initials, anonymous"):
        _kit(tmp_path, "no")


def test_an_embargo_is_seen_wherever_a_kit_is_opened(tmp_path: Path) -> None:
    kit = _kit(tmp_path, "", more="embargo: 2027-04-10T06:00\n")
    banner = "EMBARGO: post nothing before Saturday 10 April, 6am."
    assert kit.name.startswith("EMBARGO-2027-04-10-")
    cards = [path for path in kit.files if path.startswith("cards/")]
    tables = [path for path in kit.files if path.startswith("schedule/") and "README" not in path]
    assert cards
    assert tables
    assert all("/EMBARGO-2027-04-10-" in path for path in (*cards, *tables))
    for path in ("index.html", "README.txt", "posts/x.txt", "schedule/README.txt"):
        assert banner in kit.files[path].decode(), path
    page = kit.files["index.html"].decode().partition("<script")[0]
    links = re.findall(r"<a[^>]* href=\"(?:https?|mailto):[^>]*>", page.partition("<footer>")[0])
    assert links
    assert all('<a hidden data-from="2027-04-10T06:00' in tag for tag in links)
    assert '<p hidden data-from="2027-04-10T06:00' in page.partition("<footer>")[2]


def test_an_embargo_that_is_over_is_not_mentioned(tmp_path: Path) -> None:
    kit = _kit(tmp_path, "", more="embargo: 2027-02-10T06:00\n")
    assert "EMBARGO" not in _words(kit)
    assert "data-from=" not in kit.files["index.html"].decode().partition("<script")[0]

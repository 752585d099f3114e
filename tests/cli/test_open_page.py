"""`--open` shows the page, or says that it cannot."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import pytest

from sharekit.cli.surroundings import open_page


def test_the_page_is_opened_by_its_whole_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def show(url: str) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(webbrowser, "open_new_tab", show)
    monkeypatch.chdir(tmp_path)
    open_page(Path("kit of spring/index.html"))
    assert opened == [(tmp_path / "kit of spring" / "index.html").as_uri()]


def test_where_there_is_no_browser_it_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(webbrowser, "open_new_tab", lambda _: False)
    open_page(Path("index.html"))
    assert "open index.html yourself" in capsys.readouterr().err

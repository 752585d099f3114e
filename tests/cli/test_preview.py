"""`sharekit preview`: what it answers to whom, and that it makes the page again."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from sharekit.cli.serving import Shelf, kit_app
from sharekit.errors import ExitCode, SourceError
from sharekit.kit import Kit
from tests.cli.runs import ARTICLE, article, sharekit
from tests.kit.pieces import pieced_kit

_KIT = pieced_kit()


def _get(path: str, host: str = "127.0.0.1:1") -> httpx.Response:
    """Return what the preview of a kit answers, in the folder `f`."""

    async def ask() -> httpx.Response:
        app = httpx.ASGITransport(kit_app(Shelf(kit=_KIT), folder="f", host="127.0.0.1"))
        async with httpx.AsyncClient(transport=app, base_url="http://127.0.0.1:1") as client:
            return await client.get(path, headers={"Host": host})

    return asyncio.run(ask())


def test_it_serves_what_goes_on_the_web_and_nothing_else_of_the_kit() -> None:
    (card, *_) = (path for path in _KIT.files if path.startswith("cards/"))
    for path, kind in (("index.html", "text/html; charset=utf-8"), (card, "image/png")):
        answer = _get(f"/f/kit/{path}")
        assert (answer.content, answer.headers["content-type"]) == (_KIT.files[path], kind)
        assert answer.headers["cache-control"] == "no-store"
    for path in ("kit.json", "posts.csv", "cards/../kit.json", "cards/%2e%2e/kit.json", "elsewhere"):
        assert _get(f"/f/kit/{path}").status_code == 404, path


@pytest.mark.parametrize("path", ["/", "/kit/index.html", "/g/", "/g/kit/index.html"])
def test_without_the_folder_s_name_nothing_is_there(path: str) -> None:
    assert _get(path).status_code == 404


@pytest.mark.parametrize(
    ("host", "code"),
    [("127.0.0.1:1", 200), ("localhost", 200), ("a.example", 400), ("127.0.0.1.a.example", 400)],
)
def test_a_page_of_a_stranger_s_cannot_ask_by_another_name(host: str, code: int) -> None:
    assert _get("/f/", host).status_code == code


def test_a_kit_that_cannot_be_made_leaves_the_one_before() -> None:
    shelf, old, new = Shelf(), pieced_kit("Old"), pieced_kit("New")

    def broken() -> Kit:
        message = "river.md cannot be read"
        raise SourceError(message, hint="Mend it")

    def wrong() -> Kit:
        raise LookupError

    assert shelf.take(lambda: old) is None
    for build, told in ((broken, "river.md cannot be read\nMend it"), (wrong, "something unexpected")):
        assert shelf.take(build) is not None
        assert shelf.fault.startswith(told)
        assert (shelf.kit, shelf.number) == (old, 1)
    assert shelf.take(lambda: new) is None
    assert (shelf.kit, shelf.number, shelf.fault) == (new, 2, "")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["-"], "cannot be watched"),
        (["a.md", "--host", "0.0.0.0"], "is not the address of one machine"),  # noqa: S104  refused
        (["a.md", "--host", "printer"], "is not the address of one machine"),
        (["a.md", "--qr"], "a telephone cannot reach"),
    ],
)
def test_what_it_refuses(tmp_path: Path, words: list[str], told: str) -> None:
    run = sharekit("preview", *words, cwd=tmp_path)
    assert run.code == ExitCode.USAGE
    assert told in run.err


def test_a_change_makes_the_page_again_and_ctrl_c_ends_it(tmp_path: Path) -> None:
    source, few = article(tmp_path), tmp_path / "sharekit.toml"
    few.write_text('kinds = ["quote"]\ncards = 1\nschedulers = []\n', encoding="utf-8")
    command = [sys.executable, "-m", "sharekit", "preview", source.name, "--formats", "square"]
    command += ["--platforms", "sms", "--date", "2027-04-10"]
    env = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path / ".config")}
    run = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env)
    try:
        _use(run, source)
        run.send_signal(signal.SIGINT)
        _, told = run.communicate(timeout=30)
    finally:
        run.kill()
    assert run.returncode == ExitCode.DONE
    assert told.decode().splitlines()[-1] == "the preview has ended"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["article.txt", few.name]


def _use(run: subprocess.Popen[bytes], source: Path) -> None:
    assert run.stdout is not None
    address = run.stdout.readline().decode().strip()
    assert address.startswith("http://127.0.0.1:")
    page = _asked(f"{address}kit/index.html")
    article(source.parent, ARTICLE.replace("stays open", "is open again"))
    _awaited(address, lambda state: int(state["number"]) > 1 and not state["fault"])
    assert _asked(f"{address}kit/index.html") != page
    source.write_bytes(b"")
    _awaited(address, lambda state: bool(state["fault"]))


def _asked(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=20) as answer:  # noqa: S310  our own
        data: bytes = answer.read()
    return data


def _awaited(address: str, wanted: Callable[[dict[str, Any]], bool]) -> None:
    """Wait until what is served is as wanted."""
    state: dict[str, Any] = {}
    for _ in range(200):
        state = json.loads(_asked(f"{address}state"))
        if wanted(state):
            return
        time.sleep(0.1)
    pytest.fail(f"it stayed {state}")

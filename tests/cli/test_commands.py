from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from sharekit.errors import ExitCode
from tests.cli.runs import ARTICLE, article, real, sharekit
from tests.kit.made import tree

_DAY = ("--date", "2027-04-10")
_SMALL = (
    *_DAY,
    "--formats",
    "square,wide",
    "--platforms",
    "x,facebook",
    "--link",
    "https://example.org/library",
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    article(folder)
    run = real("build", "article.txt", *_SMALL, "-o", "kit", cwd=folder)
    assert run.code == ExitCode.DONE, run.err
    (folder / "out.txt").write_text(run.out)
    (folder / "err.txt").write_text(run.err)
    return folder


def test_a_build_says_what_it_made_and_where_to_begin(built: Path) -> None:
    out = (built / "out.txt").read_text()
    assert out.splitlines()[:2] == ["Event: Thursday 22 April 2027, 7pm", "The library stays open"]
    page, sending, keeping = out.splitlines()[-3:]
    assert page == f"open {Path('kit') / 'index.html'}"
    assert "--single-file" in sending
    assert "(links on Facebook show no card without --share-base URL)" in sending
    assert keeping == "keep to yourselves: kit.json, posts.csv, links.csv"
    assert "posts: x, facebook" in out
    assert len(out.splitlines()) <= 9
    assert "error" not in (built / "err.txt").read_text()


def test_the_kit_has_the_files_of_the_contract(built: Path) -> None:
    names = {
        path.relative_to(built / "kit").as_posix() for path in (built / "kit").rglob("*") if path.is_file()
    }
    pictures = {name for name in names if name.startswith("cards/")}
    assert pictures
    assert names - pictures == {
        "index.html",
        "kit.json",
        "README.txt",
        "posts/x.txt",
        "posts/facebook.txt",
        "posts.csv",
        "links.csv",
        "event.ics",
        "cta.html",
        "cta.md",
        "cta.txt",
        "reminders.ics",
        "schedule/README.txt",
        "schedule/buffer-x.csv",
        "schedule/buffer-facebook.csv",
        "schedule/publer-x.csv",
        "schedule/publer-facebook.csv",
        "schedule/postiz.json",
    }


def test_no_file_tells_whose_machine_it_was(built: Path) -> None:
    for data in tree(built / "kit").values():
        if isinstance(data, bytes):
            assert str(built).encode() not in data
            assert built.name.encode() not in data


def test_the_same_words_piped_and_built_twice_give_the_same_pictures_and_pages(
    built: Path, tmp_path: Path
) -> None:
    article(tmp_path)
    first = sharekit(
        "build", "article.txt", *_SMALL, "-o", "kit", "-q", "--jobs", "1", cwd=tmp_path, TZ="Asia/Tokyo"
    )
    assert (first.code, first.out) == (ExitCode.DONE, "")
    assert tree(tmp_path / "kit") == tree(built / "kit")
    piped = sharekit("build", "-", *_SMALL, "-o", "piped", cwd=tmp_path, stdin=ARTICLE.encode())
    assert piped.code == ExitCode.DONE, piped.err
    named = {"kit.json", "README.txt"}
    same = {path: data for path, data in tree(tmp_path / "piped").items() if path not in named}
    assert same == {path: data for path, data in tree(built / "kit").items() if path not in named}


def test_a_second_build_keeps_what_was_edited_and_says_so(built: Path, tmp_path: Path) -> None:
    article(tmp_path)
    words = ("build", "article.txt", *_SMALL, "-o", "kit")
    assert sharekit(*words, "-q", cwd=tmp_path).code == ExitCode.DONE
    (tmp_path / "kit" / "posts" / "x.txt").write_text("my own words")
    (tmp_path / "kit" / "todo.txt").write_text("mine")
    again = sharekit(*words, cwd=tmp_path)
    assert again.code == ExitCode.DONE, again.err
    assert "kept as edited by hand (delete it to get the new one): posts/x.txt" in again.err
    assert "kept, not sharekit's: todo.txt" in again.err
    assert tree(tmp_path / "kit") == {
        **tree(built / "kit"),
        "posts/x.txt": b"my own words",
        "todo.txt": b"mine",
    }


def test_a_kit_for_groups_that_will_be_hosted(tmp_path: Path) -> None:
    article(tmp_path)
    (tmp_path / "groups.csv").write_text("code;name\nnorth;River Friends North\nهاوس;B\n", encoding="utf-8")
    words = ("--groups", "groups.csv", "--share-base", "https://example.org/kit/", "--schedulers", "publer")
    run = sharekit("build", "article.txt", *_SMALL, *words, "-o", "kit", cwd=tmp_path)
    assert run.code == ExitCode.DONE, run.err
    assert "posts for 2 local groups" in run.out
    names = {path.relative_to(tmp_path / "kit").as_posix() for path in (tmp_path / "kit").rglob("*.*")}
    assert {name for name in names if name.startswith(("groups/", "schedule/"))} == {
        "groups/groups.csv",
        "groups/north/kit.json",
        "groups/hws/kit.json",
        "groups/north/posts.csv",
        "groups/hws/posts.csv",
        "schedule/README.txt",
        "schedule/publer-x.csv",
        "schedule/publer-facebook.csv",
    }
    assert "https://example.org/kit/cards/" in (tmp_path / "kit" / "schedule" / "publer-x.csv").read_text(
        "utf-8"
    )


def test_json_prints_the_manifest_and_nothing_else(tmp_path: Path) -> None:
    article(tmp_path)
    run = sharekit("build", "article.txt", *_SMALL, "--json", "--zip", cwd=tmp_path)
    assert run.code == ExitCode.DONE, run.err
    folder = tmp_path / "the-library-stays-open-kit"
    assert json.loads(run.out) == json.loads((folder / "kit.json").read_bytes())
    with zipfile.ZipFile(tmp_path / "the-library-stays-open-kit.zip") as archive:
        assert archive.testzip() is None
        packed = {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}
    assert packed == {path: data for path, data in tree(folder).items() if data is not None}


def test_several_sources_give_a_kit_each(tmp_path: Path) -> None:
    article(tmp_path)
    (tmp_path / "second.txt").write_text(ARTICLE.replace("The library stays open", "Second story"))
    (tmp_path / "third.txt").write_text(ARTICLE)
    names = ("article.txt", "second.txt", "third.txt")
    small = ("--formats", "square", "--kinds", "quote", "--platforms", "x", *_DAY)
    run = sharekit("build", *names, *small, "-o", "kits", cwd=tmp_path)
    assert run.code == ExitCode.DONE, run.err
    assert sorted(path.name for path in (tmp_path / "kits").iterdir()) == [
        "second-story-kit",
        "the-library-stays-open-kit",
        "the-library-stays-open-kit-2",
    ]


def test_inspect_shows_what_was_understood(tmp_path: Path) -> None:
    article(tmp_path)
    shown = sharekit("inspect", "article.txt", *_DAY, cwd=tmp_path)
    assert shown.code == ExitCode.DONE, shown.err
    for words in ("The library stays open", "Miriam Blake", "38%", "An evening for the library"):
        assert words in shown.out
    assert "\x1b" not in shown.out
    value = json.loads(sharekit("inspect", "article.txt", *_DAY, "--json", cwd=tmp_path).out)
    assert value["schema"] == 1
    assert value["title"] == "The library stays open"
    assert value["events"][0]["start"] == "2027-04-22T19:00"
    assert [path.name for path in tmp_path.iterdir()] == ["article.txt"]


def test_what_inspect_shows_can_be_copied_into_front_matter(tmp_path: Path) -> None:
    article(tmp_path)
    found = json.loads(sharekit("inspect", "article.txt", *_DAY, "--json", cwd=tmp_path).out)
    shown = sharekit("inspect", "article.txt", *_DAY, "-v", cwd=tmp_path).out
    keys = shown[shown.index("quotes:") :]
    (tmp_path / "copied.md").write_text(f"---\n{keys}---\n\n{ARTICLE}", encoding="utf-8")
    copied = json.loads(sharekit("inspect", "copied.md", *_DAY, "--json", cwd=tmp_path).out)
    for rows in (found, copied):
        rows["quotes"] = [
            row for row in rows["quotes"] if row["wanted"] or row["kind"] != "sentence" or not row["reasons"]
        ]
    assert all(quote["wanted"] for quote in copied["quotes"])
    for name, keys_of in (("quotes", ("text", "speaker", "role")), ("statistics", ("figure", "label"))):
        assert [[row[key] for key in keys_of] for row in copied[name]] == [
            [row[key] for key in keys_of] for row in found[name]
        ]
    sure = [{**event, "confidence": {**event["confidence"], "start": 1.0}} for event in found["events"]]
    assert copied["events"] == sure  # what the user states is certain


def test_control_characters_of_a_source_never_reach_the_terminal(tmp_path: Path) -> None:
    article(
        tmp_path,
        ARTICLE.replace("The library stays open", "The \x1b[31mlibrary\u202e [bold]stays[/bold] open"),
    )
    run = sharekit("inspect", "article.txt", *_DAY, cwd=tmp_path)
    assert run.code == ExitCode.DONE, run.err
    assert "\x1b" not in run.out + run.err
    assert "\u202e" not in run.out + run.err
    assert "[bold]stays[/bold] open" in run.out


@pytest.mark.parametrize(
    ("command", "name"), [("themes", "rally"), ("formats", "square"), ("platforms", "mastodon")]
)
def test_what_can_be_chosen_is_listed(tmp_path: Path, command: str, name: str) -> None:
    assert name in sharekit(command, cwd=tmp_path).out
    rows = json.loads(sharekit(command, "--json", cwd=tmp_path).out)
    assert name in [row["name"] for row in rows]


def test_init_writes_what_build_can_build(tmp_path: Path) -> None:
    run = sharekit("init", "new", cwd=tmp_path)
    assert run.code == ExitCode.DONE, run.err
    built = sharekit("build", "new/article.md", "--date", "2026-04-10", "--formats", "square", cwd=tmp_path)
    assert built.code == ExitCode.DONE, built.err
    again = sharekit("init", "new", cwd=tmp_path)
    assert again.code == ExitCode.KIT
    assert "is there already" in again.err


def test_version_help_and_nothing(tmp_path: Path) -> None:
    assert real("--version", cwd=tmp_path).out == "sharekit 0.1.0\n"
    assert "build" in sharekit("--help", cwd=tmp_path).out
    assert sharekit(cwd=tmp_path).out == sharekit("--help", cwd=tmp_path).out


@pytest.mark.parametrize(
    ("words", "most", "patterns", "heavy"),
    [
        (["--help"], 260, 0, {"babel", "markdown_it", "regex", "yaml"}),
        (
            ["inspect", "page.md"],
            430,
            210,
            {"docx", "yaml", "email.utils", "sharekit.plan.planner", "sharekit.write.posts"},
        ),
    ],
    ids=["help", "inspect"],
)
def test_a_start_loads_and_compiles_only_what_it_needs(
    tmp_path: Path, words: list[str], most: int, patterns: int, heavy: set[str]
) -> None:
    (tmp_path / "page.md").write_text("# The mill\n\nThe mill opens on Friday 7 May 2027 at 6 pm.\n", "utf-8")
    code = (
        f"import gc, sys\nfrom sharekit.cli import main\nsys.argv = ['sharekit', *{words}]\n"
        "looks = lambda: sum(row['collections'] for row in gc.get_stats())\nbefore = looks()\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "found = sys.modules.get('regex._main')\n"
        "print('patterns', len(found._cache) if found else 0, file=sys.stderr)\n"
        "print('looks', looks() - before, file=sys.stderr)\n"
        "print('modules', *sys.modules, file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    told, _, modules = done.stderr.partition("modules ")
    loaded = modules.split()
    counts = told.split()
    assert int(counts[-1]) < 12  # looks for cycles: a tenth of the time at the usual 700 objects
    assert int(counts[-3]) <= patterns  # of `regex`, whose compiler is the slow one
    never = {"PIL", "uharfbuzz", "httpx", "icalendar", "jinja2", "pydantic", "rich", "segno", "trafilatura"}
    assert (heavy | never) & set(loaded) == set()
    assert len(loaded) <= most


def test_a_kit_that_was_made_before_is_taken_without_what_makes_one(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("# The mill\n\n“We saved the mill,” said Ida Marsh.\n", "utf-8")
    words = [
        "build",
        "page.md",
        "--formats",
        "square",
        "--platforms",
        "x",
        "--date",
        "2027-03-01",
        "-o",
        "kit",
    ]
    code = (
        f"import sys\nfrom sharekit.cli import main\nsys.argv = ['sharekit', *{words}]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print('modules', *sys.modules, file=sys.stderr)\n"
    )
    home = {**os.environ, "XDG_CACHE_HOME": f"{tmp_path}"}
    first, second = (
        subprocess.run(
            [sys.executable, "-c", code], cwd=tmp_path, env=home, capture_output=True, text=True, check=True
        )
        for _ in range(2)
    )
    making = {"PIL", "jinja2", "sharekit.source.reading", "sharekit.plan.planner", "sharekit.pipeline.spine"}
    assert making <= set(first.stderr.split())
    assert making & set(second.stderr.split()) == set()
    assert second.stdout == first.stdout

from __future__ import annotations

import json
import sys
from pathlib import Path

from sharekit.errors import ExitCode
from tests.cli.runs import Run, article, sharekit

_WRITER = """
import json, pathlib, sys
pathlib.Path("ran").write_text("")
request = json.loads(sys.stdin.buffer.read())
posts = [{"id": post["id"], "text": "Here it comes.\\n" + post["text"]} for post in request["posts"]]
print(json.dumps({"posts": posts[:1]}))
"""
_BROKEN = "import sys\nsys.exit('no key in /home/canary/key.txt')\n"


def build(folder: Path, *words: str) -> Run:
    small = ("--formats", "square", "--platforms", "facebook", "--link", "https://example.org/library")
    return sharekit("build", "article.txt", "--date", "2027-04-10", *small, "-o", "kit", *words, cwd=folder)


def settings(folder: Path, code: str = _WRITER) -> Path:
    article(folder)
    (folder / "writer.py").write_text(code, encoding="utf-8")
    path = folder / "sharekit.toml"
    path.write_text(f"[writer]\ncommand = {json.dumps([sys.executable, 'writer.py'])}\n", encoding="utf-8")
    return path


def written(folder: Path) -> list[str]:
    manifest = json.loads((folder / "kit" / "kit.json").read_text(encoding="utf-8"))
    return [post["id"] for post in manifest["posts"] if post["writer"]]


def test_a_writer_that_a_stranger_s_folder_names_is_not_run_unasked(tmp_path: Path) -> None:
    theirs, here = tmp_path / "theirs", tmp_path / "here"
    theirs.mkdir()
    here.mkdir()
    settings(theirs)
    small = ("--formats", "square", "--platforms", "facebook", "--date", "2027-04-10", "-o", "kit")
    run = sharekit("build", "../theirs/article.txt", *small, cwd=here)
    assert run.code == ExitCode.DONE, run.err
    assert not (theirs / "ran").exists()
    assert written(here) == []
    assert "was not run: --writer runs it" in run.err


def test_a_writer_of_the_folder_one_works_in_runs_and_can_be_left_out(tmp_path: Path) -> None:
    settings(tmp_path)
    assert build(tmp_path, "--no-writer").code == ExitCode.DONE
    assert not (tmp_path / "ran").exists()
    assert written(tmp_path) == []
    assert "asking the writer in" in build(tmp_path).err
    assert len(written(tmp_path)) == 1


def test_with_the_option_it_rewords_posts_and_the_kit_holds(tmp_path: Path) -> None:
    settings(tmp_path)
    run = build(tmp_path, "--writer")
    assert run.code == ExitCode.DONE, run.err
    assert (tmp_path / "ran").exists()
    assert len(written(tmp_path)) == 1
    assert "asking the writer in" in run.err
    proof = sharekit("check", "kit", cwd=tmp_path)
    assert proof.code == ExitCode.DONE, proof.out
    assert "1 texts of a writer of your own claim only what the source says" in proof.out


def test_a_writer_that_fails_is_told_with_its_last_words_and_the_kit_is_made(tmp_path: Path) -> None:
    settings(tmp_path, _BROKEN)
    run = build(tmp_path, "--writer")
    assert run.code == ExitCode.DONE
    assert "warning: your writer gave nothing" in run.err
    assert "the writer said: no key in /home/canary/key.txt" in run.err
    assert "Traceback" not in run.err
    assert "canary" not in (tmp_path / "kit" / "kit.json").read_text(encoding="utf-8")
    assert not build(tmp_path, "--writer", "-q").err


def test_the_option_without_a_writer_is_refused(tmp_path: Path) -> None:
    article(tmp_path)
    run = build(tmp_path, "--writer")
    assert run.code == ExitCode.USAGE
    assert run.err.startswith("error: --writer: the settings name no writer\nhint: Write [writer]")
    assert not (tmp_path / "kit").exists()


def test_a_project_s_writer_does_not_take_the_place_of_the_user_s_own(tmp_path: Path) -> None:
    mine = tmp_path / ".config" / "sharekit"
    mine.mkdir(parents=True)
    settings(mine)
    settings(tmp_path, "open('theirs', 'w')")
    run = build(tmp_path, "--writer")
    assert run.code == ExitCode.DONE, run.err
    assert (mine / "ran").exists()
    assert not (tmp_path / "theirs").exists()
    build(tmp_path, "--writer", "--settings", "sharekit.toml")
    assert (tmp_path / "theirs").exists()

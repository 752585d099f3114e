"""Templates of the user's own: data, laid over the shipped ones row by row."""

from __future__ import annotations

from pathlib import Path

import pytest

from sharekit.errors import SettingsError
from sharekit.presets.phrases import load_phrases
from sharekit.settings import load_settings
from sharekit.write import Post, missing_templates, write_posts
from tests.write.build import PLATFORMS, plan, without_quotes


def _posts(folder: Path, text: str, *, name: str = "en", language: str = "en") -> dict[str, Post]:
    (folder / "templates").mkdir(exist_ok=True)
    (folder / "templates" / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "sharekit.toml").write_text("", encoding="utf-8")
    own = load_settings(near=(folder,)).own_templates
    done = write_posts(without_quotes(plan()), platforms=PLATFORMS, phrases=load_phrases(language), own=own)
    return {post.id: post for post in done.posts}


def test_a_row_of_ones_own_replaces_its_like_and_leaves_the_others(tmp_path: Path) -> None:
    posts = _posts(tmp_path, "x|announce|ask|Save the date: {title}⏎{^when_long}[¶{ask} {url}]\n")
    assert posts["x-announce-a"].text.startswith(
        "Save the date: Save Our Library\nSaturday 5 December, 6.30pm"
    )
    assert posts["bluesky-announce-a"].text.startswith("Save Our Library\n")


def test_macros_and_a_language_that_has_no_catalogue(tmp_path: Path) -> None:
    posts = _posts(
        tmp_path,
        "# Kiswahili\n@T=[¶Soma: {url}]\n*|announce|ask|Karibuni: {title}⏎{^when_long}@T\n",
        name="sw",
        language="sw",
    )
    texts = [post.text for post in posts.values() if post.platform == "x" and post.moment == "announce"]
    assert any(text.startswith("Karibuni: Save Our Library\n") and "Soma: https" in text for text in texts)


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("x|announce|ask|{titel}", "'titel'"),
        ("x|anounce|ask|{title}", "'anounce'"),
        ("twitter|announce|ask|{title}", "'twitter'"),
        ("x|announce|ask|{title", "loose bracket"),
        ("x|announce|ask|" + "[" * 40 + "{title}" + "]" * 40, "too many brackets"),
        ("x|announce|ask|@Z", "unknown macro"),
        ("x|announce", "not understood"),
        ("@A=@A\nx|announce|ask|@A", "unknown macro"),
        ("x|announce|ask|{title} {url}[¶{ask} {url}]", "the link 2 times"),
        ("x|announce|ask|{title} https://elsewhere.example", "an address of its own"),
        ("x|announce|ask|{title} \u202egnp.exe", "nobody sees"),
        ("x,facebook|announce|ask|{title} #Own #Two", "2 hashtags; on Facebook 1"),
    ],
)
def test_a_row_that_cannot_be_one_is_refused_by_name(tmp_path: Path, row: str, what: str) -> None:
    with pytest.raises(SettingsError, match=what) as refused:
        _posts(tmp_path, row)
    assert "en.txt" in str(refused.value)
    assert refused.value.hint


def test_a_file_that_is_no_language_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no language"):
        _posts(tmp_path, "", name="My templates")


def test_nothing_in_a_template_is_run(tmp_path: Path) -> None:
    for row in ("{title.__class__}", "{0}", "{title!r}", "{{ 7*7 }}", "{% raw %}"):
        with pytest.raises(SettingsError):
            _posts(tmp_path, f"x|announce|ask|{row}")
    posts = _posts(tmp_path, "x|announce|ask|{title} $HOME $(id) %s [¶{ask} {url}]\n")
    texts = [post.text for post in posts.values()]
    assert not any("/root" in text or "uid=" in text for text in texts)


def test_what_a_language_lacks_is_named() -> None:
    missing = missing_templates(load_phrases("sw"))
    assert missing is not None
    assert "thank-you" in missing.message
    assert "launch" not in missing.message
    assert "templates/sw.txt" in missing.hint
    assert missing_templates(load_phrases("pt-BR")) is None

"""What is said about the event, what is asked, and what the summary says was understood."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from sharekit.cli.understood import ask_of, question, tell_likely, understood
from sharekit.document import Block, Document, Event, EventLinks, Span
from sharekit.errors import ExitCode
from sharekit.source import Said, inspection
from tests.cli.runs import ARTICLE, article, sharekit

_TODAY = date(2026, 11, 20)
_SMALL = ("--date", "2027-04-10", "--formats", "square", "--platforms", "x,email", "--kinds", "event,quote")
_TOLD = ARTICLE.partition("EVENT:")[0]
_LIKELY = (
    Event(
        title="Kiln day",
        start=datetime(2026, 12, 12, 14),  # noqa: DTZ001 - wall-clock time
        place="Mill Field",
        when_span=Span(10, 12),
    ),
    Event(title="Kiln day", start=date(2026, 12, 19), online=True),
)
_DOCUMENT = Document(
    name="kiln.txt",
    sha256="",
    title="Kiln day",
    text="Kiln day\n\nOn Saturday",
    language="en",
    blocks=(
        Block(kind="title", span=Span(0, 8), line=1),
        Block(kind="paragraph", span=Span(10, 21), line=12),
    ),
    likely=_LIKELY,
)
_FIRST = "Is this the event? Saturday 12 December 2026, 2pm, Mill Field (line 12)"
_SECOND = "Is this the event? Saturday 19 December 2026, online"


def asked(*answers: str | None) -> tuple[Said | None, list[str]]:
    heard: Iterator[str | None] = iter(answers)
    questions: list[str] = []

    def hear(words: str) -> str | None:
        questions.append(words)
        return next(heard)

    said = ask_of(_DOCUMENT, today=_TODAY, hear=hear)
    assert next(heard, "all") == "all"
    return said, questions


def test_the_question_says_when_where_and_on_which_line() -> None:
    assert question(_DOCUMENT, _LIKELY[0]) == _FIRST
    assert question(_DOCUMENT, _LIKELY[1]) == _SECOND


@pytest.mark.parametrize("yes", ["\n", "y\n", "Yes\n"])
def test_a_yes_takes_the_event_and_an_empty_answer_is_one(yes: str) -> None:
    assert asked(yes) == (Said(taken=0), [f"{_FIRST} [Y/n/…]"])


def test_a_no_leads_to_the_next_one() -> None:
    assert asked("n\n", "y\n") == (Said(taken=1), [f"{_FIRST} [Y/n/…]", f"{_SECOND} [Y/n/…]"])
    assert asked("n\n", "no\n")[0] is None


def test_at_most_three_are_asked_about() -> None:
    many, answers = replace(_DOCUMENT, likely=_LIKELY * 3), iter(["n"] * 6)
    assert ask_of(many, today=_TODAY, hear=lambda _: next(answers)) is None
    assert len(list(answers)) == 3


def test_a_day_is_that_of_the_event_asked_about_and_what_is_none_is_asked_again(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert asked("perhaps\n", "13 December, 3pm\n")[0] == Said(taken=0, when="13 December, 3pm")
    assert "'perhaps' is not a day" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("answer", "said"),
    [("\n", Said(taken=0)), ("n\n", None), (None, None), ("The Weir\n", Said(where="The Weir"))],
)
def test_where_a_sure_event_is_may_be_asked(answer: str | None, said: Said | None) -> None:
    questions: list[str] = []

    def hear(words: str) -> str | None:
        questions.append(words)
        return answer

    sure = replace(_DOCUMENT, events=(replace(_LIKELY[0], place=None, likely_place="Mill Field"),), likely=())
    assert ask_of(sure, today=_TODAY, hear=hear) == said
    assert questions == ["Is this the place? Mill Field [Y/n/…]"]


def test_the_end_of_the_input_takes_nothing() -> None:
    assert asked(None)[0] is None


def test_where_nobody_can_be_asked_it_is_said_how_to_answer(capsys: pytest.CaptureFixture[str]) -> None:
    tell_likely(_DOCUMENT)
    first, second, hint = capsys.readouterr().err.splitlines()
    assert (first, second) == (_FIRST, _SECOND)
    for option in ("--yes", "--when", "--event"):
        assert option in hint


def test_a_terminal_is_asked_on_stderr_and_waited_for() -> None:
    pty = pytest.importorskip("pty")
    code = (
        "from datetime import date\nfrom sharekit.cli import voice\n"
        "from sharekit.cli.understood import ask_of\n"
        "from tests.cli.test_likely import _DOCUMENT\n"
        "print(ask_of(_DOCUMENT, today=date(2026, 11, 20), hear=voice.ask).taken)"
    )
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=theirs, stderr=theirs, stdout=subprocess.PIPE, text=True
    ) as child:
        seen = b""
        while b"[Y/n/" not in seen:
            seen += os.read(ours, 1024)
        os.write(ours, b"n\n")
        while b"19 December" not in seen:
            seen += os.read(ours, 1024)
        os.write(ours, b"\n")
        out, _ = child.communicate(timeout=60)
    os.close(theirs)
    os.close(ours)
    assert _FIRST.encode() in seen
    assert out == "1\n"


def test_inspect_gives_likely_events_beside_the_sure_ones_with_their_confidence() -> None:
    value = json.loads(json.dumps(inspection(_DOCUMENT)))
    assert value["events"] == []
    assert [row["start"] for row in value["likely"]] == ["2026-12-12T14:00", "2026-12-19"]
    assert value["likely"][0]["confidence"] == {}


def test_the_first_line_of_a_summary_is_what_was_understood() -> None:
    sure = replace(_LIKELY[0], links=EventLinks(register="https://kiln.example/r"))
    several = Event(
        title="Camp", start=date(2027, 3, 4), end=date(2027, 3, 6), online=True, status="cancelled"
    )
    lines = list(understood({"document": inspection(replace(_DOCUMENT, events=(sure, several)))}))
    assert lines == [
        "Event: Saturday 12 December 2026, 2pm · Mill Field · Register: https://kiln.example/r",
        "Event: cancelled · 4–6 March 2027 · online",
        "Kiln day",
    ]
    assert list(understood({"document": inspection(_DOCUMENT)})) == ["Article: Kiln day"]


def test_what_is_said_becomes_the_event_of_the_kit(tmp_path: Path) -> None:
    article(tmp_path, _TOLD)
    words = ("--when", "Thursday 22 April, 7pm", "--where", "Harrow Hall, Leeds", "--title", "Late opening")
    run = sharekit(
        "build", "article.txt", *_SMALL, *words, "--register", "wick.example/r", "-o", "kit", cwd=tmp_path
    )
    assert run.code == ExitCode.DONE, run.err
    assert run.out.splitlines()[:2] == [
        "Event: Thursday 22 April 2027, 7pm · Harrow Hall, Leeds · Register: https://wick.example/r",
        "Late opening",
    ]
    assert "https://wick.example/r?" in (tmp_path / "kit" / "posts" / "x.txt").read_text(encoding="utf-8")
    assert "LOCATION:Harrow Hall" in (tmp_path / "kit" / "event.ics").read_text(encoding="utf-8")
    assert sharekit("check", "kit", cwd=tmp_path).code == ExitCode.DONE


def test_an_article_is_called_one_and_json_moves_the_summary_to_stderr(tmp_path: Path) -> None:
    article(tmp_path, _TOLD)
    run = sharekit("build", "article.txt", *_SMALL, "--yes", "--json", "-o", "kit", cwd=tmp_path)
    assert run.code == ExitCode.DONE, run.err
    assert json.loads(run.out)["document"]["likely"] == []
    assert run.err.splitlines()[0] == "Article: The library stays open"
    assert "no-input" in sharekit("build", "--help", cwd=tmp_path).out


def test_inspect_takes_what_is_said_too(tmp_path: Path) -> None:
    article(tmp_path)
    words = (
        "--when",
        "23 April 2027, 8pm",
        "--where",
        "online",
        "--join",
        "wick.example/j",
        "--event",
        "line 10",
    )
    run = sharekit("inspect", "article.txt", "--date", "2027-04-10", "--json", *words, cwd=tmp_path)
    assert run.code == ExitCode.DONE, run.err
    (event,) = json.loads(run.out)["events"]
    assert (event["start"], event["online"]) == ("2027-04-23T20:00", True)
    assert event["links"]["join"] == "https://wick.example/j"
    assert event["confidence"]["start"] == 1.0


@pytest.mark.parametrize(
    "words",
    [
        ("--when", "some day"),
        ("--where", "Harrow Hall"),
        ("--event", "line 3"),
        ("second.txt", "--title", "Both"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_a_way_out(tmp_path: Path, words: tuple[str, ...]) -> None:
    article(tmp_path, _TOLD)
    run = sharekit("build", "article.txt", *_SMALL, *words, cwd=tmp_path)
    assert run.code == ExitCode.USAGE
    assert "error: --" in run.err
    assert "hint: " in run.err

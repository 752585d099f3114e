from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sharekit.check import check_kit
from sharekit.kit import Kit
from sharekit.pipeline import Ask, WriterFailedError, ask_program, build_kit
from sharekit.pipeline.own_writer import read_answers
from sharekit.settings import OwnWriter, Settings
from sharekit.write import Answer

_ROOT = Path(__file__).resolve().parents[2]
_DAY = date(2027, 3, 1)
_SETTINGS = Settings(
    formats=("square",),
    kinds=("quote", "cta"),
    cards=1,
    platforms=("x", "bluesky", "instagram", "email", "sms"),
    organisation="Norcastle Commons",
    timezone="Europe/London",
)


def build(ask: Ask | None, settings: Settings = _SETTINGS) -> Kit:
    return build_kit(_ROOT / "examples" / "article.md", today=_DAY, settings=settings, ask=ask)


@pytest.fixture(scope="module")
def plain() -> Kit:
    return build(None)


def answering(change: Callable[[Mapping[str, Any]], Any]) -> tuple[Ask, list[dict[str, Any]]]:
    """A writer in this very process, and the requests it gets."""
    requests: list[dict[str, Any]] = []

    def ask(data: bytes) -> bytes:
        requests.append(json.loads(data))
        return json.dumps(change(requests[-1])).encode("utf-8", "surrogatepass")

    return ask, requests


def script(folder: Path, code: str) -> Ask:
    (folder / "writer.py").write_text(code, encoding="utf-8")
    return lambda data: ask_program((sys.executable, "writer.py"), data, folder=folder, timeout=20)


def warnings(kit: Kit, code: str) -> list[str]:
    return [row["message"] for row in kit.manifest["warnings"] if row["code"] == code]


def same_words(kit: Kit, other: Kit) -> bool:
    return bool(kit.manifest["posts"] == other.manifest["posts"])


def test_the_example_writer_rewords_what_leads_to_the_article(plain: Kit) -> None:
    ask = script(_ROOT / "examples", (_ROOT / "examples" / "writer.py").read_text(encoding="utf-8"))
    kit = build(ask)
    assert not check_kit(kit).faults
    new = [post for post in kit.manifest["posts"] if post["writer"]]
    assert new
    for post, old in zip(kit.manifest["posts"], plain.manifest["posts"], strict=True):
        assert post["text"] == (old["text"].replace("Read: ", "Read on: ") if post["writer"] else old["text"])
        assert post["lead"] == ("writer" if post["writer"] else old["lead"])
        assert post["text"] in kit.files[f"posts/{post['platform']}.txt"].decode()
    assert kit.files == build(ask).files


def test_a_writer_is_handed_all_it_may_use_and_nothing_of_the_machine(plain: Kit) -> None:
    ask, requests = answering(lambda _: {"posts": [], "more": 1})
    assert build(ask).files == plain.files
    (request,) = requests
    assert set(request) == {
        *(
            "schema",
            "language",
            "campaign",
            "document",
            "event",
            "organisation",
            "hashtags",
            "posts",
            "may_use",
        )
    }
    assert request["schema"] == 1
    assert request["document"] == plain.manifest["document"]
    assert request["event"]["title"] == "Your library is next – how to keep it open"
    assert request["organisation"] == "Norcastle Commons"
    assert {quote["speaker"] for quote in request["may_use"]["quotes"]} >= {"Mariam Okafor", "Ines Vidal"}
    assert "Leila Hassan" in request["may_use"]["names"]
    assert str(_ROOT) not in json.dumps(request)
    posts = {post["id"]: post for post in request["posts"]}
    assert [*posts] == [post["id"] for post in plain.manifest["posts"]]
    post = posts["x-announce-a"]
    assert (post["limit"], post["moment"], post["rules"]["hashtags"]) == (280, "announce", 2)
    assert post["link"] in post["text"]
    assert post["cards"][0]["alt"]
    assert posts["instagram-announce-a"]["link"] is None
    assert posts["sms-announce-a"]["limit"] == 306
    assert posts["x-launch-t2"]["rules"]["last_line"].startswith("2/")


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("import sys; sys.exit(3)", "it ended with exit code 3"),
        ("raise RuntimeError('sk_CANARY /home/canary')", "it ended with exit code 1"),
        ("print('x' * 6_000_000)", "its answer has more than 5,000,000 bytes"),
        ("print('Sure! Here are your posts')", "its answer is no JSON in UTF-8"),
    ],
)
def test_a_writer_that_fails_leaves_our_words_and_a_warning(
    tmp_path: Path, plain: Kit, code: str, message: str
) -> None:
    kit = build(script(tmp_path, code))
    assert same_words(kit, plain)
    (told,) = warnings(kit, "writer-failed")
    assert message in told
    everything = b"".join(kit.files.values())
    assert b"CANARY" not in everything
    assert str(tmp_path).encode() not in everything


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (b"", "it answered nothing"),
        (b" \n", "it answered nothing"),
        (b'{"posts": [\xff]}', "its answer is no JSON in UTF-8"),
        (b"[" * 100_000, "its answer is no JSON in UTF-8"),
        (b"1" * 100_000, "its answer is no JSON in UTF-8"),
        (b"[]", "its answer has no list “posts”"),
        (b"null", "its answer has no list “posts”"),
        (b'{"posts": {}}', "its answer has no list “posts”"),
    ],
)
def test_an_answer_of_another_shape_is_a_failure(answer: bytes, message: str) -> None:
    with pytest.raises(WriterFailedError) as failed:
        read_answers(answer)
    assert failed.value.what == message


def test_entries_are_read_one_by_one() -> None:
    rows = [
        {"id": "a", "text": "b", "x": 1},
        {"id": "c", "subject": "d"},
        {"id": "e"},
        {"text": "f"},
        3,
        None,
    ]
    rows += [{"id": "g", "text": 3}, {"id": ["h"], "text": "i"}, {"id": "j", "text": "k", "subject": {}}]
    answers, refusals = read_answers(b"\xef\xbb\xbf" + json.dumps({"posts": rows}).encode())
    assert answers == (Answer(id="a", text="b"), Answer(id="c", subject="d"))
    assert [refusal.id for refusal in refusals] == [f"entry {number}" for number in range(3, 10)]


def test_a_writer_that_takes_too_long_or_is_not_there_leaves_our_words(tmp_path: Path, plain: Kit) -> None:
    (tmp_path / "slow.py").write_text("import time; time.sleep(60)")
    for command in ((sys.executable, "slow.py"), ("no-such-writer",)):
        kit = build(lambda data, words=command: ask_program(words, data, folder=tmp_path, timeout=1))  # type: ignore[misc]
        assert same_words(kit, plain)
        assert len(warnings(kit, "writer-failed")) == 1


def test_texts_that_do_not_pass_leave_ours_and_are_told_by_reason(plain: Kit) -> None:
    ask, _ = answering(
        lambda request: {
            "posts": [
                *({"id": post["id"], "text": "\ud800"} for post in request["posts"][1:]),
                {"id": request["posts"][0]["id"], "text": f"Now:\n{request['posts'][0]['text']}"},
                {"id": 3},
                "x",
            ]
        }
    )
    kit = build(ask)
    told = warnings(kit, "writer-refused")
    assert len(told) == 2
    assert "entry" in told[0]
    assert "a sign that nobody sees" in told[1]
    assert [post["writer"] for post in kit.manifest["posts"]].count(True) in {0, 1}
    assert kit.manifest["posts"][1:] == plain.manifest["posts"][1:]
    assert not check_kit(kit).faults


def test_what_only_the_check_of_the_kit_finds_is_taken_back(
    plain: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sharekit.write.judging.CLAIM_RULES", ())
    ask, _ = answering(
        lambda request: {
            "posts": [
                {"id": post["id"], "text": f"Elon Musk did it with Elon Musk.\n{post['text']}"}
                for post in request["posts"]
                if post["id"] == "email-launch-a"
            ]
        }
    )
    kit = build(ask)
    assert same_words(kit, plain)
    assert "finds a fault" in warnings(kit, "writer-refused")[0]


def test_that_the_settings_name_a_writer_runs_nothing(tmp_path: Path, plain: Kit) -> None:
    command = (sys.executable, "-c", "open('ran', 'w')")
    writer = OwnWriter(command=command, file=tmp_path / "sharekit.toml")
    settings = Settings(
        **{**{name: getattr(_SETTINGS, name) for name in Settings.__dataclass_fields__}, "writer": writer}
    )
    assert build(None, settings).files == plain.files
    assert not list(tmp_path.iterdir())


def test_only_a_failure_of_the_writer_is_forgiven() -> None:
    def ask(_: bytes) -> bytes:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(ask)
    with pytest.raises(WriterFailedError):
        ask_program(("",), b"", folder=Path(), timeout=1)

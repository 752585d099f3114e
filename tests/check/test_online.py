from __future__ import annotations

import pytest

from sharekit.check import Proof, ask_links
from sharekit.check.links import distinct_pages
from sharekit.check.model import KitFiles, Missing
from sharekit.errors import SourceError
from sharekit.source.web.fetch import Net, ask_status
from tests.check.kits import example
from tests.source.test_web import Server, here, send, server

__all__ = ["server"]
_PROOF = Proof(kit="kit", checked={})
_PAGES = ("https://example.org/harbour-street", "https://example.org/harbour-street/register")


def _kit() -> KitFiles:
    made = example()
    return KitFiles(name="kit", manifest=made.manifest, paths=(), read=lambda _: Missing.ABSENT)


def test_each_page_is_asked_once_and_without_our_marks() -> None:
    asked: list[str] = []

    def ask(url: str) -> int:
        asked.append(url)
        return 200

    proof = ask_links(_kit(), _PROOF, ask)
    assert proof.ok
    assert sorted(asked) == sorted(distinct_pages(_kit()))
    assert _PAGES[1] in asked
    assert not any("utm_" in url for url in asked)
    assert proof.checked["online"] == len(asked)
    assert f"{len(asked)} links answer" in proof.proved


@pytest.mark.parametrize("status", [400, 404, 410, 500])
def test_a_page_that_is_not_there_is_a_fault(status: int) -> None:
    proof = ask_links(_kit(), _PROOF, lambda _: status)
    assert {fault.code for fault in proof.faults} == {"link-dead"}
    assert str(status) in proof.faults[0].message
    assert not any("links answer" in words for words in proof.proved)


def test_a_page_that_answers_with_no_error_is_there() -> None:
    assert ask_links(_kit(), _PROOF, lambda _: 399).ok


def test_a_kit_with_links_without_end_costs_no_more_than_two_hundred_questions() -> None:
    kit = _kit()
    links = [{**kit.links[0], "url": f"https://example.org/{number}"} for number in range(250)]
    whole = KitFiles(name="kit", manifest={**kit.manifest, "links": links}, paths=(), read=kit.read)
    assert len(distinct_pages(whole)) == 200


def test_a_page_that_refuses_programs_is_a_note() -> None:
    proof = ask_links(_kit(), _PROOF, lambda _: 403)
    assert proof.ok
    assert "open it yourself" in proof.notes[0]


def test_a_page_that_does_not_answer_is_a_fault_with_the_reason() -> None:
    def ask(url: str) -> int:
        message = f"{url} did not answer completely within 20 seconds"
        raise SourceError(message, hint="")

    assert "did not answer" in ask_links(_kit(), _PROOF, ask).faults[0].message


def test_a_status_is_asked_of_a_real_server(server: Server) -> None:
    net = Net(resolve=here, is_allowed=lambda _: True, deadline=5)
    server.answers = {"/page": send(302, b"", Location="/there"), "/there": send(200, b"x" * 100)}
    assert ask_status(server.url(), net) == 200
    assert ask_status(server.url("/gone"), net) == 404
    with pytest.raises(SourceError, match="private network"):
        ask_status(server.url(), Net(resolve=here, is_allowed=lambda _: False))

"""Pages from the web: a real server on this machine, and every way into a private network refused."""

from __future__ import annotations

import asyncio
import gzip
import random
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TypeAlias

import pytest

from sharekit.errors import SourceError
from sharekit.source.formats.intake import Raw, guess_kind
from sharekit.source.web import fetch
from sharekit.source.web.fetch import Net, fetch_page, is_public, look_up

Answer: TypeAlias = Callable[[BaseHTTPRequestHandler], None]
_PAGE = b"<!doctype html><title>Bakers</title><p>Bread for all.</p>"


@dataclass
class Server:
    """A server on loopback; `answers` says what each path does, `seen` what was asked."""

    address: str = ""
    answers: dict[str, Answer] = field(default_factory=dict)
    seen: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def url(self, path: str = "/page") -> str:
        return f"http://bakers.example:{self.address.rpartition(':')[2]}{path}"


def send(status: int = 200, body: bytes = _PAGE, wait: float = 0, **headers: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"Content_Type": "text/html; charset=utf-8", **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        for byte in range(0, len(body), 1 if wait else len(body) or 1):
            handler.wfile.write(body[byte : byte + (1 if wait else len(body))])
            handler.wfile.flush()
            time.sleep(wait)

    return answer


@pytest.fixture
def server() -> Iterator[Server]:
    known = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known.seen.append((self.path, dict(self.headers)))
            try:
                known.answers.get(self.path, send(404))(self)
            except OSError:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    real = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    known.address = f"127.0.0.1:{real.server_address[1]}"
    servers = [real]
    with suppress(OSError):  # not every machine has IPv6
        servers.append(_OnSix(("::1", real.server_address[1]), Handler))
    threads = [threading.Thread(target=each.serve_forever, args=(0.05,), daemon=True) for each in servers]
    for thread in threads:
        thread.start()
    yield known
    for each, thread in zip(servers, threads, strict=True):
        each.shutdown()
        each.server_close()
        thread.join()


class _OnSix(ThreadingHTTPServer):
    """The same on the loopback of IPv6, where its spellings would lead."""

    address_family = socket.AF_INET6


async def here(_host: str, _port: int) -> Sequence[str]:
    return ("127.0.0.1",)


def fetched(url: str, *, deadline: float = 5) -> Raw:
    return fetch_page(url, Net(resolve=here, is_allowed=lambda _: True, deadline=deadline))


def test_a_page_with_what_the_server_says_of_it(server: Server) -> None:
    server.answers["/2026/bakers"] = send(Content_Type="text/html; charset=iso-8859-2", Set_Cookie="a=b")
    raw = fetched(server.url("/2026/bakers#top"))
    assert (raw.data, raw.charset, raw.media) == (_PAGE, "iso-8859-2", "text/html")
    assert (raw.name, raw.url) == ("bakers", server.url("/2026/bakers"))
    ((_, headers),) = server.seen
    assert headers["User-Agent"].startswith("sharekit/")
    assert headers["Host"].startswith("bakers.example:")
    assert headers["Accept-Encoding"] == "gzip"


def test_packed_pages_are_unpacked(server: Server) -> None:
    server.answers["/page"] = send(body=gzip.compress(_PAGE), Content_Encoding="gzip")
    assert fetched(server.url()).data == _PAGE


@pytest.mark.parametrize("wait", [0, 0.001])
def test_every_member_of_a_packed_page_is_read(server: Server, wait: float) -> None:
    body = gzip.compress(b"Bread ") + gzip.compress(b"for all.") + b"\0\0"
    server.answers["/page"] = send(body=body, wait=wait, Content_Encoding="gzip")
    assert fetched(server.url()).data == b"Bread for all."


def test_a_long_page_may_be_packed_with_what_stands_far_above(server: Server) -> None:
    words = random.Random(3).randbytes(20_000).hex().encode()[:30_000]  # noqa: S311  the same each time
    server.answers["/page"] = send(body=gzip.compress(words * 2), Content_Encoding="gzip")
    assert fetched(server.url()).data == words * 2


def test_the_next_address_of_a_host_is_tried(server: Server) -> None:
    server.answers["/page"] = send()

    async def resolve(_host: str, _port: int) -> Sequence[str]:
        return ("127.0.0.2", "127.0.0.1")  # nobody listens at the first

    assert fetch_page(server.url(), Net(resolve=resolve, is_allowed=lambda _: True)).data == _PAGE


def test_a_name_that_takes_long_to_look_up_is_left_at_the_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    release, ended = threading.Event(), threading.Event()

    def slow(*_: object, **__: object) -> list[object]:
        release.wait(timeout=20)
        ended.set()
        return []

    monkeypatch.setattr("sharekit.source.web.fetch.socket.getaddrinfo", slow)
    with pytest.raises(SourceError, match=r"within 0\.2 seconds"):
        fetch_page("http://bakers.example/", Net(resolve=look_up, is_allowed=is_public, deadline=0.2))
    assert not ended.is_set()
    release.set()
    assert ended.wait(timeout=20)


@pytest.mark.parametrize(
    "host", ["bakers..example", "b" * 64 + ".example", "xn--a", "xn--" + "a" * 70, "a_b"]
)
def test_an_odd_name_is_refused_in_words(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(name: str, *_: object, **__: object) -> list[object]:
        name.encode("idna")
        raise OSError

    monkeypatch.setattr("sharekit.source.web.fetch.socket.getaddrinfo", none)
    with pytest.raises(SourceError, match=r"no such host|no web address") as refused:
        fetch_page(f"http://{host}/", Net(resolve=look_up, is_allowed=is_public, deadline=5))
    assert refused.value.hint


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed_without_cookies(server: Server, status: int) -> None:
    server.answers["/page"] = send(status, b"", Location="/new", Set_Cookie="secret=1")
    server.answers["/new"] = send()
    assert fetched(server.url()).url == server.url("/new")
    assert "Cookie" not in server.seen[1][1]


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (send(404), "is not there"),
        (send(410), "is gone"),
        (send(403), "refuses"),
        (send(429), "too often"),
        (send(451), "legal reasons"),
        (send(500), r"error \(500\)"),
        (send(302, b"", Location="/page"), "more than 5 times"),
        (send(302, b"", Location="/login?next=/page"), "login"),
        (send(302, b"", Location="ftp://bakers.example/"), "no web address"),
        (send(body=b"x", Content_Encoding="br"), "packed in a way"),
        (send(body=b"no gzip", Content_Encoding="gzip"), "packed wrongly"),
        (send(body=gzip.compress(_PAGE)[:-9], Content_Encoding="gzip"), "cut off"),
        (send(body=gzip.compress(_PAGE) + gzip.compress(_PAGE)[:20], Content_Encoding="gzip"), "cut off"),
        (send(body=_PAGE, Content_Length="900"), "cannot be reached"),
        (send(302, b"", Location="http://[bad/"), "no web address"),
        (send(302, b"", Location="http://a" + "b" * 70 + ".example/"), "cannot be reached|private"),
        (send(body=gzip.compress(b"\0" * 50_000_000), Content_Encoding="gzip"), "larger than 10 MB"),
        (send(body=b"x" * 11_000_000), "larger than 10 MB"),
    ],
)
def test_what_is_no_page_is_refused(server: Server, answer: Answer, words: str) -> None:
    server.answers["/page"] = answer
    with pytest.raises(SourceError, match=words) as refused:
        fetched(server.url())
    assert refused.value.hint


def test_five_addresses_on_the_way_are_followed_and_a_sixth_is_not(server: Server) -> None:
    for number in range(6):
        server.answers[f"/{number}"] = send(302, b"", Location=f"/{number + 1}")
    server.answers["/6"] = send()
    assert fetched(server.url("/1")).data == _PAGE
    with pytest.raises(SourceError, match="more than 5 times"):
        fetched(server.url("/0"))


def test_a_page_may_be_just_as_large_as_the_cap(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "LARGEST", len(_PAGE))
    for whole, packed in ((_PAGE, gzip.compress(_PAGE)), (_PAGE + b"x", gzip.compress(_PAGE + b"x"))):
        server.answers["/plain"] = send(body=whole)
        server.answers["/packed"] = send(body=packed, Content_Encoding="gzip")
        for path in ("/plain", "/packed"):
            if whole == _PAGE:
                assert fetched(server.url(path)).data == whole
                continue
            with pytest.raises(SourceError, match="is larger than"):
                fetched(server.url(path))


def test_a_host_is_looked_up_as_the_system_knows_it() -> None:
    assert asyncio.run(look_up("127.0.0.1", 8443)) == ("127.0.0.1",)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("We meet.\n\nAll are welcome.", "text"),
        ("We meet in 5 __of__ 9.", "markdown"),
        ("# We meet\n\nAll are welcome.", "markdown"),
        ("[Come](https://quay.example)", "markdown"),
        ('{"title": "We meet"}', "json"),
        ('title = "We meet"', "toml"),
        ("title: We meet\nplace: Mill Hall", "yaml"),
        ("title: We meet\n\nAll are welcome.", "text"),
    ],
)
def test_what_is_piped_is_told_by_how_it_looks(text: str, kind: str) -> None:
    assert guess_kind(text) == kind


def test_a_server_that_drips_is_left_at_the_deadline(server: Server) -> None:
    left = threading.Event()

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        try:
            while True:
                handler.wfile.write(b"x")
                handler.wfile.flush()
                time.sleep(0.05)
        except OSError:
            left.set()

    server.answers["/page"] = drip
    with pytest.raises(SourceError, match=r"within 0\.5 seconds"):
        fetched(server.url(), deadline=0.5)
    assert left.wait(timeout=20)


_LOOPBACK = (
    *("127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "0"),
    *("[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]"),
    *(
        "[2002:7f00:1::]",
        "①②⑦.⓪.⓪.①",
        "127。0。0。1",
        "127.0.0.1.",
        "localhost",
        "LOCALHOST",
        "ip6-localhost",
    ),
    *("%31%32%37.0.0.1", "１２７.0.0.1"),
)


@pytest.mark.parametrize("host", _LOOPBACK)
def test_no_spelling_of_this_machine_is_reached(server: Server, host: str) -> None:
    port = server.address.rpartition(":")[2]
    with pytest.raises(SourceError):
        fetch_page(f"http://{host}:{port}/page", Net(resolve=look_up, is_allowed=is_public, deadline=5))
    assert server.seen == []


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("10.0.0.1", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("::ffff:10.0.0.1", False),
        ("2002:a00:1::", False),
        ("64:ff9b::a00:1", False),
        ("not an address", False),
    ],
)
def test_public_addresses(address: str, public: bool) -> None:  # noqa: FBT001 - an expected value
    assert is_public(address) is public


def test_a_redirect_into_a_private_network_is_refused(server: Server) -> None:
    server.answers["/page"] = send(302, b"", Location="http://metadata.example/secret")

    async def resolve(host: str, _port: int) -> Sequence[str]:
        return ("127.0.0.1",) if host == "bakers.example" else ("169.254.169.254",)

    with pytest.raises(SourceError, match="private network"):
        fetch_page(server.url(), Net(resolve=resolve, is_allowed=lambda ip: ip == "127.0.0.1", deadline=5))


def test_a_host_is_looked_up_once(server: Server) -> None:
    server.answers["/page"] = send()
    asked: list[str] = []

    async def resolve(host: str, _port: int) -> Sequence[str]:
        asked.append(host)
        return ("127.0.0.1",)

    fetch_page(server.url(), Net(resolve=resolve, is_allowed=lambda _: True, deadline=5))
    assert asked == ["bakers.example"]


@pytest.mark.parametrize(
    "url", ["http://", "https://ana:secret@bakers.example/", "http://[bad/", "https://", "http:// /"]
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(SourceError) as refused:
        fetch_page(url, Net(resolve=here, is_allowed=lambda _: True, deadline=5))
    assert "secret" not in refused.value.message

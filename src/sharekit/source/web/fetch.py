"""A page from the web, fetched with care: one deadline, a cap on bytes, and no way into private networks.

Every hop of a redirect is checked again, its host is looked up once, and the connection goes to the address
that was checked, so that a name cannot mean one thing when it is asked and another when it is used.
"""

from __future__ import annotations

import asyncio
import ipaddress
import re
import socket
import zlib
from collections.abc import Awaitable, Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from threading import Thread
from typing import Any, NoReturn, TypeAlias, TypeVar
from urllib.parse import unquote, urlsplit

import ada_url
import httpcore
import httpx

from sharekit.errors import SourceError
from sharekit.source.formats.intake import Raw
from sharekit.source.web.maintext import web_pattern
from sharekit.version import __version__

Resolver = Callable[[str, int], Awaitable[Sequence[str]]]
_Taken = TypeVar("_Taken")
Take: TypeAlias = Callable[[str, httpcore.Response], Awaitable[_Taken]]
PROJECT = "https://pypi.org/project/sharekit-cli/"
DEADLINE = 20.0  # seconds, for everything together
LARGEST = 10 * 1024 * 1024  # bytes, unpacked
_HOPS = 5
_SAVE = "Open it in your browser, and save its text as .txt or .md"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LOGIN = r"(?i)/(?:%(login_paths)s)(?:[/?.]|$)"
_HEADERS = {
    "User-Agent": f"sharekit/{__version__} (+{PROJECT})",
    "Accept": "text/html,application/xhtml+xml,text/*;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip",
}
_STATUSES = {
    401: ("asks for a login", _SAVE),
    403: ("refuses to be read by a program", _SAVE),
    404: ("is not there (404)", "Check the address"),
    410: ("is gone (410)", "Check the address"),
    429: ("has been asked too often (429)", "Try again in a few minutes"),
    451: ("is not shown here for legal reasons (451)", _SAVE),
}
_GZIP, _MAGIC = 31, b"\x1f\x8b"  # how zlib calls it, and how every member begins
_NAT64 = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))
_COMPATIBLE = ipaddress.ip_network("::/96")


@dataclass(frozen=True, slots=True, kw_only=True)
class Net:
    """What fetching needs of the world around it.

    Attributes:
        resolve: Answers the addresses of a host and port.
        is_allowed: Whether a connection to an address may be made.
        deadline: Seconds for everything together.
    """

    resolve: Resolver
    is_allowed: Callable[[str], bool]
    deadline: float = DEADLINE


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, in every disguise that IPv6 knows."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())] if ip.version == 6 else []  # noqa: PLR2004 - IP versions
    if any(ip in network for network in (*_NAT64, _COMPATIBLE)):
        inner.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
    public = ip.is_global and not ip.is_multicast and not ip.is_reserved
    return public and all(is_public(str(other)) for other in inner if other is not None)


async def look_up(host: str, port: int) -> Sequence[str]:
    """Return the addresses of a host, as the system knows them.

    The system's call cannot be interrupted, so nobody waits for its thread: not the loop, nor the program.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[Sequence[str]] = loop.create_future()

    def settle(found: Sequence[str], error: Exception | None) -> None:
        if not answer.done():
            answer.set_result(found) if error is None else answer.set_exception(error)

    def ask() -> None:
        found: tuple[str, ...] = ()
        failed = None
        try:
            entries = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found = tuple(dict.fromkeys(str(entry[4][0]) for entry in entries))
        except (OSError, ValueError) as error:  # a name that none can be is a ValueError
            failed = error
        with suppress(RuntimeError):  # the loop has ended
            loop.call_soon_threadsafe(settle, found, failed)

    Thread(target=ask, daemon=True).start()
    return await answer


def fetch_page(url: str, net: Net | None = None) -> Raw:
    """Fetch a page over `http` or `https`, in the real world where no other is given.

    Raises:
        SourceError: The address is none, leads to a private network, does not answer in time, or
            answers with something that is no page.
    """
    return visit(url, net, _read)


def visit(url: str, net: Net | None, take: Take[_Taken]) -> _Taken:
    """Ask for an address with care, and return what is taken from its last answer.

    Raises:
        SourceError: As for `fetch_page`.
    """
    world = net or Net(resolve=look_up, is_allowed=is_public)
    with ThreadPoolExecutor(max_workers=1) as thread:  # a program that calls us may have a loop of its own
        return thread.submit(asyncio.run, _in_time(url, world, take)).result()


async def _in_time(url: str, net: Net, take: Take[_Taken]) -> _Taken:
    pool = httpcore.AsyncConnectionPool(
        ssl_context=httpx.create_ssl_context(trust_env=False),
        network_backend=_Guard(net),
        max_keepalive_connections=0,
    )
    try:
        async with asyncio.timeout(net.deadline), pool:
            return await _follow(_checked(url), pool, take)
    except SourceError:
        raise
    except TimeoutError:
        _refuse(url, f"did not answer completely within {net.deadline:g} seconds", _SAVE)
    except Exception as error:  # noqa: BLE001  what libraries raise of odd servers is no closed list
        reason = str(error).split("] ")[-1].rstrip(".").strip() or type(error).__name__
        _refuse(url, f"cannot be reached ({reason})", "Check the address and the connection")


async def _follow(url: str, pool: httpcore.AsyncConnectionPool, take: Take[_Taken]) -> _Taken:
    """Ask, and ask again where the answer points to. There is no client that could keep a cookie."""
    for _ in range(_HOPS + 1):
        sent = ada_url.URL(url)
        target = httpcore.URL(
            scheme=sent.protocol.rstrip(":"),
            host=sent.hostname.strip("[]"),
            port=int(sent.port) if sent.port else None,
            target=sent.pathname + sent.search,
        )
        headers: list[tuple[bytes | str, bytes | str]] = [("Host", sent.host), *_HEADERS.items()]
        async with pool.stream("GET", target, headers=headers) as answer:
            if answer.status not in _REDIRECTS:
                return await take(url, answer)
            url = _next(url, httpx.Headers(answer.headers).get("location", ""))
    problem = f"sends from one address to the next more than {_HOPS} times"
    return _refuse(url, problem, "Give the last address")


def _next(url: str, location: str) -> str:
    target = _checked(location, base=url)
    if url.startswith("https:") and not target.startswith("https:"):
        _refuse(url, "leads to an address without encryption", "Give that address itself if you trust it")
    login = web_pattern(_LOGIN)
    if login.search(target) and not login.search(url):
        _refuse(url, "asks for a login", _SAVE)
    return target


def _checked(url: str, *, base: str | None = None) -> str:
    """Return an address as browsers read it (WHATWG), which undoes every spelling of a number."""
    try:
        parsed = ada_url.URL(url.strip(), base) if base else ada_url.URL(url.strip())
    except ValueError:
        parsed = None
    if parsed is None or parsed.protocol not in {"http:", "https:"} or not parsed.hostname:
        _refuse(url, "is no web address", "Give one that begins with https://")
    if parsed.username or parsed.password:
        hint = "Leave out what stands before the @"
        _refuse(parsed.hostname, "is given with a name or password in it", hint)
    return str(parsed.href).partition("#")[0]


async def _read(url: str, answer: httpcore.Response) -> Raw:
    status = answer.status
    if status >= 400:  # noqa: PLR2004 - RFC 9110, 15.5
        what, hint = _STATUSES.get(status, (f"answers with an error ({status})", "Try again later"))
        _refuse(url, what, hint)
    headers = httpx.Headers(answer.headers)
    media, charset = _content_type(headers.get("content-type", ""))
    data = await _unpacked(url, answer, headers.get("content-encoding", "identity").strip().lower())
    path = urlsplit(url).path.rstrip("/")
    name = unquote(path.rpartition("/")[2]) or urlsplit(url).hostname or url
    return Raw(name=name, data=data, url=url, charset=charset, media=media)


async def _unpacked(url: str, answer: httpcore.Response, encoding: str) -> bytes:
    """Return the body, unpacked bit by bit and never beyond the cap."""
    if encoding not in {"", "identity", "gzip", "x-gzip"}:
        _refuse(url, f"is packed in a way that was not asked for ({encoding})", _SAVE)
    unpack = _Gunzip() if "gzip" in encoding else None
    data = bytearray()
    try:
        async for chunk in answer.aiter_stream():
            data += unpack.more(chunk, LARGEST + 1 - len(data)) if unpack else chunk
            if len(data) > LARGEST:
                hint = "Give the page of one article or event"
                _refuse(url, f"is larger than {LARGEST // 1024**2} MB", hint)
    except zlib.error:
        _refuse(url, "is packed wrongly", _SAVE)
    if unpack and not unpack.member.eof:
        _refuse(url, "was cut off on its way", "Try again, or save its text as .txt or .md")
    return bytes(data)


class _Gunzip:
    """Unpacks the members of a gzip body one behind the other (RFC 1952, 2.2)."""

    def __init__(self) -> None:
        self.member = zlib.decompressobj(_GZIP)
        self.rest = b""

    def more(self, chunk: bytes, most: int) -> bytes:
        """Return what a chunk adds, at most so many bytes; what is no member behind the last is no text."""
        data = b""
        chunk = self.rest + chunk
        self.rest = b""
        while chunk and len(data) < most:
            if self.member.eof:
                if len(chunk) < len(_MAGIC) and _MAGIC.startswith(chunk):
                    self.rest = chunk
                    break
                if not chunk.startswith(_MAGIC):
                    break
                self.member = zlib.decompressobj(_GZIP)
            data += self.member.decompress(chunk, most - len(data))
            chunk = self.member.unused_data
        return data


def _content_type(value: str) -> tuple[str | None, str | None]:
    media, _, rest = value.partition(";")
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", rest, re.IGNORECASE)
    return media.strip().lower() or None, charset[1] if charset else None


def _refuse(url: str, problem: str, hint: str) -> NoReturn:
    shown = url if len(url) <= 120 else f"{url[:120]}…"  # noqa: PLR2004 - a line of a terminal
    message = f"{shown} {problem}"
    raise SourceError(message, hint=hint)


class _Guard(httpcore.AsyncNetworkBackend):
    """Looks a host up once, refuses it if an address is not allowed, and connects to what was checked."""

    def __init__(self, net: Net) -> None:
        self.net = net
        self.inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's own signature
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first address of a host that answers, all of them checked."""
        bare = host.strip("[]")
        try:
            addresses = await self.net.resolve(bare, port)
        except (OSError, ValueError) as error:
            message = f"no such host: {bare}"
            raise httpcore.ConnectError(message) from error
        if not addresses or not all(self.net.is_allowed(address) for address in addresses):
            _refuse(bare, "is an address of a private network", "Give a page that everybody can open")
        for address in addresses[:-1]:
            with suppress(httpcore.NetworkError, httpcore.TimeoutException):
                patience = self.net.deadline / len(addresses)
                return await self.inner.connect_tcp(address, port, patience, local_address, socket_options)
        return await self.inner.connect_tcp(addresses[-1], port, timeout, local_address, socket_options)

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await self.inner.sleep(seconds)


def ask_status(url: str, net: Net | None = None) -> int:
    """Return the status (RFC 9110, 15) that an address answers with in the end.

    Raises:
        SourceError: It is no address, leads to a private network or a login, or does not answer in time.
    """

    async def status(_url: str, answer: httpcore.Response) -> int:
        return answer.status

    return visit(url, net, status)

"""Ask servers of our own for pages, in a network namespace with nobody else in it: none harms, none hangs.

    python benchmarks/network.py

The process starts itself anew in namespaces of its own (`unshare`), where no packet leaves the machine.
There, a public address, both addresses of this machine and a server of names are ours. Counted are the
connections that reach loopback by any spelling and by a name that means another address each time it is
asked for (rebinding), and the seconds and memory that each bad server takes.
"""

from __future__ import annotations

import gzip
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import TypeAlias

from sharekit.errors import SourceError
from sharekit.source.web.fetch import Net, fetch_page, is_public, look_up

_PUBLIC = "192.0.0.9"  # of an allotted purpose (RFC 7723), and in here ours
_PORT = 8097
_DEADLINE = 2.0
_SPELLINGS = (
    *("127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "0", "0.0.0.0"),  # noqa: S104  asked for, not served
    *("[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]"),
    *("[2002:7f00:1::]", "①②⑦.⓪.⓪.①", "127。0。0。1", "127.0.0.1.", "localhost", "LOCALHOST"),
    *("ip6-localhost", "%31%32%37.0.0.1", "１２７.0.0.1"),
)
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
Serve: TypeAlias = Callable[[socket.socket], object]


def main() -> None:
    """Print how many connections were made, and what the bad servers took."""
    if sys.argv[1:] != ["--inside"]:
        command = ["unshare", "--map-root-user", "--net", "--mount", sys.executable, __file__, "--inside"]
        sys.exit(subprocess.run(command, check=False).returncode)  # noqa: S603  this very program
    for words in ("link set lo up", f"addr add {_PUBLIC}/32 dev lo"):
        subprocess.run(["ip", *words.split()], check=True)  # noqa: S603, S607  as above
    with tempfile.TemporaryDirectory() as folder:
        names = Path(folder) / "names"
        names.write_text("nameserver 127.0.0.1\noptions timeout:1 attempts:1\n", encoding="ascii")
        subprocess.run(["mount", "--bind", str(names), "/etc/resolv.conf"], check=True)  # noqa: S603, S607  as above
        threading.Thread(target=_answer_names, daemon=True).start()
        _spellings()
        _rebinding()
        _bad_servers()


def _spellings() -> None:
    reached: list[socket.socket] = []
    with _listening("127.0.0.1", reached.append), _listening("::1", reached.append):
        for host in ("127.0.0.1", "::1"):
            socket.create_connection((host, _PORT)).close()
        time.sleep(0.1)
        control = len(reached)
        ended = [_asked(f"http://{host}:{_PORT}/")[0] for host in _SPELLINGS]
        time.sleep(0.1)
    named = sum(words.endswith("private network") for words in ended)
    print(f"{len(_SPELLINGS)} spellings: {len(reached) - control} connections, {named} called private")
    print(f"    {control} of 2 plain sockets reached the same servers")


def _rebinding() -> None:
    """Ask for names that mean our public address first and loopback ever after."""
    public: list[socket.socket] = []
    loopback: list[socket.socket] = []

    def again(end: socket.socket) -> None:
        public.append(end)
        where = f"http://again{len(public) - 1}.example:{_PORT}/"
        end.sendall(f"HTTP/1.1 302 Found\r\nLocation: {where}\r\nContent-Length: 0\r\n\r\n".encode())

    with _listening(_PUBLIC, again), _listening("127.0.0.1", loopback.append):
        for number in range(20):
            _asked(f"http://again{number}.example:{_PORT}/")
        time.sleep(0.1)
    print(f"20 names that change: {len(public)} connections to what was checked, {len(loopback)} to loopback")


def _answer_names() -> None:
    """Answer each name with the public address the first time and with loopback after."""
    asked: dict[bytes, int] = {}
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as end:
        end.bind(("127.0.0.1", 53))
        while True:
            question, whom = end.recvfrom(512)
            name = question[12 : question.index(b"\0", 12) + 5]
            is_ipv4 = name[-4:-2] == b"\0\1"
            address = _PUBLIC if not asked.get(name) else "127.0.0.1"
            asked[name] = asked.get(name, 0) + is_ipv4
            head = question[:2] + b"\x81\x80\0\1" + (b"\0\1" if is_ipv4 else b"\0\0") + b"\0\0\0\0"
            body = b"\xc0\x0c\0\1\0\1\0\0\0\0\0\4" + socket.inet_aton(address) if is_ipv4 else b""
            end.sendto(head + name + body, whom)


def _bad_servers() -> None:
    for name, serve in _BAD.items():
        with _listening(_PUBLIC, serve):
            Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the most memory begins anew
            begun = time.monotonic()
            words, _ = _asked(f"http://{_PUBLIC}:{_PORT}/", deadline=_DEADLINE)
            seconds = time.monotonic() - begun
        late = "" if seconds <= _DEADLINE + 1 else "   TOO LATE"
        status = Path("/proc/self/status").read_text(encoding="ascii")
        megabytes = int(status.partition("VmHWM:")[2].split()[0]) / 1024
        print(f"{seconds:5.1f} s {megabytes:4.0f} MB  {name}: {words[:90]}{late}", flush=True)
    print(f"{len(_BAD)} bad servers, a deadline of {_DEADLINE:g} s; memory with that of the servers")


def _asked(url: str, *, deadline: float = 5) -> tuple[str, int]:
    try:
        return "read", len(
            fetch_page(url, Net(resolve=look_up, is_allowed=is_public, deadline=deadline)).data
        )
    except SourceError as refused:
        return refused.message, 0


@contextmanager
def _listening(host: str, serve: Serve) -> Iterator[None]:
    end = socket.create_server((host, _PORT), family=socket.AF_INET6 if ":" in host else socket.AF_INET)

    def work() -> None:
        with suppress(OSError):
            while True:
                threading.Thread(target=_serve_one, args=(end.accept()[0], serve), daemon=True).start()

    worker = threading.Thread(target=work, daemon=True)
    worker.start()
    try:
        yield
    finally:
        end.shutdown(socket.SHUT_RDWR)  # wakes whoever waits for the next
        worker.join()
        end.close()


def _serve_one(end: socket.socket, serve: Serve) -> None:
    with suppress(OSError), end:
        serve(end)


def _asked_first(serve: Serve) -> Serve:
    def answer(end: socket.socket) -> None:
        end.recv(65_536)
        serve(end)

    return answer


def _without_end(piece: bytes, pause: float = 0, first: bytes = _HEAD) -> Serve:
    def serve(end: socket.socket) -> None:
        end.sendall(first)
        for _ in count():
            end.sendall(piece)
            time.sleep(pause)

    return _asked_first(serve)


def _once(data: bytes) -> Serve:
    return _asked_first(lambda end: end.sendall(data))


def _silent(end: socket.socket) -> None:
    end.recv(65_536)
    time.sleep(20)


_BAD: Mapping[str, Serve] = {
    "never answers": _silent,
    "closes at once": lambda end: end.close(),
    "drips a header": _without_end(b"x", 0.1),
    "headers without end": _without_end(b"X-Boat: " + b"o" * 60_000 + b"\r\n"),
    "one header of all sizes": _without_end(b"o" * 60_000),
    "drips a body": _without_end(b"\r\nx", 0.1),
    "a body without end": _without_end(b"\r\n" + b"o" * 60_000),
    "chunks without end": _once(_HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + b"1\r\nx\r\n" * 400_000),
    "a chunk of a false size": _once(_HEAD + b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nx"),
    "2 GB packed": _once(_HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"\0" * 1_000_000) * 2000),
    "too short a body": _once(_HEAD + b"Content-Length: 900\r\n\r\nx"),
    "no protocol": _once(os.urandom(5_000)),
    "redirects in a circle": _once(b"HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n"),
    "informs without end": _without_end(b"HTTP/1.1 100 Continue\r\n\r\n" * 1000, first=b""),
}


if __name__ == "__main__":
    main()

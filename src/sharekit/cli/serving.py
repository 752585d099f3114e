"""A kit in memory, served to this machine or to one network of its, and made again on changes."""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from threading import Event, Lock, Thread

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from watchfiles import Change, watch

from sharekit.cli.usage import refusal_of
from sharekit.errors import SharekitError, UsageError
from sharekit.kit import Kit

_SHOWN = ("cards/", "share/")  # with index.html, what goes on the web; all else of a kit stays here
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".pdf": "application/pdf",
}
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_READ = frozenset({".toml", ".csv", ".txt", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg", ".ttf", ".otf"})
_PAUSE = 300  # milliseconds: an editor writes a file in several steps


@dataclass(slots=True)
class Shelf:
    """What is served: the last good kit, which in order it is, and why the newest could not be made."""

    kit: Kit | None = None
    number: int = 0
    fault: str = ""
    _turn: Lock = field(default_factory=Lock)

    def take(self, build: Callable[[], Kit]) -> SharekitError | None:
        """Make the kit anew, one at a time; where that fails the one before stays, and why is returned."""
        with self._turn:
            try:
                self.kit = build()
            except Exception as error:  # noqa: BLE001  whatever stops one kit, the one before is still served
                refusal = refusal_of(error)
                self.fault = f"{refusal.message}\n{refusal.hint}"
                return refusal
            self.number, self.fault = self.number + 1, ""
            return None


def kit_app(shelf: Shelf, *, folder: str, host: str) -> Starlette:
    """Return a server's answers: a page that shows the kit's page and reloads it when the kit is made again.

    Args:
        shelf: What is served.
        folder: The part of the address that nobody can guess.
        host: The address it is asked by, besides `localhost`; a request by another name is refused, as the
            page of a stranger would make.
    """
    page = files("sharekit.cli").joinpath("preview.html").read_text(encoding="utf-8")

    def frame(_: Request) -> Response:
        return Response(
            page, headers=_HEADERS | {"Content-Security-Policy": _policy(page)}, media_type="text/html"
        )

    def state(_: Request) -> Response:
        return JSONResponse({"number": shelf.number, "fault": shelf.fault}, headers=_HEADERS)

    def file(request: Request) -> Response:
        path = request.path_params["path"]
        public = path == "index.html" or path.startswith(_SHOWN)
        data = shelf.kit.files.get(path) if shelf.kit and public else None
        if data is None:
            return Response(status_code=404, headers=_HEADERS)
        return Response(data, headers=_HEADERS, media_type=_TYPES.get(Path(path).suffix))

    routes = [("", frame), ("state", state), ("kit/{path:path}", file)]
    return Starlette(
        routes=[Route(f"/{folder}/{path}", answer) for path, answer in routes],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=[host, "localhost"], www_redirect=False)],
    )


def _policy(page: str) -> str:
    """Return the policy under which a page runs its own script and style, and nothing else."""

    def own(tag: str) -> str:
        (text,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    ours = f"script-src {own('script')}; style-src {own('style')}; connect-src 'self'; frame-src 'self'"
    return f"default-src 'none'; {ours}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def serve(shelf: Shelf, *, host: str, port: int, tell: Callable[[str], None]) -> None:
    """Serve until somebody interrupts.

    Args:
        shelf: What is served.
        host: Address of this machine to listen on.
        port: 0 for any that is free.
        tell: Is handed the page's address once the port is ours.

    Raises:
        UsageError: The address or the port cannot be had.
    """
    folder = secrets.token_urlsafe(16)
    config = uvicorn.Config(
        kit_app(shelf, folder=folder, host=host),
        host=host,
        port=port,
        lifespan="off",
        ws="none",
        log_config=None,
        log_level="critical",
        server_header=False,
        timeout_graceful_shutdown=2,
    )
    try:
        socket = config.bind_socket()
    except SystemExit:
        message = f"cannot listen on {host}, port {port}"
        raise UsageError(
            message, hint="Give an address of this machine with --host, and another --port"
        ) from None
    socket.listen()  # whoever is told the address may ask at once
    tell(f"http://{host}:{socket.getsockname()[1]}/{folder}/")
    uvicorn.Server(config).run(sockets=[socket])


@contextmanager
def watched(folders: Sequence[Path], source: Path | None, changed: Callable[[], None]) -> Iterator[None]:
    """Call `changed` after each change of the source, or of what settings may name, in some folders.

    Args:
        folders: Those folders, and not the ones in them.
        source: The file a kit is made of; None where it is none.
        changed: Is called one at a time, beside what runs inside.
    """
    over = Event()

    def matters(_: Change, path: str) -> bool:
        each = Path(path)
        return each == source or (each.suffix.lower() in _READ and not each.name.startswith((".", "~")))

    def look() -> None:
        for _ in watch(*folders, watch_filter=matters, debounce=_PAUSE, stop_event=over, recursive=False):
            changed()

    looking = Thread(target=look, daemon=True)
    looking.start()
    try:
        yield
    finally:
        over.set()
        looking.join(timeout=5)

"""Whether an address answers, asked with the same care as a page is fetched with, and nothing of it kept."""

from __future__ import annotations

import httpx

from sharekit.source.web.fetch import Net, visit


def ask_status(url: str, net: Net | None = None) -> int:
    """Return the status (RFC 9110, 15) that an address answers with in the end.

    Args:
        url: `http` or `https`.
        net: The world around; None for the real one.

    Raises:
        SourceError: It is no address, leads to a private network or a login, or does not answer in time.
    """
    return visit(url, net, _status)


async def _status(_url: str, answer: httpx.Response) -> int:
    return answer.status_code

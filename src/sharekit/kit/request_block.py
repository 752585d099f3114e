"""The call-to-action block for the organiser's own page, article or e-mail."""

from __future__ import annotations

import re
from html import escape

from sharekit.write import CallToAction

_JOINT = " – "
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~])")


def request_block_html(block: CallToAction) -> bytes | None:
    """Return the block as a paragraph to paste into a page; None when nothing is asked for."""
    links = _JOINT.join(
        f'<a href="{escape(item.url)}">{escape(item.label)}</a>' for item in block.items if item.url
    )
    return f"<p>{links}</p>\n".encode() if links else None


def request_block_md(block: CallToAction) -> bytes | None:
    """Return the block in Markdown; None when nothing is asked for."""
    links = _JOINT.join(
        f"[{_MARKS.sub(_escaped, item.label)}](<{_bracketed(item.url)}>)" for item in block.items if item.url
    )
    return f"{links}\n".encode() if links else None


def request_block_txt(block: CallToAction) -> bytes | None:
    """Return the block as plain text, a line for each request; None when nothing is asked for."""
    lines = "".join(f"{item.label}: {item.url}\n" for item in block.items if item.url)
    return lines.encode() if lines else None


def _escaped(mark: re.Match[str]) -> str:
    return f"\\{mark[1]}"


def _bracketed(url: str) -> str:
    """Return an address as it may stand between < and > in Markdown (CommonMark 0.31, links)."""
    return url.replace("<", "%3C").replace(">", "%3E").replace("\n", "%0A")

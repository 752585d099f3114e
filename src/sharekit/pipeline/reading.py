"""A source read as the settings say: what `inspect` needs of the spine, without its pictures and words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from sharekit.document import Document
from sharekit.settings import Settings
from sharekit.source import Confirm, Said, read_document


def read_for(
    source: str | Path,
    *,
    today: date,
    published: date | None,
    settings: Settings,
    stdin: Callable[[], bytes] | None,
    said: Said | None = None,
    confirm: Confirm | None = None,
) -> Document:
    """Read a source as the settings say; the arguments are those of `build_kit`."""
    document = read_document(
        str(source),
        today=today,
        published=published,
        timezone=settings.timezone,
        language=settings.language if "language" in settings.asked else None,
        usual_language=settings.language,
        stdin=stdin,
        said=said,
        confirm=confirm,
    )
    return replace(document, why=document.why or settings.why)

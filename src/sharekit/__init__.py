"""Turn an article or an event announcement into a kit that is ready to post.

import sharekit

kit = sharekit.build_kit("article.md")
kit.save("article-kit")
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # `typing` would take longer to import than all the rest
if TYPE_CHECKING:
    from typing import Any

    from sharekit.document import (
        Action,
        Block,
        Diagnostic,
        Document,
        Event,
        EventLinks,
        Person,
        Quote,
        Span,
        Statistic,
    )
    from sharekit.errors import (
        CheckError,
        ExitCode,
        KitError,
        MissingGlyphError,
        NothingToShareError,
        RenderError,
        SettingsError,
        SharekitError,
        SourceError,
        UsageError,
    )
    from sharekit.kit import Kit, SaveReport
    from sharekit.library import build_kit, read_document
    from sharekit.settings import Settings
    from sharekit.source import Said
    from sharekit.write import post_length

__all__ = [
    "Action",
    "Block",
    "CheckError",
    "Diagnostic",
    "Document",
    "Event",
    "EventLinks",
    "ExitCode",
    "Kit",
    "KitError",
    "MissingGlyphError",
    "NothingToShareError",
    "Person",
    "Quote",
    "RenderError",
    "Said",
    "SaveReport",
    "Settings",
    "SettingsError",
    "SharekitError",
    "SourceError",
    "Span",
    "Statistic",
    "UsageError",
    "build_kit",
    "post_length",
    "read_document",
]

_HOMES = {
    "sharekit.document": (
        "Action",
        "Block",
        "Diagnostic",
        "Document",
        "Event",
        "EventLinks",
        "Person",
        "Quote",
        "Span",
        "Statistic",
    ),
    "sharekit.errors": (
        "CheckError",
        "ExitCode",
        "KitError",
        "MissingGlyphError",
        "NothingToShareError",
        "RenderError",
        "SettingsError",
        "SharekitError",
        "SourceError",
        "UsageError",
    ),
    "sharekit.kit": ("Kit", "SaveReport"),
    "sharekit.library": ("build_kit", "read_document"),
    "sharekit.settings": ("Settings",),
    "sharekit.source": ("Said",),
    "sharekit.version": ("__version__",),
    "sharekit.write": ("post_length",),
}


def __getattr__(name: str) -> Any:  # noqa: ANN401  as PEP 562 has it
    """Import a public name when it is first used, so that `import sharekit` costs nothing."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

"""Turn an article or an event announcement into a kit that is ready to post.

import sharekit

kit = sharekit.build_kit("article.md")
kit.save("article-kit")
"""

from __future__ import annotations

from sharekit.lazily import lazily

TYPE_CHECKING = False  # `typing` would take longer to import than all the rest
if TYPE_CHECKING:
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

__getattr__ = lazily(
    __name__,
    document="Action Block Diagnostic Document Event EventLinks Person Quote Span Statistic",
    errors="CheckError ExitCode KitError MissingGlyphError NothingToShareError "
    "RenderError SettingsError SharekitError SourceError UsageError",
    kit="Kit SaveReport",
    library="build_kit read_document",
    settings="Settings",
    source="Said",
    version="__version__",
    write="post_length",
)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

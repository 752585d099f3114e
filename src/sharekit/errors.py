"""Everything sharekit refuses, as one tree with the exit code of each branch.

    SharekitError            1  unexpected
    ├─ UsageError            2  an option is unknown, impossible or contradicts another
    ├─ SettingsError         3  a settings file cannot be used
    ├─ SourceError           4  the source cannot be read
    │  └─ NothingToShareError  5  it was read, and holds nothing to share
    ├─ RenderError           6  a card cannot be drawn
    │  └─ MissingGlyphError  6  no font has a character
    ├─ KitError              7  the kit cannot be written
    └─ CheckError            8  a kit has faults

Each error says what happened (`message`) and what to do now (`hint`), in words for a person who
has never seen Python. The command line prints both and leaves with `exit_code`; nothing else in
sharekit prints or exits.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """How a sharekit command ends."""

    DONE = 0
    UNEXPECTED = 1
    USAGE = 2
    SETTINGS = 3
    SOURCE = 4
    NOTHING_TO_SHARE = 5
    RENDERING = 6
    KIT = 7
    FAULTS = 8
    INTERRUPTED = 130
    TERMINATED = 143


class SharekitError(Exception):
    """A refusal with a reason and a way out.

    Args:
        message: What happened, one sentence without a full stop at the end.
        hint: What to do now, one sentence without a full stop at the end.
    """

    exit_code: ExitCode = ExitCode.UNEXPECTED

    def __init__(self, message: str, *, hint: str) -> None:
        """Keep the two sentences."""
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(SharekitError):
    """An option is unknown, impossible, or contradicts another."""

    exit_code = ExitCode.USAGE


class SettingsError(SharekitError):
    """A settings file cannot be used."""

    exit_code = ExitCode.SETTINGS


class SourceError(SharekitError):
    """The source cannot be read."""

    exit_code = ExitCode.SOURCE


class NothingToShareError(SourceError):
    """The source was read, but nothing in it can be shared."""

    exit_code = ExitCode.NOTHING_TO_SHARE


class RenderError(SharekitError):
    """A card cannot be drawn."""

    exit_code = ExitCode.RENDERING


class MissingGlyphError(RenderError):
    """No font that may be used has a character.

    Args:
        characters: The characters without a glyph, each once, in order of appearance.
        message: As for every error.
        hint: As for every error.
    """

    def __init__(self, characters: str, message: str, *, hint: str) -> None:
        """Keep the characters beside the two sentences."""
        super().__init__(message, hint=hint)
        self.characters = characters


class KitError(SharekitError):
    """The kit cannot be written."""

    exit_code = ExitCode.KIT


class CheckError(SharekitError):
    """A kit was examined and has faults."""

    exit_code = ExitCode.FAULTS

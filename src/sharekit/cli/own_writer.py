"""The user's own writer: when a program that the settings name is run."""

from __future__ import annotations

from sharekit.cli import voice
from sharekit.errors import UsageError
from sharekit.pipeline import Ask, WriterFailedError, ask_program
from sharekit.settings import OwnWriter, Settings


def asker(settings: Settings, *, wanted: bool | None, quiet: bool, verbose: bool) -> Ask | None:
    """Return what asks the user's own writer, or None where nothing is to be run.

    A `sharekit.toml` that lies beside somebody else's article could name any program. So a writer is run
    where its file is the user's own, was named, or stands where the command is given, elsewhere if asked for.

    Args:
        settings: What holds for the source.
        wanted: `--writer` or `--no-writer` was given; None for neither.
        quiet: Say nothing.
        verbose: Say also that there is a writer that was not to be run.

    Raises:
        UsageError: It was asked for, and the settings name no program.
    """
    writer = settings.writer
    if writer is None:
        if wanted:
            message = "--writer: the settings name no writer"
            hint = 'Write [writer] and below it command = "my-writer" in sharekit.toml'
            raise UsageError(message, hint=hint)
        return None
    if wanted or (wanted is None and writer.ours):
        return _asker(writer, quiet=quiet)
    if verbose or (wanted is None and not quiet):
        voice.note(f"the writer in {writer.file} was not run: --writer runs it")
    return None


def _asker(writer: OwnWriter, *, quiet: bool) -> Ask:
    def ask(request: bytes) -> bytes:
        if not quiet:
            voice.note(f"asking the writer in {writer.file}: {' '.join(writer.command)}")
        try:
            folder = writer.file.parent
            return ask_program(writer.command, request, folder=folder, timeout=writer.timeout)
        except WriterFailedError as failed:
            if failed.said and not quiet:
                voice.note(f"the writer said: {failed.said}")
            raise

    return ask

"""`build --writer`: the one switch that lets a program of the settings run."""

from __future__ import annotations

from sharekit.cli import voice
from sharekit.errors import UsageError
from sharekit.pipeline import Ask, WriterFailedError, ask_program
from sharekit.settings import OwnWriter, Settings


def asker(settings: Settings, *, wanted: bool, quiet: bool, verbose: bool) -> Ask | None:
    """Return what asks the user's own writer, or None where nobody asked for it: then nothing is run.

    A `sharekit.toml` above somebody else's article could name any program, so naming one is not enough.

    Args:
        settings: What holds for the source.
        wanted: `--writer` was given.
        quiet: Say nothing.
        verbose: Say also that there is a writer that was not run.

    Raises:
        UsageError: It was given, and the settings name no program.
    """
    writer = settings.writer
    if not wanted:
        if writer is not None and verbose:
            voice.note(f"the writer in {writer.file} was not run: --writer runs it")
        return None
    if writer is None:
        message = "--writer: the settings name no writer"
        raise UsageError(message, hint='Write [writer] and below it command = "my-writer" in sharekit.toml')
    return _asker(writer, quiet=quiet)


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

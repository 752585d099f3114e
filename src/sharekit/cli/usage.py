"""What stops a command, in the words of sharekit."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from difflib import get_close_matches

from sharekit.errors import SharekitError, UsageError

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def refuse_both(first: str, has_first: bool, second: str, has_second: bool) -> None:  # noqa: FBT001
    """Refuse two options that contradict each other.

    Raises:
        UsageError: Both are there.
    """
    if has_first and has_second:
        message = f"{first} and {second} contradict each other"
        raise UsageError(message, hint=f"Leave out {first} or {second}")


def nearest(wrong: str, known: Iterable[str], *, then: str) -> str:
    """Return a hint with the nearest known name, if there is one, and where all of them are listed."""
    near = get_close_matches(wrong, list(known), n=1, cutoff=0.6)
    return f"Did you mean {near[0]}? {then}" if near else then


def refusal_of(error: BaseException) -> SharekitError:
    """Return whatever stopped a command as an error with a hint."""
    if isinstance(error, SharekitError):
        return error
    if isinstance(error, Exception) and hasattr(error, "format_message"):
        return _in_our_words(error)
    if isinstance(error, MemoryError):
        hint = "Close other programs, or ask for less at once: --jobs 1, fewer --formats"
        return SharekitError("there is not enough memory", hint=hint)
    if isinstance(error, OSError) and error.errno in _FULL:
        message = f"the answer cannot be written: {error.strerror}"
        return SharekitError(message, hint="Make room where the output goes, and run the command again")
    message = f"something unexpected happened ({type(error).__name__}: {error})"
    unexpected = SharekitError(message, hint="Please report it, with what the same command says with -v")
    unexpected.__cause__ = error
    return unexpected


def _in_our_words(error: Exception) -> UsageError:
    """Return an error of Typer's as a `UsageError` with a hint."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "sharekit"
    then = f"{command} --help lists what there is"
    wrong = getattr(error, "option_name", None)
    if wrong is not None and hasattr(error, "possibilities"):
        known = () if context is None else _options(context.command.params)
        return UsageError(f"there is no option {wrong}", hint=nearest(wrong, known, then=then))
    text = str(error.format_message() if hasattr(error, "format_message") else error).strip().rstrip(".")
    return UsageError(text[:1].lower() + text[1:], hint=then)


def _options(parameters: Iterable[object]) -> tuple[str, ...]:
    names = (name for parameter in parameters for name in getattr(parameter, "opts", ()))
    return tuple(name for name in names if name.startswith("--"))

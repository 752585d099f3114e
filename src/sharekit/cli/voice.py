"""How sharekit speaks: results on stdout, all else on stderr, never a control character of a source."""

from __future__ import annotations

import os
import re
import sys
import traceback

import typer

from sharekit.errors import ExitCode, SharekitError

_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """Return `text` without characters that steer a terminal or turn the reading direction."""
    return _UNSAFE.sub("\ufffd", text)


def show(text: str = "") -> None:
    """Print a result."""
    typer.echo(plain(text))


def note(text: str) -> None:
    """Say something that is neither a result nor a fault."""
    typer.echo(plain(text), err=True)


def ask(question: str) -> str | None:
    """Ask on stderr and return the line that is typed; None where the input ends."""
    typer.echo(f"{plain(question)} ", err=True, nl=False)
    return sys.stdin.readline() or None


def warn(message: str, hint: str, *, line: int | None = None) -> None:
    """Print a warning with what to do about it."""
    where = "" if line is None else f" (line {line})"
    _labelled("warning:", typer.colors.YELLOW, f"{message}{where}")
    _labelled("  hint:", typer.colors.CYAN, hint)


def refuse(error: SharekitError, *, verbose: bool) -> None:
    """Print an error with what to do now; how a fault of ours came about only when that was asked for."""
    _labelled("error:", typer.colors.RED, error.message)
    _labelled("hint:", typer.colors.CYAN, error.hint)
    if verbose and error.exit_code == ExitCode.UNEXPECTED:
        typer.echo("".join(traceback.format_exception(error)), err=True)


def colours(*, err: bool = False) -> bool:
    """Whether colours are wanted: on a terminal, unless NO_COLOR is set (no-color.org)."""
    stream = sys.stderr if err else sys.stdout
    return stream.isatty() and not os.environ.get("NO_COLOR")


def _labelled(label: str, colour: str, text: str) -> None:
    painted = typer.style(label, fg=colour, bold=True) if colours(err=True) else label
    typer.echo(f"{painted} {plain(text)}", err=True)

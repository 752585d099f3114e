"""The Typer app, and the one place where a refusal becomes words and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup

from sharekit.cli import voice
from sharekit.cli.build import build
from sharekit.cli.check import check
from sharekit.cli.choices import formats, platforms, themes
from sharekit.cli.init import init
from sharekit.cli.inspect import inspect
from sharekit.cli.preview import preview
from sharekit.cli.proof import proof
from sharekit.cli.surroundings import refuse_odd_zone
from sharekit.cli.usage import nearest, refusal_of
from sharekit.errors import ExitCode, UsageError
from sharekit.version import __version__


class _Command(TyperCommand):
    """One command."""

    def get_params(self, ctx: Any) -> Any:  # noqa: ANN401  Typer's own types are private
        """Return the parameters, `--help` among them."""
        return _plain(super().get_params(ctx))


class Commands(TyperGroup):
    """Commands whose every refusal is printed as `error:` and `hint:`."""

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401  Typer's own types are private
        """Return a command; an unknown name is refused with the nearest one."""
        command = super().get_command(ctx, cmd_name)
        if command is None:
            message = f"there is no command {cmd_name!r}"
            raise UsageError(
                message, hint=nearest(cmd_name, self.commands, then="sharekit --help lists them")
            )
        return command

    def get_params(self, ctx: Any) -> Any:  # noqa: ANN401
        """Return the parameters, `--help` among them."""
        return _plain(super().get_params(ctx))

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> NoReturn:  # noqa: ANN401
        """Run a command and leave with its exit code."""
        words = sys.argv[1:] if args is None else args
        extra["standalone_mode"] = False
        try:
            code = super().main(args, *rest, **extra)
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # noqa: BLE001  the last boundary; a library's panic is no Exception
            refusal = refusal_of(error)
            voice.refuse(refusal, verbose="-v" in words or "--verbose" in words)
            code = refusal.exit_code
        if code == ExitCode.INTERRUPTED:
            raise KeyboardInterrupt  # `main` says so, as where an import is interrupted
        sys.exit(int(code) if isinstance(code, int) else ExitCode.DONE)


def _plain(parameters: Any) -> Any:  # noqa: ANN401
    """Leave words and paths as they are given: whatever Typer converts loads pydantic first."""
    for parameter in parameters:
        if not isinstance(parameter.process_value, partial):
            parameter.process_value = partial(_plain_value, parameter, parameter.process_value)
    return parameters


def _plain_value(parameter: Any, convert: Callable[..., Any], ctx: Any, value: Any) -> Any:  # noqa: ANN401
    kind = getattr(getattr(parameter, "type_descriptor", None), "annotation", None)
    many = getattr(parameter, "multiple", False) or parameter.nargs != 1
    if value is None and not parameter.required:
        plain: Any = () if many else None
    elif kind in {str, Path} and isinstance(value, str | Path) and value:
        plain = kind(value)
    elif kind == list[str] and value and not isinstance(value, str):
        plain = list(value)
    else:
        return convert(ctx, value)
    return parameter.callback(ctx, parameter, plain) if parameter.callback else plain


app = typer.Typer(
    cls=Commands,
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for _command in (build, inspect, preview, proof, check, init, themes, formats, platforms):
    app.command(cls=_Command)(_command)


def _version(value: bool) -> None:  # noqa: FBT001  Typer calls it by position
    if value:
        voice.show(f"sharekit {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def start(
    ctx: typer.Context,
    *,
    _show_version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version and leave."),
    ] = False,
) -> None:
    """Turn an article or an event announcement into a kit that is ready to post."""
    refuse_odd_zone()
    if ctx.invoked_subcommand is None:
        voice.show(ctx.get_help())

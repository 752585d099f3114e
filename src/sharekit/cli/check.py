"""`sharekit check`: the proof that a kit holds."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sharekit.cli import voice
from sharekit.cli.options import Json, Quiet, Verbose
from sharekit.cli.usage import refuse_both
from sharekit.errors import ExitCode

if TYPE_CHECKING:
    from sharekit.check import Proof

_SCHEMA = 1
_SHOWN = 30  # faults; more are shown with -v


def check(
    kit: Annotated[Path, typer.Argument(metavar="KIT", help="The folder of a kit.")],
    *,
    online: Annotated[bool, typer.Option("--online", help="Also ask whether the links answer.")] = False,
    json: Json = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Prove a kit: files, lengths, words, alt texts, pictures, links and days."""
    refuse_both("-q", quiet, "-v", verbose)
    _show(kit, online=online, as_json=json, quiet=quiet, verbose=verbose)


def _show(folder: Path, *, online: bool, as_json: bool, quiet: bool, verbose: bool) -> None:
    """Check a kit and say what was found.

    Raises:
        SourceError: The folder is no kit.
        typer.Exit: With the code for faults, where there are any.
    """
    import json

    from sharekit.check import ask_links, check_folder

    proof, kit = check_folder(folder)
    if online and kit is not None:
        from sharekit.source.web.fetch import ask_status

        proof = ask_links(kit, proof, ask_status)
    if as_json:
        voice.show(json.dumps(_value(proof), ensure_ascii=False, indent=2))
    else:
        _tell(proof, quiet=quiet, verbose=verbose)
    if not proof.ok:
        raise typer.Exit(ExitCode.FAULTS)


def _value(proof: Proof) -> dict[str, object]:
    return {
        "schema": _SCHEMA,
        "kit": proof.kit,
        "ok": proof.ok,
        "checked": dict(proof.checked),
        "faults": [asdict(fault) for fault in proof.faults],
        "notes": list(proof.notes),
    }


def _tell(proof: Proof, *, quiet: bool, verbose: bool) -> None:
    shown = proof.faults if verbose else proof.faults[:_SHOWN]
    if not quiet:
        voice.show(proof.kit)
        for sentence in proof.proved:
            voice.show(f"  {sentence}")
        for note in proof.notes:
            voice.note(note)
    for fault in shown:
        where = "" if fault.where in fault.message else f"{fault.where}: "
        voice.show(f"fault: {where}{fault.message} ({fault.code})")
        voice.show(f"  hint: {fault.hint}")
    if len(shown) < len(proof.faults):
        voice.show(f"and {len(proof.faults) - len(shown)} more faults: -v shows them all")
    if not quiet:
        number = len(proof.faults)
        found = "1 fault" if number == 1 else f"{number} faults"
        voice.show("it holds" if proof.ok else f"it does not hold: {found}")

"""One file, written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from sharekit.errors import KitError


def save_file(data: bytes, place: Path) -> None:
    """Write a file; what was there is replaced in one step.

    Raises:
        KitError: It cannot be written; what was there is unchanged.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=f".{place.name}.", dir=place.parent)
    except OSError as error:
        raise _refusal(place, error) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(place)
    except OSError as error:
        raise _refusal(place, error) from error
    finally:
        Path(name).unlink(missing_ok=True)


def _refusal(place: Path, error: OSError) -> KitError:
    message = f"cannot write {place}: {error.strerror or 'the system refused'}"
    return KitError(message, hint="Choose a place that you may write to")

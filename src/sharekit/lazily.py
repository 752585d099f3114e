"""Names of a room that are imported when they are first used, so that nobody loads what is not asked for."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

TYPE_CHECKING = False  # `typing` would take longer to import than all the rest
if TYPE_CHECKING:
    from typing import Any


def lazily(package: str, **homes: str) -> Callable[[str], Any]:
    """Return the `__getattr__` of a package (PEP 562).

    Args:
        package: Its `__name__`.
        homes: The public names of each of its modules, parted by spaces.
    """

    def get(name: str) -> Any:  # noqa: ANN401  whatever a module exports
        for home, names in homes.items():
            if name in names.split():
                return getattr(import_module(f"{package}.{home}"), name)
        message = f"module {package!r} has no attribute {name!r}"
        raise AttributeError(message)

    return get

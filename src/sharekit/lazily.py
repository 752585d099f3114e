"""Imports and patterns that are made when first used, so that nobody waits for what is not asked for."""

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


_USES = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "pattern", "flags")


class _Late:
    """A pattern that is compiled when it is first used, and from then on as quick as any other."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self._make = make

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  whatever a pattern has
        compiled = self._make()
        self.__dict__.update({use: getattr(compiled, use) for use in _USES})
        return getattr(compiled, name)


def late(make: Callable[..., Any], pattern: str, flags: int = 0) -> Any:  # noqa: ANN401  a pattern of `make`'s
    """Return a pattern that is compiled when it is first used: one of many words takes 20 ms.

    Args:
        make: `re.compile` or `regex.compile`.
        pattern: The pattern; where it is wrong, its first use says so.
        flags: Its flags.
    """
    return _Late(lambda: make(pattern, flags))

"""What stands outside of the package: the design material beside a checkout, never copied, and benchmarks."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

_PROJECT = Path(__file__).resolve().parents[1]
_SHARED = _PROJECT.parent / "shared"


def shared(path: str) -> Path:
    """Return a file of the design material, or skip the test with a message where it is absent."""
    found = _SHARED / path
    if not found.exists():
        pytest.skip(f"../shared/{path} is not here; this test needs the design material")
    return found


def load_benchmark(name: str) -> ModuleType:
    """Return a module of `benchmarks/`, which is no package."""
    spec = importlib.util.spec_from_file_location(f"{name}_benchmark", _PROJECT / "benchmarks" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module

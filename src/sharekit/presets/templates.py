"""The text of template files; their notation is read in `sharekit.write.notation`."""

from __future__ import annotations

from importlib.resources import files

SHARED = "shared"
WORDLESS = "wordless"


def load_templates(catalogue: str | None) -> str:
    """Return the text of the template file for a language: one row serves all that have a catalogue.

    Args:
        catalogue: Tag of the language's catalogue; None for a language without one, which gets the
            templates that hold no words at all.
    """
    return _read(WORDLESS if catalogue is None else SHARED)


def _read(name: str) -> str:
    return files("sharekit.presets").joinpath("templates", f"{name}.txt").read_text(encoding="utf-8")

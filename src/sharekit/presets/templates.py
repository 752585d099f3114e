"""The text of template files, by language; their notation is read in `sharekit.write.notation`."""

from __future__ import annotations

from importlib.resources import files

SHARED = "shared"
WORDLESS = "wordless"


def load_templates(catalogue: str | None) -> tuple[str, ...]:
    """Return the texts of the template files for a language, the nearest first.

    Args:
        catalogue: Tag of the language's catalogue; None for a language without one, which gets the
            templates that hold no words at all.
    """
    if catalogue is None:
        return (_read(WORDLESS),)
    folder = files("sharekit.presets").joinpath("templates")
    base = catalogue.partition("-")[0]
    names = dict.fromkeys((catalogue, base))
    found = (_read(name) for name in names if folder.joinpath(f"{name}.txt").is_file())
    return (*found, _read(SHARED))


def _read(name: str) -> str:
    return files("sharekit.presets").joinpath("templates", f"{name}.txt").read_text(encoding="utf-8")

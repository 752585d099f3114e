"""Templates of the user's own: `templates/<language>.txt` beside a settings file."""

from __future__ import annotations

from pathlib import Path

from sharekit.errors import SettingsError
from sharekit.presets.small_text import read_small_text
from sharekit.write import OwnTemplates, Template, is_template_name, known_facts, read_templates

TEMPLATES = "templates"
_NAMES = "Name it after a language (en.txt, pt-BR.txt), or shared.txt or wordless.txt"


def load_own_templates(folder: Path) -> OwnTemplates:
    """Return the rows of each file in a folder by its name; none where there is no such folder.

    The files are data: they are read in the notation of the shipped ones, and nothing in them is run.

    Raises:
        SettingsError: A file cannot be read or holds a row that cannot be one.
    """
    if not folder.is_dir():
        return {}
    found: dict[str, tuple[Template, ...]] = {}
    for path in sorted(folder.glob("*.txt")):
        if not is_template_name(path.stem):
            message = f"{path}: “{path.stem}” is no language"
            raise SettingsError(message, hint=_NAMES)
        try:
            found[path.stem] = read_templates(read_small_text(path, one="template file"), known=known_facts())
        except ValueError as error:
            what, _, hint = str(error).partition("\n")
            message = f"{path}: {what}"
            hint = hint or "Correct that row; README.md shows the notation"
            raise SettingsError(message, hint=hint) from error
    return found

"""Templates of the user's own: `templates/<language>.txt` beside a settings file."""

from __future__ import annotations

from pathlib import Path

from sharekit.errors import SettingsError
from sharekit.write import OwnTemplates, Template, is_template_name, known_facts, read_templates

TEMPLATES = "templates"
_LARGEST = 65_536  # bytes
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
            found[path.stem] = read_templates(_text(path), known=known_facts())
        except ValueError as error:
            what, _, hint = str(error).partition("\n")
            message = f"{path}: {what}"
            hint = hint or "Correct that row; README.md shows the notation"
            raise SettingsError(message, hint=hint) from error
    return found


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
        if len(data) > _LARGEST:
            message = f"{path} is larger than {_LARGEST // 1024} KiB"
            raise SettingsError(message, hint="Templates are some lines; is this the right file?")
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as error:
        message = f"the templates {path} cannot be read as text in UTF-8"
        raise SettingsError(message, hint="Save them as UTF-8 in your editor, or take them away") from error

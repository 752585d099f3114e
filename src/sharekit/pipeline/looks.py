"""What a kit looks like: theme, an organisation's colours and fonts, logo and photograph, as a studio."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeAlias

from sharekit.document import Diagnostic, Document
from sharekit.errors import SourceError
from sharekit.presets.brand import Adjustment, brand_theme, colourways, with_faces
from sharekit.presets.formats import load_formats, load_papers
from sharekit.presets.themes import MOODS, Theme, load_themes
from sharekit.render import Logo, Photograph, Studio, open_logo, open_photograph, open_studio
from sharekit.settings import Brand, Settings, checked
from sharekit.source import PictureFile, read_file, read_picture

Diagnostics: TypeAlias = tuple[Diagnostic, ...]


def all_themes(settings: Settings) -> Mapping[str, Theme]:
    """Return the shipped themes and those of the settings folders, by name."""
    return MappingProxyType({**load_themes(), **settings.own_themes})


def choose_theme(document: Document, settings: Settings) -> Theme:
    """Return the theme: the command line's, else front matter's or its mood's, else the settings'.

    Raises:
        SourceError: Front matter names one that does not exist.
    """
    themes, name = all_themes(settings), settings.theme
    if document.theme is not None and "theme" not in settings.asked:
        where = f"theme in {document.name}"
        name = str(checked("theme", document.theme, where=where, error=SourceError, themes=themes))
    elif document.mood is not None and "theme" not in settings.asked:
        name = MOODS[document.mood]
    return themes[name]


def open_for(
    document: Document,
    settings: Settings,
    photograph: Photograph | None,
    portraits: Mapping[str, Photograph] = MappingProxyType({}),
) -> tuple[Studio, Diagnostics]:
    """Return the studio of a document's theme, mood and people, as `open_branded` does."""
    theme = choose_theme(document, settings)
    studio, told = open_branded(theme, settings.brand, photograph=photograph, mood=document.mood)
    return replace(studio, portraits=portraits), told


def open_branded(
    theme: Theme, brand: Brand, *, photograph: Photograph | None, mood: str | None = None
) -> tuple[Studio, Diagnostics]:
    """Return the studio of a theme in an organisation's colours and fonts, with its logo.

    Returns:
        The studio, and a warning for every colour that had to give way so that words can be read.

    Raises:
        SettingsError: The logo cannot be used.
        RenderError: A font file is none.
    """
    colours = {"primary": brand.primary, "secondary": brand.secondary}
    _, adjustments = brand_theme(theme, **colours)
    ways = [with_faces(way, brand.faces) for way in colourways(theme, **colours, mood=mood)]
    studio = open_studio(
        ways[0],
        {**load_formats(), **load_papers()},
        more=brand.fonts,
        photograph=photograph,
        logo=_logo(brand),
        ways=tuple(ways),
    )
    return studio, tuple(_told(adjustment) for adjustment in adjustments)


def _logo(brand: Brand) -> Logo | None:
    return open_logo(read_file(brand.logo), name=brand.logo.name) if brand.logo else None


def _told(row: Adjustment) -> Diagnostic:
    role, ground = (name.replace("_", " ") for name in (row.role, row.ground))
    return Diagnostic(
        code="brand-adjusted",
        message=f"brand: {role} {row.wanted} has a contrast of {row.before:.1f} with {ground} {row.on}; "
        f"{row.taken} is used instead ({row.after:.1f})",
        hint="Choose a lighter or darker colour in [brand] if you want another",
    )


def find_photograph(
    document: Document, source: str, settings: Settings
) -> tuple[Document, Photograph | None]:
    """Return the kit's photograph; one that the article names and that is of no use becomes a warning.

    Raises:
        SourceError: The file that the user gave is no photograph that can be used.
    """
    found = read_picture(document.image, source=source, given=settings.image)
    picture = _opened(found, document.focus) if isinstance(found, PictureFile) else found
    if isinstance(picture, Diagnostic):
        return replace(document, warnings=(*document.warnings, picture)), None
    return document, picture


def find_portraits(document: Document, source: str) -> tuple[Document, Mapping[str, Photograph]]:
    """Return pictures of people by name; those that are of no use become warnings."""
    found: dict[str, Photograph] = {}
    warnings: list[Diagnostic] = []
    for person in document.portraits:
        picture = read_picture(person.photo, source=source, given=None)
        opened = _opened(picture, person.focus) if isinstance(picture, PictureFile) else picture
        if isinstance(opened, Photograph):
            found[person.name] = opened
        elif opened:
            told = opened.message.replace("the article's", f"{person.name}’s", 1)
            warnings.append(replace(opened, message=told))
    return replace(document, warnings=(*document.warnings, *warnings)), MappingProxyType(found)


def _opened(file: PictureFile, focus: tuple[float, float] | None) -> Photograph | Diagnostic:
    """Return the photograph of a file, or why one that the article names is left out."""
    try:
        return open_photograph(file.data, name=file.name, focus=focus)
    except SourceError as error:
        if file.asked:
            raise
        return Diagnostic(
            code="picture-left-out",
            message=f"the article's picture was left out: {error.message}",
            hint=error.hint or "Give another with --image",
        )

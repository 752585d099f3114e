"""Settings: shipped defaults, then the user's file, then the project's, then the command line."""

from sharekit.presets.spelling import did_you_mean
from sharekit.settings.files import FILE_NAME, load_settings
from sharekit.settings.model import Brand, OwnWriter, Settings
from sharekit.settings.values import KINDS, checked

__all__ = ["FILE_NAME", "KINDS", "Brand", "OwnWriter", "Settings", "checked", "did_you_mean", "load_settings"]

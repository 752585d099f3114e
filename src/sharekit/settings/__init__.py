"""Settings: shipped defaults, then the user's file, then the project's, then the command line."""

from sharekit.settings.files import FILE_NAME, load_settings
from sharekit.settings.model import Settings
from sharekit.settings.spelling import did_you_mean
from sharekit.settings.values import KINDS, checked

__all__ = ["FILE_NAME", "KINDS", "Settings", "checked", "did_you_mean", "load_settings"]

"""The spine: read, plan, draw, write, assemble. Saving is a step of its own."""

from sharekit.pipeline.looks import all_themes
from sharekit.pipeline.program import Ask, WriterFailedError, ask_program
from sharekit.pipeline.sheet import draw_theme_sheet
from sharekit.pipeline.spine import Watch, build_kit, read_for

__all__ = [
    "Ask",
    "Watch",
    "WriterFailedError",
    "all_themes",
    "ask_program",
    "build_kit",
    "draw_theme_sheet",
    "read_for",
]

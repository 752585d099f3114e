"""The spine: read, plan, draw, write, assemble. Saving is a step of its own."""

from __future__ import annotations

from sharekit.lazily import lazily

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sharekit.pipeline.again import Watch, build_kit
    from sharekit.pipeline.looks import all_themes
    from sharekit.pipeline.program import Ask, WriterFailedError, ask_program
    from sharekit.pipeline.proof import draw_kit_proof
    from sharekit.pipeline.reading import read_for
    from sharekit.pipeline.sheet import draw_theme_sheet

__all__ = [
    "Ask",
    "Watch",
    "WriterFailedError",
    "all_themes",
    "ask_program",
    "build_kit",
    "draw_kit_proof",
    "draw_theme_sheet",
    "read_for",
]

__getattr__ = lazily(
    __name__,
    again="Watch build_kit",
    looks="all_themes",
    program="Ask WriterFailedError ask_program",
    sheet="draw_theme_sheet",
    proof="draw_kit_proof",
    reading="read_for",
)

"""Reading: from a file or standard input to a `Document`, with nothing invented.

    location ─ intake ─▶ bytes and their kind ─ parsing ─▶ text | office | webpage | frontmatter ─▶ blocks
      ─ page ─▶ the text all offsets refer to ─ quotations, figures, events, sentences ─▶ Document

Words to recognise are data (`presets/grammar`); a new kind of source is a reader that hands over
`Draft` blocks, and nothing after `page` knows which reader it was.
"""

from __future__ import annotations

from sharekit.lazily import lazily

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sharekit.source.formats.intake import LARGEST, PictureFile, lies_below, read_file, read_picture
    from sharekit.source.reading import inspection, read_document
    from sharekit.source.said import Confirm, Said
    from sharekit.source.spoken_when import read_when

__all__ = [
    "LARGEST",
    "Confirm",
    "PictureFile",
    "Said",
    "inspection",
    "lies_below",
    "read_document",
    "read_file",
    "read_picture",
    "read_when",
]

__getattr__ = lazily(
    __name__,
    **{"formats.intake": "LARGEST PictureFile lies_below read_file read_picture"},
    reading="inspection read_document",
    said="Confirm Said",
    spoken_when="read_when",
)

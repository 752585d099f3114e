"""The proof that a kit holds: its files, its words, its links and its days.

`check_kit(kit)` checks one in memory before it is saved, `check_folder(path)` any folder there is:
made by us, edited by hand, copied, damaged or hostile.
"""

from __future__ import annotations

from sharekit.lazily import lazily

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sharekit.check.links import ask_links
    from sharekit.check.model import Fault, KitFiles, Proof
    from sharekit.check.proof import check_folder, check_kit

__all__ = ["Fault", "KitFiles", "Proof", "ask_links", "check_folder", "check_kit"]

__getattr__ = lazily(
    __name__,
    links="ask_links",
    model="Fault KitFiles Proof",
    proof="check_folder check_kit",
)

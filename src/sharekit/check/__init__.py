"""The proof that a kit holds: its files, its words, its links and its days.

`check_kit(kit)` checks one in memory before it is saved, `check_folder(path)` any folder there is:
made by us, edited by hand, copied, damaged or hostile.
"""

from sharekit.check.model import Fault, KitFiles, Proof
from sharekit.check.online import ask_links
from sharekit.check.proof import check_folder, check_kit

__all__ = ["Fault", "KitFiles", "Proof", "ask_links", "check_folder", "check_kit"]

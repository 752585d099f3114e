"""The kit: its files as bytes in memory, then saved to a folder all at once."""

from __future__ import annotations

from sharekit.lazily import lazily

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sharekit.kit.again import find_kit, keep_kit
    from sharekit.kit.archive import check_zip_place, zip_kit, zip_of
    from sharekit.kit.assemble import assemble_kit
    from sharekit.kit.distribution import Distribution
    from sharekit.kit.dress import Dress
    from sharekit.kit.grouplist import read_groups
    from sharekit.kit.manifest import given_words
    from sharekit.kit.model import GROUPS_FILE, SINGLE_PAGE, Kit, SaveReport
    from sharekit.kit.save import save_file, save_kit

__all__ = [
    "GROUPS_FILE",
    "SINGLE_PAGE",
    "Distribution",
    "Dress",
    "Kit",
    "SaveReport",
    "assemble_kit",
    "check_zip_place",
    "find_kit",
    "given_words",
    "keep_kit",
    "read_groups",
    "save_file",
    "save_kit",
    "zip_kit",
    "zip_of",
]

__getattr__ = lazily(
    __name__,
    again="find_kit keep_kit",
    archive="check_zip_place zip_kit zip_of",
    assemble="assemble_kit",
    distribution="Distribution",
    dress="Dress",
    grouplist="read_groups",
    manifest="given_words",
    model="GROUPS_FILE SINGLE_PAGE Kit SaveReport",
    save="save_file save_kit",
)

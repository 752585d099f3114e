"""The kit: its files as bytes in memory, then saved to a folder all at once."""

from sharekit.kit.archive import check_zip_place, zip_kit, zip_of
from sharekit.kit.assemble import assemble_kit
from sharekit.kit.distribution import Distribution
from sharekit.kit.dress import Dress
from sharekit.kit.grouplist import read_groups
from sharekit.kit.groups import GROUPS_FILE
from sharekit.kit.manifest import given_words
from sharekit.kit.model import SINGLE_PAGE, Kit, SaveReport
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
    "given_words",
    "read_groups",
    "save_file",
    "save_kit",
    "zip_kit",
    "zip_of",
]

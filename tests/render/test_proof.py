"""Sheets to say yes to: words in any script stay on the page, and nothing is parted from its heading."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from PIL import Image, ImageChops

from sharekit.presets.formats import load_formats
from sharekit.presets.themes import load_themes
from sharekit.render import CardRow, Passage, Studio, draw_proof, open_studio
from tests.kit.pieces import drawn


@pytest.fixture(scope="module")
def studio() -> Studio:
    return open_studio(load_themes()["rally"], load_formats())


def _ink(image: Image.Image) -> tuple[int, int, int, int]:
    box = ImageChops.invert(image.convert("L")).getbbox()
    assert box
    return box


def _sheet(studio: Studio, *blocks: Passage | CardRow, language: str = "en") -> tuple[bytes, Image.Image]:
    pdf, png = draw_proof(blocks, studio, language=language, title="Proof")
    return pdf, Image.open(io.BytesIO(png))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "A river for everyone who lives beside it, and for those who only cross"),
        ("ar", "نهر لكل من يعيش بجانبه ولكل من يعبره كل صباح في طريقه إلى العمل والمدرسة"),
        ("he", "נהר לכל מי שגר לצדו ולכל מי שרק חוצה אותו בדרך לעבודה ולבית הספר בבוקר"),
        ("el", "Ένα ποτάμι για όλους όσοι ζουν δίπλα του και για όσους απλώς το διασχίζουν"),
        ("ru", "Река для всех, кто живёт рядом, и для тех, кто только переходит через неё"),
    ],
)
def test_lines_of_any_script_stay_between_the_margins_and_begin_where_one_reads(
    studio: Studio, language: str, words: str
) -> None:
    _, image = _sheet(studio, Passage(text=f"{words} {words}"), language=language)
    left, top, right, bottom = _ink(image)
    assert left >= 95
    assert right <= 1240 - 95
    assert bottom - top > 40  # two lines and more
    first = _ink(image.crop((0, top, 1240, top + 26)))
    assert (1240 - first[2] < 105) if language in {"ar", "he"} else (first[0] < 105)


def test_a_word_wider_than_the_page_is_cut_and_a_sign_no_font_has_is_left_out(studio: Studio) -> None:
    _, image = _sheet(studio, Passage(text="https://example.org/" + "river-" * 60))
    assert _ink(image)[2] <= 1240 - 95
    with_sign, without = (_sheet(studio, Passage(text=words))[1] for words in ("River \U000e0fff", "River "))
    assert with_sign.tobytes() == without.tobytes()


def test_it_is_paper_and_one_long_picture_with_cards_side_by_side(studio: Studio) -> None:
    cards = CardRow(files=tuple(drawn(1080, 1080) for _ in range(4)))
    blocks: list[Passage | CardRow] = [Passage(text="Title", kind="title"), cards]
    blocks += [
        Passage(text="\n".join(["Line"] * 33)),
        Passage(text="Heading", kind="heading"),
        Passage(text="Words"),
    ]
    pdf, image = _sheet(studio, *blocks)
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 2
    assert [round(size) for size in document[0].get_size()] == [595, 842]
    assert document.get_metadata_dict()["Title"] == "Proof"
    assert document.get_metadata_dict()["CreationDate"] == ""
    assert image.width == 1240
    assert (
        image.getpixel((96 + 10, 220)) == image.getpixel((1240 - 106, 220)) == (20, 112, 63)
    )  # three across
    assert _sheet(studio, *blocks)[0] == pdf
    second = document[1].render(scale=150 / 72).to_pil()
    assert _ink(second)[1] < 200  # the heading went over with its words

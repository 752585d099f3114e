from __future__ import annotations

import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from sharekit.check.files import size_of

_SIZES = [(1, 1), (1080, 1350), (7, 900)]


def _file(kind: str, size: tuple[int, int]) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", size).save(stream, kind, progressive=kind == "JPEG")
    return stream.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("size", _SIZES)
def test_the_size_is_the_one_that_pillow_reads(kind: str, size: tuple[int, int]) -> None:
    assert size_of(_file(kind, size)) == size


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_file_cut_off_anywhere_has_no_size(kind: str) -> None:
    data = _file(kind, (40, 30))
    for length in range(len(data)):
        assert size_of(data[:length]) is None


def test_a_pdf_of_one_page_has_the_size_of_its_paper() -> None:
    data = b"%PDF-1.7\n<< /MediaBox [0 0 595.2 841.92] >>\n%%EOF\n"
    assert size_of(data, dpi=300) == (2480, 3508)
    assert size_of(data[:-6], dpi=300) is None


def test_a_chunk_of_four_gigabytes_costs_nothing() -> None:
    head = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 5, 5) + bytes(9)
    assert size_of(head + struct.pack(">I4s", 2**32 - 1, b"IDAT")) is None


@given(st.binary(max_size=200), st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"%PDF-"]))
def test_any_bytes_have_a_size_or_none(data: bytes, start: bytes) -> None:
    size_of(start + data, dpi=300)

"""Word documents: structure, links, and files that only pretend."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import docx.text.paragraph
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from sharekit.document import Document
from sharekit.errors import NothingToShareError, SharekitError, SourceError
from tests.source.reads import read_piped, read_saved


def link(paragraph: docx.text.paragraph.Paragraph, words: str, url: str) -> None:
    key = paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    element, run, text = OxmlElement("w:hyperlink"), OxmlElement("w:r"), OxmlElement("w:t")
    element.set(qn("r:id"), key)
    text.text = words
    run.append(text)
    element.append(run)
    paragraph._p.append(element)


def written() -> docx.document.Document:
    document = docx.Document()
    document.add_heading("Bakers without bread", 0)
    document.add_heading("Four in the morning", 1)
    paragraph = document.add_paragraph("The bakers of Mill Lane have not been paid since May. ")
    paragraph.add_run("Nobody").bold = True
    paragraph.add_run(" told them why.")
    document.add_paragraph("“We bake at four in the morning,” said Ines Vidal, a baker.")
    document.add_paragraph("Pay them now, and pay them in full.", style="Quote")
    document.add_paragraph("Write to the owner", style="List Bullet")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "When:", "Saturday 5 December 2026, 6.30pm"
    link(document.add_paragraph(), "Register here", "https://example.org/register")
    return document


def packed(document: docx.document.Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def read(folder: Path, data: bytes) -> Document:
    return read_saved(folder, "article.docx", data)


def test_structure_links_and_tables_in_order(tmp_path: Path) -> None:
    document = read(tmp_path, packed(written()))
    assert document.title == "Bakers without bread"
    assert [(block.kind, block.span.of(document.text)[:12]) for block in document.blocks] == [
        ("title", "Bakers witho"),
        ("heading", "Four in the "),
        ("paragraph", "The bakers o"),
        ("paragraph", "“We bake at "),
        ("quotation", "Pay them now"),
        ("item", "Write to the"),
        ("paragraph", "When:"),
        ("paragraph", "Saturday 5 D"),
        ("paragraph", "Register her"),
    ]
    assert document.quotes[0].speaker == "Ines Vidal"
    assert [(action.label, action.url) for action in document.actions] == [
        ("Register here", "https://example.org/register")
    ]


def test_what_was_deleted_is_not_read(tmp_path: Path) -> None:
    document = written()
    paragraph = document.add_paragraph("We stay here, all of us")
    gone, run, text = OxmlElement("w:del"), OxmlElement("w:r"), OxmlElement("w:t")
    text.text = " until they pay"
    run.append(text)
    gone.append(run)
    paragraph._p.append(gone)
    paragraph.add_run(".")
    assert "We stay here, all of us." in read(tmp_path, packed(document)).text


def test_it_is_told_by_its_content() -> None:
    assert read_piped(packed(written())).title == "Bakers without bread"


def test_words_in_a_text_box_are_read_once(tmp_path: Path) -> None:
    document = written()
    box = "<w:txbxContent><w:p><w:r><w:t>Rally at the mill</w:t></w:r></w:p></w:txbxContent>"
    run = parse_xml(
        f'<w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    document.add_paragraph()._p.append(run)
    assert read(tmp_path, packed(document)).text.count("Rally at the mill") == 1


def damaged(*, without: str = "", cut: str = "") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed(written()))) as old, zipfile.ZipFile(stream, "w") as new:
        for member in old.infolist():
            if member.filename != without:
                new.writestr(member.filename, old.read(member)[: 300 if member.filename == cut else None])
    return stream.getvalue()


def with_broken_stream() -> bytes:
    data = bytearray(packed(written()))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        start = archive.getinfo("word/document.xml").header_offset + 60
    data[start : start + 200] = b"\xff" * 200
    return bytes(data)


@pytest.mark.parametrize(
    "data",
    [
        damaged(without="[Content_Types].xml"),
        damaged(without="word/document.xml"),
        damaged(without="_rels/.rels"),
        damaged(cut="word/document.xml"),
        with_broken_stream(),
    ],
    ids=["types", "main", "relations", "cut", "stream"],
)
def test_a_damaged_document_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(SourceError, match="no Word document") as refused:
        read(tmp_path, data)
    assert refused.value.hint


def test_an_empty_document_is_nothing_to_share(tmp_path: Path) -> None:
    with pytest.raises(NothingToShareError):
        read(tmp_path, packed(docx.Document()))


def bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 80_000_000)
    return stream.getvalue()


def with_entities() -> bytes:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(packed(written()))) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.infolist():
            data = old.read(member)
            if member.filename == "word/document.xml":
                data = data.replace(b"?>", b'?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>', 1)
            new.writestr(member.filename, data)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04 not an archive at all", "no Word document"),
        (bomb(), "unpacks to 76 MB"),
        (with_entities(), "entities"),
        (packed(written())[:2000], "no Word document"),
    ],
    ids=["broken", "bomb", "entities", "cut"],
)
def test_what_is_no_word_document_is_refused(tmp_path: Path, data: bytes, words: str) -> None:
    with pytest.raises(SourceError, match=words) as refused:
        read(tmp_path, data)
    assert refused.value.hint


def test_an_old_document_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(SharekitError, match="old or locked"):
        read_saved(tmp_path, "article.docx", b"\xd0\xcf\x11\xe0" + b"\x00" * 600)

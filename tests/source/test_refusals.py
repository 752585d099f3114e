from __future__ import annotations

from pathlib import Path

import pytest

from sharekit.errors import NothingToShareError, SourceError, UsageError
from sharekit.source import read_document
from tests.source.reads import TODAY, read_piped, read_saved

ARTICLE = "Our library\n\nThe council wants to close our library on Hill Road next spring.\n"


def test_a_missing_file_suggests_its_neighbour(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE)
    with pytest.raises(SourceError) as refused:
        read_document(str(tmp_path / "artcle.txt"), today=TODAY)
    assert refused.value.hint == "Did you mean article.txt?"


@pytest.mark.parametrize(
    ("name", "data", "called"),
    [
        ("a.pdf", b"%PDF-1.7 ...", "a PDF"),
        ("renamed.md", b"%PDF-1.7 ...", "a PDF"),
        ("a.png", b"\x89PNG\r\n", "a picture"),
        ("a.zip", b"PK\x03\x04....", "an archive"),
        ("a.txt", bytes(range(32)) * 8, "is not text"),
        ("a.xyz", b"Hello", "does not know"),
    ],
)
def test_other_kinds_are_refused_by_name(tmp_path: Path, name: str, data: bytes, called: str) -> None:
    with pytest.raises(SourceError) as refused:
        read_saved(tmp_path, name, data)
    assert called in refused.value.message
    assert refused.value.hint


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf\n", b"\x00\x00"])
def test_nothing_is_nothing_to_share(data: bytes) -> None:
    with pytest.raises(NothingToShareError):
        read_piped(data)


def test_a_title_alone_is_nothing_to_share(tmp_path: Path) -> None:
    with pytest.raises(NothingToShareError):
        read_saved(tmp_path, "a.md", "---\ntitle: Only this\n---\n")


def test_a_folder_and_an_address_of_this_machine_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="folder"):
        read_document(str(tmp_path), today=TODAY)
    with pytest.raises(SourceError, match="private network"):
        read_document("http://127.0.0.1/a", today=TODAY)


def test_an_impossible_name_is_refused_in_words() -> None:
    with pytest.raises(SourceError):
        read_document("a\x00b.txt", today=TODAY)
    with pytest.raises(SourceError):
        read_document("x" * 5000, today=TODAY)


def test_an_impossible_zone_suggests_one() -> None:
    with pytest.raises(UsageError) as refused:
        read_piped(ARTICLE, timezone="Europe/Londn")
    assert "Europe/London" in refused.value.hint


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    words = "Café money\n\n“Nobody asked the café workers what they need,” said Zoë Smith.\n"
    document = read_piped(words.encode(encoding))
    assert document.title == "Café money"
    assert document.quotes[0].speaker == "Zoë Smith"


def test_hidden_characters_are_cleaned_or_said() -> None:
    document = read_piped("Ti\x07tle\r\n\r\nThe mayor \u202esaid nothing at all about the money\u202c.\r\n")
    assert document.title == "Title"
    assert "\r" not in document.text
    assert [warning.code for warning in document.warnings] == ["bidi-override"]

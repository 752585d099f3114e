from __future__ import annotations

import os
from pathlib import Path

import pytest

from sharekit.document import Diagnostic
from sharekit.errors import NothingToShareError, SourceError, UsageError
from sharekit.files import read_regular
from sharekit.source import read_document, read_file, read_picture
from sharekit.source.formats import intake, parsing
from sharekit.source.formats.intake import Raw
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
    (warning,) = document.warnings
    assert (warning.code, warning.line) == ("bidi-override", 3)


@pytest.mark.parametrize(
    ("code", "meant"), [("00", "\ufffd"), ("01", " "), ("80", "€"), ("9f", "Ÿ"), ("81", " ")]
)
def test_what_an_escape_brings_is_cleaned_as_browsers_would(tmp_path: Path, code: str, meant: str) -> None:
    text = f'{{"title": "Boats", "text": "We row\\u00{code}on Sunday, all of us and all day."}}'
    assert read_saved(tmp_path, "boats.json", text).text.startswith(f"We row{meant}on Sunday")


def test_what_is_piped_in_is_not_called_by_a_name() -> None:
    with pytest.raises(SourceError, match="what was piped in is a"):
        read_piped(b"%PDF-1.7\n")


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="no such files there")
def test_a_file_that_states_no_size_is_measured_as_it_is_read() -> None:
    with pytest.raises(OSError, match="too large"):
        read_regular(Path("/proc/self/maps"), most=10)


_FAR = "---\n{line}\n---\n# Boats\n\nWe row on Sunday at noon, and all may come.\n"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("event: {title: Row, start: 9500-01-01T10:00}", "“Row”: nothing can be planned for the year 9500"),
        ("event: {title: Row, start: 2027-01-01, end: 9999-12-31}", "for the year 9999"),
        ("event: {title: Row, start: 2027-01-01, deadline: 0001-01-01}", "for the year 1"),
        ("embargo: 9000-01-01T10:00", "the embargo: nothing can be planned for the year 9000"),
    ],
)
def test_days_around_which_none_can_be_counted_are_refused(line: str, message: str) -> None:
    with pytest.raises(SourceError) as refused:
        read_piped(_FAR.format(line=line))
    assert message in refused.value.message
    assert refused.value.hint == "Correct the year"


def test_the_last_years_of_the_calendar_and_those_long_over_are_read() -> None:
    for year in ("8998", "1850"):
        document = read_piped(_FAR.format(line=f"event: {{title: Row, start: {year}-12-31T10:00}}"))
        assert document.events[0].day is not None


_DAMAGED = {
    "calendar": "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Boat day\nDTSTART;VALUE=DATE:20270612\n"
    "DTEND;VALUE=DATE:00010101\nEND:VEVENT\nEND:VCALENDAR\n",
    "durations": "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY;VALUE=DURATION:P1D\nDTSTART;VALUE=PERIOD:x\n",
}


@pytest.mark.parametrize("text", _DAMAGED.values(), ids=_DAMAGED)
def test_a_damaged_calendar_is_refused_with_what_to_do(tmp_path: Path, text: str) -> None:
    with pytest.raises(SourceError, match="calendar") as refused:
        read_saved(tmp_path, "boat.ics", text)
    assert refused.value.hint.startswith("Export the event")


@pytest.mark.parametrize("kind", ["article.md", "page.html", "sheet.docx", "day.ics", "event.toml"])
@pytest.mark.parametrize(
    "error", [RecursionError("deep"), OverflowError("year"), MemoryError(), AttributeError()]
)
def test_whatever_a_reader_raises_is_a_refusal_with_a_hint(
    monkeypatch: pytest.MonkeyPatch, kind: str, error: Exception
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(parsing, "_read", fail)
    data = b"PK\x03\x04" if kind.endswith("docx") else ARTICLE.encode()
    with pytest.raises(SourceError) as refused:
        parsing.parse_raw(Raw(name=kind, data=data), language=None, usual_language=None)
    assert refused.value.hint
    assert refused.value.__cause__ is error


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        (
            "a.yaml",
            'title: "Boats \\ud800 for all"\nstart: 2027-06-12\nplace: Pier\n',
            "Boats \ufffd for all",
        ),
        ("a.json", '{"title": "Boats \\ud800 for all", "start": "2027-06-12"}', "Boats \ufffd for all"),
        (
            "a.html",
            "<h1>Boats&#27;&#147;for&#148; all</h1><p>We row &#x9b; on Sunday at noon.</p>",
            "Boats “for” all",
        ),
    ],
)
def test_what_an_escape_or_entity_stands_for_is_cleaned_too(
    tmp_path: Path, name: str, text: str, title: str
) -> None:
    document = read_saved(tmp_path, name, text)
    assert document.title == title
    assert document.text.replace("\n", " ").isprintable()


def test_a_mark_of_direction_behind_an_entity_is_warned_of() -> None:
    document = read_piped("# Boats\n\nWe row &#x202e;on Sunday at noon, and all may come.\n")
    assert [warning.code for warning in document.warnings] == ["bidi-override"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
def test_a_pipe_or_a_device_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    for path in (tmp_path / "pipe.png", Path("/dev/zero"), Path("/dev/null")):
        with pytest.raises(SourceError, match="a pipe or a device") as refused:
            read_file(path)
        assert refused.value.hint == "Give -, and pipe a text in"
    article = tmp_path / "article.md"
    article.write_text(ARTICLE)
    left_out = read_picture("pipe.png", source=str(article), given=None)
    assert isinstance(left_out, Diagnostic)
    assert "cannot be read" in left_out.message


def test_standard_input_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "LARGEST", 100)
    with pytest.raises(SourceError, match="larger than"):
        read_piped(b"a" * 101)


def test_a_file_that_grows_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "log.txt"
    path.write_bytes(b"a" * 9)
    real = os.fstat(os.open(path, os.O_RDONLY))
    monkeypatch.setattr(os, "fstat", lambda _handle: real)
    path.write_bytes(b"a" * 11)
    with pytest.raises(OSError, match="too large"):
        read_regular(path, most=10)
    assert read_regular(path, most=11) == b"a" * 11

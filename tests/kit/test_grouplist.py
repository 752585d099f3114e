"""The list of local groups: what spreadsheets save, and every fault named with its line and column."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharekit.errors import ExitCode, SourceError
from sharekit.kit.grouplist import Group, read_groups


def _list(folder: Path, text: str | bytes) -> Path:
    path = folder / "groups.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_whatever_a_spreadsheet_saves_is_read(tmp_path: Path, separator: str, mark: bytes, end: str) -> None:
    rows = [
        ("Name", "code", "place", "whatsapp", "contact", "LINK"),
        ("Hafen Nord", "HH Nord", '"Hamburg, Altona; A"', "https://chat.whatsapp.com/x", "Kim", ""),
        ("", "", "", "", "", ""),
        ("Jaffa", "jaffa", "", "", "", "https://example.org/jaffa?utm_source=mail&a=1"),
    ]
    text = end.join(separator.join(row) for row in rows) + end
    assert read_groups(_list(tmp_path, mark + text.encode())) == (
        Group(
            code="hh-nord",
            name="Hafen Nord",
            place="Hamburg, Altona; A",
            whatsapp="https://chat.whatsapp.com/x",
            contact="Kim",
        ),
        Group(code="jaffa", name="Jaffa", link="https://example.org/jaffa?a=1"),
    )


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("مجموعة يافا", "مجموعة يافا"),
        ("株式会社 🌊", "株式会社 🌊"),
        ("\u202eevil\u202c  name\x00\x1b[31m", "evil name [31m"),
        ("\u2067שלום\u2069", "שלום"),
        ('"two\nlines"', "two lines"),
    ],
)
def test_names_keep_their_letters_and_lose_hidden_marks(tmp_path: Path, name: str, read: str) -> None:
    (group,) = read_groups(_list(tmp_path, f"code,name\na,{name}\n"))
    assert group.name == read


@pytest.mark.parametrize("written", ["Insta fb", '"insta, facebook"', "instagram/FB"])
def test_a_group_s_own_networks_are_read_by_any_name(tmp_path: Path, written: str) -> None:
    (group,) = read_groups(_list(tmp_path, f"code,name,platforms\na,A,{written}\n"))
    assert group.platforms == ("instagram", "facebook")


def test_a_network_that_there_is_not_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as refused:
        read_groups(_list(tmp_path, "code,name,platforms\na,A,instagrm\n"))
    assert refused.value.message == "groups.csv, line 2, column platforms: there is no network 'instagrm'"
    assert "Did you mean instagram?" in refused.value.hint


def test_codes_in_any_script_become_names_of_folders(tmp_path: Path) -> None:
    groups = read_groups(_list(tmp_path, "code,name\nZürich West,a\n東京,b\n../../etc,c\n"))
    assert [group.code for group in groups] == ["zurich-west", "dongjing", "etc"]


_FAULTS = [
    ("name,place\nA,b\n", "line 1: there is no column 'code'", "code, name"),
    ("code\na\n", "line 1: there is no column 'name'", "the first two are needed"),
    ("code,name,phone\na,b,c\n", "line 1: the column 'phone' is not one", "whatsapp, contact"),
    ("code,name,code\na,b,c\n", "line 1: the column 'code' is there twice", "code, name"),
    ("code,name\na,\n", "line 2, column name: it is empty", "a code and a name"),
    ("code,name\n,A\n", "line 2, column code: it is empty", "a code and a name"),
    ("code,name\na\n", "line 2, column name: it is empty", "a code and a name"),
    ("code,name\na,A\n\nb,B\nA!,C\n", "line 5, column code: the code 'a' is taken by “A”", "its own"),
    ("code,name\nkim@example.org,A\n", "line 2, column code", "Links are public"),
    ("code,name\n!!!,A\n", "has no letter or digit", "hamburg-nord"),
    (f"code,name\n{'a' * 41},A\n", "longer than 40", "shorter"),
    ("code,name\nCON,A\n", "Windows can have no folder 'con'", "another"),
    ("code,name,link\na,A,javascript:alert(1)\n", "line 2, column link", "https://"),
    ("code,name,link\na,A,https://me:secret@example.org\n", "line 2, column link", "without the part"),
    ("code,name\na,A,too,many\n", "line 2: 4 values for 2 columns", "quotation marks"),
    ('code,name\na,"A\nb,B\n', "unexpected end of data", "Save the table again"),
    ('code,name\n"a\nb","B"\nc\n', "line 4, column name", "a code and a name"),
    ("code,name\n", "lists no group", "a line for each group"),
    ("", "there is no column 'code'", "code, name"),
    (b"code,name\na,M\xfcnchen\n", "is not text in UTF-8", "CSV UTF-8"),
    (b"\xff\xfec\x00o\x00", "is not text in UTF-8", "CSV UTF-8"),
    (
        "code,name\n" + "".join(f"g{number},G\n" for number in range(1001)),
        "line 1002: there are more than 1,000",
        "part",
    ),
    ("code,name\n" + f"a,{'b' * 1_000_000}\n", "larger than 1 MB", "the right file?"),
    ("code,name\n" + f"a,{'b' * 200_000}\n", "line 2: field larger than", "Save the table again"),
]


@pytest.mark.parametrize(("text", "message", "hint"), _FAULTS)
def test_a_fault_is_named_with_its_line_and_column(
    tmp_path: Path, text: str | bytes, message: str, hint: str
) -> None:
    with pytest.raises(SourceError) as refused:
        read_groups(_list(tmp_path, text))
    assert message in refused.value.message
    assert "groups.csv" in refused.value.message
    assert hint in refused.value.hint
    assert refused.value.exit_code == ExitCode.SOURCE


def test_five_hundred_groups_are_read(tmp_path: Path) -> None:
    text = "code,name\n" + "".join(f"g{number},G\n" for number in range(500))
    assert len(read_groups(_list(tmp_path, text))) == 500


def test_a_list_that_is_not_there_is_refused(tmp_path: Path) -> None:
    _list(tmp_path, "code,name\n")
    with pytest.raises(SourceError, match="there is no file") as refused:
        read_groups(tmp_path / "group.csv")
    assert "groups.csv" in refused.value.hint


@settings(max_examples=150)
@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda text: f"code,name\n{text}".encode()))
def test_any_bytes_are_groups_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = _list(tmp_path_factory.getbasetemp(), data)
    try:
        groups = read_groups(path)
    except SourceError:
        return
    assert len({group.code for group in groups}) == len(groups) > 0
    assert not any(set(group.name) & set("\n\r\0\u202e\u2067") for group in groups)

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from sharekit.check import check_kit
from sharekit.kept import sha256
from sharekit.kit import Distribution, Kit, zip_kit
from sharekit.kit.grouplist import Group
from sharekit.kit.model import encode_manifest
from sharekit.write import post_length
from tests.kit.pieces import pieced_kit
from tests.kit.sent import linked, post, table

_NORTH = Group(code="north", name="River Friends North", place="Norcastle", contact="=Kim", whatsapp="+44 1")
_JAFFA = Group(code="jaffa", name="مجموعة يافا", link="https://example.org/jaffa?a=1#join")
_POSTS = (
    linked(post("Come")),
    linked(post("Tell your friends", platform="whatsapp")),
    linked(post("Pass it on", platform="telegram")),
    post("No link", platform="whatsapp", variant="b"),
    linked(post("Today", platform="whatsapp", moment="figures", scheduled="2027-04-13T18:00")),
)


def _kit(*groups: Group, posts: tuple[object, ...] = _POSTS) -> Kit:
    return pieced_kit(posts=posts, distribution=Distribution(groups=groups))  # type: ignore[arg-type]


def _pack(kit: Kit, code: str) -> str:
    data: bytes = kit.files[f"groups/{code}/whatsapp.txt"]
    return data.decode()


def _part(kit: Kit, code: str) -> Any:  # noqa: ANN401  a value of JSON
    return json.loads(kit.files[f"groups/{code}/kit.json"])


def _marks(url: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


def test_the_pack_is_one_message_after_another_ready_to_forward() -> None:
    pack = _pack(_kit(_NORTH), "north")
    parts = [part.strip() for part in pack.split("─" * 48)]
    firsts = [part.partition("\n")[0] for part in parts]
    assert firsts == ["Tell your friends", "Pass it on", "No link", "Today"]
    assert "[" not in pack


def test_words_that_two_messengers_get_alike_are_forwarded_once() -> None:
    twice = tuple(post("Come to the weir", platform=name) for name in ("whatsapp", "telegram"))
    assert _pack(_kit(_NORTH, posts=twice), "north") == "Come to the weir\n"


def test_contacts_stay_with_whoever_made_the_kit() -> None:
    kit = _kit(_NORTH)
    assert table(kit, "groups/groups.csv")[0]["whatsapp"] == "'+44 1"
    with zipfile.ZipFile(io.BytesIO(zip_kit(kit))) as archive:
        packed = {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}
    listed = packed["groups/groups.csv"].decode("utf-8-sig")
    assert "River Friends North" in listed
    assert "Kim" not in listed
    assert "+44" not in listed
    manifest = json.loads(packed["kit.json"])
    assert manifest["files"]["groups/groups.csv"] == sha256(packed["groups/groups.csv"])


def test_links_lead_to_the_group_and_say_which_it_was() -> None:
    kit = _kit(_NORTH, _JAFFA)
    rows = {code: table(kit, f"groups/{code}/posts.csv") for code in ("north", "jaffa")}
    for code, found in rows.items():
        assert [row["id"] for row in found] == [post.id for post in _POSTS]
        for row in found:
            if row["link"]:
                assert row["text"].endswith(row["link"])
                assert _marks(row["link"])["utm_term"] == code
                assert _marks(row["link"])["utm_content"] == row["id"]
                assert int(row["length"]) == post_length(row["text"], row["platform"])
    assert rows["north"][0]["link"].startswith("https://example.org/river?utm_source=x")
    assert rows["jaffa"][0]["link"].startswith("https://example.org/jaffa?a=1&utm_source=x")
    assert rows["jaffa"][0]["link"].endswith("utm_term=jaffa#join")
    assert rows["north"][0]["share_url"].startswith(
        "https://x.com/intent/tweet?text=Come%0Ahttps%3A%2F%2Fexample.org"
    )
    assert "utm_term%3Dnorth" in rows["north"][0]["share_url"]


def test_a_group_s_name_is_in_no_post() -> None:
    kit = _kit(_NORTH, _JAFFA)
    for group in (_NORTH, _JAFFA):
        assert all(group.name not in row["text"] for row in table(kit, f"groups/{group.code}/posts.csv"))
        assert group.name not in _pack(kit, group.code)


def test_the_links_are_in_the_manifest_and_the_table_with_their_term() -> None:
    kit = _kit(_NORTH, _JAFFA)
    own = {code: _part(kit, code)["links"] for code in ("north", "jaffa")}
    links = [*kit.manifest["links"], *own["north"], *own["jaffa"]]
    assert {link["term"] for link in kit.manifest["links"]} == {None}
    assert [link["id"] for link in own["north"]] == [
        "x-launch-a-north",
        "whatsapp-launch-a-north",
        "telegram-launch-a-north",
        "whatsapp-figures-a-north",
        "group-north",
    ]
    assert len({link["id"] for link in links}) == len(links)
    assert [row["id"] for row in table(kit, "links.csv")] == [link["id"] for link in links]
    assert {row["term"] for row in table(kit, "links.csv")} == {"", "north", "jaffa"}
    named = {row["link"] for row in kit.manifest["posts"]}
    assert named == {None, *(link["id"] for link in links if link["term"] is None)}


def test_the_list_names_each_group_with_a_link_for_anything_else_and_runs_nothing() -> None:
    kit = _kit(_NORTH, _JAFFA)
    north, jaffa = table(kit, "groups/groups.csv")
    assert {name: north[name] for name in ("code", "name", "place", "contact", "whatsapp", "posts")} == {
        "code": "north",
        "name": "River Friends North",
        "place": "Norcastle",
        "contact": "'=Kim",
        "whatsapp": "'+44 1",
        "posts": "5",
    }
    assert _marks(north["link"])["utm_source"] == "group"
    assert jaffa["link"].startswith("https://example.org/jaffa?a=1&")
    assert jaffa["name"] == "مجموعة يافا"


def test_a_post_that_a_group_s_link_makes_too_long_is_left_out_with_a_warning() -> None:
    full = linked(post("x" * 350, platform="threads"))
    assert full.limit is not None
    full = linked(post("x" * (350 + full.limit - full.length), platform="threads"))
    assert full.length == full.limit
    kit = _kit(_NORTH, _JAFFA, posts=(full, _POSTS[0]))
    assert [row["id"] for row in table(kit, "groups/north/posts.csv")] == ["x-launch-a"]
    (warning,) = kit.manifest["warnings"]
    assert warning["code"] == "group-post"
    assert warning["message"].startswith("threads-launch-a is left out for 2 of 2 groups")
    assert "threads-launch-a-north" not in {link["id"] for link in _part(kit, "north")["links"]}


def test_without_posts_for_messengers_there_is_no_pack() -> None:
    kit = _kit(_NORTH, posts=_POSTS[:1])
    assert {path for path in kit.files if path.startswith("groups/")} == {
        "groups/groups.csv",
        "groups/north/kit.json",
        "groups/north/posts.csv",
    }


def test_without_groups_nothing_changes() -> None:
    alone, grouped = _kit(), _kit(_NORTH)
    assert not [path for path in alone.files if path.startswith("groups/")]
    same = set(alone.files) - {"kit.json", "links.csv", "index.html"}
    assert {path: grouped.files[path] for path in same} == {path: alone.files[path] for path in same}


def test_the_same_groups_give_the_same_bytes_and_every_file_is_hashed() -> None:
    assert _kit(_NORTH, _JAFFA).files == _kit(_NORTH, replace(_JAFFA)).files
    kit = _kit(_NORTH)
    listed = {**kit.manifest["files"], **_part(kit, "north")["files"]}
    assert {path: sha256(data) for path, data in kit.files.items() if path != "kit.json"} == listed


def test_the_manifest_grows_by_a_hash_for_each_group() -> None:
    many = [replace(_NORTH, code=f"north-{number:03}") for number in range(30)]
    one, all_of_them = (len(_kit(*groups).files["kit.json"]) for groups in (many[:1], many))
    assert all_of_them - one <= 29 * 120


def test_saving_again_knows_the_files_of_each_group(tmp_path: Path) -> None:
    _kit(_NORTH, _JAFFA).save(tmp_path / "kit")
    (tmp_path / "kit" / "groups" / "north" / "whatsapp.txt").write_text("by hand", encoding="utf-8")
    report = _kit(_JAFFA).save(tmp_path / "kit")
    assert report.edited == ("groups/north/whatsapp.txt",)
    assert report.removed == ("groups/north/kit.json", "groups/north/posts.csv")
    assert report.foreign == ()


def test_a_group_s_files_are_checked_as_the_kit_s_are() -> None:
    kit = _kit(_NORTH)
    assert check_kit(kit).checked["links"] > len(kit.manifest["links"])
    for path, code in (("groups/north/posts.csv", "file-changed"), ("groups/north/kit.json", "file-changed")):
        changed = replace(kit, files={**kit.files, path: b"[]"})
        assert [fault.code for fault in check_kit(changed).faults if fault.where == path] == [code]
    part = encode_manifest({**_part(kit, "north"), "links": "none"})
    files = {**kit.manifest["files"], "groups/north/kit.json": sha256(part)}
    manifest = encode_manifest({**kit.manifest, "files": files})
    wrong = replace(kit, files={**kit.files, "groups/north/kit.json": part, "kit.json": manifest})
    assert [fault.code for fault in check_kit(wrong).faults] == ["manifest-malformed"]


def test_the_list_is_read_by_a_spreadsheet() -> None:
    data: bytes = _kit(_NORTH).files["groups/groups.csv"]
    assert data.startswith(b"\xef\xbb\xbf")
    assert len(list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))) == 2

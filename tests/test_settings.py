from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from sharekit.errors import ExitCode, KitError, SettingsError, UsageError
from sharekit.plan.windows import QuietHours
from sharekit.presets.platforms import load_platforms
from sharekit.settings import OwnWriter, Settings, load_settings
from sharekit.settings.starter import save_starter
from sharekit.settings.values import KINDS


def _file(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "sharekit.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_any_file_the_shipped_defaults_hold() -> None:
    settings = load_settings()
    assert settings == Settings()
    assert settings.theme == "rally"
    assert settings.formats == ("square", "portrait", "story", "landscape", "wide")


def test_each_layer_lies_over_the_one_before(tmp_path: Path) -> None:
    _file(tmp_path / "user", 'theme = "editorial"\ncards = 2\ntimezone = "Europe/London"\n')
    _file(
        tmp_path / "project",
        'cards = 3\nhashtags = ["#CleanRiver"]\nwhy = "The river is ours."\n'
        '[organisation]\nname = "River Friends"\n',
    )
    settings = load_settings(
        near=(tmp_path / "project" / "spring" / "drafts",),
        user=tmp_path / "user",
        asked={"cards": 1, "theme": None, "formats": ("wide",)},
    )
    assert settings == Settings(
        theme="editorial",
        cards=1,
        timezone="Europe/London",
        hashtags=("CleanRiver",),
        why="The river is ours.",
        organisation="River Friends",
        formats=("wide",),
        asked=frozenset({"cards", "formats"}),
    )


def test_networks_are_called_what_people_call_them_and_named_once(tmp_path: Path) -> None:
    path = _file(tmp_path, 'platforms = ["Twitter", "insta", "x", "ig"]\n').parent
    assert load_settings(near=(path,)).platforms == ("x", "instagram")


def test_settings_once_read_are_changed_by_nobody() -> None:
    for table in (Settings().handles, Settings().hours):
        with pytest.raises(TypeError, match="assignment"):
            table["x"] = "@a"  # type: ignore[index]


def test_the_first_folder_with_a_file_above_it_counts(tmp_path: Path) -> None:
    _file(tmp_path / "b", "cards = 2\n")
    assert load_settings(near=(tmp_path / "a" / "deep", tmp_path / "b" / "deep")).cards == 2


def test_a_named_file_goes_before_the_nearest(tmp_path: Path) -> None:
    _file(tmp_path / "near", "cards = 2\n")
    named = tmp_path / "other.toml"
    named.write_text("cards = 7\n")
    assert load_settings(near=(tmp_path / "near",), file=named).cards == 7


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ('# mine\n\nthem = "rally"\n', "line 3: there is no setting 'them'", "Did you mean theme?"),
        ('theme = "raly"\n', "line 1, theme: there is no theme 'raly'", "Did you mean rally?"),
        ('formats = ["square", "storey"]\n', "there is no format 'storey'", "Did you mean story?"),
        ('platforms = ["facebok"]\n', "there is no platform 'facebok'", "Did you mean facebook?"),
        ('kinds = ["quotes"]\n', "there is no kind 'quotes'", "Did you mean quote?"),
        ('timezone = "Europe/Lodnon"\n', "there is no time zone", "Did you mean Europe/London?"),
        ("cards = 4.5\n", "4.5 is not a number of cards", "whole number"),
        ("cards = true\n", "is not a number of cards", "whole number"),
        ('formats = "square"\n', "is not a list", '["one", "two"]'),
        ('platforms = "x"\n', "is not a list", '["one", "two"]'),
        ("hashtags = []\n", "the list is empty", "Name at least one"),
        ("platforms = [3]\n", "3 is not a text", "quotation marks"),
        ("theme = 3\n", "3 is not a text", "quotation marks"),
        ('language = "english please"\n', "is not a language tag", "pt-BR"),
        ('[organisation]\nnmae = "x"\n', "line 2: there is no setting 'nmae'", "Did you mean name?"),
        ('organisation = "x"\n', "is not a table", "[organisation]"),
        ('link = "javascript:alert(1)"\n', "link", ""),
        ('theme = "rally\n', "is not valid TOML", "Correct that line"),
        ('schedulers = ["bufer"]\n', "there is no scheduler 'bufer'", "Did you mean buffer?"),
        ('share_base = "ftp://example.org"\n', "share_base", "https://"),
        ('share_base = "https://example.org/?a=1"\n', "is a page, not a folder", "index.html"),
        ('[organisation]\nname = "\u200b"\n', "is not a text", "quotation marks"),
        ("groups = 3\n", "3 is not a text", "quotation marks"),
        ('[schedule]\nquiet = "22:00"\n', "'22:00' is not a span of hours", "22:00-08:00"),
        ('[schedule]\nquiet = "22:00-24:00"\n', "'24:00' is not a time of day", "24 hours"),
        ('[schedule]\nzones = "Asia/Kolkata"\n', "is not a list", "Asia/Kolkata"),
        ('[schedule]\nzones = ["Asia/Kolkatta"]\n', "there is no time zone", "Asia/Kolkata"),
        ('[schedule]\nquite = "22:00-08:00"\n', "there is no setting 'quite'", "Did you mean quiet?"),
        ("[schedule]\nhours = 3\n", "3 is not a table", "[schedule.hours]"),
        ('[schedule.hours]\nanounce = "18:00"\n', "there is no moment 'anounce'", "Did you mean announce?"),
        ("[schedule.hours]\nannounce = 18\n", "18 is not a time of day", "24 hours"),
        (f"cards = {'9' * 5000}\n", "is not valid TOML", "Correct that line"),
        ('[brand]\nfonts = "~nobody-at-all/fonts"\n', "there is no folder", "as seen from"),
        ('quote = ["x"]\n', "there is no setting 'quote'", "The settings are"),
    ],
)
def test_a_fault_is_named_with_its_line_and_a_way_out(
    tmp_path: Path, text: str, message: str, hint: str
) -> None:
    with pytest.raises(SettingsError) as refused:
        load_settings(file=_file(tmp_path, text))
    assert message in refused.value.message
    assert hint in refused.value.hint
    assert refused.value.exit_code == ExitCode.SETTINGS


@pytest.mark.parametrize("hidden", ["\u0000", "\u0007", "\u001b", "\u009b", "\u202e", "\u2066", "\ufeff"])
def test_no_word_of_a_setting_steers_a_terminal_or_turns_what_follows(tmp_path: Path, hidden: str) -> None:
    sign = f"\\u{ord(hidden):04x}"
    text = f'hashtags = ["Cle{sign}anRiver"]\ntheme = "ours"\n'
    text += f'[organisation]\nname = "River\\nFri{sign}ends{sign}"\n'
    (tmp_path / "themes").mkdir()
    theme = f'like = "rally"\nlabel = "Ou{sign}rs"\ndescription = "Warm{sign} colours"\n'
    (tmp_path / "themes" / "ours.toml").write_text(theme)
    settings = load_settings(file=_file(tmp_path, text))
    assert (settings.organisation, settings.hashtags) == ("River Friends", ("CleanRiver",))
    theirs = settings.own_themes["ours"]
    assert (theirs.label, theirs.description) == ("Ours", "Warm colours")
    with pytest.raises(SettingsError, match="is not a text"):
        load_settings(file=_file(tmp_path, f'[organisation]\nname = "{sign}"\n'))


def test_a_lone_surrogate_of_the_command_line_is_none_of_a_name_but_may_be_of_a_file() -> None:
    asked = load_settings(asked={"quote": ("We \udce9row",), "image": Path("caf\udce9.png")})
    assert (asked.quote, asked.image) == (("We \ufffdrow",), Path("caf\udce9.png"))


def test_how_a_kit_goes_out_is_set_in_a_file_or_asked_for(tmp_path: Path) -> None:
    assert load_settings().schedulers == ("buffer", "publer", "postiz")
    text = (
        'schedulers = ["hootsuite"]\nshare_base = "https://example.org/größe"\ngroups = "lists/groups.csv"\n'
    )
    settings = load_settings(file=_file(tmp_path, text))
    assert settings.schedulers == ("hootsuite",)
    assert settings.share_base == "https://example.org/gr%C3%B6%C3%9Fe"
    assert settings.groups == tmp_path / "lists" / "groups.csv"
    asked = load_settings(
        file=tmp_path / "sharekit.toml", asked={"schedulers": ("none",), "groups": Path("g.csv")}
    )
    assert (asked.schedulers, asked.groups) == ((), Path("g.csv"))
    assert load_settings(file=_file(tmp_path, "schedulers = []\n")).schedulers == ()


def test_a_file_that_is_not_there_or_not_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot read"):
        load_settings(file=tmp_path / "absent.toml")
    (tmp_path / "binary.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="UTF-8"):
        load_settings(file=tmp_path / "binary.toml")


def test_the_schedule_of_a_project(tmp_path: Path) -> None:
    lines = 'quiet = "21.30 to 7:05"\nzones = ["Asia/Kolkata"]\n[schedule.hours]\nannounce = "9:15"\n'
    settings = load_settings(file=_file(tmp_path, f"[schedule]\n{lines}"))
    assert settings.quiet == QuietHours(start=time(21, 30), end=time(7, 5))
    assert (settings.zones, settings.hours) == (("Asia/Kolkata",), {"announce": time(9, 15)})


def test_as_many_cards_as_may_be_are_none_too_many() -> None:
    assert [load_settings(asked={"cards": number}).cards for number in (0, 50)] == [0, 50]
    with pytest.raises(UsageError, match="51 is not a number of cards"):
        load_settings(asked={"cards": 51})


def test_all_is_every_one_in_a_file_too(tmp_path: Path) -> None:
    settings = load_settings(file=_file(tmp_path, 'kinds = ["all"]\nplatforms = ["all"]\n'))
    assert settings.kinds == KINDS
    assert settings.platforms == tuple(load_platforms())


def test_what_is_named_twice_counts_once(tmp_path: Path) -> None:
    path = _file(tmp_path, 'hashtags = ["#Ford", "#Weir", "#Ford"]\nformats = ["wide", "wide"]\n')
    settings = load_settings(file=path)
    assert (settings.hashtags, settings.formats) == (("Ford", "Weir"), ("wide",))


def test_a_campaign_is_written_as_links_have_it() -> None:
    assert load_settings(asked={"campaign": "Spring Tide!"}).campaign == "spring-tide"
    with pytest.raises(UsageError, match="has no letter or digit"):
        load_settings(asked={"campaign": "!!!"})


def test_a_wrong_value_of_the_command_line_is_a_usage_error() -> None:
    with pytest.raises(UsageError) as refused:
        load_settings(asked={"formats": ("sqaure",)})
    assert refused.value.message == "--formats: there is no format 'sqaure'"
    assert refused.value.hint.startswith("Did you mean square?")


def test_the_starter_settings_are_all_true_once_uncommented(tmp_path: Path) -> None:
    settings_file, _ = save_starter(tmp_path)
    assert load_settings(file=settings_file) == Settings()
    lines = settings_file.read_text(encoding="utf-8").splitlines()
    live = [line.removeprefix("# ") for line in lines if " = " in line or line.startswith("# [")]
    settings_file.write_text("\n".join(live), encoding="utf-8")
    (tmp_path / "logo.png").write_bytes(b"")
    (tmp_path / "fonts").mkdir()
    settings = load_settings(file=settings_file)
    assert settings.organisation == "Friends of the River Wend"
    assert settings.formats == Settings().formats
    assert settings.brand.logo == tmp_path / "logo.png"


def test_the_starter_never_overwrites(tmp_path: Path) -> None:
    save_starter(tmp_path / "new")
    (tmp_path / "new" / "sharekit.toml").write_text("mine")
    with pytest.raises(KitError, match="is there already"):
        save_starter(tmp_path / "new")
    assert (tmp_path / "new" / "sharekit.toml").read_text() == "mine"


def test_a_writer_is_a_command_that_no_shell_reads(tmp_path: Path) -> None:
    path = _file(tmp_path, "[writer]\ncommand = \"my-writer --tone 'warm; rm -rf x' $HOME\"\ntimeout = 5\n")
    writer = load_settings(file=path).writer
    assert writer == OwnWriter(
        command=("my-writer", "--tone", "warm; rm -rf x", "$HOME"), timeout=5, file=path
    )
    for seconds in (1, 600):
        path.write_text(f'[writer]\ncommand = "my-writer"\ntimeout = {seconds}\n')
        assert load_settings(file=path).writer == OwnWriter(
            command=("my-writer",), timeout=seconds, file=path
        )
    path.write_text('[writer]\ncommand = ["a b", ""]\n')
    assert load_settings(file=path).writer == OwnWriter(command=("a b", ""), timeout=60, file=path)
    assert load_settings().writer is None


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("timeout = 3", "writer command: it names no program"),
        ('command = ""', "it names no program"),
        ("command = []", "it names no program"),
        ('command = ["", "x"]', "it names no program"),
        ("command = 3", "3 is no command"),
        ('command = ["a", 3]', "is no command"),
        ('command = "a \\u0000"', "is no command"),
        ('command = "it\'s"', "is not closed"),
        ('command = "a"\ntimeout = 0', "line 3, writer timeout: 0 is no number of seconds"),
        ('command = "a"\ntimeout = 601', "from 1 to 600"),
        ('command = "a"\ntimeout = true', "True is no number"),
        ('comand = "a"', "Did you mean command?"),
    ],
)
def test_a_writer_that_cannot_be_one_is_refused(tmp_path: Path, lines: str, message: str) -> None:
    with pytest.raises(SettingsError) as refused:
        load_settings(file=_file(tmp_path, f"[writer]\n{lines}\n"))
    assert message in f"{refused.value.message}. {refused.value.hint}"
    with pytest.raises(SettingsError, match="is not a table"):
        load_settings(file=_file(tmp_path, 'writer = "a"\n'))


def test_a_found_file_never_takes_the_place_of_the_user_s_own_writer(tmp_path: Path) -> None:
    own = _file(tmp_path / "user", '[writer]\ncommand = "mine"\n')
    found = _file(tmp_path / "theirs", 'cards = 2\n[writer]\ncommand = "theirs"\n')

    def command(**places: object) -> tuple[str, ...]:
        settings = load_settings(**places)  # type: ignore[arg-type]
        assert settings.cards == 2
        assert settings.writer
        return settings.writer.command

    assert command(near=(found.parent,), user=own.parent) == ("mine",)
    assert command(file=found, user=own.parent) == ("theirs",)
    assert command(near=(found.parent,)) == ("theirs",)

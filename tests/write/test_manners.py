"""What no post does: say a thing twice, tag strangers, heap up hashtags."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sharekit.write.conduct import Conduct
from tests.write.build import ANA, ENGLISH, EVENT, PLATFORMS, TITLE, plan


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("With Ana Ruiz and Ben Okafor\nCome.", True),
        ("Ana Ruiz speaks.\nWith Ana Ruiz and Ben Okafor", False),
        ("“A town reads.”\n— Ana Ruiz\nWith Ana Ruiz and Ben Okafor", True),
        ("A town reads its books again\nA town reads its books again", False),
        ("#Harwick #SaveOurLibrary", True),
        ("The #Books and #Reading of a town\n#Harwick #SaveOurLibrary", False),
    ],
)
def test_manners_on_x(text: str, *, kept: bool) -> None:
    assert Conduct(plan=plan(), platform=PLATFORMS["x"], phrases=ENGLISH).keep("", text) is kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Thanks to @harwick_council for nothing.", False),
        ("With @ana_reads\n@harwickreads", True),
        ("With @ana_reads_too", False),
        ("Write to us: ana@example.org", True),
        ("See https://example.org/@harwick", True),
    ],
)
def test_only_names_of_ours_are_tagged(text: str, *, kept: bool) -> None:
    ana = replace(ANA, handles=(("threads", "ana_reads"),))
    made = plan(replace(EVENT, speakers=(ana,)), handles={"threads": "harwickreads"})
    assert Conduct(plan=made, platform=PLATFORMS["threads"], phrases=ENGLISH).keep("", text) is kept


def test_where_an_at_sign_tags_nobody_it_may_stand() -> None:
    conduct = Conduct(plan=plan(), platform=PLATFORMS["email"], phrases=ENGLISH)
    assert conduct.keep("", "Ask @harwick_council.")


def test_a_subject_is_not_said_again_but_for_the_title() -> None:
    conduct = Conduct(plan=plan(), platform=PLATFORMS["email"], phrases=ENGLISH)
    assert not conduct.keep("The roof still leaks", "The roof still leaks\nRead")
    assert conduct.keep(TITLE, f"{TITLE}\nRead")

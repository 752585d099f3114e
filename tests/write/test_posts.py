from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from urllib.parse import unquote

import pytest

from sharekit.document import Event, EventLinks, Quote, Span, Statistic
from sharekit.plan.model import KitPlan, PostSpec
from sharekit.presets.moments import Moment, load_moments
from sharekit.presets.phrases import load_phrases, phrase_languages
from sharekit.presets.templates import load_templates
from sharekit.write import post_length, write_posts
from sharekit.write.templates import parse_templates
from sharekit.write.threads import CLOSING, MOMENTS, OPENING
from tests.write.build import (
    ENGLISH,
    EVENT,
    FRIEND,
    OTHER,
    PLATFORMS,
    POINT,
    QUOTES,
    SENTENCE,
    SPOKEN,
    document,
    plan,
    post,
    rich,
    shown,
    specs,
    without_quotes,
    written,
)

EXPECTED = Path(__file__).parent / "expected"


def expected(name: str) -> str:
    return (EXPECTED / f"{name}.txt").read_text(encoding="utf-8").rstrip()


@pytest.mark.parametrize(
    "post_id",
    ["x-announce-a", "facebook-day-before-a", "instagram-announce-a", "whatsapp-today-a", "sms-announce-a"],
)
def test_invitations(post_id: str) -> None:
    assert shown(post(plan(), post_id)) == expected(post_id)


def test_an_article() -> None:
    friendly = replace(FRIEND, side="friend")
    made = plan(event=None, quotes=(friendly, *QUOTES[1:]))
    assert shown(post(made, "mastodon-launch-a")) == expected("mastodon-launch-a")


def test_in_dutch_and_in_a_language_without_a_catalogue() -> None:
    assert shown(post(plan(), "x-day-before-a", "nl")).replace("\u00a0", " ") == expected("nl-x-day-before-a")
    found = [shown(each) for each in written(plan(), "ro").posts if each.platform == "x"]
    assert expected("ro-x-announce") in found


def test_mail_and_reddit_have_a_subject() -> None:
    mail, reddit = post(plan(), "email-day-before-a"), post(plan(), "reddit-announce-a")
    assert mail.subject == "Tomorrow, Sat 5 Dec, 6.30pm – Save Our Library"
    assert reddit.subject == "Save Our Library (Sat 5 Dec, 6.30pm, Town Hall, Harwick)"
    assert mail.share_url is not None
    assert mail.share_url.startswith(
        "mailto:?subject=Tomorrow%2C%20Sat%205%20Dec%2C%206.30pm%20%E2%80%93%20Save%20Our%20Library&body="
    )


def test_every_post_holds_what_was_promised() -> None:
    for made in (plan(), plan(event=None), plan(event=replace(EVENT, place=None, chair=None, speakers=()))):
        done = written(made)
        links = {link.id: link.url for link in done.links}
        assert len(links) == len(done.links)
        assert len(done.posts) == len({found.id for found in done.posts})
        for found in done.posts:
            assert found.id == f"{found.platform}-{found.moment}-{found.variant}"
            assert found.length == post_length(found.text, found.platform)
            assert found.length <= (found.limit or 10_000)
            assert not re.search(r"[{}⏎¶‹›\[\]]|\n{3}|[ \t]\n|\.\.|,,|  ", found.text + (found.subject or ""))
            in_text = 0 if found.platform == "instagram" else 1
            if found.thread and found.thread.number < found.thread.of:
                in_text = 0
            else:
                assert found.text.count(links[found.link or ""]) == in_text
            assert found.text.count("https://") == in_text


def test_only_what_the_public_is_told_first_has_a_second_version_that_opens_apart() -> None:
    for made, first in ((plan(), "announce"), (plan(event=None), "launch")):
        done = written(made)
        for name, row in PLATFORMS.items():
            for moment in {each.moment for each in done.posts}:
                mine = [each for each in done.posts if (each.platform, each.moment) == (name, moment)]
                leads = [each.lead for each in mine if not each.thread]
                twice = moment == first and not row.private and not any(each.thread for each in mine)
                assert len(set(leads)) == len(leads) <= 1 + twice, (name, moment, leads)
        both = [each.lead for each in done.posts if each.platform == "facebook" and each.moment == first]
        assert both == ["quote", "ask"]


def test_a_last_call_takes_the_place_of_the_second_version() -> None:
    done = written(plan(replace(EVENT, deadline=date(2026, 12, 3)), posts=specs("announce", "last-call")))
    assert {each.variant for each in done.posts} == {"a"}


def test_no_two_posts_of_a_network_open_alike() -> None:
    moments: tuple[Moment, ...] = (
        *("launch", "second-look", "figures", "announce", "week-before", "day-before"),
        *("today", "last-call", "live-now", "thank-you"),
    )
    event = replace(EVENT, deadline=date(2026, 12, 3), held=True)
    for made in (plan(event, posts=specs(*moments)), rich(None)):
        done = written(made)
        for name in PLATFORMS:
            mine = [each for each in done.posts if each.platform == name]
            for words in ([each.text for each in mine], [each.subject for each in mine if each.subject]):
                first = [text.partition("\n")[0].strip("*. ").casefold() for text in words]
                assert len(first) == len(set(first)), (name, first)


def test_a_post_about_an_article_says_more_than_its_title() -> None:
    bare = without_quotes(plan(event=None, posts=specs("launch", "second-look")))
    done = written(bare)
    assert done.posts == ()
    assert [row.moment for row in done.skipped] == ["launch", "second-look"]
    assert [row.code for row in done.warnings] == ["no-post"]


def test_a_network_is_a_row() -> None:
    """A network that nobody has heard of gets posts at every moment, by its family alone."""
    rows = load_moments().values()
    told = tuple(row.name for row in rows if row.about != "notice")
    event = replace(
        EVENT,
        deadline=date(2026, 12, 3),
        links=EventLinks(recording="https://video.example.org/1"),
        result="The council kept the library.",
        held=True,
        stated=True,
    )
    for row in PLATFORMS.values():
        plaza = replace(row, name="plaza", label="Plaza", usual=False, aliases=())
        for moments in (told, ("cancelled",), ("update",)):
            mine = tuple(replace(spec, platform="plaza") for spec in specs(*moments) if spec.platform == "x")
            made = plan(event, posts=mine)
            done = write_posts(made, platforms={**PLATFORMS, "plaza": plaza}, phrases=ENGLISH)
            lacking = {*moments} - {each.moment for each in done.posts}
            assert lacking <= {"second-look", "figures"}, (row.name, lacking)
            assert all(each.id.startswith("plaza-") for each in done.posts)


def test_the_same_plan_gives_the_same_posts() -> None:
    assert written(plan()) == written(plan())


def test_the_window_opens_with_the_words_of_the_post() -> None:
    found = post(plan(), "bluesky-announce-a")
    assert found.share_url is not None
    assert unquote(found.share_url.partition("text=")[2]) == found.text
    assert post(plan(), "instagram-announce-a").share_url is None


def test_a_register_link_is_asked_for_by_its_name() -> None:
    made = plan(register="https://example.org/join")
    assert "\nRegister: https://example.org/join?utm_source=x&" in post(made, "x-announce-a").text
    assert "To register, use the link in our bio." in post(made, "instagram-announce-a").text


def test_without_a_link_nobody_is_sent_anywhere() -> None:
    done = written(plan(link=None))
    assert done.links == ()
    assert len(done.posts) == len(written(plan()).posts)
    for found in done.posts:
        assert found.link is None
        assert not re.search(r"https?:|Details|Register|Read:|bio|pass it on|forward", found.text), found.text
        assert "See you there." in found.text or (found.thread and found.thread.number < found.thread.of)


def test_without_a_link_people_are_asked_for_what_they_can_do() -> None:
    def plea(event: Event | None, moment: Moment) -> str:
        made = plan(event, link=None, posts=specs(moment))
        return next(each.text for each in written(made).posts if each.platform == "mastodon")

    come = "See you there."
    assert come in plea(EVENT, "announce")
    for event in (
        replace(EVENT, place=None, online=True),
        replace(EVENT, place=None),
        replace(EVENT, summons=True),
        None,
    ):
        assert not re.search("[Cc]ome|[Pp]lease", plea(event, "launch" if event is None else "announce"))
    assert "Please tell anyone you invited." in plea(replace(EVENT, status="cancelled"), "cancelled")


def test_posts_say_who_invites_and_a_mail_greets_and_is_signed() -> None:
    ours = plan(organisation="Harwick Readers")
    mail, chat = post(ours, "email-announce-a").text, post(ours, "whatsapp-announce-a").text
    assert mail.startswith("Hello,\n\n")
    assert mail.endswith("\n\nHarwick Readers")
    assert mail.count("Harwick Readers") == 1
    assert "\nOrganised by Harwick Readers\n" in chat
    theirs = replace(ours, document=replace(ours.document, host="Wend Choir"))
    assert "\nOrganised by Wend Choir\n" in post(theirs, "email-announce-a").text
    named = plan(replace(EVENT, title="Harwick Readers: the library"), organisation="Harwick Readers")
    assert "Organised" not in post(named, "whatsapp-announce-a").text
    assert not re.search("Hello|Organised", post(plan(), "email-announce-a").text)


@pytest.mark.parametrize("language", [tag for tag in phrase_languages() if "-" not in tag])
def test_every_language_greets_and_says_who_invites(language: str) -> None:
    ours = plan(organisation="Harwick Readers", language=language)
    words = load_phrases(language).post
    assert post(ours, "email-announce-a", language).text.startswith(f"{words.greeting}\n\n")
    assert words.host.format(org="Harwick Readers") in post(ours, "whatsapp-announce-a", language).text


def test_a_title_that_says_online_says_it_once() -> None:
    titled = plan(replace(EVENT, title="Library talk (online)", place=None, online=True))
    text = post(titled, "whatsapp-announce-a").text
    assert text.casefold().count("online") == 1


def test_thanks_that_tell_nothing_stay_among_friends() -> None:
    made = plan(replace(EVENT, speakers=(), chair=None), posts=specs("thank-you"))
    assert {PLATFORMS[each.platform].private for each in written(made).posts} == {True}
    recorded = replace(EVENT, speakers=(), links=EventLinks(recording="https://video.example.org/1"))
    public = [
        each.text for each in written(plan(recorded, posts=specs("thank-you"))).posts if each.platform == "x"
    ]
    assert public
    assert "https://video.example.org/1" in public[0]


def test_an_opponent_is_named_first_and_never_invites() -> None:
    quotes = (replace(OTHER, id="q1"),)
    article = plan(event=None, quotes=quotes)
    first = post(article, "x-launch-a")
    assert first.text.startswith("Rex Hall, head of Hall Hotels: “Nobody reads any more.”")
    assert first.lead == "quote"
    assert not any("Nobody reads" in each.text for each in written(plan(quotes=quotes)).posts)


def test_an_unknown_speaker_is_no_friend_and_a_friend_can_be_named_one() -> None:
    article = plan(event=None, quotes=(FRIEND,))
    assert "Ana Ruiz, librarian: “A town" in post(article, "x-launch-a").text
    ours = plan(event=None, quotes=(replace(FRIEND, side="friend"),))
    assert "— Ana Ruiz, librarian" in post(ours, "x-launch-a").text


def test_words_without_a_speaker_are_no_quotation() -> None:
    made = plan(quotes=(replace(FRIEND, speaker=None, role=None),))
    assert not any(SPOKEN in each.text for each in written(made).posts)


def test_sentences_that_need_the_article_or_go_stale_stay_out() -> None:
    for words in (
        "But the council of Harwick never asked anybody.",
        "This plan of the Harwick council is old.",
        "The Harwick council is currently looking for buyers.",
        "The Harwick council will decide before Christmas comes.",
        "The Harwick council promised repairs in March last year.",
        "Harwick loses again.",
    ):
        text = f"{POINT}\n\n{words}"
        quote = Quote(id="q1", text=words, kind="sentence")
        made = plan(
            document=document(text=text, quotes=(quote,), standfirst=None), quotes=(quote,), statistics=()
        )
        assert not any(words in each.text for each in written(made).posts), words
        assert len(written(made).posts) >= 36


def test_what_goes_stale_may_go_out_with_the_article() -> None:
    words = "The Harwick council is currently looking for buyers."
    quote = Quote(id="q1", text=words, kind="sentence", span=Span(0, len(words)))
    source = document(text=words, quotes=(quote,), statistics=(), standfirst=None)
    made = plan(event=None, document=source, quotes=(quote,), statistics=())
    assert words in post(made, "x-launch-a").text


def test_a_figure_that_names_nobody_does_not_lead() -> None:
    for words, leads in (("4,200 opening hours were lost in three years.", False), (SENTENCE, True)):
        whole = Span(0, len(words))
        statistic = Statistic(id="s1", figure="4,200", label="opening hours", sentence=whole)
        source = document(text=words, quotes=(), statistics=(statistic,), standfirst=None)
        done = written(plan(document=source, quotes=(), statistics=(statistic,)))
        assert ("figure" in {each.lead for each in done.posts}) is leads


def test_only_a_title_and_a_day_still_make_posts() -> None:
    bare = without_quotes(
        plan(event=replace(EVENT, start=date(2026, 12, 5), place=None, chair=None, speakers=()))
    )
    assert shown(post(bare, "x-announce-a")) == (
        "Save Our Library\nSaturday 5 December\n\n"
        "Details: https://example.org/library\n#Harwick #SaveOurLibrary"
    )


def test_a_title_too_long_for_a_network_gives_way_or_is_reported() -> None:
    title = "Words that a committee could not agree to leave out, " * 8
    made = without_quotes(plan(event=replace(EVENT, title=title, short_title="The short one")))
    assert post(made, "x-announce-a").text.startswith("The short one\n")
    done = written(without_quotes(plan(event=replace(EVENT, title=title))))
    assert {each.code for each in done.warnings} == {"no-post"}
    assert all(each.platform not in {"x", "bluesky"} for each in done.posts)
    assert any(each.platform == "facebook" for each in done.posts)


def test_an_unanswered_question_is_why_there_are_no_posts() -> None:
    bare = document(quotes=(), statistics=(), standfirst=None, sentences=(), blocks=(), title="Grid night")
    (found,) = written(without_quotes(plan(event=None, document=replace(bare, likely=(EVENT,))))).warnings
    assert "not answered" in found.message
    assert found.hint.startswith("--yes")


def test_a_title_that_is_a_quotation_stands_alone() -> None:
    made = plan(event=None, document=document(title="“We stay.”"))
    texts = [each.text for each in written(made).posts if not each.thread]
    assert all(SPOKEN not in text for text in texts)
    assert "“We stay.”" in texts[0]


def test_cards_follow_what_the_post_leads_with() -> None:
    cards: dict[str, tuple[str, ...]] = {
        "q1": ("quote-1-wide",),
        "s1": ("statistic-2-wide",),
        "ask": ("event-1-wide",),
    }
    spec = PostSpec(platform="x", moment="announce", cards=cards, scheduled=datetime(2026, 12, 5, 9, 0))  # noqa: DTZ001  wall clock
    done = written(plan(posts=(spec,)))
    assert [(each.lead, each.cards) for each in done.posts if not each.thread] == [
        ("quote", ("quote-1-wide",)),
        ("ask", ("event-1-wide",)),
    ]
    assert done.posts[0].scheduled == "2026-12-05T09:00"


def test_facebook_event_invitations_carry_its_own_address() -> None:
    event = replace(EVENT, links=EventLinks(facebook="https://www.facebook.com/events/1"))
    made: KitPlan = without_quotes(plan(event=event))
    invite = [each for each in written(made).posts if each.lead == "invite"]
    assert [each.link for each in invite] == [None]
    assert "Invite your friends: https://www.facebook.com/events/1\n" in invite[0].text


@pytest.mark.parametrize("catalogue", ["en", None])
def test_every_shipped_template_is_in_the_notation(catalogue: str | None) -> None:
    for template in parse_templates(load_templates(catalogue)):
        assert set(template.platforms) <= {*PLATFORMS, *(row.family for row in PLATFORMS.values())}
        assert set(template.moments) <= {
            *load_moments(),
            *(f"{name}-{end}" for name in MOMENTS for end in (OPENING, CLOSING)),
        }


ENGLISH_WORDS = re.compile(r"\b(?:Details|Register|Read|With|and|more|Speakers|Chair|Tomorrow|Today|our)\b")


@pytest.mark.parametrize("language", [*(tag for tag in phrase_languages() if not tag.startswith("en")), "ro"])
def test_no_english_word_in_another_language(language: str) -> None:
    made = plan(
        quotes=(), statistics=(), document=document(standfirst=None), event=replace(EVENT, title="Acción")
    )
    for found in written(made, language).posts:
        words = found.text.split("https://")[0]
        assert not ENGLISH_WORDS.search(words), words


def test_a_figure_without_a_card_never_borrows_the_card_of_another() -> None:
    cards: dict[str, tuple[str, ...]] = {"figure": ("statistic-1-wide",), "ask": ("event-1-wide",)}
    spec = PostSpec(platform="x", moment="announce", cards=cards)
    done = written(plan(posts=(spec,), quotes=()))
    assert {each.lead: each.cards for each in done.posts}["figure"] == ("event-1-wide",)


def test_a_form_is_filled_in_not_read() -> None:
    made = plan(event=None, link="https://forms.gle/harwick")
    assert "Register: https://forms.gle/harwick" in post(made, "facebook-launch-a").text
    assert "Read: https://example.org/library" in post(plan(event=None), "facebook-launch-a").text

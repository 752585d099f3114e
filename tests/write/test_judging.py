from __future__ import annotations

from dataclasses import replace

import pytest

from sharekit.plan.model import KitPlan
from sharekit.write import (
    Answer,
    Post,
    Standards,
    gather_evidence,
    judge_answers,
    post_length,
    refused_warnings,
)
from sharekit.write.judging import Judged
from tests.write.build import (
    CLAUSE,
    ENGLISH,
    EVENT,
    FOREIGN,
    PLATFORMS,
    SPOKEN,
    document,
    plan,
    rich,
    specs,
    written,
)

# names alone, so that a post for X has room for a line more
_EVENT = replace(EVENT, speakers=tuple(replace(person, role=None) for person in EVENT.speakers))
_PLAN = plan(_EVENT, document=document(events=(_EVENT,)), posts=specs("announce", "day-before", "thank-you"))
_OURS = {post.id: post for post in written(_PLAN).posts}
_LINKS = {link.id: link.url for link in written(_PLAN).links}


def standards(made: KitPlan = _PLAN) -> Standards:
    evidence = gather_evidence(
        made.document,
        phrases=ENGLISH,
        today=made.today,
        own=(*made.hashtags, "Rex Hall"),
        links=[link.url for link in written(made).links],
    )
    return Standards(plan=made, platforms=PLATFORMS, phrases=ENGLISH, evidence=evidence)


def judged(*answers: Answer, made: KitPlan = _PLAN) -> Judged:
    return judge_answers(written(made), answers, standards(made))


def reason(name: str, text: str, subject: str | None = None) -> str:
    """Why a text is refused; our own words stay then. Empty where it is taken."""
    done = judged(Answer(id=name, text=text, subject=subject))
    post = next(post for post in done.written.posts if post.id == name)
    if done.refusals:
        assert post == _OURS[name]
        return done.refusals[0].reason
    assert post.writer
    assert post.lead == "writer"
    return ""


def ours(name: str) -> str:
    return _OURS[name].text


def quoting(platform: str = "facebook") -> Post:
    return next(post for post in _OURS.values() if post.platform == platform and f"“{SPOKEN}”" in post.text)


def test_a_text_that_passes_is_measured_and_linked_anew() -> None:
    old = _OURS["bluesky-announce-a"]
    text = f"Here it comes at last.\n{old.text}"[:]
    done = judged(Answer(id=old.id, text=text.replace("\n", "\r\n") + "  \n"))
    new = next(post for post in done.written.posts if post.id == old.id)
    assert not done.refusals
    assert new.text == text
    assert new.length == post_length(text, "bluesky") > old.length
    assert new.share_url
    assert "Here%20it%20comes" in new.share_url
    assert len(new.facets) == len(old.facets)
    for facet in new.facets:
        assert text.encode()[facet.start : facet.end].decode().removeprefix("#") == facet.value
    assert replace(new, text=old.text, lead=old.lead, writer=False, length=old.length) == replace(
        old, share_url=new.share_url, facets=new.facets
    )
    assert done.written.links == written(_PLAN).links


def test_our_own_text_given_back_stays_ours() -> None:
    done = judged(*(Answer(id=post.id, text=post.text, subject=post.subject) for post in _OURS.values()))
    assert done.written == written(_PLAN)
    assert not done.refusals


def test_a_subject_may_be_given_alone() -> None:
    done = judged(Answer(id="email-announce-a", subject="Save Our Library, and its roof"))
    new = next(post for post in done.written.posts if post.id == "email-announce-a")
    assert (new.subject, new.text) == ("Save Our Library, and its roof", ours("email-announce-a"))
    assert "roof" in (new.share_url or "")


def test_a_subject_where_the_network_has_none_is_of_no_use() -> None:
    done = judged(Answer(id="x-announce-a", text=ours("x-announce-a"), subject="Elon Musk"))
    assert done.written == written(_PLAN)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda _: "", "it has no words"),
        (lambda _: " \n…!", "it has no words"),
        (lambda text: text + "x" * 20_000, "it has more than 5,000 characters"),
        (lambda text: text + "a" * 300, "a word without an end"),
        (lambda text: text + "日." * 40, "a word without an end"),
        (lambda text: f"{text}\n{'so ' * 100}", "on X, which takes 280"),
        (lambda text: f"\u202e{text}", "a sign that nobody sees stands in it (U+202E)"),
        (lambda text: f"\ud800{text}", "(U+D800)"),
        (lambda text: f"\x07{text}", "(U+0007)"),
        (lambda text: f"\U000e0041{text}", "(U+E0041)"),
        (lambda text: f"{'─' * 48}\n{text}", "a ruled line"),
        (lambda text: text.replace("https://", "http://"), "its link does not stand in it once"),
        (lambda text: text.replace("https://", "(https://"), "its link does not stand in it once"),
        (lambda text: f"{text}\n{text[text.index('https') :]}", "its link does not stand in it once"),
        (lambda text: f"{text}\nhttps://evil.example", "an address that is not its own"),
        (lambda text: f"{text}\nevil.com", "an address that is not its own: “evil.com”"),
        (lambda text: f"{text}\nmailto:a@evil.com", "an address that is not its own"),
        (lambda text: f"{text}\n@elonmusk", "it mentions “@elonmusk”"),
        (lambda text: text.replace("Details:", "Register:"), "“Register:” stands before a link"),
        (lambda text: f"{text}\n#Harwick #Harwick #Books", "hashtags; on X 2 are the most"),
        (lambda text: f"[hook] {text}", "“[hook]” is left over"),
        (lambda text: f"{{hook}} {text}", "“{hook}” is left over"),
        (lambda text: f"**Now** {text}", "“**” is left over"),
        (lambda text: f"TODO {text}", "“TODO” is left over"),
        (lambda text: f"🎉 {text}", "an emoji that is neither in ours nor in the source: 🎉"),
        (lambda text: f"{text}\n1/2", "it does not keep the numbering"),
        (lambda text: f"9 towns\n{text}", "“9” is a number that is not in the source"),
        (lambda text: f"See you at 7pm\n{text}", "“7pm” is a time that is not in the source"),
        (lambda text: f"It is with Elon Musk\n{text}", "“Elon Musk” is a name that is not in the source"),
        (lambda text: f"“We will win this”\n{text}", "is a quotation that is not in the source"),
        (lambda text: text.replace("Saturday 5 Dec", "Friday 5 Dec"), "“friday 5 dec"),
        (lambda text: f"It began on 31 December.\n{text}", "“31 december” is no day of the source"),
        (lambda text: f"See you Friday\n{text}", "“friday” is no day of the source"),
        (lambda text: f"See you tonight\n{text}", "“tonight” counts from a day"),
        (lambda text: f"It is tomorrow\n{text}", "“tomorrow” counts from a day"),
        (
            lambda text: text.replace("Saturday 5 December", "Saturday"),
            "the day of the event is gone from it",
        ),
    ],
)
def test_each_thing_that_does_not_hold_is_named(change: object, expected: str) -> None:
    assert expected in reason("x-announce-b", change(ours("x-announce-b")))  # type: ignore[operator]


def test_a_text_has_to_say_what_it_is_about() -> None:
    text = f"Something is on, Saturday 5 December. Details: {_LINKS['x-announce-b']}"
    assert reason("x-announce-b", text) == "it does not say what it is about: no word of the title is in it"


def test_a_quotation_keeps_the_one_who_said_it() -> None:
    post = quoting()
    assert "who said it" in reason(post.id, post.text.replace("Ana Ruiz", "Ben Okafor", 1))
    assert "who said it" in reason(
        post.id, post.text.replace("— Ana Ruiz, librarian", "— Ben Okafor (for Ana Ruiz)")
    )
    said = post.text.replace(
        f"“{SPOKEN}”\n— Ana Ruiz, librarian", f"Ana Ruiz, librarian, puts it so: “{SPOKEN}”"
    )
    assert said != post.text
    assert reason(post.id, said) == ""


def test_what_the_article_says_is_nobody_s_quotation() -> None:
    post = quoting()
    text = f"“{CLAUSE}” – so says Ben Okafor.\n{post.text}"
    assert "which nobody says in the source" in reason(post.id, text)


def test_another_s_words_may_be_quoted_in_their_name() -> None:
    post = quoting("facebook")
    assert reason(post.id, f"Rex Hall: “{FOREIGN}”\n\n{post.text}") == ""
    assert "who said it" in reason(post.id, f"They say: “{FOREIGN}”\n\n{post.text}")


def test_a_post_with_its_link_in_the_profile_gets_none() -> None:
    text = ours("instagram-announce-a")
    assert "not its own" in reason("instagram-announce-a", f"{text}\n{_LINKS['instagram-announce-a']}")
    assert reason("instagram-announce-a", f"Here it comes.\n{text}") == ""


def test_a_message_is_typed_as_ours_are() -> None:
    old = ours("sms-announce-a")
    done = judged(Answer(id="sms-announce-a", text=f"Here it comes – really.\n{old}"))
    new = next(post for post in done.written.posts if post.id == "sms-announce-a")
    assert new.text.startswith("Here it comes - really.")


def test_a_thread_keeps_its_numbers() -> None:
    made = rich(event=None, posts=specs("launch"))
    parts = [post for post in written(made).posts if post.thread and post.platform == "x"]
    first, last = parts[0], parts[-1]
    good = Answer(id=first.id, text=f"Read this.\n{first.text}")
    bad = Answer(id=last.id, text=last.text.rpartition("\n")[0])
    other = Answer(id=parts[1].id, text=f"{parts[1].text}\nand more")
    done = judged(good, bad, other, made=made)
    assert [refusal.id for refusal in done.refusals] == [last.id, other.id]
    assert next(post for post in done.written.posts if post.id == first.id).text.endswith(f"\n1/{len(parts)}")


def test_no_network_gets_the_same_words_twice() -> None:
    first, second = ours("x-announce-a"), ours("x-announce-b")
    copied = second.replace(_LINKS["x-announce-b"], _LINKS["x-announce-a"])
    assert reason("x-announce-a", copied) == "another post for the same network says the same"
    new = f"Here it comes.\n{first}"
    swapped = new.replace(_LINKS["x-announce-a"], _LINKS["x-announce-b"])
    done = judged(Answer(id="x-announce-a", text=new), Answer(id="x-announce-b", text=swapped))
    assert [refusal.id for refusal in done.refusals] == ["x-announce-b"]


def test_posts_that_are_not_there_or_come_twice_are_told() -> None:
    new = Answer(id="x-announce-a", text=f"Here it comes.\n{ours('x-announce-a')}")
    done = judged(new, replace(new, text=ours("x-announce-a")), Answer(id="x\x1b[31m-nope" * 50, text="a"))
    assert [refusal.reason for refusal in done.refusals] == ["it is answered twice", "there is no such post"]
    assert done.refusals[1].id.isprintable()
    assert len(done.refusals[1].id) <= 61
    assert next(post for post in done.written.posts if post.id == "x-announce-a").writer


def test_two_hundred_refusals_are_a_few_warnings() -> None:
    done = judged(*(Answer(id=post.id, text="") for post in _OURS.values()))
    (warning,) = refused_warnings(done.refusals)
    assert warning.code == "writer-refused"
    assert f"and {len(_OURS) - 4} more: it has no words" in warning.message
    names = [Answer(id=f"no-{number}", text="a") for number in range(200)]
    odd = judged(*(Answer(id=post.id, text=f"{'a' * n}") for n, post in enumerate(_OURS.values(), 11_000)))
    assert len(refused_warnings((*judged(*names).refusals, *odd.refusals))) <= 9

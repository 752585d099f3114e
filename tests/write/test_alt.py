from __future__ import annotations

from sharekit.plan.model import (
    CardContent,
    CardKind,
    CardSpec,
    CountdownContent,
    CtaContent,
    EventContent,
    Footer,
    QuoteContent,
    StatementContent,
    StatisticContent,
)
from sharekit.presets.phrases import load_phrases
from sharekit.write import write_alt
from tests.write.build import ANA, BEN, DAN

SEEN = "White text on red."


def alt(kind: CardKind, content: CardContent, language: str = "en", pictured: str | None = SEEN) -> str:
    spec = CardSpec(
        id="a-1-square",
        subject="a-1",
        number=1,
        kind=kind,
        format="square",
        content=content,
        footer=Footer(organisation="Friends of the Library", address="example.org/library"),
        language=language,
    )
    return write_alt(spec, phrases=load_phrases(language), pictured=pictured)


def test_a_quotation() -> None:
    content = QuoteContent(text="We stay.", speaker="Ana Ruiz", role="librarian")
    expected = (
        "“We stay.” — Ana Ruiz, librarian. Friends of the Library. example.org/library. White text on red."
    )
    assert alt("quote", content) == expected
    assert alt("quote", QuoteContent(text="We stay?"), pictured=None).startswith("“We stay?” Friends")


def test_in_the_words_of_the_card() -> None:
    content = QuoteContent(text="Wir bleiben.", speaker="Ana Ruiz", role="Bibliothekarin")
    assert alt("quote", content, "de") == (
        "„Wir bleiben.“ – Ana Ruiz, Bibliothekarin. Friends of the Library. example.org/library. "
        "White text on red."
    )


def test_a_slide_says_which_one_it_is_and_a_countdown_how_long_it_is() -> None:
    assert alt("slide", QuoteContent(text="We stay.", kicker="2 / 5")).startswith("2 / 5. “We stay.” Friends")
    left = CountdownContent(left="Tomorrow", title="Save Our Library", when="Saturday 5 December, 7pm")
    assert alt("countdown", left).startswith("Tomorrow. Save Our Library. Saturday 5 December, 7pm. Friends")


def test_a_statement_a_figure_and_a_call() -> None:
    assert alt("statement", StatementContent(text="We stay", kicker="Library")).startswith(
        "Library. We stay. "
    )
    figure = StatisticContent(
        number="4,200", unit="hours", label="cut", caption="In three years.", qualifier="over"
    )
    assert alt("statistic", figure).startswith("over 4,200 hours cut. In three years. Friends")
    call = CtaContent(
        text="Save Our Library\nSaturday 5 December", button="Register here", kicker="Take part"
    )
    assert alt("cta", call).startswith("Take part. Save Our Library. Saturday 5 December. Register here. ")


def test_an_event_with_everybody_in_it() -> None:
    content = EventContent(
        title="Save Our Library!",
        weekday="Saturday",
        day="5",
        month="December",
        kicker="Event",
        time="6.30pm",
        place="Town Hall",
        speakers=(ANA, BEN),
        chair=DAN,
        chair_label="Chair",
        ask="Register here",
    )
    assert alt("event", content) == (
        "Event: Save Our Library! Saturday 5 December, 6.30pm. Town Hall. With Ana Ruiz (librarian) and "
        "Ben Okafor (Harwick Tenants Union). Chair: Dan Webb (bus driver). Register here. "
        "Friends of the Library. example.org/library. White text on red."
    )


def test_what_is_pictured_goes_first_then_the_footer_and_words_never() -> None:
    words = "One word after another, " * 11
    fits, tight, long = words[:200] + "done.", words + "done.", words * 2 + "done."
    seen = alt("quote", QuoteContent(text=fits), pictured="x" * 80)
    assert seen == f"“{fits}” Friends of the Library. example.org/library."
    assert alt("quote", QuoteContent(text=tight)) == f"“{tight}”"
    assert alt("quote", QuoteContent(text=long)).startswith(f"“{long}”")

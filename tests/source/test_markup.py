"""Markdown, the HTML inside it, and pages with front matter, as blocks."""

from __future__ import annotations

from pathlib import Path

import pytest

from sharekit.source.formats.parsing import parse_markdown
from tests.source.reads import read_piped, read_saved


def read_blocks(text: str) -> list[tuple[str, str]]:
    return [(draft.kind, " ".join(draft.text.split())) for draft in parse_markdown(text)]


def test_html_in_markdown_is_read_as_blocks() -> None:
    text = (
        '## Dyers\n\n<div class="body"><p>The dyers of <b>Wolden</b> stay.</p>\n<!-- no -->\n'
        "<ul>\n    <li>Blue</li>\n    <li>Red</li>\n</ul></div>\n<script>no()</script>\n\nMore *words*.\n"
    )
    assert read_blocks(text) == [
        ("heading", "Dyers"),
        ("paragraph", "The dyers of Wolden stay."),
        ("item", "Blue"),
        ("item", "Red"),
        ("paragraph", "More words."),
    ]


def test_what_stands_behind_the_end_of_a_page_is_read() -> None:
    assert read_blocks("<body><p>Blue</p></body></html>\n\nRed\n") == [
        ("paragraph", "Blue"),
        ("paragraph", "Red"),
    ]


def test_links_bold_words_and_lines_of_html() -> None:
    (draft,) = parse_markdown("\n<p>Come and <b>dye</b>: <a href='https://example.org/dye'>sign up</a></p>\n")
    assert [(link.span.of(draft.text), link.url) for link in draft.links] == [
        ("sign up", "https://example.org/dye")
    ]
    assert [span.of(draft.text) for span in draft.strong] == ["dye"]
    assert draft.line == 2


def test_indented_html_is_no_code() -> None:
    assert read_blocks("<div>\n\n    <p>The dyers stay.</p>\n\n</div>\n\n    dye = red\n") == [
        ("paragraph", "The dyers stay.")
    ]


@pytest.mark.parametrize(
    "words",
    [
        "The dyers stay.{: .lead}",
        'The dyers stay.\n{:style="color: red"}',
        'The dyers stay.{:\nstyle="color: red" }',
        "{% include nav.html %}\n\nThe dyers stay.{{ site.baseurl }}",
        '{{< figure src="/a.jpg" >}}\n\nThe dyers stay.',
        "{% comment %}\nNot yet.\n{% endcomment %}\n\nThe dyers stay.",
        '[gallery ids="1,2"]\n\nThe dyers stay.',
    ],
)
def test_what_only_a_site_generator_reads_is_no_text(words: str) -> None:
    assert read_piped(f"---\ntitle: Dye\n---\n\n{words}\n").text == "The dyers stay."


@pytest.mark.parametrize(
    "table",
    [
        "| Day | 10 April |\n|---|---|\n| Where: | Dye Works |\n| 10 | Blue | Red |\n",
        (
            "<table><tr><td>Day</td><td><p>10 April</p></td></tr>"
            "<tr><td>Where:</td><td>Dye Works</td></tr></table>"
        ),
    ],
)
def test_the_row_of_a_table_is_one_line(table: str) -> None:
    rows = [words for _, words in read_blocks(table)]
    assert rows[0] in {"Day: 10 April", "Day | 10 April"}  # a head has columns, not a value
    assert rows[1] == "Where: Dye Works"


def test_a_table_that_lays_out_a_page_is_no_row() -> None:
    table = "<table><tr><td><p>The dyers stay.</p><p>They want wages.</p></td><td>Menu</td></tr></table>"
    assert len(read_blocks(table)) == 3


def test_a_page_with_front_matter(tmp_path: Path) -> None:
    text = (
        "---\nlayout: post\ntitle: Dyers &amp; <em>weavers</em>\nlang: en\n---\n"
        "<h2>Why</h2>\n<p>The dyers of Wolden want<br>their wages.</p>\n"
    )
    document = read_saved(tmp_path, "2025-03-04-dyers.html", text)
    assert document.title == "Dyers & weavers"
    assert document.text == "Why\n\nThe dyers of Wolden want their wages."
    assert [block.line for block in document.blocks] == [6, 7]


def test_what_stands_right_under_a_heading_is_apart_from_the_text() -> None:
    page = (
        '<div><h2>Dye</h2><span class="author">Mara Oss</span><time class="date">4 May</time>They stay.</div>'
    )
    assert [words for _, words in read_blocks(page)] == ["Dye", "Mara Oss", "4 May", "They stay."]
    assert len(read_blocks('<p>Ask <a class="author" href="/m">Mara Oss</a> today.</p>')) == 1

"""Who says what, eight languages: input and what is understood. A wrong name is worse than none."""

from __future__ import annotations

import pytest

from tests.source.reads import read_piped

Said = tuple[str, str | None]


def said(text: str, language: str) -> list[Said]:
    document = read_piped(f"---\ntitle: Mill Lane\nlanguage: {language}\n---\n\n{text}\n")
    found = [quote for quote in document.quotes if quote.kind == "speech" and quote.span]
    assert all(quote.span and quote.span.of(document.text) == quote.text for quote in found)
    return [
        (quote.text, quote.speaker)
        for quote in sorted(found, key=lambda quote: quote.span.start if quote.span else 0)
    ]


ENGLISH: list[tuple[str, list[Said]]] = [
    (
        "“The mill belongs to us,” Cora Webb, a weaver from Hull, told the owners.",
        [("The mill belongs to us", "Cora Webb")],
    ),
    ("“The mill belongs to us,” said weaver Cora Webb.", [("The mill belongs to us", "Cora Webb")]),
    (
        "“The mill belongs to us,” said Weavers Union general secretary Cora Webb.",
        [("The mill belongs to us", "Cora Webb")],
    ),
    (
        "“The mill belongs to us,” said the union’s secretary, Cora Webb.",
        [("The mill belongs to us", "Cora Webb")],
    ),
    ("“The mill belongs to us,” said the union.", [("The mill belongs to us", "the union")]),
    ("“The mill belongs to us,” the union said.", [("The mill belongs to us", "the union")]),
    ("“The mill belongs to us,” said UNISON.", [("The mill belongs to us", "UNISON")]),
    ("According to Cora Webb, “the mill belongs to us all”.", [("the mill belongs to us all", "Cora Webb")]),
    (
        "Cora Webb, who weaves at night, said: “The mill belongs to us.”",
        [("The mill belongs to us.", "Cora Webb")],
    ),
    ("Cora Webb stood up and said: “The mill belongs to us.”", [("The mill belongs to us.", "Cora Webb")]),
    ("Cora Webb of Unite said: “The mill belongs to us.”", [("The mill belongs to us.", "Cora Webb")]),
    (
        "“The mill,” said Cora Webb, “belongs to every one of us.”",
        [("belongs to every one of us.", "Cora Webb")],
    ),
    (
        "Cora Webb met the press. “The mill belongs to us,” she said.",
        [("The mill belongs to us", "Cora Webb")],
    ),
    (
        "Cora Webb and Tom Hale met the press. “The mill belongs to us,” he said.",
        [("The mill belongs to us", "Tom Hale")],
    ),
    (
        "“The mill belongs to us,” said Cora Webb and Tom Hale.",
        [("The mill belongs to us", "Cora Webb and Tom Hale")],
    ),
    (
        "“Is the mill ours?” asked Cora Webb. “It always was, and it stays so.”",
        [("Is the mill ours?", "Cora Webb"), ("It always was, and it stays so.", "Cora Webb")],
    ),
    ("Cora Webb: “The mill belongs to us all.”", [("The mill belongs to us all.", "Cora Webb")]),
    ("“The mill belongs to us all,” said a man at the gate.", [("The mill belongs to us all", None)]),
    ("Workers said Tom Hale was “a danger to the whole of the town”.", []),
    ("Ida Marsh wants the “Act for the Homes of All Tenants” to be read aloud.", []),
    ("Ida Marsh said the council “has sold the whole river bank to people from elsewhere.”", []),
    (
        "“It is closed for good.” Tom Hale, a manager, said: “Nobody will be paid today.”",
        [("It is closed for good.", None), ("Nobody will be paid today.", "Tom Hale")],
    ),
    ("The ‘Friends of the Mill’ and their “open door” are known.", []),
    ("They carried a banner with “Hands off our mill” on it.", []),
    (
        "The Prime Minister said: “The mill belongs to the nation.”",
        [("The mill belongs to the nation.", "The Prime Minister")],
    ),
]

OTHERS: list[tuple[str, str, list[Said]]] = [
    (
        "es",
        "«La fábrica es de todas», dijo Clara Vega, tejedora.",
        [("La fábrica es de todas", "Clara Vega")],
    ),
    (
        "es",
        "«La fábrica es de todas», dijo este martes la portavoz Clara Vega.",
        [("La fábrica es de todas", "Clara Vega")],
    ),
    ("es", "“La fábrica es de todas”, aseguró el sindicato.", [("La fábrica es de todas", "el sindicato")]),
    ("es", "Clara Vega dijo: «La fábrica es de todas».", [("La fábrica es de todas", "Clara Vega")]),
    ("es", "Según Clara Vega, «la fábrica es de todas».", [("la fábrica es de todas", "Clara Vega")]),
    (
        "es",
        "—La fábrica es de todas —dijo Clara Vega—. Nadie nos echará de aquí.",
        [("La fábrica es de todas", "Clara Vega"), ("Nadie nos echará de aquí.", "Clara Vega")],
    ),
    (
        "es",
        "Clara Vega llegó temprano. «La fábrica es de todas», explicó ella.",
        [("La fábrica es de todas", "Clara Vega")],
    ),
    ("es", "El llamado «plan de mejora» cierra la fábrica.", []),
    (
        "pt",
        "“A fábrica é de todos nós”, disse Clara Veiga, tecelã.",
        [("A fábrica é de todos nós", "Clara Veiga")],
    ),
    (
        "pt",
        "“A fábrica é de todos nós”, afirmou a professora Clara Veiga.",
        [("A fábrica é de todos nós", "Clara Veiga")],
    ),
    ("pt", "Segundo Clara Veiga, “a fábrica é de todos nós”.", [("a fábrica é de todos nós", "Clara Veiga")]),
    ("pt", "— A fábrica é de todos nós — disse Clara Veiga.", [("A fábrica é de todos nós", "Clara Veiga")]),
    ("pt", "Clara Veiga disse: “A fábrica é de todos nós”.", [("A fábrica é de todos nós", "Clara Veiga")]),
    (
        "fr",
        "« L’usine est à nous toutes », a déclaré Claire Vidal.",
        [("L’usine est à nous toutes", "Claire Vidal")],
    ),
    (
        "fr",
        "« L’usine est à nous toutes », assurent les salariés de la filature.",
        [("L’usine est à nous toutes", "les salariés de la filature")],
    ),
    (
        "fr",
        "Claire Vidal explique : « L’usine est à nous toutes. »",
        [("L’usine est à nous toutes.", "Claire Vidal")],
    ),
    (
        "fr",
        "D’après Claire Vidal, « l’usine est à nous toutes ».",
        [("l’usine est à nous toutes", "Claire Vidal")],
    ),
    (
        "fr",
        "Claire Vidal est tisserande. « L’usine est à nous toutes », affirme-t-elle.",
        [("L’usine est à nous toutes", "Claire Vidal")],
    ),
    ("fr", "— L’usine est à nous toutes, dit Claire Vidal.", [("L’usine est à nous toutes", "Claire Vidal")]),
    ("fr", "Le prétendu « plan social » ferme l’usine.", []),
    (
        "de",
        "„Die Fabrik gehört uns allen“, sagte Klara Voss.",
        [("Die Fabrik gehört uns allen", "Klara Voss")],
    ),
    (
        "de",
        "»Die Fabrik gehört uns allen«, sagte Weberin Klara Voss.",
        [("Die Fabrik gehört uns allen", "Klara Voss")],
    ),
    (
        "de",
        "„Die Fabrik gehört uns allen“, so Gewerkschaftssekretärin Klara Voss.",
        [("Die Fabrik gehört uns allen", "Klara Voss")],
    ),
    (
        "de",
        "Dazu sagt Klara Voss: „Die Fabrik gehört uns allen.“",
        [("Die Fabrik gehört uns allen.", "Klara Voss")],
    ),
    (
        "de",
        "Klara Voss wohnt hier. „Die Fabrik gehört uns allen“, sagt sie.",
        [("Die Fabrik gehört uns allen", "Klara Voss")],
    ),
    (
        "de",
        "„Die Fabrik gehört uns allen“, erklärte die Gewerkschaft.",
        [("Die Fabrik gehört uns allen", "die Gewerkschaft")],
    ),
    ("de", "Das „neue Konzept“ schließt die Fabrik.", []),
    (
        "nl",
        "“De fabriek is van ons allemaal”, zegt Klaartje Vos.",
        [("De fabriek is van ons allemaal", "Klaartje Vos")],
    ),
    (
        "nl",
        "‘De fabriek is van ons allemaal’, zei voorzitter Klaartje Vos.",
        [("De fabriek is van ons allemaal", "Klaartje Vos")],
    ),
    (
        "nl",
        "Volgens Klaartje Vos is dat duidelijk. “De fabriek is van ons allemaal.”",
        [("De fabriek is van ons allemaal.", "Klaartje Vos")],
    ),
    (
        "nl",
        "„De fabriek is van ons allemaal”, aldus de vakbond.",
        [("De fabriek is van ons allemaal", "de vakbond")],
    ),
    ("ar", "قالت سعاد منصور: «المصنع ملك لنا جميعا».", [("المصنع ملك لنا جميعا", "سعاد منصور")]),
    ("ar", "«المصنع ملك لنا جميعا»، قال رئيس النقابة سمير حداد.", [("المصنع ملك لنا جميعا", "سمير حداد")]),
    (
        "he",
        "אמרה רונית לוי: ״המפעל שייך לכולנו והוא יישאר״.",
        [("המפעל שייך לכולנו והוא יישאר", "רונית לוי")],
    ),
    ("he", "״המפעל שייך לכולנו והוא יישאר״, אמר משה כהן.", [("המפעל שייך לכולנו והוא יישאר", "משה כהן")]),
]


KINDS: list[tuple[str, str, list[Said]]] = [
    (
        "en",
        "“The mill belongs to us,” Rep. Cora Webb, a former weaver, told the owners.",
        [("The mill belongs to us", "Cora Webb")],
    ),
    (
        "en",
        "Cora Webb from the union Looms Together said: “The mill belongs to us all.”",
        [("The mill belongs to us all.", "Cora Webb")],
    ),
    (
        "en",
        "In an open letter the drivers write:\n\n> The mill is the last thing that the town has left us.",
        [("The mill is the last thing that the town has left us.", "the drivers")],
    ),
    (
        "fr",
        "« L’usine est à nous », affirment, au nom de tous, Claire Vidal et Luc Morel.",
        [("L’usine est à nous", "Claire Vidal et Luc Morel")],
    ),
    ("es", "La charla «Cómo se teje una ciudad entera» es el martes.", []),
    ("de", "Die Weberei ist, so schreibt Klara Voss, das „Herz der kleinen Stadt“, und alle wissen es.", []),
]


@pytest.mark.parametrize(("language", "text", "expected"), KINDS)
def test_titles_of_people_groups_letters_and_no_speech(
    language: str, text: str, expected: list[Said]
) -> None:
    assert said(text, language) == expected


def test_a_placeholder_of_a_template_is_no_candidate() -> None:
    document = read_piped("# Mill Lane\n\nOur firm has always believed in [INSERT MILL VALUES] and in us.\n")
    assert not any("INSERT" in quote.text for quote in document.quotes)


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(text: str, expected: list[Said]) -> None:
    assert said(text, "en") == expected


@pytest.mark.parametrize(("language", "text", "expected"), OTHERS)
def test_other_languages(language: str, text: str, expected: list[Said]) -> None:
    assert said(text, language) == expected


def test_a_role_before_a_name_ends_without_its_comma() -> None:
    document = read_piped(
        "---\ntitle: Cold\n---\n\n“The boiler is older than I am,” said the caretaker, Cora Webb.\n"
    )
    (quote,) = document.quotes
    assert (quote.speaker, quote.role) == ("Cora Webb", "caretaker")

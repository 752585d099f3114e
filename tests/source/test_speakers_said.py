"""Who said it, in the languages that sharekit reads. A wrong name is worse than none."""

from __future__ import annotations

import pytest

from tests.source.reads import read_piped

Said = tuple[str, str | None, str | None]


def speech(text: str, language: str) -> list[Said]:
    document = read_piped(f"---\ntitle: Mill Lane\nlanguage: {language}\n---\n\n{text}\n")
    found = [quote for quote in document.quotes if quote.kind == "speech" and quote.span]
    found.sort(key=lambda quote: quote.span.start if quote.span else 0)
    return [(quote.text, quote.speaker, quote.role) for quote in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # before, after, inside
        ("Ana Ruiz said: “We will stay here.”", [("We will stay here.", "Ana Ruiz", None)]),
        ("“We will stay here,” said Ana Ruiz, a nurse.", [("We will stay here", "Ana Ruiz", "a nurse")]),
        ("“We will stay here,” Ruiz added.", [("We will stay here", "Ruiz", None)]),
        (
            "“We will stay,” said Ana Ruiz. “We have nowhere else to go.”",
            [("We will stay", "Ana Ruiz", None), ("We have nowhere else to go.", "Ana Ruiz", None)],
        ),
        # surnames and pronouns
        (
            "Ana Ruiz, a nurse, has lived here since 1998.\n\n“We will stay here,” said Ruiz.",
            [("We will stay here", "Ana Ruiz", "a nurse")],
        ),
        (
            "Ana Ruiz has lived here since 1998. “We will stay here,” she said.",
            [("We will stay here", "Ana Ruiz", None)],
        ),
        (
            "Robin Ruiz met Kim Lind at the gate. “We will stay here,” she said.",
            [("We will stay here", None, None)],
        ),
        # the sentence before
        (
            "Ana Ruiz told the council what she thinks. “We will stay here, whatever it costs.”",
            [("We will stay here, whatever it costs.", "Ana Ruiz", None)],
        ),
        # a new sentence after a quotation that has ended is about somebody else
        (
            "“We will stay here, whatever it costs.” Tom Lind said that the rent would rise.",
            [("We will stay here, whatever it costs.", None, None)],
        ),
        # not a person
        (
            "“We will stay here,” said a spokesman for Amnesty.",
            [("We will stay here", None, None)],
        ),
        ("“We will stay here,” said the novelist Ana Ruiz.", [("We will stay here", "Ana Ruiz", "novelist")]),
        # two of them
        (
            "“We will stay here,” said Ana Ruiz and Tom Lind.",
            [("We will stay here", "Ana Ruiz and Tom Lind", None)],
        ),
        # blocks
        (
            "> We will stay here, whatever it costs.\n\n— Ana Ruiz, nurse",
            [("We will stay here, whatever it costs.", "Ana Ruiz", "nurse")],
        ),
        # paragraphs: each opens with a mark, the last one closes
        (
            "Ana Ruiz said: “We will stay here, whatever it costs.\n\n“And we will win, said or unsaid.”",
            [
                ("We will stay here, whatever it costs.", "Ana Ruiz", None),
                ("And we will win, said or unsaid.", "Ana Ruiz", None),
            ],
        ),
        # scare quotes, titles, single words
        ("The “emergency measure” has lasted for ten years.", []),
        ("Her book “The Long Night Shift” came out in May.", []),
        ("The owner called it “a gift” to the town.", []),
    ],
)
def test_english(text: str, expected: list[Said]) -> None:
    assert speech(text, "en") == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "de",
            "„Wir bleiben hier“, sagte Ana Ruiz, Pflegerin.",
            [("Wir bleiben hier", "Ana Ruiz", "Pflegerin")],
        ),
        ("de", "Ana Ruiz sagte: „Wir bleiben alle hier.“", [("Wir bleiben alle hier.", "Ana Ruiz", None)]),
        ("de", "„Wir bleiben hier“, so Ana Ruiz.", [("Wir bleiben hier", "Ana Ruiz", None)]),
        (
            "de",
            "Laut Ana Ruiz gilt: „Wir bleiben alle hier.“",
            [("Wir bleiben alle hier.", "Ana Ruiz", None)],
        ),
        (
            "nl",
            "„Wij blijven allemaal hier”, zegt Ana Ruiz.",
            [("Wij blijven allemaal hier", "Ana Ruiz", None)],
        ),
        (
            "nl",
            "'Wij blijven allemaal hier', aldus Ana Ruiz.",
            [("Wij blijven allemaal hier", "Ana Ruiz", None)],
        ),
        (
            "nl",
            'Voorzitter Ana Ruiz zag het gebeuren. "Wij blijven allemaal hier", benadrukt Ruiz.',
            [("Wij blijven allemaal hier", "Ana Ruiz", "Voorzitter")],
        ),
        (
            "fr",
            "« Nous resterons tous ici », affirme Ana Ruiz.",
            [("Nous resterons tous ici", "Ana Ruiz", None)],
        ),
        (
            "fr",
            "Selon Ana Ruiz, « nous resterons tous ici ».",
            [("nous resterons tous ici", "Ana Ruiz", None)],
        ),
        (
            "fr",
            "« Nous resterons ici, explique Ana Ruiz, infirmière. Personne ne nous chassera. »",
            [
                ("Nous resterons ici", "Ana Ruiz", "infirmière"),
                ("Personne ne nous chassera.", "Ana Ruiz", "infirmière"),
            ],
        ),
        (
            "fr",
            "Ana Ruiz habite ici depuis 1998. « Nous resterons tous ici », explique-t-elle.",
            [("Nous resterons tous ici", "Ana Ruiz", None)],
        ),
        (
            "fr",
            "« Nous resterons tous ici », assurent les voisins de Belleville.",
            [("Nous resterons tous ici", "les voisins de Belleville", None)],
        ),
        (
            "es",
            "«Nos quedaremos todas aquí», dijo Ana Ruiz.",
            [("Nos quedaremos todas aquí", "Ana Ruiz", None)],
        ),
        (
            "es",
            "—Nos quedaremos todas aquí —dijo Ana Ruiz.",
            [("Nos quedaremos todas aquí", "Ana Ruiz", None)],
        ),
        (
            "es",
            "Según Ana Ruiz, “nos quedaremos todas aquí”.",
            [("nos quedaremos todas aquí", "Ana Ruiz", None)],
        ),
        ("pt", "“Vamos ficar todas aqui”, disse Ana Ruiz.", [("Vamos ficar todas aqui", "Ana Ruiz", None)]),
        ("pt", "Segundo Ana Ruiz, “vamos ficar todas aqui”.", [("vamos ficar todas aqui", "Ana Ruiz", None)]),
        (
            "ar",
            "قالت ليلى حداد: «سنبقى هنا ولن نرحل أبدا».",
            [("سنبقى هنا ولن نرحل أبدا", "ليلى حداد", None)],
        ),
        ("ar", "«سنبقى هنا ولن نرحل أبدا»، قال سامي خوري.", [("سنبقى هنا ولن نرحل أبدا", "سامي خوري", None)]),
        (
            "he",
            "״נישאר כאן ולא נלך לשום מקום״, אמרה דנה לוי.",
            [("נישאר כאן ולא נלך לשום מקום", "דנה לוי", None)],
        ),
        (
            "he",
            'דנה לוי אמרה: "נישאר כאן ולא נלך לשום מקום".',
            [("נישאר כאן ולא נלך לשום מקום", "דנה לוי", None)],
        ),
    ],
)
def test_other_languages(language: str, text: str, expected: list[Said]) -> None:
    assert speech(text, language) == expected

"""Texts cut where a sentence ends."""

from __future__ import annotations

import pytest

from sharekit.write.typography import sentences_of


@pytest.mark.parametrize(
    ("language", "text", "sentences"),
    [
        ("en", "Dr. Ruiz came. We read.", ["Dr. Ruiz came.", "We read."]),
        ("es", "¿Es seguro?, ¿puede fallar? Vengan.", ["¿Es seguro?", "¿puede fallar?", "Vengan."]),
        ("en", "“Why not?”, she said.", ["“Why not?”, she said."]),
        ("en", "One", ["One"]),
    ],
)
def test_sentences(language: str, text: str, sentences: list[str]) -> None:
    assert list(sentences_of(text, language)) == sentences

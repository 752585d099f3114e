"""Fitted choices: how likely it is, by what speaks for it, that something is meant."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from operator import mul
from typing import Any, Literal, TypeAlias, TypeVar

from sharekit.presets.grammar import load_table

Features: TypeAlias = Mapping[str, float]
Question: TypeAlias = Literal[
    "day",
    "announces",
    "last",
    "time",
    "place",
    "online",
    "register",
    "speaker",
    "title",
    "tells",
    "need",
    "opens",
]
_Item = TypeVar("_Item")


def logit(model: Mapping[str, Any], features: Features) -> float:
    """Return the bias of a fitted model, if it has one, and what it weighs; what is not named is 0."""
    weights = model["weights"]
    found = sum(map(mul, map(weights.get, features, repeat(0.0)), features.values()))
    return float(model.get("bias", 0.0) + found)


def chance(model: Mapping[str, Any], features: Features) -> float:
    """Return how likely a logistic regression says something is, by what speaks for it."""
    return logistic(logit(model, features))


def logistic(score: float) -> float:
    """Return a score as a probability."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def probability(question: Question, features: Features) -> float:
    """Return how likely the answer to a question about an event is yes.

    Its weights, and how they were fitted, stand in `presets/grammar/event_model.toml`.

    Args:
        question: Which of the fitted models answers.
        features: What speaks for and against it; what is not named is 0.
    """
    return chance(load_table("event_model")[question], features)


def best_of(
    question: Question, items: Sequence[_Item], features: Iterable[Features]
) -> tuple[tuple[_Item, float], ...]:
    """Return items with their probabilities, the most likely first, the earlier one of two alike."""
    scored = [(item, probability(question, each)) for item, each in zip(items, features, strict=True)]
    return tuple(sorted(scored, key=lambda row: -row[1]))


def threshold(question: Question, band: str) -> float:
    """Return the probability from which an answer is of a band: `sure`, `likely`, `used`."""
    return float(load_table("event_model")[question]["bands"][band])

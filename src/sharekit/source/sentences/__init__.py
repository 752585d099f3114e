"""Sentences that stand alone, their rank, and figures with what they count."""

"""Sentences, and what of them may stand on cards and open posts.

In: the page and its quotations. Out: its sentences (`sentences`), judged (`standing`); quotes as candidates,
ranked (`ranking`); figures with what they count (`figures`).
"""

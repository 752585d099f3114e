"""Formats of sources.

In: a location. Out: its bytes with their kind (`intake`); of these `Draft` blocks (`parsing`, `office`), what
it states of itself as one `Stated` (`frontmatter`, `stated`), and the page laid out (`Content`).
"""

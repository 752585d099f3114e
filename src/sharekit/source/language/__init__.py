"""Languages and names.

In: a text. Out: the tag of its language (`language`); names and roles, and words as patterns (`people`).
"""

"""Pages of the web.

In: an address, or HTML. Out: the bytes, fetched with care (`fetch`); the main text as blocks (`maintext`);
title, day, author and events as a page states them (`metadata`); all of it as one `Parsed` (`webpage`).
"""
